"""Judging intended outcomes: participants each for themselves while the after round is open, staff by name."""

from django.db import transaction

from evaluation.models import Invitation, OutcomeJudgement, Phase, Round, StaffJudgement
from evaluation.submission import RoundClosed


@transaction.atomic
def judge(*, involvement, verdicts):
    """Keep one person's judgements: {outcome id: (verdict, words)}. Raises RoundClosed when the time is over.

    Holding the person's invitation makes judging and closing the round take turns, as sending answers does.
    """
    invitation = (
        Invitation.objects.select_for_update()
        .filter(involvement=involvement, round__phase=Phase.AFTER, round__activity=involvement.activity_id)
        .first()
    )
    if invitation is None or not Round.objects.filter(pk=invitation.round_id, closed_at=None).exists():
        raise RoundClosed
    for outcome_id, (verdict, words) in verdicts.items():
        OutcomeJudgement.objects.update_or_create(
            involvement=involvement, outcome_id=outcome_id, defaults={"verdict": verdict, "words": words}
        )


def judge_as_staff(*, outcome, verdict, evidence, by):
    """Record what the staff say became of an outcome. Earlier judgements stay; the latest counts."""
    return StaffJudgement.objects.create(outcome=outcome, verdict=verdict, evidence=evidence, by=by)
