"""The last questions before a version is published for good."""

from django import forms

from pages.forms import PageForm
from pages.widgets import LongText, Radios


class PublishForm(PageForm):
    """Whether answers still mean the same, and what was changed and why; nothing for a first version."""

    submit = ""
    enter = {
        "keeps_meaning": "Select whether the answers still mean the same",
        "change_note": "Enter what you changed and why",
    }
    seen_hash = forms.CharField(widget=forms.HiddenInput, required=False)
    keeps_meaning = forms.ChoiceField(
        label="Do the answers still mean the same?",
        choices=[("yes", "Yes, they can be counted together"), ("no", "No, count them apart")],
        widget=Radios(
            hints={
                "yes": "You put a spelling mistake right, or said the same in plainer words",
                "no": "A question now asks for something else, or its answers changed",
            }
        ),
    )
    change_note = forms.CharField(
        label="What did you change, and why?",
        help_text="Colleagues read this beside the results.",
        max_length=1000,
        widget=LongText(rows=3),
    )

    def __init__(self, *args, is_first, **kwargs):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["keeps_meaning"], self.fields["change_note"]

    @property
    def decision(self):
        """What to publish with: `keeps_meaning` and `change_note`."""
        found = self.cleaned_data
        return {
            "keeps_meaning": found.get("keeps_meaning", "yes") == "yes",
            "change_note": found.get("change_note", ""),
            "seen_hash": found["seen_hash"],
        }
