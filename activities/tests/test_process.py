"""What has to be arranged so that people can take part well."""

from datetime import timedelta

from django.utils import timezone

from activities.framework import ProcessArea
from activities.models import Arrangement
from activities.tests.reading import page, queries_of, words


def test_all_forty_stand_in_four_areas_and_the_decided_are_counted(coordinator, cast):
    activity = cast.activity()
    for arrangement, state in zip(activity.arrangements.all(), ["done", "planned"], strict=False):
        Arrangement.objects.filter(pk=arrangement.pk).update(state=state, owner="Cora", evidence="In the folder")

    response = coordinator.get(page("process", activity))

    said = words(response)
    assert "2 of 40 decided." in said
    for area in ProcessArea:
        assert area.label in said
    assert "In the folder" in said


def test_an_arrangement_is_decided_with_who_when_and_evidence(coordinator, cast):
    activity = cast.activity()
    first, second = activity.arrangements.all()[:2]
    posted = {
        "state": "planned",
        "owner": "Cora",
        "due_on_day": "1",
        "due_on_month": "9",
        "due_on_year": "2026",
    }

    response = coordinator.post(page("arrangement-update", activity, first.pk), posted | {"next": "yes"})

    assert response.url == page("arrangement-update", activity, second.pk)
    first.refresh_from_db()
    assert (first.state, first.owner, str(first.due_on), first.evidence) == ("planned", "Cora", "2026-09-01", "")
    response = coordinator.post(
        page("arrangement-update", activity, first.pk), {"state": "done", "evidence": "Minutes of May"}
    )
    assert response.url.startswith(page("process", activity))
    # What belongs to another state stays: who did it, and by when.
    first.refresh_from_db()
    assert (first.state, first.owner, str(first.due_on), first.evidence) == (
        "done",
        "Cora",
        "2026-09-01",
        "Minutes of May",
    )


def test_the_next_is_the_next_that_nobody_has_decided(coordinator, cast):
    activity = cast.activity()
    arrangements = list(activity.arrangements.all())
    activity.arrangements.exclude(pk__in=[arrangements[0].pk, arrangements[-1].pk]).update(state="done")
    url = page("arrangement-update", activity, arrangements[-1].pk)

    # From the last it goes on at the top, and when all are decided back to the list.
    assert coordinator.post(url, {"state": "done", "next": "yes"}).url == page(
        "arrangement-update", activity, arrangements[0].pk
    )
    url = page("arrangement-update", activity, arrangements[0].pk)
    assert coordinator.post(url, {"state": "done", "next": "yes"}).url == page("process", activity)


def test_not_needed_asks_why(coordinator, cast):
    activity = cast.activity()
    first = activity.arrangements.first()
    url = page("arrangement-update", activity, first.pk)
    response = coordinator.post(url, {"state": "not_needed", "not_needed_reason": ""})
    assert response.context["form"].errors == {"not_needed_reason": ["Enter why it is not needed"]}

    coordinator.post(url, {"state": "not_needed", "not_needed_reason": "Nobody is a carer, and we asked."})
    first.refresh_from_db()
    assert first.not_needed_reason == "Nobody is a carer, and we asked."

    # What stood under a choice that is no longer made stays for whoever goes back to it, and is not shown.
    coordinator.post(url, {"state": "done", "not_needed_reason": ""})
    first.refresh_from_db()
    assert (first.state, first.not_needed_reason, first.said) == ("done", "Nobody is a carer, and we asked.", "")


def test_too_much_evidence_is_refused_and_shown_back(coordinator, cast):
    activity = cast.activity()
    long = "y" * 10_000
    url = page("arrangement-update", activity, activity.arrangements.first().pk)
    response = coordinator.post(url, {"state": "done", "evidence": long})
    assert response.context["form"].errors == {
        "evidence": ["Your answer to “How can you tell that it is done?” must be 1000 characters or fewer"]
    }
    assert long in response.content.decode()


def test_the_words_of_the_list_stay_and_own_ones_may_change(coordinator, cast):
    activity = cast.activity()
    listed = activity.arrangements.first()
    coordinator.post(page("arrangement-update", activity, listed.pk), {"state": "done", "text": "Other words"})
    assert Arrangement.objects.get(pk=listed.pk).text == listed.text

    coordinator.post(page("arrangement-create", activity), {"text": "A quiet table", "area": "engagement"})
    own = activity.arrangements.get(code="")
    assert (own.area, own.state) == ("engagement", "not_started")
    coordinator.post(page("arrangement-update", activity, own.pk), {"state": "done", "text": "A quiet room"})
    own.refresh_from_db()
    assert own.text == "A quiet room"


def test_an_own_arrangement_stands_last_in_its_area(coordinator, cast):
    activity = cast.activity()
    coordinator.post(page("arrangement-create", activity), {"text": "A quiet table", "area": "engagement"})
    areas = coordinator.get(page("process", activity)).context["areas"]
    assert areas[0]["rows"][-1]["arrangement"].text == "A quiet table"
    assert [len(area["rows"]) for area in areas] == [11, 8, 10, 12]


def test_what_is_past_its_date_says_so(coordinator, cast):
    activity = cast.activity()
    yesterday = timezone.localdate() - timedelta(days=1)
    first, second = activity.arrangements.all()[:2]
    Arrangement.objects.filter(pk__in=[first.pk, second.pk]).update(due_on=yesterday)
    Arrangement.objects.filter(pk=second.pk).update(state="done")
    assert words(coordinator.get(page("process", activity))).count("Past its date") == 1


def test_more_arrangements_cost_no_more_queries(coordinator, cast):
    activity = cast.activity()
    few = queries_of(coordinator, page("process", activity))
    Arrangement.objects.bulk_create(
        Arrangement(activity=activity, area="support", text=f"Own {n}", order=100 + n) for n in range(200)
    )
    assert queries_of(coordinator, page("process", activity)) == few
