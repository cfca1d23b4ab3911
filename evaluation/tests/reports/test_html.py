import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from evaluation.reports.blocks import BulletList, Heading, KeyValues, Note, Paragraph, Picture, Quote, Table
from evaluation.reports.html import render_html
from evaluation.tests.reports.sample import BLOCKS, SAMPLE
from figures.protected import ProtectedTable

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>{{ 7|add:7 }}</svg>'
PICTURES = [block for block in BLOCKS if isinstance(block, Picture)]


class Page(HTMLParser):
    """What a browser would make of the page: every tag, every attribute, every word."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.words = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words.append(data)

    def all_of(self, name):
        return [value for key, value in self.attributes if key == name]


@pytest.fixture(scope="module")
def page():
    return Page(render_html(SAMPLE))


def test_shows_every_block(page):
    words = " ".join(" ".join(page.words).split())

    for said in (
        "Two of three ideas changed something.",
        "Records counted up to",
        "7 of 9 people said yes, a lot or a bit; 4 of 9 said yes, a lot.",
        "The building is closed at weekends until the lease is renewed in 2027.",
        "It was the first time that anyone read our letter out loud",
        "Hidden to protect people: fewer than 5 people answered",
        "We cannot say that involvement alone caused the changes",
    ):
        assert said in words


def test_every_name_is_given_once_and_every_reference_leads_somewhere(page):
    ids = page.all_of("id")
    asked_for = [*page.all_of("aria-labelledby"), *(href.removeprefix("#") for href in page.all_of("href"))]

    assert len(ids) == len(set(ids))
    assert {name for names in asked_for for name in names.split()} <= set(ids)


def test_every_chart_comes_wide_and_narrow_with_its_sentence_and_its_table(page):
    assert page.tags.count("svg") == 2 * len(PICTURES)
    assert page.tags.count("details") == len(PICTURES)
    assert page.all_of("class").count("app-chart__wide") == len(PICTURES)
    assert page.all_of("class").count("app-chart__narrow") == len(PICTURES)
    words = "".join(page.words)
    assert all(words.count(picture.chart.sentence) >= 3 for picture in PICTURES)


def test_tables_scroll_by_keyboard_and_name_rows_and_columns(page):
    assert page.tags.count("table") == page.all_of("tabindex").count("0") == page.tags.count("caption")
    assert {"row", "col"} == set(page.all_of("scope"))


def test_keeps_to_the_content_security_policy():
    html = render_html(SAMPLE)

    assert not re.search(r"\sstyle=|<style|<script|\son\w+=|javascript:|data:", html)


def test_two_headings_alike_have_names_of_their_own():
    html = render_html(replace(SAMPLE, blocks=(Heading("Before"), Heading("Before"), Heading("!!!"))))

    assert 'id="before"' in html
    assert 'id="before-2"' in html
    assert 'id=""' not in html


def test_hostile_words_stay_words_in_every_block():
    chart = replace(PICTURES[0].chart, title=HOSTILE, sentence=HOSTILE)
    table = ProtectedTable(HOSTILE, (HOSTILE, HOSTILE), ((HOSTILE, HOSTILE),), (HOSTILE,))
    blocks = (
        Heading(HOSTILE),
        Paragraph(HOSTILE),
        BulletList((HOSTILE,)),
        Table(table),
        Picture(replace(chart, table=table)),
        Note(HOSTILE, HOSTILE),
        Quote(HOSTILE, HOSTILE),
        KeyValues(((HOSTILE, HOSTILE),)),
    )
    page = Page(render_html(replace(SAMPLE, about=HOSTILE, organisation=HOSTILE, blocks=blocks)))

    assert not {"script", "img"} & set(page.tags)
    assert not page.all_of("onerror")
    assert "".join(page.words).count("{{ 7|add:7 }}") >= 20
