"""Several things on one page: each in a row of its own, more by a button, taken out by a tick."""

from django import forms
from django.forms import formset_factory

from activities.forms.days import check_years
from activities.forms.purpose import OutcomeForm, TopicForm
from activities.models import IntendedOutcome, TopicOfInfluence
from pages.forms import PageForm
from pages.rows import Rows, number_typed
from pages.widgets import LongText, Radios

AT_MOST = 30


class Row(PageForm):
    """One thing of several. A new row in which nothing was written counts as not there."""

    submit = ""
    marks_optional = False
    # What a row is about, as the page calls it.
    thing = "Row"
    # Fields in which people write, the first of them the thing itself; `chosen` are those in which they choose.
    words, chosen = ("text",), ()
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_taken_out = forms.BooleanField(label="Take this out", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not any(self._says(name) for name in ("pk", *self.words)):
            del self.fields["is_taken_out"]

    def _says(self, name):
        return self[name].value() if self.is_bound else self.get_initial_for_field(self.fields[name], name)

    def called(self, name):
        """With the number of the row, as the page counts them: every row has the same labels."""
        return f"{super().called(name)} of {self.thing.lower()} {int(self.prefix.rpartition('-')[2]) + 1}"

    @classmethod
    def initial_of(cls, thing):
        """The initial values of a row about this thing, {field: value}; `thing` gives what it says by name."""
        return {name: thing(name) for name in ("pk", *cls.words, *cls.chosen)}

    def clean(self):
        given = super().clean()
        self._errors.pop("pk", None)
        is_new = given.get("pk") is None
        has_words = any(given.get(name) or name in self._errors for name in self.words)
        if given.get("is_taken_out") or (is_new and not has_words):
            self._errors.clear()
            self._say_what_would_go()
            return given | {"is_taken_out": True}
        self.check(given)
        return given

    def _say_what_would_go(self):
        """Whoever takes out what somebody has changed meanwhile reads that first, also where both changed it."""
        for name in self.taken_over:
            self.note_what_it_says(name)
        if self.now_says:
            self.add_error("is_taken_out", "Somebody changed this while you were writing. Tick again to take it out")

    def check(self, given):
        """What a row must say that is not taken out."""
        for name in (self.words[0], *self.chosen):
            if not given.get(name) and name not in self._errors:
                self.add_error(name, self.enter[name])

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
    """A topic, and whether people can change it: freely, within a limit, or not at all, best with the reason."""

    thing = "Topic"
    words, chosen = ("text",), ("openness",)
    enter = {
        "text": "Enter the topic, or tick “Take this out”",
        "openness": TopicForm.enter["openness"],
        "limit": TopicForm.enter["limit"],
    }
    text = forms.CharField(label="What is the topic?", max_length=300, required=False)
    openness = forms.ChoiceField(
        label="Can people change it?",
        choices=TopicOfInfluence.Openness,
        required=False,
        widget=Radios(reveals=TopicForm.base_fields["openness"].widget.reveals),
    )
    limit = TopicForm.base_fields["limit"]
    why_decided = TopicForm.base_fields["why_decided"]
    why_outside = TopicForm.base_fields["why_outside"]
    field_order = ["pk", "text", "openness", "limit", "why_decided", "why_outside", "is_taken_out"]

    @classmethod
    def initial_of(cls, thing):
        why = TopicForm.whys.get(thing("openness"))
        return super().initial_of(thing) | {"limit": thing("limit")} | ({why: thing("why_fixed")} if why else {})

    def check(self, given):
        super().check(given)
        is_limited = given.get("openness") == TopicOfInfluence.Openness.LIMITED
        if is_limited and not given.get("limit") and "limit" not in self._errors:
            self.add_error("limit", self.enter["limit"])

    def content(self):
        given = self.cleaned_data
        why = given.get(TopicForm.whys.get(given.get("openness"))) or ""
        return super().content() | {"limit": given.get("limit") or "", "why_fixed": why}


class OutcomeRow(Row):
    """What should be different, how it will be known, and by when."""

    thing = "Intended outcome"
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

    def check(self, given):
        super().check(given)
        check_years(self, "due_on")


class PlanRows(Rows):
    """The rows of a page of the plan."""

    def contents(self):
        """What the rows say, in their order."""
        return [row.content() | self._gone(row) for row in self.forms]

    def _gone(self, row):
        return {"is_taken_out": True} if self.is_gone_unchanged(row) else {}

    def as_typed(self):
        """What was typed in each row, right or wrong, to show it again."""
        return [{name: row[name].value() for name in row.fields} for row in self.forms]


def rows_of(row, *, more=0):
    """The rows of a page, and so many more that are empty: a class to be made with data or initial values."""
    return formset_factory(row, formset=PlanRows, extra=more, max_num=AT_MOST, absolute_max=AT_MOST, validate_max=True)


def initial_of_draft(typed, *, prefix, standing, suggested):
    """The initial values of rows that a draft will fill: its own rows in its order, then what has come since."""
    there, initial = {str(row["pk"]): row for row in standing}, []
    for number in range(number_typed(prefix, typed)):
        pk = (typed.get(f"{prefix}-{number}-pk") or [""])[0]
        fresh = suggested[number] if not pk and number < len(suggested) else {}
        initial.append(there.pop(pk, fresh))
    return [*initial, *there.values()][:AT_MOST]
