"""What is said of who takes part: worked out by hand, drawn from protected figures only, and never more than holds."""

import os
from math import sqrt
from types import SimpleNamespace

import pytest
from numpy.random import default_rng

from evaluation.indicators import populations
from evaluation.indicators.characteristics import BY_CODE
from evaluation.indicators.represented import represented
from evaluation.reports.blocks import Note, Picture
from evaluation.reports.representation import CLEAR, ORDER, representation, say_verdicts
from evaluation.tests.monitoring import releases
from figures.cells import Rule, protect_count
from figures.verdicts import Verdict

LONG = os.environ.get("FOURPI_LONG") == "1"
REFERENCE = {
    "age": {"under_25": 0.3, "25_44": 0.27, "45_64": 0.25, "65_over": 0.18},
    "sex": {"female": 0.51, "male": 0.49},
    "ethnic_group": {"asian": 0.19, "black": 0.06, "mixed": 0.03, "white": 0.7, "other": 0.02},
    "disability": {"disabled": 0.18, "not_disabled": 0.82},
}


class Population(SimpleNamespace):
    def __str__(self):
        return self.name


def compared_with_everything(monkeypatch):
    """An organisation that chose a population for every characteristic that may be compared."""

    def compared_with(organisation, characteristic):
        codes = characteristic.labels
        reference = REFERENCE.get(characteristic.code) or dict.fromkeys(codes, 1 / len(codes))
        return Population(name="Everybody, Northtown", source="The census"), reference, ""

    monkeypatch.setattr(populations, "compared_with", compared_with)
    monkeypatch.setattr(populations, "caseload", lambda population: None)


def judge(code, counts, *, rule=None, **not_said):
    """What is found of a shown table of these true counts."""
    rule = rule or Rule()
    made = SimpleNamespace(organisation=None, as_at=releases.AS_AT)
    table = releases.draft(code, counts, rule=rule, **not_said)
    return represented(BY_CODE[code], table, release=made, rule=rule)


def chart_of(one):
    return next(block.chart for block in representation([one]) if isinstance(block, Picture))


def test_the_words_are_those_of_the_statistics():
    assert {*ORDER} == {*Verdict} - {Verdict.NOT_COMPARED}
    assert [*CLEAR] == [Verdict.CLEARLY_LOWER, Verdict.CLEARLY_HIGHER]


def test_a_whole_characteristic_by_hand(monkeypatch):
    # 147 answered, shown as 145 (143 to 147); 12 under 25, shown as 10 (8 to 12): 10 of 145 is 7%, and 30% of 145 is
    # 43.5, about 45. Nobody declined or left it blank, so at most 8 did not say.
    compared_with_everything(monkeypatch)
    one = judge("age", {"under_25": 12, "25_44": 41, "45_64": 63, "65_over": 31})
    chart = chart_of(one)
    assert say_verdicts(one).startswith("Clearly lower than expected: Under 25.")
    assert chart.sentence == say_verdicts(one)
    row = chart.table.rows[0]
    assert row[:5] == ("Under 25", "10 of 145 people (7%)", "30%", "about 45", "about 35 fewer")
    assert row[5:] == ("0.2", "Clearly lower than expected.")  # 10 of 43.5
    assert chart.table.notes[0] == "145 people gave an answer."
    dot = chart.groups[0].rows[0].dot
    assert (dot.point, dot.mark) == (6.9, 30.0)


def test_without_a_population_shares_stand_alone_and_the_way_to_choose_one_is_said(monkeypatch):
    monkeypatch.setattr(populations, "compared_with", lambda *_: (None, {}, ""))
    blocks = representation([judge("sex", {"female": 60, "male": 40})])
    chart = next(block.chart for block in blocks if isinstance(block, Picture))
    assert chart.table.header == ("Group", "Share of those who answered")
    assert [row.dot.mark for row in chart.groups[0].rows] == [None, None]
    [note] = [block for block in blocks if isinstance(block, Note)]
    assert "No population to compare with has been chosen for sex" in note.text


def test_a_population_that_does_not_fit_is_said_and_not_used(monkeypatch):
    sentence = "“Sex, Northtown” cannot be compared with: nobody is counted in it."
    monkeypatch.setattr(populations, "compared_with", lambda *_: (None, {}, sentence))
    blocks = representation([judge("sex", {"female": 60, "male": 40})])
    assert [block.text for block in blocks if isinstance(block, Note)] == [sentence]


def test_gender_identity_is_never_compared(monkeypatch):
    compared_with_everything(monkeypatch)
    one = judge("gender_identity", {"yes": 120, "no": 12})
    assert (one.population, one.reference) == (None, {})
    assert "never compared" in str(representation([one]))
    assert not any(verdict in str(representation([one])) for verdict in ORDER)


def test_at_the_threshold_there_is_a_share_and_too_few_to_tell(monkeypatch):
    compared_with_everything(monkeypatch)
    one = judge("ethnic_group", {"asian": 1, "black": 0, "mixed": 0, "white": 9, "other": 0})
    assert say_verdicts(one) == "Too few people have answered to judge any of these groups."
    rows = chart_of(one).table.rows
    assert rows[0][:2] == ("Asian or Asian British", "fewer than 5 of 10 people")
    assert rows[0][6].startswith("Too few to tell. About ")
    assert rows[0][6].endswith(" people are needed before this can be judged.")


@pytest.mark.parametrize("seed", range(500 if LONG else 40))
def test_nothing_clear_is_said_that_does_not_hold_for_every_count_allowed(monkeypatch, seed):
    """Refusals: with Wilson's interval worked out here once more, for every count behind every cell."""
    compared_with_everything(monkeypatch)
    chance = default_rng(seed)
    code = str(chance.choice([code for code in BY_CODE if code != "gender_identity"]))
    size = int(chance.choice((3, 8, 12, 30, 80, 300)))
    counts = {category: between(chance, 0, size) for category in BY_CODE[code].labels}
    one = judge(code, counts, declined=between(chance, 0, size // 3), blank=between(chance, 0, size // 4))
    for group in one.groups:
        if group.verdict not in CLEAR:
            continue
        share, answered = one.reference[group.category], one.table.answered_cell
        assert answered.low >= 10
        assert answered.low * share >= 5
        for count in range(group.cell.low, group.cell.high + 1):
            for people in range(max(answered.low, count), answered.high + 1):
                low, high = wilson(count, people)
                assert high < share if group.verdict == CLEAR[0] else low > share
    said = str(representation([one])).lower()
    assert not [word for word in ("significan", "trend", "improv", "worse", "p-value", "p =") if word in said]


def wilson(count, people, z=1.959963984540054):
    middle = (count + z * z / 2) / (people + z * z)
    reach = z / (people + z * z) * sqrt(count * (people - count) / people + z * z / 4)
    return middle - reach, middle + reach


@pytest.mark.parametrize("seed", range(200 if LONG else 25))
def test_a_picture_tells_no_more_than_the_rounded_counts(monkeypatch, seed):
    """A dot stands where shown over shown puts it, and another count behind the same figure moves nothing."""
    compared_with_everything(monkeypatch)
    chance = default_rng(seed)
    counts = {category: between(chance, 0, 150) for category in BY_CODE["ethnic_group"].labels}
    one = judge("ethnic_group", counts)
    answered = one.table.answered_cell
    for group, row in zip(one.groups, chart_of(one).groups[0].rows, strict=True):
        if group.cell.shown is None or answered.shown is None:
            assert row.dot.point is None
        else:
            assert row.dot.point == pytest.approx(min(100, 100 * group.cell.shown / answered.shown), abs=0.1)
    moved = {code: between(chance, cell.low, cell.high) for code, cell in cells_of(one).items()}
    if protect_count(sum(moved.values()), rule=Rule()) == answered:
        assert chart_of(judge("ethnic_group", moved)) == chart_of(one)


def between(chance, least, most):
    return int(chance.integers(least, most, endpoint=True))


def cells_of(one):
    return {group.category: group.cell for group in one.groups}
