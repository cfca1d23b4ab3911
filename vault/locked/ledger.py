"""What was erased, kept beside the keys: a backup put back later must not bring it back. Tags only, never names."""

import os
from pathlib import Path

NAME = "erased"


def note(keys_file, *, tag, revision):
    """Write down, to the disk, that everything under this tag up to this revision is to stay gone."""
    with open(os.open(_file(keys_file), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as target:
        target.write(f"\n{tag.hex()} {revision}\n")  # a line of its own, even after one that was cut short
        target.flush()
        os.fsync(target.fileno())


def replay(cursor, *, keys_file):
    """Erase again what was erased before. Returns how many sets had come back."""
    newest = {}
    for tag, revision in _lines(keys_file):
        newest[tag] = max(revision, newest.get(tag, 0))
    gone = 0
    for tag, revision in newest.items():
        cursor.execute("DELETE FROM vault.answer_set WHERE tag = %s AND revision <= %s", [tag, revision])
        gone += cursor.rowcount
    return gone


def _lines(keys_file):
    """Whole lines only. For one that was cut short nothing was erased yet: its message still waits."""
    file = _file(keys_file)
    if not file.exists():
        return
    for line in file.read_text().splitlines():
        words = line.split()
        if len(words) == 2 and len(words[0]) == 64 and words[1].isdigit():
            yield bytes.fromhex(words[0]), int(words[1])


def _file(keys_file):
    return Path(keys_file).with_name(NAME)
