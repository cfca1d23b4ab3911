"""What a plan may begin from: the templates that come with FourPi, and those an organisation made of its own plans."""

import json
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from activities.models import HiddenTemplate, PlanTemplate

SHIPPED = Path(__file__).parent / "shipped.json"
PICTURE_OF_OWN = "own"


@dataclass(frozen=True)
class Template:
    """Words to begin from. All of them are suggestions: nothing of it is in a plan before somebody saves it there."""

    code: str
    version: int
    title: str
    what_for: str
    picture: str = PICTURE_OF_OWN
    content: dict[str, Any] = field(default_factory=dict)
    is_own: bool = False

    @property
    def picture_path(self):
        return f"img/templates/{self.picture}.svg"


@cache
def shipped():
    """The templates that come with FourPi, in the order of their titles."""
    named = ("code", "version", "title", "what_for", "picture")
    entries = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return tuple(
        Template(
            **{name: entry[name] for name in named},
            content={name: value for name, value in entry.items() if name not in named},
        )
        for entry in entries
    )


def own(organisation):
    """The newest version of each template that the organisation made, in the order of their titles."""
    newest = PlanTemplate.objects.filter(organisation=organisation).order_by("code", "-version").distinct("code")
    return tuple(sorted((_read(row) for row in newest), key=lambda template: template.title))


def of(organisation):
    """Every template of this organisation, its own first, also those it does not offer."""
    return (*own(organisation), *shipped())


def hidden_codes(organisation):
    return set(HiddenTemplate.objects.filter(organisation=organisation).values_list("code", flat=True))


def offered(organisation):
    """What a plan of this organisation may begin from now."""
    hidden = hidden_codes(organisation)
    return tuple(template for template in of(organisation) if template.code not in hidden)


def find(code, *, among):
    """The template with this code, or None."""
    return next((template for template in among if template.code == code), None)


def kept(template):
    """The words of a template as they are now, for the plan that begins from it."""
    return asdict(template)["content"]


def _read(row):
    return Template(
        code=str(row.code),
        version=row.version,
        title=row.title,
        what_for=row.what_for,
        content=row.content,
        is_own=True,
    )
