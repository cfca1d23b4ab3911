"""What matters to people, side by side, and whether what was agreed was kept, as both sides say."""

from dataclasses import dataclass

from django.db.models import Count

from activities.capacities import IN_ORDER, label_of
from activities.framework import Capacity
from evaluation import keeping
from evaluation.charts.judgements import JudgedOutcome
from evaluation.models import KeptJudgement, KeptVerdict, Phase, Round, StaffKeptJudgement
from figures.many import protect_many
from figures.mirror import Mirror, reflect
from figures.quotes import ProtectedWords, Written, WrittenSide, protect_words
from figures.results import protect
from figures.scales import Meaning, Option
from figures.sides import Counting, Item, Side
from participants import showing, values
from participants.models import Step

QUESTION = "What matters to you when we work together?"
MEANINGS = {
    KeptVerdict.KEPT: Meaning.FAVOURABLE,
    KeptVerdict.PARTLY: Meaning.PARTLY,
    KeptVerdict.NOT_KEPT: Meaning.UNFAVOURABLE,
    KeptVerdict.TOO_EARLY: Meaning.UNSURE,
    KeptVerdict.CANNOT_TELL: Meaning.UNSURE,
}
OPTIONS = tuple(Option(str(verdict), str(verdict.label), MEANINGS[verdict]) for verdict in KeptVerdict)


def mirror(activity) -> Mirror | None:
    """The values of every side that is shown, beside each other; None as long as none is."""
    shown = showing.showings(activity)
    if not shown:
        return None
    cards = [
        card
        for card in activity.value_cards.all()
        if not card.is_hidden or any(str(card.pk) in each.counts for each in shown)
    ]
    options = tuple(Option(str(card.pk), card.text, Meaning.NEUTRAL) for card in cards)
    sides = [_side(each, activity) for each in shown] + _not_shown(activity, shown)
    sides.sort(key=lambda side: _place(side.capacity))
    return reflect(protect_many(item=Item(QUESTION, options, Counting.MANY), sides=sides))


def _side(shown, activity):
    return Side(
        capacity=shown.group,
        label=values.label_of_group(shown, activity.organisation),
        asked=shown.people,
        answered=shown.people,
        counts=shown.counts,
        people=shown.people,
    )


def _not_shown(activity, shown):
    """A side that has joined and is not shown, in no group: it keeps its place, and nothing is said of it."""
    seen = {capacity for each in shown for capacity in each.capacities}
    joined = activity.involvements.filter(funnel_events__step=Step.JOINED).order_by()
    there = set(joined.values_list("capacity", flat=True).distinct()) - seen
    return [Side(capacity, label_of(capacity, activity.organisation), 0, 0, {}, people=0) for capacity in there]


def _place(capacity):
    return IN_ORDER.index(capacity) if capacity in IN_ORDER else len(IN_ORDER)


@dataclass(frozen=True)
class Kept:
    """One thing that was to be kept, with both sides' judgements; `staff` is the latest, or None."""

    target: keeping.Target
    judged: JudgedOutcome
    staff: StaffKeptJudgement | None


def kept(activity) -> tuple[Kept, ...]:
    """Everything that is judged; what people said is empty until the after round has closed."""
    targets = keeping.targets(activity)
    round_ = _closed_round(activity) if targets else None
    counts = _counts(activity) if round_ else {}
    asked = _asked(round_) if round_ else {}
    latest = {
        keeping.key_of(judgement): judgement
        for judgement in StaffKeptJudgement.objects.filter(keeping.of_activity(activity))
        .select_related("by")
        .order_by("pk")
    }
    return tuple(
        _kept(target, counts=counts, asked=asked, staff=latest.get(target.key), activity=activity) for target in targets
    )


def _kept(target, *, counts, asked, staff, activity):
    sides = [
        Side(
            capacity=str(capacity),
            label=label_of(capacity, activity.organisation),
            asked=asked[capacity],
            answered=sum(counts.get((target.key, capacity), {}).values()),
            counts=counts.get((target.key, capacity), {}),
        )
        for capacity in IN_ORDER
        if asked.get(capacity)
    ]
    people = protect(item=Item(words=target.text, options=OPTIONS), sides=sides)
    label = staff.get_verdict_display() if staff else ""
    return Kept(target=target, judged=JudgedOutcome(people=people, staff=label), staff=staff)


def words(activity, *, seed) -> tuple[ProtectedWords, ...]:
    """What people added about what was kept, with permission; nothing until the after round has closed."""
    if _closed_round(activity) is None:
        return ()
    said = {}
    for judgement in KeptJudgement.objects.filter(involvement__activity=activity).select_related("involvement"):
        said[judgement.involvement_id] = judgement
    sides = []
    for capacity in IN_ORDER:
        of_side = [each for each in said.values() if each.involvement.capacity == capacity]
        texts = tuple(Written(each.words, each.words_may_be_used) for each in of_side)
        if of_side:
            label = label_of(capacity, activity.organisation)
            sides.append(WrittenSide(str(capacity), label, len(of_side), texts))
    return protect_words(sides=sides, seed=seed)


def _closed_round(activity):
    return Round.objects.filter(activity=activity, phase=Phase.AFTER, closed_at__isnull=False).first()


def _counts(activity):
    """{(target, capacity): {verdict: people}}, of participants only: staff judge by name."""
    found = {}
    rows = KeptJudgement.objects.filter(keeping.of_activity(activity)).order_by()
    rows = rows.values_list(*keeping.ID_FIELDS, "involvement__capacity", "verdict").annotate(people=Count("pk"))
    for *ids, capacity, verdict, people in rows:
        found.setdefault((keeping.key_from(ids), capacity), {})[verdict] = people
    return found


def _asked(round_):
    """People with a page of their own on which to judge: nobody at a session has one."""
    rows = round_.invitations.filter(involvement__isnull=False).exclude(capacity=Capacity.STAFF).order_by()
    return dict(rows.values_list("capacity").annotate(people=Count("pk")))
