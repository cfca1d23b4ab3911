"""Saving and sending, without pages: what is kept, what is refused, what is moved."""

import pytest

from evaluation import invitations, submission
from evaluation.models import Answer, DraftAnswer, Given, Invitation, Response
from evaluation.submission import AlreadySent, RoundClosed
from evaluation.tests.respondent import Respondent


@pytest.fixture
def invitation(respondent):
    return respondent.invitation


def codes(invitation):
    return list(invitation.version.questions)


def test_saving_again_replaces_and_an_empty_answer_takes_back(invitation):
    one, two = codes(invitation)[:2]
    submission.save_page(invitation=invitation, answers={one: Given(("yes",)), two: Given(("no",))})

    submission.save_page(invitation=invitation, answers={one: Given(), two: Given(("yes",))})

    assert dict(DraftAnswer.objects.values_list("item_id", "options")) == {two: ["yes"]}


def test_a_device_that_may_not_read_back_takes_nothing_back(invitation):
    one = codes(invitation)[0]
    submission.save_page(invitation=invitation, answers={one: Given(("yes",))})

    submission.save_page(invitation=invitation, answers={one: Given()}, may_take_back=False)

    assert DraftAnswer.objects.get().options == ["yes"]


def test_saving_notes_when_it_began_once_and_which_pages_were_seen(invitation):
    first, second, third, *_ = invitation.version.pages
    submission.save_page(invitation=invitation, answers={}, page=second)
    began = Invitation.objects.get().started_at
    submission.save_page(invitation=invitation, answers={}, page=first)
    submission.save_page(invitation=invitation, answers={}, page=second)

    kept = Invitation.objects.get()
    assert set(kept.seen) == first.codes | second.codes
    assert kept.started_at == began
    assert kept.next_page({}) == third


def test_sending_moves_every_answer_and_names_the_version(invitation):
    one, two = codes(invitation)[:2]
    submission.save_page(invitation=invitation, answers={one: Given(("yes",)), two: Given(words="In my words")})

    response = submission.submit(invitation=invitation, words_may_be_used=True)

    assert response.version == invitation.version
    assert response.answers.get(item=one).options == ["yes"]
    assert set(response.answers.values_list("item_id", "words")) == {(one, ""), (two, "In my words")}
    assert not DraftAnswer.objects.exists()


def test_sending_again_returns_the_first_response_unchanged(invitation):
    submission.save_page(invitation=invitation, answers={codes(invitation)[0]: Given(("yes",))})
    first = submission.submit(invitation=invitation, words_may_be_used=False)

    again = submission.submit(invitation=invitation, words_may_be_used=True)

    assert (again.pk, again.receipt, again.words_may_be_used) == (first.pk, first.receipt, False)
    assert Answer.objects.count() == 1


def test_after_sending_nothing_is_saved_or_declined(invitation):
    submission.submit(invitation=invitation, words_may_be_used=False)

    for verb in (
        lambda: submission.save_page(invitation=invitation, answers={codes(invitation)[0]: Given(("yes",))}),
        lambda: submission.decline(invitation=invitation),
        lambda: submission.start(invitation=invitation),
    ):
        with pytest.raises(AlreadySent):
            verb()
    assert not DraftAnswer.objects.exists()


def test_after_closing_nothing_is_taken_but_a_receipt_stands(cast, invitation):
    late = Respondent(cast, activity=invitation.round.activity, round_=invitation.round)
    sent = submission.submit(invitation=invitation, words_may_be_used=False)
    invitations.close_round(round_=invitation.round)

    assert submission.submit(invitation=invitation, words_may_be_used=False).receipt == sent.receipt
    for verb in (
        lambda: submission.save_page(invitation=late.invitation, answers={codes(invitation)[0]: Given(("yes",))}),
        lambda: submission.submit(invitation=late.invitation, words_may_be_used=False),
        lambda: submission.decline(invitation=late.invitation),
        lambda: submission.start(invitation=late.invitation),
    ):
        with pytest.raises(RoundClosed):
            verb()
    assert Response.objects.count() == 1


def test_declined_drafts_last_until_the_close_and_others_longer(cast, invitation):
    other = Respondent(cast, activity=invitation.round.activity, round_=invitation.round)
    one = codes(invitation)[0]
    submission.save_page(invitation=invitation, answers={one: Given(("yes",))})
    submission.save_page(invitation=other.invitation, answers={one: Given(("yes",))})
    submission.decline(invitation=invitation)
    assert DraftAnswer.objects.count() == 2

    invitations.close_round(round_=invitation.round)

    assert DraftAnswer.objects.get().invitation == other.invitation


def test_changing_ones_mind_after_declining(invitation):
    submission.decline(invitation=invitation)
    submission.start(invitation=invitation)
    assert Invitation.objects.get().declined_at is None

    submission.decline(invitation=invitation)
    submission.save_page(
        invitation=invitation, answers={codes(invitation)[0]: Given(("yes",))}, page=invitation.version.pages[0]
    )
    assert Invitation.objects.get().declined_at is None


def test_a_receipt_is_short_and_easy_to_read_out():
    receipts = {submission.draw_receipt() for _ in range(1000)}

    assert len(receipts) > 990
    assert all(len(receipt) == 7 and receipt[3] == "-" and not set(receipt) & set("IO01") for receipt in receipts)
