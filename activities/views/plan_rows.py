"""The guided plan's pages with several things on them: topics, and intended outcomes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.views.generic import TemplateView

from activities import starting
from activities.forms.purpose import TopicForm
from activities.forms.rows import OutcomeRow, TopicRow, rows_of
from activities.models import TopicOfInfluence
from activities.views.starting import PurposePage, go_on_from

EMPTY_ROWS = 2


class PlanRows(PurposePage, TemplateView):
    """Everything of one kind on one page. One more empty row comes by a button, without saving and without a script."""

    template_name = "activities/plan_rows.html"
    row = None

    def get_context_data(self, **kwargs):
        if "rows" not in kwargs:
            kwargs["rows"] = self._rows()
        return super().get_context_data(form=kwargs["rows"], **kwargs)

    def post(self, request, *args, **kwargs):
        sent = rows_of(self.row, data=request.POST)
        if "more" in request.POST:
            again = rows_of(self.row, initial=sent.as_typed(), more=1)
            return self.render_to_response(self.get_context_data(rows=again))
        if sent.is_valid():
            try:
                with transaction.atomic():
                    self.keep(sent.contents())
                return go_on_from(request, self.activity, self.page)
            except ValidationError as refusal:
                return self.render_to_response(self.get_context_data(rows=sent, not_kept=refusal.messages))
        return self.render_to_response(self.get_context_data(rows=sent))

    def _rows(self):
        """What is there, else what the template suggests, else empty rows."""
        there = [self.as_row(row) for row in self.existing()] or self.suggested()
        return rows_of(self.row, initial=there, more=0 if there else EMPTY_ROWS)

    def as_row(self, row):
        return {name: getattr(row, name) for name in ("pk", *self.row.words, *self.row.chosen)}


class PlanTopics(PlanRows):
    """The topics, and whether people can change them."""

    page = starting.TOPICS
    row = TopicRow
    extra_context = {"has_team": True, "thing": "Topic", "more": "Add another topic"}

    def get_context_data(self, **kwargs):
        hints = getattr(TopicForm.base_fields["openness"].widget, "hints", {})
        openness = [(choice.label, hints.get(choice.value)) for choice in TopicOfInfluence.Openness]
        return super().get_context_data(openness=openness, **kwargs)

    def existing(self):
        return self.activity.topics.all()

    def suggested(self):
        return self.suggestions.get("topics", ())

    def keep(self, contents):
        starting.keep_topics(activity=self.activity, rows=contents)


class PlanOutcomes(PlanRows):
    """What should be different, how it will be known, and by when."""

    page = starting.OUTCOMES
    row = OutcomeRow
    extra_context = {"has_team": True, "thing": "Intended outcome", "more": "Add another outcome"}

    def existing(self):
        return self.activity.outcomes.filter(is_dropped=False)

    def suggested(self):
        return starting.outcomes_suggested(self.activity, self.suggestions)

    def keep(self, contents):
        starting.keep_outcomes(activity=self.activity, rows=contents)
