"""Venues: what they have, who looked and when."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from activities.models import VenueCheck, VenueFeature
from activities.tests.meeting import planned, typed
from activities.tests.reading import page, words


def at(name, cast, *more):
    return reverse(f"activities:{name}", args=[cast.organisation.pk, *more])


@pytest.fixture
def venue(cast):
    return cast.organisation.venues.create(name="Mill Hall", address="1 Mill Lane")


def looked(cast, venue, *, days_ago=0, **found):
    day = timezone.localdate() - timedelta(days=days_ago)
    return VenueCheck.objects.create(venue=venue, on=day, checked_by="The panel", by=cast.coordinator, **found)


def answers(**changes):
    today = timezone.localdate()
    return {
        **dict.fromkeys(VenueFeature.values, "not known"),
        "on_day": today.day,
        "on_month": today.month,
        "on_year": today.year,
        "checked_by": "A member of the panel",
        **changes,
    }


def test_a_venue_is_added_once_and_checked(coordinator, cast):
    coordinator.post(at("venue-create", cast), {"name": "Mill Hall"})
    again = coordinator.post(at("venue-create", cast), {"name": "Mill Hall"})
    assert again.context["form"].errors == {"name": ["There is a venue of this name already"]}
    venue = cast.organisation.venues.get()
    assert "Never checked" in words(coordinator.get(at("venue-list", cast)))
    coordinator.post(at("venue-check", cast, venue.pk), answers(step_free="yes", hearing_loop="no"))
    check = venue.last_check
    assert (check.has, check.lacks) == (["step_free"], ["hearing_loop"])
    assert [check.answer(each) for each in ("step_free", "hearing_loop", "parking")] == ["yes", "no", "not known"]
    assert "Checked" in words(coordinator.get(at("venue-list", cast)))


def test_nobody_looks_tomorrow_and_each_question_is_answered(coordinator, cast, venue):
    tomorrow = timezone.localdate() + timedelta(days=1)
    day = {"on_day": tomorrow.day, "on_month": tomorrow.month, "on_year": tomorrow.year}
    response = coordinator.post(at("venue-check", cast, venue.pk), answers(parking="", **day))
    assert response.context["form"].errors == {
        "on": ["You cannot have looked on a day that is still to come"],
        "parking": ["Select yes, no or not known: Parking close by, with accessible bays"],
    }


def test_a_check_of_more_than_a_year_ago_says_so(coordinator, cast, venue):
    looked(cast, venue, days_ago=366, has=["step_free"])
    assert "Check it again" in words(coordinator.get(at("venue-list", cast)))
    assert "more than a year ago" in words(coordinator.get(at("venue", cast, venue.pk)))
    session = planned(cast.activity(), venue=venue)
    said = words(coordinator.get(page("session", session.activity, session.pk)))
    assert "more than a year ago" in said
    looked(cast, venue, days_ago=365)
    assert "more than a year ago" not in words(coordinator.get(at("venue", cast, venue.pk)))


def test_what_was_found_stays_and_no_feature_is_both(cast, venue):
    check = looked(cast, venue, has=["step_free"])
    with pytest.raises(Exception, match="Cannot update or delete"), transaction.atomic():
        VenueCheck.objects.filter(pk=check.pk).update(note="x")
    with pytest.raises(IntegrityError, match="has_it_or_lacks_it"), transaction.atomic():
        looked(cast, venue, has=["parking"], lacks=["parking"])


def test_a_venue_that_is_put_away_is_not_offered_but_stays_where_it_was_chosen(coordinator, cast, venue):
    activity = cast.activity()
    session = planned(activity, venue=venue, place="")
    coordinator.post(at("venue-put-away", cast, venue.pk))
    offered = coordinator.get(page("session-create", activity)).context["form"].fields["venue"].queryset
    assert venue not in offered
    kept = coordinator.get(page("session-update", activity, session.pk)).context["form"].fields["venue"].queryset
    assert venue in kept
    coordinator.post(at("venue-put-away", cast, venue.pk))
    assert venue in coordinator.get(page("session-create", activity)).context["form"].fields["venue"].queryset


def test_a_venue_of_another_organisation_cannot_be_chosen(coordinator, cast):
    activity = cast.activity()
    theirs = cast.other.venues.create(name="Theirs")
    response = coordinator.post(page("session-create", activity), typed(venue=theirs.pk))
    assert response.context["form"].errors == {"venue": ["Select one of the answers shown"]}
