"""What matters to people: each says it alone, the sides are set beside each other, and what was agreed is kept to."""

import pytest

from activities.framework import Capacity
from activities.models import Status
from participants import values
from tests.stories.people import PHONE, Visitor, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def speak(cast, activity, number, capacity, *picked):
    cards = {card.text: card for card in activity.value_cards.all()}
    for _ in range(number):
        person = cast.person(activity, capacity)
        chosen = [cards[text] for text in picked]
        values.keep(involvement=person, cards=chosen, own_words="Please be on time", replaces=True)


def test_three_sides_look_into_the_mirror(cast, chromium, live_server):
    activity = cast.activity(status=Status.OPEN)
    speak(cast, activity, 5, Capacity.SERVICE_USER, "Respect", "Listening")
    speak(cast, activity, 4, Capacity.CARER, "Respect", "Safety")
    speak(cast, activity, 4, Capacity.STAFF, "Respect", "Flexibility")
    base = f"/activities/{activity.pk}"

    # A carer on her phone, who is the fifth.
    rosa = cast.person(activity, Capacity.CARER, name="Rosa")
    phone = Visitor(chromium, live_server.url, viewport=PHONE)
    phone.go(f"/l/{cast.token(rosa)}/").press("Continue").press("Say what matters to you")
    phone.reads("Say it in your own words").reads_not("Please be on time")
    phone.page.get_by_label("Safety").check()
    phone.page.get_by_label("Respect").check()
    phone.press("Save what matters to me").reads("What everyone said").reads("Please be on time")
    phone.press("See it as a picture").reads("Only carers named “Safety”.").reads("Not shown yet: Staff")
    phone.reads_not("Flexibility: ")

    # The coordinator is the fifth of the staff, and speaks before she looks.
    cora = Visitor(chromium, live_server.url)
    sign_in(cora, cast.coordinator, "a long enough passphrase")
    cora.go(f"{base}/principles/").press("Look into the mirror").reads("Say first what matters to you")
    cora.press("Say what matters to you")
    cora.page.get_by_label("Flexibility").check()
    cora.press("Save what matters to me").press("Look into the mirror")
    cora.reads("Most people on every side named").reads("Only staff named “Flexibility”.")
    cora.reads("What would “Safety” look like here?")
    cora.press("Group what means the same")
    cora.page.locator("select").first.select_option("Respect")
    cora.press("Save the headings")

    # They talk, and write down what stays open too.
    cora.press("Write down what was said").fill(held_on=("2", "3", "2026"), carers="3", staff="2")
    cora.choose(way="in_person").fill(disagreement="Whether notes are taken.").press("Keep this record")
    cora.reads("Still not agreed: Whether notes are taken.")
    cora.press("Plan when to look again").fill(due_on=("2", "9", "2027"), what_for="At the end").press("Save")

    # What everyone keeps to is agreed, and each says so.
    cora.press("Add a commitment").fill(text="We say early what cannot change").press("Save")
    cora.press("how to raise a concern").fill(how_to_raise_a_concern="Ring Sam").press("Save")
    cora.press("Agree this as version 1").reads("Ring Sam").press("Agree and keep")
    cora.reads("version 1").press("Say that you will keep to it").choose(answer="keep").press("Send my answer")

    phone.go(f"/my/{rosa.pk}/").press("Say if you will keep to what we agreed").reads("We say early what cannot change")
    phone.choose(answer="keep").press("Send my answer")
    cora.press("See who has said that they will keep to it").reads("Rosa").reads("Will keep to it")
    cora.go(f"{base}/principles/kept/").press("Say if it was kept").choose(verdict="kept")
    cora.fill(evidence="In the minutes").press("Record this").reads("In the minutes")
    for visitor in (phone, cora):
        visitor.leave()
