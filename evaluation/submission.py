"""Saving answers page by page, and sending them in exactly once."""

import json
import secrets
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from evaluation import sharing
from evaluation.models import Channel, DraftAnswer, Given, HelpedBy, Invitation, Mode, Response, Round
from pages.prepared import Columns, Prepared, Statement
from vault import boxes
from vault.sealing import NoKeyToSeal

RECEIPT_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class AlreadySent(Exception):
    """The answers have been sent in; they cannot be changed on this page."""


class BegunElsewhere(Exception):
    """Answers were saved on another device."""


class RoundClosed(Exception):
    """The time for answering is over."""


class NotSealed(Exception):
    """Answers that are to be cut off could not be sealed, so they were not sent, and all of them are kept.

    Says why in a sentence for the person.
    """


TOO_LONG = (
    "You wrote more than we can send in one go, so nothing was sent. Everything is saved. "
    "Please make your longest answers shorter, and send again"
)
NO_KEY = "We cannot send your answers just now. Everything is saved. Please try again later"


@transaction.atomic
def start(*, invitation):
    """The person begins, or answers after all. Raises AlreadySent or RoundClosed."""
    _begin(invitation)


@transaction.atomic
def save_page(*, invitation, answers, page=None, may_take_back=True):
    """Keep the answers of one page: {item code: Given}; an empty answer takes an earlier one back.

    A device that may not read back was shown empty boxes, so there an empty answer takes nothing back. Raises
    AlreadySent or RoundClosed, and then changes nothing.
    """
    _begin(invitation, seen=page.codes if page else ())
    blank = [code for code, given in answers.items() if not given]
    if blank and may_take_back:
        DraftAnswer.objects.filter(invitation=invitation, item__in=blank).delete()
    said = [{"item_id": code, **given.to_store()} for code, given in answers.items() if given]
    if said:
        _SAVE.rows(invitation=invitation.pk, said=json.dumps(said), now=timezone.now())


@transaction.atomic
def submit(*, invitation, words_may_be_used, helped_by=HelpedBy.NOBODY, channel=Channel.WEB, may_share=False):
    """Send the answers in. However often and in parallel it is called, one response stands and is returned.

    may_share: whether words ticked for the contact person go to them, and so become readable with the name. Not from a
    device that may not read them.

    The unique constraint on the invitation decides, not a look beforehand. Where answers are cut off from people,
    nothing is returned. Raises RoundClosed when nothing was sent in before the round closed, else maybe NotSealed.
    """
    _, is_open = _hold(invitation)
    if invitation.round.mode == Mode.DETACHED:
        _cut_off(invitation, is_open, words_may_be_used=words_may_be_used, helped_by=helped_by, channel=channel)
        return None
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
    row = _STANDING.first(invitation=invitation.pk)
    if row is None:
        raise RoundClosed
    kept = _RESPONSE.record(row)
    if kept.pk == response.pk:
        _move_answers(kept, invitation, may_share=may_share)
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


def _begin(invitation, *, seen=()):
    """Note that the person has begun, and hold the invitation as `_hold` does: the round is read after the wait too."""
    row = _BEGIN.first(invitation=invitation.pk, seen=sorted(seen), now=timezone.now())
    if row is None:
        invitation.refresh_from_db(fields=["is_sent"])
        raise AlreadySent
    if not _is_open(*row):
        raise RoundClosed


def _move_answers(response, invitation, *, may_share):
    """What was answered on pages that a later answer led past was not asked in the end, and does not count."""
    given, not_asked = _asked_in_the_end(invitation)
    _MOVE.rows(invitation=invitation.pk, response=response.pk, asked=list(given))
    if may_share:
        sharing.hand_on(invitation=invitation, given=given)
    if not_asked:
        Response.objects.filter(pk=response.pk).update(not_asked=not_asked)
    Invitation.objects.filter(pk=invitation.pk).update(declined_at=None, is_sent=True)


def _cut_off(invitation, is_open, *, words_may_be_used, helped_by, channel):
    """Seal the whole response, and keep nothing beside it that could be laid against it later.

    Whoever turns the invitation to "sent" seals; everybody after that finds it so. Which pages were saved, and when the
    person began, would tell which of the opened answers are theirs.
    """
    unsent = Invitation.objects.filter(pk=invitation.pk, is_sent=False)
    if not is_open and unsent.exists():
        raise RoundClosed
    if not unsent.update(is_sent=True, declined_at=None, started_at=None, not_before=None, seen=[]):
        return
    given, not_asked = _asked_in_the_end(invitation)
    said = {
        "answers": {code: {"options": list(one.options), "words": one.words} for code, one in given.items()},
        "not_asked": not_asked,
        "words_may_be_used": words_may_be_used,
        "helped_by": helped_by,
        "channel": channel,
    }
    try:
        boxes.put_in(box_id=invitation.round_id, capacity=invitation.capacity, said=said)
    except boxes.TooLong:
        raise NotSealed(TOO_LONG) from None
    except NoKeyToSeal:
        raise NotSealed(NO_KEY) from None
    DraftAnswer.objects.filter(invitation=invitation).delete()


def _asked_in_the_end(invitation):
    """The answers on the pages of the person's way, {item code: Given}, and the codes they were never shown."""
    given = {
        code: Given(tuple(options), words, is_shared)
        for code, options, words, is_shared in _DRAFTS.rows(invitation=invitation.pk)
    }
    wording = invitation.version.in_english
    asked = {code for page in wording.route(given) for code in page.codes}
    kept = {code: said for code, said in given.items() if code in asked}
    return kept, [code for code in wording.questions if code not in asked]


_INVITATION = Columns(Invitation, "id round_id is_sent")
_HELD = Prepared(
    lambda invitation: (
        Invitation.objects.select_for_update().filter(pk=invitation).order_by().values_list(*_INVITATION.paths)
    ),
    invitation=UUID(int=1),
)
_TAKING_ANSWERS = Prepared(
    lambda round_id, today: Round.objects.taking_answers(today=today).filter(pk=round_id).order_by().values_list("pk"),
    round_id=UUID(int=1),
    today=date.min,
)
_DRAFTS = Prepared(
    lambda invitation: (
        DraftAnswer.objects.filter(invitation=invitation)
        .order_by("pk")
        .values_list("item_id", "options", "words", "is_shared")
    ),
    invitation=UUID(int=1),
)
_RESPONSE = Columns(Response, " ".join(field.attname for field in Response._meta.concrete_fields))
_STANDING = Prepared(
    lambda invitation: Response.objects.filter(invitation=invitation).order_by().values_list(*_RESPONSE.paths),
    invitation=UUID(int=1),
)
_BEGIN = Statement(
    "evaluation_invitation",
    """
    UPDATE evaluation_invitation
       SET started_at = coalesce(started_at, %(now)s),
           declined_at = NULL,
           seen = ARRAY(SELECT DISTINCT code FROM unnest(seen || %(seen)s::varchar(40)[]) AS code ORDER BY code)
     WHERE id = %(invitation)s AND NOT is_sent
 RETURNING round_id
    """,
)
_SAVE = Statement(
    "evaluation_draftanswer",
    """
    INSERT INTO evaluation_draftanswer (invitation_id, item_id, options, words, is_shared, saved_at)
    SELECT %(invitation)s, item_id, options, words, is_shared, %(now)s
      FROM jsonb_to_recordset(%(said)s) AS said (
               item_id varchar(40), options varchar(40)[], words text, is_shared boolean
           )
        ON CONFLICT (invitation_id, item_id) DO UPDATE
       SET options = excluded.options,
           words = excluded.words,
           is_shared = excluded.is_shared,
           saved_at = excluded.saved_at
    """,
)
_MOVE = Statement(
    "evaluation_answer",
    """
    WITH given AS (
        DELETE FROM evaluation_draftanswer WHERE invitation_id = %(invitation)s RETURNING item_id, options, words
    )
    INSERT INTO evaluation_answer (response_id, item_id, options, words)
    SELECT %(response)s, item_id, options, words FROM given WHERE item_id = ANY(%(asked)s::varchar(40)[])
    """,
)


def _hold(invitation):
    """Hold the invitation until the transaction ends, so that saving, sending and closing take turns.

    Returns it as it stands now, and whether its round is open. The round is read after the wait and by itself: joined
    to the row that is waited for, it would be shown as it was before.
    """
    row = _HELD.first(invitation=invitation.pk)
    if row is None:
        raise Invitation.DoesNotExist
    held = _INVITATION.record(row)
    return held, _is_open(held.round_id)


def _hold_unsent(invitation):
    held, is_open = _hold(invitation)
    if held.is_sent:
        raise AlreadySent
    if not is_open:
        raise RoundClosed
    return held


def _is_open(round_id):
    return _TAKING_ANSWERS.first(round_id=round_id, today=timezone.localdate()) is not None
