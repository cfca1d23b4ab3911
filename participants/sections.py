"""What participants' own room adds to a person's page."""

from django.urls import reverse

from activities.framework import Capacity
from participants import recruitment
from participants.models import Step
from participants.my_page import Task

GONE = (Step.LEFT, Step.ENDED_EARLY, Step.FINISHED)


def taking_part(involvement):
    """Joining, values and purpose. When the activity is over, or the person has left, none of it is asked any more."""
    is_under_way = recruitment.is_under_way(involvement.activity)
    step = recruitment.current_step(involvement)
    tasks = _purpose(involvement, is_asked=is_under_way and step not in (*recruitment.NOT_YET_IN, *GONE))
    if is_under_way and step not in GONE:
        tasks += _joining(involvement) if step in recruitment.NOT_YET_IN else _values(involvement)
    return tasks


def _joining(involvement):
    return [
        Task(
            title="Say if you want to take part",
            hint="You can say yes, or no thank you. Both are fine.",
            url=reverse("participants:join", args=[involvement.pk]),
            status="To do",
            order=10,
        )
    ]


def _values(involvement):
    has_said = involvement.value_entries.exists()
    return [
        Task(
            title="Say what matters to you",
            hint="What matters to you when we work together?",
            url=reverse("participants:my-values", args=[involvement.pk]),
            status="Done" if has_said else "To do",
            order=30,
        )
    ]


def _purpose(involvement, *, is_asked):
    version = involvement.activity.purpose_versions.first()
    if version is None:
        return []
    has_answered = involvement.acknowledgements.filter(version=version).exists()
    is_asked = is_asked and involvement.capacity != Capacity.STAFF
    return [
        Task(
            title="Read what this is for",
            hint="Why we are doing this, and what can change.",
            url=reverse("participants:my-purpose", args=[involvement.pk]),
            status="Done" if has_answered else "To do" if is_asked else "Any time",
            order=20,
        )
    ]
