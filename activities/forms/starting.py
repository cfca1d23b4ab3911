"""The pages on which a plan is first written: about people, then what it is, why, and what people get."""

from django import forms
from django.forms import model_to_dict

from accounts.models import Team
from accounts.roles import Permission
from activities.forms.activities import ActivityForm, TeamChoice
from activities.forms.days import check_years
from activities.forms.purpose import PurposeForm, check_days
from activities.framework import HeardFrom
from activities.models import Activity, Purpose
from pages.forms import PageForm, PageModelForm
from pages.widgets import Checkboxes, LongText, Radios

# What may wait for another day when somebody saves and leaves.
MAY_WAIT = ("affects", "first_involved", "about", "level", "technique", "technique_reason")


class GuidedForm:
    """Mix into a form of the guided plan. The page draws the buttons; who leaves may leave things open."""

    submit = ""

    def __init__(self, *args, is_leaving=False, **kwargs):
        super().__init__(*args, **kwargs)
        for name in MAY_WAIT:
            if is_leaving and name in self.fields:
                self.fields[name].required = False

    def what_stands(self, name):
        """A template's suggestion stands nowhere yet: when it is another one, nobody has changed anything."""
        return model_to_dict(self.instance, fields=[name])[name]

    @property
    def helper(self):
        helper = super().helper
        helper.form_tag, helper.disable_csrf = False, True
        return helper


class PeopleForm(GuidedForm, PageModelForm):
    """Whose lives it affects, and what they have said, before anything is said about the activity itself."""

    label_size = "m"
    enter = {
        "affects": "Enter whose lives it affects",
        "first_involved": "Select when people with lived experience first came in",
        "title": "Enter what you call it for now",
    }
    heard_from = forms.MultipleChoiceField(
        choices=HeardFrom,
        required=False,
        label="Where have people told you something about it already?",
        widget=Checkboxes(exclusive=HeardFrom.NOTHING_YET),
    )

    class Meta:
        model = Activity
        fields = ["affects", "heard_from", "heard_already", "first_involved", "shaped_with", "title"]
        labels = {
            "affects": "Whose lives does this affect?",
            "first_involved": "When did people with lived experience first come in?",
            "heard_already": "What did they say?",
            "shaped_with": "Who will shape this plan with you?",
            "title": "What do you call it for now?",
        }
        help_texts = {
            "affects": "For example: people who ring the crisis line at night, and those who look after them.",
            "first_involved": "Any answer is fine, as long as it is true.",
            "heard_already": "A sentence or two, without names: why this activity is needed.",
            "shaped_with": "A group, a network, or how you will find people. No names; empty if not known yet.",
            "title": "People who are invited see this. You can change it later.",
        }
        widgets = {
            "affects": LongText(rows=3),
            "first_involved": Radios,
            "heard_already": LongText(rows=3),
            "shaped_with": LongText(rows=2),
        }

    def __init__(self, *args, is_leaving=False, **kwargs):
        super().__init__(*args, is_leaving=is_leaving, **kwargs)
        # The columns may be empty, because plans from before have none; a new plan starts with people.
        self.fields["first_involved"].required = self.fields["affects"].required = not is_leaving


class BeginForm(PeopleForm):
    """The same for a plan that does not exist yet; who plans in several organisations says in which."""

    team = TeamChoice(
        queryset=Team.objects.none(), label="Which team runs it?", error_messages={"required": "Select the team"}
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        teams = Team.objects.where_may(user, Permission.PLAN).select_related("organisation")
        if len({team.organisation_id for team in teams}) > 1:
            self.fields["team"].queryset, self.fields["team"].names_organisation = teams, True
        else:
            del self.fields["team"]


class AboutForm(GuidedForm, ActivityForm):
    """What the activity is, how people are involved in it, when, and who leads it."""

    sections = [
        ("The activity", ["title", "about"]),
        ("How people are involved", ["technique", "technique_reason", "level"]),
        ("When and who", ["starts_on", "ends_on", "team", "lead"]),
    ]

    class Meta(ActivityForm.Meta):
        fields = ["title", "about", "technique", "technique_reason", "level", "starts_on", "ends_on", "team", "lead"]


class WordsOfPurpose(GuidedForm, PageModelForm):
    """Some of the words of the purpose. Everything may be left for later."""

    marks_optional = False

    def clean(self):
        given = super().clean()
        check_days(self)
        return given


class WhyForm(WordsOfPurpose):
    """Why people are involved, and who decides."""

    class Meta(PurposeForm.Meta):
        model = Purpose
        fields = ["statement", "reason_to_join", "decided_by", "forum", "decided_on"]


class PromisesForm(WordsOfPurpose):
    """What people are paid, and when they hear what came of it."""

    class Meta(PurposeForm.Meta):
        model = Purpose
        fields = ["payment_statement", "told_back_by"]


class TitleSearch(PageForm):
    """What the activity to copy is called."""

    submit = ""
    marks_optional = False
    q = forms.CharField(label="Search by title", max_length=100, required=False)


class CopyForm(GuidedForm, PageForm):
    """What the copy is called and when it begins."""

    enter = {"title": "Enter a title for the copy"}
    title = forms.CharField(label="What is the new activity called?", max_length=200)
    starts_on = forms.DateField(
        label="First day of the new activity",
        help_text="All days of the plan move along with it. Leave it empty, and every day is left open.",
        required=False,
    )

    def clean(self):
        given = super().clean()
        check_years(self, "starts_on")
        return given


class TemplateOfferForm(PageForm):
    """What colleagues read before they begin from this plan."""

    submit = "Offer it to colleagues"
    enter = {"title": "Enter what the template is called", "what_for": "Enter what it is for"}
    title = forms.CharField(label="What is the template called?", max_length=120)
    what_for = forms.CharField(
        label="What is it for?",
        help_text="One sentence. For example: An evening with carers, with food and a quiet room.",
        max_length=300,
        widget=LongText(rows=2),
    )
