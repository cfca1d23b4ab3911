"""Made-up answers: a seeded draw with the shape real answers have, good, mixed and bad."""

from evaluation.models import Given
from figures.scales import Meaning

# How much weight each kind of answer has, given a mood between 0 (nothing went well) and 1 (everything did).
WEIGHTS = {
    Meaning.FAVOURABLE: lambda mood: 0.8 * mood,
    Meaning.PARTLY: lambda mood: 0.25,
    Meaning.NEUTRAL: lambda mood: 0.25,
    Meaning.UNFAVOURABLE: lambda mood: 0.5 * (1 - mood),
    Meaning.UNSURE: lambda mood: 0.05,
    Meaning.DOES_NOT_FIT: lambda mood: 0.03,
    Meaning.RATHER_NOT_SAY: lambda mood: 0.02,
}
HARDER = 0.4
LEFT_OUT = 0.03
WRITES = 0.5
SAYS_YES = ("yes", "definitely", "yes_a_lot")


class Words:
    """What people wrote, handed out once each: {item code: [words or [capacity, words]]}."""

    def __init__(self, written, *, chance):
        self.chance = chance
        self.left = {code: list(texts) for code, texts in written.items()}

    def take(self, code, capacity):
        """Some words for this question that fit the person's capacity, or nothing."""
        fitting = [text for text in self.left.get(code, ()) if isinstance(text, str) or text[0] == capacity]
        if not fitting or self.chance.random() > WRITES:
            return ""
        text = fitting[0]
        self.left[code].remove(text)
        return text if isinstance(text, str) else text[1]


def draw(*, version, capacity, mood, harder, words, chance):
    """One person's answers to a questionnaire: {item code: Given}."""
    answers = {}
    for question in version.questions.values():
        if question.is_choice:
            if chance.random() > LEFT_OUT:
                option = _option(question, mood - HARDER * (question.code in harder), chance)
                answers[question.code] = Given(options=(option,))
        elif text := words.take(question.code, capacity):
            answers[question.code] = Given(words=text)
            _agree_with_words(version, question.code, answers)
    return answers


def _option(question, mood, chance):
    # Most people come to no harm; those who do are the ones who write about it.
    mood = 1 if _asks_about_harm(question) else max(mood, 0.05)
    meanings = [Meaning(option.meaning) for option in question.options]
    weights = [WEIGHTS[meaning](mood) / meanings.count(meaning) for meaning in meanings]
    return chance.choices(question.options, weights)[0].code


def _asks_about_harm(question):
    return any(option.code == "yes" and option.meaning == Meaning.UNFAVOURABLE for option in question.options)


def _agree_with_words(version, code, answers):
    """Who writes what happened has said yes, it did; and whoever is asked only then was led there."""
    page = next(page for page in version.pages if code in page.codes)
    if page.shown_if:
        before, leads = version.questions[page.shown_if.code], page.shown_if.options
    else:
        before, leads = version.questions.get(code.removesuffix("t")), SAYS_YES
    if before and before.is_choice:
        yes = next((option.code for option in before.options if option.code in leads), None)
        if yes:
            answers[before.code] = Given(options=(yes,))
