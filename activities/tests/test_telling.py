"""The communication log: who was told, how they can reply, and what came back."""

import pytest
from django.db import IntegrityError, transaction

from activities import readiness
from activities.forms.days import odd_year
from activities.framework import Stage
from activities.models import Communication, Status
from activities.tests.reading import MARKUP, page, queries_of, words

TOLD = {
    "audience": "organisation",
    "who_was_told": "",
    "how": "Staff newsletter",
    "on_day": "2",
    "on_month": "3",
    "on_year": "2026",
    "version": "",
    "told_by": "Cora",
    "reply_route": "Ring Cora",
    "came_back": "",
}


def note(cast, activity, **fields):
    told = {"audience": "organisation", "how": "Letter", "told_by": "Cora", "reply_route": "Ring Cora"}
    return Communication.objects.create(activity=activity, recorded_by=cast.coordinator, **(told | fields))


def test_it_is_noted_changed_and_removed(coordinator, cast, agreed):
    version = agreed.purpose_versions.get()
    form = coordinator.get(page("communication-create", agreed)).context["form"]
    assert (form["version"].value(), form["told_by"].value()) == (version.pk, "Cora Coordinator")
    coordinator.post(page("communication-create", agreed), TOLD | {"version": version.pk, "how": MARKUP})
    entry = agreed.communications.get()
    assert (entry.version, entry.how, entry.recorded_by) == (version, MARKUP, cast.coordinator)
    assert "The wider organisation" in words(coordinator.get(page("purpose", agreed)))

    changed = TOLD | {"came_back": "Two colleagues rang", "version": version.pk}
    coordinator.post(page("communication-update", agreed, entry.pk), changed)
    said = words(coordinator.get(page("communications", agreed)))
    assert "Shared 1 time; 1 time something came back." in said and "Two colleagues rang" in said
    assert "Not told yet: the people involved, others." in said

    assert "Remove this entry?" in words(coordinator.get(page("communication-delete", agreed, entry.pk)))
    assert agreed.communications.exists()
    coordinator.post(page("communication-delete", agreed, entry.pk))
    assert not agreed.communications.exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reply_route": " "}, "Enter how people can reply"),
        ({"audience": "others"}, "Enter who the others are"),
        ({"on_year": "2099"}, "The day must be today or in the past"),
        ({"on_year": "1066"}, odd_year()),
        ({"how": "x" * 10_000}, "Your answer to “How was it shared?” must be 200 characters or fewer"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(coordinator, agreed, change, sentence):
    response = coordinator.post(page("communication-create", agreed), TOLD | {"came_back": "My long words"} | change)
    assert sentence in words(response)
    assert "My long words" in response.content.decode()
    assert not agreed.communications.exists()


def test_another_activitys_version_and_entry_are_out_of_reach(coordinator, cast, agreed):
    other = cast.activity("Another", status=Status.AGREED)
    foreign = other.purpose_versions.get()
    response = coordinator.post(page("communication-create", agreed), TOLD | {"version": foreign.pk})
    assert response.context["form"].errors["version"]
    entry = note(cast, other)
    for name in ("communication-update", "communication-delete"):
        assert coordinator.get(page(name, agreed, entry.pk)).status_code == 404


@pytest.mark.parametrize("wrong", [{"reply_route": ""}, {"reply_route": " "}, {"audience": "others"}])
def test_the_database_refuses_one_way_telling(cast, agreed, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        note(cast, agreed, **wrong)


def test_telling_goes_on_after_the_end(coordinator, cast):
    activity = cast.activity(status=Status.CLOSED)
    coordinator.post(page("communication-create", activity), TOLD)
    assert activity.communications.count() == 1


def test_telling_the_wider_organisation_is_wished_for_and_not_demanded(cast, agreed):
    words_of = "Tell the wider organisation what it is for"

    def missing():
        return next(state for state in readiness.stage_states(agreed) if state.stage == Stage.PURPOSE).missing

    note(cast, agreed, audience="involved")
    assert words_of in missing()
    assert words_of not in [item.words for status in Status for item in readiness.missing(agreed, before=status)]
    note(cast, agreed)
    assert words_of not in missing()


def test_a_long_log_asks_no_more_of_the_database(coordinator, cast, agreed):
    note(cast, agreed, version=agreed.purpose_versions.get())
    few = {name: queries_of(coordinator, page(name, agreed)) for name in ("communications", "purpose")}
    for _ in range(8):
        note(cast, agreed, version=agreed.purpose_versions.get())
    assert few == {name: queries_of(coordinator, page(name, agreed)) for name in ("communications", "purpose")}
