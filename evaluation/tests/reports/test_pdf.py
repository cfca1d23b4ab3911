import io
import re
import subprocess
import unicodedata
from dataclasses import replace
from shutil import which

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.charts.bars import bars_chart
from evaluation.plan.document import PlanDocument
from evaluation.reports import pdf
from evaluation.reports.blocks import (
    BulletList,
    Document,
    Heading,
    KeyValues,
    Note,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from evaluation.reports.characters import PRINTABLE
from evaluation.reports.pdf import render_pdf
from evaluation.tests.reports.sample import BLOCKS, SAMPLE
from figures.protected import ProtectedTable

HOSTILE = '#read("/etc/passwd") *bold* $x^2$ <label> @ref `code` </svg><script>alert(1)</script> \\ // /* "'


@pytest.fixture(scope="module")
def report():
    return render_pdf(SAMPLE)


def open_pdf(content):
    return pikepdf.open(io.BytesIO(content))


def walk(node):
    """Every tagged part of the document, from the root of its structure downwards."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from walk(child)
    elif isinstance(node, pikepdf.Dictionary):
        yield node
        if "/K" in node:
            yield from walk(node.K)


def tags(content):
    with open_pdf(content) as document:
        return [str(node.S) for node in walk(document.Root.StructTreeRoot.K) if "/S" in node]


def read_words(content):
    """What a reader copies out of the PDF, on one line."""
    if not which("pdftotext"):
        pytest.skip("pdftotext is not installed, so the words of a PDF were not read (on Debian: poppler-utils).")
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def farthest(content):
    """How far to the right of its page the words of a PDF reach, as a part of its width."""
    if not which("pdftotext"):
        pytest.skip("pdftotext is not installed, so the words of a PDF were not read (on Debian: poppler-utils).")
    done = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True)
    boxes = done.stdout.decode()
    [width] = set(re.findall(r'<page width="([\d.]+)"', boxes))
    return max(map(float, re.findall(r'xMax="([\d.]+)"', boxes))) / float(width)


def with_words(words):
    table = ProtectedTable(words, ("Who", words), (("Carers", words),), (words,))
    chart = bars_chart(title=words, sentence=words, counts={words: 3}, header=("Who", "How many"))
    blocks = (Heading(words), Paragraph(words), Table(table), Picture(chart), Note(words, words), Quote(words, words))
    return replace(SAMPLE, about=words, organisation=words, blocks=blocks)


def test_the_same_report_gives_the_same_bytes(report):
    assert render_pdf(Document.from_json(SAMPLE.to_json())) == report


def test_another_moment_gives_another_file(report):
    assert render_pdf(replace(SAMPLE, made_at=SAMPLE.made_at.replace(hour=10))) != report


def test_says_its_language_and_title_and_that_it_is_made_for_everyone(report):
    with open_pdf(report) as document:
        assert str(document.Root.Lang) == "en-GB"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(document.Root.MarkInfo.Marked)
        with document.open_metadata() as metadata:
            assert metadata["dc:title"] == SAMPLE.title
            assert metadata["pdfuaid:part"] == "1"


def test_is_tagged_throughout(report):
    found = tags(report)

    for tag in ("/H1", "/H2", "/P", "/L", "/LI", "/Table", "/THead", "/TH", "/TD", "/Figure", "/Link", "/TOC"):
        assert tag in found, tag


def test_every_chart_has_its_text(report):
    pictures = [block for block in BLOCKS if isinstance(block, Picture)]
    with open_pdf(report) as document:
        figures = [node for node in walk(document.Root.StructTreeRoot.K) if node.get("/S") == "/Figure"]
        texts = [str(figure.Alt) for figure in figures]

    assert texts == [picture.alternative_text for picture in pictures]


def test_has_contents_and_page_numbers(report):
    words = read_words(report)

    assert "Contents In short" in words
    assert "The charts as tables" in words
    assert "Page 1 of" in words
    assert "Records counted up to 30 June 2026" in words
    with open_pdf(report) as document:
        assert len(document.pages) > 3
        assert "/Outlines" in document.Root


def test_a_long_table_repeats_its_header_on_every_page():
    rows = tuple((f"Contribution {number}", "Accepted") for number in range(120))
    long = replace(SAMPLE, blocks=(Table(ProtectedTable("Influence log", ("What people said", "Decision"), rows)),))

    content = render_pdf(long)

    with open_pdf(content) as document:
        pages = len(document.pages)
    assert pages > 2
    assert read_words(content).count("What people said Decision") == pages


@pytest.mark.parametrize("word", ["W" * 200, f"https://www.example.org/{'x' * 200}"])
def test_a_long_word_breaks_at_the_edge_of_the_page_and_stays_whole_to_copy(word):
    blocks = (BulletList((word,)), KeyValues(((word[:100], word),)), Note(word, word), Quote(word, word))
    content = render_pdf(replace(SAMPLE, title=word, about=word, blocks=(Heading(word), Paragraph(word), *blocks)))

    assert farthest(content) < 0.95
    assert read_words(content).replace(" ", "").count(word) > 5


def test_a_plan_has_no_contents_is_set_closely_and_speaks_of_its_page():
    words = tuple(f"We listen {number} \U0001f44d" for number in range(30))
    made = {"about": "", "organisation": "Northfield", "as_at": SAMPLE.as_at, "made_at": SAMPLE.made_at}
    made |= {"title": "A plan", "blocks": (Heading("What we keep to"), BulletList(words))}
    report, plan = render_pdf(Document(**made)), render_pdf(PlanDocument(**made))

    assert "Contents" in read_words(report) and "/TOC" in tags(report)
    assert "Contents" not in read_words(plan) and "/TOC" not in tags(plan)
    with open_pdf(report) as longer, open_pdf(plan) as shorter:
        assert len(shorter.pages) < len(longer.pages)
    assert "The page of the plan shows them." in read_words(plan)


def test_people_s_words_are_never_code():
    words = read_words(render_pdf(with_words(HOSTILE)))

    assert words.count('#read("/etc/passwd")') >= 8
    assert "<script>alert(1)</script>" in words
    assert "root:" not in words


@pytest.mark.parametrize(
    "written",
    [
        "Thank you 😀❤️👍🏽",
        "谢谢你们",
        "ਧੰਨਵਾਦ",
        "ধন্যবাদ",
        "شكرا",
        "Ευχαριστώ",
        "bell \x07 null \x00 half \ud800 bom \ufeff",
        "Z͑ͫ̓a̴l͎g̈́ǫ",
    ],
)
def test_no_sign_stops_a_report(written, caplog):
    content = render_pdf(with_words(f"Before. {written} After."))

    assert read_words(content).count("Before.") >= 8
    assert "/Figure" in tags(content)
    assert "without the accessibility check" not in caplog.text


def test_says_when_a_sign_could_not_be_printed():
    note = "cannot be printed here"

    assert note in read_words(render_pdf(with_words("Well done 😀")))
    assert note not in read_words(render_pdf(with_words("Well done [symbol]")))


def letter_before(sign):
    """A mark is set on a letter of its own script: no typeface puts an Arabic vowel on a Latin x."""
    if not unicodedata.category(sign).startswith("M"):
        return ""
    starts = {0x300: "x", 0x370: "α", 0x400: "а", 0x590: "א", 0x600: "ب", 0x900: "क"}
    return starts[max(start for start in starts if start <= ord(sign))]


def test_every_sign_called_printable_can_be_printed(caplog):
    signs = [chr(code) for first, last in PRINTABLE for code in range(first, last + 1)]
    assigned = [letter_before(sign) + sign for sign in signs if unicodedata.category(sign) != "Cn"]
    lines = tuple(Paragraph(" ".join(assigned[start : start + 50])) for start in range(0, len(assigned), 50))

    render_pdf(replace(SAMPLE, blocks=lines))

    assert not caplog.records


@settings(max_examples=25, deadline=None)
@given(words=st.text(min_size=1).filter(str.strip))
def test_whatever_people_write_can_be_printed(words):
    assert render_pdf(replace(SAMPLE, blocks=(Paragraph(words), Quote(words, words)))).startswith(b"%PDF")


def test_a_report_that_fails_the_check_is_still_made_and_logged_without_people_s_words(monkeypatch, caplog):
    compile_really = typst.compile

    def refuse_the_check(*arguments, pdf_standards, **options):
        if pdf_standards:
            raise typst.TypstError('PDF/UA-1 error: the text "Ann Other" could not be displayed')
        return compile_really(*arguments, pdf_standards=pdf_standards, **options)

    monkeypatch.setattr(pdf.typst, "compile", refuse_the_check)

    assert render_pdf(SAMPLE).startswith(b"%PDF")
    assert "without the accessibility check" in caplog.text
    assert not any("Ann Other" in str(record.__dict__) for record in caplog.records)
