"""The plan on one page, what people say about it, and what they are reminded of."""

from tests.access.row import DO, FORM, SIGNED_IN, everyone

ROWS = (
    everyone("evaluation:digest", FORM, who=SIGNED_IN),
    everyone("evaluation:digest-again", DO, who=SIGNED_IN),
    everyone("evaluation:digest-resume", DO, who=SIGNED_IN),
)


def make(world):
    """What of this room stands in the world."""
