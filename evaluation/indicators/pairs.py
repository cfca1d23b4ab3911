"""What changed for people who answered the same question before and after, each set beside their own answer only."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection

from evaluation.indicators.answering import RoundAnswers
from evaluation.models import Mode, Phase, QuestionnaireVersion
from figures.pairs import ProtectedPairs, Twice, protect_pairs
from figures.plain import join_words
from figures.scales import has_better_side, in_order
from figures.sides import Counting

LATER = (Phase.AFTER, Phase.FOLLOW_UP)
NOT_ASKED_BEFORE = "People were not asked before, so nothing can be said about change."
STILL_OPEN = "One of the two rounds is still open."
CUT_OFF = (
    "In one of the two rounds answers were cut off from the people who gave them. Nobody’s two answers can be set "
    "beside each other, so nothing can be said about change."
)
NOTHING_TWICE = "No question was asked both times in the same words, so nothing can be said about change."
# People by what they answered in each round. Somebody at a session has no other round: the invitation stands for them.
TWICE = """
SELECT item_id, capacity, given, count(*), count(involvement) FROM (
    SELECT answer.item_id, invitation.capacity, max(invitation.involvement_id::text) AS involvement,
           array[{given}] AS given
    FROM evaluation_answer answer
    JOIN evaluation_response response ON response.id = answer.response_id
    JOIN evaluation_invitation invitation ON invitation.id = response.invitation_id
    WHERE invitation.round_id = ANY(%s) AND answer.item_id = ANY(%s) AND answer.options <> '{{}}'
    GROUP BY answer.item_id, invitation.capacity, coalesce(invitation.involvement_id, invitation.id)
) person GROUP BY item_id, capacity, given
"""
GIVEN = "max(answer.options[1]) FILTER (WHERE invitation.round_id = %s)"


@dataclass(frozen=True)
class Paired:
    """One question that was asked twice, with what may be said of each capacity."""

    code: str
    stage: str
    words: str
    sides: tuple[ProtectedPairs, ...]


@dataclass(frozen=True)
class Pairs:
    """What changed between the round before and a later one; `reasons` says in words what cannot be told."""

    items: tuple[Paired, ...] = ()
    reasons: tuple[str, ...] = ()


def pairs(answers: RoundAnswers) -> Pairs | None:
    """What changed by the time of this round; None for a round that is not set beside another."""
    if answers.round.phase not in LATER:
        return None
    rounds = _rounds_up_to(answers.round)
    if rounds[0].phase != Phase.BEFORE:
        return Pairs(reasons=(NOT_ASKED_BEFORE,))
    if not (rounds[0].is_closed and answers.round.is_closed):
        return Pairs(reasons=(STILL_OPEN,))
    if Mode.DETACHED in (rounds[0].mode, answers.round.mode):
        return Pairs(reasons=(CUT_OFF,))
    rounds = [round_ for round_ in rounds if round_.is_closed and round_.mode != Mode.DETACHED]
    looks = [answers if round_.pk == answers.round.pk else RoundAnswers(round_) for round_ in rounds]
    return _compare(looks)


def _rounds_up_to(round_):
    """The rounds of the activity that may be set beside each other, in order, this one the last."""
    phases = (Phase.BEFORE, *LATER[: LATER.index(round_.phase) + 1])
    found = {each.phase: each for each in round_.activity.rounds.filter(phase__in=phases, opened_at__isnull=False)}
    for each in found.values():
        each.activity = round_.activity
    return [found[phase] for phase in phases if phase in found]


def _compare(looks):
    codes = [code for code in looks[-1].asked if _can_be_paired(code, looks[0], looks[-1])]
    records = _records([look.round for look in looks], codes)
    meanings = Meanings([version for look in looks for _, version in look.versions])
    items, reasons = [], []
    for code in codes:
        sides, unlike = [], []
        for side in looks[-1].result(code).result.sides:
            if looks[0].result(code).side(side.capacity) is None:
                continue
            alike = [meanings.are_alike(code, looks[0], look, side.capacity) for look in looks]
            if not alike[-1]:
                unlike.append(side.label)
                continue
            twice = _twice(code, side, looks, records[code, side.capacity], alike)
            sides.append(protect_pairs(twice, later=len(looks) - 1))
        words = looks[-1].asked[code].question.text
        if sides:
            items.append(Paired(code, looks[-1].items[code].stage, words, tuple(sides)))
        if unlike:
            reasons.append(f"“{words}” was asked in other words with another meaning: {join_words(unlike)}.")
    return Pairs(tuple(items), tuple(reasons) or (() if items else (NOTHING_TWICE,)))


def _can_be_paired(code, first, last):
    """Asked both times on a scale that has a better and a worse end, and meant to be set beside each other."""
    if code not in first.asked or not last.items[code].is_paired:
        return False
    both = (first.asked[code], last.asked[code])
    return all(asked.counting is Counting.ONE and has_better_side(asked.options) for asked in both)


def _twice(code, side, looks, records, alike):
    """Answers that have another meaning are not those of the same question: nobody has one then."""
    known, by_name = defaultdict(int), defaultdict(int)
    for given, (people, named) in records.items():
        answers = tuple(one if is_alike else None for one, is_alike in zip(given, alike, strict=True))
        known[answers] += people
        by_name[answers] += named
    shown = [look.result(code).side(side.capacity) if code in look.asked else None for look in looks]
    return Twice(
        capacity=side.capacity,
        label=side.label,
        order=in_order(looks[-1].asked[code].options),
        records=known,
        by_name=by_name,
        shown_exactly=tuple(found is not None and found.is_exact for found in shown),
    )


def _records(rounds, codes):
    """People by their answers in these rounds, and those of them asked by name.

    {(item code, capacity): {(option or None, …): (people, by name)}}
    """
    found = defaultdict(dict)
    if codes:
        ids = [round_.pk for round_ in rounds]
        with connection.cursor() as cursor:
            cursor.execute(TWICE.format(given=", ".join([GIVEN] * len(ids))), [*ids, ids, codes])
            for code, capacity, given, people, by_name in cursor.fetchall():
                found[code, capacity][tuple(given)] = people, by_name
    return found


class Meanings:
    """Which versions changed the meaning of what they ask: somebody has to say so when publishing them."""

    def __init__(self, versions):
        changed = QuestionnaireVersion.objects.filter(
            questionnaire__in={version.questionnaire_id for version in versions}, keeps_meaning=False
        )
        self.breaks = defaultdict(list)
        for questionnaire, number in changed.values_list("questionnaire", "number"):
            self.breaks[questionnaire].append(number)

    def are_alike(self, code, one, other, capacity):
        """Whether a question meant the same to this capacity in two rounds.

        The same words mean the same. Other words do as long as nobody said that they changed the meaning: in between,
        or anywhere up to then where they stand in two questionnaires.
        """
        first, then = one.version_of(capacity), other.version_of(capacity)
        if first is None or then is None or not (code in first.questions and code in then.questions):
            return False
        if _wording(first.questions[code]) == _wording(then.questions[code]):
            return True
        if first.questionnaire_id == then.questionnaire_id:
            low, high = sorted((first.number, then.number))
            return not any(low < number <= high for number in self.breaks[first.questionnaire_id])
        return not any(
            number <= version.number for version in (first, then) for number in self.breaks[version.questionnaire_id]
        )


def _wording(question):
    return question.text, tuple(option.code for option in question.options)
