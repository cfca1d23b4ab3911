"""Staff say what matters to them before they see what others said."""

from django.urls import reverse

from activities.models import Status
from participants import recruitment, values
from participants.models import ValueEntry


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def enter(cast, activity, words, capacity="staff"):
    person = cast.person(activity, capacity, name="CANARY")
    values.keep(involvement=person, cards=[], own_words=words, replaces=True)


def test_others_words_come_after_ones_own_and_without_names(client, cast):
    activity = cast.activity()
    address = reverse("participants:staff-values", args=[activity.pk])
    for number in range(4):
        enter(cast, activity, f"words of {number}")
    client.force_login(cast.coordinator)
    assert "words of" not in text(client.get(address))
    assert not activity.involvements.filter(participant__user=cast.coordinator).exists()

    page = text(client.post(address, {"own_words": "Enough time"}, follow=True))
    assert all(f"words of {number}" in page for number in range(4))
    assert "CANARY" not in page
    assert "Staff: 5 people" in page


def test_five_people_of_different_sides_are_no_side(client, cast):
    """Shown together at once, they would be a difference as soon as one of their sides has five people."""
    activity = cast.activity()
    for number, capacity in enumerate(("service_user", "service_user", "carer", "staff")):
        enter(cast, activity, f"words of {number}", capacity)
    client.force_login(cast.coordinator)
    page = text(client.post(f"/activities/{activity.pk}/values/", {"own_words": "Enough time"}, follow=True))
    assert "words of" not in page
    assert "once five people of the same kind have answered" in page


def test_saying_it_again_changes_it_and_makes_no_second_person(client, cast):
    activity = cast.activity()
    address = reverse("participants:staff-values", args=[activity.pk])
    client.force_login(cast.coordinator)
    for words in ("Time", "More time"):
        client.post(address, {"own_words": words})
    own = activity.involvements.get()
    assert [entry.own_words for entry in own.value_entries.all()] == ["More time"]
    assert recruitment.current_step(own) == "joined"
    assert ">\nMore time</textarea>" in text(client.get(address))


def test_after_the_end_nothing_is_added_and_nothing_typed_is_lost(client, cast):
    activity = cast.activity(status=Status.CLOSED)
    address = reverse("participants:staff-values", args=[activity.pk])
    client.force_login(cast.coordinator)
    page = text(client.post(address, {"own_words": "Enough time"}, follow=True))
    assert "This activity is over, so nothing can be added." in page
    assert ">\nEnough time</textarea>" in page
    assert "Save what matters to me" not in page
    assert not ValueEntry.objects.exists()


def words_of(shared):
    return {text for _, texts in shared.own_words for text in texts}


def test_saving_again_brings_nobody_else_to_light(cast):
    activity = cast.activity(status=Status.OPEN)
    people = [cast.person(activity) for _ in range(6)]
    for number, person in enumerate(people):
        values.keep(involvement=person, cards=[], own_words=f"Words of {number}", replaces=True)
    before = values.shared(activity)

    values.keep(involvement=people[0], cards=[], own_words="Words of 0, and more", replaces=True)

    after = values.shared(activity)
    assert words_of(after) == words_of(before) - {"Words of 0"}, "The new words wait for four others."
    assert [group.people for group in (*before.groups, *after.groups)] == [5, 5]
