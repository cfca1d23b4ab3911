"""Somebody of whom everything is held that can be."""

import uuid
from decimal import Decimal

from django.utils import timezone

from activities.models import PaymentOffer
from evaluation import judging, keeping, submission
from evaluation.models import Given, Invitation, InvitationMessage, PaperEntry, PaperLookUp
from participants import (
    claims,
    comments,
    consents,
    contact,
    needs,
    offers,
    recruitment,
    support,
    values,
)
from participants.models import Acknowledgement, AgreementAnswer
from participants.tests.at_sessions import take_part_in_a_session
from vault import sealing
from vault.models import WithdrawalNotice


class Lifetime:
    """Somebody of whom everything is held that can be, with their name on each row."""

    def __init__(self, cast, name, *, activity):
        self.involvement = person = cast.person(activity, has_joined=False, name=name, email=f"{name}@example.org")
        self.participant = person.participant
        recruitment.invite(involvement=person, by=cast.coordinator)
        recruitment.join(involvement=person)
        values.keep(involvement=person, cards=[], own_words=name, replaces=True)
        self._what_is_agreed(cast, name, activity=activity)
        comments.say(activity=activity, question="why", words=name, involvement=person)
        take_part_in_a_session(person, by=cast.coordinator)
        needs.say(participant=self.participant, needs=["bsl"], own_words=name)
        said_at = needs.of_person(self.participant).said_at
        needs.arrange(involvement=person, on=timezone.localdate(), of=said_at, by=cast.coordinator)
        consents.decide(participant=self.participant, given=["credit"], credit=name)
        contact.correct(involvement=person, name=name, route="email", email=f"new-{name}@example.org")
        self._money_and_support(cast, name, offer=PaymentOffer.objects.current(activity))
        sealing.give(participant=self.participant, answers={}, declined=[], asked=[])
        WithdrawalNotice.objects.create(involvement=person, by=cast.coordinator)

    def _what_is_agreed(self, cast, name, *, activity):
        person, text = self.involvement, activity.purpose_versions.first().proposal
        said = Acknowledgement.objects.create(involvement=person, proposal=text, answer="comment", comment=name)
        said.replies.create(result="changed", words=name, by=cast.coordinator)
        agreed = activity.agreement_versions.first()
        AgreementAnswer.objects.create(involvement=person, version=agreed, answer="comment", comment=name)

    def _money_and_support(self, cast, name, *, offer):
        offers.answer(involvement=self.involvement, offer=offer, answer="talk", words=name)
        facts = {
            "kind": "food",
            "spent_on": timezone.localdate(),
            "amount": Decimal("3"),
            "receipt": "no",
            "note": name,
        }
        claim = claims.submit(involvement=self.involvement, key=uuid.uuid4(), **facts)
        claims.approve(claim=claim, amount=claim.amount, by=cast.coordinator)
        claims.ask_back(claim=claim, reason=name, by=cast.coordinator)
        second = claims.submit(involvement=self.involvement, key=uuid.uuid4(), **facts)
        claims.approve(claim=second, amount=second.amount, by=cast.coordinator)
        claims.pay(claim=second, paid_on=timezone.localdate(), how_paid=name, by=cast.coordinator)
        words = dict.fromkeys(support.FIELDS, name)
        support.write(involvement=self.involvement, seen=None, by=cast.coordinator, **words)

    def answer(self, cast, round_, *, drafts):
        """Send in answers, or leave them on the way, and leave a paper with staff."""
        invitation = Invitation.objects.get(round=round_, involvement=self.involvement)
        question = next(q for q in invitation.version.questions.values() if q.has_words)
        answers = {question.code: Given(words=self.participant.name)}
        if drafts:
            submission.save_page(invitation=invitation, answers=answers)
            paper = {question.code: {"options": [], "words": self.participant.name}}
            PaperEntry.objects.create(invitation=invitation, first=paper, first_by=cast.coordinator)
            PaperLookUp.objects.create(invitation=invitation, by=cast.coordinator)
        else:
            cast.answer(self.involvement, answers, round_=round_)
            outcome = self.involvement.activity.outcomes.first()
            judging.judge(involvement=self.involvement, verdicts={outcome.pk: "yes"}, words=self.participant.name)
            [kept] = keeping.targets(self.involvement.activity)
            keeping.judge(involvement=self.involvement, verdicts={kept: "kept"}, words=self.participant.name)
        InvitationMessage.objects.get_or_create(invitation=invitation, key=f"{invitation.pk}")
