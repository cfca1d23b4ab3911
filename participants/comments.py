"""Comments on a plan, of colleagues and of people who take part: answered, with what was changed because of them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from participants import recruitment
from participants.models import GONE, Comment

OVER = "This work has ended, so nothing can be added to its plan."
ANSWERED = "Somebody has answered this, so it stays as it is. Say something new instead."


def may_say(involvement):
    """Whether this person may comment on the plan now: it is under way, and they have not left."""
    return recruitment.is_under_way(involvement.activity) and recruitment.current_step(involvement) not in GONE


def say(*, activity, question, words, by=None, involvement=None):
    """Keep what a member of staff or a person says about one part of a plan. Raises ValidationError when it is over."""
    if not recruitment.is_under_way(activity):
        raise ValidationError(OVER)
    return Comment.objects.create(activity=activity, question=question, words=words, by=by, involvement=involvement)


@transaction.atomic
def answer(*, comment, answer, what_changed, is_resolved, by):
    """Answer a comment, or change the answer: what we say to it, what was changed because of it, or both."""
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    held.answer, held.what_changed, held.is_resolved = answer, what_changed, is_resolved
    held.answered_at, held.answered_by = timezone.now(), by
    held.save()
    return held


@transaction.atomic
def take_back(*, comment):
    """Remove one's own comment, as long as nobody has answered it. Raises ValidationError once somebody has."""
    held = Comment.objects.select_for_update().get(pk=comment.pk)
    if held.answered_at:
        raise ValidationError(ANSWERED)
    held.delete()
