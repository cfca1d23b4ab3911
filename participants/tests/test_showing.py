"""What is shown of people's values while more of them speak, change their minds and take words away."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.utils import InternalError
from django.test import Client
from django.urls import reverse

from activities.framework import Capacity
from participants import recruitment, showing, themes, values
from participants.models import ValueEntry, ValueShowing, ValueVoice, WordTheme


@pytest.fixture
def cards(activity):
    return list(activity.value_cards.all())


def say(person, *cards, words=""):
    values.keep(involvement=person, cards=list(cards), own_words=words, replaces=True)


def side(cast, activity, number, *cards, capacity=Capacity.CARER, words=""):
    people = [cast.person(activity, capacity) for _ in range(number)]
    for place, person in enumerate(people):
        say(person, *cards, words=words and f"{words} {place}")
    return people


def groups(activity):
    return {shown.group: (shown.people, shown.counts) for shown in showing.showings(activity)}


def test_sides_are_counted_apart_and_only_from_five(cast, activity, cards):
    side(cast, activity, 6, cards[0])
    side(cast, activity, 4, cards[1], capacity=Capacity.STAFF)
    assert groups(activity) == {"carer": (5, {str(cards[0].pk): 5})}


def test_one_more_person_changes_nothing_that_is_shown(cast, activity, cards):
    side(cast, activity, 5, cards[0])
    before = groups(activity)
    more = side(cast, activity, 4, cards[1])
    assert groups(activity) == before
    say(cast.person(activity, Capacity.CARER), cards[1])
    assert groups(activity) == {"carer": (10, {str(cards[0].pk): 5, str(cards[1].pk): 5})}
    assert ValueVoice.objects.filter(involvement__in=more, group="carer").count() == 4


def test_somebody_who_thinks_again_is_not_seen_to(cast, activity, cards):
    people = side(cast, activity, 5, cards[0])
    before = groups(activity)
    for person in people[:4]:
        say(person, cards[1])
        assert groups(activity) == before
    say(people[4], cards[1])
    assert groups(activity) == {"carer": (5, {str(cards[1].pk): 5})}


def test_saying_the_same_again_is_nothing_new(cast, activity, cards):
    people = side(cast, activity, 5, cards[0])
    for person in people:
        say(person, cards[0])
    assert ValueShowing.objects.count() == 1
    assert not ValueVoice.objects.filter(has_news=True).exists()


def test_what_comes_back_to_what_was_shown_is_nothing_new(cast, activity, cards):
    """Else four who untick a card and tick it again would show what the next person said, to the card."""
    people = side(cast, activity, 5, cards[0])
    before = groups(activity)
    for person in people[:4]:
        say(person)
        say(person, cards[0])
    say(cast.person(activity, Capacity.CARER), cards[3])
    assert groups(activity) == before
    assert ValueVoice.objects.filter(has_news=True).count() == 1


def test_new_is_what_differs_from_the_last_showing_and_not_from_an_earlier_one(cast, activity, cards):
    people = side(cast, activity, 5, cards[0])
    for person in people:
        say(person, cards[1])
    for person in people[:4]:
        say(person, cards[0])
    assert ValueVoice.objects.filter(has_news=True).count() == 4
    say(people[4], cards[2])
    assert groups(activity) == {"carer": (5, {str(cards[0].pk): 4, str(cards[2].pk): 1})}


def test_what_is_said_in_another_capacity_is_compared_with_all_that_was_counted(cast, activity, cards):
    people = side(cast, activity, 5, cards[0])
    twice = recruitment.identify(
        activity=activity, participant=people[0].participant, capacity=Capacity.STAFF, by=cast.coordinator
    )
    say(twice, cards[1])
    assert ValueVoice.objects.get(has_news=True).involvement == people[0]
    say(twice)
    assert not ValueVoice.objects.filter(has_news=True).exists()


def test_words_that_were_shown_and_come_back_are_shown_again(cast, activity):
    people = side(cast, activity, 5, words="Words of")
    say(people[0])
    say(people[0], words="Words of 0")
    shown = [text for _, texts in values.own_words(activity) for text in texts]
    assert sorted(shown) == [f"Words of {number}" for number in range(5)]


def test_own_words_taken_away_are_gone_at_once_and_new_ones_wait(cast, activity, cards):
    people = side(cast, activity, 5, words="Words of")
    say(people[0], cards[0], words="Better words")
    shown = [text for _, texts in values.own_words(activity) for text in texts]
    assert sorted(shown) == [f"Words of {number}" for number in range(1, 5)]


def test_smaller_sides_are_shown_together_when_somebody_asks_and_stay_so(cast, activity, cards):
    side(cast, activity, 4, cards[0])
    side(cast, activity, 2, cards[1], capacity=Capacity.STAFF)
    assert groups(activity) == {}
    assert showing.show_together(activity)
    both = (6, {str(cards[0].pk): 4, str(cards[1].pk): 2})
    assert groups(activity) == {"together": both}
    assert not showing.show_together(activity), "Nobody has said anything new."

    side(cast, activity, 1, cards[0])
    assert groups(activity) == {"together": both}
    side(cast, activity, 4, cards[0])
    assert groups(activity) == {"together": both, "carer": (5, {str(cards[0].pk): 5})}
    assert [group.label for group in values.shared(activity).groups] == ["Carers and staff", "Carers"]


def test_a_person_of_two_capacities_is_counted_once_where_they_spoke_first(cast, activity, cards):
    people = side(cast, activity, 4, cards[0])
    twice = recruitment.identify(
        activity=activity, participant=people[0].participant, capacity=Capacity.STAFF, by=cast.coordinator
    )
    say(twice, cards[0])
    assert groups(activity) == {}
    side(cast, activity, 1, cards[0])
    assert groups(activity) == {"carer": (5, {str(cards[0].pk): 5})}


def test_somebody_who_is_deleted_is_no_difference(cast, activity, cards):
    people = side(cast, activity, 5, cards[0])
    before = groups(activity)
    people[0].value_entries.all().delete()
    people[0].value_voice.delete()
    assert groups(activity) == before


def test_the_database_shows_nobody_alone_and_changes_nothing_that_was_shown(cast, activity, cards):
    with pytest.raises(IntegrityError, match="values_are_shown_of_five"), transaction.atomic():
        ValueShowing.objects.create(activity=activity, group="carer", capacities=[], people=4, counts={})
    side(cast, activity, 5, cards[0])
    with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
        ValueShowing.objects.update(people=6)
    with pytest.raises(IntegrityError, match="a_voice_not_shown_is_news"), transaction.atomic():
        ValueVoice.objects.update(group="", has_news=False)


def test_whom_everybody_had_seen_before_sides_were_counted_stays_one_group(cast, activity, cards):
    """The first five of two sides had been shown; by sides they would be a difference to that."""
    for capacity, number in (("carer", 4), ("staff", 3)):
        for _ in range(number):
            person = cast.person(activity, capacity)
            ValueEntry.objects.create(involvement=person, card=cards[0])
    migration = import_module("participants.migrations.0018_values_shown")
    migration.keep_what_was_shown(apps, None)

    assert groups(activity) == {"together": (5, {str(cards[0].pk): 5})}
    assert ValueVoice.objects.filter(group="", has_news=True).count() == 2
    assert ValueEntry.objects.filter(shown_at=None).count() == 2
    side(cast, activity, 5, cards[1])
    assert groups(activity)["carer"] == (5, {str(cards[1].pk): 5})


def test_what_was_shown_before_it_was_noted_is_compared_with_all_the_same(cast, activity, cards):
    people = side(cast, activity, 5, cards[0], words="Words of")
    say(people[4], cards[1])
    noted = set(ValueVoice.objects.filter(has_news=False).values_list("pk", "digest"))
    ValueVoice.objects.update(digest="")
    import_module("participants.migrations.0023_what_was_counted").note_what_was_counted(apps, None)
    assert set(ValueVoice.objects.filter(has_news=False).values_list("pk", "digest")) == noted
    assert ValueVoice.objects.get(has_news=True).digest == ""


# The pages


def ask_together(client, activity):
    return client.post(reverse("participants:values-together", args=[activity.pk]), follow=True).content.decode()


def test_the_page_shows_them_together_only_if_they_are_five(client, cast, activity, cards):
    client.force_login(cast.coordinator)
    side(cast, activity, 4, cards[0])
    assert "Fewer than five people wait" in ask_together(client, activity)
    assert not ValueShowing.objects.exists()
    side(cast, activity, 1, cards[0], capacity=Capacity.STAFF)
    assert "They are shown together." in ask_together(client, activity)


def as_planner_who_has_spoken(client, cast, activity):
    client.force_login(cast.coordinator)
    say(recruitment.involve_staff(activity=activity, user=cast.coordinator), activity.value_cards.first())


def words_page(client, activity, **sent):
    address = reverse("participants:words-group", args=[activity.pk])
    return (client.post(address, sent, follow=True) if sent else client.get(address)).content.decode()


def test_others_words_are_grouped_by_whoever_has_said_their_own(client, cast, activity):
    client.force_login(cast.coordinator)
    side(cast, activity, 5, words="Words of")
    address = reverse("participants:words-group", args=[activity.pk])
    [(key, _), *_] = themes.words_to_group(activity).items()
    for page in (client.get(address, follow=True), client.post(address, {f"new_{key}": "Time"}, follow=True)):
        assert "First say what matters to you." in page.content.decode()
        assert "Words of" not in page.content.decode()
    assert not WordTheme.objects.exists()
    as_planner_who_has_spoken(client, cast, activity)
    assert "Words of 1" in words_page(client, activity)


def test_staff_put_words_under_headings_and_no_number_changes(client, cast, activity, cards):
    as_planner_who_has_spoken(client, cast, activity)
    people = side(cast, activity, 6, words="Be on time")
    before = groups(activity)
    page = words_page(client, activity)
    assert "Be on time 5" not in page, "Words that are not shown yet are shown to nobody."
    assert "Person" not in page and "carer" not in page.split("<main", 1)[1].split("</main")[0].lower()
    keys = {entry.own_words: key for key, entry in themes.words_to_group(activity).items()}
    sent = {f"under_{keys['Be on time 0']}": cards[0].text, f"new_{keys['Be on time 1']}": "Keeping time"}
    words_page(client, activity, **sent)
    shown = dict(values.own_words(activity))
    assert shown[cards[0].text] == ["Be on time 0"] and shown["Keeping time"] == ["Be on time 1"]
    assert len(shown[""]) == 3 and groups(activity) == before

    device = cast.open_door(Client(), people[0])
    assert "Keeping time" in device.get(reverse("participants:my-values", args=[people[0].pk])).content.decode()
    words_page(client, activity, x="nothing under any heading")
    assert not WordTheme.objects.exists()


def test_the_page_of_words_tells_no_number_of_a_row(client, cast, activity):
    as_planner_who_has_spoken(client, cast, activity)
    side(cast, activity, 5, words="Words of")
    page = words_page(client, activity)
    for entry in ValueEntry.objects.all():
        assert f"_{entry.pk}" not in page.replace("id_under_", "").replace("id_new_", "")


def test_a_heading_stands_over_shown_words_only(cast, activity):
    side(cast, activity, 1, words="Words of")
    theme = WordTheme.objects.create(activity=activity, title="Time")
    with pytest.raises(IntegrityError, match="only_shown_own_words"), transaction.atomic():
        ValueEntry.objects.update(theme=theme)
    with pytest.raises(IntegrityError, match="a_theme_is_a_card_or_has_a_title"), transaction.atomic():
        WordTheme.objects.create(activity=activity)
