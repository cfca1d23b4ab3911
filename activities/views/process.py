"""Process: what has to be arranged so that people can take part well, in four areas."""

from django.contrib import messages
from django.db.models import Max
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import CreateView, TemplateView, UpdateView

from accounts.roles import Permission
from activities.forms.process import ArrangementForm, OwnArrangementForm
from activities.framework import ProcessArea, Stage
from activities.models import Arrangement
from activities.scope import OfActivity

State = Arrangement.State
TONES = {
    State.NOT_STARTED: "to_do",
    State.PLANNED: "under_way",
    State.DONE: "done",
    State.NOT_NEEDED: "stopped",
}


def in_order(arrangements):
    """Arrangements as the page shows them: area by area, own ones after those of the list."""
    return [item for area in ProcessArea for item in arrangements if item.area == area]


def is_decided(arrangement):
    return arrangement.state != State.NOT_STARTED


class Process(OfActivity, TemplateView):
    """The four areas, each with what has to be arranged, by whom and by when."""

    template_name = "activities/process.html"

    def get_context_data(self, **kwargs):
        arrangements = in_order(list(self.activity.arrangements.all()))
        undecided = [item for item in arrangements if not is_decided(item)]
        return super().get_context_data(
            stage=Stage.PROCESS,
            areas=[self._area(area, arrangements) for area in ProcessArea],
            total=len(arrangements),
            decided=len(arrangements) - len(undecided),
            next_undecided=undecided[0] if undecided else None,
            **kwargs,
        )

    def _area(self, area, arrangements):
        today = timezone.localdate()
        of_area = [item for item in arrangements if item.area == area]
        rows = [
            {
                "arrangement": item,
                "tone": TONES[item.state],
                "is_overdue": item.state in (State.NOT_STARTED, State.PLANNED) and item.due_on and item.due_on < today,
            }
            for item in of_area
        ]
        return {"area": area, "rows": rows, "decided": sum(map(is_decided, of_area)), "total": len(of_area)}


class OfProcess(OfActivity):
    """A page that changes an arrangement."""

    permission = Permission.PLAN
    stage = Stage.PROCESS

    def get_queryset(self):
        return self.activity.arrangements.all()

    def get_success_url(self):
        return reverse("activities:process", args=[self.activity.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(stage=self.stage, cancel_url=self.get_success_url(), **kwargs)


class ArrangementUpdate(OfProcess, UpdateView):
    """Say how far one arrangement is; then back to the list, or on to the next that nobody has decided."""

    form_class = ArrangementForm

    def form_valid(self, form):
        form.save()
        messages.success(self.request, f"Saved: {self.object.text}")
        if "next" not in self.request.POST:
            return redirect(f"{self.get_success_url()}#arrangement-{self.object.pk}")
        if following := self._next():
            return redirect("activities:arrangement-update", activity_id=self.activity.pk, pk=following.pk)
        return redirect(self.get_success_url())

    def _next(self):
        """The next undecided arrangement after this one; from the top again at the end; None if all are decided."""
        arrangements = in_order(list(self.activity.arrangements.all()))
        here = arrangements.index(self.object)
        return next((item for item in arrangements[here + 1 :] + arrangements[:here] if not is_decided(item)), None)


class ArrangementCreate(OfProcess, CreateView):
    """Add something this activity needs that the list does not have."""

    form_class = OwnArrangementForm
    template_name = "activities/form.html"
    extra_context = {"heading": "Add an arrangement of your own"}

    def get_initial(self):
        return {"area": self.request.GET.get("area", "")}

    def form_valid(self, form):
        last = self.activity.arrangements.aggregate(last=Max("order"))["last"]
        form.instance.activity, form.instance.order = self.activity, 0 if last is None else last + 1
        messages.success(self.request, "The arrangement is added.")
        return super().form_valid(form)
