"""Payment and expenses of an activity: what is offered, who was told in writing, and how soon people are paid."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from accounts.roles import Permission
from activities.framework import Stage
from activities.models import PaymentOffer, PaymentPolicy
from activities.scope import OfActivity
from participants import claims, offers, paying
from participants.forms.money import OfferToldForm
from participants.models import ExpenseClaim, OfferAnswer
from participants.views.people import OfPerson


class Payment(OfActivity, TemplateView):
    """The offer and the days for all who read plans; people and claims for those who see people and plan."""

    template_name = "participants/payment.html"

    def get_context_data(self, **kwargs):
        sees_people = is_let_in(self.request.user, self.activity.organisation)
        offer = PaymentOffer.objects.current(self.activity)
        numbers = paying.of_activity(self.activity)
        people = offers.of_activity(self.activity) if sees_people else []
        rows = [_row(standing, offer) for standing in people]
        waiting = self._waiting() if sees_people else []
        return super().get_context_data(
            stage=Stage.PROCESS,
            sees_people=sees_people,
            offer=offer,
            policy=PaymentPolicy.of(self.activity.organisation),
            days=claims.days_promised(self.activity),
            paying=numbers,
            shows_days=numbers.paid and (sees_people or numbers.is_shown_to_all),
            told=[row for row in rows if row["tone"] == "done"],
            to_tell=[row for row in rows if row["tone"] != "done"],
            figures=_figures(people, offer) if people and offer else [],
            overdue=[claim for claim in waiting if claim.due_on < timezone.localdate()],
            waiting=waiting,
            to_pay=sum(claim.state == "approved" for claim in waiting),
            **kwargs,
        )

    def _waiting(self):
        found = ExpenseClaim.objects.visible_to(self.request.user).filter(involvement__activity=self.activity)
        return list(found.waiting().select_related("involvement__participant").order_by("due_on", "pk"))


def is_let_in(user, organisation):
    """Whether this person sees money beside names: those who plan and may see people."""
    return user.may(Permission.PLAN, organisation) and user.may(Permission.SEE_PEOPLE, organisation)


def _row(standing, offer):
    """One person's line: whether they were told in writing before saying yes, and what they said."""
    told = standing.first_told
    if told is None:
        words, tone = "Not told yet", "to_do" if standing.joined is None else "attention"
    elif standing.was_told_before_yes:
        words, tone = "Told before saying yes" if standing.joined else "Told", "done"
    elif standing.was_told_on_the_day:
        words, tone = "Told on the same day as saying yes", "done"
    else:
        words, tone = "Told only after saying yes", "attention"
    return {
        "standing": standing,
        "told": words,
        "tone": tone,
        "version": f"Version {told.offer.number}, {told.get_way_display().lower()}" if told else "",
        "on": told and told.on,
        "said": standing.answer.get_answer_display() if standing.answer else "",
        "words": standing.answer.words if standing.answer else "",
        "knows_newest": offer is not None and standing.knows(offer),
    }


def _figures(people, offer):
    """How many were told in time, and what they said about the offer."""
    joined = [standing for standing in people if standing.joined]
    in_time = sum(standing.was_told_before_yes for standing in joined)
    same_day = sum(standing.was_told_on_the_day for standing in joined)
    said = [standing.answer.answer for standing in people if standing.answer]
    answers = OfferAnswer.Answer
    return [
        {
            "value": f"{in_time} of {len(joined)}" if joined else "Nobody yet",
            "label": _in_time_in_words(same_day) if joined else "has said yes",
        },
        {
            "value": f"{said.count(answers.YES)} of {len(said)}" if said else "Nobody yet",
            "label": "of those who said so would like to be paid" if said else "has said whether to be paid",
        },
        {
            "value": str(said.count(answers.TALK)),
            "label": "would like to talk about it",
        },
    ]


def _in_time_in_words(same_day):
    more = f", and {same_day} on the same day" if same_day else ""
    return f"were told in writing before they said yes{more}"


class OfferToldNote(OfPerson, FormView):
    """Note that somebody got the offer in writing in another way than on their page."""

    permission = Permission.PLAN
    form_class = OfferToldForm
    template_name = "participants/offer_told.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.offer = offers.of_person(self.involvement)
        if self.offer is None:
            raise Http404

    def get_context_data(self, **kwargs):
        return super().get_context_data(offer=self.offer, policy=PaymentPolicy.of(self.activity.organisation), **kwargs)

    def form_valid(self, form):
        try:
            offers.note_told(involvement=self.involvement, offer=self.offer, by=self.request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("on", refusal)
            return self.form_invalid(form)
        messages.success(self.request, "It is noted. They see it in their copy of everything.")
        return redirect("participants:payment", self.activity.pk)
