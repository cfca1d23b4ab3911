"""Who gets in where in planning, room by room (tests.access.matrix), and what each room has in the world."""

from tests.access.planning import money, principles, process, programmes, purpose, reading, sessions, starting

ROOMS = (starting, principles, purpose, process, sessions, money, programmes, reading)

ROWS = tuple(row for room in ROOMS for row in room.ROWS)


def make(world):
    for room in ROOMS:
        room.make(world)
