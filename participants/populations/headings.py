"""What the headings of columns say about the numbers below them."""

import re

from participants.populations.rows import Sheet

_SHARE = re.compile(
    r"%|\b(?:per|percent|percentage|proportion|share|rate|rates|confidence|median|mean|average|score|rank|decile|quintile|"
    r"density)\b",
    re.IGNORECASE,
)
_MEASURES = re.compile(r"\s*;\s*measures:\s*(.*)$", re.IGNORECASE)
_TIME_OR_KEY = re.compile(r"\b(?:date|year|time|month|quarter|id|objectid|rank|code|mnemonic)\b|^fid$", re.IGNORECASE)


def holds_shares(sheet: Sheet, column: int) -> bool:
    """Shares, scores and ranks are numbers, but count nobody."""
    heading, cells = sheet.headings[column], sheet.columns[column]
    return bool(_SHARE.search(heading)) or any(cell.endswith("%") for cell in cells)


def is_measured(heading: str) -> bool:
    """Headings such as "Age: Aged 1 year; measures: Value" count people."""
    match = _MEASURES.search(heading)
    return bool(match) and not _SHARE.search(match[1] if match else "")


def without_measure(heading: str) -> str:
    """The heading without "; measures: Value"."""
    return _MEASURES.sub("", heading).strip()


def names_time_or_key(heading: str) -> bool:
    """Dates and serial numbers are numbers, but count nobody."""
    return bool(_TIME_OR_KEY.search(heading))


def common_beginning(labels: list[str]) -> str:
    """The words before a colon with which all these labels begin: "Age" of "Age: Total" and "Age: Aged 1 year"."""
    beginnings = {label.split(":")[0].strip() if ":" in label else "" for label in labels}
    return beginnings.pop() if len(beginnings) == 1 else ""


def without_beginning(label: str, beginning: str) -> str:
    """The label without the words that all labels begin with."""
    return label[len(beginning) :].lstrip(": ") if beginning else label
