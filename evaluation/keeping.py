"""Was it kept? People judge each for themselves while the after round is open, staff by name.

One mechanism for everything that can be kept or not: a target is known by the field that points at it and its id.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from activities.models import AgreementVersion
from evaluation.judging import JudgedBefore
from evaluation.models import Invitation, KeptJudgement, Phase, Round, StaffKeptJudgement
from evaluation.models.kept import TARGETS
from evaluation.submission import RoundClosed

ID_FIELDS = tuple(f"{target}_id" for target in TARGETS)


@dataclass(frozen=True)
class Target:
    """One thing that was to be kept: what it is ("commitment", "promise"), which one, and its words as agreed."""

    what: str
    pk: int
    text: str

    @property
    def key(self):
        return f"{self.what}_{self.pk}"

    @property
    def pointer(self):
        """The field of a judgement that points here, with its value."""
        return {f"{self.what}_id": self.pk}


def key_from(ids):
    """The key of the one target that is filled in."""
    return next(f"{what}_{pk}" for what, pk in zip(TARGETS, ids, strict=True) if pk is not None)


def key_of(judgement):
    return key_from([getattr(judgement, field) for field in ID_FIELDS])


def words_of(judgement):
    """The words of what is judged, as they are now."""
    return str(next(getattr(judgement, target) for target in TARGETS if getattr(judgement, target)))


def of_activity(activity):
    """The condition that a judgement is about something of this activity."""
    condition = Q()
    for target in TARGETS:
        condition |= Q(**{f"{target}__activity": activity})
    return condition


def targets(activity):
    """Everything that is judged, in the words in force when people were asked afterwards; before that, the latest."""
    version = judged_agreement(activity)
    commitments = version.commitments if version else []
    round_ = _asked_afterwards(activity)
    promises = activity.promises.may_be_judged(today=timezone.localdate(), at=round_ and round_.opened_at)
    return [
        *(Target("commitment", commitment["id"], commitment["text"]) for commitment in commitments),
        *(Target("promise", promise.pk, promise.text) for promise in promises.order_by("due_on", "pk")),
    ]


def judged_agreement(activity):
    """A later change must not put other words under judgements that were already given."""
    round_ = _asked_afterwards(activity)
    if round_ is None:
        return AgreementVersion.objects.current(activity)
    return AgreementVersion.objects.in_force(activity, at=round_.opened_at)


def _asked_afterwards(activity):
    return Round.objects.filter(activity=activity, phase=Phase.AFTER, opened_at__isnull=False).first()


@transaction.atomic
def judge(*, involvement, verdicts, words="", words_may_be_used=False, may_replace=True):
    """Keep what one person says, {target: verdict}, with their words. Raises RoundClosed or JudgedBefore.

    Holding the person's invitation makes judging and closing the round take turns, as sending answers does.
    """
    invitation = (
        Invitation.objects.select_for_update()
        .filter(involvement=involvement, round__phase=Phase.AFTER, round__activity=involvement.activity_id)
        .first()
    )
    today = timezone.localdate()
    if invitation is None or not Round.objects.taking_answers(today=today).filter(pk=invitation.round_id).exists():
        raise RoundClosed
    said = KeptJudgement.objects.filter(involvement=involvement)
    if not may_replace and said.exists():
        raise JudgedBefore
    about = {"words": words, "words_may_be_used": words_may_be_used}
    for target, verdict in verdicts.items():
        KeptJudgement.objects.update_or_create(
            involvement=involvement, **target.pointer, defaults={"verdict": verdict, **about}
        )
    said.update(**about)


def judge_as_staff(*, target, verdict, evidence, by):
    """Record what the staff say of one thing. Earlier judgements stay; the latest counts."""
    return StaffKeptJudgement.objects.create(**target.pointer, verdict=verdict, evidence=evidence, by=by)
