"""What participants' own room adds to a person's page."""

from django.urls import reverse

from activities.framework import Capacity
from participants import recruitment
from participants.models import Step
from participants.my_page import Task


def taking_part(involvement):
    return [*_joining(involvement), *_values(involvement), *_purpose(involvement)]


def _joining(involvement):
    if recruitment.current_step(involvement) not in (Step.IDENTIFIED, Step.INVITED, Step.INTERESTED):
        return []
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


def _purpose(involvement):
    version = involvement.activity.purpose_versions.first()
    if version is None:
        return []
    has_answered = involvement.acknowledgements.filter(version=version).exists()
    asked = involvement.capacity != Capacity.STAFF
    return [
        Task(
            title="Read what this is for",
            hint="Why we are doing this, and what can change.",
            url=reverse("participants:my-purpose", args=[involvement.pk]),
            status="Done" if has_answered else "To do" if asked else "",
            order=20,
        )
    ]
