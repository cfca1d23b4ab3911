"""Paper typed in by staff: page by page, twice by two where wanted, sent in once, and then forgotten."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from activities.models import Status
from evaluation import invitations, paper
from evaluation.models import Given, Invitation, PaperEntry, Response
from evaluation.tests.paper.paper import SECRET_WORDS
from evaluation.tests.typist import Typist
from participants import codes
from participants.tests.dump import dump_of_everything


def answers_of(response):
    return {answer.item_id: answer.given for answer in response.answers.all()}


def send(typist, **said):
    return typist.post(**{"words_may_be_used": "yes", "helped_by": "supporter"} | said)


def test_a_paper_is_typed_in_and_sent_and_nothing_of_it_is_left(typist, respondent, code, ticks):
    typist.begin(code=f"paper {code.lower()}").type_all(**ticks)
    assert "Everything is typed in" in typist.words
    assert SECRET_WORDS in typist.words
    entry = typist.entry
    send(typist)
    assert "sent in, and what you typed is deleted here" in typist.words
    response = respondent.response()
    assert (response.channel, response.helped_by, response.words_may_be_used) == ("paper", "supporter", True)
    said = answers_of(response)
    assert {f"option_{code}": given.options[0] for code, given in said.items() if given.options} == {
        name: value for name, value in ticks.items() if name.startswith("option_")
    }
    entry.refresh_from_db()
    assert (entry.first, entry.second) == ({}, {})
    assert entry.done_at
    for name, *args in (("paper-check",), ("paper-page", "1"), ("paper-differences",), ("paper-drop",)):
        assert typist.go(name, entry.pk, *args).status == 404
    assert SECRET_WORDS not in typist.go("paper-type", typist.round.pk).page
    assert dump_of_everything().count(SECRET_WORDS) == 1


def test_what_cannot_be_read_is_left_out_and_can_be_taken_back(typist, code, ticks):
    typist.begin(code=code)
    typist.type_page(**ticks)
    first = next(name for name in ticks if name.startswith("option_"))
    typist.go("paper-page", typist.entry.pk, "1")
    assert "Left out, or it cannot be read" in typist.words
    typist.type_page(**{first: ""})
    assert not paper.typed(typist.entry, "first")[first.removeprefix("option_")]


def test_two_entries_are_compared_and_settled_before_anything_is_sent(typist, colleague, respondent, code, ticks):
    typist.begin(code=code, wants_second="yes").type_all(**ticks)
    assert "Pass it on" in typist.page
    typist.post()
    assert "A colleague can now type it in" in typist.words
    assert not Response.objects.exists()
    assert "Pass it on" in typist.begin(code=code).page

    choices = [name for name in ticks if name.startswith("option_")]
    wrong = respondent.invitation.version.questions[choices[0].removeprefix("option_")].options[1]
    other = ticks | {choices[0]: wrong.code, choices[1]: ""}
    colleague.begin(code=code)
    assert SECRET_WORDS not in colleague.page
    assert "checked" not in colleague.page
    colleague.type_all(**other)
    assert "What differs" in colleague.words
    assert f"Second: {wrong.label}" in colleague.words and "Second: left out" in colleague.words
    assert SECRET_WORDS not in colleague.words
    assert "Choose what stands on the paper" in colleague.post(settled_0="first").words
    assert not Response.objects.exists()
    assert "Pass it on" in typist.go("paper-check", typist.entry.pk).page
    colleague.go("paper-differences", colleague.entry.pk)
    colleague.post(settled_0="second", settled_1="neither")
    assert "Send it in" in colleague.page
    send(colleague)
    said = answers_of(respondent.response())
    assert said[choices[0].removeprefix("option_")].options == (wrong.code,)
    assert choices[1].removeprefix("option_") not in said
    entry = PaperEntry.objects.get()
    assert (entry.first, entry.second, entry.first_by, entry.second_by) == ({}, {}, typist.user, colleague.user)


def test_a_colleague_finds_a_paper_without_a_code_by_its_number(typist, colleague, ticks):
    choices = {name: value for name, value in ticks.items() if name.startswith("option_")}
    typist.begin(whose="nameless", capacity="carer", wants_second="yes")
    entry = typist.entry
    second = reverse("evaluation:paper-second", args=[entry.pk])
    assert second not in colleague.go("paper-type", colleague.round.pk).page
    assert "has not finished" in colleague.see(colleague.browser.post(second, follow=True)).words
    typist.go("paper-check", entry.pk).type_all(**choices)
    assert f"write number {entry.pk} on the paper" in typist.words
    assert second not in typist.go("paper-type", typist.round.pk).page
    assert second in colleague.go("paper-type", colleague.round.pk).page
    colleague.see(colleague.browser.post(second, follow=True)).type_all(**choices)
    assert "Send it in" in colleague.page


def test_entries_that_agree_need_no_settling(typist, colleague, code, ticks):
    typist.begin(code=code, wants_second="yes").type_all(**ticks).post()
    colleague.begin(code=code).type_all(**ticks)
    assert "Send it in" in colleague.page
    send(colleague)
    assert Response.objects.count() == 1


def test_nobody_reads_what_a_colleague_types(typist, colleague, code, ticks):
    typist.begin(code=code).type_page(**ticks)
    entry = typist.entry
    for name, *args in (("paper-check",), ("paper-page", "1"), ("paper-differences",), ("paper-drop",)):
        assert colleague.go(name, entry.pk, *args).status == 404
        assert colleague.browser.post(reverse(f"evaluation:{name}", args=[entry.pk, *args])).status_code == 404
    assert "has not finished" in colleague.begin(code=code).words
    typist.go("paper-check", entry.pk).type_all(**ticks)
    assert "did not ask for a second pair of eyes" in colleague.begin(code=code).words


def test_the_same_person_is_no_second_pair_of_eyes(typist, code, ticks):
    typist.begin(code=code, wants_second="yes").type_all(**ticks).post()
    typist.begin(code=code)
    entry = typist.entry
    assert entry.second_by is None
    with pytest.raises(IntegrityError), transaction.atomic():
        PaperEntry.objects.update(second_by=entry.first_by)


def test_a_paper_without_a_code_is_nobodys(typist, cast, ticks):
    typist.begin(whose="nameless", capacity="carer")
    assert typist.entry.invitation.involvement is None
    typist.type_all(**{name: value for name, value in ticks.items() if name.startswith("option_")})
    send(typist, helped_by="nobody")
    response = Response.objects.get()
    assert (response.invitation.capacity, response.channel) == ("carer", "paper")
    assert "Papers without a name" not in typist.go("session-list", typist.round.pk).words
    typist.begin(whose="nameless", capacity="carer")
    assert typist.round.sessions.count() == 1


def test_by_phone_the_person_is_chosen_and_staff_helped(typist, respondent, ticks):
    typist.begin(whose="person", person=str(respondent.invitation.pk), channel="phone", wants_second="yes")
    assert not typist.entry.wants_second
    typist.type_all(**ticks)
    assert 'value="staff_here" id="id_helped_by_3" checked' in " ".join(typist.page.split()) or "checked" in typist.page
    send(typist, helped_by="staff_here")
    assert (respondent.response().channel, respondent.response().helped_by) == ("phone", "staff_here")


def test_the_wrong_paper_is_thrown_away(typist, respondent, code, ticks):
    typist.begin(code=code).type_page(**ticks)
    typist.go("paper-drop", typist.entry.pk).post()
    assert not PaperEntry.objects.exists()
    assert Invitation.objects.filter(pk=respondent.invitation.pk).exists()
    typist.begin(whose="nameless", capacity="carer")
    typist.go("paper-drop", typist.entry.pk).post()
    assert not Invitation.objects.filter(session__isnull=False).exists()


def test_an_empty_paper_is_not_sent(typist, code):
    typist.begin(code=code).type_all()
    assert "nothing to send in" in send(typist).words
    assert not Response.objects.exists()


def test_when_the_round_closes_what_was_typed_is_gone_and_nothing_more_comes_in(typist, cast, code, ticks):
    typist.begin(code=code).type_page(**ticks)
    entry = typist.entry
    invitations.close_round(round_=typist.round, by=cast.coordinator)
    assert not PaperEntry.objects.exists()
    assert typist.go("paper-check", entry.pk).status == 404
    assert "not open" in typist.begin(code=code).words


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"code": "KD7"}, "too short"),
        ({"code": ""}, "Type the code that is on every page"),
        ({"whose": "nameless"}, "Choose whom the paper was for"),
        ({"whose": "person"}, "Choose the person"),
        ({"code": codes.with_check("KD74QX9TM")}, "No paper of this round has this code"),
        ({"whose": "person", "person": "nonsense"}, "There is a problem"),
        ({"channel": "web", "whose": "nameless", "capacity": "carer"}, "There is a problem"),
    ],
)
def test_what_cannot_be_begun_is_a_sentence(typist, said, says):
    assert says in typist.begin(**said).words
    assert not PaperEntry.objects.exists()


@pytest.mark.parametrize("data", [{"option_NOPE": "x"}, {"text_C1": "x"}, {"page": "9"}])
def test_a_page_that_is_not_this_page_saves_nothing(typist, code, data):
    typist.begin(code=code).post(**{"page": "1", "save": "on"} | data)
    assert "There is a problem" in typist.words
    assert typist.entry.first == {}


def test_a_code_of_another_round_or_organisation_is_not_known(cast, typist, respondent, code):
    theirs = cast.activity("Theirs", by=cast.outsider, status=Status.OPEN)
    cast.person(theirs)
    elsewhere = cast.open_round(theirs)
    outsider = Typist(cast.outsider, elsewhere)
    assert "No paper of this round" in outsider.begin(code=code).words
    assert Typist(cast.outsider, respondent.round).begin(code=code).status == 404
    typist.begin(code=code)
    for name, *args in (("paper-check",), ("paper-page", "1"), ("paper-differences",), ("paper-drop",)):
        assert outsider.go(name, typist.entry.pk, *args).status == 404


def test_only_those_who_run_it_and_may_see_names(cast, typist, code):
    typist.begin(code=code)
    for who, status in ((cast.manager, 403), (cast.monitoring_lead, 403), (cast.administrator, 403)):
        browser = Client()
        browser.force_login(who)
        assert browser.get(reverse("evaluation:paper-check", args=[typist.entry.pk])).status_code == status


@pytest.mark.parametrize("over", ["sent", "dropped"])
def test_what_comes_after_the_end_of_typing_is_refused_and_not_kept(typist, respondent, ticks, over):
    typist.begin(code=paper.code_of(respondent.invitation)).type_all(**ticks)
    late = typist.entry  # as another tab still has it
    if over == "sent":
        paper.send(entry=typist.entry, words_may_be_used=False, helped_by="nobody")
    else:
        paper.drop(entry=typist.entry, by=typist.user)
    page = late.invitation.version.in_english.pages[0]
    said = {code: Given(words=SECRET_WORDS) for code in page.codes}

    for come_late in (
        lambda: paper.save_page(entry=late, side="first", page=page, answers=said),
        lambda: paper.settle(entry=late, choices=said),
        lambda: paper.send(entry=late, words_may_be_used=True, helped_by="nobody"),
    ):
        with pytest.raises(paper.NotTyped, match="sent in or deleted meanwhile"):
            come_late()

    assert [(entry.first, entry.second) for entry in PaperEntry.objects.all()] == ([({}, {})] if over == "sent" else [])
