"""Answers that come in: kept once under a tag, replaced whole, erased on request."""

import pgtrigger
import pytest
from django.db import connection

from vault import sealing
from vault.locked import answers, intake
from vault.locked.keyring import CannotOpen, KeyIsGone, Locked
from vault.models import AboutYouVisit, SealedMessage
from vault.tests.vault import SAID


@pytest.fixture
def person(cast):
    return cast.person(cast.activity()).participant


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tag, key_id, revision, body FROM vault.answer_set ORDER BY tag")
        return [(bytes(tag), key_id, revision, bytes(body)) for tag, key_id, revision, body in cursor.fetchall()]


def test_answers_are_kept_in_four_states(vault, person):
    vault.give(person, {"sex": "female"}, declined=["religion"], asked=["sex", "religion", "age"], helped_by="7")
    assert vault.take_in() == 1
    kept = vault.read(person)[person]
    assert kept.answers == {"sex": "female"}
    assert kept.declined == ["religion"]
    assert set(kept.asked) - set(kept.answers) - set(kept.declined) == {"age"}
    assert kept.helped_by == "7"
    assert kept.revision == 1
    assert not SealedMessage.objects.exists()


def test_a_later_set_replaces_the_whole_earlier_one(vault, person):
    vault.give(person)
    vault.give(person, {"sex": "male"})
    assert vault.take_in() == 2
    kept = vault.read(person)[person]
    assert (kept.answers, kept.revision) == ({"sex": "male"}, 2)
    assert len(rows()) == 1


def test_the_same_answers_sent_twice_are_no_change(vault, person):
    vault.give(person)
    vault.give(person)
    assert vault.take_in() == 2
    assert vault.read(person)[person].revision == 1


def test_withdrawing_erases_and_revisions_go_on(vault, person):
    vault.give(person)
    sealing.withdraw(participant=person)
    vault.take_in()
    assert vault.read(person) == {}
    vault.give(person)
    vault.take_in()
    assert vault.read(person)[person].revision == 2


def test_withdrawing_nothing_is_no_trouble(vault, person):
    sealing.withdraw(participant=person)
    assert vault.take_in() == 1
    assert rows() == []


def test_what_was_sent_last_stands_however_many_waited(vault, person):
    for age in ("16_17", "18_24", "25_34", "35_44", "45_54", "55_64", "65_74"):
        vault.give(person, {"age": age})
    vault.take_in()
    assert vault.read(person)[person].answers == {"age": "65_74"}


def test_people_are_apart_and_so_are_organisations(vault, cast, person):
    stranger = cast.person(cast.activity(by=cast.outsider)).participant
    vault.give(person, {"sex": "female"})
    vault.give(stranger, {"sex": "male"})
    vault.take_in()
    assert len(rows()) == 2
    assert vault.read(person)[person].answers == {"sex": "female"}
    with connection.cursor() as cursor:
        as_if_ours = answers.read_all(
            cursor,
            organisation_id=person.organisation_id,
            keyring=vault.keyring,
            participant_ids=[person.pk, stranger.pk],
        )
    assert list(as_if_ours) == [person.pk]


def test_who_is_deleted_from_the_website_is_erased_from_the_vault(vault, cast, person):
    stays = cast.person(cast.activity("Another")).participant
    vault.give(person)
    vault.give(stays)
    vault.take_in()
    with pgtrigger.ignore("participants.FunnelEvent:funnel_event_is_kept"):
        person.delete()
    assert intake.erase_those_gone(keyring=vault.keyring, keys_file=vault.keys_file) == 1
    assert len(rows()) == 1
    assert vault.read(stays)[stays].answers == SAID
    assert intake.erase_those_gone(keyring=vault.keyring, keys_file=vault.keys_file) == 0


def test_every_locked_row_has_one_size_and_says_nothing(vault, cast, person):
    other = cast.person(cast.activity("Another")).participant
    vault.give(person, SAID)
    vault.give(other, {}, asked=["age"])
    vault.take_in()
    assert {len(body) for *_, body in rows()} == {1064}
    assert all(b"female" not in body for *_, body in rows())


def test_a_body_moved_to_another_row_does_not_open(vault, person):
    vault.give(person)
    vault.take_in()
    (tag, key_id, revision, body) = rows()[0]
    for bond in (b"x" * 32 + revision.to_bytes(4, "big"), tag + (revision + 1).to_bytes(4, "big")):
        with pytest.raises(CannotOpen):
            vault.keyring.decrypt(Locked(key_id, body), bound_to=bond)
    with pytest.raises(KeyIsGone):
        vault.keyring.decrypt(Locked(key_id - 1, body), bound_to=tag)


def test_long_things_are_locked_in_powers_of_two(vault):
    keyring = vault.keyring
    for length, locked in ((0, 1024), (1020, 1024), (1021, 2048), (100_000, 131_072)):
        sealed = keyring.encrypt(b"x" * length, bound_to=b"scope")
        assert len(sealed.body) == locked + 40
        assert keyring.decrypt(sealed, bound_to=b"scope") == b"x" * length


def test_a_failure_half_way_changes_nothing(vault, person, monkeypatch):
    def fail(*args):
        raise RuntimeError

    vault.give(person)
    monkeypatch.setattr(intake, "_remember", fail)
    with pytest.raises(RuntimeError):
        vault.take_in()
    assert rows() == []
    assert SealedMessage.objects.count() == 1
    assert AboutYouVisit.objects.get().participant == person
