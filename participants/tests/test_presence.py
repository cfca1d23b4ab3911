"""The presence page: decisions, counts for all who read plans, names for those who run the activity."""

import pytest
from django.urls import reverse

from activities import readiness
from activities.framework import Capacity, Stage
from activities.models import Status
from participants import recruitment
from participants.models import Acknowledgement, PresencePlan


def at(name, activity):
    return reverse(f"participants:{name}", args=[activity.pk])


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


@pytest.fixture
def activity(cast):
    return cast.activity()


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.coordinator)
    return client


def test_an_empty_page_says_what_to_do_first(staff, activity):
    page = text(staff.get(at("presence", activity)))
    for words in ("Not written down yet", "Not decided yet", "No population yet", "Nobody yet", "Add a person"):
        assert words in page, words
    assert "Invite everyone" not in page


def test_decisions_are_kept_bit_by_bit(staff, activity):
    staff.post(at("presence-plan", activity), {"who_needs_to_be_heard": "Young carers"})
    assert "Young carers" in text(staff.get(at("presence", activity)))
    staff.post(
        at("presence-plan", activity),
        {"who_needs_to_be_heard": "Young carers", "monitoring": "not_planned", "no_monitoring_reason": "Four people."},
    )
    plan = PresencePlan.objects.get()
    assert (plan.monitoring, plan.no_monitoring_reason) == ("not_planned", "Four people.")


def test_deciding_not_to_monitor_needs_a_reason(staff, activity):
    page = text(staff.post(at("presence-plan", activity), {"monitoring": "not_planned"}))
    assert "Say why you will not ask" in page
    assert not PresencePlan.objects.exists()


def test_names_are_for_those_who_run_the_activity(client, cast, activity):
    cast.person(activity, name="CANARY Amina")
    cast.person(activity, Capacity.CARER, name="CANARY Bela", has_joined=False)
    for who, sees_names in (
        (cast.coordinator, True),
        (cast.manager, False),
        (cast.monitoring_lead, False),
        (cast.administrator, False),
    ):
        client.force_login(who)
        page = text(client.get(at("presence", activity)))
        assert ("CANARY" in page) is sees_names, who
        assert "1 invited, 1 joined." in page
    client.force_login(cast.outsider)
    assert client.get(at("presence", activity)).status_code == 404


def test_the_funnel_by_capacity_is_a_table(staff, cast, activity):
    person = cast.person(activity, has_joined=False)
    recruitment.invite(involvement=person, by=cast.coordinator)
    cast.person(activity, Capacity.CARER)
    page = " ".join(text(staff.get(at("presence", activity))).split())
    assert "2 invited, 1 joined." in page
    assert "Invite everyone" not in page


def test_agreement_is_counted_without_names(client, cast):
    activity = cast.activity(status=Status.OPEN)
    asked_about = activity.purpose_versions.get().proposal
    for answer in ("agree", "agree", "comment"):
        person = cast.person(activity, name="CANARY")
        Acknowledgement.objects.create(involvement=person, proposal=asked_about, answer=answer, comment="CANARY words")
    client.force_login(cast.manager)
    page = text(client.get(at("presence", activity)))
    assert "2 people agree, 1 has something to say about it." in page
    assert "CANARY" not in page


# What Presence asks of an activity


def missing(activity, stage):
    return next(state for state in readiness.stage_states(activity) if state.stage == stage).missing


def test_presence_is_done_only_from_records(cast, activity):
    assert len(missing(activity, Stage.PRESENCE)) == 6
    cast.fill_in(activity)
    assert len(missing(activity, Stage.PRESENCE)) == 4
    activity.target_groups.create(name="Carers under 25")
    activity.places.create(level="service", phase="planning", state="nobody")
    newcomer = cast.person(activity, has_joined=False)
    assert len(missing(activity, Stage.PRESENCE)) == 2
    recruitment.invite(involvement=newcomer, by=cast.coordinator)
    assert missing(activity, Stage.PRESENCE) == ("At least two people with lived experience have joined",)
    recruitment.join(involvement=newcomer)
    cast.person(activity, Capacity.STAFF)
    assert len(missing(activity, Stage.PRESENCE)) == 1
    carer = cast.person(activity, Capacity.CARER)
    assert missing(activity, Stage.PRESENCE) == ()
    joined = carer.funnel_events.get(step="joined")
    recruitment.take_back(event=joined, by=cast.coordinator, why="It was her sister.")
    assert missing(activity, Stage.PRESENCE) == ("At least two people with lived experience have joined",)


@pytest.mark.parametrize(
    ("capacity", "answer", "is_met"),
    [
        (Capacity.SERVICE_USER, "agree", True),
        (Capacity.CARER, "agree", True),
        (Capacity.SERVICE_USER, "comment", False),
        (Capacity.STAFF, "agree", False),
    ],
)
def test_agreeing_means_that_somebody_with_lived_experience_agreed(cast, capacity, answer, is_met):
    activity = cast.activity(status=Status.AGREED)
    PresencePlan.objects.update(no_acknowledgement_reason="")
    Acknowledgement.objects.create(
        involvement=cast.person(activity, capacity),
        proposal=activity.purpose_versions.get().proposal,
        answer=answer,
        comment="And weekends?" if answer == "comment" else "",
    )
    words = "One service user or carer agrees with the purpose, or you say why not yet"
    assert (words not in missing(activity, Stage.PURPOSE)) is is_met


def test_a_full_stop_is_no_reason_why_nobody_agrees_yet(cast):
    activity = cast.activity(status=Status.AGREED)
    before = {requirement.words for requirement in readiness.missing(activity, before=Status.OPEN)}
    PresencePlan.objects.filter(activity=activity).update(no_acknowledgement_reason=".", no_population_reason="...")
    activity.refresh_from_db()
    now = {requirement.words for requirement in readiness.missing(activity, before=Status.OPEN)}
    assert len(now - before) == 2
