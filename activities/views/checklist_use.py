"""Bringing an activity up to a newer version of the list of arrangements."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import FormView

from accounts.roles import Permission
from activities.checklists import using
from activities.forms.checklists import BringUpForm
from activities.framework import ProcessArea, Stage
from activities.models import ChecklistVersion
from activities.scope import OfActivity

NOTHING_NEWER = "This activity has the newest list already."


class ChecklistBringUp(OfActivity, FormView):
    """See what is new, reworded and retired; then take it over, with everything written so far."""

    permission = Permission.PLAN
    form_class = BringUpForm
    template_name = "activities/checklist_bring_up.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.newer = using.newer_for(self.activity)

    def dispatch(self, request, *args, **kwargs):
        if self.newer is None and request.method in ("GET", "HEAD", "POST"):
            messages.info(request, NOTHING_NEWER)
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self):
        return reverse("activities:process", args=[self.activity.pk])

    def get_initial(self):
        return {"version": self.newer.pk}

    def get_context_data(self, **kwargs):
        news = using.news(self.activity, self.newer)
        return super().get_context_data(
            stage=Stage.PROCESS,
            cancel_url=self.get_success_url(),
            newer=self.newer,
            use=using.use_of(self.activity),
            new=[{"area": ProcessArea(item["area"]).label, "text": item["text"]} for item in news.new],
            reworded=[{"arrangement": arrangement, "text": text} for arrangement, text in news.reworded],
            retired=news.retired,
            question="Bring this activity up to the newer list?",
            confirm_label="Bring it up to the newer list",
            **kwargs,
        )

    def form_valid(self, form):
        seen = ChecklistVersion.objects.readable_in(self.activity.organisation)
        version = get_object_or_404(seen, pk=form.cleaned_data["version"])
        try:
            using.bring_up(activity=self.activity, version=version, by=self.request.user)
        except ValidationError as refusal:
            messages.warning(self.request, refusal.message)
            return redirect("activities:checklist-bring-up", activity_id=self.activity.pk)
        messages.success(self.request, "This activity has the newer list now. Nothing that was written is lost.")
        return redirect(self.get_success_url())
