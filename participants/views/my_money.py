"""Money on a person's own page: what they are offered, what they claim, and how far each claim is."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.decorators import method_decorator

from activities.models import PaymentPolicy
from participants import claims, offers, recruitment
from participants.doors import PersonalView, closed_to_what_was_sent
from participants.forms.money import ClaimForm, OfferAnswerForm
from participants.models import CLAIM_MOVES, ClaimState, OfferAnswer
from participants.views.my_own import OwnView
from participants.views.my_pages import home

OFFER_CHANGED = "What we offer has changed since you opened this page. Please read it again, then answer."


class MyOffer(PersonalView):
    """What I am offered, and whether I would like to be paid."""

    form_class = OfferAnswerForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.offer = offers.of_person(self.involvement) if self.access else None

    def get(self, request, involvement_id):
        initial = {"offer": self.offer and self.offer.number}
        said = offers.answer_of(self.involvement) if self.access.may_read_back else None
        if said and self.offer and said.offer_id == self.offer.pk:
            initial |= {"answer": said.answer, "words": said.words}
        return self._ask(OfferAnswerForm(initial=initial), said=said)

    def post(self, request, involvement_id):
        if self.offer is None:
            return self._ask(OfferAnswerForm(request.POST))
        has_changed = request.POST.get("offer") != str(self.offer.number)
        form = OfferAnswerForm({**request.POST.dict(), "offer": str(self.offer.number)})
        if not form.is_valid() or has_changed:
            return self._ask(form, has_changed=has_changed)
        said = {name: form.cleaned_data[name] for name in ("answer", "words")}
        offers.answer(involvement=self.involvement, offer=self.offer, **said)
        messages.success(request, "Thank you. Your answer about being paid is saved.")
        return home(self.involvement)

    def _ask(self, form, *, has_changed=False, said=None):
        context = {
            "form": form,
            "offer": self.offer,
            "policy": PaymentPolicy.of(self.activity.organisation),
            "changed": OFFER_CHANGED if has_changed else "",
            "said": said,
        }
        return self.page("participants/my_offer.html", context)


def may_claim(involvement):
    """Whether somebody has ever come in: claims come after the end, too."""
    return recruitment.current_step(involvement) not in recruitment.NOT_YET_IN


class OfClaims(PersonalView):
    """A page with the form of a claim, which says what was offered."""

    def form_options(self):
        said = offers.answer_of(self.involvement) if self.access.may_read_back else None
        return {
            "offered": offers.kinds_offered(offers.of_person(self.involvement)),
            "wants_no_payment": said is not None and said.answer == OfferAnswer.Answer.NO,
        }


class ClaimMake(OfClaims):
    """Claim for one thing. On whichever device: it only writes."""

    form_class = ClaimForm

    def get(self, request, involvement_id):
        return self._ask(ClaimForm.fresh(**self.form_options()))

    def post(self, request, involvement_id):
        form = ClaimForm(self._with_key(request.POST), **self.form_options())
        if not may_claim(self.involvement) or not form.is_valid():
            return self._ask(form)
        claims.submit(involvement=self.involvement, **form.cleaned_data)
        messages.success(request, "We got your claim. You can see here how far it is.")
        return redirect("participants:my-claims", self.involvement.pk)

    def _with_key(self, data):
        """What was sent; a page whose key was lost on the way gets a new one."""
        try:
            uuid.UUID(data.get("key", ""))
        except ValueError:
            return {**data.dict(), "key": str(uuid.uuid4())}
        return data

    def _ask(self, form):
        context = {
            "form": form,
            "may_claim": may_claim(self.involvement),
            "policy": PaymentPolicy.of(self.activity.organisation),
            "days": claims.days_promised(self.activity),
        }
        return self.page("participants/claim_make.html", context)


class MyClaims(OwnView):
    """How far each of my claims is, the newest first."""

    def get(self, request, involvement_id):
        found = self.involvement.claims.order_by("-submitted_on", "-pk").prefetch_related("events")
        context = {
            "claims": [claims.told(claim) for claim in found],
            "may_claim": may_claim(self.involvement),
            "policy": PaymentPolicy.of(self.activity.organisation),
        }
        return self.page("participants/my_claims.html", context)


@method_decorator(login_not_required, name="dispatch")
class OfMyClaim(OwnView, OfClaims):
    """A page of one claim of mine: `self.claim`."""

    def dispatch(self, request, *args, **kwargs):
        self.claim = self.access and self.involvement.claims.filter(pk=kwargs["pk"]).first()
        if self.access and self.claim is None:
            return closed_to_what_was_sent(request)
        return super().dispatch(request, *args, **kwargs)


class MyClaim(OfMyClaim):
    """Answer what was asked about a claim, or take it back."""

    form_class = ClaimForm

    def get(self, request, involvement_id, pk):
        return self._ask(ClaimForm.of(self.claim, **self.form_options()))

    def post(self, request, involvement_id, pk):
        sent = {**request.POST.dict(), "key": str(self.claim.key)}
        form = ClaimForm.of(self.claim, sent, **self.form_options())
        if not form.is_valid():
            return self._ask(form)
        try:
            claims.answer_back(claim=self.claim, **{name: form.cleaned_data[name] for name in claims.FACTS})
        except ValidationError as refusal:
            self.claim.refresh_from_db()
            form.add_error(None, refusal)
            return self._ask(form)
        messages.success(request, "Thank you. We got your claim again.")
        return redirect("participants:my-claims", self.involvement.pk)

    def _ask(self, form):
        """The claim as it is now; what was typed for one that cannot be sent again stands there to be copied."""
        moves = CLAIM_MOVES[ClaimState(self.claim.state)]
        may_send = ClaimState.SUBMITTED in moves
        form.submit = "Send it again" if may_send else ""
        context = {
            "form": form if may_send or form.is_bound else None,
            "claim": claims.told(self.claim),
            "may_send": may_send,
            "may_take_back": ClaimState.TAKEN_BACK in moves,
        }
        return self.page("participants/my_claim.html", context)


class MyClaimTakeBack(OfMyClaim):
    """I do not claim it any more."""

    def post(self, request, involvement_id, pk):
        try:
            claims.take_back(claim=self.claim)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, "You have taken this claim back.")
        return redirect("participants:my-claims", self.involvement.pk)
