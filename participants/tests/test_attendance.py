"""Who was at a session: noting it, what the database refuses, and the numbers each role reads."""

from datetime import timedelta
from decimal import Decimal

import pgtrigger
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from activities.framework import Capacity
from activities.models import Session
from activities.tests.meeting import planned
from activities.tests.reading import queries_of
from participants import attendance, coming, recruitment
from participants.models import Attendance, Headcount, Step
from participants.tests.at_sessions import came
from participants.tests.pages import text
from participants.tests.steps import note, step_of


@pytest.fixture
def session(activity):
    return planned(activity, days=-3)


def at(session, name="session-attendance"):
    return reverse(f"participants:{name}", args=[session.activity_id, session.pk])


def joined_before(person, cast):
    """Somebody who had joined by the day of the session."""
    with pgtrigger.ignore():
        person.funnel_events.update(on=timezone.localdate() - timedelta(days=30))
    return person


def test_who_was_there_is_noted_with_hours(staff, cast, session):
    whole, part, away, unsaid = (cast.person(session.activity) for _ in range(4))
    posted = {
        f"state_{whole.pk}": "came",
        f"preparation_{whole.pk}": "0.5",
        f"state_{part.pk}": "part",
        f"hours_{part.pk}": "1.25",
        f"state_{away.pk}": "apologies",
        f"hours_{away.pk}": "2",
        f"state_{unsaid.pk}": "",
    }
    assert "It is noted who was there." in text(staff.post(at(session), posted, follow=True))
    noted = {row.involvement_id: (row.state, row.hours, row.preparation) for row in Attendance.objects.all()}
    assert noted == {
        # Left empty, the hours are those of the session: half past ten to half past twelve.
        whole.pk: ("came", Decimal(2), Decimal("0.5")),
        part.pk: ("part", Decimal("1.25"), Decimal(0)),
        away.pk: ("apologies", Decimal(0), Decimal(0)),
    }
    # Once more, with less: what is no longer noted goes.
    nothing = dict.fromkeys((f"state_{each.pk}" for each in (part, away, unsaid)), "")
    staff.post(at(session), {f"state_{whole.pk}": "came"} | nothing)
    assert [row.involvement for row in Attendance.objects.all()] == [whole]


def test_what_cannot_be_gets_a_sentence_with_the_name(staff, cast, session):
    one, two, three = (cast.person(session.activity, name=name) for name in ("Ann", "Ben", "Cy"))
    posted = {
        f"state_{one.pk}": "came",
        f"hours_{one.pk}": "25",
        f"state_{two.pk}": "part",
        f"preparation_{three.pk}": "1",
    }
    errors = staff.post(at(session), posted).context["form"].errors
    assert errors == {
        f"hours_{one.pk}": ["Ann: enter hours between 0 and 24, like 2 or 2.5"],
        f"hours_{two.pk}": ["Enter how many hours Ben was there"],
        f"state_{three.pk}": ["Select whether Cy was there"],
    }
    assert not Attendance.objects.exists()


def test_whoever_said_they_come_is_filled_in_until_it_is_noted(staff, cast, session):
    person = cast.person(session.activity)
    coming.reply(involvement=person, session=session, answer="coming", needs="")
    assert staff.get(at(session)).context["form"][f"state_{person.pk}"].value() == "came"
    came(cast, session, cast.person(session.activity))
    assert not staff.get(at(session)).context["form"][f"state_{person.pk}"].value()


def test_nothing_is_noted_before_it_begins_or_once_it_is_cancelled(staff, cast, activity):
    session, person = planned(activity), cast.person(activity)
    assert "once the session has begun" in text(staff.get(at(session)))
    assert "once the session has begun" in text(staff.post(at(session), {f"state_{person.pk}": "came"}, follow=True))
    staff.post(at(session, "session-headcount"), {"public": "3"})
    assert not Attendance.objects.exists() and not Headcount.objects.exists()


def test_taking_part_is_noted_only_where_it_is_ticked(staff, cast, session):
    early, late = joined_before(cast.person(session.activity), cast), cast.person(session.activity, name="Late")
    posted = {f"state_{early.pk}": "came", f"state_{late.pk}": "came"}
    staff.post(at(session), posted)
    assert step_of(early) == Step.JOINED
    said = text(staff.post(at(session), posted | {"note_first_time": "on"}, follow=True))
    # Whoever joined after the session cannot have taken part at it: said, and the rest is kept.
    assert (step_of(early), step_of(late)) == (Step.TAKING_PART, Step.JOINED)
    assert early.funnel_events.last().on == session.on
    assert "Late is not noted as taking part yet." in said
    assert Attendance.objects.count() == 2


def test_who_left_before_it_is_not_on_the_list_and_who_left_after_it_is(cast, session):
    stays, gone, later = (joined_before(cast.person(session.activity), cast) for _ in range(3))
    note(gone, cast, Step.LEFT, on=session.on - timedelta(days=1))
    note(later, cast, Step.LEFT, on=session.on + timedelta(days=1))
    cast.person(session.activity, has_joined=False)
    assert set(attendance.people_of(session)) == {stays, later}
    came(cast, session, gone)
    assert gone in attendance.people_of(session)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("hours_fit_into_a_day", {"hours": Decimal("24.25")}),
        ("hours_fit_into_a_day", {"preparation": Decimal(-1)}),
        ("only_who_was_there_has_hours_there", {"state": "absent"}),
    ],
)
def test_the_database_refuses_hours_that_cannot_be(cast, session, constraint, fields):
    row = {"state": "came", "hours": 2, "noted_by": cast.coordinator} | fields
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Attendance.objects.create(involvement=cast.person(session.activity), session=session, **row)


def test_attendance_is_noted_once_and_only_of_people_of_the_activity(cast, session):
    person, stranger = cast.person(session.activity), cast.person(cast.activity("Another"))
    row = {"session": session, "state": "came", "noted_by": cast.coordinator}
    Attendance.objects.create(involvement=person, **row)
    with pytest.raises(IntegrityError, match="noted_once"), transaction.atomic():
        Attendance.objects.create(involvement=person, **row)
    with pytest.raises(IntegrityError, match="Only people of the activity"), transaction.atomic():
        Attendance.objects.create(involvement=stranger, **row)


def test_numbers_without_names_are_kept_by_capacity(staff, cast, session):
    url = at(session, "session-headcount")
    errors = staff.post(url, {"public": "-1", "carer": "six", "hours": "30"}).context["form"].errors
    assert errors == {
        "public": ["Enter 0 or more"],
        "carer": ["Enter a number, like 12"],
        "hours": ["Enter hours between 0 and 24, like 2 or 2.5"],
    }
    staff.post(url, {"public": "12", "carer": "", "hours": "1.5"})
    assert [(each.capacity, each.people, each.hours) for each in Headcount.objects.all()] == [
        ("public", 12, Decimal("1.5"))
    ]
    staff.post(url, {"public": "0", "carer": "3"})
    assert [(each.capacity, each.people) for each in Headcount.objects.all()] == [("carer", 3)]


# Numbers


def test_one_session_in_numbers(cast, session):
    user, both_user = cast.person(session.activity), cast.person(session.activity)
    carer = cast.person(session.activity, Capacity.CARER)
    came(cast, session, user, both_user)
    came(cast, session, carer, state="apologies", hours=0)
    attendance.count(session=session, people={"public": 4}, hours=1)
    counted = attendance.by_session([session])[0]
    assert {capacity.value: number for capacity, number in counted.people.items() if number} == {
        "service_user": 2,
        "public": 4,
    }
    assert (counted.together, counted.voices, counted.warning) == (6, 2, "")


def test_a_lone_voice_and_none_at_all_are_noticed(cast, activity):
    staff_member = cast.person(activity, Capacity.STAFF)
    alone, nobody, only_them, unnoted = (planned(activity, days=days) for days in (-2, -3, -4, -5))
    user = cast.person(activity)
    came(cast, alone, user, staff_member)
    came(cast, nobody, staff_member)
    came(cast, only_them, user)
    warnings = [each.warning for each in attendance.by_session([alone, nobody, only_them, unnoted])]
    assert warnings == [
        "One person was the only voice of lived experience",
        "Nobody with lived experience was there",
        "",
        "",
    ]


def test_one_person_in_two_capacities_is_one_voice(cast, session):
    user = cast.person(session.activity)
    as_carer = recruitment.identify(
        activity=session.activity, participant=user.participant, capacity=Capacity.CARER, by=cast.coordinator
    )
    came(cast, session, user, as_carer, cast.person(session.activity, Capacity.STAFF))
    assert attendance.by_session([session])[0].warning == "One person was the only voice of lived experience"


def test_hours_of_each_side(cast, activity):
    first, second = planned(activity, days=-9), planned(activity, days=-2)
    user, carer = cast.person(activity), cast.person(activity, Capacity.CARER)
    came(cast, first, user, carer, hours=Decimal("1.5"), preparation=1)
    came(cast, second, user, hours=2)
    attendance.count(session=first, people={"carer": 3}, hours=1)
    attendance.count(session=second, people={"carer": 2}, hours=1)
    lived = attendance.effort(activity)[0]
    # 1.5 + 1.5 + 2 of two people on the list, and 3 + 2 of others.
    assert (lived.named, lived.unnamed, lived.hours, lived.preparation) == (2, 5, 10, 2)
    assert lived.together == 12
    assert attendance.people_who_came(activity) == 2
    assert [attendance.hours_in_words(Decimal(each)) for each in ("1.00", "2.50", "10", "0")] == [
        "1 hour",
        "2.5 hours",
        "10 hours",
        "0 hours",
    ]


def test_hours_of_fewer_than_five_are_hidden_from_those_who_see_no_people(client, cast, session):
    people = [cast.person(session.activity) for _ in range(4)]
    came(cast, session, *people, hours=Decimal("1.75"))
    # Others who were counted hide nobody: what they gave is known and could be taken away.
    attendance.count(session=session, people={"carer": 20}, hours=0)
    url = reverse("participants:attendance", args=[session.activity_id])
    client.force_login(cast.manager)
    page = text(client.get(url))
    assert "7 hours" not in page and "Hidden" in page
    client.force_login(cast.coordinator)
    assert "7 hours" in text(client.get(url))
    came(cast, session, *people, cast.person(session.activity), hours=Decimal("1.75"))
    client.force_login(cast.manager)
    page = text(client.get(url))
    assert "8.75 hours" in page and "Hidden" not in page
    # Numbers, never names.
    assert not any(person.participant.name in page for person in people)


def test_what_nobody_has_noted_is_found(cast, activity):
    today = timezone.localdate()
    forgotten, noted, counted, cancelled = (planned(activity, days=days) for days in (-2, -3, -4, -5))
    planned(activity, days=1)
    came(cast, noted, cast.person(activity))
    attendance.count(session=counted, people={"public": 4}, hours=1)
    Session.objects.filter(pk=cancelled.pk).update(cancelled_at=timezone.now())
    assert list(attendance.not_noted(Session.objects.all(), today=today)) == [forgotten]


def test_more_people_and_sessions_cost_no_more_queries(staff, cast, activity):
    session = planned(activity, days=-1)
    came(cast, session, cast.person(activity))
    pages = [at(session), reverse("participants:attendance", args=[activity.pk]), at(session, "session-people")]
    few = [queries_of(staff, page) for page in pages]
    for number in range(6):
        came(cast, session, cast.person(activity))
        came(cast, planned(activity, days=-2 - number), cast.person(activity))
    assert [queries_of(staff, page) for page in pages] == few


def test_what_cannot_be_noted_now_stays_on_the_page(staff, cast, session):
    person = cast.person(session.activity, name="Ann")
    session.cancelled_at = timezone.now()
    session.save(update_fields=["cancelled_at"])
    response = staff.post(at(session), {f"state_{person.pk}": "part", f"hours_{person.pk}": "1.25"})
    assert "The session was cancelled, so nobody was there." in text(response)
    assert 'value="1.25"' in response.content.decode()
