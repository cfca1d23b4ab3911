"""What a template suggests stands in the pages that were not saved yet, and nowhere else."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from activities import plan_templates
from activities.models import PlanStart
from activities.tests.guided import about, rows
from activities.tests.reading import page, words


def test_they_stand_in_the_pages_and_nowhere_else(coordinator, begun):
    coordinator.post(page("plan-kind", begun), {"kind": "steering_group"})
    template = plan_templates.find("steering_group", among=plan_templates.shipped())
    content = template.content
    form = coordinator.get(page("plan-about", begun)).context["form"]
    assert form["technique"].value() == content["technique"]
    assert form["technique_reason"].value() == content["technique_reason"]
    assert coordinator.get(page("plan-why", begun)).context["form"]["statement"].value() == content["statement"]
    shown = coordinator.get(page("plan-topics", begun)).context["form"]
    assert [each["text"].value() for each in shown] == [each["text"] for each in content["topics"]]
    begun.refresh_from_db()
    assert (begun.technique, begun.purpose.statement) == ("", "")
    assert not begun.topics.exists() and not begun.outcomes.exists()
    assert "only suggested, from “Steering group”" in words(coordinator.get(page("plan-why", begun)))


def test_another_template_is_nobody_who_changed_the_page(coordinator, sam, begun, cast):
    coordinator.post(page("plan-kind", begun), {"kind": "steering_group"})
    first = coordinator.get(page("plan-about", begun)).context["form"]
    typed = about(cast, title="", about="Half a sentence", as_it_stood=first.carried["as_it_stood"])
    assert coordinator.post(page("plan-about", begun), typed).status_code == 200
    coordinator.post(page("plan-kind", begun), {"kind": "one_off_event"})
    form = coordinator.get(page("plan-about", begun)).context["form"]
    assert form["about"].value() == "Half a sentence"
    assert not form.meanwhile and not form.now_says
    # Somebody else who really changes it is still named.
    sam.post(page("plan-about", begun), about(cast, title="Sam's title"))
    form = coordinator.get(page("plan-about", begun)).context["form"]
    assert form.meanwhile or form.now_says


def test_they_do_not_come_back_to_a_page_that_was_saved_without_them(coordinator, begun):
    coordinator.post(page("plan-kind", begun), {"kind": "steering_group"})
    coordinator.post(page("plan-topics", begun), rows({"text": ""}))
    coordinator.post(page("plan-why", begun), {"statement": ""})
    assert [each["text"].value() for each in coordinator.get(page("plan-topics", begun)).context["form"]] == [
        None,
        None,
    ]
    assert coordinator.get(page("plan-why", begun)).context["form"]["statement"].value() == ""


def test_days_are_a_mondays_beginning_and_follow_from_the_last_day(coordinator, cast, begun):
    coordinator.post(page("plan-kind", begun), {"kind": "co_design"})
    form = coordinator.get(page("plan-about", begun)).context["form"]
    first, last = form["starts_on"].value(), form["ends_on"].value()
    assert first.weekday() == 0 and timedelta(weeks=6) <= first - timezone.localdate() < timedelta(weeks=7)
    assert last - first == timedelta(weeks=16)
    days = {"starts_on_day": "1", "starts_on_month": "3", "starts_on_year": "2027"}
    days |= {"ends_on_day": "30", "ends_on_month": "6", "ends_on_year": "2027"}
    coordinator.post(page("plan-about", begun), about(cast, **days))
    shown = coordinator.get(page("plan-outcomes", begun)).context["form"]
    assert [each["due_on"].value() for each in shown] == [date(2027, 6, 30), date(2027, 12, 27), date(2027, 12, 27)]
    promised = coordinator.get(page("plan-promises", begun)).context["form"]["told_back_by"].value()
    assert promised == date(2027, 8, 11)


def test_what_it_began_from_is_kept_as_it_was_then(coordinator, begun):
    coordinator.post(page("plan-kind", begun), {"kind": "consultation"})
    start = PlanStart.objects.get()
    assert (start.template_code, start.template_version, start.template_title) == (
        "consultation",
        1,
        "Consultation",
    )
    assert "Began from “Consultation”, version 1" in words(coordinator.get(page("activity-detail", begun)))
    coordinator.post(page("plan-kind", begun), {"kind": "none"})
    start.refresh_from_db()
    assert (start.template_code, start.template_version, start.suggestions) == ("", None, {})


def test_the_list_grows_by_what_the_template_needs_once(coordinator, cast, begun):
    coordinator.post(page("plan-kind", begun), {"kind": "peer_research"})
    assert begun.arrangements.count() == 40
    for _ in range(2):
        coordinator.post(page("plan-about", begun), about(cast))
    assert begun.arrangements.count() == 42
    assert begun.value_cards.last().text == "Owning what we find out together"


def test_a_kind_that_is_not_offered_is_refused_with_a_sentence(coordinator, begun):
    for kind in ("nonsense", "", "\x00"):
        response = coordinator.post(page("plan-kind", begun), {"kind": kind}, follow=True)
        assert "Select one of the kinds shown" in words(response)
    assert PlanStart.objects.get().template_code == ""


def test_the_database_keeps_code_and_version_together(begun):
    with pytest.raises(IntegrityError, match="plan_start_names_template_and_version"), transaction.atomic():
        PlanStart.objects.update(template_code="panel")
    with pytest.raises(IntegrityError, match="plan_start_names_template_and_version"), transaction.atomic():
        PlanStart.objects.update(template_version=2)
