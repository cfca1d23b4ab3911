"""Where we went to reach people, and through whom."""

from django.core.exceptions import ValidationError

from activities.forms.days import not_later_than_today, plausible
from pages.forms import PageModelForm
from pages.widgets import LongText, Radios
from participants.models import Outreach, TrustedNetwork


class OutreachForm(PageModelForm):
    """One time that we went to people, and what we owe those who opened the door."""

    enter = {"on": "Enter the day", "where": "Enter where you went"}
    submit = "Save"
    sections = [("Giving back", ["owed_back", "owed_by", "given_back_on"])]

    class Meta:
        model = Outreach
        fields = ["on", "where", "network", "target_group", "result", "owed_back", "owed_by", "given_back_on"]
        labels = {
            "on": "When was it?",
            "where": "Where did you go?",
            "network": "Through whom?",
            "target_group": "For whom?",
            "result": "What came of it?",
            "owed_back": "What did you promise in return?",
            "owed_by": "By when?",
            "given_back_on": "When did you give it?",
        }
        help_texts = {
            "where": "For example: the Saturday market, or a meeting of the deaf club.",
            "network": "Somebody the community trusts already.",
            "result": "Also if nobody came. Please do not write names.",
            "owed_back": "For example: come back and tell them what changed, or a talk about benefits.",
        }
        widgets = {"result": LongText(rows=4)}

    def __init__(self, *args, activity, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.activity = activity
        self.fields["network"].queryset = activity.organisation.trusted_networks.all()
        self.fields["network"].empty_label = "Nobody, we went ourselves"
        self.fields["target_group"].queryset = activity.target_groups.all()
        self.fields["target_group"].empty_label = "No group in particular"

    def clean_on(self):
        return not_later_than_today(self.cleaned_data["on"], "The day you went must be today or in the past")

    def clean_given_back_on(self):
        sentence = "The day you gave it must be today or in the past"
        return not_later_than_today(self.cleaned_data["given_back_on"], sentence)

    def clean_owed_by(self):
        return plausible(self.cleaned_data["owed_by"])

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("owed_back") and (cleaned.get("owed_by") or cleaned.get("given_back_on")):
            self.add_error("owed_back", "Say what you promised in return, or take the days away")
        return cleaned


class TrustedNetworkForm(PageModelForm):
    """Whom a community trusts already, and who introduces whom."""

    enter = {
        "name": "Enter the name",
        "kind": "Select whether this is an organisation or a person",
        "trusted_by": "Enter who trusts them",
        "introduction": "Enter who introduces whom",
    }
    submit = "Save"

    class Meta:
        model = TrustedNetwork
        fields = ["name", "kind", "trusted_by", "introduction"]
        labels = {
            "name": "Name",
            "kind": "What are they?",
            "trusted_by": "Who trusts them?",
            "introduction": "Who introduces whom?",
        }
        help_texts = {
            "trusted_by": "For example: Somali mothers in Harehills.",
            "introduction": "For example: our carers’ lead knows the chair, who introduces us to the Thursday group.",
        }
        widgets = {
            "kind": Radios(hints={"person": "Ask them first whether you may write them down here"}),
            "introduction": LongText(rows=3),
        }

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.organisation = organisation

    def clean_name(self):
        name = self.cleaned_data["name"]
        others = self.instance.organisation.trusted_networks.exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise ValidationError("This name is on the list already")
        return name
