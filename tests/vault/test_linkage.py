"""A stolen copy of the database tells no better than chance what named people said; and would, if we were careless."""

import os
from pathlib import Path

import pytest
from django.db import connection, transaction

from fourpi.demonstration.chance import Chance
from fourpi.embedded import places
from participants.models import Participant
from tests.vault import linkage
from vault import sealing
from vault.locked import keyfile
from vault.locked.keyring import Aead, Keyring, Locked
from vault.questions import everything

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PEOPLE = 1000 if os.environ.get("FOURPI_LONG") == "1" else 150
TWO_POINTS = 0.02
RELIGIONS = [choice.code for choice in everything()["religion"].options]
# As uneven as real answers are: guessing "no religion" is right four times in ten.
SHARES = (40, 22, 4, 7, 3, 14, 6, 4)


@pytest.fixture
def crowd(vault, cast):
    """People who answer one after the other while the vault takes answers in; {participant id: religion}."""
    chance = Chance(11)

    def fill(*, beside=lambda participant, religion: None, is_restless=True):
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE vault.answer_set, vault.erased, vault.seen_message")
        said = {}
        for number in range(PEOPLE):
            participant = Participant.objects.create(
                organisation=cast.organisation, name=f"Person {number}", email=f"p{number}@example.org"
            )
            religion = chance.choices(RELIGIONS, SHARES)[0]
            with transaction.atomic():
                vault.give(participant, {"religion": religion, "age": chance.choice(["25_34", "85_over"])})
                beside(participant, religion)
            said[participant.pk] = religion
            if chance.random() < 0.1:
                vault.take_in()
        if not is_restless:
            return said
        # Some wait still, some have changed their mind, some have withdrawn.
        for participant in Participant.objects.filter(pk__in=chance.sample(sorted(said), PEOPLE // 10)):
            said[participant.pk] = chance.choices(RELIGIONS, SHARES)[0]
            vault.give(participant, {"religion": said[participant.pk]})
        for participant in Participant.objects.filter(pk__in=chance.sample(sorted(said), PEOPLE // 20)):
            sealing.withdraw(participant=participant)
        return said

    return fill


def gain_of_attacker(said):
    return linkage.gain(linkage.clues(linkage.read_everything()), said, chance=Chance(5))


def test_a_copy_of_the_database_tells_nothing(crowd, vault):
    said = crowd()
    waiting = gain_of_attacker(said)
    vault.take_in()
    taken_in = gain_of_attacker(said)
    print(f"Gain over guessing the commonest answer: {100 * waiting:.1f} and {100 * taken_in:.1f} points.")
    assert max(waiting, taken_in) <= TWO_POINTS
    copied, keys = str(linkage.read_everything()), keyfile.read(vault.keys_file)
    assert not any(key.hex() in copied for key in (keys.tag, *keys.years.values(), *keys.private.values()))
    assert all(public.hex() in copied for public in keys.private)


def test_an_answer_beside_the_seal_is_found_by_its_transaction(crowd):
    """A table without names and without keys, as most products have it, but filled in the same transaction."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.anonymous (religion text)")
    try:

        def beside(participant, religion):
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO public.anonymous VALUES (%s)", [religion])

        assert gain_of_attacker(crowd(beside=beside)) > 0.3
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE public.anonymous")


def test_an_answer_kept_in_order_is_found_by_its_place(crowd, vault):
    """The same table filled later, row after row."""
    said = crowd()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.anonymous (religion text)")
        try:
            visits = linkage.read_everything()["public.vault_aboutyouvisit"]
            for _, _, visit in visits:
                cursor.execute("INSERT INTO public.anonymous VALUES (%s)", [said[visit["participant_id"]]])
            assert gain_of_attacker(said) > 0.3
        finally:
            cursor.execute("DROP TABLE public.anonymous")


def test_an_answer_that_is_not_padded_is_found_by_its_length(crowd, vault, monkeypatch):
    """Locked, but as long as what was said."""

    def unpadded(keyring, plain, *, bound_to):
        year = keyring.years[-1]
        return Locked(year, bytes(Aead(keyring._years[year]).encrypt(len(plain).to_bytes(4, "big") + plain, bound_to)))

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE vault.answer_set DROP CONSTRAINT answer_set_body_check")
        try:
            monkeypatch.setattr(Keyring, "encrypt", unpadded)
            said = crowd(is_restless=False)
            vault.take_in()
            assert gain_of_attacker(said) > 0.1
        finally:
            cursor.execute("TRUNCATE vault.answer_set")
            cursor.execute(
                "ALTER TABLE vault.answer_set ADD CONSTRAINT answer_set_body_check CHECK (octet_length(body) = 1064)"
            )


def test_the_files_of_the_server_hold_no_answer(crowd, vault):
    """Tables, the log of changes and the server's own log, as they lie on the disk."""
    data, log = places.private_folder() / "postgres" / "data", places.log("postgres")
    if not data.exists():
        pytest.skip("The files of the server are read on the embedded server only.")
    assert log.is_file()

    def found():
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
        return [path.name for path in files() if b'"religion":"no_religion"' in on_disk(path)]

    def files():
        yield log
        for folder, _, names in os.walk(data):
            yield from (Path(folder, name) for name in names)

    def on_disk(path):
        """The server goes on working while it is read: a file it has taken away holds nothing."""
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return b""

    crowd()
    vault.take_in()
    assert found() == []
    with connection.cursor() as cursor:
        cursor.execute("""CREATE TABLE public.careless AS SELECT '{"religion":"no_religion"}'::text AS body""")
        try:
            assert found() != []
        finally:
            cursor.execute("DROP TABLE public.careless")
