"""Everything a plan says, read once: for staff as it stands, for people as it was agreed or is put to them."""

from dataclasses import dataclass

from django.utils import timezone

from activities import agreement, promising
from activities.framework import ProcessArea
from activities.models import Activity, AgreementVersion, Arrangement, PaymentOffer, PurposeProposal
from participants.models import PresencePlan


@dataclass(frozen=True)
class Facts:
    """What a plan is made from."""

    activity: Activity
    content: dict
    presence: PresencePlan | None
    target_groups: list
    arranged: list
    commitments: list
    promises: list
    sessions: list
    offer: PaymentOffer | None
    partners: list


def of_staff(activity):
    """The plan as it stands now, agreed or not."""
    content = agreement.content_of(activity=activity, purpose=activity.purpose)
    commitments = activity.commitments.filter(is_dropped=False).values_list("text", flat=True)
    return _facts(activity, content=content, commitments=commitments)


def of_people(activity):
    """The plan as people read it: the text put to them or agreed; until then, what is being written."""
    text = PurposeProposal.objects.filter(activity=activity).asked_about().first()
    agreed = AgreementVersion.objects.filter(activity=activity).first()
    content = text.content if text else agreement.content_of(activity=activity, purpose=activity.purpose)
    commitments = [commitment["text"] for commitment in agreed.commitments] if agreed else []
    return _facts(activity, content=content, commitments=commitments)


def _facts(activity, *, content, commitments):
    return Facts(
        activity=activity,
        content=content,
        presence=PresencePlan.objects.filter(activity=activity).first(),
        target_groups=list(activity.target_groups.all()),
        arranged=_arranged(activity),
        commitments=list(commitments),
        promises=[told.promise for told in promising.told(activity) if told.promise.is_waiting],
        sessions=list(activity.sessions.taking_place().coming(today=timezone.localdate()).select_related("venue")),
        offer=PaymentOffer.objects.current(activity),
        partners=list(activity.partners.all()),
    )


def _arranged(activity):
    """How far each area of Process is: [(area, sentence)]."""
    needed = activity.arrangements.on_the_list().exclude(state=Arrangement.State.NOT_NEEDED)
    states = list(needed.values_list("area", "state"))
    settled = (Arrangement.State.PLANNED, Arrangement.State.DONE)
    return [
        (area.label, f"{sum(state in settled for state in of_area)} of {len(of_area)} planned or done")
        for area in ProcessArea
        if (of_area := [state for name, state in states if name == area])
    ]
