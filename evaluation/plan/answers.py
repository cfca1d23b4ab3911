"""The answers to the four questions, as blocks that page, PDF and Word file share."""

from dataclasses import dataclass
from datetime import date

from activities import agreement
from activities.framework import TECHNIQUE_HINTS, Question
from evaluation.reports.blocks import BulletList, Heading, KeyValues, Paragraph
from figures.plain import say_count, say_date


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
    activity = facts.activity
    yield from _paragraph(facts.content["statement"])
    if not words.is_plain:
        yield from _rows(
            [("Whose lives it affects", activity.affects), ("What people told us", activity.heard_already)]
        )
    yield from _under(words.reason_to_join, _paragraph(facts.content["reason_to_join"]))
    yield from _under(words.partners, _bullets(f"{partner.name}: {partner.part}" for partner in facts.partners))


def _what_for(facts, words):
    for openness, heading in words.topics.items():
        yield from _under(heading, _bullets(agreement.topics_of(facts.content, openness)))
    decided = [facts.content["decided_by"], facts.content.get("forum"), _day(facts.content["decided_on"])]
    yield from _under(words.decision, _paragraph(", ".join(filter(None, decided))))


def _where_and_how(facts, words):
    activity, content = facts.activity, facts.content
    technique = content.get("technique", activity.technique)
    rows = [("When", activity.dates)]
    if words.is_plain:
        rows.append(("How", TECHNIQUE_HINTS.get(technique)))
    else:
        rows.append(("Where the decision is made", activity.get_level_display()))
        rows.append(("How people are involved", content.get("technique_label", activity.get_technique_display())))
    rows.append(("Why this way", content.get("technique_reason", activity.technique_reason)))
    yield from _rows(rows)
    yield from _under(words.who_is_heard, _heard(facts))
    yield from _under(words.sessions, _bullets(f"{each.title}: {each.when}, {each.where}" for each in facts.sessions))
    yield from _under(words.commitments, _bullets(facts.commitments))
    yield from _under(words.promises, _bullets(f"{each.text} By {say_date(each.due_on)}." for each in facts.promises))
    yield from _under(words.payment, _offered(facts.offer) or _paragraph(content["payment_statement"]))
    if not words.is_plain:
        yield from _under(words.arrangements, _rows(facts.arranged))


def _heard(facts):
    if facts.presence:
        yield from _paragraph(facts.presence.who_needs_to_be_heard)
    yield from _bullets(f"{group.name}: {group.why}" if group.why else group.name for group in facts.target_groups)


def _offered(offer):
    """The offer that was given, in a few lines; nothing where there is none."""
    if offer is None:
        return []
    lines = [f"{line.what_for}: {line.in_words}" for line in offer.lines.all()]
    return _rows(
        [
            ("For your time", "\n".join(lines) or f"We do not pay for time. {offer.unpaid_reason}"),
            ("What is covered", "\n".join([*offer.covered, *filter(None, [offer.expenses])])),
            ("How soon", f"Within {say_count(offer.pay_within_days, one='day', many='days')} of a claim"),
        ]
    )


def _difference(facts, words):
    for outcome in facts.content["outcomes"]:
        yield Heading(outcome["text"], level=3)
        rows = [(words.how_we_will_know, outcome["how_we_will_know"]), ("By", _day(outcome["due_on"]))]
        if not words.is_plain:
            rows += [("Where it will be seen", outcome["kind_label"]), ("Aims", outcome.get("aims_label"))]
        yield from _rows(rows)
    for side in facts.content.get("theory", []):
        yield from _under(agreement.theory_heading(side["label"]), _paragraph(side["text"]))
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


def _rows(rows):
    rows = tuple(row for row in rows if row[1])
    return [KeyValues(rows)] if rows else []


def _day(iso):
    return say_date(date.fromisoformat(iso)) if iso else ""
