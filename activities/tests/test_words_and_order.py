"""Activities are found by words wherever they stand in a plan, and come in an order."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from activities.models import IntendedOutcome, Purpose, Status
from activities.models.words import words_in
from activities.tests.looking import found, look, named
from activities.tests.reading import words


class TestWords:
    @pytest.fixture
    def garden(self, cast):
        garden = named(cast, "A garden for Ward 7", about="Raised beds, carers/staff and a café – £20 “for all”. ŁÓDŹ.")
        Purpose.objects.filter(activity=garden).update(statement="To decide what grows there.")
        garden.topics.create(text="Opening hours", openness="open")
        garden.outcomes.create(text="People sleep better", kind="lives")
        named(cast, "Letters")
        return garden

    @pytest.mark.parametrize(
        "q",
        [
            "garden",
            "GARDEN",
            "gard",
            "beds",
            "staff",
            "cafe",
            "CAFÉ",
            "20",
            "all",
            "grows",
            "hours",
            "sleep",
            "cora",
            "łódź",
        ],
    )
    def test_a_word_is_found_wherever_it_stands(self, coordinator, garden, q):
        assert "A garden for Ward 7" in found(coordinator, q=q)

    def test_every_word_must_be_found_but_not_in_the_same_place(self, coordinator, garden):
        assert found(coordinator, q="sleep garden, café") == ["A garden for Ward 7"]
        assert found(coordinator, q="sleep garden elsewhere") == []

    def test_what_is_no_longer_wanted_is_not_found(self, coordinator, garden):
        IntendedOutcome.objects.update(is_dropped=True)
        assert found(coordinator, q="sleep") == []

    def test_a_name_is_found_by_any_part_of_it(self, coordinator, cast, garden):
        garden.lead = cast.member("Zoë Ångström", Role.COORDINATOR)
        garden.save()
        assert found(coordinator, q="angs") == found(coordinator, q="zoe") == ["A garden for Ward 7"]

    @pytest.mark.parametrize("q", ["%", "'", "'; --", "a & b | !c", "\\", ":*", "<->", "🙂", "()", "_", "x" * 100])
    def test_signs_are_only_signs(self, coordinator, garden, q):
        assert look(coordinator, q=q).context["form"].errors == {}

    def test_more_words_than_anybody_needs_are_refused_with_a_sentence(self, coordinator, garden):
        response = look(coordinator, q="one two three four five six seven eight nine")
        assert response.context["form"].errors == {"q": ["Search for 8 words or fewer"]}

    def test_words_are_cut_at_every_sign(self):
        assert words_in("Carers/Staff, “Café” £20 co-design carers") == [
            "carers",
            "staff",
            "cafe",
            "20",
            "co",
            "design",
        ]

    def test_a_very_long_word_does_no_harm(self, coordinator, cast):
        named(cast, "Long", about="x" * 5000)
        assert found(coordinator, q="long") == ["Long"]


class TestOrder:
    def test_open_comes_first_then_what_is_agreed_and_the_newest_start_of_those(self, coordinator, cast):
        for title, status, start in (
            ("Over", Status.EVALUATED, 5),
            ("Called off", Status.CANCELLED, 9),
            ("Closed", Status.CLOSED, 8),
            ("Old", Status.DRAFT, 1),
            ("New", Status.OPEN, 3),
            ("No day", Status.AGREED, None),
        ):
            named(cast, title, status=status, starts_on=start and date(2026, start, 1))
        assert found(coordinator) == ["New", "No day", "Old", "Closed", "Over", "Called off"]
        assert found(coordinator, order="title") == ["Called off", "Closed", "New", "No day", "Old", "Over"]
        assert found(coordinator, order="newest")[0] == "No day"

    def test_the_next_date_is_the_soonest_still_to_come(self, coordinator, cast):
        today = timezone.localdate()
        later, sooner, past = today + timedelta(days=20), today + timedelta(days=3), today - timedelta(days=3)
        named(cast, "Ends later", starts_on=past, ends_on=later)
        decided = named(cast, "Decided soon", starts_on=past)
        Purpose.objects.filter(activity=decided).update(decided_on=sooner, told_back_by=later)
        named(cast, "All past", ends_on=past)
        named(cast, "Called off", ends_on=sooner, status=Status.CANCELLED)
        response = look(coordinator, order="next-date")
        rows = response.context["rows"]
        assert [row["title"] for row in rows] == ["Decided soon", "Ends later", "All past", "Called off"]
        assert f"Next date: {sooner.day} " in words(response)
        assert [bool(row["next_date"]) for row in rows] == [True, True, False, False]
