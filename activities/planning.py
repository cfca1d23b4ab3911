"""Starting an activity, and agreeing, locking and amending its purpose."""

from django.core.exceptions import ValidationError
from django.db import transaction

from activities import readiness
from activities.framework import PROCESS_ITEMS, VALUE_CARDS, OutcomeKind
from activities.models import Arrangement, IntendedOutcome, Purpose, PurposeVersion, Status, TopicOfInfluence, ValueCard
from activities.models.activity import NotReady

LOCKED = "The purpose is agreed and locked. Start an amendment, with a reason, to change it."


@transaction.atomic
def start(*, activity, by):
    """Save a new activity with its value cards, checklist and an empty purpose."""
    activity.organisation = activity.team.organisation
    activity.created_by = by
    activity.save(force_insert=True)
    Purpose.objects.create(activity=activity)
    ValueCard.objects.bulk_create(
        ValueCard(activity=activity, text=text, order=order) for order, text in enumerate(VALUE_CARDS)
    )
    Arrangement.objects.bulk_create(
        Arrangement(activity=activity, area=item.area, code=item.code, text=item.text, order=order)
        for order, item in enumerate(PROCESS_ITEMS)
    )
    return activity


def hold_open(activity):
    """The purpose, held for change until the transaction ends. Raises ValidationError when it is locked."""
    purpose = Purpose.objects.select_for_update().get(activity=activity)
    if not purpose.may_be_changed:
        raise ValidationError(LOCKED)
    return purpose


@transaction.atomic
def lock_purpose(*, activity, by):
    """Agree and lock: keep the purpose and outcomes as a dated version. Raises NotReady or ValidationError."""
    purpose = hold_open(activity)
    if missing := readiness.missing(activity, before=Status.AGREED):
        raise NotReady([requirement.words for requirement in missing])
    if activity.status == Status.DRAFT:
        activity.move_to(Status.AGREED, by=by)
    content = _content(activity, purpose)
    version = PurposeVersion.objects.create(
        activity=activity,
        number=activity.purpose_versions.count() + 1,
        content=content,
        content_hash=PurposeVersion.hash_of(content),
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
    purpose = Purpose.objects.select_for_update().get(activity=activity)
    if purpose.state == Purpose.State.LOCKED:
        purpose.state, purpose.amendment_reason = Purpose.State.AMENDING, reason
        purpose.save(update_fields=["state", "amendment_reason"])


@transaction.atomic
def drop_amendment(*, activity):
    """Put the purpose back to what the version in force says."""
    purpose = Purpose.objects.select_for_update().get(activity=activity)
    if purpose.state != Purpose.State.AMENDING:
        return
    content = PurposeVersion.objects.current(activity).content
    for field in ("statement", "reason_to_join", "decided_by", "decided_on", "payment_statement", "told_back_by"):
        setattr(purpose, field, content[field])
    purpose.state, purpose.amendment_reason = Purpose.State.LOCKED, ""
    purpose.save()
    activity.topics.all().delete()
    TopicOfInfluence.objects.bulk_create(
        TopicOfInfluence(activity=activity, text=topic["text"], openness=topic["openness"])
        for topic in content["topics"]
    )
    kept = {outcome["id"] for outcome in content["outcomes"]}
    activity.outcomes.exclude(pk__in=kept).update(is_dropped=True)
    for outcome in content["outcomes"]:
        IntendedOutcome.objects.filter(pk=outcome["id"]).update(
            is_dropped=False,
            **{field: outcome[field] for field in ("text", "kind", "how_we_will_know", "due_on")},
        )


def remove_outcome(outcome):
    """Take an outcome out of the plan; one that was ever agreed is kept as dropped, for the record."""
    if any(outcome.pk == agreed["id"] for v in outcome.activity.purpose_versions.all() for agreed in v.outcomes):
        outcome.is_dropped = True
        outcome.save(update_fields=["is_dropped"])
    else:
        outcome.delete()


def _content(activity, purpose):
    return {
        "statement": purpose.statement,
        "reason_to_join": purpose.reason_to_join,
        "decided_by": purpose.decided_by,
        "decided_on": _iso(purpose.decided_on),
        "payment_statement": purpose.payment_statement,
        "told_back_by": _iso(purpose.told_back_by),
        "topics": [
            {"text": topic.text, "openness": topic.openness, "openness_label": topic.get_openness_display()}
            for topic in activity.topics.all()
        ],
        "outcomes": [
            {
                "id": outcome.pk,
                "text": outcome.text,
                "kind": outcome.kind,
                "kind_label": str(OutcomeKind(outcome.kind).label),
                "how_we_will_know": outcome.how_we_will_know,
                "due_on": _iso(outcome.due_on),
            }
            for outcome in activity.outcomes.filter(is_dropped=False)
        ],
    }


def _iso(day):
    return day.isoformat() if day else None
