"""What a chart says, without how it is drawn: plain data that can be stored, and drawn again when it is read."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from figures.protected import ProtectedTable


class Tone(StrEnum):
    """The fills of a chart. Teal is dark and orange light, so that they differ for every kind of colour vision and in
    grey print; every part also has its number.
    """

    TEAL = "teal"
    LIGHT_TEAL = "light_teal"
    GREY = "grey"
    WHITE = "white"
    LIGHT_ORANGE = "light_orange"
    ORANGE = "orange"


class Scale(StrEnum):
    """What the length of a bar means."""

    SHARE = "share"  # every bar is as long as the others: parts of a group
    COUNT = "count"  # bars are as long as their number
    POSITION = "position"  # dots stand on a line of percentages
    PART = "part"  # every bar is the part of its own group that chose the same thing


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend."""

    label: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar. `count` is a shown number (people, activities), never a hidden one.

    `of`: how many people the group has, where the bar is a part of it.
    """

    tone: Tone
    count: int
    of: int = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A share, the range it may lie in, and the share it is compared with. Unit: percent, 0 to 100.

    All of them come from protected figures: a dot tells no more than the rounded count does. Where the count has no
    figure, there is a range without a dot.
    """

    point: float | None
    low: float
    high: float
    mark: float | None = None

    def __post_init__(self) -> None:
        point = self.low if self.point is None else self.point
        if not 0 <= self.low <= point <= self.high <= 100 or not 0 <= (self.mark or 0) <= 100:
            raise ValueError("A dot lies within its range, and its range between 0% and 100%.")


@dataclass(frozen=True, slots=True)
class Row:
    """One bar or dot with its name, or words where it would be.

    `word` stands in a filled box (what the staff judged); `instead` in a dashed box of fixed length (hidden, no data).
    """

    label: str
    detail: str = ""
    segments: tuple[Segment, ...] = ()
    word: str = ""
    word_tone: Tone = Tone.WHITE
    instead: str = ""
    dot: Dot | None = None

    def __post_init__(self) -> None:
        if sum(map(bool, (self.segments, self.word, self.instead, self.dot))) != 1:
            raise ValueError(f"“{self.label}” needs either a bar, a dot or words in its place.")


@dataclass(frozen=True, slots=True)
class Group:
    """Bars that belong together under one name; the name is empty where a chart has one group only."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, its sentence and its table: one source for all three."""

    title: str
    sentence: str
    scale: Scale
    keys: tuple[Key, ...]
    groups: tuple[Group, ...]
    table: ProtectedTable

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.sentence.strip():
            raise ValueError("A chart needs a title and a sentence that says what it shows.")
        if not any(group.rows for group in self.groups):
            raise ValueError(f"“{self.title}” has nothing to draw.")

    def to_json(self) -> dict[str, Any]:
        """Give the chart as plain JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Chart":
        """Read a chart back. Raises KeyError, TypeError or ValueError where the data is not a chart."""
        table = stored["table"]
        return cls(
            title=stored["title"],
            sentence=stored["sentence"],
            scale=Scale(stored["scale"]),
            keys=tuple(Key(key["label"], Tone(key["tone"])) for key in stored["keys"]),
            groups=tuple(Group(group["title"], tuple(map(_read_row, group["rows"]))) for group in stored["groups"]),
            table=read_table(table),
        )


def read_table(stored: dict[str, Any]) -> ProtectedTable:
    """Read a table back from plain JSON."""
    return ProtectedTable(
        caption=stored["caption"],
        header=tuple(stored["header"]),
        rows=tuple(tuple(row) for row in stored["rows"]),
        notes=tuple(stored["notes"]),
    )


def _read_row(stored: dict[str, Any]) -> Row:
    segments = tuple(
        Segment(Tone(segment["tone"]), int(segment["count"]), int(segment.get("of", 0)))
        for segment in stored["segments"]
    )
    # Reports of the first form know no dots.
    dot = Dot(**stored["dot"]) if stored.get("dot") else None
    return Row(**{**stored, "segments": segments, "word_tone": Tone(stored["word_tone"]), "dot": dot})
