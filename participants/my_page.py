"""What a person finds on their own page. Each app adds its sections here when it starts."""

from collections.abc import Callable
from dataclasses import dataclass

TONES = {"In progress": "under_way", "Done": "done", "Sent": "done"}


@dataclass(frozen=True)
class Task:
    """One thing a person may do or read; `status` is a short word such as "To do"."""

    title: str
    hint: str
    url: str
    status: str = "Any time"
    order: int = 50

    @property
    def tone(self):
        return TONES.get(self.status, "to_do")


_sections: list[Callable] = []


def add_section(function):
    """Register `function(involvement) -> list[Task]`; called from AppConfig.ready()."""
    _sections.append(function)


def tasks(involvement):
    """Everything this person is asked to do or may read, in a sensible order."""
    found = [task for section in _sections for task in section(involvement)]
    return sorted(found, key=lambda task: task.order)
