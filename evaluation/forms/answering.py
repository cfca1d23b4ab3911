"""The forms of a questionnaire, built from the wording the person was asked: no item is named here."""

from django import forms

from evaluation.models import Given
from pages.forms import PageForm
from pages.widgets import LongText, Radios

MOST_CHARACTERS = 5000
CHOICE, TEXT = "option_", "text_"
OPT_OUTS = ("does_not_fit", "rather_not_say")
BUTTONS = ("csrfmiddlewaretoken", "save", "stop")

TOO_LONG = (
    "There is room for %(limit_value)d characters here, and you wrote %(show_value)d. Nothing you wrote is lost: "
    "please make it shorter"
)
NOT_OFFERED = "Please choose one of the answers shown. The one that was sent does not belong to this question"
NOT_WHOLE = "We did not get the whole page, so we have not saved it. Please look at your answers and save again"
NOT_OF_THIS_PAGE = (
    "Some of what was sent belongs to other questions, so we have not saved this page. "
    "Please look at your answers and save again"
)


class AnswerPageForm(PageForm):
    """The questions of one page. Every one may be left out."""

    submit = ""
    marks_optional = False
    # The end of the page: when it is missing, the rest may be missing too.
    page = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, page, **kwargs):
        super().__init__(*args, initial={"page": page.key, **kwargs.pop("initial", {})}, **kwargs)
        self.questions = {name_of(question): question for question in page.questions}
        for name, question in self.questions.items():
            self.add_field(name, field_of(question))

    def clean(self):
        if set(self.data) - set(self.fields) - set(BUTTONS):
            self.add_error(None, NOT_OF_THIS_PAGE)
        texts = {name for name, question in self.questions.items() if not question.is_choice}
        if self.data.get("page") != str(self.initial["page"]) or texts - set(self.data):
            self.add_error(None, NOT_WHOLE)

    def answers(self):
        """{item code: Given}. A text box left empty is in it; a choice not made is not."""
        answers = {}
        for name, question in self.questions.items():
            given = self.cleaned_data[name]
            if not question.is_choice:
                answers[question.code] = Given(words=given)
            elif given:
                answers[question.code] = Given(options=(given,))
        return answers

    def _sent(self, name, question):
        sent = self.data.get(name, "")
        return Given(options=(sent,)) if question.has_options else Given(words=sent)

    def typed(self):
        """What stands in the form as it was sent, right or wrong, as rows to show: [{"key", "value"}]."""
        rows = [
            {"key": question.text, "value": said_in_words(question, self._sent(name, question))}
            for name, question in self.questions.items()
        ]
        return [row for row in rows if row["value"].strip()] + strays(self.data, known=self.fields)


class PermissionForm(PageForm):
    """The last question before sending: may the person's own words be used?"""

    submit = ""
    marks_optional = False
    words_may_be_used = forms.ChoiceField(
        label="May we use your own words?",
        help_text="We may want to show people what you wrote. We never put your name with it.",
        choices=[("no", "No, please do not use my words"), ("yes", "Yes, you may use my words without my name")],
        widget=Radios(),
        initial="no",
        required=False,
    )


def name_of(question):
    """The name of a question's field: words and choices are told apart without knowing the wording."""
    return f"{CHOICE if question.is_choice else TEXT}{question.code}"


def field_of(question):
    """The field of one question: plain radios, or a box for one's own words."""
    if question.is_choice:
        first = next((option.code for option in question.options if option.meaning in OPT_OUTS), None)
        return forms.ChoiceField(
            label=question.text,
            help_text=question.hint,
            choices=[(option.code, option.label) for option in question.options],
            widget=Radios(or_before=first),
            required=False,
            error_messages={"invalid_choice": NOT_OFFERED},
        )
    return forms.CharField(
        label=question.text,
        help_text=question.hint,
        widget=LongText(),
        max_length=MOST_CHARACTERS,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )


def initial_of(page, drafts):
    """Fill a page's boxes with what was saved before, {item code: Given}."""
    return {
        name_of(question): drafts[question.code].options[0] if question.is_choice else drafts[question.code].words
        for question in page.questions
        if question.code in drafts
    }


def said_in_words(question, given):
    """What an answer says in words: the labels of what was chosen, or the words themselves."""
    labels = {option.code: option.label for option in question.options}
    return ", ".join(labels[code] for code in given.options if code in labels) or given.words


def strays(data, *, known=()):
    """Words that were sent but belong to no question here, so that they can be shown and copied."""
    return [
        {"key": "Your words", "value": data[name]}
        for name in data
        if name.startswith(TEXT) and name not in known and data[name].strip()
    ]
