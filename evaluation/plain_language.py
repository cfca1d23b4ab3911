"""How easy a text is to read, and how long a questionnaire takes: estimates that show where to look again."""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import pyphen

from evaluation.models.wording import Kind

LONGEST_SENTENCE = 20
LONGEST_EASY_SENTENCE = 15
OLDEST_READING_AGE = 11
MANY_SYLLABLES = 4
MOST_OWN_WORDS = 4

# Slower than the 238 words a minute at which adults read on average (Brysbaert 2019, Journal of Memory and Language
# 109: 104047): many of those asked read on a phone, in a second language, tired or with help.
WORDS_A_MINUTE = 150
# Our own assumption, in seconds, for thinking and answering once a question is read.
SECONDS_TO_ANSWER = {
    Kind.CHOICE: 6,
    Kind.BAND: 8,
    Kind.MANY: 12,
    Kind.RANKING: 30,
    Kind.DATE: 15,
    Kind.SHORT_TEXT: 20,
    Kind.TEXT: 60,
}

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# Only from the first of several signs on: looked for from each of them, many dots would be read over and over.
_END = re.compile(r"(?<![.!?…:])[.!?…:]++(?:\s+|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[a-z]{2})(?:(?<![aeiouyl])e|(?<=[aeiouy]l)e|(?<![aeiouytd])ed|(?<![aeiouycsxzgh])es)$")
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|nowhere|neither|nor|without|hardly|cannot)\b|n[’']t\b", re.IGNORECASE
)
# Each is a way to ask for two things at once, of which a person may want to answer one.
_TWO_IDEAS = re.compile(r"\band/or\b|\bas well as\b|\bboth\b.+\band\b|\?.+\?", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"“[^”]*”")
_HYPHENS = pyphen.Pyphen(lang="en_GB")


@dataclass(frozen=True)
class Reading:
    """What was counted in some texts. `age` is the reading age in years, or None where there are no words."""

    words: int
    sentences: int
    syllables: int

    @property
    def words_a_sentence(self):
        return self.words / self.sentences if self.sentences else 0

    @property
    def grade(self):
        """The Flesch–Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59.

        In years of school in the United States. Source: Kincaid, Fishburne, Rogers and Chissom 1975, Research Branch
        Report 8-75, Naval Technical Training Command. Meant for texts of a hundred words or more: over a few words it
        jumps, so it is given for a whole questionnaire and never for one question.
        """
        if not self.words:
            return None
        return 0.39 * self.words_a_sentence + 11.8 * self.syllables / self.words - 15.59

    @property
    def age(self):
        """The grade as an age: children in the first grade are six. Never under five."""
        return None if self.grade is None else max(5, round(self.grade + 5))


def read(texts):
    """Count the words, sentences and syllables of these texts."""
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    words = [word for sentence in sentences for word in words_of(sentence)]
    return Reading(words=len(words), sentences=len(sentences), syllables=sum(map(syllables, words)))


def words_of(text):
    return _WORD.findall(text)


def sentences_of(text):
    """The sentences of a text, without those that hold no word."""
    return [part for part in _END.split(text) if words_of(part)]


@lru_cache(maxsize=5000)
def syllables(word):
    """How many syllables an English word has, about: the larger of two counts, so that a hard word is not missed.

    One counts the places where a word may be broken at a line's end (pyphen, British English), which misses short
    words; the other groups of vowels without a silent ending.
    """
    plain = word.lower().replace("’", "'")
    vowels = len(_VOWELS.findall(_SILENT.sub("", plain)))
    return max(1, vowels, len(_HYPHENS.positions(plain)) + 1)


def longest_sentence(text):
    """How many words the longest sentence of a text has."""
    return max((len(words_of(sentence)) for sentence in sentences_of(text)), default=0)


def long_words(text):
    """Words of four syllables or more, each once."""
    return list(dict.fromkeys(word for word in words_of(text) if syllables(word) >= MANY_SYLLABLES))


def has_double_negative(text):
    """Whether one sentence says "not" twice, so that "no" might mean "yes"; what it quotes does not count."""
    return any(len(_NEGATIVE.findall(sentence)) > 1 for sentence in sentences_of(_QUOTED.sub("", text)))


def asks_two_things(text):
    """Whether a text seems to ask for two things at once, such as "and/or" or two question marks."""
    return bool(_TWO_IDEAS.search(text))


def minutes(wording):
    """How long a questionnaire takes, in whole minutes: reading its English words, and answering each question.

    An estimate to plan by: everything is read once, opt-outs are read with the rest, and every question is answered.
    """
    read_words, answering = 0, 0
    for page in wording.topics:
        read_words += _count(page.title, page.intro)
        for question in page.questions:
            labels = [option.label for option in question.options]
            read_words += _count(question.text, question.hint)
            # The same answers under one question after another are seen, not read again.
            read_words += min(_count(*labels), 12)
            answering += SECONDS_TO_ANSWER[question.kind]
    return max(1, ceil(read_words / WORDS_A_MINUTE + answering / 60))


def _count(*texts):
    return sum(len(words_of(text)) for text in texts)
