"""The list of what has to be arranged, as an administrator makes it."""

from django import forms

from activities.models import ChecklistItem
from pages.forms import PageForm, PageModelForm
from pages.widgets import LongText, Radios

TEXT_HELP = "One thing to arrange, as a sentence. For example: A quiet room is free during every session."


class ItemForm(PageModelForm):
    """A new item, and the area it belongs to."""

    submit = "Add it"
    enter = {"text": "Enter what has to be arranged", "area": "Select where it belongs"}

    class Meta:
        model = ChecklistItem
        fields = ["text", "area"]
        labels = {"text": "What has to be arranged?", "area": "Where does it belong?"}
        help_texts = {"text": TEXT_HELP, "area": "This cannot be changed later."}
        widgets = {"text": LongText(rows=3), "area": Radios}


class WordForm(PageModelForm):
    """Other words for an item."""

    submit = "Save"
    enter = {"text": "Enter what has to be arranged"}

    class Meta:
        model = ChecklistItem
        fields = ["text"]
        labels = {"text": "What has to be arranged?"}
        help_texts = {
            "text": "It must still mean the same, for years are compared by it. "
            "For something else, retire this item and add another."
        }
        widgets = {"text": LongText(rows=3)}


class PublishForm(PageForm):
    """What was changed and why."""

    submit = ""
    enter = {"change_note": "Enter what you changed and why"}
    seen_hash = forms.CharField(widget=forms.HiddenInput, required=False)
    change_note = forms.CharField(
        label="What did you change, and why?",
        help_text="Colleagues read this before they bring an activity up to the new version.",
        max_length=1000,
        widget=LongText(rows=3),
    )


class BringUpForm(PageForm):
    """The version whose news were read."""

    submit = ""
    version = forms.IntegerField(widget=forms.HiddenInput)
