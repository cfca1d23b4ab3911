"""The glossary is the authority for words: it says what each of them means in one place."""

from tests.architecture import house
from tests.architecture.house import HOUSE

GLOSSARY = HOUSE / "docs" / "glossary.md"


def test_no_word_stands_twice_in_the_glossary():
    assert house.doubled_terms(GLOSSARY.read_text()) == []


def test_a_word_that_stands_twice_is_noticed():
    head = "| Term on screen | Meaning |\n|---|---|\n"
    hidden = "| (not on screen) | Never said |\n"
    page = f"{head}| Phase | One |\n{hidden}\n{head}| Plan, phase | Two |\n{hidden}"
    assert house.doubled_terms(page) == ["phase"]
