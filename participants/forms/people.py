"""Forms about who takes part: a person and how to reach them."""

from django import forms
from django.utils.text import capfirst

from activities.framework import Capacity
from pages.forms import PageForm, PageModelForm
from pages.widgets import Email, LongText, Phone, Radios
from participants import consents
from participants.models import Consent, Participant, Route, capacity_words


def capacities(organisation):
    """The capacities to choose from, in the organisation's own words."""
    return [(capacity.value, capfirst(words)) for capacity, words in capacity_words(organisation).items()]


class CapacityField(forms.ChoiceField):
    def __init__(self):
        super().__init__(
            label="They take part as",
            choices=Capacity.choices,
            widget=Radios(),
            error_messages={"required": "Select the capacity in which they take part"},
        )


class PersonUpdateForm(PageModelForm):
    """A person's name and the way they like to be reached."""

    number_for_texts = forms.CharField(label="Mobile number", max_length=40, widget=Phone())
    number_for_calls = forms.CharField(label="Phone number", max_length=40, widget=Phone())
    enter = {
        "name": "Enter the person’s name",
        "route": "Select the best way to reach them",
        "email": "Enter their e-mail address, or select another way to reach them",
        "number_for_texts": "Enter their mobile number, or select another way to reach them",
        "number_for_calls": "Enter their phone number, or select another way to reach them",
        "address": "Enter their address, or select another way to reach them",
    }
    submit = "Save"

    class Meta:
        model = Participant
        fields = ["name", "route", "email", "address"]
        labels = {"name": "Name", "email": "E-mail address", "address": "Address", "route": "Best way to reach them"}
        help_texts = {"name": "The name they like to be called by.", "route": "Only this is kept."}
        widgets = {
            "email": Email(),
            "address": LongText(rows=4),
            "route": Radios(
                reveals={
                    Route.EMAIL.value: "email",
                    Route.TEXT.value: "number_for_texts",
                    Route.PHONE.value: "number_for_calls",
                    Route.POST.value: "address",
                }
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("email", "address"):
            self.fields[name].required = True
        number = {Route.TEXT: "number_for_texts", Route.PHONE: "number_for_calls"}.get(self.instance.route)
        if number and self.instance.pk:
            self.initial[number] = self.instance.phone

    def save(self, commit=True):
        self.instance.phone = self.cleaned_data["number_for_texts"] or self.cleaned_data["number_for_calls"]
        return super().save(commit)


class PersonForm(PersonUpdateForm):
    """Somebody new, and the capacity in which they take part."""

    capacity = CapacityField()
    field_order = ["name", "capacity", "route"]
    submit = "Add this person"

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.organisation = organisation
        self.fields["capacity"].choices = capacities(organisation)
        self.fields["capacity"].widget.choices = capacities(organisation)


class KnownPersonField(forms.ModelChoiceField):
    """Somebody known already, and whether they have said that they may be asked about other work."""

    def label_from_instance(self, participant):
        if consents.permits(participant, Consent.Purpose.OTHER_WORK):
            return f"{participant.name} (may be asked about other work)"
        return f"{participant.name} (has not said yes to other work)"


class KnownPersonForm(PageForm):
    """Somebody who takes part in another activity of the organisation already."""

    participant = KnownPersonField(
        label="Who is it?",
        help_text="Please respect it where somebody has not said yes to other work: they may not want to be asked.",
        queryset=Participant.objects.none(),
        error_messages={"required": "Choose a person"},
    )
    capacity = CapacityField()
    submit = "Add this person"

    def __init__(self, *args, organisation, user, **kwargs):
        super().__init__(*args, **kwargs)
        known = Participant.objects.visible_to(user).filter(organisation=organisation)
        self.fields["participant"].queryset = known.prefetch_related("consents")
        self.fields["capacity"].choices = capacities(organisation)
        self.fields["capacity"].widget.choices = capacities(organisation)
