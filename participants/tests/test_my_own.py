"""What a person says about themselves: needs, permissions, details. Theirs to see, change and delete."""

import re

import pytest
from django.core import mail
from django.db import Error, transaction
from django.test import Client

from activities.models import Status
from participants import consents, links, needs, recruitment
from participants.models import AccessNeeds, Consent, NeedsArranged
from participants.tests.pages import at, text


@pytest.fixture
def person(cast):
    return cast.person(cast.activity(status=Status.OPEN), name="Amina Canary")


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


def say_needs(device, person, **fields):
    """Open the page, change it and save; how it looked when it was opened goes along."""
    page = at("my-needs", person)
    seen = re.search(r'name="seen"(?: value="([^"]+)")?', text(device.get(page)))[1] or ""
    return device.post(page, {"own_words": "", "seen": seen} | fields, follow=True)


# Access needs


def test_who_sees_it_is_said_before_the_first_box(device, person):
    page = text(device.get(at("my-needs", person)))
    assert page.index("Staff at Northfield Trust who plan activities see this, with your name") < page.index("checkbox")
    assert "It is kept apart from “About you”." in page


def test_needs_are_kept_changed_and_deleted(device, person):
    page = text(say_needs(device, person, needs_0=["easy_read", "large_print"], needs_2="quiet_room", own_words="Tea"))
    assert "What you need is saved." in page
    said = AccessNeeds.objects.get()
    # In the order of the list, whatever the order of the ticks.
    assert (said.needs, said.own_words) == (["large_print", "easy_read", "quiet_room"], "Tea")
    assert page.count(" checked") == 3
    say_needs(device, person, needs_1="bsl")
    assert needs.in_words(AccessNeeds.objects.get()) == ["British Sign Language interpreter"]
    assert "They may not know" in text(device.get(at("my-needs-delete", person)))
    device.post(at("my-needs-delete", person))
    assert not AccessNeeds.objects.exists()


def test_saying_nothing_any_more_is_deleting(device, person):
    say_needs(device, person, own_words="Tea")
    say_needs(device, person)
    assert not AccessNeeds.objects.exists()


def test_too_long_and_unknown_needs_are_refused_and_nothing_typed_is_lost(device, person):
    page = text(say_needs(device, person, own_words="x" * 20_001))
    assert "must be 20000 characters or fewer" in page
    assert "x" * 20_001 in page
    assert "Select one of the answers shown" in text(say_needs(device, person, needs_0="yacht"))
    assert not AccessNeeds.objects.exists()


def test_staff_see_needs_and_note_that_they_are_arranged(device, person, staff):
    assert "They have not said that they need anything." in text(staff.get(at("person", person)))
    assert staff.get(at("needs-arranged", person)).status_code == 404
    say_needs(device, person, needs_1="bsl", own_words="Soft light")
    page = text(staff.get(at("person", person)))
    assert "British Sign Language interpreter" in page
    assert "Soft light" in page
    assert "Not arranged yet" in page
    arrange(staff, person, day=("1", "6", "2026"))
    assert "Arranged</strong> 1 June 2026, noted by Cora Coordinator" in text(staff.get(at("person", person)))
    assert "It was noted for 1 June 2026" in text(device.get(at("my-needs", person)))


def arrange(staff, person, *, day=("1", "6", "2026"), of=None):
    of = of or AccessNeeds.objects.get().said_at.isoformat()
    data = {"of": of} | dict(zip(("on_day", "on_month", "on_year"), day, strict=True))
    return staff.post(at("needs-arranged", person), data, follow=True)


def test_what_changed_since_staff_read_it_is_not_arranged(device, person, staff):
    say_needs(device, person, needs_1="bsl")
    before = AccessNeeds.objects.get().said_at.isoformat()
    say_needs(device, person, needs_1="captions")
    assert "Please read it again" in text(arrange(staff, person, of=before))
    assert not NeedsArranged.objects.exists()
    arrange(staff, person)
    say_needs(device, person, needs_1="bsl")
    assert "Not arranged yet" in text(staff.get(at("person", person)))


def test_arranged_is_never_in_the_future(device, person, staff):
    say_needs(device, person, needs_1="bsl")
    assert "It cannot be noted before it is arranged" in text(arrange(staff, person, day=("1", "6", "2099")))


def test_needs_go_with_the_person_and_arranging_stays_with_the_activity(device, person, staff, cast):
    say_needs(device, person, needs_1="bsl")
    arrange(staff, person)
    other = recruitment.identify(
        activity=cast.activity("Another"), participant=person.participant, capacity="carer", by=cast.coordinator
    )
    page = text(staff.get(at("person", other)))
    assert "British Sign Language interpreter" in page
    assert "Not arranged yet" in page


# Permissions


def test_without_a_word_nothing_is_permitted(device, person, staff):
    assert not any(standing.is_given for standing in consents.of_person(person.participant))
    assert " checked" not in text(device.get(at("my-permissions", person)))
    assert text(staff.get(at("person", person))).count('<dd class="govuk-summary-list__value">No</dd>') == 3


def test_permissions_are_given_and_withdrawn_with_their_moments(device, person, staff):
    device.post(at("my-permissions", person), {"given": ["words", "credit"], "credit": "Amina of Northfield"})
    assert "as “Amina of Northfield”" in text(staff.get(at("person", person)))
    device.post(at("my-permissions", person), {"given": ["words"]})
    assert "Amina of Northfield" not in text(staff.get(at("person", person)))
    entries = Consent.objects.values_list("purpose", "is_given", "credit")
    assert list(entries) == [("words", True, ""), ("credit", True, "Amina of Northfield"), ("credit", False, "")]


def test_the_page_of_permissions_promises_nothing_of_answers(device, person):
    """In a round with names whoever leads the work reads them."""
    words = text(device.get(at("my-permissions", person)))
    assert "Who can read your answers to a questionnaire is said on its first page." in words
    assert "do not see your answers" not in words


def test_saving_the_same_again_notes_nothing(device, person):
    for _ in range(2):
        device.post(at("my-permissions", person), {"given": ["other_work"]})
    assert Consent.objects.count() == 1


def test_thanks_by_name_need_a_name(device, person):
    page = text(device.post(at("my-permissions", person), {"given": ["credit"]}))
    assert "Write the name by which you want to be thanked, or take the tick away" in page
    assert not Consent.objects.exists()


def test_an_entry_is_never_changed_or_deleted(person):
    consents.decide(participant=person.participant, given=["words"])
    for change in (lambda: Consent.objects.update(is_given=False), lambda: Consent.objects.all().delete()):
        with pytest.raises(Error, match="consent_is_kept"), transaction.atomic():
            change()


def by_hand(cast, person):
    """A device that came by a link that staff drew and opened first."""
    device = Client()
    device.post(f"/l/{links.draw(involvement=person, opens='/', by=cast.coordinator)}/")
    return device


def test_a_permission_given_on_a_link_that_was_handed_over_says_so_to_both(cast, person, staff):
    handed = by_hand(cast, person)
    handed.post(at("my-permissions", person), {"given": ["words"]})
    assert Consent.objects.get().through_staff
    told = "on a link that Northfield Trust handed over"
    page = text(staff.get(at("person", person)))
    assert f"said {told}" in page
    assert "Only they can change this" not in page
    assert told in text(handed.get(at("my-permissions", person)))
    assert told in handed.get(at("my-copy-file", person, "json")).content.decode()


def test_what_the_person_says_again_by_their_own_link_is_theirs(cast, person, staff):
    by_hand(cast, person).post(at("my-permissions", person), {"given": ["words"]})
    own = cast.open_door(Client(), person)
    for _ in range(2):
        own.post(at("my-permissions", person), {"given": ["words"]})
    assert list(Consent.objects.values_list("is_given", "through_staff")) == [(True, True), (True, False)]
    assert "handed over, or sent" not in text(staff.get(at("person", person)))


# On a second device


OWN = ("my-needs", "my-needs-delete", "my-permissions", "my-details", "my-copy")


def test_a_second_device_sees_and_changes_none_of_it(cast, person):
    token = cast.token(person)
    first, second = Client(), Client()
    for browser in (first, second):
        browser.post(f"/l/{token}/")
    say_needs(first, person, own_words="Canary light")
    first.post(at("my-permissions", person), {"given": ["credit"], "credit": "Canary name"})
    pages = [at(name, person) for name in (*OWN, "my-involvement", "my-part", "my-said", "my-promised")]
    pages += [at("my-copy-file", person, kind) for kind in ("html", "json")]
    assert all("Canary" in first.get(at(name, person)).content.decode() for name in ("my-needs", "my-permissions"))
    assert all("Canary" not in second.get(page).content.decode() for page in pages)
    assert all("person1@example.org" not in second.get(page).content.decode() for page in pages)
    for name in (*OWN, "my-details-keep"):
        assert second.post(at(name, person), {"own_words": "mine", "name": "Mallory"}).status_code in (403, 405)
    person.participant.refresh_from_db()
    assert (person.participant.name, AccessNeeds.objects.get().own_words) == ("Amina Canary", "Canary light")


def test_without_the_rule_the_second_device_would_see_it(cast, person, monkeypatch):
    find_access = links.access

    def generous(**given):
        found = find_access(**given)
        found.may_read_back = True
        return found

    monkeypatch.setattr(links, "access", generous)
    with pytest.raises(AssertionError):
        test_a_second_device_sees_and_changes_none_of_it(cast, person)


def test_nothing_of_it_waits_for_the_post(device, person):
    say_needs(device, person, own_words="Tea")
    device.post(at("my-permissions", person), {"given": ["words"]})
    assert mail.outbox == []


def test_what_was_added_while_the_page_was_open_is_not_overwritten(device, person):
    page = at("my-needs", person)
    device.post(page, {"own_words": "Soft light"})
    seen = re.search(r'name="seen" value="([^"]+)"', text(device.get(page)))[1]
    needs.add_words(participant=person.participant, words="A loop for my hearing aid")

    shown = text(device.post(page, {"own_words": "Soft light, please", "seen": seen}))

    assert "Something was added here while this page was open" in shown
    assert "A loop for my hearing aid" in shown and "Soft light, please" in shown
    assert needs.of_person(person.participant).own_words == "Soft light\n\nA loop for my hearing aid"
    again = re.search(r'name="seen" value="([^"]+)"', shown)[1]
    device.post(page, {"own_words": "All of it", "seen": again})
    assert needs.of_person(person.participant).own_words == "All of it"


def test_nor_is_it_where_nothing_had_been_said_before(device, person):
    page = at("my-needs", person)
    assert 'name="seen"' in text(device.get(page))
    needs.say(participant=person.participant, needs=["quiet_room"], own_words="A loop for my hearing aid")

    shown = text(device.post(page, {"own_words": "Soft light", "needs_0": "easy_read", "seen": ""}))

    assert "A loop for my hearing aid" in shown and "Soft light" in shown
    assert shown.count(" checked") == 2  # what was ticked elsewhere, and what was ticked here
    said = needs.of_person(person.participant)
    assert (said.needs, said.own_words) == (["quiet_room"], "A loop for my hearing aid")
