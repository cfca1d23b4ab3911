"""Strategies: their objectives, which activities serve them, and which nobody serves."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Exists, OuterRef, Q, RestrictedError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import CreateView, DeleteView, FormView, ListView, TemplateView, UpdateView

from accounts.access import require
from accounts.editing import KeepsDraft
from accounts.models import Organisation
from accounts.roles import Permission
from accounts.scope import OfOneThing
from activities import belonging, strategies
from activities.forms.strategies import ObjectiveForm, ObjectivesForm, RetireForm, StrategyForm
from activities.models import Objective, ServedObjective, Strategy
from activities.views.programmes import ForOrganisation
from activities.views.tones import STATUS_TONES
from pages.forms import ConfirmForm

RETIRED = "Nobody can choose it any more. Activities that serve it already go on doing so, and it stays readable."


class StrategyList(ListView):
    """Every strategy this person may see, with how many of its objectives nobody serves."""

    def get_queryset(self):
        require(self.request.user, Permission.SEE_PLANS)
        served = ServedObjective.objects.standing().filter(objective=OuterRef("objectives"))
        in_force = Q(objectives__isnull=False, objectives__retired_on=None)
        return (
            Strategy.objects.visible_to(self.request.user)
            .select_related("organisation")
            .annotate(
                number=Count("objectives", filter=in_force),
                unserved=Count("objectives", filter=in_force & ~Exists(served)),
            )
        )

    def get_context_data(self, **kwargs):
        user = self.request.user
        organisations = list(Organisation.objects.where_may(user, Permission.SEE_PLANS).order_by("name"))
        return super().get_context_data(
            names_organisation=len(organisations) > 1,
            manages=[each for each in organisations if user.may(Permission.MANAGE, each)],
            is_demonstration=any(each.is_demonstration for each in organisations),
            **kwargs,
        )


class OfStrategy(OfOneThing):
    """A page of one strategy: `self.strategy`, None where it has been removed."""

    permission = Permission.MANAGE
    thing_kwarg = "strategy_id"
    strategy = None

    def things(self):
        return Strategy.objects.visible_to(self.request.user).select_related("organisation")

    def reach(self):
        self.strategy = get_object_or_404(self.found())

    def get_context_data(self, **kwargs):
        return super().get_context_data(strategy=self.strategy, **kwargs)

    def get_success_url(self):
        if self.strategy is None:
            return reverse("activities:strategy-list")
        return reverse("activities:strategy", args=[self.strategy.pk])


class StrategyDetail(OfStrategy, TemplateView):
    """One strategy, objective by objective: which activities serve it, and what nobody serves."""

    permission = Permission.SEE_PLANS
    thing_kwarg = "pk"
    template_name = "activities/strategy_detail.html"

    def get_context_data(self, **kwargs):
        covered = strategies.coverage(self.strategy)
        in_force = [each for each in covered if not each.objective.retired_on]
        return super().get_context_data(
            facts=self._facts(),
            covered=[_told(each) for each in in_force],
            gaps=[each.objective for each in in_force if not each.number],
            retired=[_told(each) for each in covered if each.objective.retired_on],
            number=len(in_force),
            **kwargs,
        )

    def _facts(self):
        strategy = self.strategy
        return [
            {"key": "What it is", "value": strategy.get_kind_display()},
            {"key": "Written together by", "value": strategy.written_by},
            {"key": "Dates", "value": strategy.dates},
            {"key": "Where it comes from", "value": strategy.source},
        ]


def _told(covered):
    """An objective as the page tells it."""
    activities = [{"activity": each, "tone": STATUS_TONES[each.status]} for each in covered.activities]
    return {"objective": covered.objective, "activities": activities, "number": covered.number, "more": covered.more}


class KeepsStrategy:
    form_class = StrategyForm
    template_name = "activities/strategy_form.html"

    def form_valid(self, form):
        try:
            belonging.save_strategy(form.instance)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "The strategy is saved.")
        return redirect("activities:strategy", pk=form.instance.pk)


class StrategyCreate(KeepsDraft, ForOrganisation, KeepsStrategy, CreateView):
    """Add a strategy to an organisation, for its administrators; its objectives come next."""

    back = "activities:strategy-list"
    extra_context = {"heading": "Add a strategy"}


class StrategyUpdate(KeepsDraft, OfStrategy, KeepsStrategy, UpdateView):
    thing_kwarg = "pk"
    extra_context = {"heading": "Change the strategy"}

    def get_object(self):
        return get_object_or_404(self.found())


class StrategyDelete(OfStrategy, DeleteView):
    """Take out a strategy that nothing points to yet."""

    thing_kwarg = "pk"
    template_name = "activities/strategy_confirm_delete.html"

    def get_object(self):
        return self.strategy

    def get_context_data(self, **kwargs):
        is_served = ServedObjective.objects.filter(objective__strategy=self.strategy).exists()
        title = self.strategy.title
        question = f"{title} cannot be removed" if is_served else f"Remove {title}?"
        return super().get_context_data(question=question, is_served=is_served, confirm_label="Remove it", **kwargs)

    def form_valid(self, form):
        try:
            self.strategy.delete()
        except RestrictedError:
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, "The strategy is removed.")
        return redirect("activities:strategy-list")


class ObjectivesAdd(KeepsDraft, OfStrategy, FormView):
    """Several objectives at once, one to a line."""

    form_class = ObjectivesForm
    template_name = "activities/objective_form.html"
    extra_context = {"heading": "Add objectives"}

    def form_valid(self, form):
        try:
            added = strategies.add_objectives(strategy=self.strategy, lines=form.cleaned_data["lines"])
        except ValidationError as refusal:
            form.add_error("lines", refusal)
            return self.form_invalid(form)
        messages.success(self.request, "The objective is added." if len(added) == 1 else "The objectives are added.")
        return super().form_valid(form)


class OfObjective(OfStrategy):
    """A page that changes one objective: `self.objective`, without number and words where it has been removed."""

    template_name = "activities/objective_form.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.objective = Objective()

    def reach(self):
        super().reach()
        self.objective = get_object_or_404(self.strategy.objectives.with_served(), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(objective=self.objective, **kwargs)


class ObjectiveUpdate(KeepsDraft, OfObjective, FormView):
    """Put an objective otherwise; with a note of why, once activities serve it."""

    form_class = ObjectiveForm
    changes_what_stands = True

    def hold(self):
        """The objective too: nobody removes it, or begins to serve it, before its new words are saved."""
        super().hold()
        list(Objective.objects.select_for_update().filter(pk=self.kwargs["pk"]))

    def get_form_kwargs(self):
        # Where it has been removed, whoever was asked why sees also what they typed there.
        is_served = self.objective.is_served if self.objective.pk else "reason" in self.request.POST
        return {**super().get_form_kwargs(), "is_served": is_served}

    def get_initial(self):
        return {"text": self.objective.text}

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=f"Change objective {self.objective.code}", **kwargs)

    def form_valid(self, form):
        reason = form.cleaned_data.get("reason", "")
        strategies.reword(objective=self.objective, text=form.cleaned_data["text"], reason=reason, by=self.request.user)
        messages.success(self.request, "The objective is saved.")
        return super().form_valid(form)


class ObjectiveRetire(KeepsDraft, OfObjective, FormView):
    """Say that an objective is no longer part of the strategy, or that it is again."""

    template_name = "activities/objective_confirm.html"

    def get_form_class(self):
        return ConfirmForm if self.objective.retired_on else RetireForm

    def get_context_data(self, **kwargs):
        code = self.objective.code
        is_back = bool(self.objective.retired_on)
        return super().get_context_data(
            question=f"Bring back objective {code}?" if is_back else f"Retire objective {code}?",
            consequence="Activities can serve it again." if is_back else RETIRED,
            confirm_label="Bring it back" if is_back else "Retire it",
            **kwargs,
        )

    def form_valid(self, form):
        if "reason" in form.cleaned_data:
            strategies.retire(objective=self.objective, reason=form.cleaned_data["reason"])
            messages.success(self.request, f"Objective {self.objective.code} is retired.")
        else:
            strategies.bring_back(objective=self.objective)
            messages.success(self.request, f"Objective {self.objective.code} is part of the strategy again.")
        return super().form_valid(form)


class ObjectiveDelete(OfObjective, FormView):
    """Take out an objective that was added by mistake; one that was served is retired instead."""

    form_class = ConfirmForm
    template_name = "activities/objective_confirm.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            question=f"Remove objective {self.objective.code}?",
            consequence="It goes for everyone. No activity serves it.",
            confirm_label="Remove it",
            **kwargs,
        )

    def get(self, request, *args, **kwargs):
        if self.objective.is_served:
            return self._refuse()
        return super().get(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            strategies.take_out(objective=self.objective)
        except ValidationError:
            return self._refuse()
        messages.success(self.request, f"Objective {self.objective.code} is removed.")
        return super().form_valid(form)

    def _refuse(self):
        messages.error(self.request, strategies.SERVED)
        return redirect("activities:objective-retire", strategy_id=self.strategy.pk, pk=self.objective.pk)
