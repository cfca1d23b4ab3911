"""The answers in the vault: one set a person and organisation, under a tag, locked. In SQL, for these are no models."""

import json
from dataclasses import asdict, dataclass, field

from vault.locked.keyring import CannotOpen, Locked

VERSION = 1
AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class AnswerSet:
    """What one person said, as it stands now. A question is answered, declined, left blank, or was not asked.

    `answers`: {question: code}. `asked` holds every question that was shown, answered or not. `revision` grows with
    every change. `helped_by`: the member of staff who drew the link that was used, empty if none.
    """

    answers: dict[str, str] = field(repr=False)
    declined: list[str] = field(repr=False)
    asked: list[str] = field(repr=False)
    helped_by: str = field(repr=False)
    given_on: str = field(repr=False)
    revision: int = field(default=0, repr=False)

    def is_same_as(self, other):
        """Whether this says the same, whenever it was said."""
        return other is not None and self._said() == other._said()

    def _said(self):
        return self.answers, sorted(self.declined), sorted(self.asked), self.helped_by


def keep(cursor, *, keyring, tag, answer_set):
    """Put this set in the place of an earlier one. The same answers once more change nothing."""
    now = _read_one(cursor, keyring=keyring, tag=tag)
    if answer_set.is_same_as(now):
        return
    revision = _last_revision(cursor, tag) + 1
    locked = lock(keyring, answer_set, bound_to=_bond(tag, revision))
    cursor.execute(
        "INSERT INTO vault.answer_set (tag, key_id, revision, body) VALUES (%s, %s, %s, %s) ON CONFLICT (tag) DO UPDATE"
        " SET key_id = excluded.key_id, revision = excluded.revision, body = excluded.body",
        [tag, locked.key_id, revision, locked.body],
    )


def erase(cursor, *, tag):
    """Delete what is kept under this tag and note that it was. Returns the last revision that is gone."""
    revision = _last_revision(cursor, tag)
    cursor.execute("DELETE FROM vault.answer_set WHERE tag = %s", [tag])
    cursor.execute(
        "INSERT INTO vault.erased (tag, revision) VALUES (%s, %s) ON CONFLICT (tag) DO UPDATE"
        " SET revision = excluded.revision",
        [tag, revision],
    )
    return revision


def tags(cursor):
    """The tags under which something is kept."""
    cursor.execute("SELECT tag FROM vault.answer_set")
    return {bytes(tag) for (tag,) in cursor.fetchall()}


def forget_year(cursor, *, year):
    """Delete what is locked under the key of a year; the key itself is the caller's to destroy."""
    cursor.execute(
        "INSERT INTO vault.erased (tag, revision) SELECT tag, revision FROM vault.answer_set WHERE key_id = %s"
        " ON CONFLICT (tag) DO UPDATE SET revision = excluded.revision",
        [year],
    )
    cursor.execute("DELETE FROM vault.answer_set WHERE key_id = %s", [year])
    cursor.execute("DELETE FROM vault.open_answer WHERE key_id = %s", [year])
    cursor.execute("DELETE FROM vault.release_scope WHERE key_id = %s", [year])


def read_all(cursor, *, organisation_id, keyring, participant_ids):
    """Open the sets of these people of one organisation: {participant id: (tag, AnswerSet)}.

    Who has given none, or whose year's key is destroyed, is not in it. Nothing of it is ever stored or let out.
    """
    people = {
        keyring.tag(organisation_id=organisation_id, participant_id=participant_id): participant_id
        for participant_id in participant_ids
    }
    tags, found = list(people), {}
    for start in range(0, len(tags), AT_ONCE):
        cursor.execute(
            "SELECT tag, key_id, revision, body FROM vault.answer_set WHERE tag = ANY(%s)",
            [tags[start : start + AT_ONCE]],
        )
        for tag, key_id, revision, body in cursor.fetchall():
            if key_id in keyring.years:
                answer_set = _open(keyring, bytes(tag), key_id, revision, bytes(body))
                found[people[bytes(tag)]] = (bytes(tag), answer_set)
    return found


def lock(keyring, answer_set, *, bound_to):
    """A set under the key of the year, without its revision, which its row says."""
    said = asdict(answer_set)
    del said["revision"]
    plain = json.dumps({"version": VERSION, **said}, separators=(",", ":")).encode()
    return keyring.encrypt(plain, bound_to=bound_to)


def unlock(keyring, locked, *, bound_to, revision):
    """The set again. Raises CannotOpen where it is another row's, or its year is destroyed."""
    said = json.loads(keyring.decrypt(locked, bound_to=bound_to))
    del said["version"]
    return AnswerSet(**said, revision=revision)


def _read_one(cursor, *, keyring, tag):
    cursor.execute("SELECT key_id, revision, body FROM vault.answer_set WHERE tag = %s FOR UPDATE", [tag])
    row = cursor.fetchone()
    try:
        return _open(keyring, tag, row[0], row[1], bytes(row[2])) if row else None
    except CannotOpen:
        return None  # of a year that was destroyed, or damaged: either way the new answers take its place


def _last_revision(cursor, tag):
    """Revisions never start again, or a release could take new answers for old ones."""
    cursor.execute(
        "SELECT coalesce(max(revision), 0) FROM (SELECT revision FROM vault.answer_set WHERE tag = %s"
        " UNION ALL SELECT revision FROM vault.erased WHERE tag = %s) AS revisions",
        [tag, tag],
    )
    return cursor.fetchone()[0]


def _open(keyring, tag, key_id, revision, body):
    return unlock(keyring, Locked(key_id, body), bound_to=_bond(tag, revision), revision=revision)


def _bond(tag, revision):
    """A locked body belongs to its row: moved to another, or put back after a change, it does not open."""
    return tag + revision.to_bytes(4, "big")
