"""The locked lists of who was counted: read back as they were, by nobody else, and nowhere else."""

import uuid

import pytest
from django.db import connection

from vault.locked.groups import keep_groups, read_groups

AGE, SEX = {b"a" * 32: 1, b"b" * 32: 7}, {b"a" * 32: 12}


@pytest.fixture
def kept(vault):
    release_id = uuid.uuid4()
    with connection.cursor() as cursor:
        groups = {"age": AGE, "sex": dict(AGE), "sex+stayed": SEX}
        keep_groups(cursor, keyring=vault.keyring, release_id=release_id, scope="team:1", groups=groups)
    return release_id


def read(vault, release_id):
    with connection.cursor() as cursor:
        return read_groups(cursor, keyring=vault.keyring, release_id=release_id)


def test_they_come_back_and_what_was_one_group_is_one_group(vault, kept):
    found = read(vault, kept)
    assert found == {("team:1", "age"): AGE, ("team:1", "sex"): AGE, ("team:1", "sex+stayed"): SEX}
    assert found["team:1", "age"] is found["team:1", "sex"]


def test_no_tag_stands_in_the_table(vault, kept):
    with connection.cursor() as cursor:
        cursor.execute("SELECT members FROM vault.release_scope")
        assert b"aaaa" not in bytes(cursor.fetchone()[0])


@pytest.mark.parametrize(
    "move",
    [
        "UPDATE vault.release_scope SET scope = 'team:2' RETURNING release_id",
        "UPDATE vault.release_scope SET release_id = gen_random_uuid() RETURNING release_id",
        "UPDATE vault.release_scope SET key_id = key_id - 1 RETURNING release_id",
    ],
)
def test_a_list_that_was_moved_does_not_open(vault, kept, move):
    with connection.cursor() as cursor:
        cursor.execute(move)
        moved_to = cursor.fetchone()[0]
    assert read(vault, moved_to) == {}
