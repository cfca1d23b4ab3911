"""Process: sessions, and who was there."""

ROWS = ()


def make(world):
    """What of this room stands in the world."""
