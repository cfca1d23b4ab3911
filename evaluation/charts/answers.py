"""The chart of one question: what each capacity answered, side by side and never added up."""

from evaluation.charts.chart import Chart, Group, Row, Scale, Segment, Tone
from evaluation.charts.tones import keys_for
from figures.plain import say_people
from figures.protected import ProtectedBar
from figures.scales import has_better_side
from figures.sides import Counting, ProtectedItem


def answers_chart(item: ProtectedItem) -> Chart:
    """Draw one question's result: a bar of answers for each capacity, or a dashed box where it is hidden."""
    if item.counting is not Counting.ONE or not has_better_side(item.options):
        return _choices_chart(item)
    keys = keys_for(item.options)
    rows = tuple(answers_row(bar, tones=[key.tone for key in keys]) for bar in item.bars)
    return Chart(item.words, item.sentence, Scale.SHARE, keys, (Group("", rows),), item.table)


def answers_row(bar: ProtectedBar, *, tones: list[Tone]) -> Row:
    """Make the bar of one capacity."""
    if bar.instead:
        return Row(bar.label, instead=bar.instead)
    whole = sum(number.people for number in bar.numbers)
    segments = (Segment(tone, number.people) for tone, number in zip(tones, bar.numbers, strict=True))
    return Row(bar.label, say_people(whole), tuple(segments))


def _choices_chart(item: ProtectedItem) -> Chart:
    """Draw one bar for each choice: no colour judges a question without a better side, and no bar has parts where
    people could choose several.
    """
    groups = []
    for bar in item.bars:
        rows = tuple(Row(n.label, segments=(Segment(Tone.LIGHT_TEAL, n.people),)) for n in bar.numbers)
        groups.append(Group(bar.label, rows or (Row("Answers", instead=bar.instead),)))
    return Chart(item.words, item.sentence, Scale.COUNT, (), tuple(groups), item.table)
