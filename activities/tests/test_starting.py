"""The first page of a new plan is about people, and pressing its button twice makes one activity."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Membership, Team
from accounts.roles import Role
from activities import planning, starting
from activities.models import Activity, Status
from activities.tests.guided import BEGIN, PEOPLE, begin
from activities.tests.reading import MARKUP, page, words
from activities.tests.test_at_once import elsewhere


def test_the_first_page_asks_about_people_and_keeps_what_was_said(coordinator, cast):
    said = words(coordinator.get(BEGIN))
    assert said.index("Whose lives does this affect?") < said.index("What do you call it for now?")

    activity = begin(coordinator)

    assert (activity.organisation, activity.team, activity.lead) == (cast.organisation, cast.team, cast.coordinator)
    assert activity.status == Status.DRAFT
    assert activity.heard_from == ["pals", "stories"]
    assert activity.arrangements.count() == 40 and activity.value_cards.count() == 11
    shown = words(coordinator.get(page("activity-detail", activity)))
    for sentence in (
        "People who ring at night",
        "Now, while we plan it",
        "PALS (Patient Advice and Liaison Service)",
        "They wait too long.",
        "The carers&#x27; group",
    ):
        assert sentence in shown


def test_what_is_missing_is_asked_for_in_words_and_nothing_typed_is_lost(coordinator):
    response = coordinator.post(BEGIN, {"heard_already": "They wait too long."})
    said = words(response)
    for sentence in (
        "Enter whose lives it affects",
        "Select when people with lived experience first came in",
        "Enter what you call it for now",
        "They wait too long.",
    ):
        assert sentence in said
    assert not Activity.objects.exists()


def test_nothing_yet_does_not_go_together_with_something(coordinator):
    response = coordinator.post(BEGIN, PEOPLE | {"heard_from": ["pals", "nothing_yet"]})
    assert response.context["form"].errors == {
        "heard_from": ["Select “Nothing yet” alone, or take it away and leave the others"]
    }
    assert not Activity.objects.exists()
    assert begin(coordinator, heard_from=["nothing_yet"]).heard_from == ["nothing_yet"]


def test_who_comes_back_to_the_empty_page_goes_on_or_begins_another(coordinator):
    begun = begin(coordinator)
    shown = coordinator.get(BEGIN)
    assert "You began “A kinder line” just now" in words(shown)
    assert f'href="{page("plan-people", begun)}"' in shown.content.decode()
    assert "Whose lives does this affect?" in words(coordinator.get(BEGIN, {"another": "1"}))
    # What was typed on the empty page is a plan of its own.
    coordinator.post(BEGIN, {"heard_already": "They wait too long."})
    assert "They wait too long." in words(coordinator.get(BEGIN))


@pytest.mark.parametrize(
    "changed",
    [
        {"status": Status.OPEN},
        {"created_at": timezone.now() - timedelta(minutes=31)},
    ],
)
def test_a_plan_begun_earlier_or_written_further_does_not_stand_in_the_way(coordinator, changed):
    begun = begin(coordinator)
    Activity.objects.filter(pk=begun.pk).update(**changed)
    assert "Whose lives does this affect?" in words(coordinator.get(BEGIN))


def test_a_plan_of_which_more_was_saved_does_not_stand_in_the_way(coordinator, sam):
    begun = begin(coordinator)
    assert "Whose lives does this affect?" in words(sam.get(BEGIN))
    coordinator.post(page("plan-why", begun), {"statement": "To decide together."})
    assert "Whose lives does this affect?" in words(coordinator.get(BEGIN))


def test_who_leaves_needs_only_a_name_for_it(coordinator):
    coordinator.post(BEGIN, {"title": "For later", "leave": "1"})
    assert Activity.objects.get().title == "For later"


def test_pressing_twice_makes_one_activity_with_what_was_typed_last(coordinator):
    key = str(uuid.uuid4())
    begin(coordinator, key=key)
    activity = begin(coordinator, key=key, affects="Everybody who rings")
    assert Activity.objects.count() == 1
    assert activity.affects == "Everybody who rings"


def test_the_page_keeps_its_key_when_it_comes_back_in_error(coordinator):
    key = str(uuid.uuid4())
    assert f'name="key" value="{key}"' in coordinator.post(BEGIN, {"key": key}).content.decode()
    assert coordinator.post(BEGIN, {"key": "no key"}).context["key"] != "no key"


def test_somebody_elses_key_opens_nothing_of_theirs(coordinator, cast, client):
    key = str(uuid.uuid4())
    theirs = begin(coordinator, key=key)
    client.force_login(cast.outsider)
    own = begin(client, key=key, title="Mine")
    assert own != theirs and own.organisation == cast.other
    theirs.refresh_from_db()
    assert theirs.title == "A kinder line"


def test_the_team_is_the_one_planned_for_last(coordinator, cast):
    other = Team.objects.create(organisation=cast.organisation, name="Zebra team")
    assert begin(coordinator).team == cast.team
    Activity.objects.update(team=other)
    assert begin(coordinator).team == other


def test_who_plans_in_two_organisations_says_in_which(coordinator, cast):
    Membership.objects.create(user=cast.coordinator, organisation=cast.other, role=Role.COORDINATOR)
    theirs = cast.other.teams.get()
    assert coordinator.post(BEGIN, PEOPLE).context["form"].errors == {"team": ["Select the team"]}
    assert begin(coordinator, team=theirs.pk).organisation == cast.other


def test_without_a_team_it_says_whom_to_ask(coordinator, cast):
    cast.team.delete()
    assert "There is no team yet" in words(coordinator.get(BEGIN))
    assert coordinator.post(BEGIN, PEOPLE).status_code == 200
    assert not Activity.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("affects", "x" * 10_000), ("heard_already", "x" * 10_000), ("title", "x" * 10_000), ("title", "a\x00b")],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(coordinator, field, value):
    response = coordinator.post(BEGIN, PEOPLE | {field: value})
    assert response.status_code == 200
    assert response.context["form"].errors[field]
    assert not Activity.objects.exists()


def test_markup_and_emoji_are_shown_as_text(coordinator):
    activity = begin(coordinator, affects=MARKUP, heard_already=MARKUP, shaped_with=MARKUP, title=MARKUP)
    for name in ("activity-detail", "plan-people", "plan-kind", "plan-left", "activity-copy", "template-offer"):
        shown = coordinator.get(page(name, activity)).content.decode()
        assert "<script>alert" not in shown
        assert "&lt;script&gt;" in shown and "🙂" in shown


def test_a_team_is_all_that_starting_needs(cast):
    """Everybody who starts an activity by hand calls it like this."""
    fields = {
        "title": "By hand",
        "about": "It.",
        "level": "service",
        "technique": "informing",
        "lead": cast.coordinator,
    }
    activity = planning.start(activity=Activity(team=cast.team, **fields), by=cast.coordinator)
    assert activity.arrangements.count() == 40 and activity.value_cards.count() == 11
    assert activity.plan_start.saved_pages == []


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_make_one_activity(cast):
    key = uuid.uuid4()

    def press():
        new = Activity(team=cast.team, title="Once", lead=cast.coordinator)
        return starting.begin(activity=new, key=key, by=cast.coordinator).pk

    with ThreadPoolExecutor(4) as hands:
        made = {hand.result() for hand in [hands.submit(elsewhere, press) for _ in range(4)]}
    assert len(made) == 1 == Activity.objects.count()
