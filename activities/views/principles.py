"""Principles: how people in the activity relate to each other, and what they have agreed to keep to."""

from django.contrib import messages
from django.db.models import Max
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import CreateView, DeleteView, TemplateView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities.forms.principles import CommitmentForm
from activities.framework import Stage
from activities.scope import OfActivity


class Principles(OfActivity, TemplateView):
    """The value cards people may pick from, and the commitments everyone has agreed to."""

    template_name = "activities/principles.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            stage=Stage.PRINCIPLES,
            value_cards=self.activity.value_cards.all(),
            commitments=self.activity.commitments.all(),
            **kwargs,
        )


class OfPrinciples(KeepsDraft, OfActivity):
    """A page that changes the commitments."""

    permission = Permission.PLAN
    stage = Stage.PRINCIPLES
    template_name = "activities/form.html"

    def get_queryset(self):
        return self.activity.commitments.all()

    def get_success_url(self):
        return reverse("activities:principles", args=[self.activity.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(stage=self.stage, cancel_url=self.get_success_url(), **kwargs)


class CommitmentCreate(OfPrinciples, CreateView):
    """Add something people have agreed to keep to."""

    form_class = CommitmentForm
    extra_context = {"heading": "Add an agreed commitment"}

    def get_initial(self):
        return {"agreed_on": timezone.localdate()}

    def form_valid(self, form):
        last = self.activity.commitments.aggregate(last=Max("order"))["last"]
        form.instance.activity, form.instance.order = self.activity, 0 if last is None else last + 1
        messages.success(self.request, "The commitment is added.")
        return super().form_valid(form)


class CommitmentUpdate(OfPrinciples, UpdateView):
    """Change the words of a commitment."""

    form_class = CommitmentForm
    extra_context = {"heading": "Change a commitment"}
    write_anew_at = "activities:commitment-create"

    def form_valid(self, form):
        messages.success(self.request, "The commitment is changed.")
        return super().form_valid(form)


class CommitmentDelete(OfPrinciples, DeleteView):
    """Remove a commitment."""

    template_name = "activities/confirm_remove.html"
    extra_context = {"question": "Remove this commitment?", "confirm_label": "Remove it"}

    def form_valid(self, form):
        self.object.delete()
        messages.success(self.request, "The commitment is removed.")
        return redirect(self.get_success_url())
