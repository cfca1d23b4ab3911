"""Languages an organisation offers, and the words around the questions in each, written beside the English."""

import re

from django import forms
from django.core.exceptions import ValidationError

from evaluation.languages import has_texts
from evaluation.models import Language
from evaluation.models.wording import EASY, ENGLISH
from evaluation.phrases import CATALOGUE, fault_in, groups, in_english
from pages.forms import PageForm, PageModelForm
from pages.widgets import LongText, Text

CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
LONG = 70
GROUPS = {
    "page": "On every page",
    "date": "Days and months",
    "order": "Places in an order",
    "hint": "How to answer",
    "wrong": "When something is wrong",
    "start": "The first page",
    "about": "Who sees what people say",
    "finish": "Finishing on a shared device",
    "answer": "Pages of questions",
    "share": "Sharing words with the contact person",
    "check": "Check and send",
    "sent": "After sending",
    "so_far": "What you have said so far",
    "copy": "A copy of my answers",
    "paper": "On paper",
    "language": "Choosing a language",
    "display": "Text size and colours",
    "decline": "Not now",
    "asking": "Being asked questions",
    "session": "At a session",
    "closed": "When it is too late",
    "missing": "A page that is not there",
    "away": "When something does not work",
}


class LanguageForm(PageModelForm):
    """A language: what it calls itself, its short code, and which way it is written."""

    submit = "Add this language"
    enter = {"name": "Enter what the language calls itself", "code": "Enter the code of the language"}

    class Meta:
        model = Language
        fields = ["name", "code", "is_right_to_left"]
        widgets = {"name": Text(width=20), "code": Text(width=10)}
        labels = {"name": "What does the language call itself?", "code": "Code of the language"}
        help_texts = {
            "name": "For example, Cymraeg or Polski. People choose it by this name.",
            "code": "For example, cy for Welsh, pl for Polish, ur for Urdu. Screen readers need it to speak the words.",
        }

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.organisation = organisation
        if self.instance.pk:
            self.submit = "Save"
            if has_texts(self.instance):
                del self.fields["code"]

    def clean_code(self):
        code = self.cleaned_data["code"].strip().lower()
        if not CODE.fullmatch(code) or code.endswith(EASY):
            raise ValidationError("Enter a code of two or three letters, like cy or pl")
        if code == ENGLISH:
            raise ValidationError("English is there already. Enter the code of another language")
        others = Language.objects.filter(organisation=self.instance.organisation).exclude(pk=self.instance.pk)
        if others.filter(code=code).exists():
            raise ValidationError("Your organisation has this language already. Open it from the list")
        return code


class PhrasesForm(PageForm):
    """The words of one part of the pages, each under its English. Any of them may wait for another day."""

    submit = "Save"
    marks_optional = False

    def __init__(self, *args, group, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.codes = {code.replace(".", "__"): code for code in groups()[group]}
        for name, code in self.codes.items():
            english = in_english(code)
            field = forms.CharField(
                label=english,
                help_text=hint_for(code),
                max_length=600,
                required=False,
                widget=LongText(rows=2) if len(english) > LONG else None,
            )
            self.add_field(name, field)
            self.initial[name] = language.phrases.get(code, "")

    def clean(self):
        for name, code in self.codes.items():
            words = self.cleaned_data.get(name, "")
            if words and (fault := fault_in(code, words)):
                self.add_error(name, f"{fault}. The English is “{in_english(code)}”")

    @property
    def words(self):
        """{code of the phrase: words}, empty where there are none yet."""
        return {code: self.cleaned_data[name] for name, code in self.codes.items()}


def hint_for(code):
    """What whoever translates should know: the plainer words for Easy Read, and the gaps that are filled in."""
    plainer = CATALOGUE[code].get("easy")
    in_easy_read = f"In Easy Read: {plainer} " if plainer else ""
    return in_easy_read + ("Keep what stands in { } as it is: it is filled in." if "{" in in_english(code) else "")
