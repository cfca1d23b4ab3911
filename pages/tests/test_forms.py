import json
import timeit
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template

from pages.forms import PageForm, on_one_line
from pages.tests.gallery import EveryField, OneQuestion, SignInLike
from pages.tests.markup import Page, skeleton
from pages.widgets import Checkboxes, LongText, Radios

pytestmark = pytest.mark.urls("pages.tests.gallery")

PUBLISHED = json.loads(Path(__file__).with_name("design_system.json").read_text())
# Spaces of all kinds, signs without width, and letters that look empty.
UNSEEN = [" ", "\u00a0", "\u200b", "\u2060 \ufeff", "\u3164", "\u2800", "\u00ad", "\U000e0001", "\u0301"]
HOSTILE = "<script>alert(1)</script>{{ settings.SECRET_KEY }}{% now 'Y' %}\"'"


def draw(form, template="{% load crispy_forms_tags %}{% crispy form %}"):
    return Template("{% load pages %}" + template).render(Context({"form": form}))


def page_of(form):
    return Page(draw(form, "{% load crispy_forms_tags %}{% error_summary form %}{% crispy form %}"))


def in_error(*, field):
    """The first field of a form of one, drawn with a hint and nothing entered."""
    form = type("One", (PageForm,), {"one": field})({})
    assert form.errors
    return str(form["one"].as_field_group())


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("input", forms.CharField(help_text="Hint")),
        ("character-count", forms.CharField(help_text="Hint", widget=LongText, max_length=10)),
        ("file-upload", forms.FileField(help_text="Hint")),
        ("select", forms.ChoiceField(help_text="Hint", choices=[("1", "a"), ("2", "b"), ("3", "c")])),
    ],
)
def test_single_controls_are_drawn_as_the_design_system_publishes_them(part, field):
    assert skeleton(in_error(field=field)) == skeleton(PUBLISHED[part])


def test_groups_are_drawn_as_the_design_system_publishes_them():
    class Groups(PageForm):
        heading = "hinted"
        two = forms.ChoiceField(choices=[("1", "Yes"), ("2", "No")], widget=Radios, help_text="Hint")
        hinted = forms.ChoiceField(
            choices=[("1", "Gateway"), ("2", "Verify")], widget=Radios(hints={"1": "Hint", "2": "Hint"})
        )
        three = forms.MultipleChoiceField(
            choices=[("1", "a"), ("2", "b"), ("3", "c"), ("none", "None")], widget=Checkboxes(exclusive="none")
        )
        begins_on = forms.DateField(help_text="Hint")

    wrong, fresh = Groups({}), Groups()
    assert skeleton(wrong["two"].as_field_group()) == skeleton(PUBLISHED["radios"])
    assert skeleton(fresh["hinted"].as_field_group()) == skeleton(PUBLISHED["radios with hints"])
    assert skeleton(fresh["three"].as_field_group()) == skeleton(PUBLISHED["checkboxes"])
    assert skeleton(wrong["begins_on"].as_field_group()) == skeleton(PUBLISHED["date-input"])
    assert skeleton(SignInLike()["password"].as_field_group()) == skeleton(PUBLISHED["password-input"])


def test_ids_are_unique_and_every_description_exists():
    for form in (EveryField(), EveryField({}), OneQuestion({})):
        page = page_of(form)
        assert len(page.ids) == len(set(page.ids))
        for element in page.elements:
            for described in element["attrs"].get("aria-describedby", "").split():
                assert described in page.ids
            if element["tag"] == "label":
                assert element["attrs"]["for"] in page.ids


def test_every_error_links_to_a_control():
    page = page_of(EveryField({}))
    links = [element for element in page.all("a") if element["attrs"]["href"].startswith("#")]
    assert len(links) == len(EveryField({}).errors) == 10
    for link in links:
        target = page.one(id=link["attrs"]["href"][1:])
        assert target["tag"] in ("input", "textarea", "select"), target


def test_a_control_in_error_says_so_and_names_its_hint_first():
    page = page_of(EveryField({}))
    title = page.one(id="id_title")["attrs"]
    assert title["aria-invalid"] == "true"
    assert title["aria-describedby"] == "id_title_helptext id_title_error"
    assert page.one(id="id_summary")["attrs"]["aria-describedby"] == "id_summary_error id_summary-info"
    levels = page.all("input", name="level")
    assert all("aria-invalid" not in level["attrs"] for level in levels)
    parts = [page.one(id=f"id_begins_on_{part}")["attrs"] for part in ("day", "month", "year")]
    assert all(part["aria-invalid"] == "true" and "govuk-input--error" in part["class"] for part in parts)


def test_optional_fields_say_so_and_required_ones_do_not():
    page = Page(draw(EveryField()))
    labels = [element["text"].strip() for tag in ("label", "legend") for element in page.all(tag)]
    assert [label for label in labels if label.endswith("(optional)")] == [
        "Telephone number (optional)",
        "Notes of the meeting (optional)",
        "Last day (optional)",
    ]


def test_the_browser_leaves_checking_to_the_server():
    page = Page(draw(EveryField()))
    assert "novalidate" in page.one("form")["attrs"]
    assert page.one("form")["attrs"]["enctype"] == "multipart/form-data"
    assert not [
        element for element in page.elements if {"required", "maxlength", "placeholder"} & set(element["attrs"])
    ]


def test_a_field_under_a_choice_is_drawn_once_and_under_it():
    html = draw(EveryField())
    assert html.count('name="other_level"') == 1
    assert html.index('value="other"') < html.index('name="other_level"') < html.index('name="access"')


def answers(**changed):
    return {
        "title": "A", "summary": "B", "begins_on_day": "1", "begins_on_month": "1", "begins_on_year": "2026",
        "level": "care", "access": ["loop"], "team": "1", "email": "a@example.org", "people": "3", "fee": "20",
        "agree": "on",
    } | changed  # fmt: skip


def test_a_field_under_a_choice_is_asked_for_only_if_the_choice_is_made():
    assert EveryField(answers()).is_valid()
    chosen = EveryField(answers(level="other"))
    assert chosen.errors == {"other_level": ["Enter an answer to “Where is the decision made?”"]}


def test_what_stands_under_a_choice_not_made_is_dropped():
    form = EveryField(answers(other_level="typed before the choice was changed"))
    assert form.is_valid()
    assert form.cleaned_data["other_level"] == ""


def test_peoples_words_are_never_markup_or_template():
    class Hostile(PageForm):
        enter = {"text": HOSTILE}
        sections = [(HOSTILE, ["text", "pick", "tick", "on"])]
        submit = HOSTILE
        text = forms.CharField(label=HOSTILE, help_text=HOSTILE)
        pick = forms.ChoiceField(
            label=HOSTILE, help_text=HOSTILE, choices=[(HOSTILE, HOSTILE)], widget=Radios(hints={HOSTILE: HOSTILE})
        )
        tick = forms.MultipleChoiceField(label=HOSTILE, choices=[(HOSTILE, HOSTILE)], widget=Checkboxes)
        on = forms.DateField(label=HOSTILE)
        sure = forms.BooleanField(label=HOSTILE, help_text=HOSTILE)
        team = forms.ChoiceField(label=HOSTILE, choices=[(HOSTILE, HOSTILE)])

    form = Hostile({"text": "", "on_day": HOSTILE, "team": HOSTILE + "x"})
    page = page_of(form)
    html = draw(form, "{% load crispy_forms_tags %}{% error_summary form %}{% crispy form %}{{ form }}")
    assert "<script" not in html
    assert "{{ settings.SECRET_KEY }}{% now" in page.one("h2", class_="govuk-fieldset__heading")["text"]
    assert page.one("button")["text"] == HOSTILE
    assert HOSTILE in page.one("legend", class_="govuk-fieldset__legend--m")["text"]


def test_a_list_asks_to_choose_and_radios_have_no_empty_line():
    class Choices(PageForm):
        blank = [("", "---------"), ("a", "A")]
        team = forms.ChoiceField(choices=blank)
        level = forms.ChoiceField(choices=blank, widget=forms.RadioSelect, required=False)

    html = draw(Choices())
    assert "---------" not in html
    assert "Choose one" in html
    assert html.count('type="radio"') == 1


def test_a_question_may_be_the_heading_of_its_page():
    page = Page(draw(OneQuestion()))
    assert page.one("h1")["text"] == "I felt that my views were listened to"


def test_questions_from_the_database_look_like_the_others():
    class Questionnaire(PageForm):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.add_field("item", forms.CharField(label="What changed?", widget=forms.Textarea, max_length=9))

    form = Questionnaire({"item": "1234\r\n6789"})
    assert form.is_valid(), "a line's end counts as one character"
    assert 'data-maxlength="9"' in draw(form)
    assert Questionnaire({}).errors["item"] == ["Enter an answer to “What changed?”"]


def test_forms_made_elsewhere_get_the_look_too():
    html = draw(SignInLike({}), "<form>{{ form }}</form>")
    assert 'class="govuk-input govuk-input--error govuk-password-input__input' in html
    assert "placeholder" not in html


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("New\r\nBcc: a@example.org", "New Bcc: a@example.org"),
        ("New \n\t Name\x0b\x0c\x1b[2J\x85\u2028", "New Name [2J"),
        ("Zoë O’Brien-Łuk  王", "Zoë O’Brien-Łuk  王"),
        ("\x07one\x1b  two   three\n", "one two   three"),
    ],
)
def test_one_line_is_kept_as_one_line_and_several_as_they_are(sent, kept):
    fields = {"name": forms.CharField(), "words": forms.CharField(widget=LongText, strip=False)}
    form = type("Both", (PageForm,), fields)({"name": sent, "words": sent})
    assert form.is_valid()
    assert form.cleaned_data == {"name": kept, "words": sent.replace("\r\n", "\n")}


@pytest.mark.parametrize("typed", UNSEEN)
def test_a_box_with_nothing_to_see_in_it_is_empty(typed):
    fields = {"name": forms.CharField(), "words": forms.CharField(widget=LongText, required=False, strip=False)}
    form = type("Both", (PageForm,), fields)({"name": typed, "words": typed})
    assert form.errors == {"name": ["Enter the name"]}
    assert form.cleaned_data == {"words": ""}


@pytest.mark.parametrize(
    ("typed", "is_enough"), [("…", False), ("-.-", False), ("👍", True), ("٣", True), ("是", True)]
)
def test_a_box_that_has_to_be_filled_in_wants_words(typed, is_enough):
    fields = {"name": forms.CharField(), "words": forms.CharField(widget=LongText, required=False)}
    form = type("Both", (PageForm,), fields)({"name": typed, "words": typed})
    assert form.is_valid() == is_enough
    assert form.cleaned_data["words"] == typed


def test_what_is_read_as_something_else_than_words_is_not_asked_for_words():
    fields = {"key": forms.UUIDField()}
    form = type("One", (PageForm,), fields)({"key": "5d1f1f0e-0000-4000-8000-000000000000"})
    assert form.is_valid()


def test_nul_is_refused_and_not_taken_for_an_empty_box():
    form = type("One", (PageForm,), {"words": forms.CharField(required=False)})({"words": "\0"})
    assert form.errors == {"words": ["Null characters are not allowed."]}


def test_a_password_may_be_of_any_signs():
    fields = {"password": forms.CharField(widget=forms.PasswordInput, strip=False)}
    form = type("One", (PageForm,), fields)({"password": "...\u200b"})
    assert form.is_valid() and form.cleaned_data == {"password": "...\u200b"}


@pytest.mark.parametrize("sign", [" ", "\t", "\x01", "\n "])
def test_ten_times_the_line_takes_about_ten_times_as_long(sign):
    read = on_one_line(str)

    def seconds(many):
        line = "a" + sign * many + "b"
        return min(timeit.repeat(lambda: read(line), number=1, repeat=5))

    assert seconds(30_000) < 30 * seconds(3_000)


def test_a_line_of_nothing_but_control_signs_is_empty():
    form = type("One", (PageForm,), {"name": forms.CharField()})({"name": "\x1b\x07"})
    assert not form.is_valid()
