"""Moves what has just been recorded to the days on which the files say it happened.

Every row was made by the product's own functions, which stamp it with the present moment. Rows that may never change
are guarded by triggers; those are lifted for these statements only.
"""

import pgtrigger
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from activities.models import Activity, PurposeVersion, StatusEvent
from evaluation.models import Contribution, Invitation, InvitationMessage, OutcomeJudgement, Phase, Response, Round
from evaluation.models import StaffJudgement as Judgement
from fourpi.demonstration import purposes
from fourpi.demonstration.days import moment
from jobs.models import Message
from participants import links
from participants.models import (
    Acknowledgement,
    Device,
    DeviceAccess,
    FunnelEvent,
    Involvement,
    LinkMessage,
    Participant,
    PersonalLink,
    ReferencePopulation,
    Step,
    ValueEntry,
)

GUARDED = (
    "activities.StatusEvent:status_event_is_kept",
    "activities.LeadEvent:lead_event_is_kept",
    "activities.PurposeProposal:purpose_proposal_is_kept",
    "activities.PurposeVersion:purpose_version_is_kept",
    "activities.DutyAdvice:duty_advice_is_kept",
    "activities.LegalDutyCheck:legal_duty_check_is_kept",
    "activities.ArrangementEvent:arrangement_event_is_kept",
    "activities.ChecklistItem:published_checklist_item_stays",
    "activities.ChecklistUse:checklist_use_is_kept",
    "activities.ChecklistVersion:checklist_version_is_kept",
    "activities.Promise:promise_never_changes",
    "activities.PromiseEvent:promise_event_is_kept",
    "activities.AgreementVersion:agreement_version_is_kept",
    "activities.PrinciplesDiscussion:discussion_is_kept",
    "activities.ValueCardEvent:value_card_event_is_kept",
    "activities.SessionEvent:session_event_is_kept",
    "activities.VenueCheck:venue_check_is_kept",
    "activities.PaymentRate:payment_rate_is_kept",
    "activities.PaymentOffer:given_offer_is_kept",
    "activities.OfferLine:line_of_given_offer_is_kept",
    "participants.FunnelEvent:funnel_event_is_kept",
    "participants.OfferTold:offer_told_is_kept",
    "participants.OfferAnswer:offer_answer_is_kept",
    "participants.ExpenseClaim:ended_claim_is_kept",
    "participants.ExpenseClaim:claim_changes_when_asked_back",
    "participants.ExpenseClaim:claim_keeps_its_days",
    "participants.ClaimEvent:claim_event_is_kept",
    "participants.ClaimsTaken:claims_taken_is_kept",
    "participants.SupportEvent:support_event_is_kept",
    "participants.Consent:consent_is_kept",
    "participants.ValueShowing:value_showing_is_kept",
    "evaluation.RoundAudience:audience_is_locked_once_open",
    "evaluation.StaffJudgement:staff_judgement_is_kept",
    "evaluation.StaffKeptJudgement:staff_kept_judgement_is_kept",
    "evaluation.QuestionnaireVersion:published_version_is_kept",
    "evaluation.Item:item_code_is_permanent",
    "vault.ReleasedTable:released_table_is_kept",
)

# Days after planning began.
FOUND, INVITED, INTERESTED, JOINED = 2, 4, 6, 8
BEFORE_THE_FIRST_DAY = {
    Step.IDENTIFIED: FOUND,
    Step.INVITED: INVITED,
    Step.INTERESTED: INTERESTED,
    Step.JOINED: JOINED,
}
# How far into the time of the activity, as a share of it.
PARTS = {Step.TAKING_PART: 0, Step.PAUSED: 0.25, Step.ENDED_EARLY: 0.7, Step.FINISHED: 1}
BACK = 0.6
ANSWERED_AFTER = 3


def move_back(*, activity, told):
    """Give everything of this activity the dates of its file."""
    with pgtrigger.ignore(*GUARDED):
        _move_planning(activity, told)
        _move_people(activity, told)
        for round_told in told["rounds"]:
            _move_round(activity, round_told)
        for entry in told["influence"]:
            written = Contribution.objects.filter(activity=activity, words=entry["words"])
            written.update(recorded_at=moment(entry["made"]))


def _move_planning(activity, told):
    timeline = told["timeline"]
    Activity.objects.filter(pk=activity.pk).update(
        created_at=moment(timeline["draft"]), worked_on_at=moment(max(timeline.values()))
    )
    ReferencePopulation.objects.filter(activity=activity).update(imported_at=moment(timeline["draft"] + FOUND))
    for status, offset in timeline.items():
        StatusEvent.objects.filter(activity=activity, became=status).update(at=moment(offset))
    if "agreed" in timeline:
        versions = PurposeVersion.objects.filter(activity=activity)
        versions.filter(number=1).update(locked_at=moment(timeline["agreed"]))
        versions.filter(number=2).update(locked_at=moment(told.get("amendment", {}).get("on", 0)))
        Acknowledgement.objects.filter(proposal__activity=activity).update(at=moment(timeline["agreed"] + 1))
    purposes.move_back(activity=activity, timeline=timeline)


def _move_people(activity, told):
    began = told["timeline"]["draft"]
    # Lists of ids, not subqueries: the database has no statistics on rows of this very transaction, and plans badly.
    people = list(activity.involvements.values_list("pk", flat=True))
    events = FunnelEvent.objects.filter(involvement__in=people)
    Involvement.objects.filter(pk__in=people).update(added_at=moment(began + FOUND))
    participants = list(activity.involvements.values_list("participant_id", flat=True))
    Participant.objects.filter(pk__in=participants).update(added_at=moment(began + FOUND))
    LinkMessage.objects.filter(involvement__in=people).update(queued_at=moment(began + INVITED))
    ValueEntry.objects.filter(involvement__in=people).update(entered_at=moment(began + JOINED + 1))
    _move_steps(events, told)


def _move_steps(events, told):
    """Before the first day counted from planning; after it, leaving is spread over the time of the activity."""
    began, starts = told["timeline"]["draft"], told["starts"]
    lasts = max(1, min(told["ends"], 0) - starts)
    joined = set(events.filter(step=Step.JOINED).values_list("involvement", flat=True))
    took_part, leavers, days = set(), 0, {}
    leaving = events.filter(step=Step.LEFT, involvement__in=joined).count()
    for event, involvement, step in events.order_by("pk").values_list("pk", "involvement", "step"):
        if step in BEFORE_THE_FIRST_DAY or (step == Step.LEFT and involvement not in joined):
            offset = began + BEFORE_THE_FIRST_DAY.get(step, JOINED)
        elif step == Step.LEFT:
            leavers += 1
            offset = starts + lasts * leavers // (leaving + 1)
        else:
            is_back = step == Step.TAKING_PART and involvement in took_part
            offset = starts + int(lasts * (BACK if is_back else PARTS[step]))
        took_part |= {involvement} if step == Step.TAKING_PART else set()
        days.setdefault(offset, []).append(event)
    for offset, moved in days.items():
        at = moment(offset)
        FunnelEvent.objects.filter(pk__in=moved).update(at=at, on=timezone.localdate(at))


def _move_round(activity, told):
    round_ = Round.objects.get(activity=activity, phase=told["phase"])
    if round_.is_planned:
        Round.objects.filter(pk=round_.pk).update(planned_at=moment(told["planned"]))
        return
    opened, answered = moment(told["opened"]), moment(told["opened"] + ANSWERED_AFTER)
    Round.objects.filter(pk=round_.pk).update(planned_at=opened, opened_at=opened)
    invitations = list(round_.invitations.values_list("pk", flat=True))
    asked = Invitation.objects.filter(round=round_)
    asked.update(asked_at=opened)
    asked.exclude(started_at=None).update(started_at=answered)
    _move_links([reverse("evaluation:questionnaire", args=[each]) for each in invitations], opened, answered)
    InvitationMessage.objects.filter(invitation__in=invitations).update(queued_at=opened)
    Response.objects.filter(invitation__in=invitations).update(submitted_at=answered)
    if round_.closed_at:
        Round.objects.filter(pk=round_.pk).update(closed_at=moment(told["closes"]))
    if round_.closed_at and round_.phase == Phase.AFTER:
        closed = moment(told["closes"])
        outcomes = list(activity.outcomes.values_list("pk", flat=True))
        Judgement.objects.filter(outcome__in=outcomes).update(judged_at=closed)
        OutcomeJudgement.objects.filter(outcome__in=outcomes).update(judged_at=answered)


def _move_links(addresses, drawn, opened):
    links_of_round = PersonalLink.objects.filter(opens__in=addresses)
    links_of_round.update(drawn_at=drawn, expires_at=drawn + links.LIVES_FOR, first_opened_at=opened)
    keys = list(links_of_round.values_list("pk", flat=True))
    DeviceAccess.objects.filter(link__in=keys).update(opened_at=opened)
    Device.objects.filter(accesses__link__in=keys).update(first_seen_at=opened)


def settle_letters(*, activity, is_posted):
    """Letters of the past have gone out. Those still waited for go now, if the demonstration has an outbox."""
    invited = set(activity.involvements.values_list("pk", flat=True))
    asked = set(Invitation.objects.filter(round__activity=activity).values_list("pk", flat=True))
    if is_posted and activity.is_under_way:
        invited -= set(activity.involvements.with_step().filter(step=Step.INVITED).values_list("pk", flat=True))
        asked -= set(Invitation.objects.waiting().filter(round__activity=activity).values_list("pk", flat=True))
    sent = {"state": Message.State.SENT, "attempt": 1, "sending_at": F("queued_at"), "sent_at": F("queued_at")}
    LinkMessage.objects.filter(involvement__in=invited).update(**sent)
    InvitationMessage.objects.filter(invitation__in=asked).update(**sent)
