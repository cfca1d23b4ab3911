"""Dots stand where the protected figures put them, and say the same to every eye."""

import json
from dataclasses import replace

import pytest

from evaluation.charts.chart import Chart, Dot, Group, Row, Scale
from evaluation.charts.drawing import draw_for_paper, draw_narrow, draw_wide
from evaluation.charts.shares import Share, shares_chart
from evaluation.tests.charts.test_drawing import SVG, print_words, read
from figures.protected import ProtectedTable

TABLE = ProtectedTable("Sex", ("Group", "Share"), (("Female", "60%"), ("Male", "40%")))
SHARES = (Share("Female", "60%", 0.6, 0.5, 0.7, 0.51), Share("Male", "40%", 0.4, 0.3, 0.5, 0.49))
CHART = shares_chart(title="Sex of those who take part", sentence="About as expected.", shares=SHARES, table=TABLE)


def find(svg, name):
    return list(read(svg).iter(f"{SVG}{name}"))


@pytest.mark.parametrize(("draw", "width"), [(draw_wide, 720), (draw_narrow, 330)])
class TestBothWidths:
    def test_everything_stands_inside_the_drawing(self, draw, width):
        root = read(draw(CHART, name="c"))
        height = float(root.get("height"))
        for circle in root.iter(f"{SVG}circle"):
            assert 0 < float(circle.get("cx")) < width
            assert 0 < float(circle.get("cy")) < height

    def test_a_dot_stands_at_its_share_of_the_line(self, draw, width):
        # The line reaches from 0% to 70%, so 60% stands at six sevenths of it and 40% at four sevenths.
        female, male = (float(circle.get("cx")) for circle in find(draw(CHART, name="c"), "circle")[1:])
        ends = [float(line.get("x1")) for line in find(draw(CHART, name="c"), "line")]
        first, last = min(ends), max(ends)
        per_percent = (last - first) / 60
        assert female - first == pytest.approx(60 * per_percent, abs=0.2)
        assert male - first == pytest.approx(40 * per_percent, abs=0.2)

    def test_every_share_has_its_words_and_every_sign_its_name(self, draw, width):
        words = " ".join(print_words(draw(CHART, name="c")))
        for said in ("Female", "60%", "Share of those who answered", "population compared with"):
            assert said in words


def test_the_population_is_told_by_its_shape():
    marks = find(draw_wide(CHART, name="c"), "polygon")
    assert len(marks) == 3
    assert {mark.get("fill") for mark in marks} == {"none"}


def test_without_a_population_there_is_no_mark_and_no_word_of_it():
    alone = shares_chart(
        title="Sex", sentence="So.", shares=[replace(share, mark=None) for share in SHARES], table=TABLE
    )
    drawn = draw_wide(alone, name="c")
    assert find(drawn, "polygon") == []
    assert "population" not in " ".join(print_words(drawn))


def test_the_line_ends_at_the_next_ten_percent():
    shares = [Share("Buddhist", "fewer than 5 of 120 people", None, 0, 0.06, 0.005)]
    drawn = draw_wide(shares_chart(title="Religion", sentence="So.", shares=shares, table=TABLE), name="c")
    assert [word for word in print_words(drawn) if word.endswith("%")][:3] == ["0%", "5%", "10%"]


def test_a_count_without_a_figure_is_a_range_without_a_dot():
    shares = [Share("Buddhist", "fewer than 5 of 120 people", None, 0, 0.06, 0.005)]
    drawn = draw_wide(shares_chart(title="Religion", sentence="So.", shares=shares, table=TABLE), name="c")
    assert len(find(drawn, "circle")) == 1  # the one that explains the sign
    assert "no dot" in " ".join(print_words(drawn))


def test_paper_names_the_line_once_for_each_piece():
    many = shares_chart(title="Many", sentence="So.", shares=SHARES * 30, table=TABLE)
    pieces = draw_for_paper(many, name="c", tallest=800)
    assert len(pieces) > 1
    assert all(print_words(piece).count("20%") == 1 for piece in pieces)


def test_is_read_back_as_it_was_stored():
    assert Chart.from_json(json.loads(json.dumps(CHART.to_json()))) == CHART


def test_a_chart_stored_before_there_were_dots_can_be_read():
    stored = json.loads(json.dumps(CHART.to_json()))
    row = stored["groups"][0]["rows"][0]
    del row["dot"]
    row["instead"] = "hidden"
    assert Chart.from_json(stored).groups[0].rows[0] == Row("Female", "60%", instead="hidden")


@pytest.mark.parametrize("place", [(50, 60, 70), (50, 40, 45), (-1, -1, 5), (99, 99, 101)])
def test_a_dot_outside_its_range_is_refused(place):
    point, low, high = place
    with pytest.raises(ValueError, match="within its range"):
        Dot(point, low, high)


def test_a_dashed_box_stands_where_a_dot_may_not():
    rows = (Row("Female", dot=Dot(60, 50, 70)), Row("Male", instead="Not enough answers to show"))
    drawn = draw_narrow(Chart("Sex", "So.", Scale.POSITION, (), (Group("", rows),), TABLE), name="c")
    assert "Not enough answers to show" in print_words(drawn)
