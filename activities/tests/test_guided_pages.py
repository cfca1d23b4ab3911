"""The guided plan: page after page, each saved as one goes, in any order, and only while it may be changed."""

import pytest
from django.urls import reverse

from activities import locking, starting
from activities.models import IntendedOutcome, PlanStart, Purpose, TopicOfInfluence
from activities.tests.guided import PEOPLE, about, rows
from activities.tests.reading import everything, page, words
from activities.tests.test_drafts import kept


def test_each_page_leads_to_the_next_and_the_last_to_what_is_left(coordinator, cast, begun):
    sent = {
        "people": PEOPLE,
        "kind": {"kind": "panel"},
        "about": about(cast),
        "why": {"statement": "To decide together."},
        "topics": rows({"text": "Hours", "openness": "open"}),
        "outcomes": rows({"text": "Kinder", "kind": "service"}),
        "promises": {"payment_statement": "£20 an hour"},
    }
    assert list(sent) == [each.code for each in starting.PAGES]
    after = [*[each.url_name for each in starting.PAGES[1:]], "activities:plan-left"]
    for (code, data), following in zip(sent.items(), after, strict=True):
        number = starting.PAGES.index(next(each for each in starting.PAGES if each.code == code)) + 1
        assert f"Page {number} of 7" in words(coordinator.get(page(f"plan-{code}", begun)))
        response = coordinator.post(page(f"plan-{code}", begun), data)
        assert response.url == reverse(following, args=[begun.pk]), code
    assert starting.next_page(begun) is None
    assert coordinator.get(page("plan-go-on", begun)).url == page("plan-left", begun)


def test_one_may_leave_at_any_page_and_go_on_there(coordinator, cast, begun):
    coordinator.post(page("plan-kind", begun), {"kind": "none"})
    assert coordinator.get(page("plan-go-on", begun)).url == page("plan-about", begun)
    unfinished = about(cast, about="", technique="", technique_reason="", level="")
    assert "about" in coordinator.post(page("plan-about", begun), unfinished).context["form"].errors
    response = coordinator.post(page("plan-about", begun), unfinished | {"leave": "1"}, follow=True)
    assert "You can go on with it at any time" in words(response)
    assert "Go on with the plan" in words(response)
    assert coordinator.get(page("plan-go-on", begun)).url == page("plan-why", begun)
    # What was left open is asked for before anything is agreed.
    left = words(coordinator.get(page("plan-left", begun)))
    assert "Say what the activity is about, how people are involved and why that fits" in left


def test_pages_may_be_saved_in_any_order(coordinator, begun):
    coordinator.post(page("plan-promises", begun), {"payment_statement": "£20"})
    assert coordinator.get(page("plan-go-on", begun)).url == page("plan-kind", begun)
    begun.refresh_from_db()
    assert begun.purpose.payment_statement == "£20"


def test_a_plan_from_before_there_were_guided_pages_is_gone_on_with(coordinator, begun):
    PlanStart.objects.all().delete()
    assert coordinator.get(page("plan-go-on", begun)).url == page("plan-people", begun)
    coordinator.post(page("plan-people", begun), PEOPLE)
    assert PlanStart.objects.get().saved_pages == ["people"]


def test_what_is_left_says_what_comes_before_what(coordinator, cast, begun):
    said = words(coordinator.get(page("plan-left", begun)))
    assert "Decide about equality monitoring" in said[said.index("Before the activity can be opened") :]
    assert "Say why people are involved" in said[: said.index("Before the activity can be opened")]
    done = cast.activity("Ready")
    cast.fill_in(done)
    assert "Nothing. Talk it through" in words(coordinator.get(page("plan-left", done)))


def test_asking_for_a_page_changes_nothing(coordinator, begun):
    before = PlanStart.objects.values().get()
    for each in starting.PAGES:
        assert coordinator.get(page(f"plan-{each.code}", begun)).status_code == 200
    assert PlanStart.objects.values().get() == before
    assert not TopicOfInfluence.objects.exists() and not IntendedOutcome.objects.exists()


def test_a_locked_purpose_is_not_changed_and_what_was_typed_is_shown(coordinator, agreed):
    sent = {
        "why": {"statement": "Typed in vain"},
        "promises": {"payment_statement": "Typed in vain"},
        "topics": rows({"text": "Typed in vain", "openness": "open"}),
        "outcomes": rows({"text": "Typed in vain", "kind": "service"}),
    }
    before = str(Purpose.objects.filter(activity=agreed).values().get())
    for code, data in sent.items():
        shown = coordinator.post(page(f"plan-{code}", agreed), data).content.decode()
        assert locking.LOCKED in shown and "Typed in vain" in shown and "It is not saved" in shown
        assert "Save and go on" not in words(coordinator.get(page(f"plan-{code}", agreed)))
    assert str(Purpose.objects.filter(activity=agreed).values().get()) == before
    assert not agreed.topics.filter(text="Typed in vain").exists()
    assert not agreed.outcomes.filter(text="Typed in vain").exists()


@pytest.mark.parametrize("code", ["why", "promises"])
def test_what_was_typed_before_the_purpose_was_locked_is_shown(coordinator, cast, draft, code):
    address, field = page(f"plan-{code}", draft), {"why": "statement", "promises": "payment_statement"}[code]
    kept(coordinator, address, **{field: "Typed in vain"})
    locking.lock_purpose(activity=draft, by=cast.coordinator)
    shown = coordinator.get(address).content.decode()
    assert locking.LOCKED in shown and "Typed in vain" in shown and "It is not saved" in shown


def test_an_agreed_technique_is_not_changed_and_what_was_typed_is_shown(coordinator, cast, agreed):
    for change in ({"technique": "informing"}, {"technique_reason": "Typed in vain"}):
        as_agreed = {name: getattr(agreed, name) for name in ("title", "technique", "technique_reason")}
        sent = about(cast, **as_agreed | change, about="Typed besides")
        response = coordinator.post(page("plan-about", agreed), sent)
        assert locking.TECHNIQUE_AGREED in words(response)
        assert "Typed besides" in response.content.decode()
        assert response.context["form"]["technique_reason"].value() == sent["technique_reason"]
        assert everything(agreed) == agreed.purpose_versions.get().content
    assert coordinator.post(page("plan-about", agreed), sent | as_agreed).status_code == 302
    agreed.refresh_from_db()
    assert agreed.about == "Typed besides"


def test_what_is_said_about_people_may_be_changed_after_agreeing(coordinator, agreed):
    response = coordinator.post(page("plan-people", agreed), PEOPLE, follow=True)
    assert "The changes are saved." in words(response)
    assert "Go on with the plan" not in words(response)
    agreed.refresh_from_db()
    assert agreed.affects == "People who ring at night"


@pytest.mark.parametrize(("code", "field"), [("why", "decided_on"), ("promises", "told_back_by")])
def test_a_year_that_cannot_be_meant_is_asked_about(coordinator, begun, code, field):
    day = {f"{field}_day": "1", f"{field}_month": "2", f"{field}_year": "3026"}
    response = coordinator.post(page(f"plan-{code}", begun), day)
    assert response.context["form"].errors[field][0].startswith("The year must be between 2000 and")
