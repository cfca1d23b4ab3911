"""Whose an arrangement is, how it stood before, and showing only some."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from activities.forms.days import odd_year
from activities.models import Arrangement, ArrangementEvent
from activities.tests.reading import MARKUP, page, words


def change(coordinator, arrangement, **posted):
    return coordinator.post(page("arrangement-update", arrangement.activity, arrangement.pk), posted)


def test_a_member_of_staff_owns_it_or_somebody_else_never_both(coordinator, cast):
    arrangement = cast.activity().arrangements.first()
    manager = cast.manager
    change(coordinator, arrangement, state="planned", owned_by=manager.pk)
    arrangement.refresh_from_db()
    assert (arrangement.owned_by, arrangement.who) == (manager, "Manu Manager")
    response = change(coordinator, arrangement, state="planned", owned_by=manager.pk, owner="The ward clerk")
    assert response.context["form"].errors == {"owner": ["Choose a member of staff or write somebody else, not both"]}
    change(coordinator, arrangement, state="planned", owned_by="", owner="The ward clerk")
    arrangement.refresh_from_db()
    assert (arrangement.owned_by, arrangement.who) == (None, "The ward clerk")
    # Nobody of another organisation is on offer.
    response = change(coordinator, arrangement, state="planned", owned_by=cast.outsider.pk)
    assert "owned_by" in response.context["form"].errors
    with pytest.raises(IntegrityError), transaction.atomic():
        Arrangement.objects.filter(pk=arrangement.pk).update(owned_by=manager)


def test_days_that_cannot_be_meant(coordinator, cast):
    arrangement = cast.activity().arrangements.first()
    for year in ("9999", "1026"):
        due_on = {"due_on_day": "1", "due_on_month": "5", "due_on_year": year}
        response = change(coordinator, arrangement, state="planned", owner="Tom", **due_on)
        assert response.context["form"].errors == {"due_on": [odd_year()]}
        # Under another choice nobody sees the day, and nothing is said of it.
        assert change(coordinator, arrangement, state="done", **due_on).status_code == 302


def test_what_is_not_needed_has_a_reason_and_what_is_done_can_be_told(coordinator, cast):
    arrangement = cast.activity().arrangements.first()
    response = change(coordinator, arrangement, state="not_needed", not_needed_reason="\u3164")
    assert response.context["form"].errors == {"not_needed_reason": ["Enter why it is not needed"]}
    for evidence, wants in (("\u200b", True), ("…", True), ("In the folder", False)):
        change(coordinator, arrangement, state="done", evidence=evidence)
        arrangement.refresh_from_db()
        assert arrangement.wants_words == wants


def test_whoever_has_left_stays_named_for_what_was_theirs(coordinator, cast):
    arrangement = cast.activity().arrangements.first()
    Arrangement.objects.filter(pk=arrangement.pk).update(state="planned", owned_by=cast.manager)
    cast.manager.memberships.all().delete()
    assert change(coordinator, arrangement, state="planned", owned_by=cast.manager.pk).status_code == 302
    arrangement.refresh_from_db()
    assert arrangement.owned_by == cast.manager


def test_how_it_stood_is_readable_with_who_and_when(coordinator, cast):
    arrangement = cast.activity().arrangements.first()
    change(coordinator, arrangement, state="planned", owned_by=cast.manager.pk)
    change(coordinator, arrangement, state="not_needed", not_needed_reason=MARKUP)
    change(coordinator, arrangement, state="done", evidence="In the folder")
    change(coordinator, arrangement, state="done", evidence="In the folder")

    events = list(arrangement.events.values_list("was", "became", "who", "said"))
    assert events == [
        ("not_needed", "done", "Manu Manager", "In the folder"),
        ("planned", "not_needed", "Manu Manager", MARKUP),
        ("not_started", "planned", "Manu Manager", ""),
    ]
    shown = coordinator.get(page("arrangement-detail", arrangement.activity, arrangement.pk))
    said = words(shown)
    for expected in ("From planned to not needed", "From not needed to done", "Cora Coordinator", "In the folder"):
        assert expected in said
    assert "<script>alert" not in shown.content.decode()


def test_history_is_never_changed(coordinator, cast):
    arrangement = cast.activity().arrangements.first()
    change(coordinator, arrangement, state="done", evidence="In the folder")
    events = ArrangementEvent.objects.filter(arrangement=arrangement)
    for refused in (lambda: events.update(said="Nowhere"), events.delete):
        with pytest.raises(InternalError), transaction.atomic():
            refused()


def test_done_without_a_word_is_kept_and_asked_about(coordinator, cast):
    activity = cast.activity()
    first, second = activity.arrangements.all()[:2]
    change(coordinator, first, state="done")
    change(coordinator, second, state="planned", owner="Tom")
    said = words(coordinator.get(page("process", activity)))
    assert "Nothing is written yet on how one can tell." in said
    assert "Who does it and by when is not all written yet." in said
    assert "Something still to be written (2)" in said
    change(coordinator, first, state="done", evidence="In the folder")
    assert "Something still to be written (1)" in words(coordinator.get(page("process", activity)))


def test_what_was_written_for_one_state_stays_while_it_is_in_another(coordinator, cast):
    activity = cast.activity()
    arrangement = activity.arrangements.first()
    address = page("arrangement-update", activity, arrangement.pk)
    coordinator.post(address, {"state": "not_needed", "not_needed_reason": "Nobody is a carer."})
    coordinator.post(address, {"state": "done", "evidence": "In the folder."})
    coordinator.post(address, {"state": "planned", "owner": "The chair"})
    arrangement.refresh_from_db()
    assert arrangement.state == "planned"
    kept = (arrangement.not_needed_reason, arrangement.evidence, arrangement.owner)
    assert kept == ("Nobody is a carer.", "In the folder.", "The chair")
    again = coordinator.get(address).context["form"]
    assert again["not_needed_reason"].value() == "Nobody is a carer."


def test_an_own_arrangement_with_somebody_named_is_planned(coordinator, cast):
    activity = cast.activity()
    posted = {"text": "A quiet table", "area": "support", "owner": "Tom"}
    coordinator.post(page("arrangement-create", activity), posted)
    own = activity.arrangements.get(code="")
    assert (own.state, own.events.get().became) == ("planned", "planned")


def test_areas_are_shown_as_numbers_in_words(coordinator, cast):
    activity = cast.activity()
    of_area = list(activity.arrangements.filter(area="communication"))
    for arrangement, state in zip(of_area, ["done", "done", "planned"], strict=False):
        Arrangement.objects.filter(pk=arrangement.pk).update(state=state)
    picture = coordinator.get(page("process", activity)).context["pictures"][1]
    assert [part["words"] for part in picture["parts"]] == ["2 done", "1 planned", "5 not started"]
    assert [(part["x"], part["width"]) for part in picture["parts"]] == [
        ("0.00%", "25.00%"),
        ("25.00%", "12.50%"),
        ("37.50%", "62.50%"),
    ]


def shown(coordinator, activity, query):
    areas = coordinator.get(page("process", activity) + query).context["areas"]
    return [row["arrangement"].code for area in areas for row in area["rows"]]


def test_only_some_are_shown_and_what_was_chosen_stands_in_the_address(coordinator, cast):
    activity = cast.activity()
    yesterday = timezone.localdate() - timedelta(days=1)
    of_code = activity.arrangements.filter
    of_code(code="A2").update(state="planned", owned_by=cast.coordinator, due_on=yesterday)
    of_code(code="B3").update(state="planned", owner="Tom Birch", due_on=timezone.localdate())
    of_code(code="C4").update(state="done", owner="Tom Birch", due_on=yesterday, evidence="Minutes")

    assert shown(coordinator, activity, "?owner=me") == ["A2"]
    assert shown(coordinator, activity, "?show=overdue") == ["A2"]
    assert shown(coordinator, activity, "?state=done") == ["C4"]
    assert len(shown(coordinator, activity, "?area=support&owner=nobody")) == 9
    toms = dict(coordinator.get(page("process", activity)).context["narrow"].fields["owner"].choices)
    key = next(key for key, name in toms.items() if name == "Tom Birch")
    assert shown(coordinator, activity, f"?owner={key}") == ["B3", "C4"]
    # No name stands in an address, and what is not on offer shows everything.
    assert "Tom" not in key
    assert len(shown(coordinator, activity, "?area=kitchen&owner=%00&show=<b>")) == 40


def test_saving_goes_on_within_what_is_shown(coordinator, cast):
    activity = cast.activity()
    support = list(activity.arrangements.filter(area="support"))
    first = page("arrangement-update", activity, support[0].pk) + "?area=support"
    response = coordinator.post(first, {"state": "done", "next": "yes"})
    assert response.url == page("arrangement-update", activity, support[1].pk) + "?area=support"
    activity.arrangements.filter(area="support").update(state="done")
    assert coordinator.post(first, {"state": "done", "next": "yes"}).url == page("process", activity) + "?area=support"


def test_mine_and_overdue_leave_out_what_is_off_the_list(cast):
    activity = cast.activity()
    yesterday = timezone.localdate() - timedelta(days=1)
    activity.arrangements.filter(code="A1").update(due_on=yesterday)
    activity.arrangements.filter(code="A2").update(due_on=yesterday, is_retired=True)
    assert [each.code for each in activity.arrangements.overdue(today=timezone.localdate())] == ["A1"]
