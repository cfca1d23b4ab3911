import random


class Chance(random.Random):
    """Draws that come out the same each time the demonstration is loaded; nothing secret is made with it."""
