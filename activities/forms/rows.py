"""Several things on one page: each in rows of its own, more by a button, taken out by a tick."""

from django import forms
from django.forms import BaseFormSet, formset_factory

from activities.forms.days import check_years
from activities.forms.purpose import OutcomeForm, TopicForm
from activities.models import IntendedOutcome, TopicOfInfluence
from pages.forms import PageForm
from pages.widgets import LongText, Radios

AT_MOST = 30


class Row(PageForm):
    """One thing of several. A new row in which nothing was written counts as not there."""

    submit = ""
    marks_optional = False
    # Fields in which people write, the first of them the thing itself; `chosen` are those in which they choose.
    words, chosen = ("text",), ()
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_taken_out = forms.BooleanField(label="Take this out", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not any(self[name].value() for name in ("pk", *self.words)):
            del self.fields["is_taken_out"]

    def clean(self):
        given = super().clean()
        self._errors.pop("pk", None)
        is_new = given.get("pk") is None
        has_words = any(given.get(name) or name in self._errors for name in self.words)
        if given.get("is_taken_out") or (is_new and not has_words):
            self._errors.clear()
            return given | {"is_taken_out": True}
        for name in ("text", *self.chosen):
            if not given.get(name) and name not in self._errors:
                self.add_error(name, self.enter[name])
        return given

    def content(self):
        """What the row says, for the record."""
        given = self.cleaned_data
        return {
            "pk": given.get("pk"),
            # Django does not even look at a row that was added empty and left so.
            "is_taken_out": given.get("is_taken_out", not given),
            **{name: given.get(name) for name in (*self.words, *self.chosen)},
        }


class TopicRow(Row):
    """A topic, and whether people can change it."""

    chosen = ("openness",)
    enter = {
        "text": "Enter the topic, or tick “Take this out”",
        "openness": TopicForm.enter["openness"],
    }
    text = forms.CharField(label="What is the topic?", max_length=300, required=False)
    openness = forms.ChoiceField(
        label="Can people change it?",
        choices=TopicOfInfluence.Openness,
        required=False,
        widget=Radios(inline=True),
    )
    field_order = ["pk", "text", "openness", "is_taken_out"]


class OutcomeRow(Row):
    """What should be different, how it will be known, and by when."""

    words, chosen = ("text", "how_we_will_know", "due_on"), ("kind",)
    enter = {
        "text": "Enter what should be different, or tick “Take this out”",
        "kind": OutcomeForm.enter["kind"],
    }
    text = forms.CharField(label="What should be different?", max_length=300, required=False, widget=LongText(rows=2))
    kind = forms.ChoiceField(
        label="Where will the difference be seen?",
        choices=IntendedOutcome._meta.get_field("kind").choices,
        required=False,
        widget=Radios(inline=True),
    )
    how_we_will_know = forms.CharField(
        label="How will you know?", max_length=1000, required=False, widget=LongText(rows=2)
    )
    due_on = forms.DateField(label="By when?", required=False)
    field_order = ["pk", "text", "kind", "how_we_will_know", "due_on", "is_taken_out"]

    def clean(self):
        given = super().clean()
        if not given.get("is_taken_out"):
            check_years(self, "due_on")
        return given


class Rows(BaseFormSet):
    """The rows of a page."""

    def contents(self):
        """What the rows say, in their order."""
        return [row.content() for row in self.forms]

    def as_typed(self):
        """What was typed in each row, right or wrong, to show it again."""
        return [{name: row[name].value() for name in row.fields} for row in self.forms]


def rows_of(row, *, data=None, initial=(), more=0):
    """The rows of a page: those that were sent, or what is there already and so many more that are empty."""
    kind = formset_factory(row, formset=Rows, extra=more, max_num=AT_MOST, absolute_max=AT_MOST, validate_max=True)
    return kind(data, initial=None if data is not None else list(initial), prefix="rows")
