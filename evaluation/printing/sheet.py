"""A questionnaire on paper, from the same published version that is answered on a screen."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders

from activities.framework import Capacity
from evaluation.models import HelpedBy, Kind, Medium, Mode, Wording
from evaluation.printing.letter import CARE, contacts
from evaluation.printing.setting import set_pages
from figures.plain import say_date

HOW = {
    Kind.CHOICE: "Tick one.",
    Kind.BAND: "Tick one.",
    Kind.MANY: "Tick all that are true for you.",
    Kind.RANKING: "Write 1 beside the one that matters most, 2 beside the next, and so on.",
}
WHO_READS = {
    Mode.NAMED: "The person at {organisation} who leads this work, and whoever types this paper in, can read your "
    "answers together with your name.",
    Mode.CONFIDENTIAL: "One member of staff reads this paper to type it in. Then answers are counted; nobody is shown "
    "which are yours.",
    Mode.DETACHED: "One member of staff reads this paper to type it in. Then your answers are cut off from you: nobody "
    "can find, change or delete them later.",
}
DIGEST = re.compile(r"[0-9a-f]{64}")
SUFFIXES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}


@dataclass(frozen=True)
class Copy:
    """One copy to print: a blank one, or one with a code that names the invitation, in an envelope to a person."""

    capacity: str
    wording: Wording
    code: str = ""
    name: str = ""
    address: str = ""


def print_sheets(*, round_, copies, is_large):
    """The questionnaires as one PDF; each copy is numbered by itself."""
    organisation = round_.activity.organisation
    pictures = _Pictures(organisation)
    data = {
        "title": "Questions on paper",
        "organisation": organisation.name,
        "is_large": is_large,
        "is_easy": any(copy.wording.is_easy for copy in copies),
        "last": _last_questions(),
        "thanks": f"Thank you. Please {_give_back(round_)}",
        "copies": [_copy(copy, round_, pictures) for copy in copies],
    }
    return set_pages("sheet.typ", data, pictures=pictures.files)


def _copy(copy, round_, pictures):
    return {
        "title": copy.wording.title,
        "language": copy.wording.language,
        "points": _points(copy, round_),
        "pages": [_page(page, copy.wording, pictures) for page in copy.wording.topics],
        "code": copy.code,
        "name": copy.name,
        "address": copy.address.strip(),
        "cover": _cover(copy, round_),
    }


def _points(copy, round_):
    """What somebody wants to know before they begin."""
    organisation = round_.activity.organisation.name
    return [
        f"{organisation} would like to know what you think about “{round_.activity.title}”.",
        f"It takes about {copy.wording.minutes} minutes. You can leave out any question.",
        CARE[Capacity(copy.capacity)],
        WHO_READS[round_.mode].format(organisation=organisation),
        "Please do not write names, yours or other people’s.",
        f"Please {_give_back(round_)}",
    ]


def _give_back(round_):
    until = f"{round_.closes_on:%A} {say_date(round_.closes_on)}"
    return f"give or send it back to {round_.activity.lead.name}, {round_.activity.organisation.name}, by {until}."


def _cover(copy, round_):
    return [
        f"Dear {copy.name},",
        "here are the questions on paper. You need no computer for them.",
        "Please keep this first sheet, and send back the others. They bear a code and not your name.",
        "Would you like help? Ask:",
        *contacts(round_.activity),
    ]


class _Pictures:
    """The pictures of a questionnaire as files beside the template, each once."""

    def __init__(self, organisation):
        self.organisation = organisation
        self.files = {}
        self._names = {}

    def name_of(self, address):
        """The file's name, or "" where there is no such picture: then the words stand alone."""
        if address not in self._names:
            kind, content = self._read(address)
            self._names[address] = f"picture-{len(self.files)}.{kind}" if content else ""
            if content:
                self.files[self._names[address]] = content
        return self._names[address]

    def _read(self, address):
        if not address.startswith("/"):
            found = finders.find(address) if address else None
            return (Path(found).suffix[1:], Path(found).read_bytes()) if found else ("", b"")
        digest = DIGEST.search(address)
        medium = Medium.objects.filter(organisation=self.organisation, pk=digest[0]).first() if digest else None
        kind = SUFFIXES.get(medium.content_type) if medium else None
        return (kind, bytes(medium.content)) if kind else ("", b"")


def _page(page, wording, pictures):
    return {
        "title": page.title,
        "intro": page.intro,
        "only-if": _only_if(page.shown_if, wording),
        "questions": [_question(question, pictures) for question in page.questions],
    }


def _only_if(condition, wording):
    """Whom a page is for, in words: a screen leaves it out for everybody else."""
    if condition is None:
        return ""
    asked = wording.questions[condition.code]
    labels = [f"“{option.label}”" for option in asked.options if option.code in condition.options]
    return f"Only if you ticked {' or '.join(labels)} at “{asked.text}”. If not, leave this part out."


def _question(question, pictures):
    return {
        "text": question.text,
        "kind": question.kind,
        "hints": [line for line in (question.hint, HOW.get(question.kind, "")) if line],
        "picture": pictures.name_of(question.picture),
        "options": [
            {"label": option.label, "picture": pictures.name_of(option.picture)} for option in question.options
        ],
    }


def _last_questions():
    words = ["No, please do not use my words", "Yes, you may use my words without my name"]
    return [
        _own("May we use your own words?", words),
        _own("Did somebody help you to fill this in?", [label for _, label in HelpedBy.choices]),
    ]


def _own(text, labels):
    options = [{"label": label, "picture": ""} for label in labels]
    return {"text": text, "kind": Kind.CHOICE, "hints": [HOW[Kind.CHOICE]], "picture": "", "options": options}
