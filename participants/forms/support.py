"""Support arranged for one person, and who needs to know of it."""

from django import forms

from accounts.models import User
from pages.forms import PageForm, PageModelForm
from pages.widgets import Checkboxes, LongText
from participants.models import SupportArrangement
from participants.support import FIELDS

HINTS = {
    "supporter": "A name and a role. For example: Ada, peer worker.",
    "before_and_after": "For example: a call the day before, and ten minutes together afterwards.",
    "check_ins": "For example: Ada rings every second Friday.",
    "quiet_space": "For example: room 4 is free; they may go out at any time without saying why.",
    "replacement_care": "Who looks after whom, when, and who pays for it.",
    "assistant": "Who comes along, what they do, and that it is paid for.",
    "if_upset": "What they want to happen, and what not. Whom to ring.",
    "safeguarding": "Who is told, and by which way. They know this before it is needed.",
    "anything_else": "Only what whoever reads this needs to know.",
}


class SupportForm(PageModelForm):
    """What is arranged. Any part may stay empty."""

    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    is_written_together = forms.BooleanField(label="This was written with them, and they have read it", required=False)
    marks_optional = False
    submit = "Save"

    class Meta:
        model = SupportArrangement
        fields = [*FIELDS, "is_written_together"]
        labels = FIELDS
        help_texts = HINTS
        widgets = {name: LongText(rows=2) for name in FIELDS if name != "supporter"}


class SupportReadersForm(PageForm):
    """Who needs to know. Everybody without a tick reads nothing."""

    users = forms.ModelMultipleChoiceField(
        label="Who needs to know?",
        help_text="As few as will do. The person sees these names on their own page.",
        queryset=User.objects.none(),
        widget=Checkboxes(),
        error_messages={"required": "Choose at least one person. Somebody must be able to read it"},
    )
    label_size = "m"
    submit = "Save"

    def __init__(self, *args, could_read, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["users"].queryset = could_read
