"""What stands in the way of publishing a working copy, and what is worth a second look. Nothing is changed here."""

from collections import Counter
from dataclasses import dataclass, field

from evaluation import plain_language
from evaluation.models import Kind, Wording
from evaluation.plain_language import LONGEST_EASY_SENTENCE, LONGEST_SENTENCE, MOST_OWN_WORDS, OLDEST_READING_AGE
from evaluation.questionnaires.content import options_of
from evaluation.questionnaires.routing import broken_conditions
from evaluation.questionnaires.texts import EASY_ENGLISH, english, item_english, item_said
from figures.scales import Meaning

MOST_MINUTES = 15
OPT_OUTS = {Meaning.DOES_NOT_FIT: "This does not fit me", Meaning.RATHER_NOT_SAY: "I would rather not say"}


@dataclass(frozen=True)
class Finding:
    """One thing found, in a sentence, and the place it is about: a page, a question on it, or the whole."""

    words: str
    page: object = None
    placed: object = None
    is_condition: bool = field(default=False)

    @property
    def where(self):
        """The place in words."""
        if self.placed:
            return f"Page {self.page.number}, {self.placed.item.short_code}"
        return f"Page {self.page.number}" if self.page else "The whole questionnaire"


def blocks(questionnaire, content):
    """Everything that has to be put right before publishing."""
    pages = numbered(questionnaire)
    if not pages:
        return [Finding("There are no questions yet. Add a page, and questions to it.")]
    codes = Counter(item["code"] for page in content["pages"] for item in page["items"])
    found = [] if content["title"].strip() else [Finding("The title is missing.")]
    for page in pages:
        if not english(page.texts, "title").strip():
            found.append(Finding("This page has no title.", page))
        if not page.placed.all():
            found.append(Finding("This page has no questions. Add some, or remove the page.", page))
        for placed in page.placed.all():
            found += [Finding(words, page, placed) for words in _block_of_item(placed, codes)]
    return found + [Finding(words, page, is_condition=True) for page, words in broken_conditions(pages)]


def looks(questionnaire, content):
    """Everything worth a second look; people may publish all the same."""
    wording = Wording(content)
    found = _of_the_whole(questionnaire, wording)
    for page in numbered(questionnaire):
        for name in ("title", "intro"):
            found += [Finding(words, page) for words in hard_to_read(english(page.texts, name))]
        for placed in page.placed.all():
            found += [Finding(words, page, placed) for words in _look_at_item(placed)]
    return found


def reading_of(wording):
    """The reading figures of everything a person reads in English."""
    texts = []
    for page in wording.topics:
        texts += [page.title, page.intro]
        texts += [words for question in page.questions for words in (question.text, question.hint)]
    return plain_language.read(texts)


def hard_to_read(text, *, longest=LONGEST_SENTENCE):
    """Sentences about what may make one text hard to read."""
    found = []
    if (words := plain_language.longest_sentence(text)) > longest:
        found.append(f"A sentence has {words} words. Up to {longest} are easy to follow.")
    if plain_language.has_double_negative(text):
        found.append("There seem to be two words for “no” in one sentence. Say it the other way round.")
    if plain_language.asks_two_things(text):
        found.append("This seems to ask two things at once. Make it two questions.")
    if hard := plain_language.long_words(text):
        found.append(f"Long words: {', '.join(hard)}. Is there a shorter one?")
    return found


def numbered(questionnaire):
    """The pages in order, each knowing its number as people see it."""
    pages = list(questionnaire.pages.all())
    for number, page in enumerate(pages, start=1):
        page.number = number
    return pages


def _block_of_item(placed, codes):
    item = placed.item
    if not item_english(placed, "text").strip():
        yield "The English text of this question is missing."
    if codes[item.code] > 1:
        yield "This question is asked twice. Remove it here or there."
    if item.kind in Kind.WITH_OPTIONS:
        options = options_of(item)
        if len(options) < 2:
            yield "This question needs at least two answers to choose from."
        if any(not option["label"].strip() for option in options):
            yield "The English text of an answer is missing."


def _look_at_item(placed):
    for name in ("text", "hint"):
        yield from hard_to_read(item_english(placed, name))
        for words in hard_to_read(item_said(placed, EASY_ENGLISH, name).words, longest=LONGEST_EASY_SENTENCE):
            yield f"In Easy Read: {words}"
    if placed.item.kind in Kind.WITH_OPTIONS:
        meanings = {option["meaning"] for option in options_of(placed.item)}
        if missing := [label for meaning, label in OPT_OUTS.items() if meaning not in meanings]:
            yield f"There is no answer “{'” and no “'.join(missing)}”."


def _of_the_whole(questionnaire, wording):
    age, questions = reading_of(wording).age, list(wording.questions.values())
    found = []
    if age and age > OLDEST_READING_AGE:
        found.append(f"The reading age is about {age}. Shorter words and sentences help: aim at nine, or lower.")
    if wording.minutes > MOST_MINUTES:
        found.append(f"It takes about {wording.minutes} minutes. After {MOST_MINUTES}, many people stop half-way.")
    own_words = sum(question.kind == Kind.TEXT for question in questions)
    if own_words > MOST_OWN_WORDS:
        found.append(f"{own_words} questions ask for own words. Each takes about a minute: are all of them needed?")
    if any(question.is_sensitive for question in questions) and not questionnaire.organisation.support_contacts.all():
        found.append("A question may upset people, and your organisation has named nobody to turn to.")
    return [Finding(words) for words in found]
