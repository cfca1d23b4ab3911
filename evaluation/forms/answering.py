"""A page of a questionnaire as a form, built from the wording the person was asked: no item is named here."""

from dataclasses import dataclass

from evaluation.forms.asked import DATE, TEXT, OneOption
from evaluation.forms.kinds import asked, said_in_words
from evaluation.models import Given, HelpedBy, Kind
from evaluation.models.wording import Option, Question
from evaluation.phrases import CATALOGUE, ENGLISH
from pages.display import COLOURS, SIZES, Display

BUTTONS = frozenset(("csrfmiddlewaretoken", "save", "stop", "go", "partial"))


class QuestionsForm:
    """Questions on a page, filled in with what was said before, or with what has just been sent.

    questions: the questions as they are drawn, each by its own template. problems: what is wrong, for the summary.
    """

    def __init__(self, data=None, *, asked, phrases=ENGLISH):
        self.data = data
        self.phrases = phrases
        self.questions = asked
        self.faults = []
        if data is not None:
            for each in self.questions:
                each.take(data)

    @property
    def is_bound(self):
        return self.data is not None

    def is_valid(self):
        return self.is_bound and not self.errors

    @property
    def errors(self):
        """Whether anything is wrong; the page's title begins with "Error" then."""
        return bool(self.faults or any(each.error for each in self.questions))

    def add_fault(self, code):
        """Something is wrong with the page as a whole: the phrase of this code says what."""
        self.faults.append(self.phrases.say(code))

    @property
    def problems(self):
        """Everything that is wrong: [{"text", "id" of the control it speaks of}]."""
        whole = [{"text": text, "id": ""} for text in self.faults]
        return whole + [{"text": each.error, "id": each.error_id} for each in self.questions if each.error]


class AnswerPageForm(QuestionsForm):
    """The questions of one page. Every one may be left out.

    given: {item code: Given} said before. data and files: what was sent. may_share: whether words may be shared with
    the person's contact here.
    """

    def __init__(self, data=None, *, page, given=None, files=None, phrases=ENGLISH, may_share=False):
        given = given or {}
        questions = [
            asked(each, phrases=phrases, given=given.get(each.code), may_share=may_share) for each in page.questions
        ]
        super().__init__(data, asked=questions, phrases=phrases)
        self.page = page
        if self.is_bound:
            self._check_whole(files)

    def _check_whole(self, files):
        if files:
            self.add_fault("wrong.files")
        if self.data.keys() - self._known() - BUTTONS:
            self.add_fault("wrong.not_of_this_page")
        always = {name for each in self.questions for name in each.names_always_sent()}
        # The marker stands at the end of the page: when it is missing, the rest may be missing too.
        if self.data.get("page") != self.page.key or always - self.data.keys():
            self.add_fault("wrong.not_whole")

    def _known(self):
        return {"page", *(name for each in self.questions for name in each.names())}

    def answers(self):
        """{item code: Given}. A box left empty is in it, empty; a choice not made is not."""
        answers = {each.question.code: each.answer() for each in self.questions}
        return {code: given for code, given in answers.items() if given is not None}

    def answers_so_far(self):
        """Only what is answered and right: for saving a page that the person has not finished."""
        return {each.question.code: each.given for each in self.questions if each.given and not each.error}

    def typed(self):
        """What stands in the form as it was sent, right or wrong, as rows to show: [{"key", "value"}]."""
        rows = [
            {"key": each.question.text, "value": said_in_words(each.question, each.given, self.phrases)}
            for each in self.questions
        ]
        return [row for row in rows if row["value"].strip()] + self.strays()

    def strays(self):
        """Words that were sent but belong to no question here, as rows to show."""
        return strays(self.data or {}, known=self._known(), phrases=self.phrases)


class SendForm(QuestionsForm):
    """The last questions before sending: may the person's own words be used, and did somebody help?"""

    def __init__(self, data=None, *, has_words, phrases=ENGLISH):
        yes_no = [("no", phrases.say("check.words_no")), ("yes", phrases.say("check.words_yes"))]
        helped = [(code, phrases.say(f"check.helped_{code}")) for code in HelpedBy.values]
        self.words = own_choice("words_may_be_used", "check.words", yes_no, phrases)
        self.helped = own_choice("helped_by", "check.helped", helped, phrases)
        super().__init__(data, asked=[self.words, self.helped] if has_words else [self.helped], phrases=phrases)

    @property
    def words_may_be_used(self):
        return self.words.given.options == ("yes",)

    @property
    def helped_by(self):
        return HelpedBy(self.helped.given.options[0]) if self.helped.given.options else HelpedBy.NOBODY


class DisplayForm(QuestionsForm):
    """How large the text is, and which colours it has."""

    def __init__(self, data=None, *, display, phrases=ENGLISH):
        sizes = [(code, phrases.say(f"display.size_{code}")) for code in SIZES]
        colours = [(code, phrases.say(f"display.colours_{code}")) for code in COLOURS]
        self.size = own_choice("size", "display.size", sizes, phrases, chosen=display.size)
        self.colours = own_choice("colours", "display.colours", colours, phrases, chosen=display.colours)
        super().__init__(data, asked=[self.size, self.colours], phrases=phrases)

    @property
    def display(self):
        return Display(*(each.given.options[0] if each.given else "standard" for each in self.questions))


@dataclass(frozen=True)
class OwnQuestion(Question):
    """A question of our own that is no item of a questionnaire. or_before: the option with an "or" above it."""

    or_before: str = ""


class OwnChoice(OneOption):
    """Radios of our own: their options mean nothing that is counted."""

    @property
    def or_before(self):
        return self.question.or_before


def own_choice(name, code, options, phrases, chosen="", or_before=""):
    """A choice of our own. `or_before` is the value with an "or" above it."""
    options = tuple(Option(value, label, meaning="") for value, label in options)
    hint = phrases.say(f"{code}_hint") if f"{code}_hint" in CATALOGUE else ""
    question = OwnQuestion(name, Kind.CHOICE, phrases.say(code), hint, False, options, or_before=or_before)
    return OwnChoice(question, phrases=phrases, name=name, given=Given((chosen,)) if chosen else None)


def strays(data, *, known=frozenset(), phrases=ENGLISH):
    """Words that were sent but belong to no question here, so that they can be shown and copied."""
    return [
        {"key": phrases.say("answer.your_words"), "value": data[name]}
        for name in data
        if name.startswith((TEXT, DATE)) and name not in known and data[name].strip()
    ]
