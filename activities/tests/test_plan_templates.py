"""What plans may begin from: the templates that are shipped, and those an organisation makes of its own plans."""

import hashlib
import json

import pytest
from django.contrib.staticfiles import finders
from django.db import IntegrityError, InternalError, transaction
from django.urls import reverse

from activities import plan_templates, starting
from activities.forms.rows import OutcomeRow
from activities.forms.starting import AboutForm, PromisesForm, WhyForm
from activities.framework import Level, OutcomeKind, ProcessArea, Technique
from activities.models import (
    Activity,
    Arrangement,
    HiddenTemplate,
    IntendedOutcome,
    PlanTemplate,
    Purpose,
    Status,
    TopicOfInfluence,
    ValueCard,
)
from activities.plan_templates import making
from activities.tests.reading import page, queries_of, words

FITS = {
    "technique_reason": Activity,
    "statement": Purpose,
    "reason_to_join": Purpose,
    "decided_by": Purpose,
    "payment_statement": Purpose,
}


@pytest.fixture
def done(cast):
    activity = cast.activity("Evening with carers", status=Status.CLOSED)
    Arrangement.objects.create(activity=activity, area="practical", text="A quiet table", owner="Nora Named")
    return activity


def list_url(cast):
    return reverse("activities:template-list", args=[cast.organisation.pk])


def offered_codes(cast):
    return [template.code for template in plan_templates.offered(cast.organisation)]


@pytest.mark.django_db
@pytest.mark.parametrize("template", plan_templates.shipped(), ids=lambda template: template.code)
class TestShipped:
    def test_it_fits_into_a_plan(self, template):
        content = template.content
        assert content["technique"] in Technique.values and content["level"] in Level.values
        for field, model in FITS.items():
            assert 0 < len(content[field]) <= model._meta.get_field(field).max_length, field
        for topic in content["topics"]:
            TopicOfInfluence(**topic).full_clean(exclude=["activity"])
        for outcome in content["outcomes"]:
            assert outcome["kind"] in OutcomeKind.values and outcome["how_we_will_know"]
            assert len(outcome["text"]) <= IntendedOutcome._meta.get_field("text").max_length
        for item in content["arrangements"]:
            assert item["area"] in ProcessArea.values
            assert len(item["text"]) <= Arrangement._meta.get_field("text").max_length
        assert all(len(text) <= ValueCard._meta.get_field("text").max_length for text in content["value_cards"])

    def test_it_makes_a_usable_plan_and_says_what_is_open_and_what_is_not(self, template):
        content = template.content
        assert any(topic["openness"] == "open" for topic in content["topics"])
        assert len(content["outcomes"]) >= 2 and content["sessions"] and content["roles"]
        assert content["lasts_weeks"] >= 0 and content["begins_in_weeks"] >= 4

    def test_its_words_read_as_the_coordinators_own(self, template):
        """Nothing to fill in is left between the lines, and nothing says that it was agreed."""
        said = str({**template.content, "title": template.title, "what_for": template.what_for})
        for sign in ("[name", "…", "XX", "TBC", "insert", "have agreed"):
            assert sign not in said, sign
        assert finders.find(template.picture_path)


# The first letters of a digest of the words of each version.
WORDS_OF = {
    ("co_design", 1): "592346e0f219",
    ("consultation", 1): "542c3d44d997",
    ("experience_based_co_design", 1): "8a8a777e118d",
    ("interview_panel", 1): "42bb5a14f948",
    ("one_off_event", 1): "5278925de1e9",
    ("panel", 1): "9bc6b8c1575b",
    ("peer_research", 1): "c088af8e1054",
    ("shared_learning_course", 1): "5d9fe8481e28",
    ("steering_group", 1): "fbe7199fc408",
    ("strategy", 1): "4614f0c0a26b",
}


def test_other_words_are_another_version():
    """A plan says which version it began from, so the words of a version stay as they are."""
    digests = {
        (template.code, template.version): hashlib.sha256(
            json.dumps([template.title, template.what_for, template.content], sort_keys=True).encode()
        ).hexdigest()[:12]
        for template in plan_templates.shipped()
    }
    assert digests == WORDS_OF


def test_what_was_asked_for_is_shipped():
    assert {template.code for template in plan_templates.shipped()} == {
        *("steering_group", "co_design", "experience_based_co_design", "consultation", "one_off_event", "panel"),
        *("peer_research", "interview_panel", "shared_learning_course", "strategy"),
    }


def test_a_consultation_brings_the_four_questions_of_a_fair_one():
    template = plan_templates.find("consultation", among=plan_templates.shipped())
    begins = [item["text"].split(":")[0] for item in template.content["arrangements"]]
    assert begins == ["Early enough", "Enough to go on", "Enough time", "Taken to heart"]


class TestOfOnesOwn:
    def test_a_plan_is_offered_to_colleagues_and_begun_from(self, coordinator, cast, done):
        url = page("template-offer", done)
        shown = words(coordinator.get(url))
        assert "To decide together how the crisis line answers." in shown and "A quiet table" in shown
        coordinator.post(url, {"title": "Evening", "what_for": "Talking with carers"})

        template = plan_templates.offered(cast.organisation)[0]
        assert (template.title, template.version, template.is_own) == ("Evening", 1, True)
        fresh = cast.activity("Fresh")
        assert "Made by colleagues." in words(coordinator.get(page("plan-kind", fresh)))
        assert "A quiet table" in words(coordinator.get(page("plan-kind-detail", fresh, template.code)))
        coordinator.post(page("plan-kind", fresh), {"kind": template.code})
        form = coordinator.get(page("plan-why", fresh)).context["form"]
        assert form["statement"].value() == "To decide together how the crisis line answers."
        starting.note_saved(activity=fresh, page=starting.ABOUT)
        assert fresh.arrangements.last().text == "A quiet table"
        assert (fresh.arrangements.last().owner, fresh.arrangements.count()) == ("", 41)

    def test_its_topics_and_outcomes_are_whole(self, coordinator, cast, done):
        """What is kept of a topic makes a topic again: one that is limited has its limit."""
        given = [("limited", "Within the budget", ""), ("decided", "", "The board has voted"), ("open", "", "")]
        done.topics.all().delete()
        for openness, limit, why in given:
            TopicOfInfluence.objects.create(activity=done, text=openness, openness=openness, limit=limit, why_fixed=why)
        IntendedOutcome.objects.filter(activity=done).update(aims=["health"])
        Purpose.objects.filter(activity=done).update(forum="The Monday meeting")
        making.offer(activity=done, title="Evening", what_for="Talking", by=cast.coordinator)

        content = plan_templates.own(cast.organisation)[0].content
        fresh = cast.activity("Fresh")
        for topic in content["topics"]:
            TopicOfInfluence.objects.create(activity=fresh, **topic)
        assert list(fresh.topics.values_list("openness", "limit", "why_fixed")) == given
        assert content["forum"] == "The Monday meeting"
        said = words(coordinator.get(page("template-offer", done)))
        for sentence in ("The limit: Within the budget", "Why: The board has voted", "The Monday meeting"):
            assert sentence in said

    def test_it_keeps_nothing_that_no_page_of_a_new_plan_asks_for(self, coordinator, cast, done):
        """A template offers what it shows: every word of a plan's own template stands in a box of the guided pages."""
        IntendedOutcome.objects.filter(activity=done).update(aims=["health"])
        Purpose.objects.filter(activity=done).update(forum="The Monday meeting")
        making.offer(activity=done, title="Evening", what_for="Talking", by=cast.coordinator)
        template = plan_templates.own(cast.organisation)[0]
        assert set(template.content["outcomes"][0]) <= {*OutcomeRow.base_fields, "months_after"}
        asked = {*AboutForm.base_fields, *WhyForm.base_fields, *PromisesForm.base_fields}
        assert {*making.OF_ACTIVITY, *making.OF_PURPOSE} <= asked
        fresh = cast.activity("Fresh")
        starting.choose_kind(activity=fresh, template=template)
        assert 'value="The Monday meeting"' in coordinator.get(page("plan-why", fresh)).content.decode()

    def test_what_a_copy_leaves_behind_a_template_leaves_behind(self, cast, done):
        Arrangement.objects.create(activity=done, area="practical", text="Gone from the list", is_retired=True)
        hidden = done.value_cards.first()
        ValueCard.objects.filter(pk=hidden.pk).update(is_hidden=True)
        content = making.content_of(done)
        assert [each["text"] for each in content["arrangements"]] == ["A quiet table"]
        assert hidden.text not in content["value_cards"] and len(content["value_cards"]) > 1

    def test_it_holds_nothing_of_people_and_days(self, cast, done):
        Activity.objects.update(affects="Una", heard_already="Una said", shaped_with="Una")
        content = str(making.content_of(Activity.objects.get(pk=done.pk)))
        assert "Una" not in content and "Nora" not in content and "2026" not in content

    def test_offered_again_it_is_the_next_version_and_plans_keep_theirs(self, coordinator, cast, done):
        first = making.offer(activity=done, title="Evening", what_for="Talking", by=cast.coordinator)
        fresh = cast.activity("Fresh")
        starting.choose_kind(activity=fresh, template=plan_templates.own(cast.organisation)[0])
        Purpose.objects.filter(activity=done).update(statement="Something else")
        assert "Offering it again makes version 2" in words(coordinator.get(page("template-offer", done)))
        coordinator.post(page("template-offer", done), {"title": "Evening", "what_for": "Talking"})

        (template,) = plan_templates.own(cast.organisation)
        assert (template.code, template.version) == (str(first.code), 2)
        assert template.content["statement"] == "Something else"
        fresh.plan_start.refresh_from_db()
        assert fresh.plan_start.template_version == 1
        assert fresh.plan_start.suggestions["statement"] == "To decide together how the crisis line answers."

    def test_a_version_never_changes(self, cast, done):
        making.offer(activity=done, title="Evening", what_for="Talking", by=cast.coordinator)
        with pytest.raises(InternalError), transaction.atomic():
            PlanTemplate.objects.update(content={})
        with pytest.raises(IntegrityError, match="one_plan_template_a_version"), transaction.atomic():
            old = PlanTemplate.objects.get()
            old.pk = None
            old.save()

    def test_it_stays_when_the_activity_goes(self, cast, done):
        making.offer(activity=done, title="Evening", what_for="Talking", by=cast.coordinator)
        template = PlanTemplate.objects.get()
        cast.activity("Another")
        PlanTemplate.objects.filter(pk=template.pk).update(made_from=None)
        assert plan_templates.own(cast.organisation)[0].title == "Evening"

    def test_another_organisation_does_not_see_it(self, client, cast, done):
        making.offer(activity=done, title="Evening", what_for="Talking", by=cast.coordinator)
        assert plan_templates.own(cast.other) == ()
        client.force_login(cast.outsider)
        theirs = cast.activity("Theirs", by=cast.outsider)
        assert "Evening" not in words(client.get(page("plan-kind", theirs)))
        code = str(PlanTemplate.objects.get().code)
        client.post(page("plan-kind", theirs), {"kind": code})
        assert theirs.plan_start.template_code == ""

    def test_what_is_missing_is_asked_for(self, coordinator, done):
        said = words(coordinator.post(page("template-offer", done), {"title": "", "what_for": ""}))
        assert "Enter what the template is called" in said and "Enter what it is for" in said

    def test_a_plan_in_which_little_is_written_can_be_read_as_a_template(self, coordinator, cast):
        bare = cast.activity("Bare")
        Activity.objects.filter(pk=bare.pk).update(technique="", level="", starts_on=None)
        coordinator.post(page("template-offer", bare), {"title": "Bare", "what_for": "Little"})
        code = str(PlanTemplate.objects.get().code)
        address = reverse("activities:template-detail", args=[cast.organisation.pk, code])
        assert "Bare" in words(coordinator.get(address))


class TestList:
    def test_an_administrator_takes_one_off_the_list_and_back(self, client, cast):
        client.force_login(cast.administrator)
        hide = reverse("activities:template-hide", args=[cast.organisation.pk, "panel"])
        for _ in range(2):
            said = words(client.post(hide, follow=True))
        assert "is no longer offered" in said and "Not offered." in said
        assert "panel" not in offered_codes(cast)
        assert "panel" in [template.code for template in plan_templates.offered(cast.other)]
        client.post(reverse("activities:template-show", args=[cast.organisation.pk, "panel"]))
        assert "panel" in offered_codes(cast)

    def test_what_is_off_the_list_cannot_be_begun_from_and_plans_keep_it(self, coordinator, cast):
        begun, fresh = cast.activity("Begun"), cast.activity("Fresh")
        coordinator.post(page("plan-kind", begun), {"kind": "panel"})
        making.hide(organisation=cast.organisation, code="panel", by=cast.administrator)
        response = coordinator.post(page("plan-kind", fresh), {"kind": "panel"}, follow=True)
        assert coordinator.get(page("plan-kind-detail", fresh, "panel")).status_code == 404
        assert "It may have been taken off the list meanwhile" in words(response)
        assert starting.start_of(begun).template_code == "panel"
        assert "only suggested, from “Panel of readers or advisers”" in words(coordinator.get(page("plan-why", begun)))

    def test_it_is_hidden_once(self, cast):
        making.hide(organisation=cast.organisation, code="panel", by=cast.administrator)
        with pytest.raises(IntegrityError, match="one_hiding_a_template"), transaction.atomic():
            HiddenTemplate.objects.create(organisation=cast.organisation, code="panel", hidden_by=cast.administrator)

    def test_those_who_only_read_find_no_button(self, client, cast):
        client.force_login(cast.manager)
        said = words(client.get(list_url(cast)))
        assert "Steering group" in said and "Take it off the list" not in said

    def test_what_is_no_template_is_not_there(self, client, cast):
        client.force_login(cast.administrator)
        for name in ("template-hide", "template-show"):
            assert (
                client.post(reverse(f"activities:{name}", args=[cast.organisation.pk, "nonsense"])).status_code == 404
            )
        assert client.get(reverse("activities:template-detail", args=[cast.organisation.pk, "no"])).status_code == 404

    def test_many_cost_no_more_than_one(self, coordinator, cast, done):
        making.offer(activity=done, title="One", what_for="It", by=cast.coordinator)
        fresh = cast.activity("Fresh")
        urls = [list_url(cast), page("plan-kind", fresh)]
        few = [queries_of(coordinator, url) for url in urls]
        for number in range(10):
            activity = cast.activity(f"Number {number}")
            making.offer(activity=activity, title=f"Number {number}", what_for="It", by=cast.coordinator)
        assert [queries_of(coordinator, url) for url in urls] == few
