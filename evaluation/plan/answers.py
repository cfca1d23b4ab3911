"""The answers to the four questions, as blocks that page, PDF and Word file share."""

from dataclasses import dataclass
from datetime import date

from activities.framework import TECHNIQUE_HINTS, Question
from evaluation.reports.blocks import BulletList, Heading, KeyValues, Paragraph
from figures.plain import say_date


@dataclass(frozen=True)
class Answer:
    """What the plan says to one question: its heading, and blocks below it; no block where nothing is written."""

    question: str
    heading: str
    blocks: tuple


def answers(facts, words):
    """All four, in their order."""
    return [
        Answer(question, words.questions[question], tuple(WRITERS[question](facts, words))) for question in Question
    ]


def _why(facts, words):
    yield from _paragraph(facts.content["statement"])
    yield from _under(words.reason_to_join, _paragraph(facts.content["reason_to_join"]))


def _what_for(facts, words):
    for openness, heading in words.topics.items():
        texts = tuple(topic["text"] for topic in facts.content["topics"] if topic["openness"] == openness)
        yield from _under(heading, [BulletList(texts)] if texts else [])
    decided = [facts.content["decided_by"], _day(facts.content["decided_on"])]
    yield from _under(words.decision, _paragraph(", ".join(filter(None, decided))))


def _where_and_how(facts, words):
    activity = facts.activity
    rows = [("When", activity.dates)]
    if words.is_plain:
        rows.append(("How", TECHNIQUE_HINTS[activity.technique]))
    else:
        rows.append(("Where the decision is made", activity.get_level_display()))
        rows.append(("How people are involved", activity.get_technique_display()))
    rows.append(("Why this way", activity.technique_reason))
    yield from _facts(rows)
    yield from _under(words.who_is_heard, _heard(facts))
    yield from _under(words.commitments, _bullets(commitment.text for commitment in facts.commitments))
    yield from _under(words.payment, _paragraph(facts.content["payment_statement"]))
    if not words.is_plain:
        yield from _under(words.arrangements, _facts(facts.arranged))


def _heard(facts):
    if facts.presence:
        yield from _paragraph(facts.presence.who_needs_to_be_heard)
    yield from _bullets(f"{group.name}: {group.why}" if group.why else group.name for group in facts.target_groups)


def _difference(facts, words):
    for outcome in facts.content["outcomes"]:
        yield Heading(outcome["text"], level=3)
        rows = [(words.how_we_will_know, outcome["how_we_will_know"]), ("By", _day(outcome["due_on"]))]
        if not words.is_plain:
            rows.append(("Where it will be seen", outcome["kind_label"]))
        yield from _facts(rows)
    told_back = _day(facts.content["told_back_by"])
    yield from _under(words.told_back, _paragraph(told_back and f"By {told_back}."))


WRITERS = {
    Question.WHY: _why,
    Question.WHAT_FOR: _what_for,
    Question.WHERE_AND_HOW: _where_and_how,
    Question.DIFFERENCE: _difference,
}


def _under(heading, blocks):
    """The blocks below their heading; nothing at all where there is none."""
    blocks = list(blocks)
    return [Heading(heading, level=3), *blocks] if blocks else []


def _paragraph(text):
    return [Paragraph(text)] if text and text.strip() else []


def _bullets(texts):
    texts = tuple(texts)
    return [BulletList(texts)] if texts else []


def _facts(rows):
    rows = tuple(row for row in rows if row[1])
    return [KeyValues(rows)] if rows else []


def _day(iso):
    return say_date(date.fromisoformat(iso)) if iso else ""
