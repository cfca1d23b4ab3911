"""Venues of an organisation, and what somebody found when they looked."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from activities.forms.days import not_later_than_today
from activities.models import Venue, VenueFeature
from pages.forms import PageForm, PageModelForm
from pages.widgets import LongText, Radios

ANSWERS = [("yes", "Yes"), ("no", "No"), ("not known", "Not known")]


class VenueForm(PageModelForm):
    """A place where people can come together."""

    enter = {"name": "Enter the name of the venue"}
    submit = "Save"

    class Meta:
        model = Venue
        fields = ["name", "address", "getting_there", "notes"]
        labels = {
            "name": "What is it called?",
            "address": "Address",
            "getting_there": "How do people get there?",
            "notes": "What else should people who plan know?",
        }
        help_texts = {
            "getting_there": "People read this on their own page. Say where the bus stops and which door is step-free.",
            "notes": "For example: whom to ring for a booking.",
        }
        widgets = {"address": LongText(rows=3), "getting_there": LongText(rows=4), "notes": LongText(rows=3)}

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.organisation = organisation

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = Venue.objects.filter(organisation=self.instance.organisation, name=name)
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError("There is a venue of this name already")
        return name


class VenueCheckForm(PageForm):
    """What somebody found when they looked at a venue."""

    on = forms.DateField(label="When did you look?", initial=timezone.localdate)
    checked_by = forms.CharField(
        label="Who looked?",
        help_text="Best of all, somebody who needs it. A role is enough.",
        max_length=150,
    )
    note = forms.CharField(
        label="What else did you find?",
        help_text="For example: the loop is only in the large room. Ask at the desk for the key of the toilet.",
        max_length=1000,
        required=False,
        widget=LongText(rows=3),
    )
    enter = {"on": "Enter the day on which you looked", "checked_by": "Enter who looked"}
    submit = "Save what you found"

    def __init__(self, *args, last=None, **kwargs):
        super().__init__(*args, **kwargs)
        for feature in VenueFeature:
            self.add_field(
                feature.value,
                forms.ChoiceField(
                    label=feature.label,
                    choices=ANSWERS,
                    initial=last.answer(feature) if last else "not known",
                    widget=Radios(inline=True),
                    error_messages={"required": f"Select yes, no or not known: {feature.label}"},
                ),
            )
        self.order_fields([*(feature.value for feature in VenueFeature), "note", "on", "checked_by"])

    def clean_on(self):
        return not_later_than_today(self.cleaned_data["on"], "You cannot have looked on a day that is still to come")

    @property
    def found(self):
        """What to keep of it."""
        given = self.cleaned_data
        return {
            "on": given["on"],
            "checked_by": given["checked_by"],
            "note": given["note"],
            "has": [feature.value for feature in VenueFeature if given[feature.value] == "yes"],
            "lacks": [feature.value for feature in VenueFeature if given[feature.value] == "no"],
        }
