"""What a person wished about being asked is told on no other device that holds their link: not looking, not posting."""

import re

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import reverse

from evaluation import reminders
from evaluation.models import Invitation, InvitationMessage
from evaluation.tests.plans import in_days
from participants import recruitment
from participants.models import Step

WISHES = ["in_a_few_days", "next_week", "not_this_time", "stop_here", "stop_everywhere", "as_usual"]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def second(respondent):
    """A device that opened the link later."""
    return respondent.new_browser()


@pytest.fixture(params=[False, True], ids=["untouched", "begun"])
def begun(request, respondent):
    """Nothing is said yet, or answers are saved on the first device."""
    if request.param:
        number, code = respondent.page_with_text()
        respondent.start()
        respondent.answer(number, **{f"text_{code}": "The phone line"})


def wish(respondent, choice):
    respondent.browser.post(respondent.url("decline"), {"choice": choice})


def look(respondent, browser):
    page = browser.get(respondent.url("decline"))
    assert page.status_code == 200
    return TOKEN.sub("", page.content.decode())


def answers(respondent, browser):
    """What each choice would be answered with; nothing of it stays."""
    found = {}
    for choice in [*WISHES, "shout"]:
        with transaction.atomic():
            answer = browser.post(respondent.url("decline"), {"choice": choice})
            said = [str(message) for message in get_messages(answer.wsgi_request)]
            found[choice] = answer.status_code, answer.get("Location"), said, TOKEN.sub("", answer.content.decode())
            transaction.set_rollback(True)
        browser.cookies.pop("messages", None)
    return found


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("choice", WISHES)
def test_the_page_is_the_same_before_and_after_a_wish(respondent, second, choice):
    before = look(respondent, second)
    assert "Remind me in a few days" in before and "will not remind you" not in before

    wish(respondent, choice)
    assert look(respondent, second) == before
    wish(respondent, "as_usual")
    assert look(respondent, second) == before


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("choice", WISHES)
def test_every_choice_is_answered_as_before_the_wish(respondent, second, choice):
    before = answers(respondent, second)
    assert before["next_week"][0] == 302 and before["shout"][0] == 200

    wish(respondent, choice)
    assert answers(respondent, second) == before


def test_nor_do_reminders_that_came_or_a_break_tell(respondent, second):
    """One comes only to those who wish for it, so that even their number would tell."""
    before = look(respondent, second)
    for number in (1, 2):
        InvitationMessage.objects.create(
            key=f"remind:{number}:{respondent.invitation.pk}", invitation=respondent.invitation, kind="reminded"
        )
    assert look(respondent, second) == before
    recruitment.note(involvement=respondent.involvement, step=Step.PAUSED)
    assert look(respondent, second) == before


@pytest.mark.parametrize("choice", ["stop_here", "stop_everywhere"])
def test_a_reminder_asked_for_there_does_not_come_to_whoever_wants_none(respondent, second, choice):
    wish(respondent, choice)

    answer = second.post(respondent.url("decline"), {"choice": "in_a_few_days"})

    (said,) = get_messages(answer.wsgi_request)
    assert "We will remind you on" not in str(said) and "never those who told us not to ask again" in str(said)
    assert Invitation.objects.get(pk=respondent.invitation.pk).not_before == in_days(3)
    for days in (3, 4):
        assert reminders.queue_due(today=in_days(days)) == []


def test_a_reminder_asked_for_there_comes_to_whoever_wants_one(respondent, second):
    second.post(respondent.url("decline"), {"choice": "in_a_few_days"})
    assert [message.invitation for message in reminders.queue_asked_for(today=in_days(3))] == [respondent.invitation]


def test_the_persons_own_device_reads_them(respondent):
    before = look(respondent, respondent.browser)
    wish(respondent, "in_a_few_days")
    later = look(respondent, respondent.browser)
    wish(respondent, "stop_here")
    assert "You asked us to remind you on" in later and later != before
    stopped = look(respondent, respondent.browser)
    assert "You said that we should not ask you again" in stopped
    assert reverse("evaluation:asking-me", args=[respondent.involvement.pk]) in stopped
