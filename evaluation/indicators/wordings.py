"""What a round asked: every question once, whoever was asked it, and the answers that lead to it."""

from collections import defaultdict
from dataclasses import dataclass, field

from activities.capacities import IN_ORDER
from evaluation.models import Kind, QuestionnaireVersion
from evaluation.models.wording import Condition, Question
from figures.scales import Meaning, Option
from figures.sides import Counting

COUNTED_AS = {
    Kind.CHOICE: Counting.ONE,
    Kind.BAND: Counting.ONE,
    Kind.MANY: Counting.MANY,
    Kind.RANKING: Counting.RANKED,
    Kind.DATE: Counting.MONTHS,
}


@dataclass
class Asked:
    """A question as worded for those asked first in our order, and the capacities that were asked it.

    `options` are those of every version that asks it. `conditions` holds, for each capacity that is led to it by an
    earlier answer, what leads there.
    """

    question: Question
    topic: str
    capacities: set = field(default_factory=set)
    options: tuple[Option, ...] = ()
    conditions: dict[str, Condition] = field(default_factory=dict)

    @property
    def counting(self):
        """How its answers are counted, or None where they are words."""
        return COUNTED_AS.get(self.question.kind)

    def add(self, question, *, capacities, condition):
        """Another version that asks it, of these capacities."""
        known = {option.code for option in self.options}
        new = (Option(o.code, o.label, Meaning(o.meaning)) for o in question.options if o.code not in known)
        self.options += tuple(new)
        self.capacities |= capacities
        if condition:
            self.conditions |= dict.fromkeys(capacities, condition)


def asked_in(versions) -> dict[str, Asked]:
    """Every question of these versions by its code, in the order of the questionnaires."""
    found = {}
    for capacities, version in versions:
        for topic in version.in_english.topics:
            for question in topic.questions:
                asked = found.setdefault(question.code, Asked(question, topic.title))
                asked.add(question, capacities=capacities, condition=topic.shown_if)
    return found


def versions_of(round_, *, capacities):
    """Each version asked in the round with those of these capacities that were asked it, in our order of capacities.

    Where everybody of a capacity has been deleted since, what the round was to ask them stands in for it.
    """
    asked = dict(round_.audience.values_list("capacity", "version"))
    asked |= dict(round_.invitations.order_by().values_list("capacity", "version").distinct())
    in_order = [capacity for capacity in IN_ORDER if capacity in capacities and capacity in asked]
    found = defaultdict(set)
    for capacity in in_order:
        found[asked[capacity]].add(str(capacity))
    versions = QuestionnaireVersion.objects.select_related("questionnaire").in_bulk(list(found))
    return [(found[pk], versions[pk]) for pk in found]
