"""Where people with lived experience are present, one level at a time."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.generic import FormView

from activities.framework import LEVEL_HINTS, Level
from participants import grid
from participants.forms.grid import LevelForm
from participants.views.heard import OfPresence


class LevelUpdate(OfPresence, FormView):
    """One level: who is there in planning, in delivery and in evaluation."""

    form_class = LevelForm
    template_name = "participants/level_form.html"
    changes_what_stands = True

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if kwargs["level"] not in Level.values:
            raise Http404
        self.level = Level(kwargs["level"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "places": self._row().places}

    def get_context_data(self, **kwargs):
        return super().get_context_data(heading=self._row().label, hint=LEVEL_HINTS[self.level], **kwargs)

    def form_valid(self, form):
        grid.keep(activity=self.activity, level=self.level, answers=form.answers)
        messages.success(self.request, self.done)
        return redirect(f"{self.get_success_url()}#levels")

    def _row(self):
        return next(row for row in grid.of_activity(self.activity).rows if row.level == self.level)
