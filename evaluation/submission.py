"""Saving answers page by page, and sending them in exactly once."""

import secrets

from django.db import transaction
from django.utils import timezone

from evaluation.models import Answer, DraftAnswer, Invitation, Response, Round

RECEIPT_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class AlreadySent(Exception):
    """The answers have been sent in; they cannot be changed on this page."""


class RoundClosed(Exception):
    """The time for answering is over."""


@transaction.atomic
def save_page(*, invitation, answers):
    """Keep the answers of one page: {item code: (option code, words)}; an empty answer takes an earlier one back.

    Raises AlreadySent or RoundClosed, and then changes nothing.
    """
    _hold(invitation)
    if Response.objects.filter(invitation=invitation).exists():
        raise AlreadySent
    blank = [code for code, (option, words) in answers.items() if not option and not words]
    DraftAnswer.objects.filter(invitation=invitation, item__in=blank).delete()
    DraftAnswer.objects.bulk_create(
        [
            DraftAnswer(invitation=invitation, item_id=code, option=option, words=words, saved_at=timezone.now())
            for code, (option, words) in answers.items()
            if option or words
        ],
        update_conflicts=True,
        unique_fields=["invitation", "item"],
        update_fields=["option", "words", "saved_at"],
    )
    Invitation.objects.filter(pk=invitation.pk, started_at=None).update(started_at=timezone.now())


@transaction.atomic
def submit(*, invitation, words_may_be_used):
    """Send the answers in. However often and in parallel it is called, one response stands and is returned.

    The unique constraint on the invitation decides, not a look beforehand. Raises RoundClosed when nothing was sent in
    before the round closed.
    """
    response = Response(
        invitation=invitation,
        version_id=invitation.version_id,
        receipt=draw_receipt(),
        words_may_be_used=words_may_be_used,
    )
    is_open = _hold(invitation, may_be_closed=True)
    if is_open:
        Response.objects.bulk_create([response], ignore_conflicts=True)
        if Response.objects.filter(pk=response.pk).exists():
            _move_answers(response)
    kept = Response.objects.filter(invitation=invitation).order_by("submitted_at").first()
    if kept is None:
        raise RoundClosed
    return kept


@transaction.atomic
def decline(*, invitation):
    """The person would rather not answer this one. They can change their mind while the round is open."""
    _hold(invitation)
    if Response.objects.filter(invitation=invitation).exists():
        raise AlreadySent
    DraftAnswer.objects.filter(invitation=invitation).delete()
    Invitation.objects.filter(pk=invitation.pk).update(declined_at=timezone.now())


def draw_receipt():
    """A short code to quote, such as KD7-4QX; it says nothing about the person."""
    letters = [secrets.choice(RECEIPT_LETTERS) for _ in range(6)]
    return "".join(letters[:3]) + "-" + "".join(letters[3:])


def _move_answers(response):
    drafts = DraftAnswer.objects.filter(invitation=response.invitation_id)
    Answer.objects.bulk_create(
        Answer(response=response, item_id=draft.item_id, option=draft.option, words=draft.words) for draft in drafts
    )
    drafts.delete()
    Invitation.objects.filter(pk=response.invitation_id).update(declined_at=None)


def _hold(invitation, *, may_be_closed=False):
    """Hold the invitation until the transaction ends, so that saving, sending and closing take turns."""
    Invitation.objects.select_for_update().get(pk=invitation.pk)
    is_open = Round.objects.filter(pk=invitation.round_id, closed_at=None).exists()
    if not is_open and not may_be_closed:
        raise RoundClosed
    return is_open
