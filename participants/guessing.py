"""Counting wrong codes, by address and everywhere, so that guessing is slow. A right code is never kept waiting."""

import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)

WINDOW_SECONDS = 60
MOST_FROM_ONE_ADDRESS = 20
MOST_FROM_EVERYWHERE = 300
FAR_TOO_MANY = "Wrong codes are being typed in great numbers: %d in a minute. Somebody may be guessing."


def note_miss(*, address):
    """Count a code that nobody has. Whether there have been too many in this minute, from here or everywhere.

    The address is counted under a keyed digest, which is gone after two minutes.
    """
    here, everywhere = _count(_mark(address)), _count("everywhere")
    if everywhere == MOST_FROM_EVERYWHERE + 1:
        logger.warning(FAR_TOO_MANY, everywhere)
    return here > MOST_FROM_ONE_ADDRESS or everywhere > MOST_FROM_EVERYWHERE


def _count(what):
    key = f"codes:{what}:{int(time.time()) // WINDOW_SECONDS}"
    cache.add(key, 0, timeout=2 * WINDOW_SECONDS)
    try:
        return cache.incr(key)
    except ValueError:  # It was dropped between the two.
        return 1


def _mark(address):
    return salted_hmac("participants.guessing", address, secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
