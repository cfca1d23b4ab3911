"""What is held about one person's money and support, as they may read it in their copy of everything."""

from participants import support
from participants.models import ClaimEvent, ExpenseClaim, OfferAnswer, OfferTold, SupportArrangement
from participants.subject_access import Part, day

HOLDS = (
    "participants.OfferTold",
    "participants.OfferAnswer",
    "participants.ExpenseClaim",
    "participants.ClaimEvent",
    "participants.SupportArrangement",
    "participants.SupportReader",
    "participants.SupportEvent",
)


def said(involvement):
    """What they said about being paid and what they claimed; what is arranged to support them is as private as that."""
    return [
        OfferAnswer.objects.filter(involvement=involvement),
        ExpenseClaim.objects.filter(involvement=involvement),
        SupportArrangement.objects.filter(involvement=involvement),
    ]


def held(involvements):
    return [_offered(involvements), _answers(involvements), _claims(involvements), _support(involvements)]


def _offered(involvements):
    told = OfferTold.objects.filter(involvement__in=involvements).select_related("involvement__activity", "offer")
    entries = [
        {
            "Activity": each.involvement.activity.title,
            "Version of the offer": str(each.offer.number),
            "How you were told": each.get_way_display(),
            "On": day(each.on),
            "Noted": f"{day(each.at)}, by {'staff' if each.by_id else 'your answer'}",
        }
        for each in told
    ]
    return Part("What you were offered", entries, order=40)


def _answers(involvements):
    found = OfferAnswer.objects.filter(involvement__in=involvements).select_related("involvement__activity", "offer")
    entries = [
        {
            "Activity": each.involvement.activity.title,
            "Version of the offer": str(each.offer.number),
            "You said": each.get_answer_display(),
            "Your words": each.words,
            "When": f"{day(each.at)}{', noted by staff' if each.by_id else ''}",
        }
        for each in found
    ]
    return Part("What you said about being paid", entries, order=41)


def _claims(involvements):
    found = ExpenseClaim.objects.filter(involvement__in=involvements).select_related("involvement__activity")
    moves = {}
    for event in ClaimEvent.objects.filter(claim__in=found):
        by = "staff" if event.by_id else "you"
        reason = f": {event.reason}" if event.reason else ""
        moves.setdefault(event.claim_id, []).append(
            f"{event.get_state_display()}, {day(event.at)}, by {by}, £{event.amount}{reason}"
        )
    entries = [
        {
            "Activity": claim.involvement.activity.title,
            "Claim": claim.reference,
            "For": claim.in_their_words,
            "Of": day(claim.spent_on),
            "Amount": claim.in_pounds,
            "Receipt": claim.get_receipt_display(),
            "Your words": claim.note,
            "Sent in": f"{day(claim.submitted_on)}{', typed in by staff' if claim.entered_by_id else ''}",
            "To be paid by": day(claim.due_on),
            "Paid": f"{day(claim.paid_on)}, {claim.how_paid}" if claim.paid_on else "",
            "What happened": "\n".join(moves.get(claim.pk, [])),
        }
        for claim in found
    ]
    return Part("Your claims", entries, order=42)


def _support(involvements):
    found = SupportArrangement.objects.filter(involvement__in=involvements)
    entries = [
        {"Activity": arrangement.involvement.activity.title}
        | {row["key"]: row["value"] for row in support.written(arrangement)}
        | {
            "Written on": day(arrangement.written_at),
            "Staff who may read it": str(len(arrangement.readers.all())),
            "What was done with it": "\n".join(
                f"{event.get_kind_display()}, {day(event.at)}" for event in arrangement.events.all()
            ),
        }
        for arrangement in found.select_related("involvement__activity").prefetch_related("readers", "events")
    ]
    return Part("Support arranged for you", entries, order=43)
