"""What a page sends when it is left keeps answers, takes nothing back and counts nothing as done."""

from evaluation import invitations
from evaluation.models import Invitation
from evaluation.tests.respondent import Respondent


def passing(respondent, number, browser=None, **data):
    data = {"page": str(number), "partial": "on", **data}
    return (browser or respondent.browser).post(respondent.url("answer-page", number), data)


def test_what_was_typed_is_kept_and_the_page_is_still_to_come(respondent):
    number, code = respondent.page_with_text()
    respondent.start()

    answer = passing(respondent, number, **{f"text_{code}": "The phone line"})

    assert answer.status_code == 204
    assert respondent.drafts() == {code: "The phone line"}
    assert Invitation.objects.get(pk=respondent.invitation.pk).seen == []
    for where in (("answer-page", number), ("so-far",), ("check",), ("copy",)):
        assert "The phone line" in respondent.read(*where)


def test_an_emptied_box_takes_nothing_back_in_passing(respondent):
    number, code = respondent.page_with_text()
    respondent.start()
    respondent.answer(number, **{f"text_{code}": "The phone line"})

    passing(respondent, number, **{f"text_{code}": ""})

    assert respondent.drafts() == {code: "The phone line"}


def test_nothing_is_begun_by_it_and_nothing_comes_after_the_end(respondent):
    number, code = respondent.page_with_text()
    assert passing(respondent, number, **{f"text_{code}": "Too early"}).status_code == 204
    assert respondent.drafts() == {}

    respondent.start()
    respondent.answer(number, **{f"text_{code}": "In time"})
    invitations.close_round(round_=respondent.round)
    passing(respondent, number, **{f"text_{code}": "Too late"})

    assert respondent.drafts() == {code: "In time"}


def test_a_slip_in_one_answer_does_not_hold_up_the_others(respondent):
    number, code = respondent.page_with_text()
    respondent.start()

    passing(respondent, number, **{f"text_{code}": "Good", "option_NOT": "x"})

    assert respondent.drafts() == {code: "Good"}


def test_other_people_save_nothing_here(cast, respondent):
    other = Respondent(cast, activity=respondent.activity, round_=respondent.round)
    number, code = respondent.page_with_text()
    respondent.start()

    assert passing(respondent, number, browser=other.browser, **{f"text_{code}": "Theirs"}).status_code == 404
    assert respondent.drafts() == {}
