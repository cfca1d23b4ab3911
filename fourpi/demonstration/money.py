"""Rates, what people were offered and said, claims in every state, and one support arrangement, each on its day."""

import json
import uuid
from decimal import Decimal
from pathlib import Path

import pgtrigger

from activities import offering
from activities.framework import Capacity
from activities.models import OfferLine, PaymentOffer, PaymentPolicy, PaymentRate
from fourpi.demonstration.days import day, moment
from fourpi.demonstration.history import FOUND, GUARDED, INTERESTED, JOINED
from participants import claims, offers, support
from participants.models import ClaimEvent, ExpenseClaim, OfferAnswer, OfferTold, SupportArrangement, SupportEvent

TOLD = json.loads((Path(__file__).parent / "money.json").read_text(encoding="utf-8"))
# Every so many people do not want to be paid, or want to talk about it.
SAYS_NO, TALKS = 6, 9


def make_rates(*, organisation, by):
    """The organisation's rates in their versions, and what it promises."""
    PaymentPolicy.objects.create(organisation=organisation, **TOLD["policy"])
    for rate in TOLD["rates"]:
        line, versions = uuid.uuid4(), rate["versions"]
        plain = {name: value for name, value in rate.items() if name != "versions"}
        PaymentRate.objects.bulk_create(
            PaymentRate(
                organisation=organisation,
                line=line,
                amount=Decimal(amount),
                from_on=day(begins),
                source=TOLD["source"],
                checked_on=day(min(begins, -3)),
                made_by=by,
                **plain,
            )
            for amount, begins in versions
        )


def offer(*, activity, told, by):
    """What the activity offers, given while it is being planned."""
    if activity.title in TOLD["activities"]:
        _give(activity, began=told["timeline"]["draft"], by=by, **TOLD["activities"][activity.title]["offer"])


def tell(*, activity, told, joined, by, colleague):
    """Who was told, what they said and claimed, where there is any to tell of."""
    money = TOLD["activities"].get(activity.title)
    if money is None:
        return
    began, offer = told["timeline"]["draft"], PaymentOffer.objects.current(activity)
    people = [each for capacity, found in joined.items() if capacity != Capacity.STAFF for each in found]
    _tell_people(people, offer, began=began, **{name: money[name] for name in ("late", "not_told", "talk")})
    for claim in money["claims"]:
        _claim(people[claim["who"]], claim, by=by, colleague=colleague)
    if "support" in money:
        _support(people, by=by, colleague=colleague, **money["support"])


def _give(activity, *, lines, began, by, **terms):
    for what_for, amount, per in lines:
        line = OfferLine(what_for=what_for, amount=Decimal(amount), per=per)
        offering.write_line(activity=activity, line=line)
    offer = offering.write(activity=activity, **terms)
    offering.give(activity=activity, seen=offer.number, by=by)
    with pgtrigger.ignore(*GUARDED):
        PaymentOffer.objects.filter(pk=offer.pk).update(given_at=moment(began + FOUND))


def _tell_people(people, offer, *, late, not_told, talk, began):
    """Most were told on their page before they said yes; the last few later, or not at all."""
    told = people[: len(people) - not_told]
    for number, person in enumerate(told):
        answer = OfferAnswer.Answer.NO if number % SAYS_NO == SAYS_NO - 1 else OfferAnswer.Answer.YES
        words = ""
        if talk and number == TALKS:
            answer, words = OfferAnswer.Answer.TALK, talk
        offers.answer(involvement=person, offer=offer, answer=answer, words=words)
    after = [person.pk for person in told[len(told) - late :]] if late else []
    with pgtrigger.ignore(*GUARDED):
        OfferTold.objects.filter(offer=offer).update(on=day(began + INTERESTED), at=moment(began + INTERESTED))
        OfferAnswer.objects.filter(offer=offer).update(at=moment(began + JOINED + 1))
        of_late = OfferTold.objects.filter(offer=offer, involvement__in=after)
        of_late.update(on=day(began + JOINED + 4), at=moment(began + JOINED + 4))


def _claim(person, told, *, by, colleague):
    """One claim with all its moves, on the days of its file."""
    facts = {
        "kind": told["kind"],
        "amount": Decimal(told["amount"]),
        "spent_on": day(told["sent"] - 1),
        "receipt": told.get("receipt", "yes"),
        "note": told.get("note", ""),
    }
    entered_by = colleague if told.get("typed_in") else None
    claim = claims.submit(involvement=person, key=uuid.uuid4(), by=entered_by, **facts)
    promised = claim.due_on - claim.submitted_on
    with pgtrigger.ignore(*GUARDED):
        sent = day(told["sent"])
        ExpenseClaim.objects.filter(pk=claim.pk).update(submitted_on=sent, due_on=sent + promised)
    days = [told["sent"], *_move(claim, told, by=by)]
    with pgtrigger.ignore(*GUARDED):
        for event, offset in zip(claim.events.order_by("pk"), days, strict=True):
            ClaimEvent.objects.filter(pk=event.pk).update(at=moment(offset))


def _move(claim, told, *, by):
    """Move the claim as its file says. Returns the day of each move."""
    days = []
    if "asked" in told:
        asked, question = told["asked"]
        claims.ask_back(claim=claim, reason=question, by=by)
        days.append(asked)
        if "agreed" in told:
            claims.answer_back(claim=claim, note=f"{claim.note}. Two hours.")
            days.append(asked + 1)
    if "agreed" in told:
        claims.approve(claim=claim, amount=claim.amount, by=by)
        days.append(told["agreed"])
    if "declined" in told:
        declined, reason = told["declined"]
        claims.decline(claim=claim, reason=reason, by=by)
        days.append(declined)
    if "taken_back" in told:
        claims.take_back(claim=claim)
        days.append(told["taken_back"])
    if "paid" in told:
        claims.pay(claim=claim, paid_on=day(told["paid"]), how_paid="Bank transfer", by=by)
        days.append(told["paid"])
    return days


def _support(people, *, who, by, colleague, **words):
    arrangement = support.write(involvement=people[who], seen=None, by=by, **words)
    support.choose_readers(arrangement=arrangement, users=[by, colleague], by=by)
    support.open_to_read(arrangement=arrangement, by=colleague)
    SupportArrangement.objects.filter(pk=arrangement.pk).update(written_at=moment(-11))
    with pgtrigger.ignore(*GUARDED):
        for number, event in enumerate(arrangement.events.order_by("pk")):
            SupportEvent.objects.filter(pk=event.pk).update(at=moment(-11 + 3 * number))
