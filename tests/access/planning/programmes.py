"""Programmes, strategies and partners."""

ROWS = ()


def make(world):
    """What of this room stands in the world."""
