"""Writing the purpose: its words, its topics and its intended outcomes."""

from django.views.generic import CreateView, UpdateView

from activities import locking
from activities.forms.purpose import OutcomeForm, PurposeForm, TopicForm
from activities.views.purpose.changes import OfOpenPurpose, RemoveFromPurpose


class OfTopics:
    def get_queryset(self):
        return self.activity.topics.all()


class OfOutcomes:
    def get_queryset(self):
        return self.activity.outcomes.filter(is_dropped=False)


class PurposeUpdate(OfOpenPurpose, UpdateView):
    """Write why people are involved, who decides, and what people get."""

    form_class = PurposeForm
    extra_context = {"heading": "The purpose in words"}

    def get_object(self):
        return self.activity.purpose

    def keep(self, form):
        # Only what was on the page: the state belongs to agreeing and amending.
        form.instance.save(update_fields=list(form.fields))


class TopicCreate(OfOpenPurpose, CreateView):
    """Add a topic, and say whether it can change."""

    form_class = TopicForm
    extra_context = {"heading": "Add a topic"}


class TopicUpdate(OfTopics, OfOpenPurpose, UpdateView):
    """Change a topic, or whether it can change."""

    form_class = TopicForm
    extra_context = {"heading": "Change a topic"}


class TopicDelete(OfTopics, RemoveFromPurpose):
    """Remove a topic."""

    extra_context = {"question": "Remove this topic?", "confirm_label": "Remove it"}
    done = "The topic is removed."


class OutcomeCreate(OfOpenPurpose, CreateView):
    """Add what should be different because people were involved."""

    form_class = OutcomeForm
    extra_context = {"heading": "Add an intended outcome"}


class OutcomeUpdate(OfOutcomes, OfOpenPurpose, UpdateView):
    """Change an intended outcome."""

    form_class = OutcomeForm
    extra_context = {"heading": "Change an intended outcome"}


class OutcomeDelete(OfOutcomes, RemoveFromPurpose):
    """Take an intended outcome out; one that was ever agreed stays readable in its version."""

    extra_context = {"question": "Remove this intended outcome?", "confirm_label": "Remove it"}
    done = "The intended outcome is removed."

    def keep(self, form):
        locking.remove_outcome(self.object)
