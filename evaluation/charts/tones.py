"""Which fill an answer gets, from what it means."""

from collections.abc import Sequence

from evaluation.charts.chart import Key, Tone
from figures.scales import Meaning, Option

# Where two answers share a meaning the milder one stands nearer to the middle: "a bit worse", then "much worse".
_ONE = {
    Meaning.FAVOURABLE: (Tone.TEAL,),
    Meaning.PARTLY: (Tone.LIGHT_TEAL,),
    Meaning.NEUTRAL: (Tone.GREY,),
    Meaning.UNSURE: (Tone.WHITE,),
    Meaning.UNFAVOURABLE: (Tone.ORANGE,),
}
_SEVERAL = {
    Meaning.FAVOURABLE: (Tone.TEAL, Tone.LIGHT_TEAL),
    Meaning.UNFAVOURABLE: (Tone.LIGHT_ORANGE, Tone.ORANGE),
    Meaning.UNSURE: (Tone.GREY, Tone.WHITE),
}


def keys_for(options: Sequence[Option]) -> tuple[Key, ...]:
    """Give the legend of a question: one entry for each answer that counts, in the order people saw."""
    answers = [option for option in options if option.meaning.counts_as_answer]
    keys = []
    for option in answers:
        alike = [other.code for other in answers if other.meaning == option.meaning]
        tones = _ONE[option.meaning] if len(alike) == 1 else _SEVERAL.get(option.meaning, _ONE[option.meaning])
        keys.append(Key(option.label, tones[min(alike.index(option.code), len(tones) - 1)]))
    return tuple(keys)
