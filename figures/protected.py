"""What may leave the arithmetic: text, and lengths of bars that are shown. There is no way back to a hidden count.

Pages, charts, files and alternative texts receive these types only. None of them holds a count that it does not show.
"""

from dataclasses import dataclass

# Below this number of answers a capacity's result is hidden (questionnaire results, exact counts above it).
FEWEST_SHOWN = 5

HIDDEN = "Hidden"
HIDDEN_FULLY = f"Hidden to protect people: fewer than {FEWEST_SHOWN} people answered"
# The same after a capacity's name, which brings a colon of its own.
HIDDEN_AFTER_NAME = f"hidden to protect people (fewer than {FEWEST_SHOWN} people answered)"
# A question that only some were led to, by their answers to an earlier one that is hidden.
GIVES_AWAY = "Hidden to protect people: it would show the answers to an earlier question"
GIVES_AWAY_AFTER_NAME = "hidden to protect people (it would show the answers to an earlier question)"
# Whoever filled in the others, who answered without a name, could take those away and see what few people said.
FEW_BY_NAME = f"Hidden to protect people: fewer than {FEWEST_SHOWN} of those asked by name answered"
FEW_BY_NAME_AFTER_NAME = f"hidden to protect people (fewer than {FEWEST_SHOWN} of those asked by name answered)"
TELLS_APART = "Hidden to protect people: it could be worked out what those asked by name said"
TELLS_APART_AFTER_NAME = "hidden to protect people (it could be worked out what those asked by name said)"
NOT_SHOWN_EXACTLY = "Not shown exactly"


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """A table of text that may be shown to everyone who may see the page; the first column names each row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.caption or not self.rows:
            raise ValueError("A table needs a caption and at least one row.")
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"Every row of “{self.caption}” needs {len(self.header)} cells.")


@dataclass(frozen=True, slots=True)
class ProtectedNumber:
    """One count that is shown: what it is called, what it means, and how many people (unit: people, 0 or more)."""

    label: str
    meaning: str
    people: int


@dataclass(frozen=True, slots=True)
class ProtectedBar:
    """What a chart may draw for one capacity: its shown numbers, or the sentence that stands in their place."""

    label: str
    numbers: tuple[ProtectedNumber, ...] = ()
    instead: str = ""

    def __post_init__(self) -> None:
        if bool(self.numbers) == bool(self.instead):
            raise ValueError("A bar has either numbers or a sentence in their place.")
