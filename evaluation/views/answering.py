"""Answering a questionnaire by personal link: start, page after page, check, send. No GET changes anything."""

import logging

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator

from activities.framework import Capacity
from evaluation import submission
from evaluation.doors import InvitationView
from evaluation.forms.answering import (
    AnswerPageForm,
    PermissionForm,
    initial_of,
    said_in_words,
    strays,
)
from evaluation.models import Given, Invitation, Response
from evaluation.submission import AlreadySent, BegunElsewhere, RoundClosed
from evaluation.views.mishaps import kept_out, not_saved

logger = logging.getLogger(__name__)

STOPPED = "Your answers are saved. You can stop here, and go on another time."
BEGUN_ELSEWHERE = "Answers were saved on another device, so you cannot say no here. Use that device, or a fresh link."
NOTHING_TO_SEND = "You have not answered a question yet, so there is nothing to send."


@method_decorator(login_not_required, name="dispatch")
class QuestionnaireView(InvitationView):
    """A page of one questionnaire. A database that is away loses nothing that was typed."""

    def setup(self, request, *args, **kwargs):
        self.is_database_away = False
        self._drafts = None
        try:
            super().setup(request, *args, **kwargs)
        except Error:
            self.is_database_away = True

    def dispatch(self, request, *args, **kwargs):
        if self.is_database_away:
            return not_saved(request)
        if self.access is None and strays(request.POST):
            return kept_out(request)
        try:
            return super().dispatch(request, *args, **kwargs)
        except Error:
            logger.exception("The database failed while a person was answering.")
            return not_saved(request)

    def page(self, template, context=None, *, status=200):
        return super().page(template, {"wording": self.invitation.wording} | (context or {}), status=status)

    def go(self, name, *args):
        return redirect(f"evaluation:{name}", self.invitation.pk, *args)

    def go_on(self):
        """To the first page not saved yet, or to the last look at everything."""
        page = self.invitation.next_page(self.drafts())
        return self.go("answer-page", page.key) if page else self.go("check")

    def over(self, *, typed=(), status=200):
        """Kind words where answers can no longer be taken; what was typed just now stays on the page."""
        if self.invitation.is_sent:
            return self.page("evaluation/already_sent.html", {"typed": typed}, status=status)
        drafts = self.drafts() if self.access.may_read_back else {}
        context = {"typed": typed, "groups": [group for group in self.said(drafts) if group["is_answered"]]}
        return self.page("evaluation/round_closed.html", context, status=status)

    def drafts(self):
        """What has been saved so far: {item code: Given}."""
        if self._drafts is None:
            self._drafts = {draft.item_id: draft.given for draft in self.invitation.draft_answers.all()}
        return self._drafts

    def said(self, drafts):
        """What has been said so far, page by page, as rows for a list."""
        return [
            {
                "page": page,
                "is_saved": self.invitation.has_seen(page),
                "is_answered": any(code in drafts for code in page.codes),
                "rows": [
                    {"key": question.text, "value": said_in_words(question, drafts.get(question.code, Given()))}
                    for question in page.questions
                ],
            }
            for page in self.invitation.wording.route(drafts)
        ]


class Start(QuestionnaireView):
    """What is asked, who reads it and what happens with it; the button begins."""

    def get(self, request, **kwargs):
        if self.invitation.is_sent:
            return self.go("sent")
        if not self.invitation.round.is_open:
            return self.over()
        capacity = self.invitation.capacity
        context = {
            "is_colleague": capacity in (Capacity.STAFF, Capacity.PARTNER),
            "is_carer": capacity == Capacity.CARER,
            "privacy_notice": self.activity.organisation.privacy_notice,
        }
        return self.page("evaluation/start.html", context)

    def post(self, request, **kwargs):
        try:
            submission.start(invitation=self.invitation)
        except AlreadySent:
            return self.go("sent")
        except RoundClosed:
            return self.over(status=409)
        return self.go_on()


class AnswerPage(QuestionnaireView):
    """One topic. What was said before is filled in only where this device may read back."""

    def get(self, request, **kwargs):
        if self.invitation.is_sent or not self.invitation.round.is_open:
            return self.over()
        page = self._page()
        if page is None:
            return self._no_such_page()
        if not self.invitation.is_under_way:
            return self.go("questionnaire")
        return self._show(AnswerPageForm(page=page, initial=self._earlier(page)), page)

    def post(self, request, **kwargs):
        page = self._page()
        if page is None:
            return self._no_such_page()
        form = AnswerPageForm(request.POST, page=page)
        may_save = self.invitation.round.is_open and not self.invitation.is_sent
        if may_save and not form.is_valid():
            return self._show(form, page)
        try:
            if may_save:
                self._save(form, page)
        except (AlreadySent, RoundClosed):
            may_save = False
            self.invitation = Invitation.objects.for_answering().get(pk=self.invitation.pk)
        return self._next(page) if may_save else self.over(typed=form.typed(), status=409)

    def _save(self, form, page):
        submission.save_page(
            invitation=self.invitation,
            answers=form.answers(),
            page=page,
            may_take_back=self.access.may_read_back,
        )
        self._drafts = None

    def _next(self, page):
        if "stop" in self.request.POST:
            messages.success(self.request, STOPPED)
            return self.go("questionnaire")
        after = None if self._then_check() else self._neighbour(page, 1)
        return self.go("answer-page", after.key) if after else self.go("check")

    def _neighbour(self, page, step):
        """The page before or after this one on the person's way, or None at its ends."""
        way = self.invitation.wording.route(self.drafts())
        keys = [each.key for each in way]
        place = keys.index(page.key) + step if page.key in keys else -1
        return way[place] if 0 <= place < len(way) else None

    def _show(self, form, page):
        way = self.invitation.wording.route(self.drafts())
        keys = [each.key for each in way]
        place = keys.index(page.key) if page.key in keys else 0
        after = way[place + 1] if place + 1 < len(way) else None
        context = {
            "form": form,
            "page": page,
            "number": place + 1,
            "number_of_pages": len(way),
            "back_url": self._back(way[place - 1] if place else None),
            "next_url": self._at("answer-page", after.key) if after else self._at("check"),
            "is_kept_back": self.invitation.has_seen(page) and not self.access.may_read_back,
            "strays": strays(form.data, known=form.fields),
        }
        return self.page("evaluation/answer_page.html", context)

    def _no_such_page(self):
        return self.page("evaluation/no_such_page.html", {"typed": strays(self.request.POST)}, status=404)

    def _page(self):
        return self.invitation.wording.page(self.kwargs["key"])

    def _earlier(self, page):
        if not self.access.may_read_back:
            return {}
        return initial_of(page, self.drafts())

    def _back(self, before):
        if self._then_check():
            return self._at("check")
        return self._at("answer-page", before.key) if before else self._at("questionnaire")

    def _then_check(self):
        return self.request.GET.get("then") == "check"

    def _at(self, name, *args):
        return reverse(f"evaluation:{name}", args=[self.invitation.pk, *args])


class Check(QuestionnaireView):
    """A last look at everything before it is sent."""

    def get(self, request, **kwargs):
        if self.invitation.is_sent:
            return self.go("sent")
        if not self.invitation.round.is_open:
            return self.over()
        if not self.invitation.is_under_way:
            return self.go("questionnaire")
        return self._show(PermissionForm())

    def post(self, request, **kwargs):
        form = PermissionForm(request.POST)
        if self.invitation.round.is_open and self._has_nothing_to_send():
            form.add_error(None, NOTHING_TO_SEND)
        if not form.is_valid():
            return self._show(form)
        may_use = form.cleaned_data["words_may_be_used"] == "yes"
        try:
            submission.submit(invitation=self.invitation, words_may_be_used=may_use)
        except RoundClosed:
            return self.over(status=409)
        return self.go("sent")

    def _has_nothing_to_send(self):
        # In this order: sending moves the answers, so that a second press finds the response where drafts are gone.
        if self.invitation.draft_answers.exists():
            return False
        return not Response.objects.filter(invitation=self.invitation).exists()

    def _show(self, form):
        drafts = self.drafts()
        questions = self.invitation.wording.questions
        groups = self.said(drafts if self.access.may_read_back else {})
        context = {
            "form": form,
            "groups": groups,
            "last_page": groups[-1]["page"],
            "pages_left": [group["page"] for group in groups if not group["is_saved"]],
            "has_answers": bool(drafts),
            "has_words": any(questions[code].has_words for code in drafts if code in questions),
        }
        return self.page("evaluation/check.html", context)


class Sent(QuestionnaireView):
    """The receipt, thanks, and what happens next; the same however often it is opened."""

    def get(self, request, **kwargs):
        return self.page("evaluation/sent.html") if self.invitation.is_sent else self.go("questionnaire")


class Decline(QuestionnaireView):
    """Not this time. The person may change their mind while the questions are open."""

    def get(self, request, **kwargs):
        if self.invitation.is_sent or not self.invitation.round.is_open:
            return self.over()
        return self.page("evaluation/decline.html")

    def post(self, request, **kwargs):
        try:
            submission.decline(invitation=self.invitation, may_take_back=self.access.may_read_back)
        except BegunElsewhere:
            messages.info(request, BEGUN_ELSEWHERE)
        except (AlreadySent, RoundClosed):
            self.invitation = Invitation.objects.for_answering().get(pk=self.invitation.pk)
            return self.over(status=409)
        return self.go("questionnaire")
