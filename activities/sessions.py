"""Planning sessions: changing, cancelling and repeating them. What people were told of when and where is kept."""

import calendar
import uuid
from datetime import time, timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from activities.models import AgendaItem, Session, SessionEvent

WHEN_AND_WHERE = ("on", "starts", "ends", "ways", "venue_id", "place")
NOTICE_DAYS = 14
MOST_AT_ONCE = 12
WEEKLY, FORTNIGHTLY, FOUR_WEEKLY, MONTHLY, ON_A_DAY = "weekly", "fortnightly", "four_weekly", "monthly", "on_a_day"
WEEKS = {WEEKLY: 1, FORTNIGHTLY: 2, FOUR_WEEKLY: 4}
# What the next one takes over; the link and the number often stay the same, papers and questions never do.
TAKEN_OVER = (
    "title",
    "about",
    "starts",
    "ends",
    "ways",
    "venue_id",
    "place",
    "online",
    "phone",
    "chair",
    "co_chair",
    "breaks",
    "quiet_space",
    "before",
    "after",
)


def plan(*, session, by):
    """Save a new session. Papers are due a week before unless another day was given."""
    session.created_by = by
    session.papers_due_on = session.papers_due_on or Session.usual_papers_due_on(session.on)
    session.save(force_insert=True)
    return session


@transaction.atomic
def change(*, session, by, why=""):
    """Save a changed session. Where people will find another time or place, they also find what it was, and why."""
    stood = Session.objects.select_for_update(of=("self",)).select_related("venue").get(pk=session.pk)
    is_due_as_usual = session.papers_due_on == Session.usual_papers_due_on(stood.on)
    if session.papers_due_on is None or (is_due_as_usual and session.on != stood.on):
        session.papers_due_on = Session.usual_papers_due_on(session.on)
    session.save()
    is_moved = any(getattr(session, field) != getattr(stood, field) for field in WHEN_AND_WHERE)
    if is_moved and not stood.is_over:
        _note(stood, SessionEvent.Kind.MOVED, why=why, by=by)
    return is_moved


@transaction.atomic
def cancel(*, session, why, by):
    """Note that it does not take place, with the reason that people read. Twice is once."""
    stood = Session.objects.select_for_update(of=("self",)).select_related("venue").get(pk=session.pk)
    if not stood.is_cancelled:
        Session.objects.filter(pk=session.pk).update(cancelled_at=Now())
        _note(stood, SessionEvent.Kind.CANCELLED, why=why, by=by)


@transaction.atomic
def bring_back(*, session, by):
    """Note that a cancelled session takes place after all."""
    stood = Session.objects.select_for_update(of=("self",)).select_related("venue").get(pk=session.pk)
    if stood.is_cancelled:
        Session.objects.filter(pk=session.pk).update(cancelled_at=None)
        _note(stood, SessionEvent.Kind.BROUGHT_BACK, why="", by=by)


def _note(stood, kind, *, why, by):
    SessionEvent.objects.create(session=stood, kind=kind, was_when=stood.when, was_where=stood.where, why=why, by=by)


def days_of(*, session, how_often, times=1, on=None):
    """The days on which it would be repeated."""
    if how_often == ON_A_DAY:
        return [on]
    if how_often == MONTHLY:
        return [same_weekday(session.on, months=number) for number in range(1, times + 1)]
    return [session.on + timedelta(weeks=WEEKS[how_often] * number) for number in range(1, times + 1)]


def same_weekday(day, *, months):
    """So many months later, on the same weekday of the month: the second Tuesday, or the last if there are fewer."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    which = (day.day - 1) // 7
    first = (day.weekday() - calendar.weekday(year, month, 1)) % 7 + 1
    found = [number for number in range(first, calendar.monthrange(year, month)[1] + 1, 7)]
    return day.replace(year=year, month=month, day=found[min(which, len(found) - 1)])


@transaction.atomic
def repeat(*, session, days, with_agenda, by):
    """Plan the same again on these days, as one series. Returns the new sessions."""
    stood = Session.objects.select_for_update().get(pk=session.pk)
    if stood.series is None:
        stood.series = uuid.uuid4()
        stood.save(update_fields=["series"])
    fields = {name: getattr(stood, name) for name in TAKEN_OVER}
    agenda = list(stood.agenda.all()) if with_agenda else []
    planned = []
    for day in days:
        again = Session(activity_id=stood.activity_id, series=stood.series, on=day, **fields)
        planned.append(plan(session=again, by=by))
        AgendaItem.objects.bulk_create(
            AgendaItem(session=again, text=item.text, led_by=item.led_by, minutes=item.minutes, order=order)
            for order, item in enumerate(agenda)
        )
    return planned


@transaction.atomic
def add_to_agenda(*, session, item):
    """Put this at the end of the agenda."""
    return _add(session, item, among=session.agenda)


@transaction.atomic
def add_paper(*, session, paper):
    """Put this at the end of the papers."""
    return _add(session, paper, among=session.papers)


def _add(session, row, *, among):
    Session.objects.select_for_update().get(pk=session.pk)
    row.session, row.order = session, among.next_order()
    row.save()
    return row


@transaction.atomic
def move_up(*, item):
    """Take this item of the agenda before the one above it."""
    Session.objects.select_for_update().get(pk=item.session_id)
    items = list(AgendaItem.objects.filter(session=item.session_id))
    # Somebody may have taken it off the agenda meanwhile.
    at = items.index(item) if item in items else 0
    if at:
        items[at - 1], items[at] = items[at], items[at - 1]
    for order, each in enumerate(items):
        each.order = order
    AgendaItem.objects.bulk_update(items, ["order"])


def second_look(session, *, today):
    """What is worth a second look in when it is, in sentences. Nothing of it forbids anything."""
    found = []
    if session.on.weekday() >= 5:
        found.append("It is at the weekend. Ask people whether that suits them, carers above all.")
    if session.starts < time(10):
        found.append("It starts before 10 am. Mornings are hard for many people, because of medicine or caring.")
    if session.ends > time(20):
        found.append("It ends after 8 pm. Ask how people get home safely.")
    if session.on.weekday() < 5 and (_meets(session, time(8, 15), time(9, 15)) or _meets(session, time(15), time(16))):
        found.append("It meets the school run.")
    if session.on.weekday() == 4 and _meets(session, time(12, 30), time(14, 30)):
        found.append("It meets Friday prayers.")
    if session.length > timedelta(hours=1) and not session.breaks:
        found.append("It is longer than an hour and no break is written down. A break every hour helps most people.")
    if session.on > today and (session.on - _told_on(session)).days < NOTICE_DAYS:
        found.append("People had less than two weeks’ notice.")
    return found + _beside_the_activity(session)


def _told_on(session):
    """Since when people find this day on their page."""
    moved = session.events.filter(kind=SessionEvent.Kind.MOVED).first()
    return timezone.localdate(moved.at if moved else session.created_at)


def _meets(session, starts, ends):
    return session.starts < ends and session.ends > starts


def _beside_the_activity(session):
    activity = session.activity
    if activity.starts_on and session.on < activity.starts_on:
        return ["It is before the first day of the activity."]
    if activity.ends_on and session.on > activity.ends_on:
        return ["It is after the last day of the activity."]
    return []
