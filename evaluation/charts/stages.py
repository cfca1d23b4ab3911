"""The chart of how far activities have come in each stage of 4PI."""

from collections.abc import Mapping

from evaluation.charts.chart import Chart, Group, Key, Row, Scale, Segment, Tone
from figures.plain import say_count
from figures.protected import ProtectedTable

TITLE = "Activities by stage"
# From empty to full, in one colour: a stage that has not begun is no bad mark.
TONES = (Tone.WHITE, Tone.LIGHT_TEAL, Tone.TEAL)


def stages_chart(stages: Mapping[str, Mapping[str, int]]) -> Chart:
    """Draw one bar for each stage, parted by state; states stand in order, from not begun to done."""
    labels = next(tuple(states) for states in stages.values())
    rows = tuple(
        Row(stage, segments=tuple(Segment(tone, states[label]) for tone, label in zip(TONES, labels, strict=True)))
        for stage, states in stages.items()
    )
    table = ProtectedTable(
        TITLE,
        ("Stage", *labels),
        tuple((stage, *(f"{states[label]:,}" for label in labels)) for stage, states in stages.items()),
        ("Cancelled activities are not counted.",),
    )
    keys = tuple(Key(label, tone) for label, tone in zip(labels, TONES, strict=True))
    return Chart(TITLE, _sentence(stages, done=labels[-1]), Scale.COUNT, keys, (Group("", rows),), table)


def _sentence(stages: Mapping[str, Mapping[str, int]], *, done: str) -> str:
    whole = max(sum(states.values()) for states in stages.values())
    if not whole:
        return "None yet."
    each = ", ".join(f"{stage} in {states[done]:,}" for stage, states in stages.items())
    counted = say_count(whole, one="activity", many="activities")
    return f"Stages done, out of {counted}, cancelled ones left out: {each}."
