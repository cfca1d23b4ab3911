"""Judging intended outcomes: participants each for themselves while the after round is open, staff by name."""

from django.db import transaction
from django.utils import timezone

from activities.models import PurposeVersion
from evaluation.models import Invitation, OutcomeJudgement, Phase, Round, StaffJudgement
from evaluation.submission import RoundClosed


class JudgedBefore(Exception):
    """Somebody judged here before, and this device may not see that, so it may not replace it either."""


def judged_version(activity):
    """The version that is judged: the one in force when people were asked afterwards; before that, the latest.

    A later amendment must not put other words under judgements that were already given.
    """
    round_ = Round.objects.filter(activity=activity, phase=Phase.AFTER, opened_at__isnull=False).first()
    if round_ is None:
        return PurposeVersion.objects.current(activity)
    return PurposeVersion.objects.in_force(activity, at=round_.opened_at)


@transaction.atomic
def judge(*, involvement, verdicts, words="", words_may_be_used=False, may_replace=True):
    """Keep one person's judgements, {outcome id: verdict}, with their words. Raises RoundClosed or JudgedBefore.

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
    if not may_replace and OutcomeJudgement.objects.filter(involvement=involvement).exists():
        raise JudgedBefore
    for outcome_id, verdict in verdicts.items():
        OutcomeJudgement.objects.update_or_create(
            involvement=involvement,
            outcome_id=outcome_id,
            defaults={"verdict": verdict, "words": words, "words_may_be_used": words_may_be_used},
        )


def judge_as_staff(*, outcome, verdict, evidence, by):
    """Record what the staff say became of an outcome. Earlier judgements stay; the latest counts."""
    return StaffJudgement.objects.create(outcome=outcome, verdict=verdict, evidence=evidence, by=by)
