"""Promises to the people taking part: made once, kept, changed or withdrawn with a reason, never quietly."""

import threading
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone

from activities import promising
from activities.forms.days import odd_year
from activities.models import Promise, PromiseEvent, Status
from activities.tests.reading import MARKUP, page, queries_of, words


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def promised(agreed, cast, today):
    return promising.make(
        activity=agreed, text="You will get the notes within five days.", due_on=today, by=cast.coordinator
    )


def day(name, of):
    return {f"{name}_day": of.day, f"{name}_month": of.month, f"{name}_year": of.year}


def make(coordinator, activity, text, due_on):
    """Write a promise, read it once more, and press the button."""
    posted = {"text": text} | day("due_on", due_on)
    shown = coordinator.post(page("promise-create", activity), posted)
    assert not activity.promises.filter(text=text).exists()
    posted["is_read"] = shown.context["confirm"].initial["is_read"]
    return coordinator.post(page("promise-create", activity), posted, follow=True)


def test_a_promise_is_read_once_more_before_it_is_made(coordinator, agreed, today):
    response = make(coordinator, agreed, MARKUP, today + timedelta(days=5))
    promise = agreed.promises.get()
    assert (promise.text, promise.due_on, promise.state) == (MARKUP, today + timedelta(days=5), "promised")
    assert "The promise is made." in words(response) and "<script>alert" not in response.content.decode()


def test_other_words_than_were_read_are_read_again(coordinator, agreed, today):
    posted = {"text": "Notes"} | day("due_on", today)
    read = coordinator.post(page("promise-create", agreed), posted).context["confirm"].initial["is_read"]
    changed = posted | {"text": "Notes and money", "is_read": read}
    assert "Make this promise?" in words(coordinator.post(page("promise-create", agreed), changed))
    assert not agreed.promises.exists()
    # Back to the words, which are still there.
    assert (
        "Notes and money"
        in coordinator.post(page("promise-create", agreed), changed | {"again": "yes"}).content.decode()
    )


def test_days_that_cannot_be_promised(coordinator, agreed, today):
    for due_on, sentence in (
        (today - timedelta(days=1), "The day must be today or later"),
        (date(9999, 1, 1), odd_year()),
    ):
        response = coordinator.post(page("promise-create", agreed), {"text": "Notes"} | day("due_on", due_on))
        assert response.context["form"].errors == {"due_on": [sentence]}
    response = coordinator.post(page("promise-create", agreed), {"text": "y" * 10_000} | day("due_on", today))
    assert response.context["form"].errors == {
        "text": ["Your answer to “What do you promise?” must be 300 characters or fewer"]
    }


def test_an_arrangement_is_flagged_as_a_promise(coordinator, agreed, today):
    arrangement = agreed.arrangements.first()
    about = page("promise-create", agreed) + f"?about={arrangement.pk}"
    posted = {"text": "You get an invitation you can read."} | day("due_on", today)
    shown = coordinator.post(about, posted)
    coordinator.post(about, posted | {"is_read": shown.context["confirm"].initial["is_read"]})
    assert agreed.promises.get().arrangement == arrangement
    assert "Promised to people by" in words(coordinator.get(page("process", agreed)))
    # Said to be done, the coordinator is led to the promise.
    response = coordinator.post(page("arrangement-update", agreed, arrangement.pk), {"state": "done"}, follow=True)
    assert "Say under Promises that it is kept." in words(response)


def test_another_activitys_arrangement_is_not_there(coordinator, agreed, cast):
    other = cast.activity("Other").arrangements.first()
    for about in (str(other.pk), "x", "²", "9" * 400):
        assert coordinator.get(page("promise-create", agreed) + f"?about={about}").status_code == 404


def test_kept_with_a_day_and_what_people_got(coordinator, promised, today):
    activity = promised.activity
    address = page("promise-keep", activity, promised.pk)
    response = coordinator.post(address, {"words": " "} | day("kept_on", today + timedelta(days=1)))
    assert response.context["form"].errors == {
        "kept_on": ["The day must be today or in the past"],
        "words": ["Enter what people got"],
    }
    response = coordinator.post(address, {"words": "By post."} | day("kept_on", today - timedelta(days=1)))
    assert response.context["form"].errors == {"kept_on": ["The day must be the day on which it was promised or later"]}
    coordinator.post(address, {"words": "By post."} | day("kept_on", today))
    assert Promise.objects.get(pk=promised.pk).state == "kept"
    # It cannot be kept, changed or withdrawn again; it can be taken back, and both stay readable.
    for name in ("promise-keep", "promise-change", "promise-withdraw"):
        response = coordinator.get(page(name, activity, promised.pk), follow=True)
        assert promising.KEPT_ALREADY in words(response)
    coordinator.post(page("promise-take-back", activity, promised.pk), {"words": "Two people got nothing."})
    said = words(coordinator.get(page("promise-detail", activity, promised.pk)))
    assert "By post." in said and "Two people got nothing." in said
    assert Promise.objects.get(pk=promised.pk).is_waiting


def test_a_change_needs_a_reason_and_something_new_and_both_stay(coordinator, promised, today):
    activity, later = promised.activity, today + timedelta(days=9)
    address = page("promise-change", activity, promised.pk)
    posted = {"text": promised.text} | day("due_on", later)
    response = coordinator.post(address, posted | {"words": ""})
    assert response.context["form"].errors == {"words": ["Enter why the promise is changed"]}
    same = {"text": promised.text, "words": "Why"} | day("due_on", promised.due_on)
    assert coordinator.post(address, same).context["form"].non_field_errors() == [promising.NOTHING_NEW]

    coordinator.post(address, posted | {"words": "The writer was ill."})

    told = promising.told(activity)
    assert [(one.promise.text, one.promise.due_on) for one in told] == [(promised.text, later)]
    assert told[0].earlier[0]["promise"] == promised
    said = words(coordinator.get(page("promises", activity)))
    assert "The writer was ill." in said and "Before, we said" in said
    assert promising.ENDED in words(coordinator.get(address, follow=True))


def test_withdrawn_with_a_reason_it_stays_readable(coordinator, promised):
    activity = promised.activity
    address = page("promise-withdraw", activity, promised.pk)
    for nothing in ("", "\u2060", "-"):
        errors = coordinator.post(address, {"words": nothing}).context["form"].errors
        assert errors == {"words": ["Enter why the promise cannot be kept"]}
    coordinator.post(address, {"words": "There is no money."})
    said = words(coordinator.get(page("promises", activity)))
    assert promised.text in said and "There is no money." in said
    # A second press, from a page that was open, is refused and loses nothing that was typed.
    response = coordinator.post(address, {"words": "Another reason."})
    assert response.context["form"].non_field_errors() == [promising.ENDED]
    assert "Another reason." in response.content.decode()


def test_the_database_refuses_a_promise_other_words_or_to_go(promised, cast):
    event = promising.withdraw(promise=promised, words="No money.", by=cast.coordinator)
    promise, events = Promise.objects.filter(pk=promised.pk), PromiseEvent.objects.filter(pk=event.pk)
    for change in (
        lambda: promise.update(text="Something easier"),
        lambda: promise.update(due_on=date(2030, 1, 1)),
        promise.delete,
        lambda: events.update(words="We never said so."),
        events.delete,
    ):
        with pytest.raises(InternalError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "event",
    [
        {"kind": "withdrawn", "words": "  "},
        {"kind": "kept", "words": "By post"},
        {"kind": "withdrawn", "words": "Why", "kept_on": date(2026, 1, 1)},
        {"kind": "changed", "words": "Why"},
    ],
    ids=["no reason", "kept without its day", "withdrawn with a day", "changed into nothing"],
)
def test_the_database_refuses_half_an_event(promised, cast, event):
    with pytest.raises(IntegrityError), transaction.atomic():
        promised.events.create(**event, by=cast.coordinator)


def test_a_promise_ends_once_in_the_database(promised, cast):
    promising.withdraw(promise=promised, words="No money.", by=cast.coordinator)
    with pytest.raises(IntegrityError), transaction.atomic():
        promised.events.create(kind="withdrawn", words="Again", by=cast.coordinator)


def test_a_promise_says_something(agreed, cast, today):
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.create(activity=agreed, text=" \n", due_on=today, made_by=cast.coordinator)


def test_overdue_and_to_be_judged(agreed, cast, today):
    def promise(text, days):
        return promising.make(activity=agreed, text=text, due_on=today + timedelta(days=days), by=cast.coordinator)

    past, soon, later, kept = (promise(*each) for each in (("past", -2), ("soon", 3), ("later", 30), ("kept", -2)))
    promising.keep(promise=kept, on=today, words="By post.", by=cast.coordinator)
    moved = promise("moved", -2)
    instead = promising.change(
        promise=moved, text="moved", due_on=today + timedelta(days=1), words="Why", by=cast.coordinator
    )

    assert list(Promise.objects.overdue(today=today)) == [past]
    # From its day on; of a changed promise the later one is judged.
    assert set(Promise.objects.may_be_judged(today=today)) == {past, kept}
    # Whoever was asked before the change is asked about the promise as it stood then.
    assert moved in Promise.objects.may_be_judged(today=today, at=moved.events.get().at - timedelta(microseconds=1))
    assert instead not in Promise.objects.standing(at=moved.events.get().at - timedelta(minutes=1))
    # Or once the activity is over.
    type(agreed).objects.filter(pk=agreed.pk).update(status=Status.CLOSED)
    assert set(Promise.objects.may_be_judged(today=today)) == {past, kept, soon, later, instead}


def test_nothing_new_is_promised_once_all_is_over_but_what_was_can_be_kept(coordinator, promised, today):
    activity = promised.activity
    type(activity).objects.filter(pk=activity.pk).update(status=Status.CANCELLED)
    sentence = "The activity is cancelled, so nothing new can be promised in it."
    assert sentence in words(coordinator.get(page("promise-create", activity), follow=True))
    activity.refresh_from_db()
    with pytest.raises(ValidationError, match="nothing new can be promised"):
        promising.make(activity=activity, text="More", due_on=today, by=promised.made_by)
    coordinator.post(page("promise-keep", activity, promised.pk), {"words": "By post."} | day("kept_on", today))
    assert Promise.objects.get(pk=promised.pk).state == "kept"


def test_once_all_is_over_a_promise_is_not_changed_into_another_but_may_be_withdrawn(coordinator, promised, today):
    activity = promised.activity
    type(activity).objects.filter(pk=activity.pk).update(status=Status.EVALUATED)
    sentence = "The activity is evaluated, so nothing new can be promised in it."
    address = page("promise-change", activity, promised.pk)
    assert sentence in words(coordinator.get(address, follow=True))
    posted = {"text": "Something else", "words": "Typed in vain"} | day("due_on", today)
    response = coordinator.post(address, posted)
    assert sentence in words(response) and "Typed in vain" in response.content.decode()
    assert Promise.objects.get().state == "promised"
    for name, more in (("promises", ()), ("promise-detail", (promised.pk,))):
        assert address not in coordinator.get(page(name, activity, *more)).content.decode()
    coordinator.post(page("promise-withdraw", activity, promised.pk), {"words": "It ended."})
    assert Promise.objects.get().state == "withdrawn"


def test_the_day_of_telling_back_stands_with_the_promises_once_agreed(coordinator, cast, agreed):
    assert "Promised by 1 October 2026, with the purpose" in words(coordinator.get(page("promises", agreed)))
    draft = cast.activity("Draft")
    cast.fill_in(draft)
    assert "with the purpose" not in words(coordinator.get(page("promises", draft)))


def test_more_promises_cost_no_more_queries(coordinator, promised, today):
    activity = promised.activity
    about = activity.arrangements.last()
    first = promising.make(activity=activity, text="More", due_on=today, arrangement=about, by=promised.made_by)
    promising.keep(promise=first, on=today, words="By post.", by=promised.made_by)
    few = queries_of(coordinator, page("promises", activity))
    listed = queries_of(coordinator, page("process", activity))
    arrangements = activity.arrangements.all()
    for arrangement in arrangements[:12]:
        made = promising.make(
            activity=activity, text="More", due_on=today, arrangement=arrangement, by=promised.made_by
        )
        promising.change(promise=made, text="Less", due_on=today, words="Why", by=promised.made_by)
    assert queries_of(coordinator, page("promises", activity)) == few
    assert queries_of(coordinator, page("process", activity)) == listed


@pytest.mark.django_db(transaction=True)
def test_kept_and_withdrawn_at_the_same_moment_only_one_counts(cast):
    activity = cast.activity()
    promise = promising.make(activity=activity, text="Notes", due_on=timezone.localdate(), by=cast.coordinator)
    refusals = []

    def say(verb, **words):
        try:
            verb(promise=promise, by=cast.coordinator, **words)
        except ValidationError as refusal:
            refusals.append(refusal.message)
        finally:
            connection.close()

    hands = [
        threading.Thread(target=say, args=[promising.keep], kwargs={"on": timezone.localdate(), "words": "Here."}),
        threading.Thread(target=say, args=[promising.withdraw], kwargs={"words": "No."}),
    ]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert promise.events.count() == 1 and len(refusals) == 1
