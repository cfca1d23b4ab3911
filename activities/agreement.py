"""What a purpose says: as content to keep, in parts to read, and what changed from one version to the next."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from activities.framework import OutcomeKind
from activities.models import TopicOfInfluence

WORDS = {
    "statement": "Why people are involved",
    "reason_to_join": "Why somebody would give their time",
    "decided_by": "Who decides",
    "decided_on": "When it is decided",
    "payment_statement": "Payment and expenses",
    "told_back_by": "People are told back by",
}
DAYS = ("decided_on", "told_back_by")


@dataclass(frozen=True)
class Part:
    """One part of a purpose, in words; `key` names the same part in every version."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Difference:
    """A part that was added, taken out or changed."""

    label: str
    before: str
    after: str


def content_of(*, activity, purpose):
    """Everything that is agreed when the purpose is locked."""
    return {
        **{field: getattr(purpose, field) for field in WORDS if field not in DAYS},
        **{field: _iso(getattr(purpose, field)) for field in DAYS},
        "topics": [
            {"text": topic.text, "openness": topic.openness, "openness_label": topic.get_openness_display()}
            for topic in activity.topics.all()
        ],
        "outcomes": [
            {
                "id": outcome.pk,
                "text": outcome.text,
                "kind": outcome.kind,
                "kind_label": str(OutcomeKind(outcome.kind).label),
                "how_we_will_know": outcome.how_we_will_know,
                "due_on": _iso(outcome.due_on),
            }
            for outcome in activity.outcomes.filter(is_dropped=False)
        ],
    }


def parts(content):
    """The content in the order in which people read it, each part with its heading."""
    told = [Part(field, label, _in_words(field, content[field])) for field, label in WORDS.items()]
    topics = [
        Part(openness.value, openness.label, "\n".join(_topics(content, openness)))
        for openness in TopicOfInfluence.Openness
    ]
    outcomes = [Part(f"outcome {item['id']}", "Intended outcome", _outcome(item)) for item in content["outcomes"]]
    return [*told, *topics, *outcomes]


def differences(*, before, after):
    """The parts that are not the same in two versions, in the order of the later one."""
    was, now = ({part.key: part for part in parts(content)} for content in (before, after))
    changed = []
    for key in [*now, *(key for key in was if key not in now)]:
        old, new = was.get(key), now.get(key)
        if old != new:
            label = (new or old).label
            changed.append(Difference(label, old.text if old else "", new.text if new else ""))
    return changed


def _topics(content, openness):
    return [topic["text"] for topic in content["topics"] if topic["openness"] == openness]


def _outcome(item):
    lines = [item["text"], f"Kind: {item['kind_label']}"]
    if item["how_we_will_know"]:
        lines.append(f"How we will know: {item['how_we_will_know']}")
    if item["due_on"]:
        lines.append(f"By: {_day(item['due_on'])}")
    return "\n".join(lines)


def _in_words(field, value):
    return _day(value) if field in DAYS and value else value or ""


def _day(iso):
    return date_format(date.fromisoformat(iso), "j F Y")


def _iso(day):
    return day.isoformat() if day else None
