"""Saving answers page by page, and sending them in exactly once."""

import secrets

from django.db import transaction
from django.utils import timezone

from evaluation.models import Answer, Channel, DraftAnswer, HelpedBy, Invitation, Response, Round

RECEIPT_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class AlreadySent(Exception):
    """The answers have been sent in; they cannot be changed on this page."""


class BegunElsewhere(Exception):
    """Answers were saved on another device."""


class RoundClosed(Exception):
    """The time for answering is over."""


@transaction.atomic
def start(*, invitation):
    """The person begins, or answers after all. Raises AlreadySent or RoundClosed."""
    _begin(_hold_unsent(invitation))


@transaction.atomic
def save_page(*, invitation, answers, page=None, may_take_back=True):
    """Keep the answers of one page: {item code: Given}; an empty answer takes an earlier one back.

    A device that may not read back was shown empty boxes, so there an empty answer takes nothing back. Raises
    AlreadySent or RoundClosed, and then changes nothing.
    """
    held = _hold_unsent(invitation)
    blank = [code for code, given in answers.items() if not given]
    if blank and may_take_back:
        DraftAnswer.objects.filter(invitation=held, item__in=blank).delete()
    DraftAnswer.objects.bulk_create(
        [
            DraftAnswer(
                invitation=held, item_id=code, options=list(given.options), words=given.words, saved_at=timezone.now()
            )
            for code, given in answers.items()
            if given
        ],
        update_conflicts=True,
        unique_fields=["invitation", "item"],
        update_fields=["options", "words", "saved_at"],
    )
    _begin(held, seen=sorted({*held.seen, *(page.codes if page else ())}))


@transaction.atomic
def submit(*, invitation, words_may_be_used, helped_by=HelpedBy.NOBODY, channel=Channel.WEB):
    """Send the answers in. However often and in parallel it is called, one response stands and is returned.

    The unique constraint on the invitation decides, not a look beforehand. Raises RoundClosed when nothing was sent in
    before the round closed.
    """
    _, is_open = _hold(invitation)
    response = Response(
        invitation=invitation,
        version_id=invitation.version_id,
        receipt=draw_receipt(),
        words_may_be_used=words_may_be_used,
        variant=invitation.variant,
        helped_by=helped_by,
        channel=channel,
    )
    if is_open:
        Response.objects.bulk_create([response], ignore_conflicts=True)
    kept = Response.objects.filter(invitation=invitation).order_by("submitted_at").first()
    if kept is None:
        raise RoundClosed
    if kept.pk == response.pk:
        _move_answers(kept)
    return kept


@transaction.atomic
def decline(*, invitation, may_take_back=True):
    """The person would rather not answer. Their draft stays until the round closes, for they may change their mind.

    Raises BegunElsewhere where answers are saved that this device may not see: it may not end them either.
    """
    held = _hold_unsent(invitation)
    if not may_take_back and held.draft_answers.exists():
        raise BegunElsewhere
    Invitation.objects.filter(pk=held.pk).update(declined_at=timezone.now())


def draw_receipt():
    """A short code to quote, such as KD7-4QX; it says nothing about the person."""
    letters = [secrets.choice(RECEIPT_LETTERS) for _ in range(6)]
    return "".join(letters[:3]) + "-" + "".join(letters[3:])


def _begin(held, **fields):
    Invitation.objects.filter(pk=held.pk).update(
        started_at=held.started_at or timezone.now(), declined_at=None, **fields
    )


def _move_answers(response):
    """What was answered on pages that a later answer led past was not asked in the end, and does not count."""
    drafts = DraftAnswer.objects.filter(invitation=response.invitation_id)
    given = {draft.item_id: draft.given for draft in drafts}
    wording = response.version.in_english
    asked = {code for page in wording.route(given) for code in page.codes}
    Answer.objects.bulk_create(
        Answer(response=response, item_id=code, options=list(said.options), words=said.words)
        for code, said in given.items()
        if code in asked
    )
    if not_asked := [code for code in wording.questions if code not in asked]:
        Response.objects.filter(pk=response.pk).update(not_asked=not_asked)
    drafts.delete()
    Invitation.objects.filter(pk=response.invitation_id).update(declined_at=None, is_sent=True)


def _hold(invitation):
    """Hold the invitation until the transaction ends, so that saving, sending and closing take turns.

    Returns it as it stands now, and whether its round is open. The round is read after the wait and by itself: joined
    to the row that is waited for, it would be shown as it was before.
    """
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    return held, Round.objects.taking_answers(today=timezone.localdate()).filter(pk=held.round_id).exists()


def _hold_unsent(invitation):
    held, is_open = _hold(invitation)
    if Response.objects.filter(invitation=held).exists():
        raise AlreadySent
    if not is_open:
        raise RoundClosed
    return held
