"""Answers that came by open links. Each has a tag drawn by lot, so nobody can change, find or withdraw them again."""

import secrets

from vault.locked.answers import lock, unlock
from vault.locked.keyring import Locked

TAG = 32
REVISION = 1


def keep(cursor, *, keyring, link_id, answer_set):
    """Put one more set beside the others of its link."""
    tag, link = secrets.token_bytes(TAG), keyring.open_link(link_id)
    locked = lock(keyring, answer_set, bound_to=tag + link)
    cursor.execute(
        "INSERT INTO vault.open_answer (tag, link, key_id, body) VALUES (%s, %s, %s, %s)",
        [tag, link, locked.key_id, locked.body],
    )


def count(cursor, *, keyring, link_id):
    """How many sets of this link are kept."""
    cursor.execute("SELECT count(*) FROM vault.open_answer WHERE link = %s", [keyring.open_link(link_id)])
    return cursor.fetchone()[0]


def read_all(cursor, *, keyring, link_ids):
    """Open the sets of these links: [(link id, tag, AnswerSet)], without those whose year's key is destroyed."""
    links = {keyring.open_link(link_id): link_id for link_id in link_ids}
    cursor.execute(
        "SELECT tag, link, key_id, body FROM vault.open_answer WHERE link = ANY(%s) AND key_id = ANY(%s)",
        [list(links), keyring.years],
    )
    return [
        (
            links[bytes(link)],
            bytes(tag),
            unlock(keyring, Locked(key_id, bytes(body)), bound_to=bytes(tag) + bytes(link), revision=REVISION),
        )
        for tag, link, key_id, body in cursor.fetchall()
    ]


def erase_of_links_gone(cursor, *, keyring):
    """Erase what came by links that the website has deleted, with their activity. Returns how many sets there were."""
    cursor.execute("SELECT DISTINCT link FROM vault.open_answer")
    kept = {bytes(link) for (link,) in cursor.fetchall()}  # before the links: one that comes meanwhile is not gone
    cursor.execute("SELECT id FROM vault_openlink")
    gone = kept - {keyring.open_link(link_id) for (link_id,) in cursor.fetchall()}
    cursor.execute("DELETE FROM vault.open_answer WHERE link = ANY(%s)", [list(gone)])
    return cursor.rowcount
