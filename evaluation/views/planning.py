"""Planning a round: whom to ask what and when; changing it, opening it, or giving it up."""

from collections import Counter, defaultdict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView, View

from accounts.roles import Permission
from activities.capacities import IN_ORDER, label_of
from activities.scope import OfActivity
from evaluation import invitations, planning
from evaluation.forms.rounds import LastDayForm, PlanForm, initial_of
from evaluation.models import Phase, QuestionnaireVersion
from evaluation.views.rounds import OfRound, to_round
from figures.plain import say_people
from jobs.hints import hint_on_commit


class Planning(FormView):
    """The form of a plan, new or changed: what each group may be asked, and how many people are in it."""

    form_class = PlanForm
    phase: Phase

    def get_form_kwargs(self):
        offered = self.offered()
        people = invitations.everybody_of(self.activity, phase=self.phase)
        organisation = self.activity.organisation
        return {
            **super().get_form_kwargs(),
            "offered": offered,
            "people": Counter(people.values_list("capacity", flat=True)),
            "labels": {capacity: label_of(capacity, organisation) for capacity in IN_ORDER},
            "asks_leavers": self.phase in invitations.OF_LEAVERS_TOO,
        }

    def offered(self):
        """What each capacity may be asked at this point, the usual first: {capacity: [version]}."""
        versions = QuestionnaireVersion.objects.offered(organisation=self.activity.organisation)
        found = defaultdict(list)
        for version in versions.filter(questionnaire__phase=self.phase):
            for capacity in version.questionnaire.capacities:
                found[capacity].append(version)
        return {capacity: found[capacity] for capacity in IN_ORDER if capacity in found}

    def get_context_data(self, **kwargs):
        offered = self.offered()
        versions = {version.pk: version for each in offered.values() for version in each}
        return super().get_context_data(
            phase=self.phase,
            refusal=planning.refusal_to_ask(self.activity, phase=self.phase),
            versions=versions.values(),
            **kwargs,
        )

    def refused(self, form, refusal):
        form.add_error(None, refusal)
        return self.form_invalid(form)


class RoundPlan(OfActivity, Planning):
    """Plan to ask people at one point of the activity."""

    permission = Permission.PLAN
    template_name = "evaluation/round_plan.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if kwargs["phase"] not in Phase.values:
            raise Http404
        self.phase = Phase(kwargs["phase"])

    def dispatch(self, request, *args, **kwargs):
        existing = None
        if self.phase != Phase.PULSE:
            existing = self.activity.rounds.filter(phase=self.phase).first()
        return to_round(existing) if existing else super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            round_ = planning.plan(activity=self.activity, phase=self.phase, plan=form.plan, by=self.request.user)
        except ValidationError as refusal:
            return self.refused(form, refusal)
        return to_round(round_)


class RoundChange(OfRound, Planning):
    """Change a plan; once people have been asked, the last day only."""

    permission = Permission.PLAN

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.phase = Phase(self.round.phase)

    def get_template_names(self):
        return [f"evaluation/{'round_plan' if self.round.is_planned else 'round_last_day'}.html"]

    def get_form_class(self):
        return PlanForm if self.round.is_planned else LastDayForm

    def get_initial(self):
        return initial_of(self.round) if self.round.is_planned else {"closes_on": self.round.closes_on}

    def get_form_kwargs(self):
        if self.round.is_planned:
            return super().get_form_kwargs()
        opened_on = self.round.opened_at and timezone.localdate(self.round.opened_at)
        return {**FormView.get_form_kwargs(self), "opened_on": opened_on}

    def offered(self):
        """What is offered now, and what was chosen while it was offered."""
        found = super().offered()
        for chosen in self.round.audience.select_related("version__questionnaire"):
            versions = found.setdefault(chosen.capacity, [])
            if chosen.version not in versions:
                versions.append(chosen.version)
        return found

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if not self.round.is_planned and set(request.POST) & {"mode", "capacities", "opens", "reminders"}:
            # Sent from a page that was fetched before the round opened, or made by hand.
            return self.refused(form, planning.IS_CLOSED if self.round.is_closed else planning.IS_OPEN)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form):
        try:
            if self.round.is_planned:
                planning.change(round_=self.round, plan=form.plan, by=self.request.user)
            else:
                planning.move_last_day(round_=self.round, closes_on=form.cleaned_data["closes_on"])
        except ValidationError as refusal:
            return self.refused(form, refusal)
        messages.success(self.request, "Your changes are saved.")
        return to_round(self.round)


class RoundOpen(OfRound, View):
    """Ask the people of a planned round now. It goes out at once and cannot be called back."""

    permission = Permission.PLAN

    def post(self, request, *args, **kwargs):
        refusal = self.round.is_planned and invitations.refusal_to_open(self.round, today=timezone.localdate())
        if refusal:
            messages.error(request, refusal)
            return to_round(self.round)
        try:
            waiting = invitations.open_planned(round_=self.round, by=request.user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            return to_round(self.round)
        hint_on_commit(*waiting)
        messages.success(request, f"You have asked {say_people(self.round.invitations.count())}.")
        return to_round(self.round)


class RoundCancel(OfRound, TemplateView):
    """Give up a planned round. Nobody has been asked, so nobody is told."""

    permission = Permission.PLAN
    template_name = "evaluation/round_cancel.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question="Give up this plan?",
            confirm_label="Give it up",
            cancel_url=reverse("evaluation:round", args=[self.round.pk]),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        try:
            planning.cancel(round_=self.round, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return to_round(self.round)
        messages.success(request, "The plan is given up. Nobody has been asked.")
        return redirect("evaluation:round-list", self.activity.pk)
