"""A session from its plan to its hours: staff at a desk, a person on their phone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activities.models import Session, Status, VenueCheck
from participants import needs
from participants.models import Attendance
from tests.cast import PASSWORD
from tests.stories.people import PHONE, Visitor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_the_plan_of_a_session_to_the_hours_that_were_given(cast, chromium, live_server):
    # Given an activity that is open, a venue that was checked, and somebody who needs a hearing loop
    activity = cast.activity(status=Status.OPEN)
    venue = cast.organisation.venues.create(name="Mill Hall", getting_there="Bus 4 stops outside.")
    VenueCheck.objects.create(
        venue=venue, on=timezone.localdate(), checked_by="The panel", lacks=["hearing_loop"], by=cast.coordinator
    )
    person = cast.person(activity, name="Una Voice")
    needs.say(participant=person.participant, needs=["hearing_loop"], own_words="")
    # When a coordinator plans a session there
    desk = Visitor(chromium, live_server.url)
    sign_in(desk, cast.coordinator, PASSWORD)
    desk.go(f"/activities/{activity.pk}/process/").press("Sessions", exact=True).press("Plan a session")
    day = timezone.localdate() + timedelta(days=30)
    desk.fill(title="Second meeting", on=(str(day.day), str(day.month), str(day.year)))
    desk.fill(starts="10.30 am", ends="12.30 pm").choose(venue=str(venue.pk)).press("Save")
    desk.reads("It has no:").reads("Hearing loop that works")
    session = Session.objects.get()
    # And the person says on their phone that they come, and what to talk about
    phone = Visitor(chromium, live_server.url, viewport=PHONE)
    phone.go(f"/l/{cast.token(person)}/").press("Continue").press("Say if you can come: Second meeting")
    phone.reads("Mill Hall").reads("Bus 4 stops outside.")
    phone.choose(answer="coming").fill(needs="A chair with arms").press("Send my answer")
    phone.reads("You said: I will come.").press("Second meeting", exact=True)
    phone.press("Ask for something to talk about").fill(text="Parking").press("Send it")
    phone.reads("Not decided yet")
    # Then the coordinator sees who comes, sorts out what is missing, and puts it on the agenda
    desk.press("Who comes, and what they need").reads("Hearing loop: the venue has none. For Una Voice.")
    desk.reads("A chair with arms").press("All of this is in place").reads("Confirmed")
    desk.press("Decide").choose(answer="yes").press("Save").reads("On the agenda")
    phone.page.reload()
    phone.look().reads("Asked for by somebody who takes part.").reads("What you need is in place for this session.")
    # And when it is over, who was there is noted: whoever said they come is filled in
    yesterday = timezone.localdate() - timedelta(days=1)
    Session.objects.filter(pk=session.pk).update(on=yesterday, papers_due_on=yesterday)
    desk.press("Who was there").page.fill(f"[name=preparation_{person.pk}]", "0.5")
    desk.page.check("[name=note_first_time]")
    desk.press("Save who was there").reads("It is noted who was there.").reads("Service user: 1.")
    assert (Attendance.objects.get().hours, Attendance.objects.get().preparation) == (2, 0.5)
    # Then the person reads their hours and says whether they had what they needed
    phone.go(f"/my/{person.pk}/sessions/").reads("You were there: 2 hours.").press("Second meeting", exact=True)
    phone.press("Say if you had what you needed").choose(answer="partly").press("Send my answer")
    phone.reads("You said: Partly.")
    # And a manager reads numbers without names
    manager = Visitor(chromium, live_server.url)
    sign_in(manager, cast.manager, PASSWORD)
    manager.go(f"/activities/{activity.pk}/attendance/").reads("1 session so far").reads("Hidden").reads_not("Una")
    for visitor in (desk, phone, manager):
        visitor.leave()
