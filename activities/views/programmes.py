"""Programmes: what larger work activities belong to, and how they stand."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, RestrictedError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import CreateView, DeleteView, ListView, TemplateView, UpdateView

from accounts.access import require
from accounts.editing import KeepsDraft
from accounts.models import Organisation
from accounts.roles import Permission
from accounts.scope import OfOneThing, OfOrganisation
from activities import belonging, due, finding
from activities.forms.programmes import ProgrammeForm
from activities.models import Activity, Programme, Status
from activities.views.rows import activity_rows
from figures.plain import say_count

A_PAGE = 20
TONES = {
    Programme.Status.PLANNED: "to_do",
    Programme.Status.UNDER_WAY: "under_way",
    Programme.Status.FINISHED: "done",
    Programme.Status.STOPPED: "stopped",
}


class ProgrammeList(ListView):
    """Every programme this person may see, each with those that stand inside it."""

    def get_queryset(self):
        require(self.request.user, Permission.SEE_PLANS)
        programmes = Programme.objects.visible_to(self.request.user).select_related("lead", "part_of", "organisation")
        return programmes.annotate(number=Count("activities")).in_order()

    def get_context_data(self, **kwargs):
        user = self.request.user
        organisations = list(Organisation.objects.where_may(user, Permission.SEE_PLANS).order_by("name"))
        return super().get_context_data(
            rows=[{"programme": each, "tone": TONES[each.status]} for each in self.object_list],
            names_organisation=len(organisations) > 1,
            manages=[each for each in organisations if user.may(Permission.MANAGE, each)],
            is_demonstration=any(each.is_demonstration for each in organisations),
            **kwargs,
        )


class OfProgramme(OfOneThing):
    """A page of one programme: `self.programme`, None where it has been removed."""

    programme = None

    def things(self):
        return Programme.objects.visible_to(self.request.user).select_related("organisation", "lead", "part_of")

    def reach(self):
        self.programme = get_object_or_404(self.found())

    def get_object(self):
        """The programme once more: a form fills in its own, and the page goes on calling it what it is called."""
        return get_object_or_404(self.found())

    def get_context_data(self, **kwargs):
        return super().get_context_data(programme=self.programme, **kwargs)

    def get_success_url(self):
        if self.programme is None:
            return reverse("activities:programme-list")
        return reverse("activities:programme", args=[self.programme.pk])


class ProgrammeDetail(OfProgramme, TemplateView):
    """One programme: its activities with their stages, and what is late in it."""

    template_name = "activities/programme_detail.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        activities = Activity.objects.of_programme(self.programme)
        ids = finding.in_order(activities, None, today=today).values_list("pk", flat=True)
        page = Paginator(ids, A_PAGE).get_page(self.request.GET.get("page"))
        statuses = dict(activities.order_by().values_list("status").annotate(number=Count("pk")))
        return super().get_context_data(
            tone=TONES[self.programme.status],
            facts=self._facts(),
            parts=self.programme.parts.annotate(number=Count("activities")).order_by("name"),
            page=page,
            rows=activity_rows(list(page), today=today),
            standing=_in_words(statuses),
            late=due.among(activities, today=today).count(),
            **kwargs,
        )

    def _facts(self):
        programme = self.programme
        return [
            {"key": "Led by", "value": programme.lead.name},
            {"key": "Dates", "value": programme.dates},
            *([{"key": "Inside", "value": programme.part_of.name}] if programme.part_of else []),
        ]


def _in_words(statuses):
    """How the activities stand: "4 activities: 1 draft, 3 open"."""
    if not statuses:
        return ""
    each = ", ".join(f"{statuses[status]:,} {status.label.lower()}" for status in Status if status in statuses)
    return f"{say_count(sum(statuses.values()), one='activity', many='activities')}: {each}."


class KeepsProgramme:
    """Save what was filled in; what another administrator has done meanwhile is said in a sentence."""

    form_class = ProgrammeForm
    template_name = "activities/programme_form.html"

    def form_valid(self, form):
        try:
            belonging.save_programme(form.instance)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, "The programme is saved.")
        return redirect("activities:programme", pk=form.instance.pk)


class ForOrganisation(OfOrganisation):
    """A page on which an administrator adds something to one organisation."""

    permission = Permission.MANAGE
    back = "activities:programme-list"

    def get_success_url(self):
        return reverse(self.back)

    def get_form_kwargs(self):
        new = self.form_class.Meta.model(organisation=self.organisation, created_by=self.request.user)
        return {**super().get_form_kwargs(), "instance": new}


class ProgrammeCreate(KeepsDraft, ForOrganisation, KeepsProgramme, CreateView):
    """Add a programme to an organisation, for its administrators."""

    extra_context = {"heading": "Add a programme"}


class ProgrammeUpdate(KeepsDraft, OfProgramme, KeepsProgramme, UpdateView):
    permission = Permission.MANAGE
    extra_context = {"heading": "Change the programme"}

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        return {**kwargs, "instance": kwargs["instance"] or Programme(organisation=self.organisation)}


class ProgrammeDelete(OfProgramme, DeleteView):
    """Take out a programme that was added by mistake; one with activities is stopped or finished instead."""

    permission = Permission.MANAGE
    template_name = "activities/programme_confirm_delete.html"

    def get_context_data(self, **kwargs):
        is_empty = not (self.programme.activities.exists() or self.programme.parts.exists())
        question = f"Remove {self.programme.name}?" if is_empty else f"{self.programme.name} cannot be removed"
        return super().get_context_data(question=question, is_empty=is_empty, confirm_label="Remove it", **kwargs)

    def form_valid(self, form):
        try:
            self.programme.delete()
        except RestrictedError:
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, "The programme is removed.")
        return redirect("activities:programme-list")
