"""Topics open within limits or fixed with a reason; outcomes with the aims they serve; theories of change."""

import pytest
from django.db import IntegrityError, transaction

from activities import locking
from activities.forms.days import odd_year
from activities.models import IntendedOutcome, TopicOfInfluence
from activities.tests.reading import MARKUP, OUTCOME, WRITTEN, everything, page, words


class TestTopics:
    def test_a_limit_is_asked_for_and_shown(self, coordinator, cast):
        activity = cast.activity()
        response = coordinator.post(page("topic-create", activity), {"text": "Money", "openness": "limited"})
        assert "Enter the limit, so that people know how far they can go" in words(response)
        coordinator.post(page("topic-create", activity), {"text": "Money", "openness": "limited", "limit": "£900"})
        topic = activity.topics.get()
        assert (topic.openness, topic.limit) == ("limited", "£900")
        assert "Open within limits: £900" in words(coordinator.get(page("purpose", activity)))

    @pytest.mark.parametrize(("openness", "field"), [("decided", "why_decided"), ("outside", "why_outside")])
    def test_why_it_is_fixed_may_be_said(self, coordinator, cast, openness, field):
        activity = cast.activity()
        given = {"text": "The law", "openness": openness, field: "Parliament " + MARKUP}
        coordinator.post(page("topic-create", activity), given)
        topic = activity.topics.get()
        assert topic.why_fixed == "Parliament " + MARKUP
        form = coordinator.get(page("topic-update", activity, topic.pk)).context["form"]
        assert form[field].value() == topic.why_fixed

    def test_what_stands_under_another_answer_is_dropped(self, coordinator, cast):
        activity = cast.activity()
        topic = activity.topics.create(text="Money", openness="limited", limit="£900")
        given = {"text": "Money", "openness": "open", "limit": "£900", "why_decided": "x", "why_outside": "y"}
        coordinator.post(page("topic-update", activity, topic.pk), given)
        topic.refresh_from_db()
        assert (topic.openness, topic.limit, topic.why_fixed) == ("open", "", "")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"openness": "limited", "limit": ""},
            {"openness": "limited", "limit": "  "},
            {"openness": "open", "limit": "£900"},
            {"openness": "open", "why_fixed": "Because"},
            {"openness": "limited", "limit": "£900", "why_fixed": "Because"},
        ],
    )
    def test_the_database_refuses_halves(self, cast, wrong):
        activity = cast.activity()
        with pytest.raises(IntegrityError), transaction.atomic():
            TopicOfInfluence.objects.create(activity=activity, text="Money", **wrong)


class TestOutcomes:
    def test_it_serves_several_aims(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("outcome-create", activity), OUTCOME | {"aims": ["resources", "health"]})
        outcome = activity.outcomes.get()
        assert outcome.aims_in_words == ["Health and wellbeing", "Sustainable use of resources"]
        assert "Health and wellbeing; Sustainable use of resources" in words(coordinator.get(page("purpose", activity)))

    def test_an_aim_that_is_none_is_refused(self, coordinator, cast):
        activity = cast.activity()
        response = coordinator.post(page("outcome-create", activity), OUTCOME | {"aims": ["profit"]})
        assert response.context["form"].errors["aims"]
        with pytest.raises(IntegrityError), transaction.atomic():
            IntendedOutcome.objects.create(activity=activity, text="x", kind="service", aims=["profit"])

    def test_a_slip_in_the_year_is_told(self, coordinator, cast):
        activity = cast.activity()
        absurd = OUTCOME | {"due_on_day": "1", "due_on_month": "1", "due_on_year": "9999"}
        response = coordinator.post(page("outcome-create", activity), absurd)
        assert odd_year() in words(response)
        assert not activity.outcomes.exists()


class TestTheories:
    def test_each_side_has_its_own_in_the_words_of_the_organisation(self, coordinator, cast):
        cast.organisation.service_users_word = "patients"
        cast.organisation.save()
        activity = cast.activity()
        shown = words(coordinator.get(page("purpose-update", activity)))
        for side in ("patients", "carers", "staff"):
            assert f"How do {side} think that this will lead to change?" in shown
        posted = WRITTEN | {
            "theory_service_users": "We hold on.",
            "theory_staff": "We have time.",
            "forum": "The board",
        }
        coordinator.post(page("purpose-update", activity), posted)
        read = words(coordinator.get(page("purpose", activity)))
        assert "How patients think this will lead to change We hold on." in read
        assert [side["label"] for side in everything(activity)["theory"]] == ["patients", "staff"]
        assert everything(activity)["forum"] == "The board"


def test_dropping_an_amendment_puts_everything_of_it_back(coordinator, cast):
    activity = cast.activity()
    cast.fill_in(activity)
    activity.topics.create(text="Money", openness="limited", limit="£900")
    activity.topics.create(text="The law", openness="outside", why_fixed="Parliament")
    activity.outcomes.update(aims=["quality"])
    activity.purpose.theory_carers, activity.purpose.forum = "We sleep.", "The board"
    activity.purpose.save()
    locking.lock_purpose(activity=activity, by=cast.coordinator)
    before = everything(activity)
    locking.start_amendment(activity=activity, reason="A cut")
    activity.topics.update(openness="open", limit="", why_fixed="")
    activity.outcomes.update(aims=[])
    type(activity.purpose).objects.filter(activity=activity).update(theory_carers="", theory_staff="New", forum="")
    assert everything(activity) != before

    locking.drop_amendment(activity=activity)

    assert everything(activity) == before
