"""What is said and noted while somebody has the list of who was there open: nothing is noted that nobody saw."""

import pytest
from django.urls import reverse

from activities.models import Status
from activities.tests.meeting import planned
from participants import coming
from participants.models import Attendance
from participants.tests.at_sessions import came
from participants.tests.pages import text


@pytest.fixture
def session(cast):
    return planned(cast.activity(status=Status.OPEN), days=-3)


def at(session):
    return reverse("participants:session-attendance", args=[session.activity_id, session.pk])


def test_two_who_note_at_once_keep_what_both_saw(staff, cast, session):
    # Given a page that was drawn before a colleague noted one person, and before another joined
    one, two = (cast.person(session.activity, name=name) for name in ("Ann", "Ben"))
    drawn = staff.get(at(session)).context["form"].carried
    late = cast.person(session.activity, name="Cy")
    for person, state in ((one, "apologies"), (late, "came")):
        Attendance.objects.create(
            session=session, involvement=person, state=state, hours=0, preparation=0, noted_by=cast.coordinator
        )
    # When it is sent with the other person noted
    said = text(staff.post(at(session), drawn | {f"state_{one.pk}": "", f"state_{two.pk}": "came"}, follow=True))
    # Then all three are noted
    assert "changed “Were they there?” of Ann meanwhile" in said
    noted = {row.involvement: row.state for row in Attendance.objects.all()}
    assert noted == {one: "apologies", two: "came", late: "came"}


def test_whoever_says_meanwhile_that_they_come_is_not_noted_as_there(staff, cast, session):
    # Given a page that was drawn before one person said that they come, and another that they do not
    ann, dave = (cast.person(session.activity, name=name) for name in ("Ann", "Dave"))
    coming.reply(involvement=ann, session=session, answer="coming", needs="")
    form = staff.get(at(session)).context["form"]
    assert [form[f"state_{each.pk}"].value() for each in (ann, dave)] == ["came", ""]
    for person, answer in ((dave, "coming"), (ann, "not_coming")):
        coming.reply(involvement=person, session=session, answer=answer, needs="")
    # When it is sent as it was drawn
    sent = form.carried | {f"state_{ann.pk}": "came", f"state_{dave.pk}": ""}
    said = text(staff.post(at(session), sent, follow=True))
    # Then it is noted as whoever noted it saw it
    assert "meanwhile" not in said
    assert [(row.involvement, row.state) for row in Attendance.objects.all()] == [(ann, "came")]


def test_what_a_colleague_noted_otherwise_than_was_suggested_is_not_written_over(staff, cast, session):
    person = cast.person(session.activity, name="Ann")
    coming.reply(involvement=person, session=session, answer="coming", needs="")
    drawn = staff.get(at(session)).context["form"].carried
    came(cast, session, person, state="absent", hours=0)
    said = text(staff.post(at(session), drawn | {f"state_{person.pk}": "came"}))
    assert "“Were they there?” of Ann was changed by" in said
    assert Attendance.objects.get().state == "absent"
