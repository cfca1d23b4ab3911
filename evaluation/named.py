"""Answers with names: who sent what in a round whose people were told before that whoever leads it reads it so."""

from datetime import date

from django.utils.formats import date_format

from evaluation.models import Channel, HelpedBy, Kind, Response

HELPED = {
    HelpedBy.FAMILY: "helped by family or a friend",
    HelpedBy.SUPPORTER: "helped by a supporter, advocate or interpreter",
    HelpedBy.STAFF_HERE: "helped by somebody who works on this activity",
    HelpedBy.OTHER_STAFF: "helped by another member of staff",
}
CAME = {Channel.PAPER: "on paper", Channel.PHONE: "by phone", Channel.IN_PERSON: "face to face"}


def sent_in(round_):
    """What was sent in, each with its person, by name; people at a session come last."""
    sent = Response.objects.filter(invitation__round=round_).select_related(
        "invitation__involvement__participant", "invitation__session", "version"
    )
    return sent.order_by("invitation__involvement__participant__name", "invitation__session__name", "pk")


def name_of(response):
    """Whose it is. Of somebody at a session nothing is known but where they answered."""
    invitation = response.invitation
    return invitation.involvement.participant.name if invitation.involvement else f"Somebody at {invitation.session}"


def how_it_came(response):
    """How it came in and who helped, in words; empty for the person alone on a screen."""
    said = (CAME.get(response.channel), HELPED.get(response.helped_by))
    return ", ".join(word for word in said if word)


def said_in(response):
    """The whole questionnaire as this person answered it, page by page, as rows for a list."""
    given = {answer.item_id: answer.given for answer in response.answers.all()}
    not_asked = set(response.not_asked)
    return [
        {
            "title": page.title,
            "rows": [
                {"key": question.text, "value": _in_words(question, given.get(question.code))}
                for question in page.questions
                if question.code not in not_asked
            ],
        }
        for page in response.version.in_english.topics
        if not page.codes <= not_asked
    ]


def _in_words(question, given):
    if given is None:
        return ""
    if question.kind == Kind.DATE and given.words:
        return date_format(date.fromisoformat(given.words), "j F Y")
    labels = {option.code: option.label for option in question.options}
    chosen = [labels.get(code, code) for code in given.options]
    if question.kind == Kind.RANKING:
        chosen = [f"{place}. {label}" for place, label in enumerate(chosen, 1)]
        return "\n".join(chosen)
    return ", ".join(chosen) or given.words
