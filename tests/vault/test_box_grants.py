"""The database's own locks around answers that are cut off: who may add, close, open and read."""

import uuid

import pytest
from django.db import connection

from tests.vault.test_counting_rights import acting_as
from tests.vault.test_grants import allowed
from vault import boxes
from vault.models import DetachedBox, OpenedGroup, OpenedResponse, SealedResponse

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

SAID = {
    "answers": {"A1": {"options": ["yes"], "words": ""}},
    "not_asked": [],
    "words_may_be_used": False,
    "helped_by": "nobody",
    "channel": "web",
}
WEB_MAY_NOT = [
    "TABLE vault_sealedresponse",
    "SELECT 1 FROM vault_sealedresponse",
    "SELECT count(*) FROM vault_sealedresponse",
    "COPY vault_sealedresponse TO STDOUT",
    "UPDATE vault_sealedresponse SET capacity = 'staff'",
    "DELETE FROM vault_sealedresponse",
    "TRUNCATE vault_sealedresponse",
    "LOCK TABLE vault_sealedresponse IN ACCESS EXCLUSIVE MODE",
    "INSERT INTO vault_sealedresponse (id, key_id, box_id, capacity, sealed)"
    " SELECT gen_random_uuid(), 1, gen_random_uuid(), 'carer', '' RETURNING id",
    "INSERT INTO vault_sealedresponse (id, key_id, box_id, capacity, sealed)"
    " VALUES (gen_random_uuid(), 1, gen_random_uuid(), 'carer', '') ON CONFLICT (id) DO NOTHING",
    "ALTER TABLE vault_sealedresponse DISABLE TRIGGER ALL",
    "UPDATE vault_detachedbox SET opened_on = current_date",
    "UPDATE vault_detachedbox SET id = gen_random_uuid()",
    "UPDATE vault_detachedbox SET activity_id = gen_random_uuid()",
    "DELETE FROM vault_detachedbox",
    "TRUNCATE vault_detachedbox CASCADE",
    "INSERT INTO vault_openedgroup (id, box_id, capacity, people, helped_by, channels)"
    " VALUES (gen_random_uuid(), gen_random_uuid(), 'carer', 5, '{}', '{}')",
    "INSERT INTO vault_openedresponse (id, group_id, answers, not_asked, words_may_be_used)"
    " VALUES (gen_random_uuid(), gen_random_uuid(), '{}', '{}', true)",
    "UPDATE vault_openedgroup SET people = 6",
    "UPDATE vault_openedresponse SET answers = '{}'",
    "DELETE FROM vault_openedgroup",
    "DELETE FROM vault_openedresponse",
    "TRUNCATE vault_openedresponse",
]
VAULT_MAY_NOT = [
    "TABLE evaluation_invitation",
    "SELECT id FROM evaluation_invitation",
    "SELECT id FROM evaluation_round",
    "SELECT mode FROM evaluation_round",
    "SELECT words FROM evaluation_draftanswer",
    "SELECT words FROM evaluation_answer",
    "SELECT id FROM evaluation_response",
    "SELECT first FROM evaluation_paperentry",
    "SELECT digest FROM participants_personallink",
    "UPDATE vault_detachedbox SET closed_on = NULL",
    "INSERT INTO vault_detachedbox (id, activity_id) VALUES (gen_random_uuid(), gen_random_uuid())",
    "DELETE FROM vault_detachedbox",
    "UPDATE vault_sealedresponse SET capacity = 'staff'",
    "INSERT INTO vault_sealedresponse (id, key_id, box_id, capacity, sealed)"
    " VALUES (gen_random_uuid(), 1, gen_random_uuid(), 'carer', '')",
    "UPDATE vault_openedresponse SET answers = '{}'",
    "DELETE FROM vault_openedresponse",
    "DELETE FROM vault_openedgroup",
]


def test_the_website_may_not(as_account):
    assert allowed(as_account, "web", WEB_MAY_NOT) == []


def test_the_vault_may_not(as_account):
    assert allowed(as_account, "vault", VAULT_MAY_NOT) == []


def test_each_does_its_work_under_its_own_account(as_account, vault, cast):
    """The website makes, fills and closes a box and reads what was opened; the vault opens it."""
    activity, box_id = cast.activity(), uuid.uuid4()
    with acting_as("web"):
        boxes.make(box_id=box_id, activity=activity)
        boxes.make(box_id=box_id, activity=activity)
        for _ in range(5):
            boxes.put_in(box_id=box_id, capacity="carer", said=SAID)
        boxes.put_in(box_id=box_id, capacity="staff", said=SAID)
        boxes.close(box_id=box_id)
    with acting_as("vault"):
        assert vault.open_boxes() == 1
    with acting_as("web"):
        assert DetachedBox.objects.get().opened_on
        assert list(OpenedGroup.objects.values_list("capacity", "people")) == [("carer", 5)]
        assert OpenedResponse.objects.filter(answers__A1__options=["yes"]).count() == 5
    assert not SealedResponse.objects.exists()


def test_statistics_tell_the_website_nothing(as_account, vault, cast):
    box_id = uuid.uuid4()
    boxes.make(box_id=box_id, activity=cast.activity())
    boxes.put_in(box_id=box_id, capacity="carer", said=SAID)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE vault_sealedresponse")
    assert as_account("web", "SELECT * FROM pg_stats WHERE tablename = 'vault_sealedresponse'") == []


def test_a_lock_that_is_missing_would_be_noticed(as_account):
    """Somebody lets the website write what was opened."""
    with connection.cursor() as cursor:
        cursor.execute("GRANT UPDATE ON vault_openedresponse TO fourpi_web")
        try:
            assert allowed(as_account, "web", WEB_MAY_NOT) == ["UPDATE vault_openedresponse SET answers = '{}'"]
        finally:
            cursor.execute("REVOKE UPDATE ON vault_openedresponse FROM fourpi_web")
