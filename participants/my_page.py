"""What a person finds on their own page. Each app adds its sections here when it starts."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

TONES = {"In progress": "under_way", "Done": "done", "Sent": "done", "Over": "stopped"}
WAITING = ("To do", "In progress")


class Part(Enum):
    """Where something stands once the person has nothing to do about it."""

    SAID = "What you were asked, and what you said"
    HAPPENED = "What happened"
    MONEY = "Money"


@dataclass(frozen=True)
class Task:
    """One thing a person may do or read; `status` is a short word such as "To do"."""

    title: str
    hint: str
    url: str
    status: str = "Any time"
    order: int = 50
    part: Part = Part.SAID

    @property
    def tone(self):
        return TONES.get(self.status, "to_do")

    @property
    def is_waiting(self):
        """Whether the person is asked to do it now."""
        return self.status in WAITING


_sections: list[Callable] = []


def add_section(function):
    """Register `function(involvement) -> list[Task]`; called from AppConfig.ready()."""
    _sections.append(function)


def tasks(involvement):
    """Everything this person is asked to do or may read, in a sensible order."""
    found = [task for section in _sections for task in section(involvement)]
    return sorted(found, key=lambda task: task.order)
