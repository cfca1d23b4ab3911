"""Every word a person can write is filled with markup. What is not words is named here, with the reason."""

import pgtrigger
from django.apps import apps
from django.db import models

OURS = ("accounts", "activities", "participants", "evaluation", "jobs")
PAYLOAD = """<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'"><svg onload=pwned=1>{{7**17}}{%x%}"""
PRODUCT = str(7**17)
SHORT = "<img src=x onerror=pwned=1>"

# Codes, digests and addresses that the product draws or checks itself: no person's words.
NOT_WORDS = {
    "digest",
    "code_digest",
    "seat_digest",
    "content_hash",
    "content_type",
    "key",
    "code",
    "opens",
    "receipt",
    "password",
    "email",
    "option",
    "area_code",
    "area",
    "question",
}
JSON_WORDS = {
    "text",
    "title",
    "intro",
    "hint",
    "label",
    "note",
    "name",
    "statement",
    "how_we_will_know",
    "how_to_raise_a_concern",
    "reason_to_join",
    "forum",
    "technique_reason",
    "limit",
    "why_fixed",
}


def fill_everything():
    """Put markup into every text field of every row. Returns the fields filled, {(model, field)}."""
    filled = set()
    with pgtrigger.ignore():
        for model in apps.get_models():
            if model._meta.app_label in OURS:
                filled |= fill(model)
    return filled


def fill(model):
    fields = [field for field in model._meta.concrete_fields if is_words(field)]
    json_fields = [field for field in model._meta.concrete_fields if isinstance(field, models.JSONField)]
    for row in model._default_manager.all():
        values = {field.attname: payload_for(field, row) for field in fields if getattr(row, field.attname)}
        values |= {field.attname: poison(getattr(row, field.attname)) for field in json_fields}
        if values:
            model._default_manager.filter(pk=row.pk).update(**values)
    return {(model._meta.label, field.name) for field in fields}


def is_words(field):
    is_text = isinstance(field, (models.CharField, models.TextField)) and not isinstance(field, models.EmailField)
    return is_text and not field.choices and field.name not in NOT_WORDS and not field.primary_key


def payload_for(field, row):
    """The longest payload that fits, with the row's number where words must be unique."""
    length = field.max_length or 5000
    payload = PAYLOAD if length >= len(PAYLOAD) + 40 else SHORT
    return f"{payload}{row.pk}"[:length]


def poison(value, key=""):
    if isinstance(value, dict):
        return {name: poison(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [poison(inner, key) for inner in value]
    return PAYLOAD if isinstance(value, str) and key in JSON_WORDS else value
