"""What Principles, Purpose and Process need of an activity."""

from activities import readiness
from activities.framework import Stage
from activities.readiness import Requirement


def register():
    readiness.require(
        Requirement(Stage.PRINCIPLES, "Add at least one agreed commitment", _has_commitment),
        Requirement(Stage.PURPOSE, "Say why people are involved", _has_statement, before="agreed"),
        Requirement(Stage.PURPOSE, "Say why somebody would give their time", _has_reason_to_join),
        Requirement(Stage.PURPOSE, "Name at least one topic and whether it can change", _has_topic, before="agreed"),
        Requirement(
            Stage.PURPOSE,
            "Add an intended outcome, how you will know, and by when",
            _has_outcome,
            before="agreed",
        ),
        Requirement(Stage.PURPOSE, "Say who decides and when", _has_decision),
        Requirement(Stage.PURPOSE, "Say what is paid, and how expenses are covered", _has_payment, before="open"),
        Requirement(Stage.PURPOSE, "Give the date by which people will be told back", _has_told_back_by, before="open"),
        Requirement(Stage.PURPOSE, "Agree and lock the purpose", _is_locked, before="open"),
        Requirement(Stage.PROCESS, "Name somebody people can turn to for support", _has_support_contact, before="open"),
        Requirement(Stage.PROCESS, "Decide about every arrangement: done, planned or not needed", _all_decided),
    )


def _has_commitment(activity):
    return activity.commitments.exists()


def _has_statement(activity):
    return activity.purpose.statement.strip() != ""


def _has_reason_to_join(activity):
    return activity.purpose.reason_to_join.strip() != ""


def _has_topic(activity):
    return activity.topics.exists()


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


def _all_decided(activity):
    return activity.arrangements.exists() and not activity.arrangements.filter(state="not_started").exists()
