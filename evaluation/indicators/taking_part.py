"""How many people took part in a year where "About you" is asked: our own records, said as equality figures are."""

from datetime import date, timedelta

from activities.framework import Capacity
from figures.cells import protect_count
from participants import funnel
from participants.models import PresencePlan


def took_part(organisation, *, since, until, rule):
    """A cell: each person counts once, members of staff not at all."""
    activities = organisation.activities.filter(presence_plan__monitoring=PresencePlan.Monitoring.PLANNED)
    ways = funnel.of_activities(activities, until=until)
    people = {
        way.person
        for way in ways
        if way.has_joined and way.capacity != Capacity.STAFF and way.seen_until(until) >= since
    }
    return protect_count(len(people), rule=rule)


def year_before(until):
    """The first day of the year that ends on this day."""
    try:
        return until.replace(year=until.year - 1) + timedelta(days=1)
    except ValueError:  # the 29th of February
        return date(until.year - 1, 3, 1)
