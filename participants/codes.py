"""Codes that people type from paper, such as KD7-4QX-9TM-2: drawing them, and reading them forgivingly."""

import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

# No vowels, so that no code spells a word; no letter that looks like a figure. 29 signs, a prime number.
SIGNS = "0123456789CDFGHJKMNPQRSTVWXYZ"
LENGTH = 10
LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "B": "8"})


class Mistyped(ValueError):
    """The code cannot be right, whatever it is for: its message says what is wrong with it."""


def draw():
    """Draw a code: nine signs of 29, which is 43.7 bits or one of 14.5 million million, and a check sign.

    That is too little to be safe alone. A code is therefore kept as a keyed digest, lives no longer than its link, and
    wrong ones are counted (evaluation.views.codes). At a hundred guesses a second, day and night, one of 500 live codes
    is found in about nine years.
    """
    return with_check("".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1)))


def with_check(signs):
    """The signs and their check sign: any one sign wrong, and any two that changed places, are noticed."""
    return signs + _check(signs)


def read(typed):
    """The code that was meant: capitals, spaces and dashes do not matter, nor O for 0 or L for 1. Raises Mistyped."""
    kept = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(LOOK_ALIKES)
    if len(kept) != LENGTH:
        difference = "short" if len(kept) < LENGTH else "long"
        raise Mistyped(f"This code is too {difference}. A code has {LENGTH} letters and numbers, like KD7-4QX-9TM-2")
    if set(kept) - set(SIGNS) or _check(kept[:-1]) != kept[-1]:
        raise Mistyped("This code has a letter or number wrong. Please compare it with your paper, one by one")
    return kept


def in_groups(code):
    """The code as it is printed, in groups that are easy to keep in mind: KD7-4QX-9TM-2."""
    return "-".join(code[start : start + 3] for start in range(0, len(code), 3))


def digest_of(code):
    """The digest by which a code is kept. Keyed, because so short a secret could be found from a plain one."""
    return _digest(code, settings.SECRET_KEY)


def digests_of(code):
    """Every digest by which this code may have been kept, under this site's key and the ones before it."""
    return [_digest(code, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _digest(code, key):
    return salted_hmac("participants.codes", code, secret=key, algorithm="sha256").hexdigest()


def _check(signs):
    total = sum(place * SIGNS.index(sign) for place, sign in enumerate(signs, start=1))
    return SIGNS[total % len(SIGNS)]
