"""Whom activities of the demonstration and its main organisation are compared with: figures of the 2021 census."""

import json
from datetime import date
from pathlib import Path

from participants import compared_with
from participants.categories import recognise
from participants.populations.published import published

FOLDER = Path(__file__).parent / "populations"
OF_THE_NATION = ("england-and-wales-religion", "england-unpaid-care")


def compare(*, owner, name, by, dimensions=None):
    """Compare with the area whose figures stand in the file of this name, in all dimensions or the first few."""
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    for entry in told["populations"][:dimensions]:
        recognised = recognise([label for _, label, _ in entry["counts"]])
        compared_with.compare_with(
            owner=owner,
            by=by,
            counts=[(code, label, recognised.codes[label], number) for code, label, number in entry["counts"]],
            dimension=entry["dimension"],
            scheme=recognised.scheme.code,
            area_code=told["area_code"],
            area_name=told["area_name"],
            source=f"{told['licence']}. {entry['table']}",
            reference_date=date.fromisoformat(told["reference_date"]),
            left_out=[{"what": what, "why": why} for what, why in entry.get("left_out", {}).items()],
        )


def compare_organisation(organisation, *, by):
    """The area where it works, and the nation where nothing nearer is published."""
    owner = {"organisation": organisation}
    compare(owner=owner, name="leeds", by=by)
    for key in OF_THE_NATION:
        compared_with.choose_published(owner=owner, published=published()[key], by=by)
