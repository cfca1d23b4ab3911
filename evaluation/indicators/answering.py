"""Who was asked and answered in a round, and what each question's answers were, side by side and never averaged.

Results open when the round closes: two looks one answer apart would tell what one person said (decisions in docs/adr).
"""

from dataclasses import dataclass, replace
from functools import cached_property, partial

from activities.capacities import IN_ORDER, label_of
from activities.framework import Stage
from evaluation import said
from evaluation.indicators import wordings
from evaluation.indicators.alone import Counts, tells_apart
from evaluation.models import Item
from figures.many import protect_many
from figures.months import protect_months
from figures.quotes import ProtectedWords, Written, WrittenSide, protect_words
from figures.ranked import protect_ranked
from figures.responses import ProtectedResponses, Returned, protect_responses
from figures.results import protect
from figures.sides import Counting, ProtectedItem, ProtectedSide, Side, is_enough_to_show
from figures.sides import Item as CountedItem

PROTECT = {
    Counting.ONE: protect,
    Counting.MANY: protect_many,
    Counting.RANKED: protect_ranked,
    Counting.MONTHS: protect_months,
}


@dataclass(frozen=True)
class Counted:
    """One question of a round that can be counted, with its protected result."""

    code: str
    stage: str
    area: str
    question: str
    is_scored: bool
    result: ProtectedItem

    def side(self, capacity) -> ProtectedSide | None:
        return next((side for side in self.result.sides if side.capacity == capacity), None)


@dataclass(frozen=True)
class Words:
    """One own-words question of a round with the words that may be quoted."""

    code: str
    stage: str
    text: str
    sides: tuple[ProtectedWords, ...]


def returned_by_round(rounds):
    """How many of each capacity were asked and answered, for counting only, {round id: [Returned, …]}."""
    organisations = {round_.pk: round_.activity.organisation for round_ in rounds}
    found = said.returned(rounds)
    return {
        round_id: [
            Returned(str(capacity), label_of(capacity, organisation), *found[round_id, capacity])
            for capacity in IN_ORDER
            if (round_id, capacity) in found
        ]
        for round_id, organisation in organisations.items()
    }


def responses(round_) -> ProtectedResponses | None:
    """Who answered out of who was asked, or None when nobody was asked."""
    return RoundAnswers(round_).responses


def sentences(rounds) -> dict:
    """Who answered, round by round, with one query: {round id: sentence}, without rounds that asked nobody."""
    found = returned_by_round(rounds)
    return {round_id: protect_responses(sides=sides).sentence for round_id, sides in found.items() if sides}


def results(round_) -> tuple[Counted, ...]:
    """Every question of a closed round that can be counted, in the order it was asked; nothing while it is open."""
    return RoundAnswers(round_).results


def words(round_, *, seed) -> tuple[Words, ...]:
    """What people wrote in a closed round, with permission and only where five or more of a capacity answered."""
    return RoundAnswers(round_).words(seed=seed)


class RoundAnswers:
    """One look at one round; what several parts of a page need is counted once."""

    def __init__(self, round_):
        self.round = round_
        self._protected = {}

    @cached_property
    def is_out(self):
        """Whether what was said may be counted."""
        return said.is_out(self.round)

    @cached_property
    def sides(self):
        return returned_by_round([self.round])[self.round.pk]

    @cached_property
    def responses(self):
        return protect_responses(sides=self.sides) if self.sides else None

    @cached_property
    def versions(self):
        return wordings.versions_of(self.round, capacities={side.capacity for side in self.sides})

    def version_of(self, capacity):
        """What this capacity was asked, or None."""
        return next((version for capacities, version in self.versions if capacity in capacities), None)

    @cached_property
    def asked(self):
        return wordings.asked_in(self.versions)

    @cached_property
    def items(self):
        return Item.objects.in_bulk(list(self.asked))

    @cached_property
    def results(self):
        if not self.is_out:
            return ()
        return tuple(self.result(code) for code, asked in self.asked.items() if asked.counting)

    def by_stage(self):
        """The results under the stages of 4PI, in its order: [(stage, [Counted, …]), …]."""
        return [
            (stage, found)
            for stage in Stage
            if (found := [counted for counted in self.results if counted.stage == stage])
        ]

    def words(self, *, seed):
        if not self.is_out:
            return ()
        # What helps to offer support was said so that somebody can help, not to be printed.
        codes = [
            code
            for code, asked in self.asked.items()
            if asked.question.has_words and self.items[code].use != Item.Use.ROUTING
        ]
        texts = said.words(self.round, codes=codes)
        found = []
        for code in codes:
            if written := self._written(code, texts):
                item, text = self.items[code], self.asked[code].question.text
                found.append(Words(code, item.stage, text, protect_words(sides=written, seed=f"{seed}:{code}")))
        return tuple(found)

    def _written(self, code, texts):
        return [
            self._written_of(code, side, texts) for side in self.sides if side.capacity in self.asked[code].capacities
        ]

    def _written_of(self, code, side, texts):
        where = code, side.capacity
        return WrittenSide(
            side.capacity,
            side.label,
            side.answered - self._everybody.not_asked.get(where, 0),
            tuple(Written(text, allowed) for text, allowed in texts.get(where, ())),
            gives_away=self._gives_away(code, side),
            tells_apart=side.by_name is not None
            and not is_enough_to_show(side.by_name - self._by_name.not_asked.get(where, 0)),
        )

    def result(self, code):
        """The protected result of one question, by its code."""
        if code not in self._protected:
            self._protected[code] = self._count(code)
        return self._protected[code]

    def _count(self, code):
        asked, item = self.asked[code], self.items[code]
        counted = CountedItem(asked.question.text, asked.options, asked.counting, bool(asked.conditions))
        sides = [self._side(code, side, counted) for side in self.sides if side.capacity in asked.capacities]
        return Counted(
            code=code,
            stage=item.stage,
            area=item.area,
            question=item.question,
            is_scored=item.use == Item.Use.SCORED,
            result=PROTECT[asked.counting](item=counted, sides=sides),
        )

    def _side(self, code, side, counted):
        everybody = self._counted(code, side, self._everybody, side.answered)
        if side.by_name is None:
            return everybody
        alone = None if said.is_cut_off(self.round) else self._counted(code, side, self._by_name, side.by_name)
        protect_one = partial(PROTECT[counted.counting], item=counted)
        return replace(everybody, tells_apart=tells_apart(side, everybody, alone, protect=protect_one))

    def _counted(self, code, side, counts, answered):
        return Side(
            side.capacity,
            side.label,
            side.asked,
            answered,
            gives_away=self._gives_away(code, side),
            **counts.of(self.asked[code], code, side.capacity),
        )

    def _gives_away(self, code, side):
        """Whether how many were led to this question would show a hidden answer to the one that leads here.

        To one answer out of several the counts say as much themselves; that people gave any of several answers, where
        they could give more than one, they do not, so nearly everybody's having done so is kept back too.
        """
        condition = self.asked[code].conditions.get(side.capacity)
        if condition is None:
            return False
        earlier = self.result(condition.code)
        found = earlier.side(side.capacity)
        if found is None or not found.is_exact:
            return True
        led_here = side.answered - self._everybody.not_asked.get((code, side.capacity), 0)
        return earlier.result.counting is not Counting.ONE and led_here >= found.whole - 1

    @cached_property
    def _everybody(self):
        return Counts(self.round, self.asked)

    @cached_property
    def _by_name(self):
        return Counts(self.round, self.asked, by_name=not said.is_cut_off(self.round))
