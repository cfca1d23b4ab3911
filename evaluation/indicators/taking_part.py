"""How many people took part in the year that ends on a day: records of our own asking, said as equality figures are."""

from datetime import timedelta

from figures.cells import protect_count
from participants.models import FunnelEvent, Step

YEAR = timedelta(days=365)


def took_part(organisation, *, as_at, rule):
    """A cell: people with lived experience who joined by this day and had not left before the year began."""
    events = FunnelEvent.objects.filter(involvement__activity__organisation=organisation, at__date__lte=as_at)
    events = events.order_by("pk").values_list("involvement_id", "involvement__participant_id", "step", "at")
    inside = {}
    for involvement, participant, step, at in events.iterator():
        if step in (Step.JOINED, Step.TAKING_PART):
            inside[involvement] = (participant, None)
        elif step in (Step.LEFT, Step.FINISHED, Step.ENDED_EARLY) and involvement in inside:
            inside[involvement] = (participant, at.date())
    people = {who for who, gone in inside.values() if gone is None or gone > as_at - YEAR}
    return protect_count(len(people), rule=rule)
