"""What is told of a purpose beyond its words: limits, theories, the duty to involve, how it was agreed, who heard."""

import json
from pathlib import Path

from activities import legal_duty, locking
from activities.models import Communication, LegalDutyCheck, Purpose, PurposeProposal, TopicOfInfluence
from fourpi.demonstration.days import day, moment
from participants.models import Acknowledgement, PurposeReply

TOLD = json.loads((Path(__file__).parent / "purposes.json").read_text(encoding="utf-8"))

# Days before a purpose was locked, and after it.
FIRST_TEXT, ANSWERED, HEARD, SECOND_TEXT, LATER = -12, -10, -8, -6, 3
CHECKED = 3
AGREE_WITH_THE_FIRST = 4


def write(*, activity, by):
    """Limits, reasons, aims, theories, forum and the check of the legal duty."""
    told = TOLD.get(activity.title)
    if told is None:
        return
    Purpose.objects.filter(activity=activity).update(forum=told["forum"], **told["theories"])
    for text, limit in told["limits"].items():
        TopicOfInfluence.objects.filter(activity=activity, text=text).update(openness="limited", limit=limit)
    for text, why in told["whys"].items():
        TopicOfInfluence.objects.filter(activity=activity, text=text).update(why_fixed=why)
    for text, aims in told["aims"].items():
        activity.outcomes.filter(text=text).update(aims=aims)
    advice = legal_duty.advice_in_force(activity.organisation)
    legal_duty.keep_check(activity=activity, read=advice.version, by=by, **told["duty"])
    activity.refresh_from_db()


def discuss(*, activity, joined, by):
    """A first text is put to people, some agree and some have something to say; then the text that will be locked."""
    told = TOLD.get(activity.title, {}).get("discussion")
    if told is None:
        return
    now = told["first"]["topics"]
    for after, before in now.items():
        activity.topics.filter(text=after).update(text=before)
    text = locking.put_to_people(activity=activity, by=by)
    speakers = [_say(text, joined, *said, by=by) for said in told["said"]]
    agreeing = [each for capacity in ("service_user", "carer") for each in joined.get(capacity, [])]
    Acknowledgement.objects.bulk_create(
        Acknowledgement(involvement=each, proposal=text, answer=Acknowledgement.Answer.AGREE)
        for each in [each for each in agreeing if each not in speakers][:AGREE_WITH_THE_FIRST]
    )
    for after, before in now.items():
        activity.topics.filter(text=before).update(text=after)
    locking.put_to_people(activity=activity, by=by)


def _say(text, joined, capacity, comment, result, words, *, by):
    speaker = joined[capacity][0]
    said = Acknowledgement.objects.create(
        involvement=speaker, proposal=text, answer=Acknowledgement.Answer.COMMENT, comment=comment
    )
    said.replies.create(result=result, words=words, by=by)
    return speaker


def answer_and_tell(*, activity, by):
    """What was said about the text that was locked is answered, and the purpose is shared."""
    told = TOLD.get(activity.title)
    if told is None:
        return
    for comment in Acknowledgement.objects.unanswered().filter(proposal__activity=activity):
        result, words = told["answers"][comment.comment]
        comment.replies.create(result=result, words=words, by=by)
    versions = {version.number: version for version in activity.purpose_versions.all()}
    Communication.objects.bulk_create(
        Communication(
            activity=activity,
            on=day(on),
            audience=audience,
            who_was_told=who,
            how=how,
            reply_route=reply_route,
            came_back=came_back,
            version=versions[number],
            told_by=by.name,
            recorded_by=by,
        )
        for on, number, audience, who, how, reply_route, came_back in told["told"]
    )


def move_back(*, activity, timeline):
    """Give what was said and kept its days. Its guards are lifted by the caller."""
    LegalDutyCheck.objects.filter(activity=activity).update(checked_at=moment(timeline["draft"] + CHECKED))
    if "agreed" not in timeline:
        return
    for version in activity.purpose_versions.all():
        PurposeProposal.objects.filter(version=version).update(proposed_at=version.locked_at)
    texts = activity.purpose_proposals.order_by("number")
    replies = PurposeReply.objects.filter(acknowledgement__proposal__activity=activity)
    replies.update(replied_at=moment(timeline["agreed"] + LATER))
    if "discussion" not in TOLD.get(activity.title, {}):
        return
    first, second = texts[:2]
    for text, days in ((first, FIRST_TEXT), (second, SECOND_TEXT)):
        PurposeProposal.objects.filter(pk=text.pk).update(proposed_at=moment(timeline["agreed"] + days))
    first.acknowledgements.update(at=moment(timeline["agreed"] + ANSWERED))
    replies.filter(acknowledgement__proposal=first).update(replied_at=moment(timeline["agreed"] + HEARD))
