"""The outreach log of an activity: where we went to reach people."""

from django.urls import reverse
from django.views.generic import CreateView, DeleteView, TemplateView, UpdateView

from activities.scope import OfActivity
from participants.forms.outreach import OutreachForm
from participants.reaching_out import without_name
from participants.views.heard import OfPresence


class OutreachLog(OfActivity, TemplateView):
    """Where we went, through whom, for whom, what came of it, and what is owed back."""

    template_name = "participants/outreach.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        entries = list(self.activity.outreach.select_related("network", "target_group", "recorded_by"))
        for entry in entries:
            named = context["may_see_people"] and entry.network
            entry.through = entry.network.name if named else without_name(entry.network)
        return {**context, "entries": entries, "owing": [entry for entry in entries if entry.is_owed]}


class OfOutreach(OfPresence):
    form_class = OutreachForm

    def get_queryset(self):
        return self.activity.outreach.all()

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "activity": self.activity}

    def get_success_url(self):
        return reverse("participants:outreach", args=[self.activity.pk])


class OutreachCreate(OfOutreach, CreateView):
    extra_context = {"heading": "Note where you went"}

    def form_valid(self, form):
        form.instance.recorded_by = self.request.user
        return super().form_valid(form)


class OutreachUpdate(OfOutreach, UpdateView):
    extra_context = {"heading": "Change what you noted"}


class OutreachDelete(OfPresence, DeleteView):
    template_name = "activities/confirm_remove.html"
    extra_context = {"question": "Remove this entry?", "confirm_label": "Remove it"}
    done = "The entry is removed."

    def get_queryset(self):
        return self.activity.outreach.all()

    def get_success_url(self):
        return reverse("participants:outreach", args=[self.activity.pk])
