import json
from dataclasses import replace
from datetime import datetime

import pytest

from evaluation.reports.blocks import Document, Heading, Paragraph, Picture, Table, read_blocks, write_blocks
from evaluation.tests.reports.sample import BLOCKS, SAMPLE


def test_a_report_reads_the_same_after_it_was_stored():
    stored = json.loads(json.dumps(SAMPLE.to_json()))

    assert stored == SAMPLE.to_json()
    assert Document.from_json(stored) == SAMPLE


def test_finished_steps_are_stored_by_themselves():
    assert read_blocks(json.loads(json.dumps(write_blocks(BLOCKS)))) == BLOCKS


def test_the_sample_holds_every_kind_of_block():
    assert {block.kind for block in BLOCKS} == {
        "heading", "paragraph", "bullet_list", "table", "picture", "note", "quote", "key_values",
    }  # fmt: skip


def test_what_is_stored_holds_no_markup():
    assert "<" not in json.dumps(SAMPLE.to_json())


def test_a_report_of_a_later_form_is_refused():
    with pytest.raises(ValueError, match="form 2"):
        Document.from_json({**SAMPLE.to_json(), "schema": 2})


def test_a_block_of_an_unknown_kind_is_refused():
    with pytest.raises(KeyError):
        read_blocks([{"kind": "html", "text": "<b>"}])


@pytest.mark.parametrize("levels", [(3,), (2, 4), (2, 3, 2, 4)])
def test_headings_never_skip_a_level(levels):
    with pytest.raises(ValueError, match="skips a level"):
        replace(SAMPLE, blocks=tuple(Heading("Part", level) for level in levels))


@pytest.mark.parametrize("level", [1, 5])
def test_the_title_is_the_only_heading_of_the_first_level(level):
    with pytest.raises(ValueError, match="level of 2, 3 or 4"):
        Heading("Part", level)


def test_a_picture_without_words_or_table_is_refused():
    chart = next(block.chart for block in BLOCKS if isinstance(block, Picture))

    with pytest.raises(ValueError, match="sentence"):
        Picture(replace(chart, sentence=""))
    with pytest.raises(TypeError, match="its table"):
        Picture(replace(chart, table=None))
    with pytest.raises(TypeError, match="needs a chart"):
        Picture("<svg></svg>")
    with pytest.raises(TypeError, match="protected table"):
        Table([["Carers", 3]])


def test_a_report_needs_a_title_and_a_moment_with_a_time_zone():
    with pytest.raises(ValueError, match="title"):
        replace(SAMPLE, title=" ")
    with pytest.raises(ValueError, match="time zone"):
        replace(SAMPLE, made_at=datetime(2026, 7, 2, 9, 30))


def test_says_when_its_records_were_counted():
    document = replace(SAMPLE, about="", blocks=(Paragraph("Nothing yet."),))

    assert document.facts == (
        ("Organisation", "Riverside Community Health"),
        ("Records counted up to", "30 June 2026"),
        ("Report made on", "2 July 2026"),
    )
    assert document.parts == ()
