import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Draft, Organisation, User
from accounts.roles import Role
from activities.framework import Stage
from activities.models import Activity, Purpose, Status
from evaluation.models import Phase


@pytest.fixture
def home(client):
    """The home page as somebody sees it."""

    def look(user):
        client.force_login(user)
        answer = client.get(reverse("home"))
        assert answer.status_code == 200
        return answer.content.decode()

    return look


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get(reverse("home")).url.startswith(reverse("account_login"))


def test_a_coordinator_without_activities_is_told_how_to_begin(home, cast):
    text = home(cast.coordinator)
    assert "You lead no activity at the moment" in text
    assert reverse("activities:activity-create") in text


def test_a_coordinator_sees_what_is_next(home, cast):
    cast.activity("Still a draft")
    running = cast.activity("Running", status=Status.OPEN)
    closed = cast.activity("Over", status=Status.CLOSED)
    text = home(cast.coordinator)
    assert "Next: say why people are involved." in text
    assert "ask people before you begin" in text
    assert "ask people how it was" in text
    cast.person(running)
    cast.open_round(running, Phase.BEFORE)
    cast.open_round(closed, Phase.AFTER)
    closed.rounds.update(closed_at=timezone.now())
    cast.contribution(closed)
    text = home(cast.coordinator)
    assert "wait for answers" in text
    assert "tell people back about 1 contribution." in text


def test_a_draft_whose_why_is_written_is_not_asked_for_it(home, client, cast):
    draft = cast.activity("Half written")
    Purpose.objects.filter(activity=draft).update(statement="To decide together.", reason_to_join="You can change it.")
    text = home(cast.coordinator)
    stages = client.get(activity_page(draft)).context["stages"]
    purpose = next(each["state"] for each in stages if each["state"].stage == Stage.PURPOSE)
    assert purpose.missing[0] == "Name at least one topic and whether it can change"
    assert "Next: name at least one topic and whether it can change." in text


def test_three_unfinished_pages_are_shown_and_the_others_on_request(home, cast):
    for number in range(5):
        Draft.objects.create(
            user=cast.coordinator,
            path=f"/{number}/",
            title=f"Page {number}",
            typed={"a": ["b"]},
            saved_at=timezone.now(),
        )
    shown, folded = home(cast.coordinator).split("See all 5")
    assert (shown.count("not saved yet"), folded.count("not saved yet")) == (3, 2)


def test_home_and_dashboard_say_one_number_of_activities(home, client, cast):
    cast.activity("A draft")
    cast.activity("Closed", status=Status.CLOSED)
    Activity.objects.filter(pk=cast.activity("Gone").pk).update(status=Status.CANCELLED)
    home(cast.manager)
    for name in ("home", "evaluation:dashboard"):
        shown = client.get(reverse(name)).content.decode()
        assert "2 of 3" in shown and "activities are going on" in shown
        assert "All that are neither evaluated nor cancelled, drafts too." in shown


def test_a_coordinator_sees_their_own_activities_only(home, cast):
    colleague = cast.member("Colin Colleague", Role.COORDINATOR)
    cast.activity("Mine")
    cast.activity("A colleague's", by=colleague)
    cast.activity("An outsider's", by=cast.outsider)
    text = home(cast.coordinator)
    assert "Mine" in text
    assert "A colleague" not in text
    assert "An outsider" not in text


def test_what_is_overdue_is_named(home, cast):
    activity = cast.activity("Late", status=Status.OPEN)
    Activity.objects.filter(pk=activity.pk).update(starts_on="2020-01-01", ends_on="2020-02-01")
    assert "was due on 1 February 2020" in home(cast.coordinator)
    assert "was due on 1 February 2020" in home(cast.manager)


def test_a_manager_sees_figures_and_the_way_to_the_dashboard(home, cast):
    cast.activity("One")
    cast.contribution(cast.activity("Two", status=Status.CLOSED))
    text = home(cast.manager)
    assert "2 of 2" in text
    assert "0 of 1" in text
    assert reverse("evaluation:dashboard") in text
    assert "Plan an activity" not in text


def test_a_monitoring_lead_is_told_what_is_not_there_yet(home, cast):
    text = home(cast.monitoring_lead)
    assert "Open monitoring" in text
    assert "Plan an activity" not in text


def test_an_administrator_sees_what_is_still_to_be_set_up(home, cast):
    assert "To do" not in home(cast.administrator)
    bare = Organisation.objects.create(name="Bare")
    bare.memberships.create(user=cast.administrator, role=Role.ADMINISTRATOR)
    text = home(cast.administrator)
    assert "To do" in text
    assert reverse("accounts:organisation-detail", args=[bare.pk]) in text


def test_several_organisations_stand_side_by_side(home, cast):
    cast.other.memberships.create(user=cast.manager, role=Role.COORDINATOR)
    text = home(cast.manager)
    assert "Northfield Trust" in text
    assert "Southfield Trust" in text
    assert "Open the dashboard" in text
    assert "Plan an activity" in text


def test_somebody_of_no_organisation_is_told_whom_to_ask(home, db):
    text = home(User.objects.create_user("nobody@example.org", "Nobody Yet"))
    assert "You belong to no organisation yet" in text
    assert "nobody@example.org" in text


@pytest.mark.parametrize("who", ["coordinator", "manager"])
def test_fifty_activities_need_no_more_queries_than_one(client, cast, who, django_assert_num_queries):
    client.force_login(getattr(cast, who))
    make_busy(cast, 1)
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("home"))
    make_busy(cast, 49)
    with django_assert_num_queries(len(one)):
        client.get(reverse("home"))


def make_busy(cast, number):
    for each in range(number):
        activity = cast.activity(f"Activity {Activity.objects.count()} {each}")
        Activity.objects.filter(pk=activity.pk).update(status=Status.CLOSED, starts_on=None, ends_on="2020-02-01")
        cast.contribution(activity)


@pytest.mark.parametrize("name", ["accessibility", "licences"])
def test_what_the_product_says_about_itself_is_open_to_everybody(client, db, name):
    answer = client.get(reverse(name))
    assert answer.status_code == 200


def test_licences_name_what_is_vendored(client, db):
    text = client.get(reverse("licences")).content.decode()
    assert "govuk-frontend" in text
    assert "SIL Open Font License" in text
    assert "Permission is hereby granted, free of charge" in text
    assert "Open Government Licence v.3.0" in text


@pytest.mark.parametrize("status", [Status.DRAFT, Status.AGREED, Status.OPEN, Status.CLOSED])
def test_a_status_has_one_colour_on_every_page(client, cast, status):
    activity = cast.activity(status=status)
    client.force_login(cast.coordinator)
    pages = [reverse("home"), reverse("activities:activity-list"), activity_page(activity)]
    tag = re.compile(rf'class="govuk-tag (app-tag--[\w-]+)">{activity.get_status_display()}<')
    colours = [tag.search(client.get(page).content.decode()).group(1) for page in pages]
    assert len(set(colours)) == 1, colours


def activity_page(activity):
    return reverse("activities:activity-detail", args=[activity.pk])
