"""Staff's pages of claims: the list of an activity, typing one in, deciding, and the file for the finance office."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView, View

from accounts.access import require
from accounts.roles import Permission
from activities.framework import Stage
from activities.models import Activity
from activities.scope import OfActivity
from participants import claims, claims_file
from participants.forms.money import ClaimForThemForm, DecideForm
from participants.models import CLAIM_MOVES, ClaimState, ExpenseClaim
from participants.views.people import OfPerson

TONES = {
    ClaimState.SUBMITTED: "to_do",
    ClaimState.ASKED_BACK: "under_way",
    ClaimState.APPROVED: "under_way",
    ClaimState.DECLINED: "stopped",
    ClaimState.PAID: "done",
    ClaimState.TAKEN_BACK: "stopped",
}


class OfClaims(OfActivity):
    """A page that shows money beside names."""

    permission = Permission.PLAN
    stage = Stage.PROCESS

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        require(request.user, Permission.SEE_PEOPLE, self.activity.organisation)


class ClaimList(OfClaims, TemplateView):
    """Every claim of an activity, those that wait for us first."""

    template_name = "participants/claims.html"

    def get_context_data(self, **kwargs):
        found = ExpenseClaim.objects.visible_to(self.request.user).filter(involvement__activity=self.activity)
        rows = [
            {"claim": claim, "told": claims.told(claim), "tone": TONES[claim.state]}
            for claim in found.select_related("involvement__participant", "entered_by").prefetch_related("events")
        ]
        return super().get_context_data(
            waiting=[row for row in rows if row["claim"].state in ("submitted", "asked_back", "approved")],
            ended=[row for row in reversed(rows) if row["claim"].state in ("paid", "declined", "taken_back")],
            to_pay=sum(row["claim"].state == ClaimState.APPROVED for row in rows),
            taken=self.activity.claims_taken.select_related("by")[:10],
            **kwargs,
        )


class ClaimsTake(OfClaims, View):
    """Take the agreed claims as a file. It is a POST, because it is kept who took them."""

    def post(self, request, activity_id, kind):
        if kind not in claims_file.TYPES:
            raise Http404
        content = claims_file.take(activity=self.activity, kind=kind, by=request.user)
        response = HttpResponse(content, content_type=claims_file.TYPES[kind])
        response["Content-Disposition"] = f'attachment; filename="agreed-claims.{kind}"'
        return response


class ClaimAdd(OfPerson, FormView):
    """Type in a claim that somebody told by phone or handed in on paper."""

    permission = Permission.PLAN
    form_class = ClaimForThemForm
    template_name = "participants/claim_add.html"

    def get_initial(self):
        return {"key": uuid.uuid4()}

    def form_valid(self, form):
        claim = claims.submit(involvement=self.involvement, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "The claim is sent in. They see it on their own page.")
        return redirect("participants:claim", claim.pk)


class ClaimDetail(OfActivity, FormView):
    """One claim with all its moves, and what happens next."""

    permission = Permission.PLAN
    form_class = DecideForm
    template_name = "participants/claim.html"

    def setup(self, request, *args, **kwargs):
        within_reach = ExpenseClaim.objects.filter(
            involvement__activity__in=Activity.objects.visible_to(request.user)
        ).select_related("involvement__participant", "involvement__activity__organisation", "entered_by")
        self.claim = get_object_or_404(within_reach, pk=kwargs["pk"])
        kwargs["activity_id"] = self.claim.involvement.activity_id
        super().setup(request, *args, **kwargs)
        require(request.user, Permission.SEE_PEOPLE, self.activity.organisation)
        self.is_own = claims.is_own(self.claim, request.user)
        self.moves = CLAIM_MOVES[ClaimState(self.claim.state)]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "claim": self.claim, "moves": self.moves}

    def get_initial(self):
        return {"amount": self.claim.amount}

    def get_context_data(self, **kwargs):
        if self.is_own or not self.moves:
            kwargs["form"] = None
        return super().get_context_data(
            claim=self.claim,
            told=claims.told(self.claim),
            tone=TONES[self.claim.state],
            is_own=self.is_own,
            events=self.claim.events.select_related("by"),
            **kwargs,
        )

    def form_valid(self, form):
        try:
            self._move(form.cleaned_data)
        except ValidationError as refusal:
            return self._again(refusal)
        messages.success(self.request, "Saved. They see it on their own page.")
        return redirect("participants:claim", self.claim.pk)

    def _again(self, refusal):
        """What was typed, beside the claim as it is now, so that the next press is about what was read."""
        self.claim.refresh_from_db()
        data = self.request.POST.copy()
        data["amount"] = self.claim.amount
        form = DecideForm(data, claim=self.claim, moves=self.moves)
        form.add_error(None, refusal)
        return self.form_invalid(form)

    def _move(self, said):
        given = {"claim": self.claim, "by": self.request.user}
        match said["move"]:
            case ClaimState.APPROVED:
                claims.approve(**given, amount=said["amount"])
            case ClaimState.SUBMITTED:
                claims.answer_back(**given, answer=said["their_answer"])
            case ClaimState.ASKED_BACK:
                claims.ask_back(**given, reason=said["question"])
            case ClaimState.DECLINED:
                claims.decline(**given, reason=said["reason"])
            case ClaimState.PAID:
                claims.pay(**given, paid_on=said["paid_on"], how_paid=said["how_paid"])
            case ClaimState.TAKEN_BACK:
                claims.take_back(**given)
