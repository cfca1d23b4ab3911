"""The decisions about who needs to be in the room."""

from pages.forms import PageModelForm
from pages.widgets import LongText, Radios
from participants.models import PresencePlan


class PresencePlanForm(PageModelForm):
    """Who needs to be heard, and the reason where something was decided against. It may be filled in bit by bit."""

    enter = {"no_monitoring_reason": "Say why you will not ask"}
    marks_optional = False
    submit = "Save"

    class Meta:
        model = PresencePlan
        fields = [
            "who_needs_to_be_heard",
            "monitoring",
            "no_monitoring_reason",
            "no_population_reason",
            "no_acknowledgement_reason",
        ]
        labels = {
            "who_needs_to_be_heard": "Who needs to be heard?",
            "monitoring": "Will you ask people about themselves, for equality monitoring?",
            "no_monitoring_reason": "Why not?",
            "no_population_reason": "If you compare with no population: why?",
            "no_acknowledgement_reason": "If no service user or carer has agreed with the purpose yet: why?",
        }
        help_texts = {
            "who_needs_to_be_heard": (
                "Whose lives does this touch? Who is seldom heard? Who do they trust, and how can you reach them?"
            ),
            "no_population_reason": "For example: everyone on a ward is invited, so there is nobody to compare with.",
            "no_acknowledgement_reason": "For example: people join only after the activity opens.",
        }
        widgets = {
            "monitoring": Radios(reveals={PresencePlan.Monitoring.NOT_PLANNED.value: "no_monitoring_reason"}),
            "who_needs_to_be_heard": LongText(rows=6),
            "no_monitoring_reason": LongText(rows=3),
            "no_population_reason": LongText(rows=3),
            "no_acknowledgement_reason": LongText(rows=3),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["no_monitoring_reason"].required = True
