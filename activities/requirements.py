"""What Principles, Purpose and Process need of an activity."""

from activities import readiness
from activities.framework import Stage
from activities.readiness import Requirement


def register():
    readiness.require(
        Requirement(Stage.PRINCIPLES, "Add at least one agreed commitment", _has_commitment),
        Requirement(
            Stage.PURPOSE,
            "Say why people are involved",
            _has_statement,
            before="agreed",
            page="activities:purpose-update",
        ),
        Requirement(
            Stage.PURPOSE,
            "Say why somebody would give their time",
            _has_reason_to_join,
            page="activities:purpose-update",
        ),
        Requirement(
            Stage.PURPOSE,
            "Name at least one topic and whether it can change",
            _has_topic,
            before="agreed",
            page="activities:topic-create",
        ),
        Requirement(
            Stage.PURPOSE,
            "Add an intended outcome, how you will know, and by when",
            _has_outcome,
            before="agreed",
            page="activities:outcome-create",
            has_begun=_has_outcome_begun,
        ),
        Requirement(Stage.PURPOSE, "Say who decides and when", _has_decision, page="activities:purpose-update"),
        Requirement(
            Stage.PURPOSE,
            "Say what is paid, and how expenses are covered",
            _has_payment,
            before="open",
            page="activities:purpose-update",
        ),
        Requirement(
            Stage.PURPOSE,
            "Give the date by which people will be told back",
            _has_told_back_by,
            before="open",
            page="activities:purpose-update",
        ),
        Requirement(
            Stage.PURPOSE, "Agree and lock the purpose", _is_locked, before="open", page="activities:purpose-lock"
        ),
        # An amendment left hanging would let a closed activity go without an agreed purpose.
        Requirement(
            Stage.PURPOSE, "Agree and lock the purpose", _is_locked, before="closed", page="activities:purpose-lock"
        ),
        Requirement(
            Stage.PROCESS,
            "Ask an administrator to add somebody people can turn to for support, on the organisation's page",
            _has_support_contact,
            before="open",
            page="",
            has_begun=_never,
        ),
        Requirement(
            Stage.PROCESS,
            "Decide about every arrangement: done, planned or not needed",
            _all_decided,
            has_begun=_is_any_decided,
        ),
    )


def _has_commitment(activity):
    return activity.commitments.exists()


def _has_statement(activity):
    return activity.purpose.statement.strip() != ""


def _has_reason_to_join(activity):
    return activity.purpose.reason_to_join.strip() != ""


def _has_topic(activity):
    return activity.topics.exists()


def _has_outcome_begun(activity):
    return activity.outcomes.filter(is_dropped=False).exists()


def _has_outcome(activity):
    usable = activity.outcomes.filter(is_dropped=False, due_on__isnull=False).exclude(how_we_will_know="")
    return usable.exists()


def _has_decision(activity):
    return activity.purpose.decided_by.strip() != "" and activity.purpose.decided_on is not None


def _has_payment(activity):
    return activity.purpose.payment_statement.strip() != ""


def _has_told_back_by(activity):
    return activity.purpose.told_back_by is not None


def _is_locked(activity):
    return activity.purpose.state == activity.purpose.State.LOCKED


def _has_support_contact(activity):
    return activity.organisation.support_contacts.exists()


def _never(activity):
    """The organisation's support contact serves every activity, so having one does not begin the stage."""
    return False


def _all_decided(activity):
    return activity.arrangements.exists() and not activity.arrangements.filter(state="not_started").exists()


def _is_any_decided(activity):
    return activity.arrangements.exclude(state="not_started").exists()
