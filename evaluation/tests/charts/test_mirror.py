"""The drawing of the values mirror: a bar for each side that is shown, with its words, in both widths."""

import re

from evaluation.charts.chart import Chart
from evaluation.charts.drawing import draw_for_paper, draw_narrow, draw_wide
from evaluation.charts.mirror import mirror_chart
from figures.many import protect_many
from figures.mirror import reflect
from figures.scales import Meaning, Option
from figures.sides import Counting, Item, Side


def chart(**sides):
    cards = ("Respect", "<b>Safety</b>", "Time")
    options = tuple(Option(card, card, Meaning.NEUTRAL) for card in cards)
    counted = [
        Side(label, label, people, people, dict(zip(cards, counts, strict=True)), people=people)
        for label, (people, counts) in sides.items()
    ]
    return mirror_chart(reflect(protect_many(item=Item("What matters?", options, Counting.MANY), sides=counted)))


def words_of(svg):
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_every_shown_side_has_its_bar_and_its_words():
    drawn = draw_wide(chart(Patients=(8, (8, 2, 0)), Staff=(5, (3, 0, 0)), Carers=(4, (4, 4, 0))), name="x")
    words = words_of(drawn)
    assert [word for word in words if " of " in word] == ["8 of 8", "3 of 5", "2 of 8", "0 of 5"]
    assert "Carers" not in words, "A side that is hidden has no bar."
    assert "Time" not in words, "What nobody named stands in the table."
    assert "<b>" not in drawn and "&lt;b&gt;Safety&lt;/b&gt;" in drawn


def test_nothing_is_wider_than_the_drawing():
    long = "People who have used the service in the past two years"
    drawn = draw_narrow(chart(**{long: (25, (20, 3, 0)), "Staff": (5, (3, 0, 0))}), name="x")
    width = float(re.search(r'viewBox="0 0 (\d+)', drawn)[1])
    for x, bar in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawn):
        assert float(x) + float(bar) <= width


def test_it_is_stored_and_read_back_and_parts_on_paper():
    one = chart(Patients=(8, (8, 2, 0)), Staff=(5, (3, 0, 0)))
    again = Chart.from_json(one.to_json())
    assert draw_wide(again, name="x") == draw_wide(one, name="x")
    assert len(draw_for_paper(one, name="x", tallest=60)) == 2
