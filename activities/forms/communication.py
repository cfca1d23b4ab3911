"""Noting that the purpose was shared, with whom, and how people can reply."""

from activities.forms.days import not_later_than_today
from activities.models import Communication
from pages.forms import PageModelForm
from pages.widgets import LongText, Radios


class CommunicationForm(PageModelForm):
    """One time that the purpose was shared. The way to reply is asked for: telling is half of it."""

    enter = {
        "audience": "Select who was told",
        "who_was_told": "Enter who the others are",
        "how": "Enter how it was shared",
        "on": "Enter the day",
        "told_by": "Enter who told them",
        "reply_route": "Enter how people can reply",
    }
    marks_optional = False
    submit = "Save"

    class Meta:
        model = Communication
        fields = ["audience", "who_was_told", "how", "on", "version", "told_by", "reply_route", "came_back"]
        labels = {
            "audience": "Who was told?",
            "who_was_told": "Who exactly?",
            "how": "How was it shared?",
            "on": "When?",
            "version": "What was shared?",
            "told_by": "Who told them?",
            "reply_route": "How can people reply?",
            "came_back": "What came back?",
        }
        help_texts = {
            "who_was_told": "For example: all ward managers, or the carers’ centre. Needed if they are others.",
            "how": "For example: staff newsletter, team meeting, poster in large print, a film with signing.",
            "reply_route": "For example: ring Cora on 01632 960 001, or tell your team lead by Friday.",
            "came_back": "You may add this later. Please do not write names.",
        }
        widgets = {
            "audience": Radios(
                hints={
                    "involved": "Everybody who takes part, or some of them",
                    "organisation": "Colleagues who do not take part, managers, the board",
                    "others": "Partners, the public, other organisations",
                }
            ),
            "version": Radios(),
            "came_back": LongText(rows=3),
        }

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.activity = activity
        field = self.fields["version"]
        field.queryset = activity.purpose_versions.all()
        field.choices = [("", "A text that was not agreed yet"), *((each.pk, str(each)) for each in field.queryset)]
        field.required = False

    def clean_on(self):
        return not_later_than_today(self.cleaned_data["on"])

    def clean(self):
        given = super().clean()
        if given.get("audience") == Communication.Audience.OTHERS and not given.get("who_was_told"):
            self.add_error("who_was_told", self.enter["who_was_told"])
        return given
