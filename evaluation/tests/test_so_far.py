"""What somebody has said: to read at any time, to keep a copy of, and to delete while it is not sent."""

import pytest

from evaluation.models import DraftAnswer, HelpedBy, Invitation, Response
from evaluation.tests.respondent import words_of


@pytest.fixture
def said(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    respondent.answer(number, **{f"text_{code}": "canary-41c9"})
    respondent.number, respondent.code = number, code
    return respondent


def test_what_was_said_can_be_read_at_any_time_and_changed(said):
    page = said.browser.get(said.url("so-far"))

    assert "canary-41c9" in words_of(page)
    change = f"{said.url('answer-page', said.number)}?then=so_far"
    assert change in page.content.decode()
    assert said.answer(said.number, then="?then=so_far").url == said.url("so-far")


def test_every_page_of_questions_leads_there_and_saves_first(said):
    page = said.browser.get(said.url("answer-page", said.number)).content.decode()
    assert 'form="answers" name="go" value="so_far"' in page
    # Enter in a box presses the first button of the form: saving, not leaving.
    assert page.index('name="save"') < page.index('name="go"')

    gone = said.answer(said.number, **{f"text_{said.code}": "Better words", "go": "so_far"})

    assert gone.url == said.url("so-far") + f"?page={said.number}"
    assert said.drafts()[said.code] == "Better words"


def test_deleting_is_confirmed_and_leaves_the_invitation(said):
    assert "Nobody can bring it back" in said.read("forget")
    assert said.drafts()

    gone = said.browser.post(said.url("forget"), follow=True)

    assert "What you had said is deleted." in words_of(gone)
    assert not DraftAnswer.objects.exists()
    invitation = Invitation.objects.get(pk=said.invitation.pk)
    assert (invitation.seen, invitation.started_at, invitation.is_sent) == ([], None, False)
    assert said.start().url == said.url("answer-page", 1)


def test_another_device_can_neither_read_delete_nor_copy_what_was_said(said):
    second = said.new_browser()

    refused = second.post(said.url("forget"), follow=True)

    assert "you cannot delete them here" in words_of(refused)
    assert said.drafts()
    assert "canary-41c9" not in words_of(second.get(said.url("so-far")))
    assert second.get(said.url("copy")).status_code == second.get(said.url("copy-file")).status_code == 404


def test_what_is_sent_is_no_draft_to_delete(said):
    said.browser.post(said.url("check"), {"words_may_be_used": "no"})

    late = said.browser.post(said.url("forget"))

    assert late.status_code == 409 and "Your answers are sent already" in words_of(late)
    assert Response.objects.get().answers.exists()


@pytest.mark.parametrize("is_sent", [False, True])
def test_a_copy_to_print_and_a_file_with_a_neutral_name(said, is_sent):
    if is_sent:
        said.browser.post(said.url("check"), {"words_may_be_used": "no"})

    page, file = said.browser.get(said.url("copy")), said.browser.get(said.url("copy-file"))

    assert "canary-41c9" in words_of(page)
    assert file["Content-Disposition"] == 'attachment; filename="answers.txt"'
    assert file["Content-Type"] == "text/plain; charset=utf-8" and file["Cache-Control"] == "no-store"
    text = file.content.decode()
    title = said.involvement.activity.title
    assert title in text and title in words_of(page)
    first = said.pages[0].questions[0]
    assert f"{first.text}\n{first.options[0].label}\n" in text and "canary-41c9" in text
    assert (said.response().receipt in text) if is_sent else ("not sent yet" in text)


def test_markup_in_the_file_is_what_the_person_wrote(said):
    said.answer(said.number, **{f"text_{said.code}": "A & B <b>"})

    assert "A & B <b>" in said.browser.get(said.url("copy-file")).content.decode()


@pytest.mark.parametrize("helped_by", HelpedBy.values)
def test_who_helped_is_said_without_a_name(said, helped_by):
    assert "Did somebody help you to answer?" in said.read("check")

    said.browser.post(said.url("check"), {"words_may_be_used": "no", "helped_by": helped_by})

    assert said.response().helped_by == helped_by


def test_nobody_helped_unless_it_is_said(said):
    said.browser.post(said.url("check"), {"words_may_be_used": "no"})

    assert said.response().helped_by == HelpedBy.NOBODY


def test_a_helper_that_was_not_offered_sends_nothing(said):
    page = said.browser.post(said.url("check"), {"helped_by": "Auntie May"})

    assert "Please choose one of the answers shown" in words_of(page)
    assert not Response.objects.exists()
