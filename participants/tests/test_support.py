"""Support arranged for one person: read by them and by those who need to know, and by nobody else by any way."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import Error, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership
from activities import planning
from activities.models import Activity
from participants import links, support
from participants.models import SupportArrangement, SupportEvent, SupportReader
from participants.tests.pages import at, text

CANARY = "Canary: ring her brother"


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, name="Una Example")


@pytest.fixture
def arrangement(cast, person):
    return support.write(involvement=person, seen=None, by=cast.coordinator, if_upset=CANARY, supporter="Ada")


@pytest.fixture
def saboteur(colleague):
    """A coordinator of the same organisation who does not need to know."""
    client = Client()
    client.force_login(colleague)
    return client


def open_it(staff, person):
    return text(staff.post(at("support", person), follow=True))


# Writing and reading


def test_the_lead_writes_it_and_the_person_reads_all_of_it(staff, cast, person):
    assert "Nothing is written down" in text(staff.get(at("support", person)))
    page = text(staff.get(at("support-write", person)))
    assert "they read all of it on their own page" in page
    staff.post(at("support-write", person), {"supporter": "Ada", "if_upset": CANARY, "is_written_together": "on"})
    own = text(cast.open_door(Client(), person).get(at("my-support", person)))
    for words in (CANARY, "Ada", "Who can read this", "<li>Cora Coordinator</li>", "No other staff can."):
        assert words in own, words


def test_it_opens_by_a_button_that_leaves_a_trace(staff, cast, person, arrangement):
    assert CANARY not in text(staff.get(at("support", person)))
    assert staff.get(at("support-write", person)).url == at("support", person)
    assert not SupportEvent.objects.filter(kind="read").exists()
    assert CANARY in open_it(staff, person)
    assert CANARY in text(staff.get(at("support-write", person)))
    event = SupportEvent.objects.get(kind="read")
    assert event.by == cast.coordinator
    own = text(cast.open_door(Client(), person).get(at("my-support", person)))
    assert "Cora Coordinator read it" in own


def test_it_closes_by_itself(staff, person, arrangement, monkeypatch):
    assert CANARY in open_it(staff, person)
    later = timezone.now() + timedelta(minutes=16)
    monkeypatch.setattr("participants.views.support.timezone.now", lambda: later)
    assert CANARY not in text(staff.get(at("support", person)))


def test_two_who_write_lose_nothing(staff, cast, person, arrangement, colleague):
    support.choose_readers(arrangement=arrangement, users=[cast.coordinator, colleague], by=cast.coordinator)
    seen = arrangement.written_at
    support.write(involvement=person, seen=seen, by=colleague, if_upset="Ring her sister")
    page = text(staff.post(at("support-write", person), {"if_upset": "Ring nobody", "seen": seen.isoformat()}))
    assert "Kit Colleague changed this while you were writing" in page
    assert "Ring nobody" in page
    assert support.of_person(person).if_upset == "Ring her sister"
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    staff.post(at("support-write", person), {"if_upset": "Ring nobody", "seen": seen})
    assert support.of_person(person).if_upset == "Ring nobody"


def test_too_long_is_refused_and_stays(staff, person, arrangement):
    page = text(staff.post(at("support-write", person), {"if_upset": "x" * 10_000, "supporter": "y" * 300}))
    assert "What to do if it gets too much must be 2000 characters or fewer" in page
    assert "x" * 10_000 in page
    assert support.of_person(person).if_upset == CANARY


# The wall


def test_a_colleague_cannot_read_it_by_any_address(saboteur, person, arrangement, activity, cast):
    for name in ("support", "support-write", "support-readers"):
        for answer in (saboteur.get(at(name, person)), saboteur.post(at(name, person), {"if_upset": "x"})):
            assert answer.status_code == 403
            page = answer.content.decode()
            assert "Cora Coordinator leads this activity; ask them if you need to know." in page
            assert CANARY not in page
            assert "Ada" not in page
    elsewhere = [
        at("support-list", activity),
        at("person", person),
        at("payment", activity),
        at("presence", activity),
        reverse("activities:process", args=[activity.pk]),
        reverse("activities:activity-detail", args=[activity.pk]),
        reverse("evaluation:impact", args=[activity.pk]),
        reverse("home"),
    ]
    assert all(CANARY not in text(saboteur.get(page)) for page in elsewhere)
    assert "You are not named for anybody here." in text(saboteur.get(at("support-list", activity)))
    assert support.of_person(person).if_upset == CANARY


def test_the_wall_looks_the_same_with_nothing_behind_it(saboteur, cast, activity, person, arrangement):
    nobody = cast.person(activity, name="Una Example")
    behind, before = (without_token(saboteur.get(at("support", each))) for each in (person, nobody))
    assert behind == before


def without_token(response):
    """The page without the token against forged requests, which is new each time."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content)


@pytest.mark.parametrize("role", ["manager", "monitoring_lead", "administrator"])
def test_no_other_role_reads_it(client, cast, person, arrangement, role):
    client.force_login(getattr(cast, role))
    assert client.get(at("support", person)).status_code == 403
    assert client.post(at("support", person)).status_code == 403


def test_a_link_that_a_colleague_made_before_reads_it_no_more(cast, person, colleague):
    spy = Client()
    spy.post(f"/l/{links.draw(involvement=person, opens='/', by=colleague)}/")
    assert "Nothing is written down to support you yet." in text(spy.get(at("my-support", person)))
    support.write(involvement=person, seen=None, by=cast.coordinator, if_upset=CANARY)
    for page in (at("my-support", person), at("my-copy-file", person, "html")):
        assert CANARY not in text(spy.get(page))


def test_a_link_that_a_colleague_makes_afterwards_reads_it_neither(person, colleague, arrangement):
    spy = Client()
    spy.post(f"/l/{links.draw(involvement=person, opens='/', by=colleague)}/")
    assert CANARY not in text(spy.get(at("my-support", person)))


def test_without_those_rules_the_link_would_read_it(cast, person, colleague, monkeypatch):
    monkeypatch.setattr(links, "said_otherwise", lambda **who: None)
    with pytest.raises(AssertionError):
        test_a_link_that_a_colleague_made_before_reads_it_no_more(cast, person, colleague)


def test_a_second_device_of_the_person_shows_nothing(cast, person, arrangement):
    token = cast.token(person)
    first, second = Client(), Client()
    for browser in (first, second):
        browser.post(f"/l/{token}/")
    assert CANARY in text(first.get(at("my-support", person)))
    assert CANARY not in text(second.get(at("my-support", person)))


# Who needs to know


def test_those_who_need_to_know_are_chosen_and_the_person_sees_whom(
    staff, saboteur, cast, person, arrangement, colleague
):
    staff.post(at("support-readers", person), {"users": [cast.coordinator.pk, colleague.pk]})
    assert CANARY in open_it(saboteur, person)
    assert "Una Example" in text(saboteur.get(at("support-list", person.activity)))
    own = text(cast.open_door(Client(), person).get(at("my-support", person)))
    assert "Cora Coordinator let Kit Colleague read it from now on" in own
    staff.post(at("support-readers", person), {"users": [cast.coordinator.pk]})
    assert saboteur.get(at("support", person)).status_code == 403
    assert saboteur.get(at("support-write", person)).status_code == 403


def test_somebody_must_be_able_to_read_it_and_only_staff_who_plan_here(staff, cast, person, arrangement):
    assert "Choose at least one person" in text(staff.post(at("support-readers", person), {}))
    for stranger in (cast.manager, cast.outsider):
        answer = staff.post(at("support-readers", person), {"users": [stranger.pk]})
        assert answer.context["form"].errors["users"]
    assert [reader.user for reader in SupportReader.objects.all()] == [cast.coordinator]


def test_whoever_leaves_or_changes_role_reads_nothing_more(staff, cast, person, arrangement):
    assert CANARY in open_it(staff, person)
    Membership.objects.filter(user=cast.coordinator).update(role="manager")
    assert staff.get(at("support", person)).status_code == 403
    assert support.who_reads(arrangement) == []


# Handing over the lead


def hand_over(activity, *, to, by):
    activity.lead = to
    planning.change(activity=activity, fields=["lead"], by=by)


def test_taking_the_lead_oneself_opens_nothing(saboteur, person, activity, colleague, arrangement):
    hand_over(activity, to=colleague, by=colleague)
    page = text(saboteur.get(at("support-list", activity)))
    assert "Take over" not in page
    assert "nothing that you may take over" in text(saboteur.post(at("support-take-over", activity), follow=True))
    for page in (at("support", person), at("support-write", person)):
        assert CANARY not in text(saboteur.get(page)) + text(saboteur.post(page, {"if_upset": "x"}, follow=True))
    assert support.of_person(person).if_upset == CANARY


def test_whoever_reads_it_sees_that_the_new_lead_does_not(staff, person, activity, colleague, arrangement):
    words = "Kit Colleague, who leads this activity now, may not read it."
    assert words not in text(staff.get(at("support", person)))
    hand_over(activity, to=colleague, by=colleague)
    assert words in text(staff.get(at("support", person)))


def test_a_lead_that_was_handed_over_is_taken_over_knowingly(saboteur, cast, person, activity, colleague, arrangement):
    hand_over(activity, to=colleague, by=cast.coordinator)
    assert CANARY not in text(saboteur.get(at("support", person)))
    assert "each person sees that you can" in text(saboteur.get(at("support-list", activity)))
    assert "You can read 1 more now." in text(saboteur.post(at("support-take-over", activity), follow=True))
    assert CANARY in open_it(saboteur, person)
    own = text(cast.open_door(Client(), person).get(at("my-support", person)))
    assert "Kit Colleague leads the activity now, and took it over" in own


def test_where_nobody_is_left_who_reads_it_the_new_lead_takes_it_over(saboteur, cast, activity, colleague, arrangement):
    Membership.objects.filter(user=cast.coordinator).delete()
    hand_over(activity, to=colleague, by=colleague)
    assert support.take_over(activity=activity, by=colleague) == 1
    assert support.may_read(colleague, arrangement)


def test_somebody_who_does_not_lead_takes_nothing_over(activity, colleague, arrangement, cast):
    Membership.objects.filter(user=cast.coordinator).delete()
    assert support.take_over(activity=activity, by=colleague) == 0


def test_the_verbs_refuse_too(person, colleague, arrangement, cast):
    given = {"arrangement": arrangement, "by": colleague}
    for refused in (
        lambda: support.write(involvement=person, seen=arrangement.written_at, by=colleague, if_upset="x"),
        lambda: support.open_to_read(**given),
        lambda: support.choose_readers(**given, users=[colleague]),
        lambda: support.write(involvement=cast.person(person.activity), seen=None, by=colleague, if_upset="x"),
    ):
        with pytest.raises(ValidationError, match="Only those who need to know"):
            refused()
    with pytest.raises(ValidationError, match="Somebody must be able to read it"):
        support.choose_readers(arrangement=arrangement, users=[], by=cast.coordinator)


# What stays


def test_who_read_it_is_never_changed(arrangement):
    for change in (lambda: SupportEvent.objects.update(kind="read"), lambda: SupportEvent.objects.all().delete()):
        with pytest.raises(Error, match="support_event_is_kept"), transaction.atomic():
            change()


def test_letting_in_names_whom(arrangement, cast):
    with pytest.raises(IntegrityError, match="letting_in_names_whom"), transaction.atomic():
        SupportEvent.objects.create(arrangement=arrangement, kind="let_in", by=cast.coordinator)


def test_one_arrangement_a_person_and_one_reader_each(arrangement, cast, person):
    with pytest.raises(IntegrityError), transaction.atomic():
        SupportArrangement.objects.create(involvement=person, written_at=timezone.now(), written_by=cast.coordinator)
    with pytest.raises(IntegrityError, match="one_reader_a_support_arrangement"), transaction.atomic():
        SupportReader.objects.create(arrangement=arrangement, user=cast.coordinator)


def test_the_activity_of_another_organisation_is_not_there(client, cast, person, arrangement):
    client.force_login(cast.outsider)
    assert client.get(at("support", person)).status_code == 404
    assert Activity.objects.visible_to(cast.outsider).count() == 0
