"""Planning and moving on an activity."""

from django import forms

from accounts.models import Organisation, Team, User
from accounts.roles import Permission, roles_that_may
from activities.forms.days import check_order, check_years
from activities.framework import LEVEL_HINTS, TECHNIQUE_HINTS
from activities.models import Activity
from figures.plain import say_date
from pages.forms import PageForm, PageModelForm
from pages.widgets import LongText, Radios


class TeamChoice(forms.ModelChoiceField):
    """A team; its organisation is named only where there is more than one."""

    def label_from_instance(self, team):
        return f"{team.name}, {team.organisation.name}" if self.names_organisation else team.name

    names_organisation = False


class ActivityForm(PageModelForm):
    """What an activity is, how people are involved in it, who leads it and when."""

    enter = {
        "title": "Enter a title for the activity",
        "about": "Enter what the activity is about",
        "team": "Select the team that runs it",
        "lead": "Select who leads it",
        "level": "Select where the decision is made",
        "technique": "Select how people are involved",
        "technique_reason": "Enter why this way of involving people fits",
    }
    sections = [
        ("The activity", ["title", "about", "team", "lead"]),
        ("How people are involved", ["level", "technique", "technique_reason"]),
        ("When", ["starts_on", "ends_on"]),
        ("What it belongs to", ["service", "decision", "decision_kind"]),
    ]
    team = TeamChoice(queryset=Team.objects.none())
    lead = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label="Who leads it",
        help_text="Somebody in the team's organisation who may plan. People can ask them questions.",
    )

    class Meta:
        model = Activity
        fields = [
            *("title", "about", "team", "lead", "level", "technique", "technique_reason", "starts_on", "ends_on"),
            *("service", "decision", "decision_kind"),
        ]
        labels = {
            "about": "What it is about",
            "level": "Where is the decision made?",
            "technique": "How are people involved?",
            "technique_reason": "Why does this fit?",
            "starts_on": "First day",
            "ends_on": "Last day",
            "service": "Which service does it belong to?",
            "decision": "Which decision does it feed?",
            "decision_kind": "What kind of decision is it?",
        }
        help_texts = {
            "title": "People who are invited see this. For example: A kinder welcome at the crisis house.",
            "about": "Two or three plain sentences that a newcomer understands.",
            "technique": "None is better than another. Choose what is true of this activity. Getting people to agree "
            "to what is settled already is none of them.",
            "technique_reason": "For example: the plan is not written yet, so people can shape it from the start.",
            "starts_on": "For example, 27 3 2026. You may add the days later.",
            "service": "For example: crisis line.",
            "decision": "For example: the new contract for the crisis line.",
        }
        widgets = {
            "about": LongText(rows=5),
            "level": Radios(hints=LEVEL_HINTS),
            "technique": Radios(hints=TECHNIQUE_HINTS),
            "technique_reason": LongText(rows=3),
            "decision_kind": Radios,
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        organisations = Organisation.objects.where_may(user, Permission.PLAN).filter(pk=self.instance.organisation_id)
        leads = User.objects.filter(
            is_active=True,
            memberships__organisation__in=organisations,
            memberships__role__in=roles_that_may(Permission.PLAN),
        )
        self.fields["team"].queryset = Team.objects.filter(organisation__in=organisations)
        self.fields["lead"].queryset = leads.distinct()

    def clean(self):
        given = super().clean()
        check_order(self, "starts_on", "ends_on")
        check_years(self, "starts_on", "ends_on")
        self._check_telling_back()
        return given

    def _check_telling_back(self):
        """Nobody is told what happened before anything has begun; once the purpose is agreed, its day stays."""
        purpose, first = getattr(self.instance, "purpose", None), self.cleaned_data.get("starts_on")
        day = purpose and purpose.may_be_changed and purpose.told_back_by
        if day and first and day < first:
            self.add_error(
                "starts_on",
                f"The first day must not be after the day by which people are told what happened, {say_date(day)}",
            )


class ActivityCancelForm(PageForm):
    """Why an activity is cancelled."""

    submit = ""
    enter = {"reason": "Enter why the activity is cancelled"}
    reason = forms.CharField(
        label="Why is it cancelled?",
        help_text="Kept in the history. Say it as you would say it to the people who were going to take part.",
        max_length=1000,
        widget=LongText(rows=3),
    )
