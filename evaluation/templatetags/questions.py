"""The questions on a page."""

from functools import lru_cache

from django import template
from django.template.loader import get_template

from evaluation.phrases import ENGLISH, Phrases

register = template.Library()

# What a question that nobody has answered is made of.
GROUPS = ("page", "hint", "order", "date", "share")


@register.simple_tag(takes_context=True)
def question(context, asked):
    """A question as its kind is drawn."""
    phrases = context.get("phrases") or ENGLISH
    draw = _draw if asked.given or asked.error else _draw_blank
    return draw(asked, phrases=phrases, is_alone=bool(context.get("is_alone")))


def _draw(asked, *, phrases, is_alone):
    words = {
        "or_word": phrases.say("page.or"),
        "error_word": phrases.say("page.error"),
        "listen": phrases.say("hint.listen"),
        "phrases": phrases,
    }
    return get_template(asked.template).render({"asked": asked, "is_alone": is_alone, **words})


def _draw_blank(asked, *, phrases, is_alone):
    """Nobody has answered it, so it looks the same for everybody who reads it this way."""
    words = frozenset(phrases.only(*GROUPS).words.items())
    return _blank(type(asked), asked.question, asked.name, asked.may_share, words, phrases.is_easy, is_alone)


@lru_cache(maxsize=2000)
def _blank(kind, question, name, may_share, words, is_easy, is_alone):
    phrases = Phrases(dict(words), is_easy=is_easy)
    asked = kind(question, phrases=phrases, name=name, may_share=may_share)
    return _draw(asked, phrases=phrases, is_alone=is_alone)
