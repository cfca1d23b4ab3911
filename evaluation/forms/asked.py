"""One question on a page: how each kind is drawn, what was sent to it, and what is wrong with that.

Written by hand rather than with Django's fields: a page of questions is the page asked for most, often by phones, and
this draws it in a tenth of the time.
"""

from evaluation.models import Given, Kind

OPTION, TEXT, PLACE, DATE, SHARE = "option_", "text_", "place_", "date_", "share_"
OPT_OUTS = ("does_not_fit", "rather_not_say")
MOST_CHARACTERS = {Kind.TEXT: 5000, Kind.SHORT_TEXT: 200}


class Choice:
    """An option as it stands on the page."""

    __slots__ = ("code", "has_or_before", "id", "is_chosen", "is_exclusive", "label", "picture", "place")

    def __init__(self, option, *, id, is_chosen, has_or_before=False, is_exclusive=False, place=""):
        self.code, self.label, self.picture = option.code, option.label, option.picture
        self.id, self.is_chosen, self.has_or_before = id, is_chosen, has_or_before
        self.is_exclusive, self.place = is_exclusive, place


class Asked:
    """A question with what was answered to it; kinds differ in how an answer is read and checked.

    given: what stands in it. error: what is wrong, as a sentence, or "". may_share: whether the person may share their
    words with their contact, where the question is one of those.
    """

    kind = "text"

    def __init__(self, question, *, phrases, given=None, name="", may_share=False):
        self.question = question
        self.may_share = may_share and question.may_be_shared
        self.phrases = phrases
        self.name = name or f"{self.prefix}{question.code}"
        self.id = f"id_{self.name}"
        self.given = given or Given()
        self.error = ""

    prefix = TEXT

    @property
    def template(self):
        return f"evaluation/questions/{self.kind}.html"

    @property
    def hint(self):
        return self.question.hint

    @property
    def error_id(self):
        """What an error leads to: the control to begin with."""
        return self.id

    @property
    def described_by(self):
        """The ids of the hint and the error, for aria-describedby."""
        ids = [f"{self.id}_hint"] * bool(self.hint) + [f"{self.id}_error"] * bool(self.error)
        return " ".join(ids)

    def names(self):
        """Every name under which something may be sent to it."""
        return {self.name, self.opt_out_name, *([self.share_name] if self.may_share else [])}

    def names_always_sent(self):
        """Names that a browser sends even when nothing is answered, so that half a page is noticed."""
        return {self.name}

    @property
    def share_name(self):
        return f"{SHARE}{self.question.code}"

    @property
    def opt_out_name(self):
        return f"{OPTION}{self.question.code}"

    @property
    def opt_outs(self):
        """Opt-outs such as "does not fit me", where they stand beside a box or an order rather than among options."""
        options = [option for option in self.question.options if option.meaning in OPT_OUTS]
        return [
            Choice(
                option,
                id=f"id_{self.opt_out_name}_{number}",
                is_chosen=option.code in self.given.options,
                has_or_before=number == 0,
                is_exclusive=True,
            )
            for number, option in enumerate(options)
        ]

    def take(self, data):
        """Read what was sent, keep it as it is, right or wrong, and note what is wrong with it."""
        words = data.get(self.name, "").replace("\r\n", "\n").strip()
        is_shared = self.may_share and bool(words) and self.share_name in data
        self.given = Given(self._opted_out(data), words, is_shared)
        most = MOST_CHARACTERS[self.question.kind]
        if "\x00" in words:
            self.error = self.phrases.say("wrong.characters")
        elif len(words) > most:
            self.error = self.phrases.say("wrong.too_long", most=most, length=len(words))
        else:
            self._check_apart(words)

    def _opted_out(self, data):
        """Opt-outs that were ticked, and anything else that was sent in their place, which is then refused."""
        sent = tuple(dict.fromkeys(data.getlist(self.opt_out_name)))
        if not set(sent) <= {option.code for option in self.question.options if option.meaning in OPT_OUTS}:
            self.error = self.phrases.say("wrong.not_offered")
        return sent

    def _check_apart(self, said):
        """An opt-out rules out an answer beside it."""
        if not self.error and self.given.options and (said or len(self.given.options) > 1):
            self.error = self._both(self.given.options[0])

    def _both(self, code):
        return self.phrases.say("wrong.exclusive", alone=self.label_of(code))

    def label_of(self, code):
        return next((option.label for option in self.question.options if option.code == code), code)

    def answer(self):
        """The answer to keep, a Given; empty takes an earlier one back. None where nothing was said either way."""
        return self.given


class ShortText(Asked):
    kind = "short_text"


class OneOption(Asked):
    """Radios. One that was not chosen cannot be told from one left alone, so nothing is taken back."""

    kind = "choice"
    prefix = OPTION

    @property
    def error_id(self):
        return f"{self.id}_0"

    def names(self):
        return {self.name}

    def names_always_sent(self):
        return set()

    @property
    def choices(self):
        or_before = self.or_before
        return [
            Choice(
                option,
                id=f"{self.id}_{number}",
                is_chosen=option.code in self.given.options,
                has_or_before=number > 0 and option.code == or_before,
                is_exclusive=self.is_alone(option),
            )
            for number, option in enumerate(self.question.options)
        ]

    @property
    def or_before(self):
        """The option with an "or" above it: the first that stands alone."""
        return next((option.code for option in self.question.options if self.is_alone(option)), None)

    def is_alone(self, option):
        return option.meaning in OPT_OUTS

    def take(self, data):
        sent = data.get(self.name, "")
        self.given = Given((sent,)) if sent else Given()
        if sent and sent not in {option.code for option in self.question.options}:
            self.error = self.phrases.say("wrong.not_offered")

    def require(self):
        """Say so where nothing was chosen, on the few pages that cannot go on without."""
        if not self.given:
            self.error = self.phrases.say("wrong.none_chosen")

    def answer(self):
        return self.given or None


class ManyOptions(OneOption):
    """Tick boxes. "None of these" and the opt-outs stand alone; the script helps, the server decides."""

    kind = "many"

    @property
    def hint(self):
        return self.question.hint or self.phrases.say("hint.many")

    def is_alone(self, option):
        return option.is_exclusive or option.meaning in OPT_OUTS

    def take(self, data):
        sent = set(data.getlist(self.name))
        chosen = [option for option in self.question.options if option.code in sent]
        unknown = sent - {option.code for option in chosen}
        self.given = Given(tuple(option.code for option in chosen))
        alone = next((option for option in chosen if self.is_alone(option)), None)
        if unknown:
            self.error = self.phrases.say("wrong.not_offered")
        elif alone and len(chosen) > 1:
            self.error = self._both(alone.code)

    def answer(self):
        return self.given
