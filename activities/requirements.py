"""What Principles, Purpose and Process need of an activity."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.models import SupportContact
from activities import readiness
from activities.framework import Stage
from activities.models import (
    AgreementVersion,
    Arrangement,
    Commitment,
    Communication,
    IntendedOutcome,
    LegalDutyCheck,
    PaymentOffer,
    PrinciplesDiscussion,
    Promise,
    Purpose,
    TopicOfInfluence,
)
from activities.readiness import Requirement, has_any
from pages.saying import SAYS_SOMETHING


def register():
    readiness.require(*PRINCIPLES, *PURPOSE, *PROCESS)


def _with_commitment(activities):
    return activities.filter(has_any(Commitment.objects.filter(is_dropped=False)))


def _with_discussion(activities):
    return activities.filter(has_any(PrinciplesDiscussion.objects))


def _with_agreement(activities):
    return activities.filter(has_any(AgreementVersion.objects))


# One letter, digit or symbol is enough; spaces and full stops alone are not.
def _with_statement(activities):
    return activities.filter(purpose__statement__regex=SAYS_SOMETHING)


def _described(activities):
    written = {f"{field}__regex": SAYS_SOMETHING for field in ("about", "technique", "technique_reason", "level")}
    return activities.filter(**written)


def _with_reason_to_join(activities):
    return activities.filter(purpose__reason_to_join__regex=SAYS_SOMETHING)


def _with_topic(activities):
    return activities.filter(has_any(TopicOfInfluence.objects))


def _with_outcome_begun(activities):
    return activities.filter(has_any(IntendedOutcome.objects.filter(is_dropped=False)))


def _with_outcome(activities):
    usable = IntendedOutcome.objects.filter(is_dropped=False, due_on__isnull=False).exclude(how_we_will_know="")
    return activities.filter(has_any(usable))


def _with_decision(activities):
    return activities.filter(purpose__decided_by__regex=SAYS_SOMETHING, purpose__decided_on__isnull=False)


def _with_payment(activities):
    return activities.filter(
        Q(purpose__payment_statement__regex=SAYS_SOMETHING) | has_any(PaymentOffer.objects.given())
    )


def _with_told_back_by(activities):
    return activities.filter(purpose__told_back_by__isnull=False)


def _locked(activities):
    return activities.filter(purpose__state=Purpose.State.LOCKED)


def _with_duty_checked(activities):
    return activities.filter(has_any(LegalDutyCheck.objects))


def _with_organisation_told(activities):
    return activities.filter(has_any(Communication.objects.to_wider_organisation()))


def _with_support_contact(activities):
    return activities.filter(Exists(SupportContact.objects.filter(organisation=OuterRef("organisation"))))


def _none(activities):
    """The organisation's support contact serves every activity, so having one does not begin the stage."""
    return activities.none()


def _all_decided(activities):
    listed = Arrangement.objects.on_the_list()
    return activities.filter(has_any(listed), ~has_any(Arrangement.objects.undecided()))


def _any_decided(activities):
    return activities.filter(has_any(Arrangement.objects.exclude(state=Arrangement.State.NOT_STARTED)))


def _nothing_to_arrange_late(activities):
    late = Arrangement.objects.overdue(today=timezone.localdate())
    return activities.filter(~has_any(late))


def _no_promise_late(activities):
    late = Promise.objects.overdue(today=timezone.localdate())
    return activities.filter(~has_any(late))


PRINCIPLES = (
    Requirement(
        Stage.PRINCIPLES,
        "Talk about what is shared and what differs, and write down what was said",
        _with_discussion,
        page="activities:discussion-create",
    ),
    Requirement(
        Stage.PRINCIPLES,
        "Agree what everyone will keep to",
        _with_agreement,
        page="activities:principles",
        begun_by=_with_commitment,
    ),
)

# Both belong to the text that is locked: asked for only before opening, they would take an amendment straight away.
# They are asked for then all the same, because some texts were locked before this was so.
SAY_WHAT_IS_PAID = "Say what is paid, and how expenses are covered"
GIVE_A_DATE = "Give the date by which people will be told back"

PURPOSE = (
    Requirement(
        Stage.PURPOSE,
        "Say what the activity is about, how people are involved and why that fits",
        _described,
        before="agreed",
        page="activities:activity-update",
        begun_by=_none,
    ),
    Requirement(
        Stage.PURPOSE,
        "Say why people are involved",
        _with_statement,
        before="agreed",
        page="activities:purpose-update",
    ),
    Requirement(
        Stage.PURPOSE,
        "Say why somebody would give their time",
        _with_reason_to_join,
        page="activities:purpose-update",
    ),
    Requirement(
        Stage.PURPOSE,
        "Name at least one topic and whether it can change",
        _with_topic,
        before="agreed",
        page="activities:topic-create",
    ),
    Requirement(
        Stage.PURPOSE,
        "Add an intended outcome, how you will know, and by when",
        _with_outcome,
        before="agreed",
        page="activities:outcome-create",
        begun_by=_with_outcome_begun,
    ),
    Requirement(Stage.PURPOSE, "Say who decides and when", _with_decision, page="activities:purpose-update"),
    Requirement(
        Stage.PURPOSE,
        "Check whether there is a legal duty to involve people",
        _with_duty_checked,
        page="activities:legal-duty-check",
    ),
    Requirement(Stage.PURPOSE, SAY_WHAT_IS_PAID, _with_payment, before="agreed", page="activities:purpose-update"),
    Requirement(Stage.PURPOSE, SAY_WHAT_IS_PAID, _with_payment, before="open", page="activities:purpose"),
    Requirement(Stage.PURPOSE, GIVE_A_DATE, _with_told_back_by, before="agreed", page="activities:purpose-update"),
    Requirement(Stage.PURPOSE, GIVE_A_DATE, _with_told_back_by, before="open", page="activities:purpose"),
    Requirement(Stage.PURPOSE, "Agree and lock the purpose", _locked, before="open", page="activities:purpose-lock"),
    # An amendment left hanging would let a closed activity go without an agreed purpose.
    Requirement(Stage.PURPOSE, "Agree and lock the purpose", _locked, before="closed", page="activities:purpose-lock"),
    Requirement(
        Stage.PURPOSE,
        "Tell the wider organisation what it is for",
        _with_organisation_told,
        page="activities:communication-create",
    ),
)

PROCESS = (
    Requirement(
        Stage.PROCESS,
        "Ask an administrator to add somebody people can turn to for support, on the organisation's page",
        _with_support_contact,
        before="open",
        page="",
        begun_by=_none,
    ),
    Requirement(
        Stage.PROCESS,
        "Decide about every arrangement: done, planned or not needed",
        _all_decided,
        begun_by=_any_decided,
    ),
    Requirement(
        Stage.PROCESS,
        "Arrange what is past its day, or give it a new one",
        _nothing_to_arrange_late,
        begun_by=_none,
    ),
    Requirement(
        Stage.PROCESS,
        "Keep the promises that are past their day",
        _no_promise_late,
        page="activities:promises",
        begun_by=_none,
    ),
)
