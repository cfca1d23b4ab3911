"""Who was counted in which release: locked lists of tags, for the comparison with the next. Nobody outside reads them.

One row a release and scope. Within it each group of tags and revisions stands once, and every table says which is its.
"""

import json
import struct

from vault.locked.keyring import CannotOpen, Locked

TAG = 32
REVISION = struct.Struct(">q")
HEADER_LENGTH = struct.Struct(">I")


def keep_groups(cursor, *, keyring, release_id, scope, groups):
    """Lock away {table: {tag: revision}} of one scope."""
    locked = keyring.encrypt(_pack(groups), bound_to=_bond(release_id, scope))
    cursor.execute(
        "INSERT INTO vault.release_scope (release_id, scope, key_id, members) VALUES (%s, %s, %s, %s)",
        [release_id, scope, locked.key_id, locked.body],
    )


def read_groups(cursor, *, keyring, release_id):
    """{(scope, table): {tag: revision}} of one release. What was locked in a year that is destroyed is not in it."""
    cursor.execute("SELECT scope, key_id, members FROM vault.release_scope WHERE release_id = %s", [release_id])
    found = {}
    for scope, key_id, members in cursor.fetchall():
        try:
            packed = keyring.decrypt(Locked(key_id, bytes(members)), bound_to=_bond(release_id, scope))
        except CannotOpen:
            continue
        found |= {(scope, table): group for table, group in _unpack(packed).items()}
    return found


def _pack(groups):
    distinct, places = [], {}
    for table, group in groups.items():
        same = (place for place, other in enumerate(distinct) if other is group or other == group)
        place = next(same, len(distinct))
        if place == len(distinct):
            distinct.append(group)
        places[table] = place
    header = json.dumps({"tables": places, "sizes": [len(group) for group in distinct]}).encode()
    people = (tag + REVISION.pack(revision) for group in distinct for tag, revision in sorted(group.items()))
    return b"".join([HEADER_LENGTH.pack(len(header)), header, *people])


def _unpack(packed):
    """Tables that share a group share one object again, which is how the attack knows that it is one group."""
    begin = HEADER_LENGTH.size + HEADER_LENGTH.unpack_from(packed)[0]
    header = json.loads(packed[HEADER_LENGTH.size : begin])
    distinct, width = [], TAG + REVISION.size
    for size in header["sizes"]:
        end = begin + size * width
        distinct.append(
            {packed[at : at + TAG]: REVISION.unpack_from(packed, at + TAG)[0] for at in range(begin, end, width)}
        )
        begin = end
    return {table: distinct[place] for table, place in header["tables"].items()}


def _bond(release_id, scope):
    """A list belongs to its release and scope: moved elsewhere, it does not open."""
    return release_id.bytes + scope.encode()
