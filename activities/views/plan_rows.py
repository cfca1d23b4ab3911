"""The guided plan's pages with several things on them: topics, and intended outcomes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.views.generic import FormView

from accounts.editing import KeepsDraft
from activities import starting
from activities.forms.purpose import TopicForm
from activities.forms.rows import OutcomeRow, TopicRow, initial_of_draft, rows_of
from activities.models import TopicOfInfluence
from activities.views.starting import PurposePage, go_on_from
from pages.merging import CARRIED, read_fingerprints

EMPTY_ROWS = 2


class PlanRows(KeepsDraft, PurposePage, FormView):
    """Everything of one kind on one page. One more empty row comes by a button, without saving and without a script."""

    template_name = "activities/plan_rows.html"
    changes_what_stands = True
    prefix = "rows"
    row = None

    def hold(self):
        self.hold_purpose()

    def standing(self):
        return [self.row.initial_of(lambda name, thing=thing: getattr(thing, name)) for thing in self.existing()]

    def suggested(self):
        return [self.row.initial_of(words.get) for words in self.words_suggested()]

    def get_form_class(self):
        is_empty = not self.standing() and not self.suggested()
        return rows_of(self.row, more=EMPTY_ROWS if is_empty and not self.request.POST else 0)

    def get_initial(self):
        """What is there, else what the template suggests; with a draft, in the order in which it was typed."""
        standing = self.standing()
        suggested = [] if standing else self.suggested()
        if self.draft is None:
            return standing or suggested
        return initial_of_draft(self.draft.typed, prefix=self.prefix, standing=standing, suggested=suggested)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "standing": self.standing()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(thing=self.row.thing, **kwargs)

    def post(self, request, *args, **kwargs):
        if "more" in request.POST:
            return self.render_to_response(self.get_context_data(form=self._with_one_more()))
        return super().post(request, *args, **kwargs)

    def _with_one_more(self):
        sent = self.get_form()
        again = rows_of(self.row, more=1)(initial=sent.as_typed(), prefix=self.prefix, standing=self.standing())
        again.carried = sent.carried
        # Nothing is saved, so what was read is still what it was compared with.
        again.carry(read_fingerprints(self.request.POST.get(CARRIED)))
        return again

    def form_valid(self, form):
        try:
            with transaction.atomic():
                self.keep(form.contents())
        except ValidationError as refusal:
            return self.render_to_response(self.get_context_data(form=form, not_kept=refusal.messages))
        return go_on_from(self.request, self.activity, self.page)


class PlanTopics(PlanRows):
    """The topics, and whether people can change them."""

    page = starting.TOPICS
    row = TopicRow
    extra_context = {"has_team": True, "more": "Add another topic"}

    def get_context_data(self, **kwargs):
        hints = getattr(TopicForm.base_fields["openness"].widget, "hints", {})
        openness = [(choice.label, hints.get(choice.value)) for choice in TopicOfInfluence.Openness]
        return super().get_context_data(openness=openness, **kwargs)

    def existing(self):
        return self.activity.topics.all()

    def words_suggested(self):
        return self.suggestions.get("topics", ())

    def keep(self, contents):
        starting.keep_topics(activity=self.activity, rows=contents)


class PlanOutcomes(PlanRows):
    """What should be different, how it will be known, and by when."""

    page = starting.OUTCOMES
    row = OutcomeRow
    extra_context = {"has_team": True, "more": "Add another outcome"}

    def existing(self):
        return self.activity.outcomes.filter(is_dropped=False)

    def words_suggested(self):
        return starting.outcomes_suggested(self.activity, self.suggestions)

    def keep(self, contents):
        starting.keep_outcomes(activity=self.activity, rows=contents)
