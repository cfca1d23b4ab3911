"""National figures that come with FourPi, so that nobody needs a file to begin with."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from participants.categories import scheme
from participants.populations.table import Count, LeftOut


@dataclass(frozen=True, slots=True)
class Published:
    """The people of one nation by one characteristic, each category by its code in the scheme."""

    key: str
    dimension: str
    scheme: str
    area_code: str
    area_name: str
    source: str
    reference_date: date
    counts: tuple[Count, ...]
    left_out: tuple[LeftOut, ...]


@cache
def published() -> dict[str, Published]:
    """Every shipped population by its key."""
    shipped = json.loads((Path(__file__).parent / "published.json").read_text(encoding="utf-8"))
    return {entry["key"]: _read(entry, shipped) for entry in shipped["populations"]}


def _read(entry: dict[str, Any], shipped: dict[str, Any]) -> Published:
    area_code, area_name = entry["area"]
    one = scheme(entry["scheme"])
    return Published(
        key=entry["key"],
        dimension=entry["dimension"],
        scheme=one.code,
        area_code=area_code,
        area_name=area_name,
        source=f"{shipped['licence']}. {entry['table']}",
        reference_date=date.fromisoformat(shipped["reference_date"]),
        counts=tuple(Count(code, one.category(code).label, number) for code, number in entry["counts"].items()),
        left_out=tuple(LeftOut(what, why) for what, why in entry.get("left_out", {}).items()),
    )
