"""What an activity offers people for taking part: written, read once more, given, and then kept."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import CreateView, DeleteView, FormView, TemplateView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities import offering
from activities.forms.payment import GiveForm, OfferForm, OfferLineForm
from activities.framework import Stage
from activities.models import OfferLine, PaymentOffer, PaymentPolicy, PaymentRate
from activities.scope import OfActivity


class OfferDetail(OfActivity, TemplateView):
    """The offer as people read it, the version being written, and every version before."""

    template_name = "activities/offer.html"

    def get_context_data(self, **kwargs):
        given = list(self.activity.payment_offers.given().prefetch_related("lines").select_related("given_by"))
        may_plan = self.request.user.may(Permission.PLAN, self.activity.organisation)
        writing = offering.in_writing(self.activity) if may_plan else None
        return super().get_context_data(
            current=given[0] if given else None,
            earlier=given[1:],
            writing=writing,
            wanting=offering.refusals(writing) if writing else [],
            may_write=may_plan and self.activity.is_under_way,
            policy=PaymentPolicy.of(self.activity.organisation),
            **kwargs,
        )


class OfOffer(OfActivity):
    """A page that changes the version being written."""

    permission = Permission.PLAN
    stage = Stage.PROCESS
    done = "Saved."

    def get_success_url(self):
        return reverse("activities:offer", args=[self.activity.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"cancel_url": self.get_success_url(), **kwargs})

    def form_valid(self, form):
        try:
            self.keep(form)
        except ValidationError as refusal:
            return self.refuse(form, refusal)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def refuse(self, form, refusal):
        messages.warning(self.request, " ".join(refusal.messages))
        return redirect(self.get_success_url())


class OfOfferWords(OfOffer):
    """A page on which something is typed: where it cannot be kept, it stays on the page."""

    def refuse(self, form, refusal):
        form.add_error(None, refusal)
        return self.form_invalid(form)


class OfferUpdate(KeepsDraft, OfOfferWords, UpdateView):
    """How people are paid, what is covered, and how soon."""

    form_class = OfferForm
    template_name = "activities/offer_form.html"
    extra_context = {"heading": "How people are paid, and what is covered"}

    def get_object(self, queryset=None):
        return offering.as_it_would_be(self.activity)

    def record_key(self):
        # The row may not be there before the first of two saves it.
        return f"offer of {self.activity.pk}"

    def keep(self, form):
        offering.write(activity=self.activity, **form.cleaned_data)


class OfWrittenLines:
    def get_queryset(self):
        return OfferLine.objects.filter(offer__activity=self.activity, offer__given_at=None)


class OfLines(OfWrittenLines, OfOfferWords):
    form_class = OfferLineForm
    template_name = "activities/offer_line_form.html"

    def keep(self, form):
        rate = self.rate_named()
        priced = ("amount", "per", "other_per")
        is_as_listed = rate and all(getattr(form.instance, each) == getattr(rate, each) for each in priced)
        form.instance.rate = rate if is_as_listed else None
        offering.write_line(activity=self.activity, line=form.instance)

    def rate_named(self):
        """The rate of the organisation's list that the address names, if it counts today."""
        return next((rate for rate in self.rates() if str(rate.pk) == self.request.GET.get("rate")), None)

    def rates(self):
        return PaymentRate.objects.in_force(self.activity.organisation)


class OfferLineCreate(KeepsDraft, OfLines, CreateView):
    """Add what is paid for one role or task, with an amount of the list or another."""

    extra_context = {"heading": "Add what is paid"}

    def get_initial(self):
        rate = self.rate_named()
        return {name: getattr(rate, name) for name in ("what_for", "amount", "per", "other_per")} if rate else {}

    def get_context_data(self, **kwargs):
        return super().get_context_data(rates=self.rates(), chosen=self.rate_named(), **kwargs)


class OfferLineUpdate(KeepsDraft, OfLines, UpdateView):
    extra_context = {"heading": "Change what is paid"}

    def rate_named(self):
        return self.object.rate


class OfferLineDelete(OfWrittenLines, OfOffer, DeleteView):
    template_name = "activities/confirm_remove.html"
    extra_context = {"question": "Take this out of the offer?", "confirm_label": "Take it out"}
    done = "It is taken out."

    def keep(self, form):
        self.object.delete()


class OfWriting(OfOffer, FormView):
    """A page about the version being written; there is none where nothing is being written."""

    form_class = GiveForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.offer = offering.in_writing(self.activity)
        if self.offer is None:
            raise Http404

    def get_initial(self):
        return {"seen": self.offer.number}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            offer=self.offer,
            current=PaymentOffer.objects.current(self.activity),
            policy=PaymentPolicy.of(self.activity.organisation),
            **kwargs,
        )


class OfferGive(OfWriting):
    """Read it once more as people will, then give it."""

    template_name = "activities/offer_confirm_give.html"
    extra_context = {"question": "Give this offer?", "confirm_label": "Give this offer"}
    done = "The offer is given. People who are invited read it before they answer."

    def get(self, request, *args, **kwargs):
        if wanting := offering.refusals(self.offer):
            messages.warning(request, " ".join(wanting))
            return redirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def keep(self, form):
        offering.give(activity=self.activity, seen=form.cleaned_data["seen"], by=self.request.user)


class OfferDrop(OfWriting):
    """Throw away what is being written."""

    template_name = "activities/offer_confirm_drop.html"
    extra_context = {"question": "Throw away what is being written?", "confirm_label": "Throw it away"}
    done = "It is thrown away."

    def keep(self, form):
        offering.drop(activity=self.activity)
