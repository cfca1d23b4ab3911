"""Strategies and their objectives: what is served, what nobody serves, and that nothing is reworded silently."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse

from activities import strategies
from activities.models import Activity, Objective, Rewording, ServedObjective, Status, Strategy
from activities.strategies import read_lines
from activities.tests.reading import MARKUP, queries_of, words


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.administrator)
    return client


@pytest.fixture
def strategy(cast):
    strategy = Strategy.objects.create(
        organisation=cast.organisation,
        title="Equal partners",
        written_by="The council and the board",
        created_by=cast.administrator,
    )
    lines = [("EP1", "People are heard early"), ("EP2", "People are paid"), ("EP3", "People are told back")]
    strategies.add_objectives(strategy=strategy, lines=lines)
    return strategy


def serve(activity, objective):
    return ServedObjective.objects.create(activity=activity, objective=objective, linked_by=activity.lead)


def page(name, strategy, *more):
    return reverse(f"activities:{name}", args=[strategy.pk, *more])


def test_an_administrator_enters_one_with_its_objectives(administrator, cast):
    add = reverse("activities:strategy-create", args=[cast.organisation.pk])
    typed = {"title": "Equal partners", "kind": "own", "written_by": "Everybody", "link": "example.org/strategy"}
    response = administrator.post(add, typed, follow=True)
    strategy = Strategy.objects.get()
    assert (strategy.organisation, strategy.link) == (cast.organisation, "https://example.org/strategy")
    assert "No objectives yet" in words(response)

    lines = "EP1: People are heard early\n\nPeople are paid\r\n  EP3 : People: told back  "
    said = words(administrator.post(page("objectives-add", strategy), {"lines": lines}, follow=True))

    assert [(each.code, each.text) for each in strategy.objectives.all()] == [
        ("EP1", "People are heard early"),
        ("1", "People are paid"),
        ("EP3", "People: told back"),
    ]
    assert "No activity serves any of the 3 objectives" in said


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"title": ""}, "title", "Enter the title of the strategy"),
        ({"written_by": " "}, "written_by", "Enter who wrote it together"),
        ({"link": "javascript:alert(1)"}, "link", "Enter a web address in the correct format"),
        ({"title": "equal PARTNERS"}, "title", "There is already a strategy with this title"),
        ({"written_by": "x" * 10_000}, "written_by", "must be 1000 characters or fewer"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(administrator, cast, strategy, typed, field, sentence):
    add = reverse("activities:strategy-create", args=[cast.organisation.pk])
    response = administrator.post(add, {"title": "Another", "kind": "own", "written_by": "All"} | typed)
    errors = response.context["form"].errors
    assert list(errors) == [field] and sentence in errors[field][0]
    assert Strategy.objects.count() == 1


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("", "Enter at least one objective"),
        ("  \n ", "Enter at least one objective"),
        ("EP2: Again", "The code EP2 stands there already"),
        ("N1: One\nN1: Two", "The code N1 stands there already"),
        ("Short\n" + "x" * 501, "Line 2 must be 500 characters or fewer"),
        ("\n".join("One more" for _ in range(58)), "A strategy can have 60 objectives at most"),
        ("a\x00b", "Null characters are not allowed"),
    ],
)
def test_lines_that_cannot_be_are_said_in_a_sentence(administrator, strategy, lines, sentence):
    response = administrator.post(page("objectives-add", strategy), {"lines": lines})
    assert sentence in words(response)
    assert strategy.objectives.count() == 3


def test_a_code_is_short_and_of_one_word():
    assert read_lines("A1: Yes\nPeople who wait: are told\nNo colon") == [
        ("A1", "Yes"),
        ("", "People who wait: are told"),
        ("", "No colon"),
    ]


def test_the_page_says_who_serves_what_and_what_nobody_serves(coordinator, cast, strategy):
    one, two, three = strategy.objectives.all()
    serve(cast.activity("Better nights", status=Status.OPEN), one)
    serve(cast.activity("Called off"), two)
    Activity.objects.filter(title="Called off").update(status=Status.CANCELLED)

    response = coordinator.get(page("strategy", strategy))

    said = words(response)
    assert "No activity serves 2 of the 3 objectives" in said
    assert response.context["gaps"] == [two, three]
    assert "Better nights Open" in said
    assert "Called off" not in said
    assert "%" not in said
    assert "3 objectives, and nobody serves 2 of them." in words(coordinator.get(reverse("activities:strategy-list")))


def test_when_all_are_served_it_says_so(coordinator, cast, strategy):
    activity = cast.activity()
    for objective in strategy.objectives.all():
        serve(activity, objective)
    assert "Each of the 3 objectives is served" in words(coordinator.get(page("strategy", strategy)))
    assert "each served by at least one activity" in words(coordinator.get(reverse("activities:strategy-list")))


def test_many_activities_cost_no_more_and_ten_are_shown(coordinator, cast, strategy):
    first = strategy.objectives.first()
    serve(cast.activity("Number 0"), first)
    few = queries_of(coordinator, page("strategy", strategy))
    for number in range(1, 13):
        serve(cast.activity(f"Number {number}"), first)
    assert queries_of(coordinator, page("strategy", strategy)) == few
    response = coordinator.get(page("strategy", strategy))
    assert "And 3 more" in words(response)
    assert f"?objective={first.pk}" in response.content.decode()


class TestRewording:
    def test_what_nobody_serves_is_simply_put_otherwise(self, administrator, strategy):
        one = strategy.objectives.first()
        administrator.post(page("objective-update", strategy, one.pk), {"text": "People are heard first"})
        one.refresh_from_db()
        assert one.text == "People are heard first" and not Rewording.objects.exists()

    def test_what_is_served_asks_why_and_keeps_what_it_said(self, administrator, cast, strategy):
        one = strategy.objectives.first()
        serve(cast.activity(), one)
        url = page("objective-update", strategy, one.pk)
        refused = administrator.post(url, {"text": "People are heard first"})
        assert refused.context["form"].errors == {"reason": ["Enter why it is put otherwise"]}

        said = words(administrator.post(url, {"text": "People are heard first", "reason": "Clearer"}, follow=True))

        assert "People are heard first" in said and "People are heard early" in said and "because: Clearer" in said
        note = Rewording.objects.get()
        assert (note.was, note.became, note.by) == (
            "People are heard early",
            "People are heard first",
            cast.administrator,
        )

    def test_the_same_words_leave_no_note(self, administrator, cast, strategy):
        one = strategy.objectives.first()
        serve(cast.activity(), one)
        administrator.post(page("objective-update", strategy, one.pk), {"text": one.text, "reason": "Nothing"})
        assert not Rewording.objects.exists()

    def test_served_in_the_meantime_it_is_not_reworded_without_a_reason(self, cast, strategy):
        one = strategy.objectives.first()
        serve(cast.activity(), one)
        with pytest.raises(ValidationError, match="serve"):
            strategies.reword(objective=one, text="Other", reason="", by=cast.administrator)

    def test_the_database_refuses_it_without_a_note(self, cast, strategy):
        one = strategy.objectives.first()
        Objective.objects.filter(pk=one.pk).update(text="Nobody serves it, so it may")
        serve(cast.activity(), one)
        with pytest.raises(IntegrityError), transaction.atomic():
            Objective.objects.filter(pk=one.pk).update(text="Silently")

    def test_a_note_never_changes(self, cast, strategy):
        one = strategy.objectives.first()
        note = Rewording.objects.create(objective=one, was="A", became="B", reason="-", by=cast.administrator)
        with pytest.raises(InternalError), transaction.atomic():
            Rewording.objects.filter(pk=note.pk).update(was="C")
        with pytest.raises(IntegrityError), transaction.atomic():
            Rewording.objects.create(objective=one, was="A", became="B", reason="", by=cast.administrator)


class TestRetiring:
    def test_it_asks_why_and_can_be_taken_back(self, administrator, cast, strategy):
        one = strategy.objectives.first()
        serve(cast.activity(), one)
        url = page("objective-retire", strategy, one.pk)
        assert "Enter why it is no longer part of the strategy" in words(administrator.post(url, {}))

        said = words(administrator.post(url, {"reason": "Reached in March"}, follow=True))
        assert "No longer part of it" in said and "Reached in March" in said
        assert "No activity serves any of the 2 objectives" in said

        administrator.post(url, {})
        one.refresh_from_db()
        assert (one.retired_on, one.retired_reason) == (None, "")

    def test_the_database_wants_a_reason(self, strategy):
        with pytest.raises(IntegrityError), transaction.atomic():
            strategy.objectives.update(retired_on="2026-01-01")

    def test_only_what_was_never_served_is_taken_out(self, administrator, cast, strategy):
        one, two, _ = strategy.objectives.all()
        serve(cast.activity(), one)
        for method in (administrator.get, administrator.post):
            response = method(page("objective-delete", strategy, one.pk), follow=True)
            assert "Activities serve this objective, so it stays" in words(response)
        administrator.post(page("objective-delete", strategy, two.pk))
        assert [each.code for each in strategy.objectives.all()] == ["EP1", "EP3"]

    def test_a_strategy_that_is_served_stays(self, administrator, cast, strategy):
        serve(cast.activity(), strategy.objectives.first())
        assert "cannot be removed" in words(administrator.post(page("strategy-delete", strategy)))
        ServedObjective.objects.all().delete()
        administrator.post(page("strategy-delete", strategy))
        assert not Strategy.objects.exists()


def test_the_database_keeps_objectives_within_their_organisation(cast, strategy):
    theirs = cast.activity(by=cast.outsider)
    with pytest.raises(IntegrityError), transaction.atomic():
        serve(theirs, strategy.objectives.first())


def test_an_objective_of_another_strategy_is_not_there(administrator, cast, strategy):
    other = Strategy.objects.create(
        organisation=cast.organisation, title="Other", written_by="-", created_by=cast.administrator
    )
    assert administrator.get(page("objective-update", other, strategy.objectives.first().pk)).status_code == 404


def test_what_people_write_is_shown_as_text(administrator, cast, strategy):
    administrator.post(page("objectives-add", strategy), {"lines": f"M1: {MARKUP}"})
    Strategy.objects.update(title=MARKUP, written_by=MARKUP, source=MARKUP)
    for url in (page("strategy", strategy), reverse("activities:strategy-list")):
        shown = administrator.get(url).content.decode()
        assert "<script>alert" not in shown and "&lt;script&gt;" in shown and "{{ 7|add:7 }}" in shown
