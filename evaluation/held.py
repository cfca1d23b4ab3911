"""What evaluation holds about a person: what they were asked, what they said where that is linked, and judgements."""

from django.db.models import Q

from evaluation import keeping, reading
from evaluation.models import (
    DraftAnswer,
    Given,
    Invitation,
    KeptJudgement,
    Mode,
    OutcomeJudgement,
    PaperEntry,
    PaperLookUp,
    Response,
)
from evaluation.models.kept import TARGETS
from participants.subject_access import Part, add_source, day, yes_or_no

HOLDS = (
    "evaluation.Invitation",
    "evaluation.InvitationMessage",
    "evaluation.DraftAnswer",
    "evaluation.Response",
    "evaluation.Answer",
    "evaluation.PaperEntry",
    "evaluation.PaperLookUp",
    "evaluation.OutcomeJudgement",
    "evaluation.KeptJudgement",
)
DETACHED = "Answers that were cut off from you when you sent them. Nobody can tell any more which are yours."
HAS_SPOKEN = Q(is_sent=True) | Q(started_at__isnull=False) | Q(declined_at__isnull=False) | Q(not_before__isnull=False)
SHARED = "You ticked: share this with my contact person."
AT_A_SESSION = "What you answered at a session by a link that everybody there used. It has no name."


def register():
    """Add what this room holds; called once, when the app starts."""
    add_source(held, holds=HOLDS, not_in_it=(DETACHED, AT_A_SESSION), said=said)


def said(involvement):
    """Questionnaires begun, declined, put off or sent in, answers on the way or on paper, and judgements."""
    asked = Invitation.objects.filter(involvement=involvement)
    of_part = [
        asked.filter(HAS_SPOKEN),
        *(model.objects.filter(invitation__in=asked) for model in (DraftAnswer, PaperEntry, Response)),
        OutcomeJudgement.objects.filter(involvement=involvement),
        KeptJudgement.objects.filter(involvement=involvement),
    ]
    return of_part, []


def held(participant, involvements):
    """Questionnaires, answers on the way and sent in, what was typed in from paper, and judgements."""
    invitations = Invitation.objects.filter(involvement__in=involvements)
    invitations = invitations.select_related("round__activity", "version", "response").prefetch_related(
        "response__answers", "draft_answers", "messages"
    )
    return [
        Part("Questionnaires you were asked to answer", [_asked(each) for each in invitations], order=50),
        Part("What you answered", [entry for each in invitations for entry in _answered(each)], order=51),
        _on_paper(involvements),
        _judged(involvements),
        _kept(involvements),
    ]


def _asked(invitation):
    return {
        "Questionnaire": invitation.version.title,
        "About": invitation.round.activity.title,
        "How answers are kept": invitation.round.get_mode_display(),
        "You were asked": f"{day(invitation.asked_at)}, {invitation.get_asked_by_display()}",
        "You began": day(invitation.started_at),
        "You said no for now": day(invitation.declined_at),
        "Not before": day(invitation.not_before),
        "You sent it in": yes_or_no(invitation.is_sent),
        "How you read it": _way_to_read(invitation),
        "Letters": "\n".join(_letter(message) for message in invitation.messages.all()),
    }


def _way_to_read(invitation):
    if not invitation.variant:
        return "not chosen"
    way = reading.way_of(invitation=invitation, organisation=invitation.round.activity.organisation)
    return f"{way.name}, Easy Read" if way.is_easy else way.name


def _letter(message):
    return f"{message.get_kind_display()}, {day(message.queued_at)}: {message.get_state_display()}"


def _answered(invitation):
    """What was sent in where it is linked, and whatever waits to be sent: that stays linked until then."""
    response = getattr(invitation, "response", None)
    about = {"Questionnaire": invitation.version.title, "About": invitation.round.activity.title}
    if response is not None and invitation.round.mode != Mode.DETACHED:
        receipt = {
            "Sent in": day(response.submitted_at),
            "Receipt": response.receipt,
            "Your own words may be used": yes_or_no(response.words_may_be_used),
            "Who helped you": response.get_helped_by_display(),
            "How it came in": response.get_channel_display(),
        }
        yield about | receipt | _in_words(invitation, response.answers.all())
    if drafts := invitation.draft_answers.all():
        yield about | {"Saved, not sent in": "yes"} | _in_words(invitation, drafts)


def _in_words(invitation, said):
    """{question: answer}, in the words this person read, in the order of the questionnaire."""
    given = {each.item_id: each.given for each in said}
    questions = invitation.wording.questions
    known = {questions[code].text: _worded(questions[code], given[code]) for code in questions if code in given}
    return known | {code: _worded(None, given[code]) for code in given if code not in questions}


def _worded(question, given):
    labels = {option.code: option.label for option in question.options} if question else {}
    said = ", ".join([labels.get(code, code) for code in given.options] + ([given.words] if given.words else []))
    return f"{said}\n{SHARED}" if given.is_shared else said


def _on_paper(involvements):
    """What staff are typing in from paper, and when they began. Once sent in it is emptied and among the answers."""
    entries = []
    papers = PaperEntry.objects.filter(invitation__involvement__in=involvements)
    for paper in papers.select_related("invitation__version", "invitation__round__activity"):
        about = {
            "Questionnaire": paper.invitation.version.title,
            "About": paper.invitation.round.activity.title,
            "Begun": day(paper.begun_at),
            "Done": day(paper.done_at),
            "How it came in": paper.get_channel_display(),
            "In which version": paper.variant,
            "Who helped you": paper.get_helped_by_display(),
        }
        entries.append(about | _typed(paper, paper.first))
        if paper.second:
            entries.append(about | {"Typed in": "a second time"} | _typed(paper, paper.second))
    looked_up = PaperLookUp.objects.filter(invitation__involvement__in=involvements)
    for each in looked_up.select_related("invitation__version", "invitation__round__activity").order_by("pk"):
        about = {"Questionnaire": each.invitation.version.title, "About": each.invitation.round.activity.title}
        given_up = {"They gave it up": day(each.given_up_at)} if each.given_up_at else {}
        entries.append(about | {"Staff began to type in a paper of yours": day(each.at)} | given_up)
    return Part("What was typed in from paper", entries, order=52)


def _typed(paper, told):
    questions = paper.invitation.wording.questions
    given = {code: Given.stored(said) for code, said in told.items()}
    return {
        questions[code].text if code in questions else code: _worded(questions.get(code), given[code]) for code in given
    }


def _judged(involvements):
    found = OutcomeJudgement.objects.filter(involvement__in=involvements)
    entries = [
        {
            "About": judgement.involvement.activity.title,
            "What was promised": judgement.outcome.text,
            "You said": judgement.get_verdict_display(),
            "Your words": judgement.words,
            "Your own words may be used": yes_or_no(judgement.words_may_be_used),
            "When": day(judgement.judged_at),
        }
        for judgement in found.select_related("involvement__activity", "outcome")
    ]
    return Part("What you said is different now", entries, order=53)


def _kept(involvements):
    entries = [
        {
            "About": judgement.involvement.activity.title,
            "What was agreed": keeping.words_of(judgement),
            "You said": judgement.get_verdict_display(),
            "Your words": judgement.words,
            "Your own words may be used": yes_or_no(judgement.words_may_be_used),
            "When": day(judgement.judged_at),
        }
        for judgement in KeptJudgement.objects.filter(involvement__in=involvements).select_related(
            "involvement__activity", *TARGETS
        )
    ]
    return Part("What you said about what was agreed", entries, order=54)
