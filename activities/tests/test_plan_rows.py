"""Several topics or outcomes on one page: kept, changed, taken out, and one more without a script."""

import pytest

from activities import locking
from activities.models import TopicOfInfluence
from activities.tests.guided import rows
from activities.tests.reading import page, words


def test_several_are_kept_at_once_and_empty_ones_are_not_there(coordinator, begun):
    given = ({"text": "Hours", "openness": "open"}, {"text": ""}, {"text": "Budget", "openness": "decided"})
    coordinator.post(page("plan-topics", begun), rows(*given))
    assert [(topic.text, topic.openness) for topic in begun.topics.all()] == [
        ("Hours", "open"),
        ("Budget", "decided"),
    ]


def test_they_are_changed_and_taken_out(coordinator, begun):
    kept = TopicOfInfluence.objects.create(activity=begun, text="Hours", openness="open")
    gone = TopicOfInfluence.objects.create(activity=begun, text="Gone", openness="open")
    coordinator.post(
        page("plan-topics", begun),
        rows(
            {"pk": kept.pk, "text": "Opening hours", "openness": "decided"},
            {"pk": gone.pk, "text": "", "is_taken_out": "on"},
        ),
    )
    assert list(begun.topics.values_list("pk", "text", "openness")) == [(kept.pk, "Opening hours", "decided")]


def test_pressing_twice_adds_them_once(coordinator, begun):
    for _ in range(2):
        coordinator.post(page("plan-topics", begun), rows({"text": "Hours", "openness": "open"}))
    assert begun.topics.count() == 1


def test_another_activitys_row_is_left_alone(coordinator, cast, begun):
    other = cast.activity("Other")
    theirs = TopicOfInfluence.objects.create(activity=other, text="Theirs", openness="open")
    for pk in (theirs.pk, "9" * 30, "x"):
        coordinator.post(page("plan-topics", begun), rows({"pk": pk, "text": f"Ours {pk}", "openness": "open"}))
    theirs.refresh_from_db()
    assert (theirs.text, theirs.activity) == ("Theirs", other)
    assert begun.topics.count() == 3


def test_one_more_row_comes_without_saving_and_keeps_what_was_typed(coordinator, begun):
    sent = rows({"text": "Half a", "due_on_day": "40", "due_on_month": "", "due_on_year": ""}) | {"more": "1"}
    response = coordinator.post(page("plan-outcomes", begun), sent)
    shown = response.content.decode()
    assert "Half a" in shown and 'value="40"' in shown and 'name="rows-1-text"' in shown
    assert "There is a problem" not in shown
    assert not begun.outcomes.exists()


def test_half_a_row_is_asked_about_and_shown_again(coordinator, begun):
    sent = rows({"text": "", "how_we_will_know": "Call records"}, {"text": "Kinder", "due_on_day": "1"})
    said = words(coordinator.post(page("plan-outcomes", begun), sent))
    for sentence in (
        "Enter what should be different, or tick “Take this out”",
        "Select where the difference is seen",
        "Call records",
        "Take this out",
    ):
        assert sentence in said
    assert not begun.outcomes.exists()


@pytest.mark.parametrize("text", ["x" * 10_000, "a\x00b"])
def test_what_cannot_be_kept_is_refused_with_a_sentence(coordinator, begun, text):
    response = coordinator.post(page("plan-topics", begun), rows({"text": text, "openness": "open"}))
    assert "There is a problem" in words(response)
    assert not begun.topics.exists()


def test_no_more_rows_than_a_page_can_hold(coordinator, begun):
    many = rows(*({"text": f"Topic {number}", "openness": "open"} for number in range(31)))
    assert "There is a problem" in words(coordinator.post(page("plan-topics", begun), many))
    assert coordinator.post(page("plan-topics", begun), {"rows-TOTAL_FORMS": "x"}).status_code == 200
    assert not begun.topics.exists()


def test_an_outcome_that_was_agreed_once_is_kept_as_dropped(coordinator, agreed):
    locking.start_amendment(activity=agreed, reason="Less money")
    outcome = agreed.outcomes.get()
    coordinator.post(page("plan-outcomes", agreed), rows({"pk": outcome.pk, "is_taken_out": "on"}))
    outcome.refresh_from_db()
    assert outcome.is_dropped
