"""What everyone in an activity will keep to: changed in a working copy, agreed as a version that never changes."""

from django.core.exceptions import ValidationError
from django.db import transaction

from activities.comparing import Difference
from activities.models import Activity, AgreementVersion, WorkingAgreement
from pages.saying import says_something

OVER = "The activity is {status}, so what was agreed stays as it is."
NOTHING = "Add at least one commitment before you agree."
THE_SAME = "This is what is agreed already, word for word."
CHANGED_SINCE = "Somebody has changed the commitments since you read them. Please read them again before you agree."
NEEDS_REASON = "Give the reason for the change."


def refusal(activity):
    """Why the commitments may not be changed now, in a sentence; None if they may."""
    return None if activity.is_under_way else OVER.format(status=activity.get_status_display().lower())


def content_of(activity):
    """Everything that is agreed, as it stands now."""
    concerns = WorkingAgreement.objects.filter(activity=activity).values_list("how_to_raise_a_concern", flat=True)
    commitments = activity.commitments.filter(is_dropped=False)
    return {
        "commitments": [{"id": commitment.pk, "text": commitment.text} for commitment in commitments],
        "how_to_raise_a_concern": concerns.first() or "",
    }


def differences(*, before, after):
    """What is not the same in two versions, in the order of the later one."""
    was = {item["id"]: item["text"] for item in before["commitments"]}
    now = {item["id"]: item["text"] for item in after["commitments"]}
    changed = [
        Difference("Commitment", was.get(key, ""), now.get(key, ""))
        for key in [*now, *(key for key in was if key not in now)]
        if was.get(key) != now.get(key)
    ]
    concerns = [content["how_to_raise_a_concern"] for content in (before, after)]
    if concerns[0] != concerns[1]:
        changed.append(Difference("How to raise a concern", *concerns))
    return changed


def waiting(activity, *, current):
    """What has been changed in the working copy and is not agreed yet; nothing before the first version."""
    return differences(before=current.content, after=content_of(activity)) if current else []


@transaction.atomic
def add(*, commitment):
    """Put a commitment at the end of the working copy. Raises ValidationError once the activity is over."""
    activity = _hold_open(commitment.activity)
    commitment.order = activity.commitments.next_order()
    commitment.save()


@transaction.atomic
def reword(*, commitment):
    """Keep other words for a commitment in the working copy."""
    _hold_open(commitment.activity)
    commitment.save(update_fields=["text"])


@transaction.atomic
def remove(*, commitment):
    """Take a commitment out of the working copy; one that was ever agreed is kept as dropped, for the record."""
    activity = _hold_open(commitment.activity)
    versions = activity.agreement_versions.all()
    if any(commitment.pk == agreed["id"] for version in versions for agreed in version.commitments):
        commitment.is_dropped = True
        commitment.save(update_fields=["is_dropped"])
    else:
        commitment.delete()


@transaction.atomic
def write_concerns(*, activity, words):
    """Say how somebody raises a concern; it is agreed with the next version."""
    _hold_open(activity)
    WorkingAgreement.objects.update_or_create(activity=activity, defaults={"how_to_raise_a_concern": words})


@transaction.atomic
def agree(*, activity, agreed_on, by, reason="", as_read=None):
    """Keep the commitments as a dated version. Raises ValidationError with the sentence why that cannot be.

    `as_read` is the fingerprint of the text the person was shown: they agree to that text or to none.
    """
    _hold_open(activity)
    content = content_of(activity)
    fingerprint = AgreementVersion.hash_of(content)
    current = AgreementVersion.objects.current(activity)
    if as_read not in (None, fingerprint):
        raise ValidationError(CHANGED_SINCE)
    if sentence := agree_refusal(content, current=current):
        raise ValidationError(sentence)
    if current and not says_something(reason):
        raise ValidationError(NEEDS_REASON)
    return AgreementVersion.objects.create(
        activity=activity,
        number=current.number + 1 if current else 1,
        content=content,
        content_hash=fingerprint,
        reason=reason if current else "",
        agreed_on=agreed_on,
        locked_by=by,
    )


def agree_refusal(content, *, current):
    """Why this text cannot be agreed, in a sentence; None if it can."""
    if not content["commitments"]:
        return NOTHING
    if current and current.content == content:
        return THE_SAME
    return None


def _hold_open(activity):
    """The activity, held until the transaction ends. Raises ValidationError once it is over."""
    held = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    if sentence := refusal(held):
        raise ValidationError(sentence)
    return held
