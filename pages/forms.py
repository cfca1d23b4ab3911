"""What every form does the same way: its look, its plain error messages, and fields that open under a choice."""

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout, LayoutObject, Submit
from crispy_forms.utils import TEMPLATE_PACK
from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import pretty_name
from django.template.loader import render_to_string

from pages.dates import DatePartsField
from pages.merging import MergingMixin
from pages.messages import plain_messages
from pages.saying import can_be_seen, says_something
from pages.widgets import Checkboxes, LongText, Text, WholeNumber

PLAIN_WIDGETS = {
    (forms.CharField, forms.Textarea): LongText,
    (forms.IntegerField, forms.NumberInput): WholeNumber,
    (forms.DecimalField, forms.NumberInput): Text,
    (forms.MultipleChoiceField, forms.SelectMultiple): Checkboxes,
    (forms.ModelMultipleChoiceField, forms.SelectMultiple): Checkboxes,
}


# Line breaks and other signs that control a machine. NUL is not here: Django refuses it.
CONTROL_SIGN = re.compile(r"[\x01-\x1f\x7f-\x9f\u2028\u2029]")
# With the spaces around them. A run is read once, whatever it is made of: many spaces cost no more than many letters.
SPACES_AND_CONTROL_SIGNS = re.compile(r"[\s\x01-\x1f\x7f-\x9f\u2028\u2029]+")


class Section(LayoutObject):
    """Fields under a heading. Crispy's own Fieldset would run a legend that people wrote as a template."""

    def __init__(self, heading, *fields):
        self.heading = heading
        self.fields = list(fields)

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        fields = self.get_rendered_fields(form, context, template_pack, **kwargs)
        return render_to_string("govuk/section.html", {"heading": self.heading, "fields": fields})


class PageFormMixin(MergingMixin):
    """Mix into any form: the page then needs only {% crispy form %}.

    enter: what to say when a field is empty, {"title": "Enter the title of the activity"}.
    sections: [("What it is about", ["title", "summary"]), ...] puts fields under headings.
    heading: the field whose label is the heading of the page (pages with one question).
    """

    enter = {}
    sections = ()
    heading = None
    label_size = "s"
    label_sizes = {}
    marks_optional = True
    submit = "Save and continue"
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in list(self.fields.items()):
            self.add_field(name, field)

    def add_field(self, name, field):
        """Put a field into the form, dressed like the others; for forms whose questions come from the database."""
        field = dressed(field)
        if field.label is None:
            field.label = pretty_name(name)
        field.error_messages |= plain_messages(field, enter=self.enter.get(name))
        self.fields[name] = field

    @property
    def reveals(self):
        """Fields that open under a choice: {name: (name of the choice's field, value)}."""
        return {
            revealed: (name, value)
            for name, field in self.fields.items()
            for value in getattr(field.widget, "reveals", {})
            for revealed in field.widget.revealed_by(value)
        }

    @property
    def helper(self):
        """How crispy lays the form out; a view may set `form.helper` where a page needs another layout."""
        if not hasattr(self, "_helper"):
            self._helper = FormHelper()
            self._helper.attrs = {"novalidate": ""}
            standing = [name for name in self.fields if name not in self.reveals]
            named = [name for _, names in self.sections for name in names]
            groups = [Section(heading, *names) for heading, names in self.sections]
            self._helper.layout = Layout(*[name for name in standing if name not in named], *groups)
            if self.submit:
                self._helper.add_input(Submit("save", self.submit))
        return self._helper

    @helper.setter
    def helper(self, helper):
        self._helper = helper

    def _clean_fields(self):
        """Clean as usual, then drop what stands under a choice that was not made: nobody could see it. Then merge."""
        super()._clean_fields()
        for name, (trigger, value) in self.reveals.items():
            chosen = self[trigger].data
            chosen = chosen if isinstance(chosen, list) else [chosen]
            if str(value) not in {str(choice) for choice in chosen}:
                self._errors.pop(name, None)
                self.cleaned_data[name] = self.fields[name].to_python(None)
        self.merge()


def dressed(field):
    """The field with the control our pages use for its kind, and without a row of dashes as a choice."""
    if type(field) is forms.DateField:
        plain = {key: getattr(field, key) for key in ("required", "label", "help_text", "initial", "disabled")}
        return DatePartsField(validators=field.validators, **plain)
    if widget := PLAIN_WIDGETS.get((type(field), type(field.widget))):
        field.widget = widget()
        if hasattr(field, "choices"):
            field.widget.choices = field.choices
        field.widget.is_required = field.required
        field.widget.attrs |= field.widget_attrs(field.widget) if widget is LongText else {}
    if getattr(field.widget, "exclusive", None) is not None:
        field.validators = [*field.validators, alone(field)]
    if isinstance(field, forms.CharField) and not isinstance(field.widget, (forms.Textarea, forms.PasswordInput)):
        field.to_python = on_one_line(field.to_python)
    if isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput):
        field.to_python = nothing_unseen(field.to_python, empty=field.empty_value)
        field.validators.append(must_say_something(field))
    if isinstance(field, forms.ModelChoiceField):
        # Its choices stay with the query, which the form may still narrow.
        if field.empty_label is not None:
            field.empty_label = None if isinstance(field.widget, forms.RadioSelect) else "Choose one"
    elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField):
        field.choices = without_dashes(field)
    return field


def alone(field):
    """What refuses the choice that rules out the others, when others were chosen too: without a script both can be."""
    exclusive = str(field.widget.exclusive)
    label = next(label for value, label in field.choices if str(value) == exclusive)

    def check(chosen):
        if len(chosen) > 1 and exclusive in {str(each) for each in chosen}:
            raise ValidationError(f"Select “{label}” alone, or take it away and leave the others")

    return check


def on_one_line(to_python):
    """A box of one line holds one line, whatever was sent: a name never brings a line of its own into a letter."""

    def read(value):
        value = to_python(value)
        return SPACES_AND_CONTROL_SIGNS.sub(_without_control, value).strip() if isinstance(value, str) else value

    return read


def _without_control(run):
    """One space for a run with a control sign in it; spaces alone stay as they are."""
    return " " if CONTROL_SIGN.search(run[0]) else run[0]


def nothing_unseen(to_python, *, empty):
    """A box in which there is nothing to see is empty."""

    def read(value):
        value = to_python(value)
        # NUL is left for Django to refuse.
        return empty if isinstance(value, str) and "\0" not in value and not can_be_seen(value) else value

    return read


def must_say_something(field):
    """A box that has to be filled in wants words: a full stop is no reason."""

    def check(value):
        if field.required and isinstance(value, str) and not says_something(value):
            raise ValidationError(field.error_messages["required"], code="required")

    return check


def without_dashes(field):
    """The choices, with "Choose one" for the empty line of a list, and no empty line among radios."""
    choices = list(field.choices)
    if not choices or choices[0][0] not in ("", None):
        return choices
    is_radio = isinstance(field.widget, forms.RadioSelect)
    return choices[1:] if is_radio else [("", "Choose one"), *choices[1:]]


class PageForm(PageFormMixin, forms.Form):
    """A form of our pages."""


class ConfirmForm(PageForm):
    """Nothing to fill in: pressing the button is the answer."""

    submit = ""


class PageModelForm(PageFormMixin, forms.ModelForm):
    """A form of our pages that fills in a record."""
