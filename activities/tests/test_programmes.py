"""Programmes: what larger work activities belong to, one level deep."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from activities import belonging
from activities.forms.days import odd_year
from activities.models import Activity, Programme, Status
from activities.tests.reading import MARKUP, words


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.administrator)
    return client


def programme(cast, name="Safer wards", **fields):
    ours = {"organisation": cast.organisation, "created_by": cast.administrator, "lead": cast.manager}
    return Programme.objects.create(**({"name": name, "about": "Fewer people are restrained.", **ours} | fields))


def typed(cast, **changes):
    return {
        "name": "Safer wards",
        "about": "Fewer people are restrained.",
        "lead": cast.manager.pk,
        "status": "under_way",
        "starts_on_day": "1",
        "starts_on_month": "4",
        "starts_on_year": "2026",
    } | changes


def add(cast):
    return reverse("activities:programme-create", args=[cast.organisation.pk])


def change(one):
    return reverse("activities:programme-update", args=[one.pk])


class TestAdministrators:
    def test_add_one(self, administrator, cast):
        response = administrator.post(add(cast), typed(cast), follow=True)
        one = Programme.objects.get()
        assert (one.organisation, one.created_by, one.lead) == (cast.organisation, cast.administrator, cast.manager)
        said = words(response)
        assert "Safer wards" in said and "from 1 April 2026" in said and "No activity belongs to it yet" in said

    def test_are_asked_for_what_is_missing(self, administrator, cast):
        said = words(administrator.post(add(cast), {}))
        for sentence in (
            "Enter the name of the programme",
            "Enter what the programme is for",
            "Select who leads it",
        ):
            assert sentence in said
        assert not Programme.objects.exists()

    @pytest.mark.parametrize(
        ("changes", "field", "sentence"),
        [
            (
                {"ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2026"},
                "ends_on",
                "The last day must be the same as or after the first day",
            ),
            ({"starts_on_year": "1066"}, "starts_on", odd_year()),
            ({"starts_on_day": "31"}, "starts_on", "First day must be a real date, like 27 3 2026"),
            ({"about": "y" * 10_000}, "about", "What is it for? must be 2000 characters or fewer"),
            ({"status": "splendid"}, "status", None),
        ],
    )
    def test_are_told_in_a_sentence_what_cannot_be(self, administrator, cast, changes, field, sentence):
        response = administrator.post(add(cast), typed(cast, **changes))
        errors = response.context["form"].errors
        assert list(errors) == [field]
        assert len(errors[field]) == 1 and (sentence is None or sentence.split("?")[-1] in errors[field][0])
        assert not Programme.objects.exists()

    def test_cannot_take_a_name_twice_whatever_its_letters(self, administrator, cast):
        programme(cast)
        response = administrator.post(add(cast), typed(cast, name="SAFER wards"))
        assert response.context["form"].errors == {"name": ["There is already a programme with this name"]}

    def test_choose_a_lead_of_the_organisation_only(self, administrator, cast):
        response = administrator.post(add(cast), typed(cast, lead=cast.outsider.pk))
        assert "lead" in response.context["form"].errors

    def test_write_what_they_like_and_it_is_shown_as_text(self, administrator, cast):
        administrator.post(add(cast), typed(cast, name=MARKUP, about=MARKUP))
        one = Programme.objects.get()
        for url in (reverse("activities:programme", args=[one.pk]), reverse("activities:programme-list"), change(one)):
            page = administrator.get(url).content.decode()
            assert "<script>alert" not in page and "&lt;script&gt;" in page and "{{ 7|add:7 }}" in page

    def test_remove_only_what_nothing_belongs_to(self, administrator, cast):
        one, other = programme(cast), programme(cast, "By mistake")
        Activity.objects.filter(pk=cast.activity().pk).update(programme=one)
        remove = reverse("activities:programme-delete", args=[one.pk])
        assert "cannot be removed" in words(administrator.get(remove))
        assert "cannot be removed" in words(administrator.post(remove))
        administrator.post(reverse("activities:programme-delete", args=[other.pk]))
        assert list(Programme.objects.all()) == [one]


class TestOneLevel:
    def test_a_programme_may_stand_inside_a_larger_one(self, administrator, cast):
        larger, inner = programme(cast, "All wards"), programme(cast)
        administrator.post(change(inner), typed(cast, part_of=larger.pk))
        inner.refresh_from_db()
        assert inner.part_of == larger
        assert "Programmes inside this one" in words(
            administrator.get(reverse("activities:programme", args=[larger.pk]))
        )
        assert list(Programme.objects.in_order()) == [larger, inner]

    def test_what_stands_inside_one_is_not_offered_as_larger(self, administrator, cast):
        larger = programme(cast, "All wards")
        inner = programme(cast, part_of=larger)
        response = administrator.post(change(programme(cast, "Third")), typed(cast, name="Third", part_of=inner.pk))
        assert "part_of" in response.context["form"].errors

    def test_what_holds_others_stays_where_it_is(self, administrator, cast):
        larger, other = programme(cast, "All wards"), programme(cast, "Other")
        programme(cast, part_of=larger)
        response = administrator.post(change(larger), typed(cast, name="All wards", part_of=other.pk))
        assert "stand inside this one" in response.context["form"].errors["part_of"][0]

    @pytest.mark.parametrize("wrong", ["itself", "inner", "theirs", "holds others"])
    def test_the_database_refuses_more_than_one_level(self, cast, wrong):
        larger = programme(cast, "All wards")
        inner = programme(cast, part_of=larger)
        theirs = programme(cast, "Theirs", organisation=cast.other)
        third = programme(cast, "Third")
        which, into = {
            "itself": (third, third),
            "inner": (third, inner),
            "theirs": (third, theirs),
            "holds others": (larger, third),
        }[wrong]
        with pytest.raises(IntegrityError), transaction.atomic():
            Programme.objects.filter(pk=which.pk).update(part_of=into)


def test_the_database_keeps_an_activity_out_of_another_organisations_programme(cast):
    activity, theirs = cast.activity(), programme(cast, "Theirs", organisation=cast.other)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(programme=theirs)


def test_the_database_refuses_an_end_before_the_start(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        programme(cast, starts_on=date(2026, 2, 1), ends_on=date(2026, 1, 1))


def test_the_page_tells_how_activities_stand_and_what_is_late(coordinator, cast):
    larger = programme(cast, "All wards")
    inner = programme(cast, part_of=larger)
    yesterday = timezone.localdate() - timedelta(days=1)
    late, other = cast.activity("Late one"), cast.activity("Called off")
    cast.activity("Elsewhere")
    Activity.objects.filter(pk=late.pk).update(programme=inner, ends_on=yesterday)
    Activity.objects.filter(pk=other.pk).update(programme=larger, status=Status.CANCELLED)

    said = words(coordinator.get(reverse("activities:programme", args=[larger.pk])))

    assert "2 activities: 1 draft, 1 cancelled." in said
    assert "Something is overdue in 1 of them" in said
    assert "Overdue ending it, or changing its dates" in said
    assert "Principles : not started" in said
    assert "Elsewhere" not in said


def test_two_who_move_programmes_into_each_other_take_turns(cast):
    one, other = programme(cast, "One"), programme(cast, "Other")
    one.part_of = other
    belonging.save_programme(one)
    other.part_of = one
    with pytest.raises(belonging.ValidationError):
        belonging.save_programme(other)


def test_readers_are_offered_nothing_they_may_not_do(coordinator, cast):
    one = programme(cast)
    for url in (reverse("activities:programme-list"), reverse("activities:programme", args=[one.pk])):
        page = coordinator.get(url).content.decode()
        assert "/change/" not in page and "/add/" not in page and "/remove/" not in page
