"""What a broken-in website could send to the vault: nothing of it is honoured, and no log quotes it."""

import logging
import uuid

import pytest
from django.db import connection

from vault import sealing
from vault.models import PublicKey, SealedMessage
from vault.tests.vault import SAID


@pytest.fixture
def person(cast):
    return cast.person(cast.activity()).participant


class Forger:
    """Somebody who can seal anything and add any row, as the website could."""

    def __init__(self, person):
        self.person = person

    def whole(self, message_id, **changed):
        said = {"answers": SAID, "declined": [], "asked": list(SAID), "helped_by": ""}
        common = {"version": 1, "operation": "give", "message": message_id.hex}
        ids = {"organisation": self.person.organisation_id, "participant": self.person.pk}
        return {key: value for key, value in (common | ids | said | changed).items() if value is not None}

    def send(self, **changed):
        message_id = uuid.uuid4()
        self.add(message_id, sealing.seal(self.whole(message_id, **changed), public=bytes(self.key.key)))

    def add(self, message_id, sealed):
        SealedMessage.objects.create(pk=message_id, key=self.key, sealed=sealed)

    @property
    def key(self):
        return PublicKey.objects.get(retired_at=None)


@pytest.fixture
def forger(vault, person):
    return Forger(person)


def count_of_sets():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM vault.answer_set")
        return cursor.fetchone()[0]


def test_a_true_message_is_honoured(vault, forger, person):
    forger.send()
    vault.take_in()
    assert vault.read(person)[person].answers == SAID


FORGED = {
    "an operation of their own": {"operation": "count", "answers": None, "declined": None, "asked": None},
    "asking to read": {"operation": "read"},
    "a list of people": {"participant": [1, 2, 3]},
    "a wish for members": {"members": [1, 2, 3]},
    "no person": {"participant": None},
    "a person who is true": {"participant": True},
    "a negative person": {"participant": -1},
    "a person too large for a number": {"participant": 2**63},
    "a person who is not there": {"participant": 987_654_321},
    "another version": {"version": 2},
    "a version in words": {"version": "1"},
    "an answer outside its scheme": {"answers": {**SAID, "age": "old"}},
    "an answer of another group": {"answers": {**SAID, "ethnic_detail": "white_roma"}},
    "a list of answers": {"answers": {**SAID, "age": ["25_34", "35_44"]}},
    "a question of their own": {"answers": {"income": "low"}, "asked": ["income"]},
    "an answer that was not asked": {"asked": ["age"]},
    "answered and declined": {"declined": ["age"]},
    "declined without being asked": {"declined": ["religion"]},
    "asked twice": {"asked": [*SAID, "age"]},
    "a question that does not follow": {"asked": [*SAID, "limits"]},
    "answers as a list": {"answers": ["age"]},
    "a helper with a name": {"helped_by": "Cora"},
    "a helper as a number": {"helped_by": 3},
}


def test_forged_messages_are_refused_and_gone(vault, forger, caplog):
    honoured = []
    for name, changed in FORGED.items():
        forger.send(**changed)
        with caplog.at_level(logging.WARNING):
            assert vault.take_in() == 1
        if count_of_sets() or "A sealed message of 1072 bytes was refused" not in caplog.text:
            honoured.append(name)
        assert not any(word in caplog.text for word in ("25_34", "asian", "Cora", "income", "987"))
        caplog.clear()
    assert honoured == []
    assert not SealedMessage.objects.exists()


def test_somebody_of_another_organisation(vault, cast, forger, person):
    forger.send(organisation=cast.other.pk)
    vault.take_in()
    assert count_of_sets() == 0
    vault.give(person)
    vault.take_in()
    forger.send(
        organisation=cast.other.pk, operation="withdraw", answers=None, declined=None, asked=None, helped_by=None
    )
    vault.take_in()
    assert count_of_sets() == 1


def test_a_replayed_message_is_refused(vault, person):
    vault.give(person, {"age": "25_34"})
    caught = SealedMessage.objects.get()
    vault.take_in()
    vault.give(person, {"age": "35_44"})
    SealedMessage.objects.create(pk=caught.pk, key=caught.key, sealed=bytes(caught.sealed))
    vault.take_in()
    assert vault.read(person)[person].answers == {"age": "35_44"}
    SealedMessage.objects.create(pk=uuid.uuid4(), key=caught.key, sealed=bytes(caught.sealed))
    vault.take_in()
    assert vault.read(person)[person].answers == {"age": "35_44"}


def test_a_message_copied_to_another_row_is_refused(vault, forger, person):
    vault.give(person)
    caught = SealedMessage.objects.get()
    forger.add(uuid.uuid4(), bytes(caught.sealed))
    SealedMessage.objects.filter(pk=caught.pk).delete()
    vault.take_in()
    assert count_of_sets() == 0


def test_what_was_never_sealed_is_refused(vault, forger):
    for sealed in (b"\0" * 1072, b"x" * 1072):
        forger.add(uuid.uuid4(), sealed)
    assert vault.take_in() == 2
    assert count_of_sets() == 0


def test_what_is_no_message_is_refused(vault, forger):
    public = bytes(forger.key.key)
    for whole in (["a", "list"], "words", None, 7, {}):
        forger.add(uuid.uuid4(), sealing.seal(whole, public=public))
    assert vault.take_in() == 5
    assert count_of_sets() == 0


def test_a_message_of_another_size_never_gets_in(forger, db):
    from django.db import IntegrityError, transaction

    for length in (0, 1071, 1073, 100_000):
        with pytest.raises(IntegrityError), transaction.atomic():
            forger.add(uuid.uuid4(), b"x" * length)


def test_more_than_fits_is_not_sealed(vault, person):
    with pytest.raises(ValueError, match="longer than a message"):
        vault.give(person, {"age": "x" * 2000})


def test_one_bad_message_does_not_hold_up_the_next(vault, forger, person):
    forger.send(operation="read")
    vault.give(person)
    assert vault.take_in() == 2
    assert count_of_sets() == 1
