"""Programmes, and where an activity belongs."""

from django import forms

from accounts.models import User
from activities import belonging
from activities.forms.days import check_order, check_years
from activities.models import Objective, Partner, Programme
from pages.forms import PageForm, PageModelForm
from pages.widgets import LongText, Radios


def check_time(form, given):
    """The last day is not before the first, and both are days somebody may mean."""
    check_order(form, "starts_on", "ends_on")
    check_years(form, "starts_on", "ends_on")
    return given


class ProgrammeForm(PageModelForm):
    """What a programme is for, who leads it, and how far it is."""

    enter = {
        "name": "Enter the name of the programme",
        "about": "Enter what the programme is for",
        "lead": "Select who leads it",
        "status": "Select how far it is",
    }
    submit = "Save programme"

    class Meta:
        model = Programme
        fields = ["name", "about", "lead", "part_of", "status", "starts_on", "ends_on"]
        labels = {
            "name": "Name of the programme",
            "about": "What is it for?",
            "lead": "Who leads it?",
            "part_of": "Does it stand inside a larger programme?",
            "status": "How far is it?",
            "starts_on": "First day",
            "ends_on": "Last day",
        }
        help_texts = {
            "name": "For example: Safer wards.",
            "about": "Two or three plain sentences. What should be different when it is over?",
            "lead": "Somebody of the organisation.",
        }
        widgets = {"about": LongText(rows=4), "status": Radios}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        organisation = self.instance.organisation
        others = Programme.objects.filter(organisation=organisation, part_of=None).exclude(pk=self.instance.pk)
        self.fields["lead"].queryset = User.objects.filter(is_active=True, memberships__organisation=organisation)
        self.fields["part_of"].queryset = others.order_by("name")
        self.fields["part_of"].empty_label = "No"
        if not others.exists():
            del self.fields["part_of"]

    def clean(self):
        return check_time(self, super().clean())


class BelongingForm(PageForm):
    """The programme an activity is part of, and the objectives it serves, strategy by strategy."""

    submit = "Save"
    marks_optional = False
    programme = forms.ModelChoiceField(queryset=Programme.objects.none(), required=False)

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self._add_programme(activity)
        self._groups = []
        served = set(activity.served_objectives.values_list("objective", flat=True))
        by_strategy = {}
        for objective in belonging.objectives_to_choose(activity):
            by_strategy.setdefault(objective.strategy, []).append(objective)
        for strategy, objectives in by_strategy.items():
            name = f"strategy_{strategy.pk}"
            choices = [(each.pk, _as_offered(each)) for each in objectives]
            field = forms.MultipleChoiceField(label=strategy.title, choices=choices, required=False)
            field.initial = [each.pk for each in objectives if each.pk in served]
            self.add_field(name, field)
            self._groups.append(name)

    def _add_programme(self, activity):
        field, found = self.fields["programme"], belonging.programmes_to_choose(activity)
        if not found:
            del self.fields["programme"]
            return
        field.label, field.empty_label, field.queryset = "Programme", "None", found
        field.initial = activity.programme_id

    @property
    def objectives(self):
        """The objectives that were ticked, of all strategies."""
        return Objective.objects.filter(pk__in=[pk for name in self._groups for pk in self.cleaned_data[name]])


def _as_offered(objective):
    return f"{objective} (no longer part of it)" if objective.retired_on else str(objective)


class PartnerForm(PageModelForm):
    """Another organisation that runs the activity with us."""

    enter = {
        "name": "Enter the name of the organisation",
        "kind": "Select what kind of organisation it is",
        "part": "Enter what their part is",
    }
    submit = "Save partner"

    class Meta:
        model = Partner
        fields = ["name", "kind", "part", "contact_role"]
        labels = {
            "name": "Name of the organisation",
            "kind": "What kind of organisation is it?",
            "part": "What is their part?",
            "contact_role": "Whom do we speak to there?",
        }
        help_texts = {
            "part": "The people involved read this. For example: they host the meetings and pay the travel.",
            "contact_role": "A role and not a person's name. For example: involvement lead.",
        }
        widgets = {"kind": Radios, "part": LongText(rows=3)}
