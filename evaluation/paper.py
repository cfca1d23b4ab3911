"""Questionnaires on paper, or answered by phone: staff type them in, once or twice, and send them in like any other."""

import hashlib

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from evaluation import submission
from evaluation.models import (
    AskedBy,
    Channel,
    DraftAnswer,
    Given,
    Invitation,
    Mode,
    PaperEntry,
    PaperLookUp,
    Round,
    SessionLink,
)
from evaluation.models.wording import ENGLISH
from participants import codes, links

PAPERS = "Papers without a name"
FIRST, SECOND = "first", "second"


class NotTyped(Exception):
    """These answers cannot be typed in, or not sent in; says why, in a sentence for staff."""


SENT = (
    "This person has sent answers in already, and nobody answers twice. What you typed does not count. Delete it with "
    "“This is the wrong paper”"
)
BEGUN_ONLINE = (
    "This person has begun to answer on a screen, and what they saved there is not overwritten. What you typed is not "
    "sent in. Ask them whether they would like to finish there, or to delete it first"
)
DONE = "{name} has typed this one in already, and sent it in"
BY_SOMEBODY_ELSE = "{name} is typing this one in, and has not finished"
NOT_TWICE = "{name} has typed this one in, and did not ask for a second pair of eyes"
BY_TWO_OTHERS = "{first} and {second} are typing this one in"
OVER = "The time for answering is over, so nothing can be typed in or sent in any more"
GONE = "This paper was sent in or deleted meanwhile, so what you did just now is not kept"
NOTHING = "Nothing was answered on this paper, so there is nothing to send in"


def code_of(invitation):
    """The code that a paper bears: it names the invitation to staff who may type it in, and opens nothing."""
    number = int.from_bytes(hashlib.sha256(f"paper:{invitation.pk}".encode()).digest())
    signs = ""
    for _ in range(codes.LENGTH - 1):
        number, rest = divmod(number, len(codes.SIGNS))
        signs += codes.SIGNS[rest]
    return codes.with_check(signs)


def find(*, round_, code):
    """The invitation of this round whose paper bears this code, or None."""
    personal = round_.invitations.filter(involvement__isnull=False)
    return next((invitation for invitation in personal if code_of(invitation) == code), None)


@transaction.atomic
def begin_nameless(*, round_, capacity, by, **details):
    """Begin to type in a paper without a code. Returns the entry."""
    Round.objects.select_for_update().get(pk=round_.pk)
    session = round_.sessions.filter(at_most=0).first() or _session_of_papers(round_)
    invitation = Invitation.objects.create(
        round=round_,
        session=session,
        seat_digest=links.digest_of(links.draw_token()),
        capacity=capacity,
        asked_by=AskedBy.HAND,
        version_id=round_.audience.get(capacity=capacity).version_id,
    )
    return begin(invitation=invitation, by=by, **details)


def begin(*, invitation, by, channel=Channel.PAPER, variant="", wants_second=False):
    """Begin to type in the answers of this invitation, or go on with them, or type them a second time.

    What the person did on a screen is not looked at, so that beginning tells nobody; that staff looked is kept, also
    where they are refused. A variant that its version does not have was printed, or read out, in English. Returns the
    entry. Raises NotTyped.
    """
    with transaction.atomic():
        _hold_open(invitation)
        entry = PaperEntry.objects.select_for_update().filter(invitation=invitation).first()
        if entry and side_of(entry, by=by) and not entry.done_at:
            return entry
        if invitation.involvement_id:
            PaperLookUp.objects.create(invitation=invitation, by=by)
        refusal = _refusal_to_join(entry) if entry else ""
        if entry is None:
            variant = variant if variant in invitation.version.variants else ENGLISH
            entry = PaperEntry.objects.create(
                invitation=invitation, channel=channel, variant=variant, wants_second=wants_second, first_by=by
            )
        elif not refusal:
            entry.second_by = by
            entry.save(update_fields=["second_by"])
    if refusal:
        raise NotTyped(refusal)
    return entry


def side_of(entry, *, by):
    """Which of the two entries this member of staff types, "first" or "second"; "" for everybody else."""
    return {entry.first_by_id: FIRST, entry.second_by_id: SECOND}.get(by.pk, "")


def typed(entry, side):
    """What has been typed: {item code: Given}. What was left out is in it, empty."""
    return {code: Given.stored(said) for code, said in getattr(entry, side).items()}


def route(entry, side):
    """The pages that follow from what has been typed, in order."""
    return entry.invitation.version.in_english.route(typed(entry, side))


def next_page(entry, side):
    """The first page not typed yet, or None after the last."""
    done = getattr(entry, side).keys()
    return next((page for page in route(entry, side) if not page.codes <= done), None)


def is_whole(entry, side):
    return next_page(entry, side) is None


@transaction.atomic
def save_page(*, entry, side, page, answers):
    """Keep one page as it was typed, {item code: Given}; a question not in it was left out. Raises NotTyped."""
    invitation, held = _hold_entry(entry)
    if invitation.involvement_id:
        links.said_otherwise(involvement_id=invitation.involvement_id)
    kept = getattr(held, side) | {code: answers.get(code, Given()).to_store() for code in page.codes}
    setattr(held, side, kept)
    setattr(entry, side, kept)
    held.save(update_fields=[side])


def differences(entry):
    """Where the two entries differ, in order: [(question, what the first says, what the second says)]."""
    first, second = typed(entry, FIRST), typed(entry, SECOND)
    found = []
    for code, question in entry.invitation.version.questions.items():
        one, other = first.get(code, Given()), second.get(code, Given())
        if _compared(one) != _compared(other):
            found.append((question, one, other))
    return found


@transaction.atomic
def settle(*, entry, choices):
    """Take over what was settled: {item code: Given}. After it both entries say the same. Raises NotTyped."""
    _, held = _hold_entry(entry)
    settled = {code: given.to_store() for code, given in choices.items()}
    for side in (FIRST, SECOND):
        setattr(held, side, getattr(held, side) | settled)
        setattr(entry, side, getattr(held, side))
    held.save(update_fields=[FIRST, SECOND])


@transaction.atomic
def send(*, entry, words_may_be_used, helped_by):
    """Send the typed answers in, like any other, and empty what was typed.

    Raises NotTyped and then keeps it, also where it turns out now that the person has answered on a screen.
    """
    invitation, held = _hold_entry(entry)
    said = {code: given for code, given in typed(held, FIRST).items() if given}
    if not said:
        raise NotTyped(NOTHING)
    if invitation.is_sent:
        raise NotTyped(SENT)
    if DraftAnswer.objects.filter(invitation=invitation).exists():
        raise NotTyped(BEGUN_ONLINE)
    # Kept with the answers alone: how the person reads on a screen is for them to say.
    invitation.variant = held.variant
    try:
        with transaction.atomic():
            submission.save_page(invitation=invitation, answers=said)
            submission.submit(
                invitation=invitation,
                words_may_be_used=words_may_be_used,
                helped_by=helped_by,
                channel=held.channel,
                may_share=True,
            )
    except submission.NotSealed as refusal:
        raise NotTyped(str(refusal)) from refusal
    if invitation.round.mode == Mode.DETACHED:
        # By which way and when they came would tell which of the opened answers are theirs.
        held.delete()
        return
    PaperEntry.objects.filter(pk=held.pk).update(
        first={}, second={}, words_may_be_used=words_may_be_used, helped_by=helped_by, done_at=timezone.now()
    )


@transaction.atomic
def drop(*, entry, by):
    """Throw away what was typed: it was the wrong paper. A paper without a name was never asked of anybody.

    That they looked stays. Raises NotTyped if it was sent in meanwhile.
    """
    invitation = Invitation.objects.select_for_update().get(pk=entry.invitation_id)
    if not PaperEntry.objects.filter(pk=entry.pk, done_at=None).delete()[0]:
        raise NotTyped(DONE.format(name=entry.first_by.name))
    PaperLookUp.objects.filter(invitation=invitation, by=by, given_up_at=None).update(given_up_at=timezone.now())
    if invitation.session_id:
        invitation.delete()


def forget(round_):
    """The round closes, its invitations held: what was typed and not sent in can no longer be, and is deleted."""
    PaperEntry.objects.filter(invitation__round=round_, done_at=None).delete()


def under_way(round_):
    """Entries begun and not sent in, oldest first; also those of people who have answered on a screen meanwhile."""
    entries = PaperEntry.objects.filter(invitation__round=round_, done_at=None)
    return entries.select_related("first_by", "second_by", "invitation__version").order_by("begun_at")


def look_ups(round_):
    """How often staff began with somebody's paper, and gave it up: [{"name", "begun", "given_up"}]."""
    found = PaperLookUp.objects.filter(invitation__round=round_).values("by", name=F("by__name"))
    return found.annotate(begun=Count("pk"), given_up=Count("given_up_at")).order_by("name", "by")


def _refusal_to_join(entry):
    """Why nobody but those who type this entry may type it now; empty if a second pair of eyes is wanted."""
    first = entry.first_by.name
    if entry.done_at:
        return DONE.format(name=first)
    if entry.second_by_id:
        return BY_TWO_OTHERS.format(first=first, second=entry.second_by.name)
    if not is_whole(entry, FIRST):
        return BY_SOMEBODY_ELSE.format(name=first)
    return "" if entry.wants_second else NOT_TWICE.format(name=first)


def _hold_open(invitation):
    """Hold the invitation until the transaction ends. Raises NotTyped where the time for answering is over."""
    held = Invitation.objects.select_for_update(of=["self"]).select_related("round").get(pk=invitation.pk)
    if not Round.objects.taking_answers(today=timezone.localdate()).filter(pk=held.round_id).exists():
        raise NotTyped(OVER)
    return held


def _hold_entry(entry):
    """The invitation and the entry, held until the transaction ends. Raises NotTyped where typing is over."""
    invitation = _hold_open(entry.invitation)
    held = PaperEntry.objects.select_for_update().filter(pk=entry.pk, done_at=None).first()
    if held is None:
        raise NotTyped(GONE)
    return invitation, held


def _session_of_papers(round_):
    """Stands for the papers of a round that bear no code. Nobody can begin at it: its link is known to nobody."""
    return SessionLink.objects.create(
        round=round_,
        name=PAPERS,
        digest=links.digest_of(links.draw_token()),
        code_digest=codes.digest_of(codes.draw()),
        last_day=round_.closes_on,
        at_most=0,
        ended_at=timezone.now(),
    )


def _compared(given):
    """An answer without how its words are spaced."""
    return given.options, given.words.split(), given.is_shared
