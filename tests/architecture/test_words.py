"""A word means one thing: in the glossary, which is the authority for words, and as the name of a form."""

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


def test_the_name_of_a_form_means_one_form():
    assert house.doubled_forms(HOUSE) == []


def test_a_name_of_two_forms_is_noticed(tmp_path):
    for place in ("activities/forms/sessions.py", "activities/forms/activities.py", "evaluation/forms.py"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text("class CancelForm(PageForm):\n    pass\n")
    assert house.doubled_forms(tmp_path) == ["activities: CancelForm"]
