"""Once people have been asked, no page, command or query changes who may read what they say; a plan may change."""

import pytest
from django.core.exceptions import ValidationError
from django.db import InternalError, connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from evaluation import invitations, planning
from evaluation.forms.rounds import initial_of
from evaluation.models import Mode, Round
from evaluation.planning import Plan

UPDATES = [
    "UPDATE evaluation_round SET mode = 'named'",
    "UPDATE evaluation_round SET opened_at = NULL",
    "UPDATE evaluation_round SET opened_at = NULL, mode = 'named'",
]


@pytest.fixture
def round_(cast):
    activity = cast.activity(status="open")
    cast.person(activity)
    return cast.open_round(activity)


@pytest.fixture
def coordinator(cast):
    client = Client()
    client.force_login(cast.coordinator)
    return client


@pytest.mark.parametrize("update", UPDATES)
def test_the_database_refuses_it_while_open_and_after_the_close(round_, update):
    for _ in range(2):
        with pytest.raises(InternalError, match="Cannot update"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(update)
        invitations.close_round(round_=round_)


def test_no_page_of_a_round_changes_it(round_, coordinator):
    """Every address that takes a round's number is sent a whole plan with another mode."""
    plan = {
        "mode": "named",
        "capacities": ["service_user"],
        "opens": "now",
        "closes_on_0": "5",
        "closes_on_1": "1",
        "closes_on_2": "2027",
        "closes_on": "2027-01-05",
        "asks_leavers": "yes",
        "reminders": "2",
    }
    tried = set()
    for pattern in patterns(get_resolver().url_patterns):
        address = str(pattern.pattern)
        if address.startswith("rounds/<uuid:pk>/") and address.count("<") == 1 and pattern.name != "round-close":
            coordinator.post(reverse(f"evaluation:{pattern.name}", args=[round_.pk]), plan)
            tried.add(pattern.name)
    assert {"round-change", "round-open", "round-cancel", "ask-newcomers"} <= tried
    assert Round.objects.get().mode == Mode.CONFIDENTIAL


def patterns(found):
    for pattern in found:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from patterns(pattern.url_patterns)


def test_what_planned_it_refuses_to_change_it(round_, cast):
    versions = {chosen.capacity: chosen.version for chosen in round_.audience.all()}
    plan = Plan(closes_on=round_.closes_on, versions=versions, mode=Mode.NAMED)
    with pytest.raises(ValidationError):
        planning.change(round_=round_, plan=plan, by=cast.coordinator)
    assert Round.objects.get().mode == Mode.CONFIDENTIAL


def test_a_plan_may_still_change(cast, round_, coordinator):
    versions = {chosen.capacity: chosen.version for chosen in round_.audience.all()}
    plan = {"closes_on": round_.closes_on, "versions": versions}
    before = Plan(**plan, mode=Mode.CONFIDENTIAL)
    planned = planning.plan(activity=round_.activity, phase="follow_up", plan=before, by=cast.coordinator)
    planning.change(round_=planned, plan=Plan(**plan, mode=Mode.NAMED), by=cast.coordinator)
    planned.refresh_from_db()
    assert initial_of(planned)["mode"] == Mode.NAMED
