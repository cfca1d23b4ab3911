"""Uploading a published table of areas."""

from django import forms

from pages.forms import PageForm
from participants.populations import PopulationFileError, read_population
from participants.populations.decoding import LARGEST_FILE


class PopulationUploadForm(PageForm):
    """A file, where it is from, and the day its figures are for. The table that was read is `form.table`."""

    file = forms.FileField(
        label="The file",
        help_text="A CSV from the Office for National Statistics, one row for each area and category. At most 8 MB.",
    )
    source = forms.CharField(
        label="Where is it from?",
        max_length=300,
        help_text="For example: Office for National Statistics, Census 2021, table TS021 Ethnic group.",
    )
    reference_date = forms.DateField(
        label="What day are the figures for?",
        help_text="For the 2021 census: 21 3 2021.",
    )
    enter = {
        "file": "Choose a file",
        "source": "Say where the file is from",
        "reference_date": "Enter the day the figures are for",
    }
    submit = "Read the file"
    table = None

    def clean_file(self):
        """Read the file whole or not at all; what is wrong with it becomes the field's error."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("The file is larger than 8 MB. Download the table for fewer areas.")
        try:
            self.table = read_population(file.read(), file.name)
        except PopulationFileError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return file
