"""What a purpose says: as content to keep, in parts to read, and what changed from one text to the next.

Texts of all ages are read here. A key that an older text does not have is something that nobody was asked about then.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from activities.comparing import Difference
from activities.framework import Capacity, OutcomeKind, TripleAim
from activities.models import TopicOfInfluence

WORDS = {
    "statement": "Why people are involved",
    "reason_to_join": "Why somebody would give their time",
    "decided_by": "Who decides",
    "forum": "Where it is decided",
    "decided_on": "When it is decided",
    "payment_statement": "Payment and expenses",
    "told_back_by": "People are told back by",
}
DAYS = ("decided_on", "told_back_by")
# The sides whose theory of change is asked for, each in a field of its own.
THEORIES = {
    Capacity.SERVICE_USER: "theory_service_users",
    Capacity.CARER: "theory_carers",
    Capacity.STAFF: "theory_staff",
}
ALWAYS_SAID = (TopicOfInfluence.Openness.OPEN, TopicOfInfluence.Openness.DECIDED, TopicOfInfluence.Openness.OUTSIDE)


@dataclass(frozen=True)
class Part:
    """One part of a purpose, in words; `key` names the same part in every version."""

    key: str
    label: str
    text: str


def sides(organisation):
    """The sides of the theory of change as this organisation calls them: {capacity: "patients"}."""
    return {
        Capacity.SERVICE_USER: organisation.service_users_word,
        Capacity.CARER: organisation.carers_word,
        Capacity.STAFF: "staff",
    }


def theory_heading(side):
    """What stands above the theory of change of one side."""
    return f"How {side} think this will lead to change"


def content_of(*, activity, purpose):
    """Everything that is agreed when the purpose is locked."""
    return {
        **{field: getattr(purpose, field) for field in WORDS if field not in DAYS},
        **{field: _iso(getattr(purpose, field)) for field in DAYS},
        "technique": activity.technique,
        "technique_label": activity.get_technique_display(),
        "technique_reason": activity.technique_reason,
        "theory": [
            {"side": side.value, "label": word, "text": getattr(purpose, THEORIES[side])}
            for side, word in sides(activity.organisation).items()
            if getattr(purpose, THEORIES[side])
        ],
        "topics": [_topic_content(topic) for topic in activity.topics.all()],
        "outcomes": [_outcome_content(outcome) for outcome in activity.outcomes.filter(is_dropped=False)],
    }


def _topic_content(topic):
    return {
        "text": topic.text,
        "openness": topic.openness,
        "openness_label": topic.get_openness_display(),
        "limit": topic.limit,
        "why_fixed": topic.why_fixed,
    }


def _outcome_content(outcome):
    return {
        "id": outcome.pk,
        "text": outcome.text,
        "kind": outcome.kind,
        "kind_label": str(OutcomeKind(outcome.kind).label),
        "how_we_will_know": outcome.how_we_will_know,
        "due_on": _iso(outcome.due_on),
        # In the order of the list, whatever the order of ticking them: the same choice is the same text.
        "aims": [aim.value for aim in TripleAim if aim in outcome.aims],
        "aims_label": "; ".join(outcome.aims_in_words),
    }


def parts(content):
    """The content in the order in which people read it, each part with its heading."""
    told = [Part(field, label, _in_words(field, content[field])) for field, label in WORDS.items() if field in content]
    topics = [
        Part(openness.value, openness.label, "\n".join(topics_of(content, openness)))
        for openness in TopicOfInfluence.Openness
        if openness in ALWAYS_SAID or topics_of(content, openness)
    ]
    outcomes = [Part(f"outcome {item['id']}", "Intended outcome", _outcome(item)) for item in content["outcomes"]]
    theory = [
        Part(f"theory {item['side']}", theory_heading(item["label"]), item["text"])
        for item in content.get("theory", [])
    ]
    return [*told, *_technique(content), *topics, *outcomes, *theory]


def differences(*, before, after):
    """The parts that do not say the same in two texts, in the order of the later one."""
    was, now = ({part.key: part for part in parts(content)} for content in (before, after))
    changed = []
    for key in [*now, *(key for key in was if key not in now)]:
        old, new = was.get(key), now.get(key)
        old_text, new_text = old.text if old else "", new.text if new else ""
        if old_text != new_text:
            changed.append(Difference((new or old).label, old_text, new_text))
    return changed


def _technique(content):
    if "technique" not in content:
        return []
    words = f"{content['technique_label']}\n{content['technique_reason']}".strip()
    return [Part("technique", "How people are involved, and why so", words)]


def topics_of(content, openness):
    """The topics of this openness, in words: each with its limit or why it is fixed."""
    return [topic_in_words(topic) for topic in content["topics"] if topic["openness"] == openness]


def topic_in_words(topic):
    """A topic with its limit, or with why it is fixed."""
    if topic.get("limit"):
        return f"{topic['text']}. The limit: {topic['limit']}"
    if topic.get("why_fixed"):
        return f"{topic['text']}. Why: {topic['why_fixed']}"
    return topic["text"]


def _outcome(item):
    lines = [item["text"], f"Kind: {item['kind_label']}"]
    if item["how_we_will_know"]:
        lines.append(f"How we will know: {item['how_we_will_know']}")
    if item["due_on"]:
        lines.append(f"By: {_day(item['due_on'])}")
    if item.get("aims_label"):
        lines.append(f"Serves: {item['aims_label']}")
    return "\n".join(lines)


def _in_words(field, value):
    return _day(value) if field in DAYS and value else value or ""


def _day(iso):
    return date_format(date.fromisoformat(iso), "j F Y")


def _iso(day):
    return day.isoformat() if day else None
