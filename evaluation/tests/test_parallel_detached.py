"""Many hands at once where answers are cut off: one seal each, and whatever was acknowledged before it is in it."""

import pytest

from evaluation import invitations, submission
from evaluation.models import DraftAnswer, Given, Invitation, Mode
from evaluation.submission import RoundClosed
from evaluation.tests.test_parallel import HANDS, at_once
from vault.models import OpenedGroup, OpenedResponse, SealedResponse
from vault.tests.conftest import vault

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

TIMES = 20

__all__ = ["at_once", "vault"]


@pytest.fixture
def asked(transactional_db, cast, vault):
    """Invitations of people in a round that cuts answers off."""
    activity = cast.activity(status="open")
    people = [cast.person(activity) for _ in range(TIMES)]
    cast.open_round(activity, mode=Mode.DETACHED)
    return list(Invitation.objects.filter(involvement__in=people).select_related("round", "version"))


def send(invitation):
    return lambda: submission.submit(invitation=invitation, words_may_be_used=False)


def save(invitation, code):
    return lambda: submission.save_page(invitation=invitation, answers={code: Given(("yes",))})


def test_twenty_hands_seal_one_response_each(asked, at_once):
    for number, invitation in enumerate(asked, 1):
        save(invitation, next(iter(invitation.version.questions)))()
        assert at_once(*[send(invitation)] * HANDS) == [None] * HANDS
        assert SealedResponse.objects.count() == number
    assert not DraftAnswer.objects.exists()


def test_a_look_beforehand_would_seal_doubles(asked, at_once, monkeypatch):
    """The same check, where the invitation is only looked at: neither held nor turned by one alone."""

    def look(invitation):
        return Invitation.objects.get(pk=invitation.pk), True

    def put_in_anyway(held, is_open, **said):
        if not held.is_sent:
            Invitation.objects.filter(pk=held.pk).update(is_sent=True)
            submission.boxes.put_in(box_id=held.round_id, capacity=held.capacity, said=said)

    monkeypatch.setattr(submission, "_hold", look)
    monkeypatch.setattr(submission, "_cut_off", put_in_anyway)
    for invitation in asked[:5]:
        at_once(*[send(invitation)] * HANDS)
    assert SealedResponse.objects.count() > 5


def test_saving_sending_and_closing_at_once_lose_nothing_that_was_acknowledged(asked, at_once, vault):
    round_ = asked[0].round
    saved = {}
    for invitation in asked[:-1]:
        codes = list(invitation.version.questions)[:5]
        save(invitation, codes[0])()
        *found, _ = at_once(*[save(invitation, code) for code in codes[1:]], send(invitation))
        saved[invitation.pk] = {codes[0]} | {code for code, no in zip(codes[1:], found, strict=True) if no is None}
    save(asked[-1], "Z1")()
    last, _ = at_once(send(asked[-1]), lambda: invitations.close_round(round_=round_))
    vault.open_boxes()

    opened = sorted(tuple(sorted(one.answers)) for one in OpenedResponse.objects.all())
    expected = [tuple(sorted(codes)) for codes in saved.values()]
    if not isinstance(last, RoundClosed):
        expected.append(("Z1",))
    assert opened == sorted(expected)
    assert OpenedGroup.objects.get().people == Invitation.objects.filter(is_sent=True).count()
    assert not DraftAnswer.objects.exists()
