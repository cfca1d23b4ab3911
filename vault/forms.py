"""The pages of "About you": one question on view, and what was said before, carried along in the page itself."""

from django import forms

from pages.forms import PageForm
from pages.widgets import Radios
from vault.questions import DECLINED

NOT_OFFERED = "Please choose one of the answers shown. The one that was sent does not belong to this question"
NOT_OURS = (
    "Some of what was sent does not belong to these questions. Nothing was sent on. "
    "Please look at your answers and go on from here"
)
BUTTONS = {"csrfmiddlewaretoken", "now", "next", "back", "change", "send"}


class Said:
    """What a page says has been answered so far, {question: code}: DECLINED, or empty where it was left blank.

    Answers that no longer follow (a detail of another group than the one chosen now) are dropped. What no page of ours
    could have sent is not: `forged` names the question, `has_strangers` is true for anything else.
    """

    def __init__(self, questions, data):
        self.questions = questions
        self.given, self.forged = {}, None
        known = {question.code: question for question in questions}
        self.now = known.get(data.get("now"))
        self.has_strangers = bool(set(data) - set(known) - BUTTONS)
        for question in questions:
            if question.code in data or question is self.now:
                self._hear(question, data.get(question.code, ""))

    def _hear(self, question, value):
        if value not in ("", DECLINED, *(choice.code for choice in question.options)):
            self.forged = self.forged or question
        elif question.is_asked(self.answers) and value in ("", DECLINED, *codes(question, self.answers)):
            self.given[question.code] = value

    @property
    def answers(self):
        """The answers alone."""
        return {code: value for code, value in self.given.items() if value not in ("", DECLINED)}

    @property
    def declined(self):
        return [code for code, value in self.given.items() if value == DECLINED]

    @property
    def asked(self):
        """Everything that this person was asked, answered or not."""
        return [question.code for question in self._asked()]

    @property
    def next_question(self):
        """The first question not seen yet; none when all have been."""
        return next((question for question in self._asked() if question.code not in self.given), None)

    @property
    def question_before(self):
        """The question that came before this one."""
        asked = self._asked()
        if self.now is None or self.now not in asked:
            return asked[-1]
        return asked[max(0, asked.index(self.now) - 1)]

    def find(self, code):
        """The question of this code, if this person is asked it."""
        return next((question for question in self._asked() if question.code == code), None)

    def rows(self):
        """Everything asked with the answer in words, for a last look."""
        return [
            {"code": question.code, "question": question.text, "answer": self._words(question)}
            for question in self._asked()
        ]

    def _asked(self):
        return [question for question in self.questions if question.is_asked(self.answers)]

    def _words(self, question):
        value = self.given.get(question.code, "")
        labels = {choice.code: choice.label for choice in question.options} | {DECLINED: "Prefer not to say"}
        return labels.get(value, "")


class QuestionForm(PageForm):
    """One question. It may be left out."""

    submit = ""
    marks_optional = False

    def __init__(self, *args, question, said, **kwargs):
        super().__init__(*args, **kwargs)
        self.heading = question.code
        choices = [(choice.code, choice.label) for choice in question.choices(said.answers)]
        field = forms.ChoiceField(
            label=question.text,
            help_text=question.hint,
            choices=[*choices, (DECLINED, "Prefer not to say")],
            widget=Radios(or_before=DECLINED),
            required=False,
            error_messages={"invalid_choice": NOT_OFFERED},
        )
        self.add_field(question.code, field)


class StartForm(PageForm):
    """A skip-all choice before anything is asked."""

    submit = "Continue"
    enter = {"wants": "Select yes to see the questions, or no to skip them all"}
    wants = forms.ChoiceField(
        label="Do you want to answer?",
        choices=[("yes", "Yes, show me the questions"), ("no", "No, skip them all")],
        widget=Radios(),
    )


def codes(question, answers):
    """The codes of the answers that fit what was said before."""
    return [choice.code for choice in question.choices(answers)]
