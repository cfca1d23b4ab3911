"""Where an activity belongs: its programme, the objectives it serves, and the partners it is run with."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from activities import strategies
from activities.models import Activity, Partner, Programme, ServedObjective, Strategy
from activities.tests.reading import MARKUP, page, words

PARTNER = {"name": "Thursday group", "kind": "lived_experience", "part": "They host the meetings."}


@pytest.fixture
def programme(cast):
    ours = {"organisation": cast.organisation, "created_by": cast.administrator}
    return Programme.objects.create(name="Safer wards", about="-", lead=cast.manager, **ours)


@pytest.fixture
def strategy(cast):
    ours = {"organisation": cast.organisation, "created_by": cast.administrator}
    strategy = Strategy.objects.create(title="Equal partners", written_by="All", **ours)
    strategies.add_objectives(strategy=strategy, lines=[("EP1", "Early"), ("EP2", "Paid")])
    return strategy


def ticked(strategy, *objectives):
    return {f"strategy_{strategy.pk}": [each.pk for each in objectives]}


class TestLinking:
    def test_a_coordinator_says_where_it_belongs(self, coordinator, cast, programme, strategy):
        activity, one = cast.activity(), strategy.objectives.first()
        posted = {"programme": programme.pk, **ticked(strategy, one)}

        said = words(coordinator.post(page("belonging-update", activity), posted, follow=True))

        assert "Safer wards" in said and "EP1: Early" in said and "EP2" not in said
        link = ServedObjective.objects.get()
        assert (link.activity, link.objective, link.linked_by) == (activity, one, cast.coordinator)
        said = words(coordinator.get(reverse("activities:activity-detail", args=[activity.pk])))
        assert "Programme Safer wards" in said and "Equal partners: EP1" in said

    def test_what_stays_ticked_keeps_who_said_so(self, coordinator, cast, strategy):
        activity = cast.activity()
        one, two = strategy.objectives.all()
        kept = ServedObjective.objects.create(activity=activity, objective=one, linked_by=cast.administrator)
        coordinator.post(page("belonging-update", activity), ticked(strategy, one, two))
        kept.refresh_from_db()
        assert kept.linked_by == cast.administrator and activity.objectives.count() == 2
        coordinator.post(page("belonging-update", activity), ticked(strategy, two))
        assert [each.code for each in activity.objectives.all()] == ["EP2"]

    def test_what_is_retired_is_not_offered_but_stays_where_it_was(self, coordinator, cast, strategy):
        activity, other = cast.activity(), cast.activity("Other")
        one = strategy.objectives.first()
        ServedObjective.objects.create(activity=activity, objective=one, linked_by=cast.coordinator)
        strategies.retire(objective=one, reason="Reached")
        assert "EP1: Early (no longer part of it)" in words(coordinator.get(page("belonging-update", activity)))
        assert "EP1" not in words(coordinator.get(page("belonging-update", other)))
        refused = coordinator.post(page("belonging-update", other), ticked(strategy, one))
        assert refused.status_code == 200 and not other.objectives.exists()

    def test_what_has_come_to_an_end_is_not_offered(self, coordinator, cast, programme, strategy):
        Programme.objects.update(status="finished")
        activity, inside = cast.activity(), cast.activity("Inside")
        Activity.objects.filter(pk=inside.pk).update(programme=programme)
        assert "Safer wards" not in words(coordinator.get(page("belonging-update", activity)))
        assert "Safer wards" in words(coordinator.get(page("belonging-update", inside)))

    def test_another_organisations_are_neither_offered_nor_taken(self, coordinator, cast):
        theirs = {"organisation": cast.other, "created_by": cast.outsider}
        programme = Programme.objects.create(name="Secret", about="-", lead=cast.outsider, **theirs)
        strategy = Strategy.objects.create(title="Hidden", written_by="-", **theirs)
        strategies.add_objectives(strategy=strategy, lines=[("X1", "Theirs")])
        activity = cast.activity()
        coordinator.post(
            page("belonging-update", activity),
            {"programme": programme.pk, **ticked(strategy, strategy.objectives.get())},
        )
        activity.refresh_from_db()
        assert activity.programme is None and not activity.objectives.exists()
        said = words(coordinator.get(page("belonging", activity)))
        assert "no programme and no strategy yet" in said and "Secret" not in said


class TestPartners:
    def test_one_is_named_changed_and_removed(self, coordinator, cast):
        activity = cast.activity()
        said = words(coordinator.post(page("partner-create", activity), PARTNER, follow=True))
        assert "Thursday group" in said and "Organisation led by service users or carers" in said
        partner = activity.partners.get()
        coordinator.post(page("partner-update", activity, partner.pk), PARTNER | {"contact_role": "The chair"})
        assert "We speak to: The chair" in words(coordinator.get(page("belonging", activity)))
        coordinator.post(page("partner-delete", activity, partner.pk))
        assert not activity.partners.exists()

    @pytest.mark.parametrize(
        ("changes", "field", "sentence"),
        [
            ({"name": ""}, "name", "Enter the name of the organisation"),
            ({"kind": ""}, "kind", "Select what kind of organisation it is"),
            ({"part": "x" * 10_000}, "part", "must be 300 characters or fewer"),
            ({"name": "THURSDAY group"}, "name", "This partner is named already"),
            ({"contact_role": "a\x00b"}, "contact_role", "Null characters are not allowed"),
        ],
    )
    def test_what_cannot_be_is_said_in_a_sentence(self, coordinator, cast, changes, field, sentence):
        activity = cast.activity()
        Partner.objects.create(activity=activity, **PARTNER)
        response = coordinator.post(page("partner-create", activity), PARTNER | {"name": "Another"} | changes)
        errors = response.context["form"].errors
        assert list(errors) == [field] and sentence in errors[field][0]
        assert activity.partners.count() == 1

    def test_the_database_keeps_one_of_a_name(self, cast):
        activity = cast.activity()
        Partner.objects.create(activity=activity, **PARTNER)
        with pytest.raises(IntegrityError), transaction.atomic():
            Partner.objects.create(activity=activity, **PARTNER | {"name": "THURSDAY GROUP"})

    def test_to_be_named_opens_nothing(self, client, cast):
        activity = cast.activity()
        Partner.objects.create(activity=activity, **PARTNER | {"name": cast.other.name})
        client.force_login(cast.outsider)
        assert client.get(reverse("activities:activity-detail", args=[activity.pk])).status_code == 404
        assert client.get(page("belonging", activity)).status_code == 404
        assert activity.title not in words(client.get(reverse("activities:activity-list")))

    def test_the_people_involved_see_who_runs_it(self, client, cast):
        activity = cast.activity(status="open")
        Partner.objects.create(activity=activity, **PARTNER | {"contact_role": "The chair", "name": MARKUP})
        activity.commitments.create(text="We listen")
        person, asked = cast.person(activity), cast.person(activity, has_joined=False)
        for involvement, name in ((person, "my-part"), (asked, "join")):
            cast.open_door(client, involvement)
            response = client.get(reverse(f"participants:{name}", args=[involvement.pk]))
            assert "They do it together with:" in words(response)
            assert "They host the meetings." in words(response) and "The chair" not in words(response)
            assert "<script>alert" not in response.content.decode()
