"""What has to be arranged so that people can take part well."""

from activities.models import Arrangement
from pages.forms import PageModelForm
from pages.widgets import LongText, Radios, Text

STATE_HINTS = {
    "not_started": "Nobody has looked at it yet",
    "planned": "It is decided who does it",
    "done": "It is in place",
    "not_needed": "You say why",
}
HELP = {
    "owner": "A name or a role",
    "due_on": "For example, 27 3 2026",
    "evidence": "Where it can be seen. For example: the invitation in Easy Read is in the shared folder.",
    "not_needed_reason": "For example: nobody involved is a carer, and we asked.",
}
LABELS = {
    "state": "How far is it?",
    "not_needed_reason": "Why is it not needed?",
    "owner": "Who does it?",
    "due_on": "By when?",
    "evidence": "How can you tell that it is done?",
}


class ArrangementForm(PageModelForm):
    """How far one arrangement is, who does it, by when, and where that can be seen."""

    submit = ""
    enter = {"not_needed_reason": "Enter why it is not needed", "text": "Enter what has to be arranged"}

    class Meta:
        model = Arrangement
        fields = ["text", "state", "not_needed_reason", "owner", "due_on", "evidence"]
        labels = LABELS | {"text": "What has to be arranged?"}
        help_texts = HELP
        widgets = {
            "text": LongText(rows=2),
            "state": Radios(hints=STATE_HINTS, reveals={"not_needed": "not_needed_reason"}),
            "not_needed_reason": LongText(rows=2),
            "owner": Text(width=20),
            "evidence": LongText(rows=3),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["not_needed_reason"].required = True
        if self.instance.code:
            # The words of the shipped list stay as they are, so that years compare.
            del self.fields["text"]


class OwnArrangementForm(PageModelForm):
    """Something this activity needs that the list does not have."""

    submit = "Save"
    enter = {"text": "Enter what has to be arranged", "area": "Select where it belongs"}

    class Meta:
        model = Arrangement
        fields = ["text", "area", "owner", "due_on"]
        labels = LABELS | {"text": "What has to be arranged?", "area": "Where does it belong?"}
        help_texts = HELP | {"text": "For example: a quiet table at lunch."}
        widgets = {"text": LongText(rows=2), "area": Radios, "owner": Text(width=20)}
