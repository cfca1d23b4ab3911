"""The communication log: who was told of the purpose, how they can reply, and what came back."""

from django.contrib import messages
from django.urls import reverse
from django.views.generic import CreateView, DeleteView, TemplateView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities.forms.communication import CommunicationForm
from activities.framework import Stage
from activities.models import Communication, PurposeVersion
from activities.scope import OfActivity


class CommunicationLog(OfActivity, TemplateView):
    """Every time that the purpose was shared, newest first, and to how many of them something came back."""

    template_name = "activities/communications.html"

    def get_context_data(self, **kwargs):
        entries = list(self.activity.communications.select_related("version", "recorded_by"))
        told = {entry.audience for entry in entries}
        return super().get_context_data(
            stage=Stage.PURPOSE,
            cancel_url=reverse("activities:purpose", args=[self.activity.pk]),
            entries=entries,
            dialogues=sum(bool(entry.came_back) for entry in entries),
            not_told=[audience.label for audience in Communication.Audience if audience not in told],
            **kwargs,
        )


class OfLog(OfActivity):
    """A page that changes the log. Telling goes on after an activity has ended, so its end does not close it."""

    permission = Permission.PLAN
    done = "Saved."

    def get_queryset(self):
        return self.activity.communications.all()

    def get_success_url(self):
        return reverse("activities:communications", args=[self.activity.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(stage=Stage.PURPOSE, cancel_url=self.get_success_url(), **kwargs)

    def form_valid(self, form):
        messages.success(self.request, self.done)
        return super().form_valid(form)


class OfEntry(KeepsDraft, OfLog):
    form_class = CommunicationForm
    template_name = "activities/form.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}


class CommunicationCreate(OfEntry, CreateView):
    """Note that the purpose was shared."""

    extra_context = {"heading": "Note who was told"}

    def get_initial(self):
        current = PurposeVersion.objects.current(self.activity)
        return {
            "audience": self.request.GET.get("audience", ""),
            "version": current.pk if current else "",
            "told_by": self.request.user.name,
        }

    def form_valid(self, form):
        form.instance.recorded_by = self.request.user
        return super().form_valid(form)


class CommunicationUpdate(OfEntry, UpdateView):
    """Change what was noted, or add what came back."""

    extra_context = {"heading": "Change what you noted"}


class CommunicationDelete(OfLog, DeleteView):
    """Remove an entry that was noted by mistake."""

    template_name = "activities/confirm_remove.html"
    extra_context = {"question": "Remove this entry?", "confirm_label": "Remove it"}
    done = "The entry is removed."
