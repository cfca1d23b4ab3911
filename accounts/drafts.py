"""What staff type is kept while they type, page by page, apart from the plan itself.

A page that keeps a draft carries a seal: whose page it is and which boxes may be kept, signed by us. Whoever sends the
seal may add to that draft and can read nothing; so what is typed is kept even after the session has ended.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from secrets import token_hex

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import Draft, Organisation, User
from accounts.models.draft import LONGEST, LONGEST_ADDRESS
from pages.merging import CARRIED, read_fingerprints

SALT = "accounts.drafts"
SEAL_LASTS = timedelta(days=7)
KEPT_FOR = timedelta(days=60)
SEAL = "draft_page"
SHOWN = 10
TOO_LONG = "This is too long to keep as a draft."
NUL = "\x00"


@dataclass(frozen=True)
class Page:
    """One page as it was drawn for one person: a second tab, or the same page loaded again, is another."""

    user: int
    path: str
    boxes: list
    organisation: int | None = None
    thing: str | None = None
    permission: str = ""
    number: str = field(default_factory=lambda: token_hex(8))

    @property
    def seal(self):
        return signing.dumps(asdict(self), salt=SALT, compress=True)


def find_page(seal):
    """The page that this seal belongs to; None if it is not ours or too old."""
    try:
        return Page(**signing.loads(seal or "", salt=SALT, max_age=SEAL_LASTS))
    except signing.BadSignature:
        return None


def of(user, path):
    """What this person typed on this page and did not save; None if there is nothing."""
    return Draft.objects.with_words().filter(user=user, path=path).first()


def organisation_of(request):
    """The number of the organisation of the page that is sent, or that was begun; None where there is none.

    For a page about something that has been removed since, and cannot say itself where it belonged.
    """
    page = find_page(request.POST.get(SEAL))
    if page and (page.user, page.path) == (request.user.pk, request.path):
        return page.organisation
    draft = of(request.user, request.path)
    return draft and draft.organisation_id


@transaction.atomic
def keep(*, page, sent, title="", else_title=""):
    """Keep what was sent from a page. Returns the draft, or None where there is nothing to keep any more.

    title: what the page is called; else_title: what to call it where nobody has told yet.
    Raises ValidationError when it is too long.
    """
    user = User.objects.filter(pk=page.user, is_active=True).first()
    if user is None or not _may_keep(user, page):
        return None
    typed = {box: [value.replace(NUL, "") for value in sent.getlist(box)] for box in page.boxes}
    if len(json.dumps(typed, ensure_ascii=False)) > LONGEST:
        raise ValidationError(TOO_LONG)
    kept = {"typed": typed, "as_it_stood": read_fingerprints(sent.get(CARRIED)), "saved_at": timezone.now()}
    about = {"organisation_id": page.organisation, "thing": page.thing, "permission": page.permission}
    Draft.objects.get_or_create(user_id=page.user, path=page.path, defaults={"saved_at": timezone.now(), **about})
    draft = Draft.objects.select_for_update().get(user_id=page.user, path=page.path)
    if draft.finished_page == page.number:
        # The page was saved before this came: it was on its way when the button was pressed.
        return None
    titles = [each.replace(NUL, "").strip()[:200] for each in (title, draft.title, else_title)]
    for name, value in {**kept, **about, "title": next(filter(None, titles), "")}.items():
        setattr(draft, name, value)
    draft.save()
    return draft


def hold(*, page, sent):
    """Hold this page's draft until the transaction ends: a button pressed twice is heard once.

    Returns where the first press led, or None where there was none. Words that differ are a press of their own.
    """
    Draft.objects.get_or_create(user_id=page.user, path=page.path, defaults={"saved_at": timezone.now()})
    draft = Draft.objects.select_for_update().get(user_id=page.user, path=page.path)
    is_again = draft.finished_page == page.number and draft.finished_as == _digest(sent)
    return (draft.went_to or None) if is_again else None


def finish(page, *, sent=None, went_to=""):
    """What was typed on this page is saved where it belongs; what is still on its way from the same page comes late."""
    Draft.objects.update_or_create(
        user_id=page.user,
        path=page.path,
        defaults={
            "typed": {},
            "as_it_stood": {},
            "saved_at": timezone.now(),
            "finished_page": page.number,
            "finished_as": _digest(sent or {}),
            "went_to": went_to if len(went_to) <= LONGEST_ADDRESS else "",
        },
    )


def _digest(sent):
    """The same for the same words; which proof against forgery came with them makes no difference."""
    words = sorted((key, values) for key, values in dict(sent).items() if key != "csrfmiddlewaretoken")
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()


def unfinished(user, *, thing=None):
    """The pages this person began and may still open, the last first."""
    drafts = user.drafts.with_words().defer("typed", "as_it_stood").select_related("organisation")
    if thing:
        drafts = drafts.filter(thing=thing)
    return [draft for draft in drafts if _may_open(user, draft)][:SHOWN]


def _may_open(user, draft):
    return _may(user, draft.permission, draft.organisation)


def _may_keep(user, page):
    """Nobody keeps anything where they could not open the page any more: they have left, or have another role."""
    organisation = Organisation.objects.filter(pk=page.organisation).first() if page.organisation else None
    return (organisation is not None or not page.organisation) and _may(user, page.permission, organisation)


def _may(user, permission, organisation):
    if organisation is None:
        return not permission or user.may(permission)
    if not permission:
        return organisation.pk in user.roles_by_organisation
    return user.may(permission, organisation)


def forget(*, user, organisation):
    """Somebody left an organisation: what they began there goes with them."""
    Draft.objects.filter(user=user, organisation=organisation).delete()


def clear_old():
    Draft.objects.filter(saved_at__lt=timezone.now() - KEPT_FOR).delete()
