"""The file of the vault's keys: made once, readable by the vault alone, changed whole or not at all."""

import fcntl
import json
import os
import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from nacl.public import PrivateKey

KEY_BYTES = 32


class NoKeys(Exception):
    """One sentence for whoever runs the vault: the keys are missing, open to others, or not to be made."""


@dataclass
class Keys:
    """What the file holds. `private`: the key that opens, by the public key that seals, oldest first."""

    tag: bytes = field(repr=False)
    years: dict[int, bytes] = field(repr=False)
    private: dict[bytes, bytes] = field(repr=False)


def make(file, *, year):
    """Draw all keys and write them to a new file. Raises NoKeys if there is one already."""
    file = Path(file)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = Keys(secrets.token_bytes(KEY_BYTES), {year: secrets.token_bytes(KEY_BYTES)}, {})
    _add_pair(keys)
    with _held(file):
        if file.exists():
            raise NoKeys(f"There are keys in {file} already; they are left as they are.")
        _write(file, keys)


def read(file):
    """The keys in the file. Raises NoKeys if there is none, or if it is open to other accounts."""
    try:
        with open(file) as source:
            mode = os.fstat(source.fileno()).st_mode
            content = json.load(source)
    except FileNotFoundError:
        raise NoKeys(f"There are no keys in {file}. Make them once, with: manage.py vault make-keys") from None
    except (OSError, ValueError):
        raise NoKeys(f"The keys in {file} cannot be read. Put the copy back that you keep elsewhere.") from None
    if mode & 0o077:
        raise NoKeys(f"Other accounts may open {file}. Close it to them first: chmod 600 {file}")
    return Keys(
        tag=bytes.fromhex(content["tag"]),
        years={int(year): bytes.fromhex(key) for year, key in content["years"].items()},
        private={bytes.fromhex(public): bytes.fromhex(private) for public, private in content["private"].items()},
    )


def rotate(file):
    """Add a fresh pair. What was sealed before stays readable until its key is dropped."""
    with changing(file) as keys:
        return _add_pair(keys)


def drop(file, *, public):
    """Forget the key that opens what this public key sealed; never the last one."""
    with changing(file) as keys:
        if public in list(keys.private)[:-1]:
            del keys.private[public]


def see_to_year(file, *, year):
    """Draw the key of a new year when there is none."""
    if max(read(file).years) < year:
        with changing(file) as keys:
            keys.years.setdefault(year, secrets.token_bytes(KEY_BYTES))


def destroy_year(file, *, year):
    """Forget a year's key: its answers cannot be read any more, here or in any backup of the database."""
    with changing(file) as keys:
        if year not in keys.years:
            raise NoKeys(f"There is no key of {year}.")
        if year == max(keys.years):
            raise NoKeys(f"The key of {year} is in use. It can be destroyed when {year + 1} has begun.")
        del keys.years[year]


@contextmanager
def changing(file):
    """Read the keys, let them be changed, and put the new file in the place of the old: whole or not at all."""
    file = Path(file)
    with _held(file):
        keys = read(file)
        yield keys
        _write(file, keys)


@contextmanager
def _held(file):
    """One writer at a time."""
    lock = os.open(file.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _add_pair(keys):
    private = PrivateKey.generate()
    public = bytes(private.public_key)
    keys.private[public] = bytes(private)
    return public


def _write(file, keys):
    content = {
        "tag": keys.tag.hex(),
        "years": {str(year): key.hex() for year, key in sorted(keys.years.items())},
        "private": {public.hex(): private.hex() for public, private in keys.private.items()},
    }
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as target:
        json.dump(content, target, indent=1)
        target.flush()
        os.fsync(target.fileno())
    new.replace(file)
    _sync_folder(file.parent)


def _sync_folder(folder):
    """Only then has the new name reached the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
