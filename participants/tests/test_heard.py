"""Who needs to be heard: target groups, groups that are seldom heard, and who is not in the room."""

import pytest
from django.db import IntegrityError, transaction

from participants import seldom_heard
from participants.models import PresencePlan, SeldomHeardList, TargetGroup
from participants.tests.pages import at, text

GROUP = {"name": "Carers under 25", "why": "They are never asked.", "aim": "5 people", "heard": "not_yet"}


@pytest.fixture
def activity(cast):
    return cast.activity()


def test_a_group_is_named_changed_and_removed_after_asking(staff, activity):
    page = text(staff.post(at("target-group-create", activity), GROUP, follow=True))
    assert "Carers under 25" in page
    assert "0 of 1" in page
    group = TargetGroup.objects.get()
    staff.post(at("target-group-update", activity, group.pk), GROUP | {"heard": "some", "result": "Two came."})
    page = text(staff.get(at("presence", activity)))
    assert "Two came." in page
    assert "1 of 1" in page
    assert "Remove this group?" in text(staff.get(at("target-group-delete", activity, group.pk)))
    assert TargetGroup.objects.exists()
    assert "No group is named yet" in text(staff.post(at("target-group-delete", activity, group.pk), follow=True))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"name": ""}, "Enter who needs to be heard"), ({"name": "carers UNDER 25"}, "This group is on the list already")],
)
def test_a_group_without_a_name_or_named_twice_is_refused(staff, activity, given, sentence):
    TargetGroup.objects.create(activity=activity, name="Carers under 25")
    assert text(staff.post(at("target-group-create", activity), GROUP | given)).count(sentence) == 2
    assert TargetGroup.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetGroup.objects.create(activity=activity, name="Carers under 25")


def test_groups_that_are_seldom_heard_are_chosen_from_the_organisations_own_list(staff, cast, activity):
    page = at("target-groups-suggested", activity)
    assert "People with a learning disability" in text(staff.get(page))
    text(staff.post(page, {"groups": ["People with a learning disability", "People on a low income"]}, follow=True))
    assert set(TargetGroup.objects.values_list("name", flat=True)) == {
        "People with a learning disability",
        "People on a low income",
    }
    assert "People with a learning disability" not in text(staff.get(page))
    assert "Select at least one group" in text(staff.post(page, {}))

    own = at("seldom-heard", cast.organisation)
    assert "Enter at least one group" in text(staff.post(own, {"groups": " \n "}))
    staff.post(own, {"groups": "Bargees\n\n Bargees \nPeople on a low income"})
    assert seldom_heard.groups(cast.organisation) == ["Bargees", "People on a low income"]
    assert SeldomHeardList.objects.get().made_from == seldom_heard.VERSION
    assert seldom_heard.groups(cast.other) == list(seldom_heard.SHIPPED)
    assert "Bargees" in text(staff.get(page))
    staff.post(own, {"groups": "\n".join(seldom_heard.SHIPPED)})
    assert not SeldomHeardList.objects.exists()


def test_who_is_not_in_the_room_has_a_place_of_its_own(staff, activity):
    assert "Not written down yet." in text(staff.get(at("presence", activity)))
    words = {"not_in_the_room": "Nobody under 30. A notice brought nobody."}
    assert words["not_in_the_room"] in text(staff.post(at("not-in-the-room", activity), words, follow=True))
    staff.post(at("presence-plan", activity), {"monitoring": "planned"})
    assert PresencePlan.objects.get().not_in_the_room == words["not_in_the_room"]
