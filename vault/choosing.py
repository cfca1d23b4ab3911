"""What an organisation asks in "About you", and how strictly its figures are protected: the monitoring lead's form."""

from django import forms
from django.core.exceptions import ValidationError

from figures.cells import Rule
from pages.forms import PageForm
from pages.widgets import Checkboxes, Radios
from vault import questions
from vault.models.asking import BASES, FEWEST

OWN = "own"
SETS = (
    ("standard", "The standard questions"),
    ("minimal", "Fewer questions"),
    (OWN, "Our own choice"),
)


def _named(codes):
    labels = questions.characteristics()
    return ", ".join(labels[code].lower() for code in codes).capitalize() + "."


class MonitoringForm(PageForm):
    """Nothing in it can make the rule looser than the one everybody keeps."""

    enter = {
        "which": "Select which questions you ask",
        "chosen": "Select at least one question",
        "fewest": "Select how many answers a table needs",
        "base": "Select how figures are rounded",
    }
    submit = "Save"
    sections = [("How strictly people are protected", ["fewest", "base"])]

    which = forms.ChoiceField(label="What do you ask in “About you”?", choices=SETS)
    chosen = forms.MultipleChoiceField(label="Which questions?", choices=())
    fewest = forms.TypedChoiceField(
        label="How many answers does a table need?",
        choices=[(number, f"At least {number}") for number in FEWEST],
        coerce=int,
    )
    base = forms.TypedChoiceField(
        label="How are figures rounded?", choices=[(number, f"To the nearest {number}") for number in BASES], coerce=int
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        hints = {name: _named(questions.shipped_set(name)) for name in ("standard", "minimal")}
        self._dress("which", Radios(hints=hints, reveals={OWN: "chosen"}))
        self.fields["chosen"].choices = list(questions.characteristics().items())
        self._dress("chosen", Checkboxes())
        self._dress("fewest", Radios(hints={"10": "As everybody does.", "30": "Few activities will show any figures."}))
        self._dress("base", Radios(hints={"5": "As everybody does.", "10": "Below ten all reads “fewer than 10”."}))

    def clean(self):
        found = super().clean()
        if {"fewest", "base"} <= found.keys():
            try:
                Rule(fewest=found["fewest"], base=found["base"])
            except ValueError as refusal:
                raise ValidationError(str(refusal)) from None
        return found

    @property
    def asked(self):
        """The characteristics to keep; empty for the standard set, so that it may grow with the product."""
        which = self.cleaned_data["which"]
        if which == "standard":
            return []
        return self.cleaned_data["chosen"] if which == OWN else questions.shipped_set(which)

    def _dress(self, name, widget):
        field = self.fields[name]
        widget.choices, widget.is_required = field.choices, field.required
        field.widget = widget


def initial_of(monitoring):
    """What the form shows at first."""
    chosen = monitoring.questions
    if not chosen or chosen == questions.shipped_set():
        which = "standard"
    else:
        which = "minimal" if chosen == questions.shipped_set("minimal") else OWN
    return {
        "which": which,
        "chosen": chosen or questions.shipped_set(),
        "fewest": monitoring.fewest,
        "base": monitoring.base,
    }
