"""The words around the questions, in the language of the page."""

from django import template

from evaluation.phrases import ENGLISH

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context, code, **values):
    """A phrase of the catalogue: {% say "start.minutes" minutes=5 %}. In English where the page names no language."""
    return (context.get("phrases") or ENGLISH).say(code, **values)


@register.simple_tag(takes_context=True)
def say_day(context, code, day, **values):
    """A phrase that tells a day near by, such as Tuesday 3 March."""
    phrases = context.get("phrases") or ENGLISH
    return phrases.say(code, day=phrases.day(day), **values)


@register.simple_tag(takes_context=True)
def say_date(context, code, day, **values):
    """A phrase that tells a date with its year."""
    phrases = context.get("phrases") or ENGLISH
    return phrases.say(code, day=phrases.date(day), **values)
