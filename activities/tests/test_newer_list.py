"""An activity keeps the list it was given until its coordinator brings it up to a newer one; nothing is lost."""

import pytest
from django.core.exceptions import ValidationError
from django.db import InternalError, transaction

from activities import readiness
from activities.checklists import using, working_copy
from activities.framework import Stage
from activities.models import Activity, Arrangement, ChecklistUse, ChecklistVersion, Status
from activities.tests.reading import page, words


def newer(cast, *, text="A quiet room"):
    """Publish a list with an item more, one reworded and one retired."""
    organisation = cast.organisation
    working_copy.begin(organisation=organisation)
    working_copy.add(organisation=organisation, area="support", text=text)
    items = {item.code: item for item in organisation.checklist_items.all()}
    working_copy.word(item=items["A1"], text="Invitation anybody can read")
    working_copy.retire(item=items["D11"])
    return working_copy.publish(organisation=organisation, by=cast.administrator, change_note="Members asked.")


def test_a_new_activity_starts_from_the_list_in_force(cast):
    before = cast.activity()
    version = newer(cast)
    after = cast.activity()
    assert using.use_of(before).version.organisation is None
    assert using.use_of(after).version == version
    assert list(after.arrangements.values_list("code", flat=True)) == [item["code"] for item in version.items]
    # The one that was there keeps its list.
    assert before.arrangements.count() == 40 and not before.arrangements.filter(text="A quiet room").exists()


def test_an_activity_is_brought_up_and_nothing_is_lost(coordinator, cast):
    activity = cast.activity()
    Arrangement.objects.filter(activity=activity, code__in=["A1", "D11"]).update(state="done", evidence="In the folder")
    coordinator.post(page("arrangement-create", activity), {"text": "Our own", "area": "support"})
    assert "newer list" not in words(coordinator.get(page("process", activity)))
    version = newer(cast)

    assert "There is a newer list of arrangements" in words(coordinator.get(page("process", activity)))
    shown = coordinator.get(page("checklist-bring-up", activity))
    for expected in ("Members asked.", "A quiet room", "Invitation anybody can read", "Before: Invitation in plain"):
        assert expected in words(shown)
    coordinator.post(page("checklist-bring-up", activity), {"version": version.pk})

    here = {each.code: each for each in activity.arrangements.all()}
    assert (here["A1"].text, here["A1"].state, here["A1"].evidence) == (
        "Invitation anybody can read",
        "done",
        "In the folder",
    )
    assert (here["own-C1"].state, here["D11"].is_retired, here["D11"].evidence) == (
        "not_started",
        True,
        "In the folder",
    )
    assert using.use_of(activity).version == version and using.newer_for(activity) is None
    said = words(coordinator.get(page("process", activity)))
    assert "No longer on the list" in said and "version 1 of Northfield Trust" in said
    # Its own stays last in its area.
    areas = coordinator.get(page("process", activity)).context["areas"]
    assert areas[2]["rows"][-1]["arrangement"].text == "Our own"


def test_an_item_that_comes_back_has_its_state_again(cast):
    activity = cast.activity()
    Arrangement.objects.filter(activity=activity, code="D11").update(state="done", evidence="Checked")
    using.bring_up(activity=activity, version=newer(cast), by=cast.coordinator)
    working_copy.bring_back(item=cast.organisation.checklist_items.get(code="D11"))
    again = working_copy.publish(organisation=cast.organisation, by=cast.administrator, change_note="Back.")
    using.bring_up(activity=activity, version=again, by=cast.coordinator)
    arrangement = activity.arrangements.get(code="D11")
    assert (arrangement.is_retired, arrangement.state, arrangement.evidence) == (False, "done", "Checked")


def test_only_the_list_in_force_and_only_while_the_activity_is_under_way(coordinator, cast):
    activity, closed = cast.activity(), cast.activity("Over", status=Status.CLOSED)
    old = ChecklistVersion.objects.shipped()
    version = newer(cast)
    with pytest.raises(ValidationError, match="Another version is in force"):
        using.bring_up(activity=activity, version=old, by=cast.coordinator)
    with pytest.raises(ValidationError, match="The activity is closed"):
        using.bring_up(activity=closed, version=version, by=cast.coordinator)
    assert "newer list" not in words(coordinator.get(page("process", closed)))
    # Another organisation's version is not there, whatever number is sent.
    working_copy.begin(organisation=cast.other)
    working_copy.add(organisation=cast.other, area="support", text="Theirs")
    theirs = working_copy.publish(organisation=cast.other, by=cast.outsider, change_note="Ours.")
    assert coordinator.post(page("checklist-bring-up", activity), {"version": theirs.pk}).status_code == 404
    assert ChecklistUse.objects.filter(activity=activity).count() == 1


def test_pressing_twice_takes_it_once(cast):
    activity, version = cast.activity(), newer(cast)
    for _ in range(2):
        using.bring_up(activity=activity, version=version, by=cast.coordinator)
    assert activity.checklist_uses.count() == 2 and activity.arrangements.filter(code="own-C1").count() == 1


def test_process_is_done_when_all_on_the_list_are_decided(cast):
    activity = cast.activity()
    activity.arrangements.exclude(code="D11").update(state="done")
    assert not _is_done(activity)
    using.bring_up(activity=activity, version=newer(cast), by=cast.coordinator)
    # The one that nobody decided is off the list, and the new one is undecided.
    assert not _is_done(activity)
    activity.arrangements.filter(code="own-C1").update(state="planned")
    assert _is_done(activity)


def test_which_list_an_activity_had_is_kept(cast):
    use = using.use_of(cast.activity())
    for change in (
        lambda: ChecklistUse.objects.filter(pk=use.pk).update(by=cast.manager),
        lambda: ChecklistUse.objects.filter(pk=use.pk).delete(),
    ):
        with pytest.raises(InternalError), transaction.atomic():
            change()


def _is_done(activity):
    states = readiness.stage_states(Activity.objects.get(pk=activity.pk))
    return next(state for state in states if state.stage == Stage.PROCESS).is_done
