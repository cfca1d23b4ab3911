"""Monitoring pages: reading figures, asking for new ones, deciding what is asked and how strictly."""

import pytest
from django.urls import reverse

from participants.models import PresencePlan
from vault.models import Monitoring, Release
from vault.tests.showing import show_release


@pytest.fixture
def release(cast):
    activity = cast.activity()
    return show_release(cast.organisation, groups=[("team", cast.team.pk), ("activity", activity.pk)])


def page(client, user, name, *arguments, status=200):
    client.force_login(user)
    response = client.get(reverse(f"vault:{name}", args=arguments))
    assert response.status_code == status
    return response.content.decode()


def test_figures_are_shown_as_they_were_let_out(client, cast, release):
    found = page(client, cast.manager, "release", release.pk)
    assert "<caption" in found
    assert "About 75 people answered this question." in found
    assert "fewer than 5 (may be none)" in found
    assert "Not enough answers to show" in found
    assert "About 95 people have been asked." in found
    assert release.checksum in found
    # 42, 31, 6 and 2 people, 73 answers, 81 and 12: none of these counts stands anywhere.
    for count in ("42", "31", "73", "81"):
        assert f">{count}<" not in found


def test_figures_of_a_team_and_of_an_activity_are_chosen_from_a_list(client, cast, release):
    found = page(client, cast.coordinator, "group-list", release.pk)
    assert cast.team.name in found
    assert "Better crisis care" in found
    group = reverse("vault:group", args=[release.pk, "team", str(cast.team.pk)])
    assert group in found
    assert "in an activity of this team" in client.get(group).content.decode()


def test_the_list_of_groups_takes_as_many_queries_for_one_as_for_thirty(client, cast, django_assert_max_num_queries):
    activities = [cast.activity(f"Activity {number}") for number in range(30)]
    small = show_release(cast.organisation, groups=[("activity", activities[0].pk)], tables={"age": "not_enough"})
    groups = [("activity", activity.pk) for activity in activities]
    large = show_release(cast.organisation, groups=groups, tables={"age": "not_enough"})
    client.force_login(cast.manager)
    numbers = []
    for release in (small, large):
        with django_assert_max_num_queries(20) as queries:
            client.get(reverse("vault:group-list", args=[release.pk]))
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_the_register_takes_as_many_queries_for_one_as_for_fifteen(client, cast, django_assert_max_num_queries):
    client.force_login(cast.manager)
    numbers = []
    for _ in range(2):
        show_release(cast.organisation, tables={})
        with django_assert_max_num_queries(20) as queries:
            client.get(reverse("vault:register", args=[cast.organisation.pk]))
        numbers.append(len(queries))
        for _ in range(14):
            show_release(cast.organisation, tables={}, by=cast.manager)
    assert numbers[0] == numbers[1]


def test_the_monitoring_lead_asks_and_gets_the_row_that_is_under_way(client, cast):
    client.force_login(cast.monitoring_lead)
    url = reverse("vault:release-ask", args=[cast.organisation.pk])
    first, second = client.post(url), client.post(url)
    release = Release.objects.get()
    assert first.url == second.url == reverse("vault:release", args=[release.pk])
    assert (release.state, release.asked_by) == ("asked", cast.monitoring_lead)
    assert "Waiting for the vault" in client.get(first.url).content.decode()
    progress = client.get(reverse("vault:release-progress", args=[release.pk])).json()
    assert progress == {"text": "Waiting for the vault", "percent": 0, "is_finished": False}


def test_a_release_that_failed_says_why(client, cast):
    release = Release.objects.create(organisation=cast.organisation, as_at="2026-01-01")
    Release.objects.filter(pk=release.pk).update(state="failed", sentence="Nobody has taken part.")
    found = page(client, cast.monitoring_lead, "release", release.pk)
    assert "Nobody has taken part." in found
    assert "earlier figures stand" in found


def test_the_register_says_what_to_do_first(client, cast):
    activity = cast.activity()
    assert "No activity asks “About you” yet" in page(client, cast.monitoring_lead, "register", cast.organisation.pk)
    PresencePlan.objects.create(activity=activity, monitoring="planned")
    found = page(client, cast.monitoring_lead, "register", cast.organisation.pk)
    assert "No figures yet" in found
    assert "Ask for new figures" in found
    assert "Ask for new figures" not in page(client, cast.manager, "register", cast.organisation.pk)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        ({"which": "standard"}, []),
        ({"which": "minimal"}, ["age", "sex", "ethnic_group", "disability", "unpaid_care"]),
        ({"which": "own", "chosen": ["age", "religion"]}, ["age", "religion"]),
    ],
)
def test_what_is_asked(client, cast, answer, kept):
    client.force_login(cast.monitoring_lead)
    url = reverse("vault:choosing", args=[cast.organisation.pk])
    assert client.post(url, {"fewest": 20, "base": 10, **answer}).status_code == 302
    monitoring = Monitoring.objects.get()
    assert (monitoring.questions, monitoring.fewest, monitoring.base) == (kept, 20, 10)
    assert monitoring.changed_by == cast.monitoring_lead
    found = client.get(url).content.decode()
    assert "Fewer than 20 answers are not shown" in found
    assert f'value="{answer["which"]}"' in found


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({}, "Select which questions you ask"),
        ({"which": "own"}, "Select at least one question"),
        ({"which": "standard", "fewest": 5, "base": 5}, "Select one of the answers shown"),
        ({"which": "standard", "fewest": 10, "base": 1}, "Select one of the answers shown"),
    ],
)
def test_nothing_looser_is_taken(client, cast, answer, sentence):
    client.force_login(cast.monitoring_lead)
    found = client.post(reverse("vault:choosing", args=[cast.organisation.pk]), answer).content.decode()
    assert sentence in found
    assert not Monitoring.objects.exists()
