"""Bringing in an instrument: the file, then what it is and why it may be used."""

from django import forms

from activities.framework import Capacity
from evaluation.instruments.spreadsheet import CannotRead, read_rows
from evaluation.models import Phase
from pages.forms import PageForm
from pages.widgets import LongText, Radios

LONGEST_NAME = 255
NOT_ALLOWED = (
    "Tick this if you are allowed to use the instrument. If you are not sure, ask whoever holds the rights first"
)


class InstrumentUploadForm(PageForm):
    """A spreadsheet. Its rows are in `cleaned_data["rows"]`."""

    file = forms.FileField(
        label="The spreadsheet",
        help_text="Excel (.xlsx) or CSV, filled in like the template. At most 2 MB and 500 rows.",
    )
    enter = {"file": "Choose a file"}
    submit = "Read the file"

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.cleaned_data["rows"] = read_rows(file.read(), name=file.name[:LONGEST_NAME])
        except CannotRead as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return file


class InstrumentForm(PageForm):
    """What the instrument is called here, when and whom it asks, where it comes from, and why it may be used."""

    title = forms.CharField(label="What people see as its title", max_length=200)
    phase = forms.ChoiceField(label="When is it asked?", choices=Phase.choices, widget=Radios())
    capacities = forms.MultipleChoiceField(label="Who is asked?", choices=Capacity.choices)
    source = forms.CharField(
        label="Where does the instrument come from?",
        help_text="Its name, authors and year, and where it was published.",
        max_length=500,
        widget=LongText(rows=3),
    )
    because = forms.CharField(
        label="We are allowed to use it, because…",
        help_text="For example: we have a licence (number, end date), or it may be used freely by charities.",
        max_length=1000,
        widget=LongText(rows=3),
    )
    is_allowed = forms.BooleanField(
        label="I have checked that we are allowed to use this instrument in this way",
        error_messages={"required": NOT_ALLOWED},
    )
    enter = {
        "title": "Enter the title that people see",
        "phase": "Choose when it is asked",
        "capacities": "Choose who is asked",
        "source": "Say where the instrument comes from",
        "because": "Say why you are allowed to use it",
        "is_allowed": NOT_ALLOWED,
    }
    submit = "Make a questionnaire of it"
