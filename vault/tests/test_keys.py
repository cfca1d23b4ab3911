"""The file of keys: made once, closed to others, changed whole; fresh keys lose nothing, a destroyed year is gone."""

import stat
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from vault import sealing
from vault.locked import keyfile, ledger, process, publishing
from vault.locked.keyring import Keyring
from vault.models import PublicKey, SealedMessage
from vault.tests.vault import SAID

THIS_YEAR = timezone.localdate().year


@pytest.fixture
def person(cast):
    return cast.person(cast.activity()).participant


@pytest.fixture
def command(settings, tmp_path):
    """`manage.py vault …` with keys in a folder of this test's own; what it said."""
    settings.VAULT_KEYS = tmp_path / "made by command" / "keyring.json"

    def run(*words):
        said = StringIO()
        call_command("vault", *words, stdout=said)
        return said.getvalue()

    return run


def test_keys_are_made_once_and_for_the_vault_alone(tmp_path):
    file = tmp_path / "keys" / "keyring.json"
    keyfile.make(file, year=2026)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    before = file.read_text()
    with pytest.raises(keyfile.NoKeys, match="already"):
        keyfile.make(file, year=2026)
    assert file.read_text() == before


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda file: file.unlink(), "There are no keys in"),
        (lambda file: file.chmod(0o640), "Other accounts may open"),
        (lambda file: file.write_text("{half"), "cannot be read"),
    ],
)
def test_a_file_that_is_not_right_is_refused_in_a_sentence(tmp_path, spoil, sentence):
    file = tmp_path / "keyring.json"
    keyfile.make(file, year=2026)
    spoil(file)
    with pytest.raises(keyfile.NoKeys, match=sentence):
        Keyring.open(file)


def test_a_change_cut_short_leaves_the_old_keys(tmp_path, monkeypatch):
    file = tmp_path / "keyring.json"
    keyfile.make(file, year=2026)
    before = file.read_text()

    def fail(*args, **kwargs):
        raise OSError("the disk is full")

    monkeypatch.setattr(keyfile.json, "dump", fail)
    with pytest.raises(OSError, match="full"):
        keyfile.rotate(file)
    assert file.read_text() == before


def test_no_key_shows_in_what_is_printed(tmp_path):
    file = tmp_path / "keyring.json"
    keyfile.make(file, year=2026)
    keys = keyfile.read(file)
    printed = repr(keys) + str(Keyring.open(file).__dict__.keys()) + repr(Keyring.open(file))
    assert keys.tag.hex() not in printed
    assert str(keys.tag) not in printed


def test_fresh_keys_lose_nothing(vault, cast, person):
    """Sealed before and after, and by a page that still holds the old key: all of it is taken in."""
    vault.give(person, {"age": "25_34"})
    publishing.rotate(keys_file=vault.keys_file)
    other = cast.person(cast.activity("Another")).participant
    vault.give(other, {"age": "35_44"})
    late = SealedMessage.objects.order_by("key_id").first().key
    assert late.retired_at
    assert vault.take_in() == 2
    assert vault.read(person)[person].answers == {"age": "25_34"}
    assert vault.read(other)[other].answers == {"age": "35_44"}


def test_an_old_key_is_dropped_only_when_nothing_waits_for_it(vault, person):
    vault.give(person)
    publishing.rotate(keys_file=vault.keys_file)

    def drop():
        publishing.drop_old_keys(keys_file=vault.keys_file, keyring=vault.keyring)
        return len(vault.keyring.public_keys)

    assert drop() == 2
    PublicKey.objects.filter(retired_at__isnull=False).update(retired_at=timezone.now() - timedelta(days=2))
    assert drop() == 2
    vault.take_in()
    assert drop() == 1
    assert PublicKey.objects.count() == 1
    assert vault.read(person)[person].answers == SAID


def test_a_new_year_gets_a_key_of_its_own_and_an_old_one_can_be_destroyed(vault, person, command, settings):
    settings.VAULT_KEYS = vault.keys_file
    vault.give(person)
    vault.take_in()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM vault.answer_set")
        backup = cursor.fetchall()
    with pytest.raises(CommandError, match="is in use"):
        command("destroy-year", str(THIS_YEAR), "--for-good")
    keyfile.see_to_year(vault.keys_file, year=THIS_YEAR + 1)
    with pytest.raises(CommandError, match="could never be read again"):
        command("destroy-year", str(THIS_YEAR))
    assert vault.read(person)
    command("destroy-year", str(THIS_YEAR), "--for-good")
    assert vault.read(person) == {}
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO vault.answer_set VALUES (%s, %s, %s, %s)", backup)
    assert vault.read(person) == {}
    vault.give(person, {"age": "85_over"})
    vault.take_in()
    kept = vault.read(person)[person]
    assert (kept.answers, kept.revision) == ({"age": "85_over"}, 2)


def test_what_was_erased_stays_erased_when_a_backup_is_put_back(vault, cast, person):
    stays = cast.person(cast.activity("Another")).participant
    vault.give(person)
    vault.give(stays)
    vault.take_in()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.backup AS SELECT * FROM vault.answer_set")
        sealing.withdraw(participant=person)
        vault.take_in()
        cursor.execute("INSERT INTO vault.answer_set SELECT * FROM public.backup ON CONFLICT DO NOTHING")
        cursor.execute("DELETE FROM vault.erased")
        assert set(vault.read(person, stays)) == {person, stays}
        assert ledger.replay(cursor, keys_file=vault.keys_file) == 1
        assert set(vault.read(person, stays)) == {stays}


def test_answers_given_after_erasing_survive_the_replay(vault, person):
    vault.give(person)
    sealing.withdraw(participant=person)
    vault.give(person, {"age": "25_34"})
    vault.take_in()
    with connection.cursor() as cursor:
        assert ledger.replay(cursor, keys_file=vault.keys_file) == 0
    assert vault.read(person)[person].answers == {"age": "25_34"}


def test_making_keys_by_command(db, command, settings):
    assert "Keep a copy elsewhere" in command("make-keys")
    before = settings.VAULT_KEYS.read_text()
    assert "There are keys already" in command("make-keys")
    assert settings.VAULT_KEYS.read_text() == before
    assert PublicKey.objects.get().retired_at is None
    command("rotate")
    assert PublicKey.objects.filter(retired_at=None).count() == 1
    said = command("status")
    assert f"Years that can be read: {THIS_YEAR}" in said
    assert "Messages that wait to be taken in: 0" in said


def test_the_wrong_file_of_keys_is_refused_and_nothing_is_lost(vault, person, command, settings):
    vault.give(person)
    with pytest.raises(CommandError, match="not those that people's answers are sealed with"):
        command("make-keys")
    assert not settings.VAULT_KEYS.exists()
    keyfile.make(settings.VAULT_KEYS, year=THIS_YEAR)
    for action in ("make-keys", "status", "run"):
        with pytest.raises(CommandError, match="not those that people's answers are sealed with"):
            command(action)
    process.Process(keys_file=settings.VAULT_KEYS, should_stop=lambda: False).work()
    assert SealedMessage.objects.count() == 1
    assert PublicKey.objects.get().retired_at is None
    vault.take_in()
    assert vault.read(person)


def test_the_websites_settings_know_no_keys(settings):
    del settings.VAULT_KEYS
    with pytest.raises(CommandError, match="settings of its own"):
        call_command("vault", "status")
