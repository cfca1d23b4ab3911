"""The plan as a document to print or to keep: the same blocks as on the page."""

from dataclasses import dataclass

from django.utils import timezone

from activities.models import Purpose
from evaluation.plan import facts
from evaluation.plan.answers import answers
from evaluation.plan.words import FOR_PEOPLE, FOR_STAFF
from evaluation.reports.blocks import Document, Heading, Note, Paragraph
from figures.plain import say_date

STILL_WRITTEN = "This plan is still being written. Nothing in it is agreed yet."
PUT_TO_YOU = "This is put to you now. It is not agreed yet: say what you think of it."
BEING_AMENDED = "The purpose is being amended. What stands here of it is not agreed yet."
BEING_CHANGED = "A change of this plan is being talked about. Until it is agreed, what stands here holds."


@dataclass(frozen=True, slots=True)
class PlanDocument(Document):
    """A plan as it stood on a day."""

    told: tuple = ()

    called = "plan"
    is_short = True

    @property
    def facts(self):
        return (*self.told, ("As it stood on", say_date(self.as_at)))


def for_staff(activity):
    """The plan with everything staff have written, as it stands now."""
    known = facts.of_staff(activity)
    told = (
        ("Organisation", activity.organisation.name),
        ("Team", activity.team.name),
        ("Led by", activity.lead.name),
        ("Status", activity.get_status_display()),
        ("Purpose", activity.purpose.state_in_words),
    )
    return _document(activity, known, FOR_STAFF, told=told, note=note_for_staff(activity.purpose))


def for_people(activity):
    """The plan in plain words, as it is put to people or was agreed; before that, as it is being written."""
    known = facts.of_people(activity)
    told = (("Who runs it", activity.organisation.name), ("Whom to ask", activity.lead.name))
    return _document(activity, known, FOR_PEOPLE, told=told, note=note_for_people(activity.purpose))


def note_for_staff(purpose):
    """What staff should know before they read what stands now: nothing agreed yet, or a change under way."""
    return {Purpose.State.DRAFT: STILL_WRITTEN, Purpose.State.AMENDING: BEING_AMENDED}.get(purpose.state, "")


def note_for_people(purpose):
    """What people should know before they read: put to them now, nothing agreed yet, or a change under way."""
    if purpose.proposal_id:
        return PUT_TO_YOU
    return {Purpose.State.DRAFT: STILL_WRITTEN, Purpose.State.AMENDING: BEING_CHANGED}.get(purpose.state, "")


def _document(activity, known, words, *, told, note):
    blocks = [Note(note)] if note else []
    for answer in answers(known, words):
        blocks += [Heading(answer.heading), *(answer.blocks or [Paragraph(words.nothing_yet)])]
    now = timezone.now().replace(microsecond=0)
    return PlanDocument(
        title=activity.title,
        about=activity.about,
        organisation=activity.organisation.name,
        as_at=timezone.localdate(now),
        made_at=now,
        blocks=(Paragraph(activity.about), *blocks),
        told=told,
    )
