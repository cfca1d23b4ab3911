"""Telling people what they are offered before they say yes, and keeping what they say to it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from activities.framework import Capacity
from activities.models import ExpenseKind, PaymentOffer
from participants import links
from participants.models import FunnelEvent, Involvement, OfferAnswer, OfferTold, Step


@dataclass(frozen=True)
class Standing:
    """How it stands with one person: which versions they were told, whether before they said yes, what they said."""

    involvement: Involvement
    told: tuple
    joined: FunnelEvent | None
    answer: OfferAnswer | None

    @property
    def first_told(self):
        return self.told[0] if self.told else None

    @property
    def was_told_before_yes(self):
        return any(_is_before(told, self.joined) for told in self.told)

    @property
    def was_told_on_the_day(self):
        """Whether they were told on the day of their yes, and nobody knows which came first."""
        return not self.was_told_before_yes and any(_is_before(told, self.joined) is None for told in self.told)

    def knows(self, offer):
        """Whether this person was told this version."""
        return any(told.offer_id == offer.pk for told in self.told)


def of_person(involvement):
    """What this person is offered now, or None: staff are not asked, and there may be no offer."""
    if involvement.capacity == Capacity.STAFF:
        return None
    return PaymentOffer.objects.current(involvement.activity)


def kinds_offered(offer):
    """What may be claimed by this offer, or None where it names nothing or there is none."""
    if offer is None:
        return None
    named = {ExpenseKind(kind) for kind in offer.covers} | ({ExpenseKind.TIME} if offer.lines.exists() else set())
    return named or None


def to_tell(involvement):
    """The offer of which this person has not been told in writing, or None."""
    offer = of_person(involvement)
    return None if offer is None or involvement.offers_told.filter(offer=offer).exists() else offer


def answer_of(involvement):
    """What this person said last, or None."""
    return involvement.offer_answers.select_related("offer").last()


@transaction.atomic
def note_shown(*, involvement, offer):
    """The person has answered on a page that showed this offer. Only the first time is kept."""
    _hold(involvement)
    OfferTold.objects.get_or_create(
        involvement=involvement, offer=offer, defaults={"way": OfferTold.Way.PAGE, "on": timezone.localdate()}
    )


@transaction.atomic
def answer(*, involvement, offer, answer, words=""):
    """The person says whether they want to be paid; the same again is one."""
    note_shown(involvement=involvement, offer=offer)
    _keep_answer(involvement, offer, answer, words, by=None)


@transaction.atomic
def note_told(*, involvement, offer, way, on, by, answer="", words=""):
    """Staff note that a person got the offer in writing on a day and, if they said it, what they answered."""
    if on < timezone.localdate(offer.given_at):
        raise ValidationError("This version of the offer was given later than that day.")
    links.said_otherwise(involvement_id=involvement.pk)
    OfferTold.objects.get_or_create(involvement=involvement, offer=offer, defaults={"way": way, "on": on, "by": by})
    if answer:
        _keep_answer(involvement, offer, answer, words, by=by)


def of_activity(activity):
    """How it stands with everybody of an activity who is asked, by name. The same number of queries for any number."""
    people = list(
        activity.involvements.exclude(capacity=Capacity.STAFF)
        .select_related("participant", "activity__organisation")
        .order_by("participant__name", "pk")
    )
    told, answers, joined = {}, {}, {}
    for each in OfferTold.objects.filter(involvement__in=people).select_related("offer", "by").order_by("on", "pk"):
        told.setdefault(each.involvement_id, []).append(each)
    for each in OfferAnswer.objects.filter(involvement__in=people).select_related("offer", "by"):
        answers[each.involvement_id] = each
    first_yes = FunnelEvent.objects.standing().filter(involvement__in=people, step=Step.JOINED).order_by("-pk")
    for each in first_yes:
        joined[each.involvement_id] = each
    return [
        Standing(person, tuple(told.get(person.pk, ())), joined.get(person.pk), answers.get(person.pk))
        for person in people
    ]


def _is_before(told, joined):
    """Whether somebody was told before they said yes. None if both were on one day and it is not known.

    What happens on their own page happens at its moment; what staff note happened at that moment or before, and nobody
    can have been told of an offer before it was given.
    """
    if joined is None:
        return True
    if told.on != joined.on:
        return told.on < joined.on
    if joined.by_id is None and told.at <= joined.at:
        return True
    earliest = told.offer.given_at if told.by_id else told.at
    return False if earliest > joined.at else None


def _keep_answer(involvement, offer, answer, words, *, by):
    last = answer_of(involvement)
    if last and (last.offer_id, last.answer, last.words) == (offer.pk, answer, words):
        return
    OfferAnswer.objects.create(involvement=involvement, offer=offer, answer=answer, words=words, by=by)


def _hold(involvement):
    Involvement.objects.select_for_update().get(pk=involvement.pk)
