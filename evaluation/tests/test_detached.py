"""Answers that are cut off from the person: one seal each, nothing left beside it, and nothing lost where it fails."""

from base64 import b64encode
from secrets import token_bytes

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from evaluation import invitations, modes, paper, submission
from evaluation.models import (
    Answer,
    DraftAnswer,
    Given,
    HelpedBy,
    Invitation,
    Mode,
    PaperEntry,
    Response,
    Round,
)
from evaluation.submission import AlreadySent, NotSealed, RoundClosed
from vault.models import DetachedBox, PublicKey, SealedResponse
from vault.models.box import SEALED_LENGTHS


@pytest.fixture
def activity(cast):
    return cast.activity(status="open")


@pytest.fixture
def round_(cast, activity):
    return cast.open_round(activity, mode=Mode.DETACHED)


@pytest.fixture
def ask(cast, activity, round_):
    def ask():
        person = cast.person(activity)
        invitations.ask_everyone(round_=round_)
        return Invitation.objects.get(involvement=person)

    return ask


def codes(invitation):
    return list(invitation.version.questions)


def save(invitation, *, words="In my words"):
    one, two = codes(invitation)[:2]
    answers = {one: Given(("yes",)), two: Given(words=words)}
    submission.save_page(invitation=invitation, answers=answers, page=invitation.version.pages[0])


def test_sending_seals_once_and_keeps_nothing_beside(ask):
    invitation = ask()
    save(invitation)
    Invitation.objects.update(not_before="2026-12-01")

    for may_use in (True, False):
        assert submission.submit(invitation=invitation, words_may_be_used=may_use) is None

    kept = Invitation.objects.get()
    assert kept.is_sent
    assert (kept.started_at, kept.declined_at, kept.not_before, kept.seen) == (None, None, None, [])
    assert not (Response.objects.exists() or Answer.objects.exists() or DraftAnswer.objects.exists())
    sealed = SealedResponse.objects.get()
    assert (sealed.box_id, sealed.capacity) == (kept.round_id, kept.capacity)
    assert len(sealed.sealed) == SEALED_LENGTHS[0]


def test_nothing_in_a_row_of_the_seal_says_when_or_whose(ask):
    assert {field.name for field in SealedResponse._meta.fields} == {"id", "key", "box", "capacity", "sealed"}


def test_after_sending_nothing_is_saved_or_declined(ask):
    invitation = ask()
    submission.submit(invitation=invitation, words_may_be_used=False)
    for verb in (submission.start, submission.decline):
        with pytest.raises(AlreadySent):
            verb(invitation=invitation)
    with pytest.raises(AlreadySent):
        save(invitation)
    assert Invitation.objects.get().started_at is None


def test_paper_keeps_nothing_of_what_was_typed(ask, cast):
    invitation = ask()
    typed = {"A1": {"options": ["yes"], "words": ""}}
    entry = PaperEntry.objects.create(invitation=invitation, first=typed, first_by=cast.coordinator)

    paper.send(entry=entry, words_may_be_used=False, helped_by=HelpedBy.FAMILY)

    assert not PaperEntry.objects.exists()
    assert SealedResponse.objects.count() == 1


@pytest.mark.parametrize(("length", "size"), [(1, 0), (5000, 0), (100_000, 1), (900_000, 2)])
def test_the_longest_fit_in_one_of_three_sizes(ask, length, size):
    """What people write is compressed first; here it is as hard to compress as can be."""
    invitation = ask()
    save(invitation, words=hard_to_compress(length))
    submission.submit(invitation=invitation, words_may_be_used=False)
    assert len(SealedResponse.objects.get().sealed) == SEALED_LENGTHS[size]


def hard_to_compress(length):
    return b64encode(token_bytes(length)).decode()[:length]


def test_more_than_fits_is_refused_in_a_sentence_and_everything_is_kept(ask):
    invitation = ask()
    save(invitation, words=hard_to_compress(1_500_000))
    with pytest.raises(NotSealed, match="Please make your longest answers shorter"):
        submission.submit(invitation=invitation, words_may_be_used=False)
    everything_is_kept()


def test_without_a_key_nothing_is_lost(ask):
    invitation = ask()
    save(invitation)
    PublicKey.objects.all().delete()
    with pytest.raises(NotSealed, match="Everything is saved"):
        submission.submit(invitation=invitation, words_may_be_used=False)
    everything_is_kept()


def everything_is_kept():
    kept = Invitation.objects.get()
    assert not kept.is_sent
    assert kept.is_under_way
    assert kept.seen
    assert DraftAnswer.objects.count() == 2
    assert not SealedResponse.objects.exists()


def test_the_close_deletes_every_draft_and_ends_the_box(ask, round_, cast):
    sent, unfinished, untouched = ask(), ask(), ask()
    save(unfinished)
    submission.submit(invitation=sent, words_may_be_used=False)
    PaperEntry.objects.create(invitation=unfinished, first={"A1": {}}, first_by=cast.coordinator)

    invitations.close_round(round_=round_)

    assert not DraftAnswer.objects.exists()
    assert not PaperEntry.objects.exists()
    assert DetachedBox.objects.to_open().get().pk == round_.pk
    assert submission.submit(invitation=sent, words_may_be_used=False) is None
    for late in (unfinished, untouched):
        with pytest.raises(RoundClosed):
            submission.submit(invitation=late, words_may_be_used=False)
    assert SealedResponse.objects.count() == 1


def test_without_a_vault_it_cannot_be_chosen(activity, cast, db):
    assert modes.offered() == [Mode.CONFIDENTIAL, Mode.NAMED]
    asked = {"activity": activity, "phase": "after", "closes_on": "2027-01-05", "by": cast.coordinator}
    with pytest.raises(ValidationError, match="there is no vault yet"):
        invitations.open_round(**asked, mode=Mode.DETACHED)
    assert not Round.objects.exists()
    cast.make_key()
    assert modes.offered() == [Mode.CONFIDENTIAL, Mode.NAMED, Mode.DETACHED]


def test_the_mode_is_locked_once_open_and_free_while_planned(cast, activity, round_):
    from django.db.utils import InternalError

    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        Round.objects.filter(pk=round_.pk).update(mode=Mode.NAMED)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE evaluation_round SET mode = 'named' WHERE id = %s", [round_.pk])
    planned = Round.objects.create(activity=activity, phase="pulse", closes_on="2027-01-05", mode=Mode.CONFIDENTIAL)
    Round.objects.filter(pk=planned.pk).update(mode=Mode.DETACHED)
    assert Round.objects.get(pk=planned.pk).mode == Mode.DETACHED
