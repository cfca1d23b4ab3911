"""Through whom and where people were asked, what is owed back, and what a report reads of it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from activities.models import Status
from participants import reaching_out
from participants.models import Outreach, Place, PresencePlan, TargetGroup, TrustedNetwork
from participants.tests.pages import at, text

NETWORK = {
    "name": "Harehills Women’s Circle",
    "kind": "organisation",
    "trusted_by": "Somali mothers",
    "introduction": "Our lead knows the chair.",
}


@pytest.fixture
def activity(cast):
    return cast.activity()


def days(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_a_network_is_shared_by_all_activities_of_its_organisation_only(staff, cast, activity):
    text(staff.post(at("network-create", cast.organisation), NETWORK, follow=True))
    theirs = TrustedNetwork.objects.create(organisation=cast.other, **(NETWORK | {"name": "CANARY of Southfield"}))
    for planned in (activity, cast.activity("Another")):
        page = text(staff.get(at("outreach-create", planned)))
        assert "Harehills Women’s Circle" in page
        assert "CANARY" not in page
    entry = {"where": "The market", "network": theirs.pk, **days("on", date(2026, 3, 2))}
    assert "Select a valid choice" not in text(staff.post(at("outreach-create", activity), entry))
    assert not Outreach.objects.exists()
    assert "already" in text(staff.post(at("network-create", cast.organisation), NETWORK))
    assert staff.get(at("network-list", cast.other)).status_code == 404


def test_the_log_says_where_through_whom_for_whom_and_what_is_owed(staff, cast, activity):
    network = TrustedNetwork.objects.create(organisation=cast.organisation, **NETWORK)
    group = TargetGroup.objects.create(activity=activity, name="Carers under 25")
    yesterday = timezone.localdate() - timedelta(days=1)
    entry = {
        "where": "Thursday class",
        "network": network.pk,
        "target_group": group.pk,
        "result": "Four were interested.",
        "owed_back": "Tell them what changed",
        **days("on", date(2026, 3, 2)),
        **days("owed_by", yesterday),
    }
    page = text(staff.post(at("outreach-create", activity), entry, follow=True))
    assert "2 March 2026, through Harehills Women’s Circle, for Carers under 25" in page
    assert "Overdue" in page
    assert Outreach.objects.get().recorded_by == cast.coordinator
    networks = text(staff.get(at("network-list", cast.organisation)))
    assert "Tell them what changed" in networks
    assert "Went through them 1 time." in networks
    given = entry | days("given_back_on", yesterday)
    page = text(staff.post(at("outreach-update", activity, Outreach.objects.get().pk), given, follow=True))
    assert "Given back" in page
    assert "Overdue" not in page
    text(staff.post(at("network-delete", cast.organisation, network.pk), follow=True))
    assert "Thursday class" in text(staff.get(at("outreach", activity)))
    text(staff.post(at("outreach-delete", activity, Outreach.objects.get().pk), follow=True))
    assert "Nothing noted yet" in text(staff.get(at("outreach", activity)))


def test_the_log_refuses_days_to_come_and_a_promise_without_words(staff, activity):
    tomorrow = timezone.localdate() + timedelta(days=1)
    wrong = {"where": "", **days("on", tomorrow), **days("given_back_on", tomorrow)}
    wrong |= days("owed_by", tomorrow)
    page = text(staff.post(at("outreach-create", activity), wrong))
    for sentence in (
        "Enter where you went",
        "The day you went must be today or in the past",
        "The day you gave it must be today or in the past",
        "Say what you promised in return, or take the days away",
    ):
        assert page.count(sentence) == 2, sentence
    with pytest.raises(IntegrityError), transaction.atomic():
        Outreach.objects.create(
            activity=activity, where="There", given_back_on=date(2026, 1, 1), recorded_by=activity.lead
        )


def test_a_person_whom_others_trust_is_named_only_to_those_who_see_people(client, cast, activity):
    network = TrustedNetwork.objects.create(
        organisation=cast.organisation, **(NETWORK | {"name": "CANARY Amina", "kind": "person"})
    )
    Outreach.objects.create(
        activity=activity, on=date(2026, 3, 2), where="Class", network=network, recorded_by=cast.coordinator
    )
    for who, sees_names in ((cast.coordinator, True), (cast.manager, False), (cast.monitoring_lead, False)):
        client.force_login(who)
        page = text(client.get(at("outreach", activity)))
        assert ("CANARY" in page) is sees_names
        assert ("Somebody trusted by Somali mothers" in page) is not sees_names
    assert client.get(at("network-list", cast.organisation)).status_code == 403
    found = reaching_out.outreach(cast.organisation, since=date(2026, 3, 1), until=date(2026, 3, 31))
    assert [entry.through for entry in found] == ["Somebody trusted by Somali mothers"]


def test_what_was_tried_is_told_for_the_activities_of_a_period(cast):
    """By hand: one activity runs from January to December 2026; a draft and the other organisation's are not told."""
    running = cast.activity(status=Status.OPEN)
    draft = cast.activity("Draft")
    elsewhere = cast.activity("Elsewhere", by=cast.outsider, status=Status.OPEN)
    for activity in (running, draft, elsewhere):
        TargetGroup.objects.create(activity=activity, name=f"Group of {activity.title}")
        Outreach.objects.create(
            activity=activity, on=date(2026, 3, 2), where=activity.title, result="Two.", recorded_by=activity.lead
        )
    PresencePlan.objects.update(not_in_the_room="Nobody under 30.")
    Place.objects.create(activity=running, level="service", phase="planning", state="not_needed", not_needed_reason="-")
    period = {"since": date(2026, 1, 1), "until": date(2026, 3, 31)}
    assert [group.name for group in reaching_out.target_groups(cast.organisation, **period)] == [
        "Group of Better crisis care"
    ]
    assert {entry.where for entry in reaching_out.outreach(cast.organisation, **period)} == {
        "Better crisis care",
        "Draft",
    }
    (missing,) = reaching_out.not_in_the_room(cast.organisation, **period)
    assert (missing.activity, missing.words) == ("Better crisis care", "Nobody under 30.")
    assert missing.gaps == (
        "Own care: planning, delivery and evaluation",
        "Community: planning, delivery and evaluation",
        "The service: delivery and evaluation",
        "The organisation: planning, delivery and evaluation",
    )
    later = {"since": date(2027, 1, 1), "until": date(2027, 3, 31)}
    assert not reaching_out.target_groups(cast.organisation, **later)
    assert not reaching_out.outreach(cast.organisation, **later)
    assert not reaching_out.not_in_the_room(cast.organisation, **later)


@pytest.mark.parametrize("page", ["presence", "outreach"])
def test_twenty_of_everything_need_no_more_queries_than_two(staff, cast, activity, page):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            text(staff.get(at(page, activity)))
        return len(captured)

    def add(number):
        network = TrustedNetwork.objects.create(
            organisation=cast.organisation, **(NETWORK | {"name": f"Network {number}"})
        )
        group = TargetGroup.objects.create(activity=activity, name=f"Group {number}")
        Outreach.objects.create(
            activity=activity, where="There", network=network, target_group=group, recorded_by=cast.coordinator
        )
        cast.person(activity)

    for number in range(2):
        add(number)
    queries()
    few = queries()
    for number in range(2, 20):
        add(number)
    assert queries() == few
