"""When what people said in the open may be shown, while more of them speak, and think again, at any time.

Everybody is counted in one group only, for good: their own side, or all those put together whose sides are too small.
A group is shown anew only when at least five of its people have something new: say something that the last showing did
not count of them. Whoever takes a change back has nothing new.
So between two looks at any groups there are five people or nobody; nothing is added up across groups, and no group is
what is left of another. See docs/adr/0039-the-values-mirror.md.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from figures.protected import FEWEST_SHOWN

# The group of those who are shown together because their own sides are too small.
TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Voice:
    """One person who has spoken. `group`: where they are counted, empty as long as they are not shown.

    has_news: what they say now is not what was counted of them when their group was last shown.
    """

    key: Hashable
    side: str
    group: str
    has_news: bool


def due(voices: Sequence[Voice]) -> Mapping[str, tuple[Voice, ...]]:
    """Give every group that is shown now, with all its people: sides, and who was put together before.

    Unit: people; a group is shown for the first time, or anew, from five people with something new on.
    """
    sides = sorted({voice.side for voice in voices})
    groups = {side: [v for v in voices if v.group == side or (not v.group and v.side == side)] for side in sides}
    groups[TOGETHER] = [voice for voice in voices if voice.group == TOGETHER]
    return {group: tuple(people) for group, people in groups.items() if _is_enough(people)}


def due_together(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Give everybody who would be shown together, if somebody asks for it now; nobody where they are too few.

    It takes everybody who is not shown yet. They stay together: taken apart later, they would be a difference.
    """
    people = [voice for voice in voices if voice.group in ("", TOGETHER)]
    return tuple(people) if _is_enough(people) else ()


def _is_enough(people: Sequence[Voice]) -> bool:
    return sum(voice.has_news for voice in people) >= FEWEST_SHOWN
