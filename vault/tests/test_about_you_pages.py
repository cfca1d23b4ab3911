"""Answering "About you": one question a page, nothing kept before it is sealed, four states, change and delete."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from activities.framework import Capacity
from activities.models import Status
from participants import my_page, recruitment
from participants.models import PresencePlan
from participants.tests.dump import dump_of_everything
from vault.models import AboutYouVisit, Monitoring, PublicKey, SealedMessage
from vault.tests.visitor import AboutYouVisitor


@pytest.fixture
def activity(cast, vault):
    activity = cast.activity(status=Status.OPEN)
    cast.ask_about_you(activity)
    return activity


@pytest.fixture
def person(cast, activity):
    return cast.person(activity)


@pytest.fixture
def visitor(cast, person):
    return AboutYouVisitor(cast, person)


def kept_of(vault, person):
    vault.take_in()
    return vault.read(person.participant).get(person.participant)


def task_of(person):
    return next((task for task in my_page.tasks(person) if task.title == "About you"), None)


def test_answers_reach_the_vault_in_four_states(visitor, vault, person):
    visitor.answer(age="45_54", sex="declined", ethnic_group="asian", ethnic_detail="asian_chinese", ltc="no")
    assert not SealedMessage.objects.exists()
    visitor.press("send")
    assert "It is locked away" in visitor.page
    kept = kept_of(vault, person)
    assert kept.answers == {"age": "45_54", "ethnic_group": "asian", "ethnic_detail": "asian_chinese", "ltc": "no"}
    assert kept.declined == ["sex"]
    assert set(kept.asked) - set(kept.answers) - set(kept.declined) == {
        *("gender_identity", "religion", "orientation", "unpaid_care")
    }
    assert "limits" not in kept.asked


def test_nothing_is_stored_on_the_way(visitor):
    before = dump_of_everything()
    visitor.answer(age="45_54", religion="sikh", orientation="bisexual")
    visitor.press("change", "religion")
    visitor.press("back")
    assert dump_of_everything() == before
    visitor.press()
    visitor.press("send")
    after = dump_of_everything()
    assert after != before
    assert not any(word in after for word in ("45_54", "sikh", "bisexual"))


def test_skipping_everything_sends_a_message_too(visitor, vault, person):
    visitor.begin("no")
    assert "It is locked away" in visitor.page
    assert SealedMessage.objects.count() == 1
    kept = kept_of(vault, person)
    assert (kept.answers, kept.declined) == ({}, [])
    assert "age" in kept.asked


def test_the_first_choice_must_be_made(visitor):
    visitor.go("about-you")
    assert "kept apart from your name" in visitor.page
    assert "not anonymous" in visitor.page
    visitor.begin("")
    assert "Select yes to see the questions, or no to skip them all" in visitor.page
    assert not SealedMessage.objects.exists()


def test_going_back_keeps_what_was_said(visitor):
    visitor.begin()
    visitor.press(age="25_34")
    assert "What is your sex?" in visitor.page
    visitor.press("back", sex="male")
    assert "How old are you?" in visitor.page
    assert 'value="25_34"' in visitor.page
    assert "checked" in visitor.page
    visitor.press(age="25_34")
    assert "gender you identify with" in visitor.page
    visitor.press("back")
    visitor.press("back")
    visitor.press("back")
    assert "Do you want to answer?" in visitor.page


def test_a_changed_group_asks_for_its_own_detail(visitor, vault, person):
    visitor.answer(ethnic_group="asian", ethnic_detail="asian_indian")
    visitor.press("change", "ethnic_group")
    visitor.press(ethnic_group="black")
    assert "Caribbean" in visitor.page
    assert "Indian" not in visitor.page
    visitor.press(ethnic_detail="black_african")
    assert "Check and send" in visitor.page
    visitor.press("send")
    assert kept_of(vault, person).answers == {"ethnic_group": "black", "ethnic_detail": "black_african"}


def test_who_is_under_16_is_not_asked_everything(visitor, vault, person):
    visitor.answer(age="under_16", sex="female")
    visitor.press("send")
    assert not {"gender_identity", "orientation"} & set(kept_of(vault, person).asked)


@pytest.mark.parametrize(
    ("forged", "sentence"),
    [
        ({"sex": "both"}, "Please choose one of the answers shown"),
        ({"religion": "asian"}, "Please choose one of the answers shown"),
        ({"participant": "77"}, "does not belong to these questions"),
        ({"organisation": "2", "answers": "[]"}, "does not belong to these questions"),
    ],
)
def test_a_forged_answer_is_refused_in_words_and_changes_nothing(visitor, forged, sentence):
    visitor.answer(age="45_54", sex="male")
    visitor.press("send", **forged)
    assert sentence in visitor.page
    assert not SealedMessage.objects.exists()
    assert not AboutYouVisit.objects.exists()
    assert 'name="age" value="45_54"' in visitor.page or "Check and send" in visitor.page


def test_sending_twice_is_harmless(visitor, vault, person):
    visitor.answer(age="45_54")
    last_look = visitor.page
    visitor.press("send")
    visitor.page = last_look
    visitor.press("send")
    assert "It is locked away" in visitor.page
    assert SealedMessage.objects.count() == 2
    assert kept_of(vault, person).revision == 1
    assert AboutYouVisit.objects.count() == 1


def test_answering_again_starts_empty_and_replaces_all(visitor, vault, person):
    visitor.answer(age="45_54", sex="male").press("send")
    visitor.go("about-you")
    assert "We cannot show you what you said" in visitor.page
    visitor.begin()
    assert "checked" not in visitor.page
    visitor.answer(religion="hindu").press("send")
    assert kept_of(vault, person).answers == {"religion": "hindu"}


def test_deleting_by_the_own_link(visitor, vault, person):
    visitor.answer(age="45_54").press("send")
    vault.take_in()
    assert "Delete what you told us about you?" in visitor.go("about-you-withdraw").page
    visitor.see(visitor.browser.post(visitor.url("about-you-withdraw"), follow=True))
    assert "Your request to delete is on its way" in visitor.page
    assert kept_of(vault, person) is None


def test_who_drew_the_link_goes_with_the_answers(cast, vault, person):
    AboutYouVisitor(cast, person, by=cast.coordinator).answer(age="45_54").press("send")
    assert kept_of(vault, person).helped_by == str(cast.coordinator.pk)
    AboutYouVisitor(cast, person).answer(age="45_54").press("send")
    assert kept_of(vault, person).helped_by == ""


def test_an_organisation_may_ask_less(visitor, vault, person):
    Monitoring.objects.create(organisation=person.activity.organisation, questions=["sex", "disability"])
    visitor.begin()
    assert "question 1 of 3" in visitor.page
    visitor.press(sex="female")
    visitor.press(ltc="yes")
    visitor.press(limits="little")
    assert "Check and send" in visitor.page
    visitor.press("send")
    assert kept_of(vault, person).answers == {"sex": "female", "ltc": "yes", "limits": "little"}


def test_a_database_that_fails_while_sending_keeps_the_answers_in_the_page(visitor, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    visitor.answer(age="45_54", sex="male")
    with monkeypatch.context() as broken:
        broken.setattr(SealedMessage, "save", fail)
        visitor.press("send")
    assert visitor.status == 503
    assert "Nothing is sent or saved" in visitor.page
    assert not AboutYouVisit.objects.exists()
    visitor.press("send")
    assert SealedMessage.objects.count() == 1


def test_a_database_that_is_away_altogether_keeps_them_too(visitor, monkeypatch):
    def fail(*args, **kwargs):
        raise DatabaseError

    visitor.answer(age="45_54")
    monkeypatch.setattr("participants.links.access", fail)
    visitor.press("send")
    assert visitor.status == 503
    assert 'name="age" value="45_54"' in visitor.page


def test_without_a_key_nothing_is_asked(visitor, person):
    PublicKey.objects.all().delete()
    assert task_of(person) is None
    assert visitor.go("about-you").status == 404
    assert "We are not asking this now" in visitor.page


def test_it_is_offered_at_joining_and_once_a_year(visitor, person):
    assert task_of(person).status == "To do"
    visitor.begin("no")
    assert task_of(person).status == "Done"
    AboutYouVisit.objects.update(sent_on=timezone.localdate() - timedelta(days=364))
    assert task_of(person).status == "Done"
    AboutYouVisit.objects.update(sent_on=timezone.localdate() - timedelta(days=365))
    assert task_of(person).status == "To do"


def test_who_is_not_asked(cast, activity, person):
    assert task_of(cast.person(activity, has_joined=False)) is None
    for capacity in (Capacity.STAFF, Capacity.PARTNER):
        assert task_of(cast.person(activity, capacity)) is None
    assert task_of(cast.person(activity, Capacity.PUBLIC)).status == "To do"
    recruitment.leave(involvement=person, reason="other")
    assert task_of(person) is None


def test_an_activity_that_does_not_ask(cast, activity, person, visitor):
    PresencePlan.objects.update(monitoring=PresencePlan.Monitoring.NOT_PLANNED, no_monitoring_reason="Too few.")
    assert task_of(person) is None
    assert visitor.go("about-you").status == 404
    assert visitor.begin("no").status == 404
    assert visitor.press("send").status == 404
    assert not SealedMessage.objects.exists()


def test_who_has_answered_can_always_delete_it(cast, activity, person, visitor):
    visitor.begin("no")
    PresencePlan.objects.update(monitoring=PresencePlan.Monitoring.NOT_PLANNED, no_monitoring_reason="Too few.")
    assert task_of(person).hint == "Change or delete what you told us."
    assert "delete what you told us" in visitor.go("about-you").page


def test_looking_changes_nothing(visitor):
    before = dump_of_everything()
    for name in ("about-you", "about-you-questions", "about-you-sent", "about-you-withdraw"):
        assert visitor.go(name).status == 200
    assert dump_of_everything() == before
