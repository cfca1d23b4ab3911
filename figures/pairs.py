"""Change, told only of people who answered the same question twice: how many are better, the same or worse.

What is published of one question and one capacity is: each round's counts, and for each later round how many pairs with
the round before moved up, stayed and moved down. The rule:

1. Fewer than five pairs are hidden, and so are pairs of a question of which either round is hidden or not shown
   exactly: the change would fill in what is hidden there.
2. "5 of 5 got worse" would tell of each; so would 4 of 5 beside it. It is said as "all, or all but one".
3. People with one answer only are what is left when pairs are taken from a round. If all of them gave the same answer,
   and nothing else that is published leaves another possible, the pairs are hidden. It leaves another possible where
   one of them could have changed answers with somebody who has a pair and every published number stayed as it is.
   The same of those alone who were asked by name: whoever answered at a session knows what to take away.

Units: people. Codes of answers stand in order, from the worst to the best.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from math import exp, lgamma, log

from figures.plain import say_out_of, say_people, start_large
from figures.protected import FEWEST_SHOWN, HIDDEN, NOT_SHOWN_EXACTLY, ProtectedBar, ProtectedNumber
from figures.scales import Meaning

FEWEST_CHANGED = 6  # below, no split is rare enough to be told from chance
LEVEL = 0.05
BETTER, SAME, WORSE = "Better than before", "The same as before", "Worse than before"
HEADER = ("Answered both times", "Better", "The same", "Worse", "Before only", "Afterwards only")
HIDDEN_PAIRS = "hidden to protect people (too few can be set beside each other)"

# The places of one person's answers in the scale, round by round; None where there is none that can be compared.
Answers = tuple[int | None, ...]


@dataclass(frozen=True)
class Twice:
    """What one capacity answered to one question over several rounds, the first of them "before".

    records: how many people gave which answers, round by round; codes, or None for no answer that can be compared.
    by_name: those of them who were asked by name. shown_exactly: for each round, whether every count of it is shown.
    """

    capacity: str
    label: str
    order: Sequence[str]
    records: Mapping[tuple[str | None, ...], int] = field(repr=False)
    shown_exactly: tuple[bool, ...]
    by_name: Mapping[tuple[str | None, ...], int] = field(default_factory=dict, repr=False)

    @cached_property
    def people(self) -> Mapping[Answers, int]:
        """The same with places instead of codes."""
        return self.placed(self.records)

    def placed(self, records: Mapping[tuple[str | None, ...], int]) -> Mapping[Answers, int]:
        places: dict[str | None, int | None] = {code: place for place, code in enumerate(self.order)}
        found: Counter[Answers] = Counter()
        for answers, count in records.items():
            found[tuple(places.get(code) for code in answers)] += count
        return found

    def up_to(self, later: int) -> "Twice":
        """The same as it stood when this round closed: what came after was not published beside it."""
        records, by_name = (_cut(records, later + 1) for records in (self.records, self.by_name))
        return Twice(self.capacity, self.label, self.order, records, self.shown_exactly[: later + 1], by_name)


@dataclass(frozen=True, slots=True)
class ProtectedPairs:
    """What may be said of one capacity's change: a sentence, a bar, and cells under `HEADER`."""

    capacity: str
    label: str
    sentence: str
    against: str
    cells: tuple[str, ...]
    bar: ProtectedBar

    @property
    def is_hidden(self) -> bool:
        return self.cells[0] == HIDDEN


def protect_pairs(twice: Twice, *, later: int) -> ProtectedPairs:
    """Say how people's answers in one later round stand beside their own from before."""
    twice = twice.up_to(later)
    moves = _moves(twice.people, later)
    pairs = moves.total()
    if pairs < FEWEST_SHOWN or not (twice.shown_exactly[0] and twice.shown_exactly[later]) or _is_pinned(twice):
        bar = ProtectedBar(twice.label, instead=start_large(HIDDEN_PAIRS))
        return ProtectedPairs(twice.capacity, twice.label, f"{HIDDEN_PAIRS}.", "", (HIDDEN,) * len(HEADER), bar)
    once = [str(_answered(twice.people, place) - pairs) for place in (0, later)]
    if moves[-1] >= pairs - 1:
        said = f"all, or all but one, of {say_people(pairs)} were worse than before"
        cells = (str(pairs), *(NOT_SHOWN_EXACTLY,) * 3, *once)
        bar = ProtectedBar(twice.label, instead=start_large(said))
        return ProtectedPairs(twice.capacity, twice.label, f"{said}.", f"{said}.", cells, bar)
    better, same, worse = moves[1], moves[0], moves[-1]
    numbers = (
        ProtectedNumber(BETTER, Meaning.FAVOURABLE, better),
        ProtectedNumber(SAME, Meaning.NEUTRAL, same),
        ProtectedNumber(WORSE, Meaning.UNFAVOURABLE, worse),
    )
    was = "was" if better == 1 else "were"
    counted = f"of {say_people(pairs)} who answered both times, {better:,} {was} better than before, {same:,} the same"
    return ProtectedPairs(
        capacity=twice.capacity,
        label=twice.label,
        sentence=f"{counted} and {worse:,} worse. {say_chance(better=better, worse=worse)}",
        against=f"{say_out_of(worse, whole=pairs)} said worse than before." if worse else "",
        cells=(str(pairs), str(better), str(same), str(worse), *once),
        bar=ProtectedBar(twice.label, numbers),
    )


def sign_test(*, better: int, worse: int) -> float:
    """Give the two-sided exact chance of so uneven a split, or a more uneven one, if up and down were equally likely.

    Who stayed the same is left out. Source: Dixon and Mood 1946 (JASA 41: 557-566). Raises ValueError below zero.
    """
    if min(better, worse) < 0:
        raise ValueError("Nobody is counted less than never.")
    changed, fewer = better + worse, min(better, worse)
    # The likeliest way of the tail first, then down from it: the rest soon adds nothing, however many people there are.
    way = exp(lgamma(changed + 1) - lgamma(fewer + 1) - lgamma(changed - fewer + 1) - changed * log(2))
    chance = 0.0
    for count in range(fewer, -1, -1):
        chance += way
        way *= count / (changed - count + 1)
        if way < chance * 1e-17:
            break
    return min(1.0, 2 * chance)


def say_chance(*, better: int, worse: int) -> str:
    """Say whether chance alone would do: the exact test from six changes on, in words only below."""
    if better + worse < FEWEST_CHANGED:
        return "Too few changed to tell this from chance."
    chance = sign_test(better=better, worse=worse)
    if chance >= LEVEL:
        return "Chance alone would often do this."
    stated = "below 0.001" if chance < 0.001 else f"{chance:.2g}"
    return f"Chance alone would rarely do this (exact sign test, {stated})."


def _cut(records: Mapping[tuple[str | None, ...], int], rounds: int) -> Mapping[tuple[str | None, ...], int]:
    found: Counter[tuple[str | None, ...]] = Counter()
    for answers, count in records.items():
        found[answers[:rounds]] += count
    return found


def _moves(people: Mapping[Answers, int], later: int) -> Counter[int]:
    moves: Counter[int] = Counter()
    for answers, count in people.items():
        if (move := _move(answers, later)) is not None:
            moves[move] += count
    return moves


def _answered(people: Mapping[Answers, int], place: int) -> int:
    return sum(count for answers, count in people.items() if answers[place] is not None)


def _move(answers: Answers, later: int) -> int | None:
    first, then = answers[0], answers[later]
    if first is None or then is None:
        return None
    return (then > first) - (then < first)


def _is_pinned(twice: Twice) -> bool:
    """Whether taking the pairs from a round would tell what those without a pair answered."""
    rounds = range(len(twice.shown_exactly))
    for counted in (twice.people, twice.placed(twice.by_name)):
        people = {answers: count for answers, count in counted.items() if count}
        if any(_is_pinned_between(people, side, later) for later in rounds[1:] for side in (0, later)):
            return True
    return False


def _is_pinned_between(people: Mapping[Answers, int], side: int, later: int) -> bool:
    alone = [a for a in people if a[side] is not None and _move(a, later) is None]
    if len({answers[side] for answers in alone}) != 1 or not _moves(people, later):
        return False
    paired = [answers for answers in people if _move(answers, later) is not None]
    return not any(_changes_nothing(one, other, side) for one, other in product(alone, paired))


def _changes_nothing(one: Answers, other: Answers, side: int) -> bool:
    """Whether these two could change answers in one round, unlike ones, and all that is published stay the same."""
    if one[side] == other[side]:
        return False
    swapped = [_with(one, side, other[side]), _with(other, side, one[side])]
    return all(sorted(_told((one, other), later)) == sorted(_told(swapped, later)) for later in range(1, len(one)))


def _told(pair: Sequence[Answers], later: int) -> Iterator[int]:
    return (move for answers in pair if (move := _move(answers, later)) is not None)


def _with(answers: Answers, side: int, answer: int | None) -> Answers:
    return (*answers[:side], answer, *answers[side + 1 :])
