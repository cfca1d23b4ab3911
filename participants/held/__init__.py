"""What participants' own room holds about a person, as they may read it in their copy of everything."""

from participants.held import payment, person, plan, sessions
from participants.subject_access import add_source

HOLDS = (*person.HOLDS, *plan.HOLDS, *sessions.HOLDS, *payment.HOLDS)
NOT_LINKED = (
    "What staff wrote down without a name, such as what people said at a meeting. We cannot tell what is yours."
)
NOT_OTHERS = "Names of staff and of other people, and why staff took a step back: that can name somebody else."
NOT_SECRETS = "The secret parts of your links. We do not have them, only marks by which we know them again."


def register():
    """Add what this room holds; called once, when the app starts."""
    add_source(held, holds=HOLDS, not_in_it=(NOT_LINKED, NOT_OTHERS, NOT_SECRETS), said=said)


def said(involvement):
    """What was said in this activity, and what was said about the person whichever activity it was."""
    here = [room.said(involvement) for room in (plan, person, sessions, payment)]
    return [rows for found in here for rows in found], person.said_anywhere(involvement.participant_id)


def held(participant, involvements):
    """Everything, each part with its place in the copy."""
    of_activities = [room.held(involvements) for room in (plan, sessions, payment)]
    return [*person.held(participant, involvements), *[part for found in of_activities for part in found]]
