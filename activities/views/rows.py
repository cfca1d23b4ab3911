"""How an activity stands in a list: what it is, the state of each of its stages, and what is late."""

from django.urls import reverse

from activities import due, readiness
from activities.models import Activity
from activities.views.tones import STATUS_TONES
from figures.plain import say_date

MARKS = {readiness.NOT_STARTED: "not-started", readiness.IN_PROGRESS: "in-progress", readiness.DONE: "done"}


def activity_rows(ids, *, today, names_organisation=False, next_dates=None):
    """A line for each of these ids, in their order. The number of queries is the same for any number of them."""
    these = Activity.objects.filter(pk__in=ids)
    found = these.select_related("team", "lead", "organisation").in_bulk()
    states = readiness.states_of(these)
    late = due.of_each(these, today=today)
    return [
        {
            "title": found[pk].title,
            "url": reverse("activities:activity-detail", args=[pk]),
            "facts": _facts(found[pk], names_organisation=names_organisation),
            "next_date": say_date(next_dates[pk]) if next_dates and next_dates.get(pk) else "",
            "status": found[pk].get_status_display(),
            "tone": STATUS_TONES[found[pk].status],
            "marks": [{"stage": s.stage.label, "state": s.label.lower(), "look": MARKS[s.label]} for s in states[pk]],
            "late": late.get(pk, []),
        }
        for pk in ids
        if pk in found
    ]


def _facts(activity, *, names_organisation):
    organisation = [activity.organisation.name] if names_organisation else []
    facts = [*organisation, activity.team.name, f"led by {activity.lead.name}", activity.dates]
    return " · ".join(filter(None, facts))
