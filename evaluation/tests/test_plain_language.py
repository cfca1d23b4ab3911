"""Counting words, sentences, syllables and minutes; every expected number is worked out by hand."""

import timeit

import pytest

from evaluation import plain_language
from evaluation.models import Wording
from evaluation.plain_language import Reading


@pytest.mark.parametrize(
    ("word", "count"),
    [("I", 1), ("safe", 1), ("made", 1), ("whole", 1), ("people", 2), ("table", 2), ("money", 2), ("listened", 2),
     ("agreed", 2), ("different", 3), ("organisation", 5), ("evaluation", 4)],
)  # fmt: skip
def test_syllables(word, count):
    assert plain_language.syllables(word) == count


def test_words_and_sentences():
    reading = plain_language.read(["People listened to me. It’s good!", "Was it safe", "", "…"])
    assert (reading.words, reading.sentences) == (9, 3)
    # peo-ple lis-tened to me (6) it's good (2) was it safe (3)
    assert reading.syllables == 11


def test_signs_that_end_no_sentence_are_read_once():
    """Ten times as many dots take about ten times as long, not a hundred times."""

    def seconds(dots):
        return min(timeit.repeat(lambda: plain_language.sentences_of("." * dots + "a"), number=1, repeat=5))

    assert seconds(20_000) < 30 * seconds(2_000)
    assert plain_language.sentences_of("Was it safe?!\nIt was v1.2.3...really... Good") == [
        "Was it safe",
        "It was v1.2.3...really",
        "Good",
    ]


def test_the_grade_is_the_published_formula():
    # 100 words in 5 sentences with 140 syllables: 0.39 × 20 + 11.8 × 1.4 − 15.59 = 7.8 + 16.52 − 15.59
    reading = Reading(words=100, sentences=5, syllables=140)
    assert reading.grade == pytest.approx(8.73)
    assert reading.age == 14
    assert Reading(words=100, sentences=50, syllables=100).age == 5, "never younger than five"
    assert Reading(words=0, sentences=0, syllables=0).age is None


def test_the_longest_sentence_of_a_text():
    assert plain_language.longest_sentence("Yes. This one has five words. No") == 5
    assert plain_language.longest_sentence("") == 0


def test_long_words():
    assert plain_language.long_words("An evaluation of our organisation. Evaluation is easy.") == [
        "evaluation",
        "organisation",
        "Evaluation",
    ]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("I did not feel that nobody listened.", True),
        ("Nobody didn’t come", True),
        ("I was not told.", False),
        ("No. I was not told.", False),
        ("If you had no costs, choose “This does not fit me”.", False),
        ("I know a notice.", False),
    ],
)
def test_double_negatives(text, is_found):
    assert plain_language.has_double_negative(text) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Were you paid and/or thanked?", True),
        ("Did you like it? Would you come again?", True),
        ("We shared power, as well as asking for views.", True),
        ("I know what can change and what cannot change.", False),
        ("What changed?", False),
    ],
)
def test_two_ideas_in_one(text, is_found):
    assert plain_language.asks_two_things(text) is is_found


def question(kind, words, *labels):
    options = [{"code": label, "label": label, "meaning": "neutral"} for label in labels]
    return {"code": words, "kind": kind, "text": words, "hint": "", "is_sensitive": False, "options": options}


def test_minutes_are_reading_and_answering():
    items = [question("choice", "one two three", "yes", "no"), question("text", "four five")]
    content = {"title": "", "pages": [{"title": "A title", "intro": "", "items": items}]}
    # Nine words at 150 a minute are 3.6 seconds; 6 for the choice and 60 for own words: 69.6 seconds, so two minutes.
    assert plain_language.minutes(Wording(content)) == 2
    content["pages"][0]["items"] = items[:1]
    assert plain_language.minutes(Wording(content)) == 1
