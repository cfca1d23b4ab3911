"""Planning an activity, finding it again, and moving it on."""

from datetime import date

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse

from accounts.models import Membership, Team
from accounts.roles import Role
from activities.framework import TECHNIQUE_HINTS, Technique
from activities.models import Activity, LeadEvent, Status
from activities.tests.reading import MARKUP, page, planned, queries_of, words


@pytest.fixture
def draft_url(cast):
    """Where a draft is changed."""
    return page("activity-update", cast.activity())


def test_the_ways_of_involving_people_are_explained_and_not_ranked(coordinator, draft_url):
    said = words(coordinator.get(draft_url))
    assert "None is better than another." in said
    assert "Getting people to agree to what is settled already is none of them." in said
    assert "We ask what people think before we decide, and say what we did with it. We decide." in said
    labels = [str(label) for label in Technique.labels]
    assert labels == sorted(labels)
    assert {"Listening", "Involving"} < set(labels) and "Coercion" not in labels
    assert set(TECHNIQUE_HINTS) == set(Technique)


def test_listening_and_involving_need_a_reason_like_all_others(coordinator, cast, draft_url):
    response = coordinator.post(draft_url, planned(cast, technique="listening", technique_reason=""))
    errors = {"technique_reason": ["Enter why this way of involving people fits"]}
    assert response.context["form"].errors == errors
    coordinator.post(draft_url, planned(cast, technique="listening"))
    assert Activity.objects.get().technique == "listening"


def test_what_is_left_out_is_asked_for_in_words(coordinator, draft_url):
    response = coordinator.post(draft_url, {})
    said = words(response)
    for sentence in (
        "Enter a title for the activity",
        "Enter what the activity is about",
        "Select the team that runs it",
        "Select who leads it",
        "Select where the decision is made",
        "Select how people are involved",
        "Enter why this way of involving people fits",
    ):
        assert sentence in said


def test_another_organisations_team_is_refused(coordinator, cast, draft_url):
    theirs = cast.other.teams.get()
    response = coordinator.post(draft_url, planned(cast, team=theirs.pk))
    assert response.context["form"].errors["team"] == ["Select one of the answers shown"]


@pytest.mark.parametrize("who", ["outsider", "manager"])
def test_somebody_who_may_not_plan_here_cannot_lead(coordinator, cast, draft_url, who):
    response = coordinator.post(draft_url, planned(cast, lead=getattr(cast, who).pk))
    assert response.context["form"].errors["lead"] == ["Select one of the answers shown"]


def test_an_activity_cannot_end_before_it_starts(coordinator, cast, draft_url):
    response = coordinator.post(draft_url, planned(cast, ends_on_year="2025"))
    assert response.context["form"].errors == {"ends_on": ["The last day must be the same as or after the first day"]}


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        ("0026", "The year must be between 2000 and"),
        ("1926", "The year must be between 2000 and"),
        ("3026", "The year must be between 2000 and"),
    ],
)
def test_a_year_that_cannot_be_meant_is_asked_about(coordinator, cast, draft_url, year, sentence):
    response = coordinator.post(draft_url, planned(cast, starts_on_year=year, ends_on_year=year))
    assert response.context["form"].errors["starts_on"][0].startswith(sentence)
    assert f'value="{year}"' in response.content.decode()


@pytest.mark.parametrize("day", ["starts_on", "ends_on"])
@pytest.mark.parametrize("year", [1999, 2100])
def test_the_database_keeps_no_day_of_another_century(cast, day, year):
    activity = cast.activity()
    Activity.objects.update(starts_on=None, ends_on=None)
    with pytest.raises(IntegrityError, match="activity_is_in_this_century"), transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(**{day: date(year, 6, 1)})


def test_the_database_keeps_no_activity_without_a_title(cast):
    cast.activity()
    with pytest.raises(IntegrityError, match="activity_has_a_title"), transaction.atomic():
        Activity.objects.update(title="")


def test_what_it_belongs_to_is_kept_and_shown_where_it_was_said(coordinator, cast, draft_url):
    activity = Activity.objects.get()
    assert "Kind of decision" not in words(coordinator.get(page("activity-detail", activity)))
    more = {"service": "Crisis line", "decision": "The new contract", "decision_kind": "commissioning"}
    coordinator.post(draft_url, planned(cast, **more))
    said = words(coordinator.get(page("activity-detail", activity)))
    for shown in ("Crisis line", "The new contract", "Buying or commissioning a service"):
        assert shown in said


def test_a_text_that_is_too_long_is_refused_with_a_sentence_and_shown_back(coordinator, cast, draft_url):
    long = "word " * 2000
    response = coordinator.post(draft_url, planned(cast, about=long))
    assert response.context["form"].errors == {"about": ["What it is about must be 5000 characters or fewer"]}
    assert long.strip() in response.content.decode()


def test_what_people_write_is_shown_as_text(coordinator, cast, draft_url):
    coordinator.post(draft_url, planned(cast, title=MARKUP, about=MARKUP, technique_reason=MARKUP))
    activity = Activity.objects.get()
    Activity.objects.update(credit=MARKUP)
    for name in ("activity-list", "activity-detail", "activity-update", "principles", "purpose", "process"):
        args = [] if name == "activity-list" else [activity.pk]
        page = coordinator.get(reverse(f"activities:{name}", args=args)).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page and "🙂" in page and "{{ 7|add:7 }}" in page


def test_an_activity_is_changed(coordinator, cast):
    activity = cast.activity(status=Status.OPEN)
    other_lead = cast.member("Second Coordinator", Role.COORDINATOR)
    url = page("activity-update", activity)
    assert coordinator.get(url).context["form"]["title"].value() == "Better crisis care"

    coordinator.post(
        url, planned(cast, title="Renamed", lead=other_lead.pk, technique_reason=activity.technique_reason)
    )

    activity.refresh_from_db()
    assert (activity.title, activity.lead, activity.status) == ("Renamed", other_lead, Status.OPEN)


def test_who_hands_over_the_lead_is_kept_and_shown(coordinator, cast):
    """Whoever leads may read more than others, such as answers with names."""
    activity = cast.activity()
    colleague = cast.member("Cole Colleague", Role.COORDINATOR)
    coordinator.post(page("activity-update", activity), planned(cast))
    assert "Who has led it" not in words(coordinator.get(page("activity-detail", activity)))
    coordinator.post(page("activity-update", activity), planned(cast, lead=colleague.pk))
    said = words(coordinator.get(page("activity-detail", activity)))
    assert "Cora Coordinator, then Cole Colleague" in said
    assert "changed by Cora Coordinator" in said
    with pytest.raises(InternalError), transaction.atomic():
        LeadEvent.objects.update(by=colleague)


def test_a_lead_who_has_left_the_organisation_must_be_replaced(coordinator, cast):
    activity = cast.activity()
    Membership.objects.filter(user=cast.coordinator).update(role=Role.MANAGER)
    helper = cast.member("Second Coordinator", Role.COORDINATOR)
    coordinator.force_login(helper)
    response = coordinator.post(page("activity-update", activity), planned(cast, lead=cast.coordinator.pk))
    assert "lead" in response.context["form"].errors


class TestList:
    def test_it_shows_only_what_this_person_may_see(self, coordinator, cast):
        cast.activity("Ours")
        cast.activity("Theirs", by=cast.outsider)
        said = words(coordinator.get(reverse("activities:activity-list")))
        assert "Ours" in said and "Theirs" not in said

    def test_it_is_searched_by_title_and_filtered_by_status(self, coordinator, cast):
        cast.activity("Crisis line")
        cast.activity("Crisis house", status=Status.OPEN)
        cast.activity("Garden", status=Status.OPEN)
        url = reverse("activities:activity-list")
        found = [row["title"] for row in coordinator.get(url, {"q": "HOUSE", "status": "open"}).context["rows"]]
        assert found == ["Crisis house"]
        assert "No activity fits" in words(coordinator.get(url, {"q": "100%"}))

    @pytest.mark.parametrize("query", [{"q": "\x00"}, {"status": "nonsense"}, {"q": "x" * 999}])
    def test_a_search_that_makes_no_sense_is_answered_with_a_sentence(self, coordinator, cast, query):
        cast.activity()
        response = coordinator.get(reverse("activities:activity-list"), query)
        assert response.status_code == 200
        assert "There is a problem" in words(response)

    def test_an_empty_list_says_what_to_do(self, coordinator, cast, client):
        response = coordinator.get(reverse("activities:activity-list"))
        assert "No activities yet" in words(response) and "Plan an activity" in words(response)
        client.force_login(cast.manager)
        assert "Plan an activity" not in words(client.get(reverse("activities:activity-list")))

    def test_twenty_stand_on_a_page_and_any_number_of_page_is_answered(self, coordinator, cast):
        copies(cast, 25)
        url = reverse("activities:activity-list")
        assert len(coordinator.get(url).context["rows"]) == 20
        assert len(coordinator.get(url, {"page": "2"}).context["rows"]) == 5
        assert coordinator.get(url, {"page": "99"}).context["page"].number == 2
        assert coordinator.get(url, {"page": "x"}).context["page"].number == 1

    def test_a_long_list_costs_no_more_than_a_short_one(self, coordinator, cast, django_assert_num_queries):
        url = reverse("activities:activity-list")
        copies(cast, 10)
        few = queries_of(coordinator, url)
        copies(cast, 190)
        assert Activity.objects.count() == 200
        assert queries_of(coordinator, url) == few


def copies(cast, number):
    """Activities with teams and leads of their own, as a list that asks for each one would notice."""
    start = Activity.objects.count()
    for index in range(start, start + number):
        team = Team.objects.create(organisation=cast.organisation, name=f"Team {index}")
        Activity.objects.create(
            organisation=cast.organisation,
            team=team,
            title=f"Activity {index}",
            about="About it.",
            level="service",
            technique="informing",
            technique_reason="It fits.",
            lead=cast.member(f"Lead {index}", Role.COORDINATOR),
            created_by=cast.coordinator,
        )
