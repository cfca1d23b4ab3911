"""Who needs to be heard: target groups, and who is not in the room."""

from django import forms
from django.core.exceptions import ValidationError

from pages.forms import PageForm, PageModelForm
from pages.widgets import Checkboxes, LongText, Radios
from participants.models import PresencePlan, TargetGroup


class TargetGroupForm(PageModelForm):
    """A group whose voice the activity needs. Only its name must stand; the rest may come later."""

    enter = {"name": "Enter who needs to be heard"}
    submit = "Save"
    sections = [("What came of it", ["heard", "result"])]

    class Meta:
        model = TargetGroup
        fields = ["name", "why", "aim", "route", "adaptations", "heard", "result"]
        labels = {
            "name": "Who needs to be heard?",
            "why": "Why them?",
            "aim": "What would be enough?",
            "route": "How will you reach them?",
            "adaptations": "What has to be different so that they can take part?",
            "heard": "Are they heard?",
            "result": "What have you tried, and what came of it?",
        }
        help_texts = {
            "name": "A group, not a person. For example: carers under 25.",
            "why": "What do they know that nobody else does?",
            "aim": "A number of people, or in words. For example: 5 people, or one of them chairs the group.",
            "route": "Who do they trust? Where do they meet?",
            "adaptations": "For example: a sign language interpreter, Easy Read, evenings, a friend comes along.",
            "result": "Please do not write names.",
        }
        widgets = {
            "why": LongText(rows=3),
            "route": LongText(rows=3),
            "adaptations": LongText(rows=2),
            "heard": Radios(),
            "result": LongText(rows=4),
        }

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.activity = activity

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = self.instance.activity.target_groups.exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise ValidationError("This group is on the list already. Change that entry instead")
        return name


class SuggestedGroupsForm(PageForm):
    """Groups to add from the list of those who are seldom heard."""

    groups = forms.MultipleChoiceField(
        label="Who is seldom heard, and needs to be heard here?",
        help_text="Choose as many as matter for what this activity is about.",
        widget=Checkboxes(),
        error_messages={"required": "Select at least one group"},
    )
    submit = "Add these groups"
    label_size = "m"

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(group, group) for group in groups]
        self.fields["groups"].choices = choices
        self.fields["groups"].widget.choices = choices


class NotInTheRoomForm(PageModelForm):
    """Who is missing, and what was tried."""

    heading = "not_in_the_room"
    marks_optional = False
    submit = "Save"

    class Meta:
        model = PresencePlan
        fields = ["not_in_the_room"]
        labels = {"not_in_the_room": "Who is not in the room, and what have you tried?"}
        help_texts = {
            "not_in_the_room": (
                "Look round the group. Whose life does this touch, and who is not here? "
                "Write what you tried, also where it did not work. Please do not write names."
            )
        }
        widgets = {"not_in_the_room": LongText(rows=8)}


class SeldomHeardForm(PageForm):
    """The organisation's own list, one group a line."""

    groups = forms.CharField(
        label="Groups, one on each line",
        help_text="Planners choose from this list. It changes nothing in plans that are written already.",
        max_length=5000,
        widget=LongText(rows=22),
        error_messages={"required": "Enter at least one group"},
    )
    submit = "Save the list"
