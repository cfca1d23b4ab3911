import re
from colorsys import rgb_to_hls
from dataclasses import replace

import pytest
from lxml import etree

from evaluation.charts.answers import answers_chart
from evaluation.charts.bars import bars_chart
from evaluation.charts.chart import Chart, Group, Key, Row, Scale, Segment, Tone
from evaluation.charts.drawing import draw_for_paper, draw_narrow, draw_wide
from evaluation.charts.judgements import judgements_chart
from evaluation.charts.responses import responses_chart
from evaluation.charts.sheet import FILLS
from evaluation.tests.reports.sample import AGREE, LEVEL, LISTENED, OUTCOMES, RESPONSES, RESULT, ask
from figures.protected import ProtectedTable

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</svg><script>alert(1)</script>" onload="x" & \x00 \ud800'
CHARTS = {
    "answers": answers_chart(LISTENED),
    "change": answers_chart(RESULT),
    "choices": answers_chart(LEVEL),
    "responses": responses_chart(RESPONSES),
    "judgements": judgements_chart(OUTCOMES),
    "bars": bars_chart(
        title="Activities by status",
        sentence="4 activities: 3 open and 1 closed.",
        counts={"Draft": 0, "Open": 3, "Closed": 1},
        header=("Status", "Activities"),
    ),
}


def read(svg):
    return etree.fromstring(svg)


def print_words(svg):
    return [node.text for node in read(svg).iter(f"{SVG}text")]


def find_boxes(svg):
    return [node for node in read(svg).iter(f"{SVG}rect")]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
@pytest.mark.parametrize("draw", [draw_wide, draw_narrow])
class TestEveryChart:
    def test_is_named_and_described(self, chart, draw):
        root = read(draw(chart, name="chart-1"))
        ids = [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")]

        assert root.get("role") == "img"
        assert root.get("aria-labelledby").split() == ids
        assert root.find(f"{SVG}title").text == chart.title
        assert root.find(f"{SVG}desc").text == chart.sentence

    def test_keeps_to_the_content_security_policy(self, chart, draw):
        svg = draw(chart, name="chart-1")

        assert not re.search(r"\sstyle=|<style|<script|\son\w+=|href=|url\(", svg)

    def test_stays_inside_its_width(self, chart, draw):
        root = read(draw(chart, name="chart-1"))
        width = float(root.get("width"))

        for box in root.iter(f"{SVG}rect"):
            assert float(box.get("x")) + float(box.get("width")) <= width

    def test_is_the_same_after_being_stored(self, chart, draw):
        stored = Chart.from_json(chart.to_json())

        assert stored == chart
        assert draw(stored, name="chart-1") == draw(chart, name="chart-1")


@pytest.mark.parametrize("draw", [draw_wide, draw_narrow])
def test_words_stay_words(draw):
    chart = Chart(
        title=HOSTILE,
        sentence=HOSTILE,
        scale=Scale.SHARE,
        keys=(Key(HOSTILE, Tone.TEAL),),
        groups=(Group(HOSTILE, (Row(HOSTILE, HOSTILE, instead=HOSTILE), Row("Staff", word=HOSTILE))),),
        table=ProtectedTable("Table", ("A",), (("b",),)),
    )

    root = read(draw(chart, name="chart-1"))

    assert {node.tag.removeprefix(SVG) for node in root.iter()} == {"svg", "title", "desc", "rect", "text"}
    assert "<script>alert(1)</script>" in root.find(f"{SVG}title").text


def test_wide_and_narrow_have_names_of_their_own():
    assert 'id="chart-1-wide-title"' in draw_wide(CHARTS["answers"], name="chart-1")
    assert 'id="chart-1-narrow-title"' in draw_narrow(CHARTS["answers"], name="chart-1")


def test_the_length_of_a_hidden_row_tells_nothing():
    few = ask("Heard?", AGREE, service_user=(6, 2, 1), carer=(0, 0, 0), staff=(4,))
    more = ask("Heard?", AGREE, service_user=(6, 2, 1), carer=(1, 2, 1), staff=(0, 1))

    assert draw_wide(answers_chart(few), name="c") == draw_wide(answers_chart(more), name="c")
    dashed = [box for box in find_boxes(draw_wide(answers_chart(few), name="c")) if box.get("stroke-dasharray")]
    assert len({box.get("width") for box in dashed}) == 1 and len(dashed) == 2


def test_prints_every_number_in_its_bar():
    words = print_words(draw_wide(CHARTS["answers"], name="c"))

    # Four, three, one and one service users; one, two and three carers.
    assert [word for word in words if word.isdigit()] == ["4", "3", "1", "1", "1", "2", "3"]


def test_lengths_follow_the_numbers():
    open_ones, closed = (float(box.get("width")) for box in find_boxes(draw_wide(CHARTS["bars"], name="c")))

    assert open_ones == pytest.approx(3 * closed, rel=0.01)


def test_prints_numbers_under_a_bar_in_which_one_has_no_room():
    segments = (Segment(Tone.TEAL, 990), Segment(Tone.ORANGE, 1))
    chart = replace(CHARTS["responses"], groups=(Group("", (Row("Everybody", segments=segments),)),))
    chart = replace(chart, keys=(Key("Yes", Tone.TEAL), Key("No", Tone.ORANGE)))

    assert "Yes 990 · No 1" in print_words(draw_wide(chart, name="c"))


def test_paper_gets_as_many_pictures_as_it_needs_with_the_legend_on_each():
    many = judgements_chart([*OUTCOMES, *OUTCOMES, *OUTCOMES])

    pictures = draw_for_paper(many, name="c", tallest=800)

    assert len(pictures) > 1
    assert all(float(read(picture).get("height")) <= 800 for picture in pictures)
    assert all("Too early to say" in print_words(picture) for picture in pictures)
    assert sum(print_words(picture).count("Staff") for picture in pictures) == 9


def test_paper_parts_a_long_chart_of_counts_and_keeps_its_lengths_comparable():
    counts = {f"Team {number}": number for number in range(1, 61)}
    chart = bars_chart(title="Teams", sentence="60 teams.", counts=counts, header=("Team", "Activities"))

    pictures = draw_for_paper(chart, name="c", tallest=800)

    first = float(find_boxes(pictures[0])[0].get("width"))
    last = float(find_boxes(pictures[-1])[-1].get("width"))
    assert len(pictures) > 1
    assert last == pytest.approx(60 * first, rel=0.05)


def test_uses_neither_red_nor_green():
    every = "".join(draw_wide(chart, name="c") for chart in CHARTS.values())

    used = set(re.findall(r'fill="(#\w+)"', every))
    assert used <= {"#0b0c0c", "#505a5f", *(fill for fill, _ in FILLS.values())}
    for hue, _, saturation in (rgb_to_hls(*parts(fill)) for fill in used):
        assert saturation < 0.2 or 30 < hue * 360 < 75 or 180 < hue * 360 < 330


def test_what_speaks_for_and_against_differs_in_lightness_too():
    """As text does from its ground (WCAG 1.4.3), so that it can be told apart in grey print; numbers stay legible."""
    assert contrast(FILLS[Tone.TEAL][0], FILLS[Tone.ORANGE][0]) >= 4.5
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in FILLS.values())


def parts(colour):
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def contrast(one, other):
    """The ratio of WCAG 2.2: 1 for the same lightness, 21 for black and white."""
    light = [
        sum(weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
            for weight, part in zip((0.2126, 0.7152, 0.0722), parts(colour), strict=True))
        for colour in (one, other)
    ]  # fmt: skip
    return (max(light) + 0.05) / (min(light) + 0.05)


def test_a_chart_without_words_is_refused():
    with pytest.raises(ValueError, match="sentence"):
        replace(CHARTS["answers"], sentence=" ")
    with pytest.raises(ValueError, match="title"):
        replace(CHARTS["answers"], title="")
    with pytest.raises(ValueError, match="nothing to draw"):
        replace(CHARTS["answers"], groups=())
    with pytest.raises(ValueError, match="either a bar, a dot or words"):
        Row("Carers", segments=(Segment(Tone.TEAL, 5),), instead="hidden")


@pytest.mark.parametrize("draw", [draw_wide, draw_narrow])
def test_the_last_bar_of_a_chart_of_counts_is_not_cut_off(draw):
    chart = bars_chart(title="Status", sentence="Two.", counts={"Draft": 1, "Open": 2}, header=("Status", "Number"))
    picture = etree.fromstring(draw(chart, name="status"))
    height = float(picture.get("height"))
    lowest = max(float(box.get("y")) + float(box.get("height")) for box in picture.iter("{*}rect"))
    assert lowest < height
