"""Putting the purpose of an activity to people, agreeing and locking it, and amending it with a reason.

There is one way in which anybody agrees: to a text that was put to people (PurposeProposal). Locking makes that text
the version in force, word for word. What was changed since, or never put to people, is put to them by being locked.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities import agreement, readiness
from activities.models import (
    Activity,
    IntendedOutcome,
    Purpose,
    PurposeProposal,
    PurposeVersion,
    Status,
    TopicOfInfluence,
)
from activities.models.activity import NotReady
from pages.saying import says_something

LOCKED = "The purpose is agreed and locked. Start an amendment, with a reason, to change it."
NOT_AGREED_YET = "The purpose is not agreed yet, so you can change it straight away."
AMENDING = "An amendment is already under way."
ASKED_ALREADY = "People are asked about this very text already."
TECHNIQUE_AGREED = (
    "How people are involved, and why, is part of the purpose that is agreed and locked. Start an amendment of the "
    "purpose, with a reason, to change it."
)
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
def put_to_people(*, activity, by, as_read=None):
    """Ask people about the text as it stands now, and keep it as they are shown it. Raises as lock_purpose does."""
    purpose, content = _text_to_stand_by(activity, as_read=as_read)
    if purpose.proposal and purpose.proposal.content_hash == PurposeVersion.hash_of(content):
        raise ValidationError(ASKED_ALREADY)
    purpose.proposal = _propose(purpose, content, at=timezone.now(), by=by)
    purpose.save(update_fields=["proposal"])
    return purpose.proposal


@transaction.atomic
def take_back(*, activity):
    """Ask people no longer about the text that was put to them; it stays kept, with what they said."""
    purpose = hold_open(activity)
    purpose.proposal = None
    purpose.save(update_fields=["proposal"])


@transaction.atomic
def lock_purpose(*, activity, by, as_read=None):
    """Agree and lock: keep the purpose and outcomes as a dated version. Raises NotReady or ValidationError.

    `as_read` is the fingerprint of the text the person was shown: they agree to that text or to none. Whoever agreed
    when this very text was put to them has agreed to the version.
    """
    purpose, content = _text_to_stand_by(activity, as_read=as_read)
    if activity.status == Status.DRAFT:
        activity.move_to(Status.AGREED, by=by)
    now, proposal = timezone.now(), purpose.proposal
    if proposal is None or proposal.content_hash != PurposeVersion.hash_of(content):
        proposal = _propose(purpose, content, at=now, by=by)
    version = PurposeVersion.objects.create(
        activity=activity,
        number=activity.purpose_versions.count() + 1,
        proposal=proposal,
        content=proposal.content,
        content_hash=proposal.content_hash,
        reason=purpose.amendment_reason,
        locked_at=now,
        locked_by=by,
    )
    purpose.state, purpose.amendment_reason, purpose.proposal = Purpose.State.LOCKED, "", None
    purpose.save(update_fields=["state", "amendment_reason", "proposal"])
    return version


def _text_to_stand_by(activity, *, as_read):
    """The purpose, held, and its text as whoever asks for it has read it, with nothing missing."""
    purpose = hold_open(activity)
    # Not the caller's own: its technique may have been changed by somebody else since it was fetched.
    held = purpose.activity
    content = agreement.content_of(activity=held, purpose=purpose)
    if as_read not in (None, PurposeVersion.hash_of(content)):
        raise ValidationError(CHANGED_SINCE)
    if missing := readiness.missing(held, before=Status.AGREED):
        raise NotReady([requirement.words for requirement in missing])
    activity.purpose, activity.status = purpose, held.status
    return purpose, content


def _propose(purpose, content, *, at, by):
    return PurposeProposal.objects.create(
        activity=purpose.activity,
        number=purpose.activity.purpose_proposals.count() + 1,
        content=content,
        content_hash=PurposeVersion.hash_of(content),
        reason=purpose.amendment_reason,
        proposed_at=at,
        proposed_by=by,
    )


@transaction.atomic
def start_amendment(*, activity, reason):
    """Open the locked purpose for change; the version in force stays in force until the next is agreed."""
    if not says_something(reason):
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
    _put_back_words(purpose, content)
    purpose.state, purpose.amendment_reason, purpose.proposal = Purpose.State.LOCKED, "", None
    purpose.save()
    _put_back_technique(activity, content)
    _put_back_topics(activity, content)
    _put_back_outcomes(activity, content)


def technique_refusal(activity):
    """Why the activity may not be saved with the technique it has here, in a sentence; None if it may.

    Holds the purpose until the caller's transaction ends, so that nobody agrees to another technique in the meantime.
    """
    purpose = _hold(activity)
    current = PurposeVersion.objects.current(activity)
    # Before techniques were part of what is agreed, a version did not hold one.
    if purpose.may_be_changed or current is None or "technique" not in current.content:
        return None
    agreed = (current.content["technique"], current.content["technique_reason"])
    return None if (activity.technique, activity.technique_reason) == agreed else TECHNIQUE_AGREED


def remove_outcome(outcome):
    """Take an outcome out of the plan; one that was ever agreed is kept as dropped, for the record."""
    if any(outcome.pk == agreed["id"] for v in outcome.activity.purpose_versions.all() for agreed in v.outcomes):
        outcome.is_dropped = True
        outcome.save(update_fields=["is_dropped"])
    else:
        outcome.delete()


def _hold(activity):
    purpose = Purpose.objects.select_for_update().get(activity=activity)
    # Asked for by itself: what comes along with a row that was waited for is as it was before the waiting.
    purpose.activity = Activity.objects.select_related("organisation").get(pk=activity.pk)
    return purpose


def _put_back_words(purpose, content):
    """Every field as the version has it; what it does not have yet was empty then."""
    for field in agreement.WORDS:
        kept = content.get(field)
        setattr(purpose, field, _day(kept) if field in agreement.DAYS else kept or "")
    thought = {item["side"]: item["text"] for item in content.get("theory", [])}
    for side, field in agreement.THEORIES.items():
        setattr(purpose, field, thought.get(side, ""))


def _put_back_technique(activity, content):
    if "technique" in content:
        agreed = {field: content[field] for field in ("technique", "technique_reason")}
        Activity.objects.filter(pk=activity.pk).update(**agreed)


def _put_back_topics(activity, content):
    activity.topics.all().delete()
    TopicOfInfluence.objects.bulk_create(
        TopicOfInfluence(
            activity=activity,
            text=topic["text"],
            openness=topic["openness"],
            limit=topic.get("limit", ""),
            why_fixed=topic.get("why_fixed", ""),
        )
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
            aims=outcome.get("aims", []),
            **{field: outcome[field] for field in ("text", "kind", "how_we_will_know")},
        )


def _day(iso):
    return date.fromisoformat(iso) if iso else None
