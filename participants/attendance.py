"""Who was at the sessions of an activity: noting it, and the numbers by capacity.

How many came is shown as how many joined is: by capacity, to everybody who reads plans. The hours people gave belong to
single people where few came, so those who may not see people read them of a side only from five people on.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery

from activities.framework import LIVED_EXPERIENCE, Capacity
from activities.models import Session
from figures.protected import FEWEST_SHOWN
from participants import recruitment
from participants.models import GONE, THERE, Attendance, FunnelEvent, Headcount, Involvement, SessionReply, Step

SIDES = (
    ("Service users and carers", LIVED_EXPERIENCE),
    ("Members of the public", (Capacity.PUBLIC,)),
    ("Staff and partners", (Capacity.STAFF, Capacity.PARTNER)),
)


def people_of(session):
    """Those who could be at this session: in by then and not gone before it, or noted already. With `step`."""
    latest = FunnelEvent.objects.standing().filter(involvement=OuterRef("pk")).order_by("-pk")
    noted = Attendance.objects.filter(session=session, involvement=OuterRef("pk"))
    people = Involvement.objects.filter(activity=session.activity_id).with_step()
    people = people.annotate(step_on=Subquery(latest.values("on")[:1]), is_noted=Exists(noted))
    is_in = ~Q(step__in=[*recruitment.NOT_YET_IN, *GONE]) & Q(step__isnull=False)
    was_in = Q(step__in=GONE, step_on__gte=session.on) & Q(
        Exists(FunnelEvent.objects.standing().filter(involvement=OuterRef("pk"), step=Step.JOINED))
    )
    return people.filter(is_in | was_in | Q(is_noted=True)).select_related("participant", "activity__organisation")


def expected_state(reply):
    """What is noted already when the page is opened first: who said they come is ticked as there."""
    words = {
        SessionReply.Answer.COMING: Attendance.State.CAME,
        SessionReply.Answer.NOT_COMING: Attendance.State.APOLOGIES,
    }
    return words.get(reply, "")


@transaction.atomic
def keep(*, session, noted, by):
    """Keep who was there: {involvement: {state, hours, preparation}}, or None where nothing is noted."""
    list(Involvement.objects.select_for_update().filter(pk__in=[each.pk for each in noted]).order_by("pk"))
    for involvement, said in noted.items():
        if said is None:
            Attendance.objects.filter(session=session, involvement=involvement).delete()
        else:
            Attendance.objects.update_or_create(
                session=session, involvement=involvement, defaults={**said, "noted_by": by}
            )


def note_first_time(*, session, by):
    """Note of those who were there and had only joined that they took part. Returns who could not be noted, and why."""
    there = Attendance.objects.filter(session=session, state__in=THERE).values("involvement")
    refused = []
    people = Involvement.objects.filter(pk__in=there).with_step().filter(step=Step.JOINED)
    for involvement in people.select_related("participant", "activity"):
        try:
            recruitment.note(involvement=involvement, step=Step.TAKING_PART, by=by, on=session.on)
        except ValidationError as refusal:
            refused.append((involvement, " ".join(refusal.messages)))
    return refused


@transaction.atomic
def count(*, session, people, hours):
    """Keep how many without a name were there, {capacity: how many}, and the hours of each."""
    Session.objects.select_for_update().get(pk=session.pk)
    session.headcounts.all().delete()
    Headcount.objects.bulk_create(
        Headcount(session=session, capacity=capacity, people=number, hours=hours)
        for capacity, number in people.items()
        if number
    )


def not_noted(sessions, *, today):
    """Those of these sessions that are over and of which nobody has noted who was there."""
    named, counted = (model.objects.filter(session=OuterRef("pk")) for model in (Attendance, Headcount))
    return sessions.taking_place().filter(~Exists(named), ~Exists(counted), on__lt=today)


@dataclass
class Counted:
    """One session in numbers: how many of each capacity were there."""

    session: Session
    people: dict = field(default_factory=lambda: dict.fromkeys(Capacity, 0))
    is_noted: bool = False
    # People, not parts: somebody who is there as a carer and as a service user is one voice.
    with_lived_experience: set = field(default_factory=set)
    without_name: int = 0

    @property
    def together(self):
        return sum(self.people.values())

    @property
    def voices(self):
        """How many people with lived experience were there."""
        return len(self.with_lived_experience) + self.without_name

    @property
    def warning(self):
        """Where nobody, or one person alone, spoke from lived experience among others; empty if neither."""
        if not self.is_noted or not self.together:
            return ""
        if self.voices == 0:
            return "Nobody with lived experience was there"
        is_alone = self.voices == 1 and self.together > 1
        return "One person was the only voice of lived experience" if is_alone else ""


def by_session(sessions):
    """Each of these sessions in numbers, in their order. Three questions to the database, however many there are."""
    found = {session.pk: Counted(session) for session in sessions}
    rows = Attendance.objects.filter(session__in=list(found)).values_list(
        "session", "state", "involvement__capacity", "involvement__participant"
    )
    for session, state, capacity, participant in rows:
        counted = found[session]
        counted.is_noted = True
        if state in THERE:
            counted.people[Capacity(capacity)] += 1
            if capacity in LIVED_EXPERIENCE:
                counted.with_lived_experience.add(participant)
    for headcount in Headcount.objects.filter(session__in=list(found)):
        counted = found[headcount.session_id]
        counted.is_noted = True
        counted.people[Capacity(headcount.capacity)] += headcount.people
        counted.without_name += headcount.people if headcount.capacity in LIVED_EXPERIENCE else 0
    return list(found.values())


@dataclass
class Effort:
    """What one side gave: hours there and hours of preparation, of people of the list and of others."""

    side: str
    named: int
    unnamed: int
    hours: Decimal
    preparation: Decimal

    @property
    def together(self):
        return self.hours + self.preparation


def is_shown_to_all(effort):
    """Whether those who see no people read these hours. Others who were counted hide nobody: their hours are known."""
    return not effort.named or effort.named >= FEWEST_SHOWN


def effort(activity):
    """The hours each side gave to the sessions of an activity, each person counted once."""
    rows = list(
        Attendance.objects.filter(session__activity=activity)
        .filter(Q(state__in=THERE) | Q(preparation__gt=0))
        .values_list("involvement__capacity", "involvement__participant", "hours", "preparation")
    )
    heads = list(Headcount.objects.filter(session__activity=activity).values_list("capacity", "people", "hours"))
    return [_effort_of(side, capacities, rows, heads) for side, capacities in SIDES]


def _effort_of(side, capacities, rows, heads):
    named = [row for row in rows if row[0] in capacities]
    unnamed = [(people, hours) for capacity, people, hours in heads if capacity in capacities]
    return Effort(
        side=side,
        named=len({row[1] for row in named}),
        unnamed=sum(people for people, _ in unnamed),
        hours=sum((row[2] for row in named), Decimal()) + sum((people * hours for people, hours in unnamed), Decimal()),
        preparation=sum((row[3] for row in named), Decimal()),
    )


def people_who_came(activity):
    """How many people of the list were at one session at least."""
    there = Attendance.objects.filter(session__activity=activity, state__in=THERE)
    return there.values("involvement__participant").distinct().count()


def hours_in_words(hours):
    """ "1 hour", "2.5 hours"."""
    number = f"{hours.normalize():f}"
    return f"{number} {'hour' if number == '1' else 'hours'}"
