"""What somebody has said so far and not sent: reading it together with the invitation, and deleting it."""

import json
from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.models import Organisation, SupportContact
from evaluation.models import DraftAnswer, Given, Invitation, QuestionnaireVersion, Round
from evaluation.submission import AlreadySent
from pages.prepared import Columns, Prepared, records
from participants import links

# What every page of a questionnaire needs; anything else is read when a page asks for it.
PARTS = (
    Columns(
        Invitation,
        "id round_id involvement_id session_id seat_digest capacity version_id variant asked_at started_at "
        "declined_at not_before is_sent seen",
    ),
    Columns(Round, "id activity_id mode phase closes_on opened_at closed_at", path="round__"),
    Columns(QuestionnaireVersion, "id content_hash variants", path="version__"),
    Columns(Organisation, "id name is_demonstration", path="round__activity__organisation__"),
)


def _with_drafts(invitation, device, since):
    drafts = DraftAnswer.objects.filter(invitation=OuterRef("pk")).order_by().values("invitation")
    row = JSONObject(code="item_id", options="options", words="words", is_shared="is_shared")
    saved = Subquery(drafts.annotate(all=JSONBAgg(row)).values("all"))
    contacts = SupportContact.objects.filter(organisation=OuterRef("round__activity__organisation"))
    contact = JSONObject(name="name", how="how", when_open="when_open")
    in_order = JSONBAgg(contact, order_by=SupportContact._meta.ordering)
    contacts = Subquery(contacts.order_by().values("organisation").annotate(all=in_order).values("all"))
    held = Subquery(links.best_held(digest=device, since=since, involvement=OuterRef("involvement")))
    columns = [path for part in PARTS for path in part.paths]
    return (
        Invitation.objects.filter(pk=invitation)
        .order_by()
        .values_list(*columns, "response__receipt", held, contacts, saved)
    )


_INVITATION = Prepared(_with_drafts, invitation=UUID(int=1), device="digest", since=timezone.now())


def find_invitation(pk, *, device_secret):
    """The invitation of a questionnaire's page, with what the page needs beside it; or None.

    One query, for the pages that are asked for most. `organisation` is there; `support_contacts`, whom people can turn
    to; `saved`, what was saved so far, as {item code: Given}; `receipt` of what was sent, None where there is none; and
    `may_read_back`: whether this device may read what was said, None where it may do nothing here.
    """
    row = _INVITATION.first(invitation=pk, device=links.digest_of(device_secret or ""), since=links.still_known())
    if row is None:
        return None
    *values, receipt, may_read_back, contacts, saved = row
    invitation, invitation.round, invitation.version, invitation.organisation = records(values, PARTS)
    invitation.receipt, invitation.may_read_back = receipt, may_read_back
    invitation.support_contacts = json.loads(contacts or "[]")
    invitation.saved = {each["code"]: Given.stored(each) for each in json.loads(saved or "[]")}
    return invitation


def after(drafts, answers, *, may_take_back):
    """What stands once these answers are saved over the drafts, {item code: Given}."""
    changed = drafts | {code: given for code, given in answers.items() if given}
    gone = {code for code, given in answers.items() if not given} if may_take_back else set()
    return {code: given for code, given in changed.items() if code not in gone}


@transaction.atomic
def forget(*, invitation):
    """Delete everything that was said so far, and how far the person had come. The invitation stands.

    Raises AlreadySent: what is sent is not a draft any more.
    """
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if held.is_sent:
        raise AlreadySent
    held.draft_answers.all().delete()
    Invitation.objects.filter(pk=held.pk).update(started_at=None, declined_at=None, seen=[])
