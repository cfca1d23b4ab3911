"""“Share this with my contact person”: by a tick, said before sending, once, and never where nobody is known."""

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from activities.models import Status
from evaluation import invitations, sharing, submission
from evaluation.forms.answering import AnswerPageForm
from evaluation.models import Answer, DraftAnswer, Given, Item, Mode, Phase, QuestionnaireVersion, Response
from evaluation.phrases import ENGLISH
from evaluation.tests.at_session import Guest, open_session
from evaluation.tests.respondent import Respondent, words_of
from evaluation.tests.typist import Typist
from participants import links, needs, recruitment
from participants.models import AccessNeeds

BOX, TICK = "text_B0", "share_B0"
HEARING = "I hear little in large rooms"
ON_SENDING = "When you send, staff who plan activities here see that you have answered."
ASKED = "Is there anything that might make it hard for you to take part?"


@pytest.fixture
def before(cast):
    """Somebody who is asked before they take part; the last page asks what might make it hard."""
    person = Respondent(cast, phase=Phase.BEFORE)
    person.start()
    return person


def last(person):
    return len(person.pages)


def tick(person, words=HEARING, **more):
    return person.answer(last(person), **{BOX: words, TICK: "on"} | more)


def is_ticked(person):
    page = person.browser.get(person.url("answer-page", last(person))).content.decode()
    assert f'name="{TICK}"' in page
    return "checked" in page.partition(f'name="{TICK}"')[2].partition(">")[0]


def send(person):
    return person.browser.post(person.url("check"), {"words_may_be_used": "yes", "helped_by": "nobody"})


def test_what_is_ticked_joins_the_needs_at_sending_and_the_page_says_so_before(before):
    participant = before.involvement.participant
    needs.say(participant=participant, needs=["bsl"], own_words="Soft light")
    assert not is_ticked(before)
    tick(before)
    assert is_ticked(before)
    said = before.read("check")
    assert ON_SENDING in said
    assert f"They can read, with your name, what you wrote to this: {ASKED}" in said
    assert AccessNeeds.objects.get().own_words == "Soft light", "nothing is shared before sending"

    send(before)
    send(before)

    kept = AccessNeeds.objects.get()
    title, words = before.invitation.version.title, kept.own_words
    assert kept.needs == ["bsl"]
    assert words.startswith(f"Soft light\n\nFrom my answers to “{title}”, ")
    assert words.endswith(f":\n{ASKED}\n{HEARING}")
    assert words.count(HEARING) == 1, "sent twice, shared once"
    page = before.browser.get(reverse("participants:my-needs", args=[before.involvement.pk]))
    assert HEARING in words_of(page)


def test_without_the_tick_nothing_is_shared(before):
    before.answer(last(before), **{BOX: HEARING})
    assert ON_SENDING not in before.read("check")
    send(before)
    assert Answer.objects.get(item="B0").words == HEARING
    assert not AccessNeeds.objects.exists()


def test_a_tick_without_words_shares_nothing(before):
    tick(before, words="")
    before.answer(1, **before.choose_first(1))
    send(before)
    assert Response.objects.exists()
    assert not AccessNeeds.objects.exists()


def test_the_last_page_saved_decides_however_often_and_in_passing(before):
    for button in ("save", "partial", "partial", "save"):
        tick(before, button=button)
    assert DraftAnswer.objects.get().is_shared
    before.answer(last(before), button="partial", **{BOX: HEARING})
    assert not is_ticked(before)
    send(before)
    assert not AccessNeeds.objects.exists()


def test_another_device_is_offered_no_tick_for_from_there_nothing_goes(before):
    tick(before)
    second = before.new_browser()
    assert "Share this with my contact person" in before.read("answer-page", last(before))
    assert "Share this with my contact person" not in before.read("answer-page", last(before), browser=second)
    before.answer(last(before), browser=second, **{BOX: ""})
    check = before.read("check", browser=second)
    assert ASKED not in check and HEARING not in check
    assert "Nothing goes to your contact person from this device." in check
    second.post(before.url("check"), {"words_may_be_used": "no", "helped_by": "nobody"})
    assert Answer.objects.get(item="B0").words == HEARING, "sent"
    assert not AccessNeeds.objects.exists(), "and read by nobody with the name: the device may be a member of staff's"


def test_what_is_sent_keeps_no_trace_of_the_tick(before):
    tick(before)
    send(before)
    assert not DraftAnswer.objects.exists()
    assert "is_shared" not in {field.name for field in Answer._meta.fields}
    assert Answer.objects.get().given == Given(words=HEARING)
    assert Item.objects.get(pk="B0").use == Item.Use.ROUTING, "its words are in no result"


def test_where_answers_are_cut_off_there_is_no_box_and_nothing_is_shared(cast):
    activity = cast.activity(status=Status.OPEN)
    round_ = cast.open_round(activity, Phase.BEFORE, mode=Mode.DETACHED)
    person = Respondent(cast, activity=activity, round_=round_)
    person.start()
    page = person.read("answer-page", last(person))
    assert "Share this with my contact person" not in page
    assert "Nobody can tell here that these words are yours." in page
    assert "belongs to other questions" in words_of(tick(person)), "a tick that was not offered is refused"

    shared = Given(words=HEARING, is_shared=True)
    submission.save_page(invitation=person.invitation, answers={"B0": shared})
    assert ON_SENDING not in person.read("check")
    submission.submit(invitation=person.invitation, words_may_be_used=False, may_share=True)
    assert not AccessNeeds.objects.exists()


def test_at_a_session_nobody_is_known(cast):
    round_ = cast.open_round(cast.activity(status=Status.OPEN), Phase.BEFORE)
    _, token, _ = open_session(cast, round_)
    guest = Guest().arrive(token)
    guest.begin()
    guest.answer()
    invitation = guest.invitation
    page = guest.see(guest.browser.get(guest.url("answer-page", len(invitation.version.pages)))).page
    assert "share_B0" not in page
    assert "Nobody can tell here that these words are yours." in page
    submission.save_page(invitation=invitation, answers={"B0": Given(words=HEARING, is_shared=True)})
    submission.submit(invitation=invitation, words_may_be_used=False, may_share=True)
    assert not AccessNeeds.objects.exists()


def test_both_of_a_carers_questions_are_shared_in_one(cast):
    activity = cast.activity(status=Status.OPEN)
    carer = cast.person(activity, "carer")
    round_ = cast.open_round(activity, Phase.BEFORE)
    answers = {"K0": Given(words="A sitter", is_shared=True), "B0": Given(words="Evenings", is_shared=True)}
    cast.answer(carer, answers, round_=round_)
    words = needs.of_person(carer.participant).own_words
    assert words.count("From my answers to") == 1
    assert words.index("Evenings") < words.index("A sitter"), "in the order asked"


def test_a_tick_on_paper_is_typed_in_and_a_difference_is_settled(cast):
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity)
    round_ = cast.open_round(activity, Phase.BEFORE)
    invitation = invitations.Invitation.objects.get(involvement=person)
    whose = {"whose": "person", "person": invitation.pk, "wants_second": "yes"}
    first = Typist(cast.coordinator, round_).begin(**whose)
    first.type_all(**{BOX: HEARING, TICK: "on"})
    first.post()
    second = Typist(cast.member("Sekai Second", Role.COORDINATOR), round_).begin(**whose)
    second.type_all(**{BOX: HEARING})
    assert "(You share these words with your contact person.)" in second.words
    second.post(settled_0="first")
    second.post(words_may_be_used="no", helped_by="nobody")
    assert HEARING in AccessNeeds.objects.get().own_words


def test_whoever_looks_at_the_questionnaire_sees_the_box(cast):
    staff = Client()
    staff.force_login(cast.coordinator)
    version = QuestionnaireVersion.objects.get(questionnaire__code="carer-before")
    page = staff.get(reverse("evaluation:version-preview", args=[version.pk])).content.decode()
    assert page.count("Share this with my contact person") == 2
    assert not sharing.shared(invitations.Invitation(version=version), {"B0": Given(words="x", is_shared=True)})


def test_a_page_offers_the_box_only_where_that_is_said(before):
    asked = AnswerPageForm(QueryDict(f"{BOX}={HEARING}&{TICK}=on"), page=before.pages[-1])
    assert not any(each.may_share for each in asked.questions)
    assert not any(given.is_shared for given in asked.answers().values())
    assert ENGLISH.say("wrong.not_of_this_page") in asked.faults, "a tick that was not offered is refused"


def test_sharing_ends_what_staff_could_read_through_a_link_they_made_elsewhere(cast, before):
    """Access needs belong to the whole person: a link of another activity that staff opened first read them else."""
    other = recruitment.identify(
        activity=cast.activity("Another", status=Status.OPEN),
        participant=before.involvement.participant,
        capacity="service_user",
        by=cast.coordinator,
    )
    page = reverse("participants:my-needs", args=[other.pk])
    staff = Client()
    staff.post(f"/l/{links.draw(involvement=other, opens=page, by=cast.coordinator)}/")
    assert "Save what I need" in words_of(staff.get(page)), "nothing was said yet, so it may"

    tick(before)
    send(before)

    assert AccessNeeds.objects.exists() and HEARING not in words_of(staff.get(page))
