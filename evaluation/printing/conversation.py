"""The sheet for talking about what is shared and what differs: questions, and room to write."""

from activities.framework import VALUE_QUESTIONS
from activities.models import AgreementVersion
from evaluation.printing.setting import set_pages
from figures.plain import say_date
from figures.protected import HIDDEN_AFTER_NAME

# What is asked for in the address, and the size of the letters in points.
SIZES = {"usual": 12, "large": 18}
MOST_PROMPTS = 4


def write_sheet(*, activity, mirror, size, today):
    """The sheet as a PDF. Everything on it comes from the mirror, which holds protected figures only."""
    agreed = AgreementVersion.objects.current(activity)
    return set_pages(
        "conversation.typ",
        {
            "title": "What matters to us: a sheet to talk over",
            "activity": activity.title,
            "organisation": activity.organisation.name,
            "today": say_date(today),
            "size": SIZES[size],
            "shared": list(mirror.shared),
            "different": list(mirror.different),
            "head": ["Value", *(side.label for side in mirror.shown)],
            "rows": [[value.words, *(part.words for part in value.parts)] for value in mirror.values],
            "hidden": [f"{label}: {HIDDEN_AFTER_NAME}." for label in mirror.hidden],
            "prompts": list(mirror.prompts[:MOST_PROMPTS]),
            "questions": list(VALUE_QUESTIONS[1:]),
            "commitments": [each["text"] for each in agreed.commitments] if agreed else [],
        },
    )
