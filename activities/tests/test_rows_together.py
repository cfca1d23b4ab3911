"""Topics and outcomes on one page: kept while they are typed, and merged when two people are at them."""

import pytest
from django.test import Client

from accounts.models import Draft
from activities.models import TopicOfInfluence
from activities.tests.guided import rows
from activities.tests.reading import page, words
from activities.tests.test_drafts import KEEP, carried


@pytest.fixture
def topics(begun):
    said = [("Hours", "open"), ("Budget", "decided")]
    return [TopicOfInfluence.objects.create(activity=begun, text=text, openness=answer) for text, answer in said]


@pytest.fixture
def address(begun):
    return page("plan-topics", begun)


def as_drawn(browser, address, *changes):
    """The rows of a page as they are sent when somebody changes these of them, {field: value} each."""
    response = browser.get(address)
    drawn = []
    for number, row in enumerate(response.context["form"]):
        there = {name: row[name].value() for name in row.fields if row[name].value() not in (None, False)}
        drawn.append(there | (changes[number] if number < len(changes) else {}))
    return rows(*drawn, *changes[len(drawn) :]) | carried(response)


def said(activity):
    return [(topic.text, topic.openness) for topic in activity.topics.all()]


def test_two_people_in_different_rows_keep_both(coordinator, sam, begun, topics, address):
    mine = as_drawn(coordinator, address, {}, {"text": "The budget"})
    sam.post(address, as_drawn(sam, address, {"text": "Opening hours"}))
    response = coordinator.post(address, mine, follow=True)
    assert "Sam Second changed “What is the topic?” of topic 1 meanwhile. Both are kept." in words(response)
    assert said(begun) == [("Opening hours", "open"), ("The budget", "decided")]


def test_two_people_in_one_row_put_it_together(coordinator, sam, begun, topics, address):
    mine = as_drawn(coordinator, address, {"text": "My hours"})
    sam.post(address, as_drawn(sam, address, {"text": "Sam’s hours"}))
    response = coordinator.post(address, mine)
    assert "“What is the topic?” of topic 1 was changed by Sam Second at" in words(response)
    assert "My hours" in response.content.decode() and "Sam’s hours" in words(response)
    assert said(begun)[0] == ("Sam’s hours", "open")
    coordinator.post(address, mine | carried(response) | {"rows-0-text": "Our hours"})
    assert said(begun)[0] == ("Our hours", "open")


def test_what_the_other_took_out_stays_out(coordinator, sam, begun, topics, address):
    mine = as_drawn(coordinator, address, {}, {"text": "The budget"})
    sam.post(address, as_drawn(sam, address, {"is_taken_out": "on"}))
    coordinator.post(address, mine)
    assert said(begun) == [("The budget", "decided")]


def test_what_the_other_took_out_comes_back_where_somebody_was_writing_in_it(
    coordinator,
    sam,
    begun,
    topics,
    address,
):
    mine = as_drawn(coordinator, address, {"text": "My hours"})
    sam.post(address, as_drawn(sam, address, {"is_taken_out": "on"}))
    coordinator.post(address, mine)
    assert ("My hours", "open") in said(begun)


@pytest.mark.parametrize("written", [{}, {"text": "My hours"}])
def test_nobody_takes_out_what_somebody_has_just_changed(coordinator, sam, begun, topics, address, written):
    """Also where they had changed it themselves, before they ticked the box."""
    mine = as_drawn(coordinator, address, written | {"is_taken_out": "on"})
    sam.post(address, as_drawn(sam, address, {"text": "Sam’s hours"}))
    response = coordinator.post(address, mine)
    assert "Tick again to take it out" in words(response) and "Sam’s hours" in words(response)
    assert said(begun)[0] == ("Sam’s hours", "open")
    coordinator.post(address, mine | carried(response))
    assert said(begun) == [("Budget", "decided")]


def test_what_the_other_added_stays(coordinator, sam, begun, topics, address):
    mine = as_drawn(coordinator, address, {"text": "Opening hours"})
    sam.post(address, as_drawn(sam, address, {}, {}, {"text": "Food", "openness": "open"}))
    coordinator.post(address, mine)
    assert [text for text, _ in said(begun)] == ["Opening hours", "Budget", "Food"]


def test_rows_are_kept_while_they_are_typed_and_found_again(coordinator, begun, topics, address):
    # Given a page that was closed in the middle: one row changed, one new, one to be taken out
    typing = as_drawn(
        coordinator,
        address,
        {"text": "Opening ho"},
        {"is_taken_out": "on"},
        {"text": "Food", "openness": "limited", "limit": "£2 a meal"},
    )
    assert coordinator.post(KEEP, typing).status_code == 200
    assert said(begun) == [("Hours", "open"), ("Budget", "decided")]
    # When it is opened again
    response = coordinator.get(address)
    first, second, third = response.context["form"]
    # Then everything is there as it was typed
    assert "You did not finish this page." in words(response)
    assert (first["text"].value(), second["is_taken_out"].value()) == ("Opening ho", True)
    assert (third["text"].value(), third["openness"].value(), third["limit"].value()) == (
        "Food",
        "limited",
        "£2 a meal",
    )
    # And once it is saved nothing is unfinished
    assert coordinator.post(address, typing).status_code == 302
    assert not Draft.objects.with_words().exists()
    assert said(begun) == [("Opening ho", "open"), ("Food", "limited")]


def test_a_draft_of_rows_takes_over_what_others_did_since(coordinator, sam, begun, topics, address):
    typing = as_drawn(coordinator, address, {}, {"text": "The bud"})
    coordinator.post(KEEP, typing)
    sam.post(address, as_drawn(sam, address, {"text": "Opening hours"}, {}, {"text": "Food", "openness": "open"}))
    response = coordinator.get(address)
    assert [row["text"].value() for row in response.context["form"]] == ["Opening hours", "The bud", "Food"]


def test_one_more_row_by_the_button_keeps_a_draft_and_what_was_read(coordinator, sam, begun, topics, address):
    mine = as_drawn(coordinator, address, {"text": "My hours"})
    sam.post(address, as_drawn(sam, address, {"text": "Sam’s hours"}))
    more = coordinator.post(address, mine | {"more": "1"})
    assert Draft.objects.with_words().count() == 1
    response = coordinator.post(address, mine | carried(more))
    assert "was changed by Sam Second at" in words(response)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("open", "", ""), ("limited", "£10 a head", "")),
        (("limited", "£10 a head", ""), ("open", "", "")),
        (("limited", "£10 a head", ""), ("outside", "", "The law")),
        (("decided", "", "It is signed"), ("open", "", "")),
        (("outside", "", "The law"), ("decided", "", "It is signed")),
        (("decided", "", "It is signed"), ("limited", "£10 a head", "")),
    ],
)
def test_every_answer_about_a_topic_may_become_every_other(coordinator, begun, address, before, after):
    names = ("openness", "limit", "why_fixed")
    topic = TopicOfInfluence.objects.create(activity=begun, text="Food", **dict(zip(names, before, strict=True)))
    openness, limit, why = after
    # What stood under the old answer may come along from a browser without scripts
    sent = rows(
        {
            "pk": topic.pk,
            "text": "Food",
            "openness": openness,
            "limit": limit or before[1],
            "why_decided": why or before[2],
            "why_outside": why or before[2],
        }
    )
    assert coordinator.post(address, sent).status_code == 302
    topic.refresh_from_db()
    assert tuple(getattr(topic, name) for name in names) == after


def test_a_limit_is_asked_for(coordinator, begun, address):
    response = coordinator.post(address, rows({"text": "Food", "openness": "limited"}))
    assert "Enter the limit, so that people know how far they can go" in words(response)
    assert not begun.topics.exists()


def test_signed_out_the_words_are_shown_under_their_labels(begun, address):
    sent = rows({"pk": "7", "text": "Opening hours", "openness": "limited", "limit": "Up to 70"})
    shown = words(Client().post(address, sent))
    for label in ("1. What is the topic?", "Opening hours", "Open within limits", "1. What is the limit?", "Up to 70"):
        assert label in shown, label
    assert "Total" not in shown and "Rows" not in shown
