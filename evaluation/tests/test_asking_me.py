"""Not now, not this time, not any more: said on the person's pages without signing in, and taken back there."""

import pytest
from django.urls import reverse

from evaluation import reminders, submission
from evaluation.forms.asking_me import AskingMeForm
from evaluation.models import DraftAnswer, InvitationMessage, Round
from evaluation.templatetags.questions import question
from evaluation.tests.plans import in_days
from evaluation.tests.respondent import Respondent, words_of
from participants import recruitment
from participants.models import Step


def say(respondent, choice, *, browser=None):
    return (browser or respondent.browser).post(respondent.url("decline"), {"choice": choice}, follow=True)


def of(respondent):
    respondent.invitation.refresh_from_db()
    respondent.involvement.refresh_from_db()
    respondent.involvement.participant.refresh_from_db()
    return respondent.invitation


def standing(respondent):
    """Whether this person may be asked, here and at all."""
    of(respondent)
    person = respondent.involvement
    return person.no_more_questions_at is None, person.participant.no_more_questions_at is None


@pytest.fixture
def my_choice(respondent):
    return reverse("evaluation:asking-me", args=[respondent.involvement.pk])


@pytest.mark.parametrize("chosen", ["", "stop_everywhere"])
def test_not_to_be_asked_any_more_stands_after_an_or_and_means_nothing_else(cast, chosen):
    form = AskingMeForm(organisation=cast.organisation, chosen=chosen)

    drawn = str(question({}, form.choice))

    assert drawn.count("govuk-radios__divider") == 1
    _, after = drawn.split("govuk-radios__divider")
    assert 'value="as_usual"' not in after and 'value="stop_here"' in after and 'value="stop_everywhere"' in after
    assert {option.meaning for option in form.choice.question.options} == {""}


@pytest.mark.parametrize(("choice", "days"), [("in_a_few_days", 3), ("next_week", 7)])
def test_later_is_a_day_and_is_taken_back(respondent, choice, days):
    page = words_of(say(respondent, choice))
    assert f"We will remind you on {in_days(days):%A %-d %B}" in page
    assert of(respondent).not_before == in_days(days) and of(respondent).declined_at is None

    assert "You asked us to remind you on" in respondent.read("decline")
    say(respondent, "as_usual")
    assert of(respondent).not_before is None


def test_later_is_offered_only_while_it_helps(cast, respondent):
    Round.objects.update(closes_on=in_days(5))
    words = respondent.read("decline")
    assert "in a few days" in words and "next week" not in words
    assert "There is a problem" in words_of(say(respondent, "next_week"))

    by_hand = Respondent(cast, activity=respondent.activity, round_=respondent.round)
    by_hand.involvement.participant.route = "in_person"
    by_hand.involvement.participant.save()
    assert "Remind me" not in by_hand.read("decline")


def without_email(respondent):
    respondent.involvement.participant.route = "in_person"
    respondent.involvement.participant.save()


def reminded_twice(respondent):
    for number in (1, 2):
        InvitationMessage.objects.create(
            key=f"remind:{number}:{respondent.invitation.pk}", invitation=respondent.invitation, kind="reminded"
        )


def came_back(respondent):
    InvitationMessage.objects.filter(invitation=respondent.invitation).update(state="bounced")


def stopped(respondent):
    say(respondent, "stop_here")


def on_a_break(respondent):
    recruitment.note(involvement=respondent.involvement, step=Step.PAUSED)


@pytest.mark.parametrize("what", [without_email, reminded_twice, came_back, stopped, on_a_break])
def test_no_reminder_is_promised_that_would_not_come(respondent, what):
    say(respondent, "in_a_few_days")
    what(respondent)

    words = respondent.read("decline")
    assert "Remind me" not in words and "You asked us to remind you" not in words
    assert ("by e-mail only, and twice at most" in words) == (what is not stopped)
    assert f"until the end of {respondent.round.closes_on:%A %-d %B}" in words
    refused = words_of(say(respondent, "next_week"))
    assert "There is a problem" in refused and "We will remind you" not in refused
    assert reminders.queue_asked_for(today=in_days(3)) == []


def test_a_reminder_that_is_promised_comes(respondent):
    say(respondent, "in_a_few_days")

    assert [message.invitation for message in reminders.queue_asked_for(today=in_days(3))] == [respondent.invitation]


def test_not_this_time_is_what_is_filled_in(respondent):
    page = respondent.browser.get(respondent.url("decline"))
    assert page.context["form"].choice.given.options == ("not_this_time",)
    assert "You said: not this time" in words_of(say(respondent, "not_this_time"))
    assert of(respondent).declined_at and standing(respondent) == (True, True)
    respondent.start()
    assert of(respondent).declined_at is None


@pytest.mark.parametrize(("choice", "left"), [("stop_here", (False, True)), ("stop_everywhere", (True, False))])
def test_stop_is_kept_says_no_now_and_is_taken_back(respondent, my_choice, choice, left):
    page = words_of(say(respondent, choice))
    assert "We will not ask you again about" in page and "May we ask you" in page
    assert standing(respondent) == left and of(respondent).declined_at

    again = respondent.browser.post(my_choice, {"choice": "as_usual"}, follow=True)
    assert "We may ask you again" in words_of(again)
    assert standing(respondent) == (True, True)


def test_stop_needs_no_questionnaire(respondent, my_choice):
    submission.submit(invitation=respondent.invitation, words_may_be_used=False)
    assert "May we ask you" in words_of(respondent.browser.get(my_choice))
    respondent.browser.post(my_choice, {"choice": "stop_everywhere"})
    assert standing(respondent) == (True, False)
    respondent.browser.post(my_choice, {"choice": "stop_here"})
    assert standing(respondent) == (False, True)
    said = respondent.browser.get(reverse("participants:my-said", args=[respondent.involvement.pk]))
    assert "You can change this" in words_of(said) and my_choice in said.content.decode()


def test_stop_here_never_weakens_stop_everywhere(respondent):
    say(respondent, "stop_everywhere")
    respondent.start()
    say(respondent, "stop_here")
    assert standing(respondent) == (False, False)


def test_another_device_may_stop_the_asking_but_not_end_what_it_may_not_see(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(number, **{f"text_{code}": "The phone line"})
    second = respondent.new_browser()

    say(respondent, "stop_here", browser=second)

    assert standing(respondent) == (False, True)
    assert of(respondent).declined_at is None and DraftAnswer.objects.exists()
    assert "cannot say no here" in words_of(say(respondent, "not_this_time", browser=second))


@pytest.mark.parametrize("choice", ["in_a_few_days", "not_this_time", "as_usual"])
def test_after_sending_there_is_nothing_to_put_off(respondent, choice):
    submission.submit(invitation=respondent.invitation, words_may_be_used=False)
    assert say(respondent, choice).status_code == 409
    assert of(respondent).declined_at is None and of(respondent).not_before is None


def test_looking_changes_nothing_and_a_strange_choice_is_refused_kindly(respondent, my_choice):
    for url in (respondent.url("decline"), my_choice):
        for method in ("get", "head", "options"):
            getattr(respondent.browser, method)(url)
    assert standing(respondent) == (True, True) and of(respondent).declined_at is None
    assert "There is a problem" in words_of(say(respondent, "shout"))
    assert "There is a problem" in words_of(respondent.browser.post(my_choice))
    assert standing(respondent) == (True, True) and of(respondent).declined_at is None
