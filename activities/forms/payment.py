"""Money for taking part: rates, what the organisation promises, and what an activity offers."""

from django import forms

from activities.forms.days import likely, not_later_than_today
from activities.models import ExpenseKind, OfferLine, PaymentOffer, PaymentPolicy, PaymentRate, Way
from pages.forms import PageForm, PageModelForm
from pages.pounds import PoundsField
from pages.widgets import Checkboxes, LongText, Radios, Text, WholeNumber

OFFERED_EXPENSES = [choice for choice in ExpenseKind.choices if choice[0] != ExpenseKind.TIME]
PER_LABELS = {"hour": "An hour", "half_day": "Half a day", "day": "A day", "session": "A session"}
DAYS = {
    "min_value": "Enter a number of days from 1 to 365",
    "max_value": "Enter a number of days from 1 to 365",
    "invalid": "Enter the days as a whole number, like 30",
}


def days_field():
    return forms.IntegerField(
        label="Within how many days is money paid?",
        help_text="Counted from the day a claim comes in. Choose what you will keep: people see whether you did.",
        min_value=1,
        max_value=365,
        widget=WholeNumber(suffix="days"),
        error_messages=DAYS,
    )


class PricedForm(PageModelForm):
    """An amount for something."""

    amount = PoundsField(label="How much?")
    other_per = forms.CharField(
        label="For what?",
        help_text="For example: for each chapter read.",
        max_length=60,
        error_messages={"required": "Enter what the amount is for"},
    )
    enter = {"what_for": "Enter what is paid for", "per": "Select what the amount is for"}
    submit = "Save"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        per = self.fields["per"]
        per.choices = [(value, PER_LABELS.get(value, "Something else")) for value, _ in per.choices if value]
        per.widget.choices = per.choices


PRICED_LABELS = {"what_for": "What is it for?", "per": "For how long?"}
PRICED_WIDGETS = {"per": Radios(reveals={"other": "other_per"})}


class RateForm(PricedForm):
    """A rate from a day on, with where it comes from and when that was looked up."""

    enter = PricedForm.enter | {
        "from_on": "Enter the day from which it counts",
        "source": "Enter where the rate comes from",
        "checked_on": "Enter when you looked it up",
    }

    class Meta:
        model = PaymentRate
        fields = ["what_for", "amount", "per", "other_per", "from_on", "source", "checked_on"]
        labels = PRICED_LABELS | {
            "from_on": "From which day does it count?",
            "source": "Where does it come from?",
            "checked_on": "When did you look it up?",
        }
        help_texts = {
            "what_for": "A role or a task. For example: member of a steering group, reading papers too.",
            "from_on": "For example, 1 4 2027. Until then the rate before it counts.",
            "source": "A document, its date and where to find it. For example: NIHR payment guidance, December 2025.",
            "checked_on": "Rates change. Whoever plans sees how old this is.",
        }
        widgets = PRICED_WIDGETS | {"source": LongText(rows=2)}

    def what_stands(self, name):
        """The days of the next version stand nowhere yet: today was put there, and tomorrow that is another day."""
        return None if name in ("from_on", "checked_on") else super().what_stands(name)

    def clean_from_on(self):
        return likely(self.cleaned_data["from_on"])

    def clean_checked_on(self):
        return not_later_than_today(self.cleaned_data["checked_on"], "You cannot have looked it up later than today")


class PolicyForm(PageModelForm):
    """What the organisation promises about paying, and what it tells everybody."""

    pay_within_days = days_field()
    marks_optional = False
    submit = "Save"

    class Meta:
        model = PaymentPolicy
        fields = ["pay_within_days", "receipts", "advice"]
        labels = {
            "receipts": "How do people hand in a receipt?",
            "advice": "Where can people get advice on benefits and tax?",
        }
        help_texts = {
            "receipts": "They read it when they claim. For example: give it to us at the next meeting, or post it to "
            "1 High Street.",
            "advice": "A name and how to reach them, outside your organisation if you can. People read it before they "
            "say yes to being paid. Give no advice yourselves.",
        }
        widgets = {"receipts": LongText(rows=3), "advice": LongText(rows=3)}


class OfferForm(PageModelForm):
    """How people are paid, what is covered, and how soon."""

    covers = forms.MultipleChoiceField(
        label="Which expenses are covered?",
        choices=OFFERED_EXPENSES,
        required=False,
        widget=Checkboxes(hints={"replacement_care": "Somebody looks after the person a carer cares for"}),
    )
    ways = forms.MultipleChoiceField(
        label="How are people paid?",
        help_text="Vouchers can count as income for benefits and tax, just as money does.",
        choices=Way.choices,
        required=False,
        widget=Checkboxes(),
    )
    pay_within_days = days_field()
    marks_optional = False
    submit = "Save"
    sections = [
        ("Being paid for time", ["how_often", "ways", "how_paid", "unpaid_reason"]),
        ("Expenses", ["covers", "expenses"]),
        ("How soon", ["pay_within_days"]),
    ]

    class Meta:
        model = PaymentOffer
        fields = ["how_often", "ways", "how_paid", "unpaid_reason", "covers", "expenses", "pay_within_days"]
        labels = {
            "how_often": "How often?",
            "how_paid": "What do people have to do to be paid?",
            "unpaid_reason": "If time is not paid: why not?",
            "expenses": "More about expenses",
        }
        help_texts = {
            "how_often": "For example: six meetings of two hours, and an hour to read before each.",
            "how_paid": "For example: fill in one short form at the first meeting. Ask for bank details only there.",
            "unpaid_reason": "People read it. Leave it empty where you pay.",
            "expenses": "For example: we book and pay trains beforehand; nobody has to lend us money. Or: no expenses "
            "come up, because we ring you.",
        }
        widgets = {
            "how_often": Text(),
            "how_paid": LongText(rows=3),
            "unpaid_reason": LongText(rows=2),
            "expenses": LongText(rows=3),
        }


class OfferLineForm(PricedForm):
    """What is paid for one role or task."""

    class Meta:
        model = OfferLine
        fields = ["what_for", "amount", "per", "other_per"]
        labels = PRICED_LABELS
        help_texts = {"what_for": "A role or a task. For example: being in the group, with an hour to prepare."}
        widgets = PRICED_WIDGETS


class GiveForm(PageForm):
    """Which version was read before the button was pressed."""

    submit = ""
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32_767)
