"""What a report is made of, whatever it is printed on: blocks of plain data, stored as JSON and drawn when read."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from evaluation.charts.chart import Chart, read_table
from figures.plain import say_date
from figures.protected import ProtectedTable

# Raised by one whenever stored reports need reading in another way. Old reports are never rewritten.
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the report's title: 2 for a part, 3 for a section, 4 for what is below that."""

    text: str
    level: int = 2

    kind = "heading"

    def __post_init__(self) -> None:
        if not self.text.strip() or not 2 <= self.level <= 4:
            raise ValueError("A heading needs words and a level of 2, 3 or 4.")


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str

    kind = "paragraph"


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[str, ...]

    kind = "bullet_list"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column names each row."""

    table: ProtectedTable

    kind = "table"

    def __post_init__(self) -> None:
        if not isinstance(self.table, ProtectedTable):
            raise TypeError("Only a protected table may stand in a report.")


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with everything that says the same without seeing it."""

    chart: Chart

    kind = "picture"

    def __post_init__(self) -> None:
        if not isinstance(self.chart, Chart) or not isinstance(self.chart.table, ProtectedTable):
            raise TypeError("A picture needs a chart, and the chart its table.")

    @property
    def alternative_text(self) -> str:
        return f"{self.chart.title}. {self.chart.sentence}"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to bear in mind while reading, such as what cannot be said."""

    text: str
    title: str = ""

    kind = "note"


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own words, with their capacity and never their name."""

    text: str
    who: str = ""

    kind = "quote"


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Facts with their names: "When", "Where", "Who decides"."""

    rows: tuple[tuple[str, str], ...]

    kind = "key_values"


Block = Heading | Paragraph | BulletList | Table | Picture | Note | Quote | KeyValues


@dataclass(frozen=True, slots=True)
class Document:
    """A finished report. `as_at` is the day up to which records were counted; `made_at` also dates the PDF."""

    title: str
    about: str
    organisation: str
    as_at: date
    made_at: datetime
    blocks: tuple[Block, ...]

    # What it is called where it speaks of itself; and whether it is short, to be read through and not looked up in.
    called = "report"
    is_short = False

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("A report needs a title.")
        if self.made_at.tzinfo is None:
            raise ValueError("The moment a report was made needs a time zone.")
        _check_headings(self.blocks)

    @property
    def parts(self) -> tuple[str, ...]:
        """The headings of the report's parts, for its list of contents."""
        return tuple(block.text for block in self.blocks if isinstance(block, Heading) and block.level == 2)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What every report says of itself before anything else."""
        rows = (
            ("Organisation", self.organisation),
            ("About", self.about),
            ("Records counted up to", say_date(self.as_at)),
            ("Report made on", say_date(self.made_at)),
        )
        return tuple(row for row in rows if row[1])

    def to_json(self) -> dict[str, Any]:
        """Give the report as plain JSON, to be stored and never changed."""
        return {
            "schema": SCHEMA,
            "title": self.title,
            "about": self.about,
            "organisation": self.organisation,
            "as_at": self.as_at.isoformat(),
            "made_at": self.made_at.isoformat(),
            "blocks": write_blocks(self.blocks),
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Document":
        """Read a stored report. Raises ValueError for one that a later version of this product wrote."""
        if stored["schema"] != SCHEMA:
            raise ValueError(f"This report is stored in form {stored['schema']}; only form {SCHEMA} can be read.")
        return cls(
            title=stored["title"],
            about=stored["about"],
            organisation=stored["organisation"],
            as_at=date.fromisoformat(stored["as_at"]),
            made_at=datetime.fromisoformat(stored["made_at"]),
            blocks=read_blocks(stored["blocks"]),
        )


def write_blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Give blocks as plain JSON: a whole report's, or those of one finished step."""
    return [{"kind": block.kind, **_freeze(asdict(block))} for block in blocks]


def read_blocks(stored: Sequence[dict[str, Any]]) -> tuple[Block, ...]:
    """Read blocks back from plain JSON. Raises KeyError for a kind that does not exist."""
    return tuple(_READERS[block["kind"]](block) for block in stored)


def _freeze(value: Any) -> Any:
    """Turn tuples into lists, as JSON does, so that a report reads the same before and after it is stored."""
    if isinstance(value, dict):
        return {key: _freeze(part) for key, part in value.items()}
    return [_freeze(part) for part in value] if isinstance(value, tuple | list) else value


def _read_plain(block_class: type[Any]) -> Callable[[dict[str, Any]], Block]:
    """Read a block whose fields are text and numbers only."""
    names = [field.name for field in fields(block_class)]
    return lambda stored: block_class(**{name: stored[name] for name in names})


_READERS: dict[str, Callable[[dict[str, Any]], Block]] = {
    "heading": _read_plain(Heading),
    "paragraph": _read_plain(Paragraph),
    "note": _read_plain(Note),
    "quote": _read_plain(Quote),
    "bullet_list": lambda stored: BulletList(tuple(stored["items"])),
    "key_values": lambda stored: KeyValues(tuple((name, value) for name, value in stored["rows"])),
    "table": lambda stored: Table(read_table(stored["table"])),
    "picture": lambda stored: Picture(Chart.from_json(stored["chart"])),
}


def _check_headings(blocks: Sequence[Block]) -> None:
    """Refuse a heading that skips a level: people who read by headings would miss a part."""
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            if block.level > level + 1:
                raise ValueError(f"“{block.text}” skips a level of headings: {level} is followed by {block.level}.")
            level = block.level
