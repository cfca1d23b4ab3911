"""Answers with names: there only where people were told so, only for staff who may see them, only once sent."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from activities.models import Activity
from evaluation import invitations, submission
from evaluation.models import Channel, Given, HelpedBy, Invitation, Mode, Response
from evaluation.tests.respondent import words_of


@pytest.fixture
def activity(cast):
    return cast.activity(status="open")


@pytest.fixture
def visit(cast):
    def visit(name, *args, who=cast.coordinator):
        client = Client()
        client.force_login(who)
        return client.get(reverse(f"evaluation:{name}", args=args))

    return visit


def answer(cast, activity, round_, *, name, **sent):
    """Somebody new who answers two questions; returns their invitation."""
    person = cast.person(activity, name=name)
    invitations.ask_everyone(round_=round_)
    invitation = Invitation.objects.get(involvement=person)
    first = next(iter(invitation.version.questions.values()))
    said = {first.code: Given((first.options[0].code,)), "Z1": Given(words=f"Says {name}")}
    submission.save_page(invitation=invitation, answers=said)
    if sent.pop("is_sent", True):
        submission.submit(invitation=invitation, words_may_be_used=True, **sent)
    return invitation


def test_each_persons_answers_stand_under_their_name(cast, activity, visit):
    cast.person(activity)
    round_ = cast.open_round(activity, mode=Mode.NAMED)
    ann = answer(cast, activity, round_, name="Ann", helped_by=HelpedBy.FAMILY, channel=Channel.PAPER)
    answer(cast, activity, round_, name="Bob")
    cid = answer(cast, activity, round_, name="Cid", is_sent=False)

    listed = words_of(visit("named-answers", round_.pk))
    assert "Ann" in listed
    assert "Bob" in listed
    assert "Cid" not in listed
    assert "on paper, helped by family or a friend" in listed
    page = words_of(visit("named-answers-of", round_.pk, ann.pk))
    question = next(iter(ann.version.questions.values()))
    assert f"{question.text} {question.options[0].label}" in page
    assert "Says Ann" in page
    assert "Says Bob" not in page
    assert visit("named-answers-of", round_.pk, cid.pk).status_code == 404
    assert "Answers with names" in words_of(visit("round", round_.pk))


def test_nobody_but_whoever_leads_the_activity_reads_them(cast, activity, visit):
    cast.person(activity)
    round_ = cast.open_round(activity, mode=Mode.NAMED)
    ann = answer(cast, activity, round_, name="Ann")
    colleague = cast.member("Cole Colleague", Role.COORDINATOR)
    assert visit("named-answers", round_.pk, who=colleague).status_code == 403
    assert visit("named-answers-of", round_.pk, ann.pk, who=colleague).status_code == 403
    assert "Answers with names" not in words_of(visit("round", round_.pk, who=colleague))
    Activity.objects.filter(pk=activity.pk).update(lead=colleague)
    assert "Says Ann" in words_of(visit("named-answers-of", round_.pk, ann.pk, who=colleague))
    assert visit("named-answers", round_.pk).status_code == 403


def test_what_was_not_asked_and_what_was_left_out_are_told_apart(cast, activity, visit):
    cast.person(activity)
    round_ = cast.open_round(activity, mode=Mode.NAMED)
    ann = answer(cast, activity, round_, name="Ann")
    topic = ann.version.in_english.topics[1]
    assert topic.title in words_of(visit("named-answers-of", round_.pk, ann.pk))
    assert "Left out" in words_of(visit("named-answers-of", round_.pk, ann.pk))
    Response.objects.update(not_asked=sorted(topic.codes))
    assert topic.title not in words_of(visit("named-answers-of", round_.pk, ann.pk))


@pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.DETACHED])
def test_in_every_other_round_there_is_no_such_page(cast, activity, visit, mode):
    cast.person(activity)
    round_ = cast.open_round(activity, mode=mode)
    ann = answer(cast, activity, round_, name="Ann")
    assert visit("named-answers", round_.pk).status_code == 404
    assert visit("named-answers-of", round_.pk, ann.pk).status_code == 404
    assert "Answers with names" not in words_of(visit("round", round_.pk))


def test_the_answers_of_one_round_are_not_reached_through_another(cast, activity, visit):
    cast.person(activity)
    hidden = cast.open_round(activity)
    ann = answer(cast, activity, hidden, name="Ann")
    elsewhere = cast.activity("Elsewhere", status="open")
    cast.person(elsewhere)
    named = cast.open_round(elsewhere, mode=Mode.NAMED)
    assert visit("named-answers-of", named.pk, ann.pk).status_code == 404


def test_the_list_asks_the_database_as_often_for_many_as_for_one(cast, activity, visit):
    cast.person(activity)
    round_ = cast.open_round(activity, mode=Mode.NAMED)
    answer(cast, activity, round_, name="Ann")

    def count():
        with CaptureQueriesContext(connection) as queries:
            visit("named-answers", round_.pk)
        return len(queries)

    one = count()
    for name in ("Bob", "Cid", "Dee"):
        answer(cast, activity, round_, name=name)
    assert count() == one
