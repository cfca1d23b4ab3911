"""Releases worked out by hand: what is counted, what is shown of it, and when figures are renewed."""

import pgtrigger
import pytest

from activities.framework import Capacity
from activities.models import Status
from participants.models import PresencePlan
from vault import releases, sealing
from vault.models import Monitoring, Release
from vault.tests.crowd import days_ago

FEW = "fewer than 5 (may be none)"


def test_a_table_by_hand(crowd):
    """23 people: 12 female, 6 male, 3 would rather not say, 2 left it blank. To the nearest five: 10, 5, few, few."""
    crowd.say(crowd.come(crowd.activity(), 23), "f" * 12 + "m" * 6 + "ddd" + "bb")
    release = crowd.count()
    assert crowd.shown(release) == {"female": "10", "male": "5", "declined": FEW, "blank": FEW, "answered": "20"}
    row = crowd.row(release)
    assert (row.answered_low, row.answered_high) == (18, 22)
    assert row.cells[0] == {"category": "female", "shown": "10", "low": 8, "high": 12}
    assert row.by_code["male",].low == 5
    assert crowd.shown(release, kind="team", scope_id=crowd.cast.team.pk) == crowd.shown(release)
    assert release.percent == 100
    assert release.rule["fewest"] == 10
    assert len(release.checksum) == 64
    assert len(release.code_version) == 12


def test_nobody_answered(crowd):
    crowd.come(crowd.activity(), 15)
    release = crowd.count()
    assert crowd.shown(release) == "not_enough"
    assert crowd.shown(release, "coverage") == {
        "given": FEW,
        "not_given": "15",
        "answered": "15",
        "declined": FEW,
        "blank": FEW,
    }


def test_everybody_declined(crowd):
    crowd.say(crowd.come(crowd.activity(), 15), "d" * 15)
    release = crowd.count()
    assert crowd.shown(release) == "not_enough"
    assert crowd.row(release).cells == []


@pytest.mark.parametrize(("pattern", "is_shown"), [("f" * 10 + "d" * 8, True), ("f" * 9 + "d" * 9, False)])
def test_ten_answers_are_enough_and_nine_are_not(crowd, pattern, is_shown):
    crowd.say(crowd.come(crowd.activity(), 18), pattern)
    assert crowd.row(crowd.count()).is_shown == is_shown


def test_a_person_in_two_activities_counts_once(crowd):
    """12 people in both: the organisation has 12, not 24."""
    people = crowd.come(crowd.activity(), 12)
    crowd.join(crowd.activity("Shorter waits"), people)
    crowd.join(crowd.activity("Kinder letters"), people[:1], capacity=Capacity.CARER)
    crowd.say(people, "f" * 12)
    assert crowd.shown(crowd.count())["answered"] == "10"


def test_who_counts(crowd):
    """Staff, partners, those who have not joined, and people of activities that do not ask are no part of it."""
    activity = crowd.activity()
    crowd.say(crowd.come(activity, 12), "f" * 12)
    crowd.say(crowd.come(activity, 12, capacity=Capacity.STAFF), "m" * 12)
    crowd.say(crowd.come(activity, 12, capacity=Capacity.PARTNER), "m" * 12)
    elsewhere = crowd.activity("Not asking")
    PresencePlan.objects.filter(activity=elsewhere).update(monitoring="not_planned", no_monitoring_reason="Few")
    crowd.say(crowd.come(elsewhere, 12), "m" * 12)
    invited = [crowd.cast.person(activity, has_joined=False).participant for _ in range(12)]
    crowd.say(invited, "m" * 12)
    assert crowd.shown(crowd.count())["male"] == FEW


def test_a_closed_activity_has_tables_of_its_own(crowd):
    activity = crowd.activity(status=Status.OPEN)
    crowd.say(crowd.come(activity, 12), "f" * 12)
    other = crowd.activity("Shorter waits")
    crowd.say(crowd.come(other, 14), "m" * 14)
    activity.move_to(Status.CLOSED, by=crowd.cast.coordinator)
    release = crowd.count()
    assert crowd.shown(release, kind="activity", scope_id=activity.pk)["female"] == "10"
    assert not release.tables.filter(scope_id=str(other.pk)).exists()


def test_what_would_prove_that_all_are_alike_is_not_renewed(crowd):
    """30 women, of whom 12 withdraw: "20" of 18 people would say that each of them is a woman."""
    people = crowd.come(crowd.activity(), 30)
    crowd.say(people, "f" * 30)
    first = crowd.count()
    for person in people[:12]:
        sealing.withdraw(participant=person)
    assert crowd.shown(crowd.count()) == crowd.shown(first)


def test_nine_changes_leave_the_figures_as_they_are_and_ten_renew_them(crowd):
    people = crowd.come(crowd.activity(), 30)
    crowd.say(people, "f" * 30)
    first = crowd.count()
    assert crowd.shown(first)["female"] == "30"
    crowd.say(people[:9], "m" * 9)
    second = crowd.count()
    assert crowd.shown(second) == crowd.shown(first)
    crowd.say(people[9:10], "m")
    third = crowd.count()
    assert (crowd.shown(third)["female"], crowd.shown(third)["male"]) == ("20", "10")


def test_figures_that_stand_keep_their_day(crowd):
    people = crowd.come(crowd.activity(), 20)
    crowd.say(people, "f" * 20)
    first = crowd.count(as_at=days_ago(0))
    with pgtrigger.ignore("vault.Release:finished_release_is_kept", "vault.ReleasedTable:released_table_is_kept"):
        Release.objects.filter(pk=first.pk).update(as_at=days_ago(1))
        first.tables.update(as_at=days_ago(1))
    second = crowd.count()
    assert crowd.row(second).as_at == days_ago(1)
    assert second.as_at == days_ago(0)


def test_who_withdraws_is_not_in_the_next_release(crowd):
    """Of 24 women, 16 men and 8 who would not say, 8 women and 4 men withdraw. The old release stays as it was."""
    people = crowd.come(crowd.activity(), 48)
    crowd.say(people, "f" * 24 + "m" * 16 + "d" * 8)
    first = crowd.count()
    assert crowd.shown(first) == {"female": "25", "male": "15", "declined": "10", "blank": FEW, "answered": "40"}
    for person in [*people[:8], *people[24:28]]:
        sealing.withdraw(participant=person)
    second = crowd.count()
    assert crowd.shown(second) == {"female": "15", "male": "10", "declined": "10", "blank": FEW, "answered": "30"}
    assert crowd.shown(Release.objects.get(pk=first.pk))["female"] == "25"


def test_an_organisation_may_be_stricter(crowd):
    Monitoring.objects.create(organisation=crowd.organisation, questions=["sex"], fewest=20, base=10)
    crowd.say(crowd.come(crowd.activity(), 26), "f" * 17 + "m" * 9)
    release = crowd.count()
    assert crowd.shown(release)["female"] == "20"
    assert crowd.shown(release)["male"] == "fewer than 10 (may be none)"
    assert {row.characteristic for row in release.tables.filter(scope_kind="team")} == {"sex", "coverage"}


def test_nothing_to_count_is_a_sentence(crowd):
    release = releases.ask(organisation=crowd.organisation, by=None)
    crowd.work()
    release.refresh_from_db()
    assert release.state == Release.State.FAILED
    assert release.sentence.startswith("Nobody has taken part in an activity that asks “About you”")
