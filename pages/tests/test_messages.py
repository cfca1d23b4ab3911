import pytest
from django import forms

from pages.forms import PageForm


def message(field, given, **attributes):
    """What a form with this one field says about what was given."""
    form = type("One", (PageForm,), {"one": field, **attributes})({} if given is None else {"one": given})
    return form.errors["one"][0]


@pytest.mark.parametrize(
    ("label", "field", "said"),
    [
        ("Title", forms.CharField, "Enter the title"),
        ("Your name", forms.CharField, "Enter your name"),
        ("Who decides", forms.CharField, "Enter who decides"),
        ("NHS trust", forms.CharField, "Enter the NHS trust"),
        ("What changed?", forms.CharField, "Enter an answer to “What changed?”"),
        ("Level", forms.ChoiceField, "Select the level"),
        ("Notes", forms.FileField, "Upload the notes"),
        ("I agree", forms.BooleanField, "Tick the box “I agree” to go on"),
    ],
)
def test_an_empty_field_says_what_to_do(label, field, said):
    assert message(field(label=label), None) == said


def test_the_forms_own_sentence_is_used():
    assert message(forms.CharField(), None, enter={"one": "Enter the title of the activity"}) == (
        "Enter the title of the activity"
    )


def test_a_message_given_to_the_field_wins():
    field = forms.CharField(error_messages={"required": "We need this one"})
    assert message(field, None, enter={"one": "Enter it"}) == "We need this one"


@pytest.mark.parametrize(
    ("field", "given", "said"),
    [
        (forms.CharField(label="Title", max_length=3), "four", "Title must be 3 characters or fewer"),
        (forms.CharField(label="Why?", max_length=3), "four", "Your answer to “Why?” must be 3 characters or fewer"),
        (
            forms.IntegerField(label="Are 100% sure?"),
            "x",
            "Your answer to “Are 100% sure?” must be a whole number, like 12",
        ),
        (forms.DecimalField(label="Is it 5%?", max_value=9), "10", "Your answer to “Is it 5%?” must be 9 or less"),
        (forms.CharField(label="100% of it", max_length=3), "four", "100% of it must be 3 characters or fewer"),
        (forms.IntegerField(label="People", min_value=1), "0", "People must be 1 or more"),
        (forms.IntegerField(label="People %"), "many", "People % must be a whole number, like 12"),
        (forms.DecimalField(label="Fee"), "£20", "Fee must be a number, like 12.50"),
        (forms.EmailField(), "a@", "Enter an e-mail address in the correct format, like name@example.org"),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Select one of the answers shown"),
    ],
)
def test_a_wrong_answer_is_explained(field, given, said):
    assert message(field, given) == said
