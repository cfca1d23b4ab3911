"""The plan on one page, what people say about it, and what they are reminded of."""

ROWS = ()


def make(world):
    """What of this room stands in the world."""
