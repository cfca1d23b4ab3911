"""How soon people are paid: days from sending in a claim to being paid, by activity."""

from dataclasses import dataclass
from statistics import median

from django.utils import timezone

from figures.protected import FEWEST_SHOWN
from participants.models import ExpenseClaim


@dataclass(frozen=True)
class Paying:
    """Claims of one activity: how many were paid, to how many people, after how many days, and how many were late."""

    days: tuple[int, ...] = ()
    on_time: int = 0
    people: int = 0
    waiting: int = 0
    overdue: int = 0

    @property
    def paid(self):
        return len(self.days)

    @property
    def is_shown_to_all(self):
        """Whether so many people were paid that their days say nothing of one of them."""
        return self.people >= FEWEST_SHOWN

    @property
    def median_in_words(self):
        """The middle of all days: half were paid as soon or sooner. Halves where two stand in the middle."""
        middle = median(self.days)
        number = f"{middle:g}"
        return f"{number} {'day' if number == '1' else 'days'}"

    @property
    def on_time_in_words(self):
        return f"{self.on_time} of {self.paid}"


def of_activities(activities):
    """How soon people are paid, by the id of each activity with a claim. One query for any number of them."""
    claims = ExpenseClaim.objects.filter(involvement__activity__in=activities).values_list(
        "involvement__activity", "involvement__participant", "state", "submitted_on", "due_on", "paid_on"
    )
    by_activity = {}
    for activity, *claim in claims:
        by_activity.setdefault(activity, []).append(claim)
    return {activity: _paying(of_activity) for activity, of_activity in by_activity.items()}


def of_activity(activity):
    return of_activities([activity.pk]).get(activity.pk, Paying())


def _paying(claims):
    today = timezone.localdate()
    paid = [claim for claim in claims if claim[4]]
    waiting = [claim for claim in claims if claim[1] in ("submitted", "approved")]
    return Paying(
        days=tuple(sorted((paid_on - sent).days for _, _, sent, _, paid_on in paid)),
        on_time=sum(paid_on <= due for _, _, _, due, paid_on in paid),
        people=len({person for person, *_ in paid}),
        waiting=len(waiting),
        overdue=sum(due < today for _, _, _, due, _ in waiting),
    )
