"""kill -9 of a real vault at every step, and fresh keys under load: no answer is lost, and none counts twice."""

import os
import time
from contextlib import contextmanager

import pytest
from django.db import connection, connections

from fourpi.demonstration.chance import Chance
from participants.models import Participant
from tests.reliability.waiting import wait_until
from tests.vault.running import running
from vault import sealing
from vault.locked import publishing
from vault.models import SealedMessage

pytestmark = [pytest.mark.slow, pytest.mark.kill]

LONG = os.environ.get("FOURPI_LONG") == "1"
OUR_LOCK = 77

__all__ = ["running"]


@contextmanager
def held(how):
    """Hold something in another transaction, so that whoever needs it stands still there."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            other.set_autocommit(False)
            cursor.execute(how)
            yield
        other.rollback()
    finally:
        other.close()


def is_somebody_waiting():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted"
            " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return cursor.fetchone()[0] > 0


# Each stands still one step later than the one before.
STEPS = {
    "after opening": "LOCK TABLE participants_participant IN ACCESS EXCLUSIVE MODE",
    "before it is kept": "LOCK TABLE vault.answer_set IN SHARE MODE",
    "after it is kept": "LOCK TABLE vault.seen_message IN SHARE MODE",
    "before the message is deleted": "LOCK TABLE vault_sealedmessage IN SHARE MODE",
}
WAITS_AT_COMMIT = f"""
CREATE FUNCTION wait_at_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock({OUR_LOCK}); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER wait_at_commit AFTER INSERT ON vault.seen_message
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_at_commit();
"""


def test_killed_at_every_step_nothing_is_lost_or_doubled(running, cast):
    person = cast.person(cast.activity()).participant
    running.give(person, {"age": "25_34"})
    running.take_in()
    running.give(person, {"age": "85_over"})
    for step, how in STEPS.items():
        with held(how):
            running.start()
            wait_until(is_somebody_waiting, what=f"the vault to stand still {step}")
            running.kill()
        wait_until(lambda: not is_somebody_waiting(), what="the database to notice")
        assert SealedMessage.objects.count() == 1, step
        assert running.read(person)[person].answers == {"age": "25_34"}, step

    with connection.cursor() as cursor:
        cursor.execute(WAITS_AT_COMMIT)
    try:
        with held(f"SELECT pg_advisory_xact_lock({OUR_LOCK})"):
            running.start()
            wait_until(is_somebody_waiting, what="the vault to stand still while it commits")
            running.kill()
            assert SealedMessage.objects.count() == 1
        running.start()
        wait_until(lambda: not SealedMessage.objects.exists(), what="the message to be taken in")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION wait_at_commit CASCADE")
    kept = running.read(person)[person]
    assert (kept.answers, kept.revision) == ({"age": "85_over"}, 2)

    # What is withdrawn is gone within a minute.
    began = time.monotonic()
    sealing.withdraw(participant=person)
    wait_until(lambda: running.read(person) == {}, seconds=60, what="the withdrawal")
    assert time.monotonic() - began < 60


def test_fresh_keys_and_sudden_deaths_under_load(running, cast):
    chance = Chance(4)
    ages = ("18_24", "25_34", "35_44", "45_54", "55_64")
    people = [
        Participant.objects.create(
            organisation=cast.organisation, name=f"Person {number}", email=f"p{number}@example.org"
        )
        for number in range(400 if LONG else 40)
    ]
    last, changes = {}, {}
    running.start()
    for number in range(4000 if LONG else 200):
        person = chance.choice(people)
        age = chance.choice(ages)
        running.give(person, {"age": age})
        changes[person] = changes.get(person, 0) + (last.get(person) != age)
        last[person] = age
        if number % 50 == 25:
            publishing.rotate(keys_file=running.keys_file)
        if number % 100 == 99:
            waiting = SealedMessage.objects.count()
            wait_until(lambda so_many=waiting: SealedMessage.objects.count() < so_many or not so_many, what="work")
            running.kill()
            running.start()
    wait_until(lambda: not SealedMessage.objects.exists(), what="everything to be taken in")
    kept = running.read(*people)
    assert {person: answer_set.answers["age"] for person, answer_set in kept.items()} == last
    assert {person: answer_set.revision for person, answer_set in kept.items()} == changes
    assert len(running.keyring.public_keys) == (80 if LONG else 4) + 1
