"""Uploading a published table of areas, or a list of the people one works with."""

from django import forms

from activities.forms.days import plausible
from pages.forms import PageForm
from participants.populations import PopulationFileError
from participants.populations.decoding import LARGEST_FILE, refuse_other_kinds, refuse_size
from participants.populations.workbook import is_workbook


class PopulationUploadForm(PageForm):
    """A file, where it is from, and the day its figures are for. The bytes are in `cleaned_data["content"]`."""

    file = forms.FileField(
        label="The file",
        help_text=(
            "CSV or Excel (.xlsx), as you downloaded it from the ONS, Nomis or Scotland’s Census, or your own list: "
            "one column of categories, one of numbers. At most 16 MB."
        ),
    )
    caseload_name = forms.CharField(
        label="Your own caseload: who are these people?",
        max_length=200,
        required=False,
        help_text="Only for your own list. For example: people seen by the crisis team in 2025.",
    )
    source = forms.CharField(
        label="Where is it from?",
        max_length=300,
        help_text="For example: Office for National Statistics, Census 2021, table TS021 Ethnic group.",
    )
    reference_date = forms.DateField(
        label="What day are the figures for?",
        help_text="For the 2021 census: 21 3 2021. For Scotland’s: 20 3 2022.",
    )
    enter = {
        "file": "Choose a file",
        "source": "Say where the file is from",
        "reference_date": "Enter the day the figures are for",
    }
    submit = "Read the file"

    def clean_reference_date(self):
        return plausible(self.cleaned_data["reference_date"])

    def clean_file(self):
        """What can be seen at a glance is said at once; the rest is read later, by a worker."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(
                f"The file is larger than {LARGEST_FILE // 1024 // 1024} MB. Download the table for fewer areas."
            )
        content = file.read()
        try:
            refuse_size(content, name=file.name)
            if not is_workbook(content):
                refuse_other_kinds(content, name=file.name)
        except PopulationFileError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        self.cleaned_data["content"] = content
        return file
