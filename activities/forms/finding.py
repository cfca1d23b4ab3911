"""What to look for in the list of activities, all of it in the address."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef

from accounts.models import Organisation, Team, User
from accounts.roles import Permission
from activities import finding
from activities.framework import Level, Technique
from activities.models import Activity, Objective, Programme, Status
from activities.models.words import words_in
from figures.plain import say_date
from pages.forms import PageForm

ORDERS = {
    "": "Open first",
    finding.NEXT_DATE: "Next date first",
    finding.NEWEST: "Newest first",
    finding.TITLE: "Title, A to Z",
}
DAYS = ("first", "last")
SHORT = 70


class ActivitySearch(PageForm):
    """Words, filters and the order. Fields with nothing to choose between are left out."""

    submit = ""
    marks_optional = False
    q = forms.CharField(
        label="Search",
        help_text="Words of the title or the purpose, or the name of who leads",
        max_length=100,
        required=False,
    )
    order = forms.ChoiceField(label="Sort by", required=False)
    status = forms.MultipleChoiceField(choices=Status.choices, required=False)
    lead = forms.ChoiceField(label="Led by", required=False)
    organisation = forms.ChoiceField(label="Organisation", required=False)
    team = forms.ChoiceField(label="Team", required=False)
    programme = forms.ChoiceField(label="Programme", required=False)
    objective = forms.ChoiceField(label="Objective it serves", required=False)
    technique = forms.ChoiceField(label="How people are involved", required=False)
    level = forms.ChoiceField(label="Where the decision is made", required=False)
    first = forms.DateField(label="Running on or after", required=False)
    last = forms.DateField(label="Running on or before", required=False)
    overdue = forms.BooleanField(label="Only where something is overdue", required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.organisations = list(Organisation.objects.where_may(user, Permission.SEE_PLANS).order_by("name"))
        self.names_organisation = len(self.organisations) > 1
        self.leads = self._find_leads()
        choices = {
            "lead": self._lead_choices(user),
            "organisation": [(each.pk, each.name) for each in self.organisations],
            "team": self._named(Team.objects.select_related("organisation").order_by("organisation__name", "name")),
            "programme": self._named(Programme.objects.select_related("organisation").in_order()),
            "objective": self._objective_choices(),
            "technique": Technique.choices,
            "level": Level.choices,
        }
        self.fields["order"].choices = list(ORDERS.items())
        for name, found in choices.items():
            if len(found) > (1 if name in ("organisation", "team") else 0):
                self.fields[name].choices = [("", "Any"), *found]
            else:
                del self.fields[name]
        for name in {*choices, "status", "order"} & self.fields.keys():
            field = self.fields[name]
            field.error_messages["invalid_choice"] = f"{field.label}: select one of the answers shown"

    def clean_q(self):
        if len(words_in(self.cleaned_data["q"])) > finding.MOST_WORDS:
            raise ValidationError(f"Search for {finding.MOST_WORDS} words or fewer")
        return self.cleaned_data["q"]

    def clean(self):
        given = super().clean()
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", "“Running on or before” must be the same as or after “Running on or after”")
        return given

    @property
    def asked(self):
        """What was asked and makes sense; what does not is named by the errors."""
        return self.cleaned_data if self.is_bound and self.errors is not None else {}

    @property
    def filters(self):
        """The fields beside words and order, as the page draws them."""
        return [self[name] for name in self.fields if name not in ("q", "order")]

    @property
    def has_wrong_filter(self):
        """Whether a filter makes no sense, so that they stand open; those in use are said beside the list."""
        return any(field.errors for field in self.filters)

    def applied(self):
        """Each filter in use: (what it says, the parameter, its value, or None where it has only one)."""
        said = []
        for name in (name for name in self.fields if name != "order" and self._in_use(name)):
            value = self.asked[name]
            if name == "status":
                said += [(f"Status: {Status(each).label}", name, each) for each in value]
            else:
                said.append((self._in_words(name, value), name, None))
        return said

    def _in_use(self, name):
        return bool(self.asked.get(name))

    def _in_words(self, name, value):
        label = self.fields[name].label
        if name == "overdue":
            return "Something is overdue"
        if name == "q":
            return f"Words: {value}"
        if name in DAYS:
            return f"{label}: {say_date(value)}"
        if value == "me":
            return "Led by: you"
        return f"{label}: {dict(self.fields[name].choices)[self._as_chosen(name, value)]}"

    def _as_chosen(self, name, value):
        return next(key for key, _ in self.fields[name].choices if str(key) == value)

    def _find_leads(self):
        led = Activity.objects.filter(lead=OuterRef("pk"), organisation__in=self.organisations)
        return list(User.objects.filter(Exists(led)).only("name"))

    def _lead_choices(self, user):
        others = [(lead.pk, lead.name) for lead in self.leads if lead != user]
        return [("me", "Me"), *others] if user in self.leads or others else []

    def _named(self, found):
        """Records of these organisations by name, with the organisation only where there is more than one."""
        return [
            (each.pk, f"{each}, {each.organisation}" if self.names_organisation else str(each))
            for each in found.filter(organisation__in=self.organisations)
        ]

    def _objective_choices(self):
        found = Objective.objects.filter(strategy__organisation__in=self.organisations).select_related("strategy")
        return [
            (each.pk, f"{each.strategy}: {each}"[:SHORT])
            for each in found.order_by("strategy__title", "strategy", "order", "pk")
        ]
