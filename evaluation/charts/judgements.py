"""The chart of intended outcomes: what those who took part judged, and beside it what the staff judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluation.charts.answers import answers_row
from evaluation.charts.chart import Chart, Group, Row, Scale
from evaluation.charts.tones import keys_for
from figures.plain import join_words, quote_labels, say_count, say_out_of, start_large
from figures.protected import HIDDEN_FULLY, ProtectedTable
from figures.sides import ProtectedItem, ProtectedSide

NOT_JUDGED = "Not judged yet"
NOT_ASKED = "There are no judgements of those who took part to show yet."


@dataclass(frozen=True, slots=True)
class JudgedOutcome:
    """One intended outcome with both sides' judgements.

    `people` holds the protected counts of those who took part; its words are the outcome. `staff` is the label of the
    verdict that the staff recorded by name, and empty as long as there is none.
    """

    people: ProtectedItem
    staff: str

    @property
    def comparison(self) -> str:
        """Say where the two sides agree and where they do not."""
        staff = f"The staff said {quote_labels([self.staff])}." if self.staff else "The staff have not judged this yet."
        people = [self._compare(side) for side in self.people.sides] or [NOT_ASKED]
        return " ".join([staff, *people])

    def _compare(self, side: ProtectedSide) -> str:
        if not self.staff:
            return f"{side.label}: {side.sentence}"
        if not side.bar.numbers:
            return f"{side.label}: {side.sentence}"
        same = sum(number.people for number in side.bar.numbers if number.label == self.staff)
        return f"{side.label}: {say_out_of(same, whole=sum(n.people for n in side.bar.numbers))} said the same."


def judgements_chart(
    outcomes: Sequence[JudgedOutcome],
    *,
    title: str = "Did we reach what we intended?",
    one: str = "intended outcome",
    many: str = "intended outcomes",
) -> Chart:
    """Draw every outcome with a bar for each capacity of those who took part and the staff's verdict below.

    All outcomes are judged with the same verdicts; `one` and `many` say what they are called. Raises ValueError without
    an outcome.
    """
    if not outcomes:
        raise ValueError("There is no outcome to draw.")
    keys = keys_for(outcomes[0].people.options)
    groups = []
    for outcome in outcomes:
        rows = [answers_row(bar, tones=[key.tone for key in keys]) for bar in outcome.people.bars]
        tone = next((key.tone for key in keys if key.label == outcome.staff), None)
        staff = Row("Staff", word=outcome.staff, word_tone=tone) if tone else Row("Staff", instead=NOT_JUDGED)
        groups.append(Group(outcome.people.words, (*rows, staff)))
    counted = say_count(len(outcomes), one=one, many=many)
    table = _table(outcomes, one=one)
    return Chart(title, _say(outcomes, counted=counted), Scale.SHARE, keys, tuple(groups), table)


def _say(outcomes: Sequence[JudgedOutcome], *, counted: str) -> str:
    verdicts = [outcome.staff for outcome in outcomes if outcome.staff]
    said = [f"{quote_labels([verdict])} to {verdicts.count(verdict)}" for verdict in dict.fromkeys(verdicts)]
    staff = f"The staff said {join_words(said)}." if said else "The staff have not judged any yet."
    if not outcomes[0].people.sides:
        return f"{counted}. {staff} {NOT_ASKED}"
    return f"{counted}, each judged by those who took part and by the staff, apart from each other. {staff}"


def _table(outcomes: Sequence[JudgedOutcome], *, one: str) -> ProtectedTable:
    labels = [side.label for side in outcomes[0].people.sides]
    rows = [
        (outcome.people.words, *(_say_side(side) for side in outcome.people.sides), outcome.staff or NOT_JUDGED)
        for outcome in outcomes
    ]
    heading = start_large(one.rpartition(" ")[2])
    return ProtectedTable(f"Judgements of each {one}", (heading, *labels, "Staff"), tuple(rows))


def _say_side(side: ProtectedSide) -> str:
    if side.is_hidden:
        return HIDDEN_FULLY
    given = [f"{number.label}: {number.people}" for number in side.bar.numbers if number.people]
    return "; ".join(given) or side.bar.instead
