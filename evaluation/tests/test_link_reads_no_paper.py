"""A link that staff drew is no way to read what was said in somebody's name before, or what is said beside it."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.models import Status
from evaluation import judging, paper, wishes
from evaluation.models import Given, Invitation, QuestionnaireVersion
from evaluation.tests.at_session import open_asking
from participants import consents, links, needs, recruitment, values
from participants.models import DeviceAccess, Route

SECRET_WORDS = "CANARY the waiting room was cold"


@pytest.fixture
def person(cast):
    activity = cast.activity(status=Status.OPEN)
    return cast.person(activity, route=Route.PHONE, phone="01632 960 001")


@pytest.fixture
def asked(cast, person):
    short = QuestionnaireVersion.objects.filter(questionnaire__is_usual=False, questionnaire__phase="after").get(
        questionnaire__is_usual=False,
        questionnaire__phase="after",
        questionnaire__capacities__contains=["service_user"],
    )
    round_ = open_asking(person.activity, {"service_user": short})
    return Invitation.objects.select_related("version", "round").get(round=round_, involvement=person)


def said_in(asked):
    """The first option of every choice, so that every page is asked, and words in every box."""
    return {
        each.code: Given((each.options[0].code,)) if each.is_choice else Given(words=SECRET_WORDS)
        for each in asked.version.questions.values()
        if each.is_choice or each.has_words
    }


def type_paper(asked, *, by, is_sent=True):
    """A colleague types the person's paper."""
    entry = paper.begin(invitation=asked, by=by)
    for page in asked.version.pages:
        paper.save_page(entry=entry, side="first", page=page, answers=said_in(asked))
    if is_sent:
        paper.send(entry=entry, words_may_be_used=True, helped_by="nobody")
    return entry


def open_by_hand(cast, person):
    """A coordinator makes a link and opens it on her own device."""
    device = Client()
    token = links.draw(involvement=person, opens=f"/my/{person.pk}/", by=cast.coordinator)
    assert device.post(f"/l/{token}/").status_code == 302
    return device


def reads(device, person, asked):
    """Whether any page that reads back shows what was said."""
    addresses = [
        reverse("evaluation:copy", args=[asked.pk]),
        reverse("evaluation:copy-file", args=[asked.pk]),
        reverse("participants:my-copy", args=[person.pk]),
        reverse("participants:my-copy-file", args=[person.pk, "json"]),
        reverse("participants:my-values", args=[person.pk]),
    ]
    return any(SECRET_WORDS in device.get(address).content.decode() for address in addresses)


def may_read_back(person):
    return DeviceAccess.objects.filter(link__involvement=person, may_read_back=True).exists()


def test_a_paper_sent_in_by_a_colleague_is_not_read_by_a_link_made_afterwards(cast, person, asked):
    type_paper(asked, by=cast.manager)
    assert not reads(open_by_hand(cast, person), person, asked)


def test_nor_by_a_link_that_was_opened_before_it_was_typed(cast, person, asked):
    spy = open_by_hand(cast, person)
    assert may_read_back(person)
    type_paper(asked, by=cast.manager, is_sent=False)
    assert not reads(spy, person, asked)
    assert not may_read_back(person)


def test_nor_after_the_way_to_reach_somebody_was_changed(cast, asked, person):
    links.open_link(link=links.find(cast.token(person)), device_secret=None)
    type_paper(asked, by=cast.manager)
    person.participant.route = Route.IN_PERSON
    person.participant.save()
    assert not reads(open_by_hand(cast, person), person, asked)


def test_somebody_alone_with_the_link_they_were_handed_reads_back(cast, person, asked):
    device = open_by_hand(cast, person)
    values.keep(involvement=person, cards=[], own_words=SECRET_WORDS, replaces=True)
    assert reads(device, person, asked)
    again = links.draw(involvement=person, opens="/", by=cast.coordinator)
    device.post(f"/l/{again}/")
    assert reads(device, person, asked)


SAYINGS = {
    "draft": lambda person, asked: paper.submission.save_page(invitation=asked, answers=said_in(asked)),
    "begun": lambda person, asked: paper.submission.start(invitation=asked),
    "declined": lambda person, asked: paper.submission.decline(invitation=asked),
    "later": lambda person, asked: wishes.ask_later(invitation=asked, day=asked.round.closes_on),
    "no more": lambda person, asked: wishes.stop_asking(involvement=person, everywhere=False),
    "values": lambda person, asked: values.keep(involvement=person, cards=[], own_words="Tea", replaces=True),
    "needs": lambda person, asked: needs.say(participant=person.participant, needs=["bsl"], own_words=""),
    "consent": lambda person, asked: consents.decide(participant=person.participant, given=["words"]),
    "judgement": lambda person, asked: judging.judge(
        involvement=person, verdicts={person.activity.outcomes.first().pk: "yes"}, words="Yes"
    ),
}


@pytest.mark.parametrize("saying", SAYINGS)
def test_whatever_was_said_before_it_was_opened_the_link_reads_nothing_back(cast, person, asked, saying):
    SAYINGS[saying](person, asked)
    open_by_hand(cast, person)
    assert not may_read_back(person)


def test_a_link_sent_to_the_person_reads_back_whatever_was_said(cast, person, asked):
    type_paper(asked, by=cast.manager)
    assert reads(cast.open_door(Client(), person), person, asked)


def test_what_is_said_for_the_whole_person_ends_what_another_device_reads_by_staff(cast, person):
    spy = open_by_hand(cast, person)
    other = cast.activity("Another", status=Status.OPEN)
    again = recruitment.identify(activity=other, participant=person.participant, capacity="carer", by=cast.coordinator)
    owner = cast.open_door(Client(), again)
    refused = owner.post(reverse("participants:my-needs", args=[again.pk]), {"own_words": "Too long. " * 3000})
    assert refused.status_code == 200
    assert may_read_back(person)
    owner.post(reverse("participants:my-needs", args=[again.pk]), {"own_words": SECRET_WORDS})
    assert SECRET_WORDS not in spy.get(reverse("participants:my-needs", args=[person.pk])).content.decode()
    assert not may_read_back(person)


def test_a_device_that_reads_already_is_not_barred_by_what_it_said_for_the_whole_person(cast, person):
    device = open_by_hand(cast, person)
    device.post(reverse("participants:my-needs", args=[person.pk]), {"own_words": "Tea"})
    other = cast.activity("Another", status=Status.OPEN)
    again = recruitment.identify(activity=other, participant=person.participant, capacity="carer", by=cast.coordinator)
    device.post(f"/l/{links.draw(involvement=again, opens='/', by=cast.coordinator)}/")
    assert may_read_back(again)
