"""What a person said about a plan: what matters to them, and their answers to what was written."""

from participants.models import Acknowledgement, AgreementAnswer, Comment, PurposeReply, ValueEntry, ValueVoice
from participants.subject_access import Part, day, yes_or_no

HOLDS = (
    "participants.ValueEntry",
    "participants.ValueVoice",
    "participants.Acknowledgement",
    "participants.PurposeReply",
    "participants.Comment",
    "participants.AgreementAnswer",
)


def said(involvement):
    """What matters to them, and what they said to the purpose, the plan and what was agreed."""
    return [
        ValueEntry.objects.filter(involvement=involvement),
        Acknowledgement.objects.filter(involvement=involvement),
        Comment.objects.filter(involvement=involvement),
        AgreementAnswer.objects.filter(involvement=involvement),
    ]


def held(involvements):
    return [
        _values(involvements),
        _answers_to_purpose(involvements),
        _comments(involvements),
        _answers_to_agreement(involvements),
    ]


def _values(involvements):
    entries = [
        {
            "Activity": entry.involvement.activity.title,
            "What matters to you": str(entry),
            "Said on": day(entry.entered_at),
            "Counted or read by others since": day(entry.shown_at),
        }
        for entry in ValueEntry.objects.filter(involvement__in=involvements).select_related(
            "involvement__activity", "card"
        )
    ]
    entries += [
        {
            "Activity": voice.involvement.activity.title,
            "Counted with": voice.get_group_display() or "nobody yet",
            "You have said something since": yes_or_no(voice.has_news),
        }
        for voice in ValueVoice.objects.filter(involvement__in=involvements).select_related("involvement__activity")
    ]
    return Part("What you said matters to you", entries, order=20)


def _answers_to_purpose(involvements):
    found = Acknowledgement.objects.filter(involvement__in=involvements)
    replies = {}
    for reply in PurposeReply.objects.filter(acknowledgement__involvement__in=involvements):
        told = f"{day(reply.replied_at)}: {reply.get_result_display()}. {reply.words}"
        replies.setdefault(reply.acknowledgement_id, []).append(told)
    entries = [
        {
            "Activity": entry.involvement.activity.title,
            "Text of the purpose": _text_in_words(entry.proposal),
            "Your answer": entry.get_answer_display(),
            "Your words": entry.comment,
            "When": day(entry.at),
            "What staff answered": "\n".join(replies.get(entry.pk, [])),
        }
        for entry in found.select_related("involvement__activity", "proposal__version")
    ]
    return Part("What you said to the purpose", entries, order=21)


def _text_in_words(proposal):
    version = getattr(proposal, "version", None)
    asked_on = f"put to you on {day(proposal.proposed_at)}"
    return f"Version {version.number}, {asked_on}" if version else f"{asked_on.capitalize()}, not agreed"


def _comments(involvements):
    entries = [
        {
            "Activity": comment.activity.title,
            "About": comment.get_question_display(),
            "Your words": comment.words,
            "When": day(comment.said_at),
            "Answer": comment.answer,
            "What was changed": comment.what_changed,
        }
        for comment in Comment.objects.filter(involvement__in=involvements).select_related("activity")
    ]
    return Part("What you said to the plan", entries, order=22)


def _answers_to_agreement(involvements):
    found = AgreementAnswer.objects.filter(involvement__in=involvements)
    entries = [
        {
            "Activity": entry.involvement.activity.title,
            "Version": str(entry.version.number),
            "Your answer": entry.get_answer_display(),
            "Your words": entry.comment,
            "When": day(entry.at),
        }
        for entry in found.select_related("involvement__activity", "version")
    ]
    return Part("What you said to what was agreed", entries, order=23)
