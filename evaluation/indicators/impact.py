"""What became of what was intended, judged by both sides apart, and what people's contributions led to."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from activities.capacities import IN_ORDER, label_of
from activities.framework import Capacity
from evaluation.charts.judgements import JudgedOutcome
from evaluation.judging import judged_version
from evaluation.models import OutcomeJudgement, Phase, Round, StaffJudgement, Verdict
from figures.quotes import ProtectedWords, Written, WrittenSide, protect_words
from figures.results import protect
from figures.scales import Meaning, Option
from figures.sides import Item, Side

MEANINGS = {
    Verdict.YES: Meaning.FAVOURABLE,
    Verdict.PARTLY: Meaning.PARTLY,
    Verdict.NO: Meaning.UNFAVOURABLE,
    Verdict.TOO_EARLY: Meaning.UNSURE,
    Verdict.CANNOT_TELL: Meaning.UNSURE,
}
OPTIONS = tuple(Option(str(verdict), str(verdict.label), MEANINGS[verdict]) for verdict in Verdict)


@dataclass(frozen=True)
class Outcome:
    """One intended outcome as it was agreed, with both sides' judgements; `staff` is the latest, or None."""

    agreed: dict
    judged: JudgedOutcome
    staff: StaffJudgement | None


def outcomes(activity) -> tuple[Outcome, ...]:
    """Every outcome of the version that is judged; participants' counts are empty until the after round has closed."""
    version = judged_version(activity)
    if version is None:
        return ()
    round_ = Round.objects.filter(activity=activity, phase=Phase.AFTER, closed_at__isnull=False).first()
    counts = _counts(activity) if round_ else {}
    asked = _asked(round_) if round_ else {}
    latest = _latest_staff(activity)
    return tuple(
        _outcome(agreed, counts=counts, asked=asked, staff=latest.get(agreed["id"]), activity=activity)
        for agreed in version.outcomes
    )


def _outcome(agreed, *, counts, asked, staff, activity):
    sides = [
        Side(
            capacity=str(capacity),
            label=label_of(capacity, activity.organisation),
            asked=asked[capacity],
            answered=sum(counts.get((agreed["id"], capacity), {}).values()),
            counts=counts.get((agreed["id"], capacity), {}),
        )
        for capacity in IN_ORDER
        if asked.get(capacity)
    ]
    people = protect(item=Item(words=agreed["text"], options=OPTIONS), sides=sides)
    label = staff.get_verdict_display() if staff else ""
    return Outcome(agreed=agreed, judged=JudgedOutcome(people=people, staff=label), staff=staff)


def _counts(activity):
    """{(outcome id, capacity): {verdict: people}}, of participants only: staff judge by name."""
    rows = (
        OutcomeJudgement.objects.filter(outcome__activity=activity)
        .values_list("outcome_id", "involvement__capacity", "verdict")
        .annotate(people=Count("pk"))
    )
    counts = defaultdict(dict)
    for outcome, capacity, verdict, people in rows:
        counts[outcome, capacity][verdict] = people
    return counts


def _asked(round_):
    """People with a page of their own on which to judge: nobody at a session has one."""
    rows = round_.invitations.filter(involvement__isnull=False).exclude(capacity=Capacity.STAFF).order_by()
    return dict(rows.values_list("capacity").annotate(people=Count("pk")))


def _latest_staff(activity):
    judgements = StaffJudgement.objects.filter(outcome__activity=activity).select_related("by").order_by("pk")
    return {judgement.outcome_id: judgement for judgement in judgements}


def words(activity, *, seed) -> tuple[ProtectedWords, ...]:
    """What participants added about the outcomes, with permission; nothing until the after round has closed."""
    round_ = Round.objects.filter(activity=activity, phase=Phase.AFTER, closed_at__isnull=False).first()
    if round_ is None:
        return ()
    judgements = OutcomeJudgement.objects.filter(involvement__activity=activity).order_by("involvement_id", "pk")
    texts, people = defaultdict(list), defaultdict(int)
    for capacity, said, allowed in judgements.distinct("involvement_id").values_list(
        "involvement__capacity", "words", "words_may_be_used"
    ):
        people[capacity] += 1
        texts[capacity].append(Written(said, allowed))
    sides = [
        WrittenSide(str(capacity), label_of(capacity, activity.organisation), people[capacity], tuple(texts[capacity]))
        for capacity in IN_ORDER
        if people[capacity]
    ]
    return protect_words(sides=sides, seed=seed)
