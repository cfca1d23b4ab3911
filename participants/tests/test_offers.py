"""What people are offered stands before them when they answer, and that it did is kept."""

from datetime import timedelta

import pytest
from django.db import Error, IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from activities.framework import Capacity
from participants import offers, recruitment
from participants.models import OfferAnswer, OfferTold, Step
from participants.tests.money import give_offer
from participants.tests.pages import at, text
from participants.tests.steps import note, step_of


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, has_joined=False, name="Una Canary")


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


def standing_of(person):
    return next(each for each in offers.of_activity(person.activity) if each.involvement == person)


# Before they say yes


def test_without_an_offer_the_sentence_of_the_purpose_stands_there(device, person):
    page = text(device.get(at("join", person)))
    assert "£20 an hour, travel paid on the day." in page
    device.post(at("join", person), {"answer": "yes"})
    assert step_of(person) == Step.JOINED
    assert not OfferTold.objects.exists()


def test_the_offer_stands_above_the_question_and_looking_at_it_notes_nothing(device, person, activity):
    give_offer(activity)
    page = text(device.get(at("join", person)))
    for words in ("£20.00 an hour", "Within 10 days of your claim.", "Vouchers can count too", "or take less"):
        assert page.index(words) < page.index('name="answer"'), words
    assert "travel paid on the day" not in page
    assert not OfferTold.objects.exists()


@pytest.mark.parametrize("said", ["yes", "maybe", "no"])
def test_any_answer_carries_the_version_that_was_on_the_page(device, person, activity, said):
    offer = give_offer(activity)
    device.post(at("join", person), {"answer": said, "offer": offer.number})
    told = OfferTold.objects.get()
    assert (told.offer, told.way, told.by, told.on) == (offer, "page", None, timezone.localdate())
    assert standing_of(person).was_told_before_yes


@pytest.mark.parametrize("sent", ["1", "", "x"])
def test_an_answer_to_another_version_is_asked_again(device, person, activity, sent):
    give_offer(activity)
    second = give_offer(activity, amount="30")
    page = text(device.post(at("join", person), {"answer": "yes", "offer": sent}))
    assert "What we offer has changed since you opened this page." in page
    assert "£30.00 an hour" in page
    assert " checked" in page
    assert step_of(person) == Step.IDENTIFIED
    assert not OfferTold.objects.exists()
    device.post(at("join", person), {"answer": "yes", "offer": second.number})
    assert OfferTold.objects.get().offer == second


def test_only_the_first_time_is_kept(device, person, activity):
    offer = give_offer(activity)
    device.post(at("join", person), {"answer": "yes", "offer": offer.number})
    device.post(at("join", person), {"answer": "yes", "offer": offer.number})
    assert OfferTold.objects.count() == 1


def test_staff_are_not_offered_payment(cast, activity):
    give_offer(activity)
    colleague = cast.person(activity, Capacity.STAFF, has_joined=False)
    device = cast.open_door(Client(), colleague)
    assert "£20.00 an hour" not in text(device.get(at("join", colleague)))
    device.post(at("join", colleague), {"answer": "yes"})
    assert step_of(colleague) == Step.JOINED
    assert "Nothing is written down yet." in text(device.get(at("my-offer", colleague)))
    assert device.post(at("my-offer", colleague), {"answer": "yes"}).status_code == 200
    assert not OfferAnswer.objects.exists()


# Whether they want to be paid


def test_being_paid_is_asked_once_they_are_in_and_may_be_changed(device, person, activity):
    offer = give_offer(activity)
    assert "What you are offered" in text(device.get(at("my-involvement", person)))
    recruitment.join(involvement=person)
    home = text(device.get(at("my-involvement", person)))
    assert home.index("What you are offered") < home.index("About this work")
    for answer, words in (("yes", ""), ("talk", "Can I take half?"), ("no", "")):
        device.post(at("my-offer", person), {"answer": answer, "words": words, "offer": offer.number})
    said = list(OfferAnswer.objects.values_list("answer", "words"))
    assert said == [("yes", ""), ("talk", "Can I take half?"), ("no", "")]
    assert offers.answer_of(person).answer == "no"
    page = text(device.get(at("my-offer", person)))
    assert "<strong>No payment, thank you</strong>" in page
    home = text(device.get(at("my-involvement", person)))
    assert home.index("About this work") < home.index("What you are offered")


def test_whoever_has_answered_is_not_told_to_say_it(device, person, activity):
    offer = give_offer(activity)
    recruitment.join(involvement=person)
    assert "Say if you want to be paid" in text(device.get(at("my-promised", person)))
    device.post(at("my-offer", person), {"answer": "yes", "offer": offer.number})
    page = text(device.get(at("my-promised", person)))
    assert "Change what you said about being paid" in page and "Say if you want to be paid" not in page


def test_the_same_again_is_one_and_a_new_version_is_asked_about_again(device, person, activity):
    recruitment.join(involvement=person)
    first = give_offer(activity)
    for _ in range(2):
        device.post(at("my-offer", person), {"answer": "yes", "offer": first.number})
    assert OfferAnswer.objects.count() == 1
    give_offer(activity, amount="30")
    assert "Our offer has changed since. Please say it again." in text(device.get(at("my-offer", person)))
    page = text(device.post(at("my-offer", person), {"answer": "yes", "offer": first.number}))
    assert "What we offer has changed" in page
    assert OfferAnswer.objects.count() == 1


def test_another_device_does_not_read_what_was_said(device, person, activity, cast):
    offer = give_offer(activity)
    device.post(at("my-offer", person), {"answer": "talk", "words": "Canary words", "offer": offer.number})
    second = cast.open_door(Client(), person)
    assert "Canary words" in text(second.get(at("my-offer", person)))
    token = cast.token(person)
    third, fourth = Client(), Client()
    for browser in (third, fourth):
        browser.post(f"/l/{token}/")
    assert "Canary words" not in text(fourth.get(at("my-offer", person)))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Choose one of the three answers"),
        ({"answer": "rich"}, "Select one of the answers shown"),
        (
            {"answer": "talk", "words": "x" * 10_000},
            "Your answer to “What would you like to say?” must be 1000 characters or fewer",
        ),
    ],
)
def test_bad_input_gets_a_sentence_and_stays(device, person, activity, sent, sentence):
    offer = give_offer(activity)
    page = text(device.post(at("my-offer", person), sent | {"offer": offer.number}))
    assert sentence in page
    assert sent.get("words", "") in page
    assert not OfferAnswer.objects.exists()


# As staff see it


def note_told(staff, person, **fields):
    day = fields.pop("on", timezone.localdate())
    sent = {"way": "letter", "on_day": day.day, "on_month": day.month, "on_year": day.year}
    return staff.post(at("offer-told", person), sent | fields)


def test_staff_see_who_was_told_before_saying_yes_and_who_was_not(staff, cast, activity):
    early, late = (cast.person(activity, has_joined=False, name=name) for name in ("Early Bird", "Late Owl"))
    recruitment.join(involvement=late)
    offer = give_offer(activity)
    for person in (early, late):
        browser = cast.open_door(Client(), person)
        page = "join" if person == early else "my-offer"
        browser.post(at(page, person), {"answer": "yes", "offer": offer.number})
    cast.person(activity, name="Nobody Told")
    page = text(staff.get(at("payment", activity)))
    told = {row["standing"].involvement.participant.name: row["told"] for row in rows_of(staff, activity)}
    assert told == {
        "Early Bird": "Told before saying yes",
        "Late Owl": "Told only after saying yes",
        "Nobody Told": "Not told yet",
    }
    assert "1 of 3" in page


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("gives notes joins", "Told before saying yes"),
        ("gives notes staff_join", "Told on the same day as saying yes"),
        ("gives joins notes", "Told on the same day as saying yes"),
        ("gives answers staff_join", "Told on the same day as saying yes"),
        ("gives staff_join answers", "Told only after saying yes"),
        ("joins gives notes", "Told only after saying yes"),
        ("staff_join gives notes", "Told only after saying yes"),
    ],
)
def test_what_happened_on_one_day_is_told_apart_as_far_as_it_is_known(
    staff, cast, person, device, activity, steps, said
):
    verbs = {
        "gives": lambda: give_offer(activity),
        "notes": lambda: note_told(staff, person),
        "answers": lambda: device.post(at("my-offer", person), {"answer": "yes", "offer": 1}),
        "joins": lambda: recruitment.join(involvement=person),
        "staff_join": lambda: note(person, cast, Step.JOINED),
    }
    for verb in steps.split():
        verbs[verb]()
    [row] = rows_of(staff, activity)
    assert row["told"] == said
    assert ("and 1 on the same day" in text(staff.get(at("payment", activity)))) == ("same day" in said)


def rows_of(staff, activity):
    page = staff.get(at("payment", activity)).context
    return [*page["told"], *page["to_tell"]]


def test_staff_note_a_letter_and_what_was_said_by_phone(staff, person, activity):
    offer = give_offer(activity)
    note_told(staff, person, answer="no")
    recruitment.join(involvement=person)
    told = OfferTold.objects.get()
    assert (told.way, told.offer, told.by.name) == ("letter", offer, "Cora Coordinator")
    assert standing_of(person).was_told_before_yes
    answer = OfferAnswer.objects.get()
    assert (answer.answer, answer.by.name) == ("no", "Cora Coordinator")


def test_before_staff_note_a_yes_they_see_that_nothing_was_told(staff, person, activity):
    words = "They have not read in writing yet what they are offered."
    assert words not in text(staff.get(at("person", person)))
    give_offer(activity)
    assert words in text(staff.get(at("person", person)))
    note_told(staff, person)
    assert words not in text(staff.get(at("person", person)))


def test_nobody_was_told_tomorrow_or_before_it_was_given(staff, person, activity):
    give_offer(activity)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "They cannot have got it later than today" in text(note_told(staff, person, on=tomorrow))
    long_ago = timezone.localdate() - timedelta(days=9)
    assert "given later than that day" in text(note_told(staff, person, on=long_ago))
    assert not OfferTold.objects.exists()


def test_without_an_offer_there_is_nothing_to_note(staff, person):
    assert staff.get(at("offer-told", person)).status_code == 404


def test_a_manager_reads_the_offer_and_no_names(client, cast, activity, person):
    give_offer(activity)
    client.force_login(cast.manager)
    page = text(client.get(at("payment", activity)))
    assert "£20.00 an hour" in page
    assert "Una Canary" not in page


# What stays


@pytest.mark.parametrize("model", [OfferTold, OfferAnswer])
def test_what_was_told_and_said_is_never_changed(device, person, activity, model):
    offer = give_offer(activity)
    device.post(at("my-offer", person), {"answer": "yes", "offer": offer.number})
    for change in (lambda: model.objects.update(at=timezone.now()), lambda: model.objects.all().delete()):
        with pytest.raises(Error, match="is_kept"), transaction.atomic():
            change()


def test_on_the_page_means_by_themselves(person, activity, cast):
    offer = give_offer(activity)
    with pytest.raises(IntegrityError, match="told_by_staff_unless_on_the_page"), transaction.atomic():
        OfferTold.objects.create(
            involvement=person, offer=offer, way="page", on=timezone.localdate(), by=cast.coordinator
        )
