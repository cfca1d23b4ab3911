"""Choosing which two versions of the purpose to put side by side."""

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime

from pages.forms import PageForm


class CompareForm(PageForm):
    """Two versions, the older and the newer; without a choice, the last two."""

    submit = ""
    older = forms.TypedChoiceField(label="Compare", coerce=int)
    newer = forms.TypedChoiceField(label="With", coerce=int)

    def __init__(self, *args, versions, **kwargs):
        super().__init__(*args, **kwargs)
        self.versions = {version.number: version for version in versions}
        named = [
            (number, f"{version}, {date_format(localtime(version.locked_at), 'j F Y')}")
            for number, version in self.versions.items()
        ]
        self.fields["older"].choices = self.fields["newer"].choices = named
        numbers = list(self.versions)[-2:]
        if len(numbers) == 2:
            self.initial = dict(zip(("older", "newer"), numbers, strict=True))

    def chosen(self):
        """The two versions, or two Nones where there is nothing to compare or no such version."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else self.initial if not self.is_bound else {}
        return tuple(self.versions.get(given.get(name)) for name in ("older", "newer"))
