"""Process: what has to be arranged so that people can take part well, in four areas."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import CreateView, DetailView, TemplateView, UpdateView

from accounts.editing import KeepsDraft
from accounts.roles import Permission
from activities import arranging
from activities.checklists import using
from activities.forms.narrowing import NarrowForm
from activities.forms.process import ArrangementForm, OwnArrangementForm
from activities.framework import ProcessArea, Stage
from activities.models import Arrangement, Promise
from activities.scope import OfActivity
from activities.views.progress import picture, shortcuts

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


class OfArrangements(OfActivity):
    """A page about arrangements: all of the list as `self.arrangements`, and which of them to show."""

    stage = Stage.PROCESS

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.today = timezone.localdate()
        everything = list(self.activity.arrangements.select_related("owned_by"))
        self.arrangements = in_order([item for item in everything if not item.is_retired])
        self.retired = in_order([item for item in everything if item.is_retired])
        self.narrow = NarrowForm(request.GET, arrangements=self.arrangements, user=request.user, today=self.today)
        self.shown = [item for item in self.arrangements if self.narrow.passes(item)]

    def list_url(self):
        return reverse("activities:process", args=[self.activity.pk]) + self.narrow.query

    def get_context_data(self, **kwargs):
        everywhere = {"stage": self.stage, "narrow": self.narrow, "query": self.narrow.query, "today": self.today}
        return super().get_context_data(**{**everywhere, **kwargs})


class Process(OfArrangements, TemplateView):
    """The four areas, each with what has to be arranged, by whom and by when."""

    template_name = "activities/process.html"

    def get_context_data(self, **kwargs):
        decided = [item for item in self.arrangements if item.is_decided]
        use = using.use_of(self.activity)
        self.promises = self._promises()
        ways = shortcuts(self.arrangements, self.narrow)
        return super().get_context_data(
            pictures=[picture(area, self.arrangements) for area in ProcessArea],
            areas=[self._area(area) for area in ProcessArea if self._is_shown(area)],
            shortcuts=ways,
            is_shortcut=any(way["is_here"] for way in ways),
            shown=len(self.shown),
            total=len(self.arrangements),
            decided=len(decided),
            next_undecided=next((item for item in self.shown if not item.is_decided), None),
            retired=[self._row(item) for item in self.retired if self._has_words(item) and not self.narrow.chosen],
            use=use,
            newer=using.newer_for(self.activity),
            **kwargs,
        )

    def _is_shown(self, area):
        return not self.narrow.chosen or any(item.area == area for item in self.shown)

    def _has_words(self, item):
        return item.is_decided or item.who or item.due_on or item.pk in self.promises

    def _area(self, area):
        rows = [self._row(item) for item in self.shown if item.area == area]
        return {"area": area, "rows": rows, "word": area.label.lower()}

    def _row(self, item):
        return {
            "arrangement": item,
            "tone": TONES[item.state],
            "is_overdue": item.is_overdue(today=self.today),
            "promises": self.promises.get(item.pk, []),
        }

    def _promises(self):
        """The promises that stand, by the arrangement they were made about."""
        found = {}
        for promise in self.activity.promises.exclude(arrangement=None).prefetch_related("events"):
            if promise.state != Promise.State.CHANGED:
                found.setdefault(promise.arrangement_id, []).append(promise)
        return found


class OfProcess(KeepsDraft, OfArrangements):
    """A page that changes an arrangement."""

    permission = Permission.PLAN

    def get_queryset(self):
        return self.activity.arrangements.select_related("owned_by")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisation": self.activity.organisation}

    def get_success_url(self):
        return self.list_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(cancel_url=self.list_url(), **kwargs)


class ArrangementUpdate(OfProcess, UpdateView):
    """Say how far one arrangement is; then back to the list, or on to the next that nobody has decided."""

    form_class = ArrangementForm
    may_be_written_anew = False

    def get_context_data(self, **kwargs):
        place = next((place for place, item in enumerate(self.shown, 1) if item.pk == self.object.pk), None)
        return super().get_context_data(place=place, shown=len(self.shown), promises=self._waiting(), **kwargs)

    def form_valid(self, form):
        arranging.keep(arrangement=form.instance, fields=list(form.fields), by=self.request.user)
        messages.success(self.request, f"Saved: {self.object.text}")
        if self.object.state == State.DONE and self._waiting():
            messages.info(self.request, "This was promised to people. Say under Promises that it is kept.")
        if "next" not in self.request.POST:
            return redirect(f"{self.list_url()}#arrangement-{self.object.pk}")
        if following := self._next():
            there = reverse("activities:arrangement-update", args=[self.activity.pk, following.pk])
            return redirect(there + self.narrow.query)
        return redirect(self.list_url())

    def _next(self):
        """The next undecided arrangement to be shown after this one; from the top again at the end; None if all are."""
        places = {item.pk: place for place, item in enumerate(self.arrangements)}
        here = places.get(self.object.pk, -1)
        undecided = [item for item in self.shown if item.pk != self.object.pk and not item.is_decided]
        return next((item for item in undecided if places[item.pk] > here), undecided[0] if undecided else None)

    def _waiting(self):
        return list(self.activity.promises.waiting().filter(arrangement=self.object))


class ArrangementCreate(OfProcess, CreateView):
    """Add something this activity needs that the list does not have."""

    form_class = OwnArrangementForm
    template_name = "activities/form.html"
    extra_context = {"heading": "Add an arrangement of your own"}

    def get_initial(self):
        return {"area": self.request.GET.get("in", "")}

    def form_valid(self, form):
        arranging.add(activity=self.activity, arrangement=form.instance, by=self.request.user)
        messages.success(self.request, "The arrangement is added.")
        return redirect(f"{self.list_url()}#arrangement-{form.instance.pk}")


class ArrangementDetail(OfArrangements, DetailView):
    """One arrangement: how it stands, and how it stood before."""

    template_name = "activities/arrangement_detail.html"

    def get_queryset(self):
        return self.activity.arrangements.select_related("owned_by")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            tone=TONES[self.object.state],
            is_overdue=self.object.is_overdue(today=self.today),
            events=self.object.events.select_related("by"),
            promises=self.object.promises.prefetch_related("events"),
            cancel_url=self.list_url(),
            **kwargs,
        )
