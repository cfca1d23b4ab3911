"""kill -9 of a real vault while it opens a box: all of it or nothing, and nobody's answers twice."""

import uuid

import pytest
from django.db import connection

from tests.reliability.waiting import wait_until
from tests.vault.running import running
from tests.vault.test_survives import OUR_LOCK, held, is_somebody_waiting
from vault import boxes
from vault.models import DetachedBox, OpenedGroup, OpenedResponse, SealedResponse

pytestmark = [pytest.mark.slow, pytest.mark.kill]

PEOPLE = 520  # more than are read at once
IN_THE_MIDDLE = 510
# Where the vault stands still and is killed: after which rows were written, each later than the one before.
STEPS = {
    "after the first was opened": "AFTER INSERT ON vault_openedresponse",
    "in the middle": "AFTER INSERT ON vault_openedresponse",
    "after the last was opened": "AFTER INSERT ON vault_openedgroup",
    "after the first sealed one was deleted": "AFTER DELETE ON vault_sealedresponse",
    "while it commits": "AFTER UPDATE ON vault_detachedbox DEFERRABLE INITIALLY DEFERRED",
}
WAITS = """
CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (SELECT count(*) FROM vault_openedresponse) >= %s THEN PERFORM pg_advisory_xact_lock(%s); END IF;
    RETURN NULL;
END $$;
"""

__all__ = ["running"]


def fill(activity):
    """A closed box in which so many service users and three carers have put answers, each another."""
    box_id = uuid.uuid4()
    boxes.make(box_id=box_id, activity=activity)
    for number in range(PEOPLE):
        boxes.put_in(box_id=box_id, capacity="service_user", said=said(number))
    for number in range(3):
        boxes.put_in(box_id=box_id, capacity="carer", said=said(number))
    boxes.close(box_id=box_id)


def said(number):
    return {
        "answers": {"Z1": {"options": [], "words": f"Answer {number}"}},
        "not_asked": [],
        "words_may_be_used": True,
        "helped_by": "nobody",
        "channel": "web",
    }


def nothing_was_opened():
    return (
        SealedResponse.objects.count() == PEOPLE + 3
        and not OpenedResponse.objects.exists()
        and not OpenedGroup.objects.exists()
        and DetachedBox.objects.get().opened_on is None
    )


def kill_it(step, when, running):
    """Have a vault stand still at this step, and kill it there."""
    with connection.cursor() as cursor:
        cursor.execute(WAITS, [IN_THE_MIDDLE if step == "in the middle" else 1, OUR_LOCK])
        cursor.execute(f"CREATE CONSTRAINT TRIGGER stand_still {when} FOR EACH ROW EXECUTE FUNCTION stand_still()")
        try:
            with held(f"SELECT pg_advisory_xact_lock({OUR_LOCK})"):
                running.start()
                wait_until(is_somebody_waiting, what=f"the vault to stand still {step}")
                running.kill()
                # The database itself would notice the death only at the next word.
                cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted")
                wait_until(lambda: not is_somebody_waiting(), what="the database to notice")
        finally:
            cursor.execute("DROP FUNCTION stand_still CASCADE")


def test_killed_at_every_step_all_is_opened_or_nothing(running, cast):
    fill(cast.activity())
    for step, when in STEPS.items():
        kill_it(step, when, running)
        assert nothing_was_opened(), step
    running.start()
    wait_until(lambda: DetachedBox.objects.get().opened_on, what="the box to be opened")

    opened = [one.answers["Z1"]["words"] for one in OpenedResponse.objects.all()]
    assert sorted(opened) == sorted(f"Answer {number}" for number in range(PEOPLE))
    assert OpenedGroup.objects.get().people == PEOPLE
    assert not SealedResponse.objects.exists()
