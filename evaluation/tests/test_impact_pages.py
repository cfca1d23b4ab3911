"""The pages of Impact, reports and the dashboard, as staff and participants meet them."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Status
from evaluation.models import Contribution, OutcomeJudgement, Report, StaffJudgement


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def coordinator(cast):
    client = Client()
    client.force_login(cast.coordinator)
    return client


def day(prefix, year="2026", month="3", day="2"):
    return {f"{prefix}_day": day, f"{prefix}_month": month, f"{prefix}_year": year}


def test_a_contribution_goes_from_words_to_told_back(coordinator, activity):
    add = reverse("evaluation:contribution-create", args=[activity.pk])
    response = coordinator.post(add, {"words": "Ring back", "capacity": "carer", **day("made_on")})
    assert response.status_code == 302
    entry = Contribution.objects.get()
    decide = reverse("evaluation:decision-record", args=[entry.pk])
    coordinator.post(decide, {"decision": "accepted", "decided_by": "Manager", **day("decided_on", month="4")})
    change = reverse("evaluation:change-create", args=[entry.pk])
    coordinator.post(change, {"text": "A call-back rota", **day("changed_on", month="5")})
    tell = reverse("evaluation:tell-back", args=[entry.pk])
    coordinator.post(tell, {"told_back_how": "By letter", **day("told_back_on", month="6")})
    entry.refresh_from_db()
    assert (entry.decision, entry.changes.count(), entry.told_back_how) == ("accepted", 1, "By letter")
    page = coordinator.get(reverse("evaluation:impact", args=[activity.pk])).content.decode()
    assert "A call-back rota" in page


def test_saying_no_needs_a_reason_and_keeps_what_was_typed(coordinator, cast, activity):
    entry = cast.contribution(activity)
    decide = reverse("evaluation:decision-record", args=[entry.pk])
    response = coordinator.post(
        decide, {"decision": "not_accepted", "decided_by": "The whole board", **day("decided_on")}
    )
    page = response.content.decode()
    assert "Enter the reason: people deserve to know why not" in page
    assert "The whole board" in page
    entry.refresh_from_db()
    assert entry.decision == "pending"


def test_a_day_in_the_future_is_refused_in_words(coordinator, activity):
    add = reverse("evaluation:contribution-create", args=[activity.pk])
    response = coordinator.post(add, {"words": "x", "capacity": "carer", **day("made_on", year="2999")})
    assert "The day it was said must not be in the future." in response.content.decode()


def test_staff_judge_agreed_outcomes_only(coordinator, cast, activity):
    agreed = activity.purpose_versions.first().outcomes[0]["id"]
    address = reverse("evaluation:staff-judge", args=[activity.pk, agreed])
    coordinator.post(address, {"verdict": "partly", "evidence": "March figures"})
    assert StaffJudgement.objects.get().verdict == "partly"
    other = cast.activity("Another").outcomes.create(text="x", kind="service")
    assert coordinator.get(reverse("evaluation:staff-judge", args=[activity.pk, other.pk])).status_code == 404


def test_a_participant_judges_and_another_device_does_not_see_it(cast, activity):
    person = cast.person(activity)
    cast.open_round(activity)
    agreed = activity.purpose_versions.first().outcomes[0]["id"]
    first, second = Client(), Client()
    token = cast.token(person)
    for client in (first, second):
        client.post(f"/l/{token}/")
    address = reverse("evaluation:my-judgements", args=[person.pk])
    assert first.post(address, {f"verdict_{agreed}": "no", "words": "Nothing came of it"}).status_code == 302
    assert OutcomeJudgement.objects.get().verdict == "no"
    assert "Nothing came of it" in first.get(address).content.decode()
    assert "Nothing came of it" not in second.get(address).content.decode()


def test_asking_for_a_report_leads_to_progress(coordinator, activity, django_capture_on_commit_callbacks):
    response = coordinator.post(reverse("evaluation:report-request", args=[activity.pk]))
    report = Report.objects.get()
    assert response["Location"] == reverse("evaluation:report", args=[report.pk])
    page = coordinator.get(response["Location"]).content.decode()
    assert 'http-equiv="refresh"' in page
    progress = coordinator.get(reverse("evaluation:report-progress", args=[report.pk])).json()
    assert progress == {"text": "Waiting for its turn", "percent": 10, "is_finished": False}
    assert coordinator.get(reverse("evaluation:report-file", args=[report.pk, "pdf"])).status_code == 404


def test_the_dashboard_asks_the_same_number_of_questions_for_any_number_of_activities(
    cast, django_assert_max_num_queries
):
    client = Client()
    client.force_login(cast.manager)
    address = reverse("evaluation:dashboard")

    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    for number in range(2):
        cast.open_round(cast.activity(f"A{number}", status=Status.OPEN))
    few = queries()
    for number in range(8):
        activity = cast.activity(f"B{number}", status=Status.OPEN)
        cast.person(activity)
        cast.open_round(activity)
    assert queries() == few


def test_the_dashboard_shows_nothing_of_another_organisation(cast, activity):
    cast.contribution(activity, words="Only ours")
    client = Client()
    client.force_login(cast.outsider)
    page = client.get(reverse("evaluation:dashboard")).content.decode()
    assert activity.title not in page
    assert "Nothing to show yet" in page
