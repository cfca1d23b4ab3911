"""Where an activity belongs: its programme, the objectives it serves, and the partners it is run with."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.views.generic import CreateView, DeleteView, FormView, TemplateView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities import belonging
from activities.forms.programmes import BelongingForm, PartnerForm
from activities.models import Partner, Programme, Strategy
from activities.scope import OfActivity


class OfBelonging(OfActivity):
    """A page that says where an activity belongs, or changes it."""

    permission = Permission.PLAN

    def get_success_url(self):
        return reverse("activities:belonging", args=[self.activity.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(cancel_url=self.get_success_url(), **kwargs)


class Belonging(OfBelonging, TemplateView):
    """The programme, the objectives and the partners of one activity."""

    permission = Permission.SEE_PLANS
    template_name = "activities/belonging.html"

    def get_context_data(self, **kwargs):
        organisation = self.activity.organisation
        return super().get_context_data(
            programme=Programme.objects.filter(pk=self.activity.programme_id).select_related("part_of").first(),
            objectives=self.activity.objectives.select_related("strategy").order_by("strategy__title", "order"),
            partners=self.activity.partners.all(),
            has_choice=Programme.objects.filter(organisation=organisation).exists()
            or Strategy.objects.filter(organisation=organisation, objectives__isnull=False).exists(),
            **kwargs,
        )


class BelongingUpdate(OfBelonging, FormView):
    """Choose the programme and tick the objectives; for those who plan."""

    form_class = BelongingForm
    template_name = "activities/belonging_form.html"
    changes_what_stands = True

    def hold(self):
        super().hold()
        self.activity.refresh_from_db(fields=["programme"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}

    def form_valid(self, form):
        belonging.link(
            activity=self.activity,
            programme=form.cleaned_data.get("programme"),
            objectives=form.objectives,
            by=self.request.user,
        )
        messages.success(self.request, "Saved where the activity belongs.")
        return super().form_valid(form)


class OfPartner(KeepsDraft, OfBelonging):
    form_class = PartnerForm
    template_name = "activities/form.html"

    def get_queryset(self):
        return self.activity.partners.all()

    def form_valid(self, form):
        try:
            belonging.save_partner(form.instance)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, f"{form.instance.name} is saved.")
        return redirect(self.get_success_url())


class PartnerCreate(OfPartner, CreateView):
    extra_context = {"heading": "Add a partner"}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Partner(activity=self.activity)}


class PartnerUpdate(OfPartner, UpdateView):
    extra_context = {"heading": "Change a partner"}


class PartnerDelete(OfBelonging, DeleteView):
    template_name = "activities/confirm_remove.html"

    def get_queryset(self):
        return self.activity.partners.all()

    def get_context_data(self, **kwargs):
        question = f"Remove {self.object.name} from the partners?"
        return super().get_context_data(question=question, confirm_label="Remove partner", **kwargs)

    def form_valid(self, form):
        messages.success(self.request, f"{self.object.name} is removed.")
        return super().form_valid(form)
