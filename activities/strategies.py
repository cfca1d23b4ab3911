"""What happens to the objectives of a strategy, and which activities serve them."""

import itertools
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.models import Objective, Rewording, ServedObjective
from activities.models.activity import Activity

AT_MOST = 60
SHOWN = 10
SERVED = "Activities serve this objective, so it stays. You can retire it: then nobody chooses it any more."


@dataclass(frozen=True)
class Covered:
    """An objective, the first activities that serve it, and how many there are."""

    objective: Objective
    activities: list
    number: int

    @property
    def more(self):
        return self.number - len(self.activities)


def read_lines(text):
    """Objectives as they are typed, one to a line: [(code or "", text)]. A code stands first, with a colon."""
    found = []
    for line in (line.strip() for line in text.splitlines()):
        before, colon, after = (part.strip() for part in line.partition(":"))
        is_code = bool(colon and before and after) and len(before) <= 20 and " " not in before
        if line:
            found.append((before, after) if is_code else ("", line))
    return found


@transaction.atomic
def add_objectives(*, strategy, lines):
    """Add these after the last one; one without a code gets the next free number. Raises ValidationError."""
    type(strategy).objects.select_for_update().get(pk=strategy.pk)
    taken = set(strategy.objectives.values_list("code", flat=True))
    if len(taken) + len(lines) > AT_MOST:
        raise ValidationError(f"A strategy can have {AT_MOST} objectives at most")
    typed = {code for code, _ in lines}
    numbers = map(str, itertools.count(1))
    made = []
    for order, (code, text) in enumerate(lines, start=strategy.objectives.next_order()):
        code = code or next(number for number in numbers if number not in taken | typed)
        if code in taken:
            raise ValidationError(f"The code {code} stands there already. Give each objective a code of its own")
        taken.add(code)
        made.append(Objective(strategy=strategy, code=code, text=text, order=order))
    return Objective.objects.bulk_create(made)


@transaction.atomic
def reword(*, objective, text, reason, by):
    """Put an objective otherwise. Once activities serve it, what it said and why it changed are kept.

    Raises ValidationError where they serve it and no reason is given.
    """
    held = Objective.objects.select_for_update().get(pk=objective.pk)
    if text == held.text:
        return
    if held.served_by.exists():
        if not reason:
            raise ValidationError("Activities serve this objective. Say why it is put otherwise")
        Rewording.objects.create(objective=held, was=held.text, became=text, reason=reason, by=by)
    Objective.objects.filter(pk=held.pk).update(text=text)


def retire(*, objective, reason):
    """Nobody chooses it from now on; what serves it already stays readable."""
    Objective.objects.filter(pk=objective.pk).update(retired_on=timezone.localdate(), retired_reason=reason)


def bring_back(*, objective):
    Objective.objects.filter(pk=objective.pk).update(retired_on=None, retired_reason="")


@transaction.atomic
def take_out(*, objective):
    """Remove an objective that nobody has ever pointed to. Raises ValidationError where somebody has."""
    held = Objective.objects.select_for_update().get(pk=objective.pk)
    if held.served_by.exists():
        raise ValidationError(SERVED)
    held.delete()


def coverage(strategy):
    """Each objective with the activities that serve it, cancelled ones left out: a few queries for any number."""
    objectives = list(strategy.objectives.with_served().prefetch_related("rewordings__by"))
    links = ServedObjective.objects.standing().filter(objective__strategy=strategy)
    serving = {objective.pk: [] for objective in objectives}
    for objective, activity in links.order_by("activity__title", "activity").values_list("objective", "activity"):
        serving[objective].append(activity)
    shown = {pk for ids in serving.values() for pk in ids[:SHOWN]}
    found = Activity.objects.only("title", "status").in_bulk(shown)
    return [
        Covered(
            objective=objective,
            activities=[found[pk] for pk in serving[objective.pk][:SHOWN]],
            number=len(serving[objective.pk]),
        )
        for objective in objectives
    ]
