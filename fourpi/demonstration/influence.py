"""The influence log of an activity: what people said, what was decided and why, what changed, who was told."""

from evaluation.models import Change, Contribution
from fourpi.demonstration.days import day


def write_log(*, activity, told, by):
    """Every contribution the file tells of."""
    for entry in told["influence"]:
        decision, decided_by, decided_on, reason = entry["decision"]
        told_back_on, told_back_how = entry.get("told", (None, ""))
        contribution = Contribution.objects.create(
            activity=activity,
            made_on=day(entry["made"]),
            capacity=entry["capacity"],
            words=entry["words"],
            decision=decision,
            decided_by=decided_by,
            decided_on=day(decided_on),
            decision_reason=reason,
            told_back_on=day(told_back_on),
            told_back_how=told_back_how,
            recorded_by=by,
        )
        Change.objects.bulk_create(
            Change(
                contribution=contribution,
                text=change["text"],
                changed_on=day(change["on"]),
                evidence=change["evidence"],
            )
            for change in entry.get("changes", ())
        )
