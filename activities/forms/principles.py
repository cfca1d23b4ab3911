"""What people have agreed to keep to."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from activities.models import Commitment
from pages.forms import PageModelForm
from pages.widgets import LongText


class CommitmentForm(PageModelForm):
    """One commitment, in the words that were agreed."""

    enter = {"text": "Enter what was agreed", "agreed_on": "Enter the day on which it was agreed"}
    submit = "Save"

    class Meta:
        model = Commitment
        fields = ["text", "agreed_on"]
        labels = {"text": "What have you agreed to keep to?", "agreed_on": "When was it agreed?"}
        help_texts = {
            "text": "For example: We say early what cannot change, and why.",
            "agreed_on": "For example, 27 3 2026",
        }
        widgets = {"text": LongText(rows=3)}

    def clean_agreed_on(self):
        if self.cleaned_data["agreed_on"] > timezone.localdate():
            raise ValidationError("The day on which it was agreed must be today or in the past")
        return self.cleaned_data["agreed_on"]
