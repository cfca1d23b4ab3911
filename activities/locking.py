"""Agreeing and locking the purpose of an activity, and amending it with a reason."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from activities import agreement, readiness
from activities.models import IntendedOutcome, Purpose, PurposeVersion, Status, TopicOfInfluence
from activities.models.activity import NotReady

LOCKED = "The purpose is agreed and locked. Start an amendment, with a reason, to change it."
NOT_AGREED_YET = "The purpose is not agreed yet, so you can change it straight away."
AMENDING = "An amendment is already under way."
CHANGED_SINCE = "Somebody has changed the purpose since you read it. Please read it again before you agree."


def change_refusal(purpose):
    """Why the purpose may not be changed now, in a sentence; None if it may."""
    return _is_over(purpose.activity) or (None if purpose.may_be_changed else LOCKED)


def amendment_refusal(purpose):
    """Why no amendment may start now, in a sentence; None if one may."""
    sentences = {Purpose.State.DRAFT: NOT_AGREED_YET, Purpose.State.AMENDING: AMENDING, Purpose.State.LOCKED: None}
    return _is_over(purpose.activity) or sentences[purpose.state]


def _is_over(activity):
    if activity.is_under_way:
        return None
    return f"The activity is {activity.get_status_display().lower()}, so its purpose stays as it is."


def hold_open(activity):
    """The purpose, held for change until the transaction ends. Raises ValidationError when it is locked."""
    purpose = _hold(activity)
    if sentence := change_refusal(purpose):
        raise ValidationError(sentence)
    return purpose


@transaction.atomic
def lock_purpose(*, activity, by, as_read=None):
    """Agree and lock: keep the purpose and outcomes as a dated version. Raises NotReady or ValidationError.

    `as_read` is the fingerprint of the text the person was shown: they agree to that text or to none.
    """
    purpose = hold_open(activity)
    activity.purpose, activity.status = purpose, purpose.activity.status
    content = agreement.content_of(activity=activity, purpose=purpose)
    fingerprint = PurposeVersion.hash_of(content)
    if as_read not in (None, fingerprint):
        raise ValidationError(CHANGED_SINCE)
    if missing := readiness.missing(activity, before=Status.AGREED):
        raise NotReady([requirement.words for requirement in missing])
    if activity.status == Status.DRAFT:
        activity.move_to(Status.AGREED, by=by)
    version = PurposeVersion.objects.create(
        activity=activity,
        number=activity.purpose_versions.count() + 1,
        content=content,
        content_hash=fingerprint,
        reason=purpose.amendment_reason,
        locked_by=by,
    )
    purpose.state, purpose.amendment_reason = Purpose.State.LOCKED, ""
    purpose.save(update_fields=["state", "amendment_reason"])
    return version


@transaction.atomic
def start_amendment(*, activity, reason):
    """Open the locked purpose for change; the version in force stays in force until the next is agreed."""
    if not reason.strip():
        raise ValidationError("Give the reason for the change.")
    purpose = _hold(activity)
    if sentence := amendment_refusal(purpose):
        raise ValidationError(sentence)
    purpose.state, purpose.amendment_reason = Purpose.State.AMENDING, reason
    purpose.save(update_fields=["state", "amendment_reason"])


@transaction.atomic
def drop_amendment(*, activity):
    """Put the purpose back to what the version in force says."""
    purpose = _hold(activity)
    if purpose.state != Purpose.State.AMENDING:
        return
    content = PurposeVersion.objects.current(activity).content
    for field in agreement.WORDS:
        setattr(purpose, field, _day(content[field]) if field in agreement.DAYS else content[field])
    purpose.state, purpose.amendment_reason = Purpose.State.LOCKED, ""
    purpose.save()
    _put_back_topics(activity, content)
    _put_back_outcomes(activity, content)


def remove_outcome(outcome):
    """Take an outcome out of the plan; one that was ever agreed is kept as dropped, for the record."""
    if any(outcome.pk == agreed["id"] for v in outcome.activity.purpose_versions.all() for agreed in v.outcomes):
        outcome.is_dropped = True
        outcome.save(update_fields=["is_dropped"])
    else:
        outcome.delete()


def _hold(activity):
    purposes = Purpose.objects.select_for_update(of=("self",)).select_related("activity")
    return purposes.get(activity=activity)


def _put_back_topics(activity, content):
    activity.topics.all().delete()
    TopicOfInfluence.objects.bulk_create(
        TopicOfInfluence(activity=activity, text=topic["text"], openness=topic["openness"])
        for topic in content["topics"]
    )


def _put_back_outcomes(activity, content):
    kept = {outcome["id"] for outcome in content["outcomes"]}
    for outcome in activity.outcomes.exclude(pk__in=kept):
        remove_outcome(outcome)
    for outcome in content["outcomes"]:
        IntendedOutcome.objects.filter(pk=outcome["id"]).update(
            is_dropped=False,
            due_on=_day(outcome["due_on"]),
            **{field: outcome[field] for field in ("text", "kind", "how_we_will_know")},
        )


def _day(iso):
    return date.fromisoformat(iso) if iso else None
