"""Who can read a plan beside those who write it. People and their answers are known further up, which says so here."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Readers:
    """have_joined: whether anybody has, and so finds the purpose on a page of their own.
    have_agreed: whether anybody has agreed with the text that is put to people now."""

    have_joined: bool
    have_agreed: bool


_tell: list[Callable] = []


def told_by(tell):
    """Say who knows; called from AppConfig.ready()."""
    _tell[:] = [tell]


def of(activity):
    return _tell[0](activity)
