"""Words that a person shares with their contact by a tick: at sending they join what the person needs to take part."""

from django.utils import timezone

from evaluation.models import Mode
from figures.plain import say_date
from participants import links, needs

FROM_ANSWERS = "From my answers to “{title}”, {day}:"


def is_offered(invitation):
    """Whether the box is shown: not where answers are cut off, nor at a session, where nobody is known."""
    return bool(invitation.involvement_id) and invitation.round.mode != Mode.DETACHED


def shared(invitation, given):
    """What will be shared of these answers, in order: [(question, words)]; only on the pages of the person's way."""
    if not is_offered(invitation):
        return []
    wording = invitation.version.in_english
    asked = [question for page in wording.route(given) for question in page.questions if question.may_be_shared]
    said = [(question, given[question.code]) for question in asked if question.code in given]
    return [(question, one.words) for question, one in said if one.is_shared and one.words]


def hand_on(*, invitation, given):
    """Add the shared words to the person's own access needs, under a line that says where they come from."""
    if found := shared(invitation, given):
        title, day = invitation.version.title, say_date(timezone.localdate())
        parts = [FROM_ANSWERS.format(title=title, day=day), *(f"{question.text}\n{words}" for question, words in found)]
        links.said_for_whole(involvement=invitation.involvement)
        needs.add_words(participant=invitation.involvement.participant, words="\n".join(parts))
