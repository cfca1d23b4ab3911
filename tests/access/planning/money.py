"""Process: payment, expenses and support."""

ROWS = ()


def make(world):
    """What of this room stands in the world."""
