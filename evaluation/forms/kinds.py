"""The kinds of question with more than one box, and which kind is asked how."""

from datetime import date

from evaluation.forms.asked import DATE, OPT_OUTS, PLACE, Asked, Choice, ManyOptions, OneOption, ShortText
from evaluation.models import Given, Kind
from pages.dates import PARTS, read_month, read_number


class Ranking(Asked):
    """A list of places for each option: no dragging. What is not given a place is not in the order."""

    kind = "ranking"
    prefix = PLACE

    def __init__(self, question, **rest):
        super().__init__(question, **rest)
        self.ranked = [option for option in question.options if option.meaning not in OPT_OUTS]
        order = [code for code in self.given.options if code in {option.code for option in self.ranked}]
        self.placed = {code: str(number) for number, code in enumerate(order, 1)}

    @property
    def hint(self):
        return self.question.hint or self.phrases.say("hint.order")

    @property
    def error_id(self):
        return f"{self.id}_0"

    def name_for(self, option):
        return f"{self.name}_{option.code}"

    def names(self):
        return {self.opt_out_name, *self.names_always_sent()}

    def names_always_sent(self):
        return {self.name_for(option) for option in self.ranked}

    @property
    def places(self):
        """The places there are to give: [("1", "1st"), …]."""
        return [(str(number), self.phrases.place(number)) for number in range(1, len(self.ranked) + 1)]

    @property
    def no_place(self):
        return self.phrases.say("order.none")

    @property
    def choices(self):
        """Each option with the name of its list and the place it has so far."""
        return [
            (
                self.name_for(option),
                Choice(option, id=f"{self.id}_{number}", is_chosen=False, place=self.placed.get(option.code, "")),
            )
            for number, option in enumerate(self.ranked)
        ]

    def take(self, data):
        out = self._opted_out(data)
        self.placed = {}
        for option in self.ranked:
            if place := data.get(self.name_for(option), ""):
                self.placed[option.code] = place
        by_place = {}
        for code, place in self.placed.items():
            by_place.setdefault(place, []).append(code)
        if not set(by_place) <= {place for place, _ in self.places}:
            self.error = self.phrases.say("wrong.not_offered")
            self.given = Given(out)
            return
        order = sorted(by_place, key=int)
        self.given = Given((*out, *(code for place in order for code in by_place[place])))
        self.error = self.error or self._fault(by_place, order)
        if not self.error and out and (order or len(out) > 1):
            self.error = self._both(out[0])

    def _fault(self, by_place, order):
        for number, place in enumerate(order, 1):
            if len(by_place[place]) > 1:
                labels = ", ".join(f"“{self.label_of(code)}”" for code in by_place[place])
                return self.phrases.say("wrong.tie", place=self.phrases.place(int(place)), labels=labels)
            if int(place) != number:
                return self.phrases.say(
                    "wrong.gap",
                    missing=self.phrases.place(number),
                    label=self.label_of(by_place[place][0]),
                    place=self.phrases.place(int(place)),
                )
        return ""


class Date(Asked):
    """Day, month and year in three boxes. Part of a date is a sentence, and stays in its boxes."""

    kind = "date"
    prefix = DATE

    def __init__(self, question, **rest):
        super().__init__(question, **rest)
        year, month, day = [*self.given.words.split("-"), "", "", ""][:3]
        self.typed = {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}
        self.faulty = ()

    @property
    def hint(self):
        return self.question.hint or self.phrases.say("hint.date")

    @property
    def error_id(self):
        return f"{self.id}_{(self.faulty or PARTS)[0]}"

    def names(self):
        return {self.opt_out_name, *self.names_always_sent()}

    def names_always_sent(self):
        return {f"{self.name}_{part}" for part in PARTS}

    @property
    def boxes(self):
        """(part, label, what is typed, whether it is wrong) for each of the three boxes."""
        return [
            (part, self.phrases.say(f"date.{part}"), self.typed[part], bool(self.error) and part in self.faulty)
            for part in PARTS
        ]

    def take(self, data):
        self.typed = {part: data.get(f"{self.name}_{part}", "").strip() for part in PARTS}
        said = any(self.typed.values())
        self.given = Given(self._opted_out(data), self._read() if said else "")
        self._check_apart(said)

    def _read(self):
        """The date as 2026-03-31, or "" with a sentence about what is missing or wrong."""
        missing = [part for part in PARTS if not self.typed[part]]
        year, month = read_number(self.typed["year"]), self._month()
        if missing:
            parts = ", ".join(self.phrases.say(f"date.{part}") for part in missing)
            self.faulty, self.error = missing, self.phrases.say("wrong.date_missing", parts=parts)
        elif year < 1000:
            self.faulty, self.error = ["year"], self.phrases.say("wrong.date_year")
        else:
            try:
                return date(year, month, read_number(self.typed["day"])).isoformat()
            except ValueError:
                self.faulty, self.error = list(PARTS), self.phrases.say("wrong.date_none")
        return ""

    def _month(self):
        """The month by number or name, in English or in the person's language; 0 if there is no such month."""
        if number := read_month(self.typed["month"]):
            return number
        typed = self.typed["month"].casefold().rstrip(".")
        names = [self.phrases.say(f"date.month_{number}").casefold() for number in range(1, 13)]
        return next((number for number, name in enumerate(names, 1) if len(typed) > 2 and name.startswith(typed)), 0)


KINDS = {
    Kind.CHOICE: OneOption,
    Kind.BAND: OneOption,
    Kind.MANY: ManyOptions,
    Kind.RANKING: Ranking,
    Kind.DATE: Date,
    Kind.SHORT_TEXT: ShortText,
    Kind.TEXT: Asked,
}


def asked(question, **rest):
    """The question as its kind is asked."""
    return KINDS[question.kind](question, **rest)


def said_in_words(question, given, phrases):
    """What an answer says in words: labels of what was chosen, places in order, a date in full, or the words."""
    labels = {option.code: option.label for option in question.options}
    chosen = [labels[code] for code in given.options if code in labels]
    outs = {option.label for option in question.options if option.meaning in OPT_OUTS}
    if question.kind == Kind.RANKING and not outs & set(chosen):
        chosen = [f"{phrases.place(number)}: {label}" for number, label in enumerate(chosen, 1)]
        return "\n".join(chosen)
    if question.kind == Kind.DATE and given.words:
        return phrases.date(date.fromisoformat(given.words))
    shared = [phrases.say("share.ticked")] if given.is_shared else []
    return "\n".join([*chosen, given.words, *shared] if given.words else chosen)
