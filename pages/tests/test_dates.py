from datetime import date

import pytest
from django import forms

from pages.dates import DateParts, DatePartsField, DateText
from pages.forms import PageForm
from pages.templatetags.pages import control_id


class Plan(PageForm):
    begins_on = DatePartsField(label="First day")
    ends_on = forms.DateField(label="Last day", required=False)


def typed(day="", month="", year="", name="begins_on"):
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("27", "3", "2026"),
        ("27", "03", "2026"),
        (" 27 ", "March", "2026"),
        ("27", "mar", "2026"),
        ("27", "MAR.", "2026"),
    ],
)
def test_a_date_is_read_however_its_month_is_written(day, month, year):
    form = Plan(typed(day, month, year))
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"begins_on": date(2026, 3, 27), "ends_on": None}


def test_sept_is_september():
    assert Plan(typed("1", "Sept", "2026"))["begins_on"].data == date(2026, 9, 1)


def test_a_year_of_four_digits_is_a_year_for_the_form_to_judge():
    assert Plan(typed("27", "3", "0203"))["begins_on"].data == date(203, 3, 27)


@pytest.mark.parametrize(
    ("parts", "message", "first_faulty"),
    [
        (("", "", ""), "Enter the first day", "day"),
        (("27", "", "2026"), "First day must include a month", "month"),
        (("27", "", ""), "First day must include a month and a year", "month"),
        (("31", "6", "2026"), "First day must be a real date, like 27 3 2026", "day"),
        (("27", "13", "2026"), "First day must be a real date, like 27 3 2026", "month"),
        (("27", "Marvember", "2026"), "First day must be a real date, like 27 3 2026", "month"),
        (("27", "3", "26"), "First day must have a year of 4 numbers, like 2026", "year"),
        (("27", "3", "203"), "First day must have a year of 4 numbers, like 2026", "year"),
        (("27", "3", "0000"), "First day must be a real date, like 27 3 2026", "year"),
        (("²", "3", "2026"), "First day must be a real date, like 27 3 2026", "day"),
        (("1" * 5000, "3", "2026"), "First day must be a real date, like 27 3 2026", "day"),
    ],
)
def test_an_error_names_the_part_and_links_to_it(parts, message, first_faulty):
    form = Plan(typed(*parts))
    assert form.errors["begins_on"] == [message]
    assert control_id(form["begins_on"]) == f"id_begins_on_{first_faulty}"


def test_what_was_typed_comes_back():
    html = str(Plan(typed("31", "Febbraio", "<b>"))["begins_on"])
    assert 'value="31"' in html
    assert 'value="Febbraio"' in html
    assert 'value="&lt;b&gt;"' in html


def test_a_known_date_is_filled_in():
    form = Plan(initial={"begins_on": date(2026, 3, 7)})
    assert ['value="7"' in str(form["begins_on"]), 'value="2026"' in str(form["begins_on"])] == [True, True]


def test_plain_date_fields_get_three_boxes():
    assert isinstance(Plan().fields["ends_on"], DatePartsField)
    assert not Plan(typed("1", "1", "2026") | typed("x", name="ends_on")).is_valid()


def test_a_date_left_alone_has_not_changed():
    form = Plan(typed("7", "March", "2026"), initial={"begins_on": date(2026, 3, 7)})
    assert form.changed_data == []


def test_no_part_sent_means_left_out():
    assert DateParts().value_omitted_from_data({}, {}, "begins_on")
    assert not DateParts().value_omitted_from_data(typed(), {}, "begins_on")


def test_the_faulty_parts_alone_are_marked():
    assert DateText("27", "13", "2026").faulty == ["month"]
    assert DateText("31", "6", "2026").faulty == ["day", "month", "year"]
    assert str(Plan(typed("27", "13", "2026"))["begins_on"]).count('aria-invalid="true"') == 1
