"""Beginning to type somebody's paper tells nothing of what they did on a screen, and leaves a trace that stays."""

import pytest

from activities.models import Status
from evaluation import invitations, paper, submission
from evaluation.models import DraftAnswer, Invitation, Mode, PaperEntry, PaperLookUp, Response
from evaluation.tests.paper.paper import SECRET_WORDS
from evaluation.tests.typist import Typist
from participants import codes


def send(typist):
    return typist.post(words_may_be_used="yes", helped_by="nobody")


def nothing_done(respondent, cast):
    pass


def begin_on_a_screen(respondent, cast):
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))


def send_in_on_a_screen(respondent, cast):
    cast.answer(respondent.involvement, {"C1": "good"}, round_=respondent.round)


ON_A_SCREEN = [nothing_done, begin_on_a_screen, send_in_on_a_screen]


@pytest.mark.parametrize("way", ["code", "person"])
@pytest.mark.parametrize("on_a_screen", ON_A_SCREEN)
def test_whatever_somebody_did_on_a_screen_their_paper_is_begun_typed_and_given_up_alike(
    typist, respondent, cast, code, ticks, on_a_screen, way
):
    on_a_screen(respondent, cast)
    whose = {"code": code} if way == "code" else {"whose": "person", "person": str(respondent.invitation.pk)}
    typist.begin(**whose)
    assert 'name="page"' in typist.page
    typist.type_all(**ticks)
    assert "Everything is typed in" in typist.words
    number = typist.entry.pk
    assert f"Number {number}:" in typist.go("paper-type", typist.round.pk).words
    assert "What was typed is deleted" in typist.go("paper-drop", number).post().words
    assert not PaperEntry.objects.exists()


@pytest.mark.parametrize("on_a_screen", [begin_on_a_screen, send_in_on_a_screen])
def test_what_somebody_does_meanwhile_shows_to_nobody_who_types(typist, respondent, cast, code, ticks, on_a_screen):
    typist.begin(code=code).type_page(**ticks)
    on_a_screen(respondent, cast)
    assert f"Number {typist.entry.pk}:" in typist.go("paper-type", typist.round.pk).words
    typist.go("paper-check", typist.entry.pk).type_all(**ticks)
    assert "Everything is typed in" in typist.words
    assert SECRET_WORDS in typist.page


def test_who_has_answered_is_said_at_sending_and_what_was_typed_does_not_count(typist, respondent, cast, code, ticks):
    send_in_on_a_screen(respondent, cast)
    send(typist.begin(code=code).type_all(**ticks))
    assert "has sent answers in already" in typist.words
    assert "What you typed does not count" in typist.words
    assert Response.objects.get().channel == "web"
    assert SECRET_WORDS not in str(Response.objects.get().answers.values_list("words", flat=True))
    assert PaperLookUp.objects.get().invitation == respondent.invitation


def test_what_a_person_saved_on_a_screen_is_not_overwritten(typist, respondent, cast, code, ticks):
    begin_on_a_screen(respondent, cast)
    before = respondent.chosen()
    send(typist.begin(code=code).type_all(**ticks))
    assert "has begun to answer on a screen" in typist.words
    assert "not sent in" in typist.words
    assert respondent.chosen() == before
    assert not Response.objects.exists()
    assert typist.entry.first
    assert not DraftAnswer.objects.filter(words=SECRET_WORDS).exists()


def test_every_look_up_leaves_who_whose_and_when(typist, colleague, respondent, code, ticks):
    typist.begin(code=code)
    # Going on is no new look-up; being refused is one.
    typist.begin(code=code)
    assert "has not finished" in colleague.begin(code=code).words
    look_ups = PaperLookUp.objects.order_by("pk")
    assert [(each.by, each.invitation) for each in look_ups] == [
        (typist.user, respondent.invitation),
        (colleague.user, respondent.invitation),
    ]
    typist.go("paper-drop", typist.entry.pk)
    assert "stays noted" in typist.words
    typist.post()
    assert [each.given_up_at is not None for each in look_ups.all()] == [True, False]
    typist.begin(code=code)
    assert PaperLookUp.objects.count() == 3


def test_how_many_were_begun_and_given_up_by_whom_stands_on_both_pages(typist, colleague, cast, code):
    for _ in range(3):
        typist.begin(code=code)
        typist.go("paper-drop", typist.entry.pk).post()
    colleague.begin(code=code)
    for page in ("paper-type", "round"):
        words = typist.go(page, typist.round.pk).words
        assert "Cora Coordinator: 3 begun by a name or a code, 3 of them given up" in words
        assert "Kit Colleague: 1 begun by a name or a code" in words
    invitations.close_round(round_=typist.round, by=cast.coordinator)
    assert "Cora Coordinator: 3 begun" in typist.go("round", typist.round.pk).words
    assert PaperLookUp.objects.count() == 4


def test_a_paper_without_a_code_is_nobodys_and_looks_nobody_up(typist):
    typist.begin(whose="nameless", capacity="carer")
    typist.go("paper-drop", typist.entry.pk).post()
    assert not PaperLookUp.objects.exists()
    assert not Invitation.objects.filter(session__isnull=False).exists()


def test_a_paper_that_was_sent_in_is_not_begun_again(typist, colleague, code, ticks):
    send(typist.begin(code=code).type_all(**ticks))
    for each in (typist, colleague):
        assert "Cora Coordinator has typed this one in already" in each.begin(code=code).words
    assert PaperLookUp.objects.count() == 3


def test_where_answers_are_cut_off_sending_on_a_screen_leaves_what_staff_type(cast, ticks):
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity)
    round_ = cast.open_round(activity, mode=Mode.DETACHED)
    asked = Invitation.objects.select_related("version", "round").get(round=round_, involvement=person)
    typist = Typist(cast.coordinator, round_)
    typist.begin(code=codes.in_groups(paper.code_of(asked))).type_page(**ticks)
    before = typist.entry.first
    submission.save_page(invitation=asked, answers={})
    submission.submit(invitation=asked, words_may_be_used=False)
    assert before
    assert typist.entry.first == before
