"""A questionnaire on paper, from the same published version that is answered on a screen."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders

from evaluation.models import HelpedBy, Kind, Medium, Mode, Wording
from evaluation.phrases import PROMISES
from evaluation.printing.letter import contacts
from evaluation.printing.setting import set_pages
from evaluation.reading import IN_ENGLISH, Way
from evaluation.reports.characters import SYMBOL, make_printable

# The codes of phrases (evaluation/phrases.json).
HOW = {
    Kind.CHOICE: "paper.tick_one",
    Kind.BAND: "paper.tick_one",
    Kind.MANY: "hint.many",
    Kind.RANKING: "paper.order",
}
DIGEST = re.compile(r"[0-9a-f]{64}")
SUFFIXES = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}


@dataclass(frozen=True)
class Copy:
    """One copy to print: a blank one, or one with a code that names the invitation, in an envelope to a person.

    `way` is how its reader reads: its phrases stand around the questions.
    """

    capacity: str
    wording: Wording
    way: Way = IN_ENGLISH
    code: str = ""
    name: str = ""
    address: str = ""


def print_sheets(*, round_, copies, is_large):
    """The questionnaires as one PDF; each copy is numbered by itself."""
    organisation = round_.activity.organisation
    pictures, whom_to_ask = _Pictures(organisation), contacts(round_.activity)
    data = {
        "title": copies[0].way.phrases.say("paper.title"),
        "language": _language(copies[0].way),
        "organisation": organisation.name,
        "is_large": is_large,
        "is_easy": any(copy.wording.is_easy for copy in copies),
        "copies": [_copy(copy, round_, pictures, whom_to_ask) for copy in copies],
    }
    return set_pages("sheet.typ", data, pictures=pictures.files)


def can_print(way):
    """Whether the typefaces at hand have the letters of a language, by the words around the questions."""
    words = " ".join(way.phrases.words.values())
    return SYMBOL in words or SYMBOL not in make_printable(words)


def _copy(copy, round_, pictures, whom_to_ask):
    say = copy.way.phrases.say
    may_share = bool(copy.code) and round_.mode != Mode.DETACHED
    return {
        "title": copy.wording.title,
        "language": _language(copy.way),
        "direction": copy.way.direction,
        "points": _points(copy, round_),
        "pages": [_page(page, copy, pictures, may_share=may_share) for page in copy.wording.topics],
        "at-end": say("paper.at_end"),
        "last": _last_questions(say),
        "thanks": f"{say('paper.thanks')} {_give_back(copy.way, round_)}",
        "page-of": say("paper.page", number="{number}", of="{of}"),
        "parts-of-date": [say(f"date.{part}") for part in ("day", "month", "year")],
        "code": copy.code,
        "code-line": say("paper.code", code=copy.code) if copy.code else "",
        "name": copy.name,
        "address": copy.address.strip(),
        "cover": [*_cover(copy), *whom_to_ask],
    }


def _points(copy, round_):
    """What somebody wants to know before they begin."""
    say, organisation = copy.way.phrases.say, round_.activity.organisation.name
    minutes = copy.wording.minutes
    takes = say("start.one_minute") if minutes == 1 else say("start.minutes", minutes=minutes)
    return [
        say("paper.who_asks", organisation=organisation, activity=round_.activity.title),
        f"{takes} {say('start.leave_out')}",
        say(PROMISES[copy.capacity]),
        say(f"paper.{round_.mode}", organisation=organisation),
        say("about.no_names"),
        _give_back(copy.way, round_),
    ]


def _give_back(way, round_):
    activity, until = round_.activity, way.phrases.day(round_.closes_on)
    return way.phrases.say(
        "paper.give_back", name=activity.lead.name, organisation=activity.organisation.name, day=until
    )


def _cover(copy):
    say = copy.way.phrases.say
    return [say("paper.dear", name=copy.name), *(say(f"paper.{code}") for code in ("here", "keep", "help"))]


def _language(way):
    """The language alone, as typst knows it: "pt" of "pt-br"."""
    return way.language.partition("-")[0]


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
        medium = Medium.objects.of(self.organisation).filter(digest=digest[0]).first() if digest else None
        kind = SUFFIXES.get(medium.content_type) if medium else None
        return (kind, bytes(medium.content)) if kind else ("", b"")


def _page(page, copy, pictures, *, may_share):
    say = copy.way.phrases.say
    return {
        "title": page.title,
        "intro": page.intro,
        "only-if": _only_if(page.shown_if, copy.wording, say),
        "questions": [_question(question, say, pictures, may_share=may_share) for question in page.questions],
    }


def _only_if(condition, wording, say):
    """Whom a page is for, in words: a screen leaves it out for everybody else."""
    if condition is None:
        return ""
    asked = wording.questions[condition.code]
    labels = [f"“{option.label}”" for option in asked.options if option.code in condition.options]
    return say("paper.only_if", answers=f" {say('page.or')} ".join(labels), question=asked.text)


def _question(question, say, pictures, *, may_share):
    how = say(HOW[question.kind]) if question.kind in HOW else ""
    shares = question.may_be_shared and may_share
    not_here = say("share.not_here") if question.may_be_shared and not may_share else ""
    return {
        "text": question.text,
        "kind": question.kind,
        "hints": [line for line in (question.hint, how, not_here) if line],
        "share": [say("share.box"), say("share.hint")] if shares else [],
        "picture": pictures.name_of(question.picture),
        "options": [
            {"label": option.label, "picture": pictures.name_of(option.picture)} for option in question.options
        ],
    }


def _last_questions(say):
    return [_own(say, "check.words", ("no", "yes")), _own(say, "check.helped", HelpedBy.values)]


def _own(say, code, options):
    """A question of ours that is no item, in the words that a screen asks it with."""
    labels = [{"label": say(f"{code}_{option}"), "picture": ""} for option in options]
    hints = [say(HOW[Kind.CHOICE])]
    return {"text": say(code), "kind": Kind.CHOICE, "hints": hints, "share": [], "picture": "", "options": labels}
