"""What somebody has said so far and not sent: reading it together with the invitation, and deleting it."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from evaluation.models import DraftAnswer, Given, Invitation
from evaluation.submission import AlreadySent


def find_invitation(pk):
    """The invitation as its pages need it, with what was saved so far in `saved`; or None. One query."""
    saved = DraftAnswer.objects.filter(invitation=OuterRef("pk")).order_by("pk")
    row = JSONObject(code="item_id", options="options", words="words")
    invitations = Invitation.objects.for_answering().select_related("round__activity__organisation", "session")
    return invitations.annotate(saved=ArraySubquery(saved.values_list(row))).filter(pk=pk).first()


def drafts_of(invitation):
    """What has been saved so far, {item code: Given}, of an invitation found above."""
    return {row["code"]: Given(tuple(row["options"]), row["words"]) for row in invitation.saved}


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
