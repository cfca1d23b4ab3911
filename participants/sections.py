"""What participants' own room adds to a person's page."""

from django.urls import reverse
from django.utils import timezone

from activities.framework import Capacity
from participants import coming, offers, recruitment
from participants.models import GONE, ClaimState, PurposeReply, Step
from participants.my_page import Part, Task


def taking_part(involvement):
    """Joining, values, purpose, sessions. Nothing is asked during a break, after leaving, or once all is over."""
    step = recruitment.current_step(involvement)
    is_asked = recruitment.is_under_way(involvement.activity) and step not in (*GONE, Step.PAUSED)
    is_in = step not in recruitment.NOT_YET_IN
    tasks = _purpose(involvement, is_asked=is_asked and is_in) + _agreement(involvement, is_asked=is_asked and is_in)
    if is_in:
        tasks += _values(involvement, is_asked=is_asked)
    if is_asked:
        tasks += _sessions(involvement) if is_in else _joining(involvement)
    return tasks


def _joining(involvement):
    return [
        Task(
            title="Say if you want to take part",
            hint="You can say yes, maybe, or no thank you. All are fine.",
            url=reverse("participants:join", args=[involvement.pk]),
            status="To do",
            order=10,
        )
    ]


def _values(involvement, *, is_asked):
    has_said = involvement.value_entries.exists()
    if not is_asked and not has_said:
        return []
    return [
        Task(
            title="Say what matters to you",
            hint="What matters to you when we work together?",
            url=reverse("participants:my-values", args=[involvement.pk]),
            status="Done" if has_said else "To do",
            order=30,
        )
    ]


def _sessions(involvement):
    """The next session to which this person has not said whether they come. One at a time is enough to be asked."""
    waiting = coming.unanswered(involvement, now=timezone.now())[:1]
    return [
        Task(
            title=f"Say if you can come: {session.title}",
            hint=f"{session.when}. {session.where}.",
            url=reverse("participants:my-session", args=[involvement.pk, session.pk]),
            status="To do",
            order=40,
        )
        for session in waiting
    ]


def _purpose(involvement, *, is_asked):
    text = involvement.activity.purpose_proposals.asked_about().first()
    if text is None:
        return []
    has_answered = involvement.acknowledgements.filter(proposal=text).exists()
    is_asked = is_asked and involvement.capacity != Capacity.STAFF
    is_proposed = getattr(text, "version", None) is None
    return [
        *_heard(involvement),
        Task(
            title="Say what you think of the plan" if is_proposed else "Read what this is for",
            hint="It is not agreed yet. You can help to get it right."
            if is_proposed
            else "Why we are doing this, and what can change.",
            url=reverse("participants:my-purpose", args=[involvement.pk]),
            status="Done" if has_answered else "To do" if is_asked else "Any time",
            order=20,
        ),
    ]


def _heard(involvement):
    """Staff have answered what this person said. That they did is no secret; what they said stands behind it."""
    if not PurposeReply.objects.filter(acknowledgement__involvement=involvement).exists():
        return []
    return [
        Task(
            title="Read what we did with what you said",
            hint="You had something to say about what this is for.",
            url=reverse("participants:my-purpose", args=[involvement.pk]),
            order=22,
            part=Part.HAPPENED,
        )
    ]


def _agreement(involvement, *, is_asked):
    version = involvement.activity.agreement_versions.first()
    if version is None:
        return []
    has_answered = involvement.agreement_answers.filter(version=version).exists()
    return [
        Task(
            title="Say if you will keep to what we agreed",
            hint="How we treat each other, and how to raise a concern.",
            url=reverse("participants:my-agreement", args=[involvement.pk]),
            status="Done" if has_answered else "To do" if is_asked else "Any time",
            order=31,
        )
    ]


def money(involvement):
    """What somebody is offered, which may be read before saying yes, and what they claim afterwards."""
    step = recruitment.current_step(involvement)
    is_asked = recruitment.is_under_way(involvement.activity) and step not in (*GONE, Step.PAUSED)
    is_in = step not in recruitment.NOT_YET_IN
    return [*_offer(involvement, is_asked=is_asked and is_in), *(_claims(involvement) if is_in else [])]


def _offer(involvement, *, is_asked):
    offer = offers.of_person(involvement)
    if offer is None:
        return []
    has_answered = involvement.offer_answers.filter(offer=offer).exists()
    return [
        Task(
            title="What you are offered",
            hint="What you are paid, what we cover, and whether you want it.",
            url=reverse("participants:my-offer", args=[involvement.pk]),
            status="Done" if has_answered else "To do" if is_asked else "Any time",
            order=25,
            part=Part.MONEY,
        )
    ]


def _claims(involvement):
    was_asked_back = involvement.claims.filter(state=ClaimState.ASKED_BACK).exists()
    return [
        Task(
            title="Claim expenses",
            hint="Travel, child care, your time and more. One thing at a time.",
            url=reverse("participants:claim-make", args=[involvement.pk]),
            order=60,
            part=Part.MONEY,
        ),
        Task(
            title="Answer what we asked about your claim" if was_asked_back else "Your claims",
            hint="What you claimed, and when it is paid.",
            url=reverse("participants:my-claims", args=[involvement.pk]),
            status="To do" if was_asked_back else "Any time",
            order=24 if was_asked_back else 61,
            part=Part.MONEY,
        ),
    ]
