"""The front hall: the home page, the demonstration's post, and what the product says about itself."""

import re
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, QueryDict, UnreadablePostError
from django.shortcuts import render
from django.urls import resolve
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request
from django.views.generic import TemplateView

from accounts import drafts, mishaps
from accounts.models import Organisation
from accounts.roles import Permission
from evaluation.views.answering import TooBig
from evaluation.views.answering.questionnaire import way_of_sender
from evaluation.views.mishaps import open_too_long
from fourpi import home, vendored
from jobs import outbox
from participants import doors

OUTBOX = "jobs.outbox.FolderBackend"
ANSWERING = ("evaluation:answer-page", "evaluation:check")
TOO_BIG = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
READ_AT_ONCE = 64 * 1024


def demonstrations_with_post(user):
    """The demonstration organisations whose letters this person may read; none where letters are really sent."""
    if settings.EMAIL_BACKEND != OUTBOX:
        return Organisation.objects.none()
    return Organisation.objects.where_may(user, Permission.SEE_PEOPLE).filter(is_demonstration=True)


class Home(TemplateView):
    template_name = "fourpi/home.html"

    def get_context_data(self, **kwargs):
        parts = home.parts(self.request.user, today=timezone.localdate())
        return super().get_context_data(
            parts=parts,
            is_demonstration=any(part.organisation.is_demonstration for part in parts),
            has_outbox=demonstrations_with_post(self.request.user).exists(),
            unfinished=home.unfinished(self.request.user),
            **kwargs,
        )


class OfOutbox:
    """The letters the demonstration wrote, for those who may see its people; otherwise there is no such page."""

    def letters(self):
        organisations = list(demonstrations_with_post(self.request.user).values_list("pk", flat=True))
        if not organisations:
            raise Http404
        return outbox.letters(organisations=organisations)


class Outbox(OfOutbox, TemplateView):
    template_name = "fourpi/outbox.html"
    shown = 100

    def get_context_data(self, **kwargs):
        letters = list(self.letters())
        return super().get_context_data(
            letters=letters[: self.shown], number=len(letters), is_demonstration=True, **kwargs
        )


class OutboxLetter(OfOutbox, TemplateView):
    template_name = "fourpi/outbox_letter.html"

    def get_context_data(self, name, **kwargs):
        letter = next((letter for letter in self.letters() if letter.name == name), None)
        if letter is None:
            raise Http404
        pieces = split_links(letter.text, origin=settings.ORIGIN)
        return super().get_context_data(letter=letter, pieces=pieces, is_demonstration=True, **kwargs)


@dataclass(frozen=True)
class Piece:
    text: str
    is_link: bool


def split_links(text, *, origin):
    """The text in pieces, so that a page can make links of addresses on our own site, and of nothing else."""
    own_address = re.compile(rf"({re.escape(origin)}/[A-Za-z0-9/_\-]*)")
    return [Piece(text=piece, is_link=number % 2 == 1) for number, piece in enumerate(own_address.split(text)) if piece]


def forged_or_old(request, reason=""):
    """A form whose mark against forged requests does not hold. From a page of our own it was open too long: then
    everything that was typed is shown again, to send once more. From anywhere else nothing of it is shown."""
    is_ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    page = resolve(request.path)
    if is_ours and page.view_name in ANSWERING:
        way = way_of_sender(request, invitation_id=page.kwargs["invitation_id"])
        return open_too_long(request, way=way)
    if is_ours or drafts.find_page(request.POST.get(drafts.SEAL)):
        again = _again(request, page.func, is_ours=is_ours)
        return again or csrf_failure(request, reason=reason)
    return csrf_failure(request, reason=reason)


def _again(request, page, *, is_ours):
    """What was sent to a page of staff or of a person, on a page to copy it from or to send it again; or None."""
    if getattr(page, "login_required", True):
        return mishaps.open_too_long(request, page)
    if not is_ours or not doors.just_typed(request):
        return None
    is_known = doors.cookie_name() in request.COOKIES
    return mishaps.open_too_long(request, page) if is_known else doors.closed_to_what_was_sent(request)


def not_readable(request, exception=None):
    """What was sent cannot be taken as it is. When it was too big, say so, and how not to lose it."""
    if not isinstance(exception, TOO_BIG):
        return bad_request(request, exception)
    _let_it_arrive(request)
    request.POST = QueryDict()  # what could not be read is not read again
    page = resolve(request.path)
    if page.view_name in ANSWERING:
        return TooBig.as_view()(request, **page.kwargs)
    return render(request, "413.html", status=413)


def _let_it_arrive(request):
    """Read what was refused, and forget it: a browser that is cut off while it sends shows no page of ours."""
    left = settings.UPLOAD_MAX_SIZE
    with suppress(UnreadablePostError):
        while left > 0 and (piece := request.read(READ_AT_ONCE)):
            left -= len(piece)


@method_decorator(login_not_required, name="dispatch")
class Accessibility(TemplateView):
    template_name = "fourpi/accessibility.html"


@method_decorator(login_not_required, name="dispatch")
class Licences(TemplateView):
    template_name = "fourpi/licences.html"
    extra_context = {"vendored": vendored.list_vendored}
