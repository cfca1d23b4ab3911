"""What somebody has said so far and not sent: reading it together with the invitation, and deleting it."""

import json
from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from accounts.models import Organisation
from evaluation.models import DraftAnswer, Given, Invitation, QuestionnaireVersion, Round
from evaluation.submission import AlreadySent
from pages.prepared import Prepared

# What every page of a questionnaire needs; anything else is read when a page asks for it.
NEEDED = {
    Invitation: "id round_id involvement_id session_id seat_digest capacity version_id variant asked_at started_at "
    "declined_at not_before is_sent seen",
    Round: "id activity_id mode phase closes_on opened_at closed_at",
    QuestionnaireVersion: "id content_hash variants",
    Organisation: "id name is_demonstration",
}
# Django makes a record of a row whose columns stand in the order of its fields.
COLUMNS = {
    model: [field.attname for field in model._meta.concrete_fields if field.attname in names.split()]
    for model, names in NEEDED.items()
}
PATHS = {
    Invitation: "",
    Round: "round__",
    QuestionnaireVersion: "version__",
    Organisation: "round__activity__organisation__",
}


def _with_drafts(invitation):
    drafts = DraftAnswer.objects.filter(invitation=OuterRef("pk")).order_by().values("invitation")
    row = JSONObject(code="item_id", options="options", words="words", is_shared="is_shared")
    saved = Subquery(drafts.annotate(all=JSONBAgg(row)).values("all"))
    columns = [PATHS[model] + name for model, names in COLUMNS.items() for name in names]
    return Invitation.objects.filter(pk=invitation).order_by().values_list(*columns, saved)


_INVITATION = Prepared(_with_drafts, invitation=UUID(int=1))


def find_invitation(pk):
    """The invitation of a questionnaire's page, with `organisation` and with what was saved so far, `saved`; or None.

    One query, for the pages that are asked for most. `saved` is {item code: Given}.
    """
    row = _INVITATION.first(invitation=pk)
    if row is None:
        return None
    *values, saved = row
    invitation, invitation.round, invitation.version, invitation.organisation = _records(values)
    invitation.saved = {each["code"]: Given.stored(each) for each in json.loads(saved or "[]")}
    return invitation


def _records(values):
    for model, names in COLUMNS.items():
        yield model.from_db(DEFAULT_DB_ALIAS, names, values[: len(names)])
        values = values[len(names) :]


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
