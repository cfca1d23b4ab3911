"""A published questionnaire as one person reads it: in a language, or in Easy Read, page by page.

Easy Read is a way to write a language, so "en-easy" is a variant of its own beside "en" and "cy". Every variant words
the same items: whichever a person reads, their answers count in one result.

Pictures and recordings come two ways. What FourPi ships stands as the path of a static file: "img/easy-read/ear.svg".
What an organisation put in stands as an address that begins with "/". The filter `medium_address` makes either one an
address to fetch. They always stand beside words that say the same, so their alternative text is empty.
"""

from dataclasses import dataclass
from functools import cached_property

ENGLISH = "en"
EASY = "-easy"


class Kind:
    """How an item is answered. The codes stand in published versions and never change."""

    CHOICE, BAND, MANY, RANKING = "choice", "band", "many", "ranking"
    DATE, SHORT_TEXT, TEXT = "date", "short_text", "text"
    WITH_ONE_OPTION = (CHOICE, BAND)
    WITH_OPTIONS = (CHOICE, BAND, MANY, RANKING)
    WITH_WORDS = (SHORT_TEXT, TEXT)


@dataclass(frozen=True)
class Given:
    """What a person answered to one item: options in order, or words. A date stands in words, as 2026-03-31."""

    options: tuple[str, ...] = ()
    words: str = ""
    # Ticked before sending: the words go to the person's contact as well. Nothing of it is kept with what is sent.
    is_shared: bool = False

    def __bool__(self):
        return bool(self.options or self.words)

    @classmethod
    def stored(cls, said):
        """Read back what `to_store` gave."""
        return cls(tuple(said["options"]), said["words"], said.get("is_shared", False))

    def to_store(self):
        """The answer as plain JSON."""
        return {"options": list(self.options), "words": self.words, "is_shared": self.is_shared}


@dataclass(frozen=True)
class Option:
    code: str
    label: str
    meaning: str
    picture: str = ""
    is_exclusive: bool = False


@dataclass(frozen=True)
class Question:
    """One item as worded in this version and variant. `picture` and `sound` are paths, addresses or empty."""

    code: str
    kind: str
    text: str
    hint: str
    is_sensitive: bool
    options: tuple[Option, ...]
    picture: str = ""
    sound: str = ""
    may_be_shared: bool = False

    @property
    def is_choice(self):
        """Whether exactly one option answers it."""
        return self.kind in Kind.WITH_ONE_OPTION

    @property
    def has_options(self):
        return self.kind in Kind.WITH_OPTIONS

    @property
    def has_words(self):
        """Whether it is answered in the person's own words."""
        return self.kind in Kind.WITH_WORDS


@dataclass(frozen=True)
class Condition:
    """A page is shown only to those who gave one of these options to an earlier item."""

    code: str
    options: frozenset[str]

    def holds(self, given):
        return self.code in given and not self.options.isdisjoint(given[self.code].options)


@dataclass(frozen=True)
class Page:
    """One topic. `key` stands in its address: "3", or "3-2" for the second question of page 3 by itself."""

    key: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    shown_if: Condition | None = None

    @property
    def is_sensitive(self):
        return any(question.is_sensitive for question in self.questions)

    @property
    def codes(self):
        return frozenset(question.code for question in self.questions)

    def apart(self):
        """The same page with one question at a time, as Easy Read has it."""
        if len(self.questions) < 2:
            return (self,)
        return tuple(
            Page(f"{self.key}-{place}", self.title, self.intro, (question,), self.shown_if)
            for place, question in enumerate(self.questions, start=1)
        )


class Wording:
    """One version in one variant. A text that is not there in the variant is read in English."""

    def __init__(self, content, variant=ENGLISH):
        self.content = content
        self.variant = variant

    @property
    def is_easy(self):
        return self.variant.endswith(EASY)

    @property
    def language(self):
        """The language alone, for the page's `lang`."""
        return self.variant.removesuffix(EASY)

    @cached_property
    def title(self):
        return self._said(self.content, "title")

    @cached_property
    def note(self):
        return self._said(self.content, "note")

    @property
    def minutes(self):
        return self.content["minutes"]

    @cached_property
    def topics(self):
        """The pages as they were made, one topic each."""
        return tuple(self._page(str(number), page) for number, page in enumerate(self.content["pages"], start=1))

    @cached_property
    def pages(self):
        """The pages as this variant shows them: Easy Read asks one question at a time."""
        return tuple(page for topic in self.topics for page in (topic.apart() if self.is_easy else (topic,)))

    @cached_property
    def questions(self):
        """Every question by its code, in order."""
        return {question.code: question for topic in self.topics for question in topic.questions}

    def page(self, key):
        """The page of this address, in whichever way it is shown, or None."""
        return self._by_key.get(key)

    def route(self, given):
        """The pages that somebody who gave these answers ({item code: Given}) is shown, in order.

        An answer on a page that is no longer shown leads nowhere.
        """
        known, on_the_way = set(), []
        for page in self.pages:
            condition = page.shown_if
            if condition is None or (condition.code in known and condition.holds(given)):
                on_the_way.append(page)
                known |= page.codes
        return tuple(on_the_way)

    @cached_property
    def _by_key(self):
        alone = [page for topic in self.topics for page in topic.apart()]
        return {page.key: page for page in [*alone, *self.topics]}

    def _page(self, key, page):
        shown_if = page.get("shown_if")
        return Page(
            key=key,
            title=self._said(page, "title"),
            intro=self._said(page, "intro"),
            questions=tuple(self._question(item) for item in page["items"]),
            shown_if=Condition(shown_if["code"], frozenset(shown_if["options"])) if shown_if else None,
        )

    def _question(self, item):
        return Question(
            code=item["code"],
            kind=item["kind"],
            text=self._said(item, "text"),
            hint=self._said(item, "hint"),
            is_sensitive=item["is_sensitive"],
            options=tuple(self._option(option) for option in item["options"]),
            picture=self._own(item, "picture"),
            sound=self._own(item, "sound"),
            may_be_shared=item.get("may_be_shared", False),
        )

    def _option(self, option):
        return Option(
            code=option["code"],
            label=self._said(option, "label"),
            meaning=option["meaning"],
            picture=self._own(option, "picture"),
            is_exclusive=option.get("is_exclusive", False),
        )

    def _said(self, node, name):
        return self._own(node, name) or node[name]

    def _own(self, node, name):
        return node.get("variants", {}).get(self.variant, {}).get(name, "")
