"""Publishes the questionnaires that come with FourPi: each wording once, as an immutable version."""

import json
from pathlib import Path

from django.db import transaction

from evaluation.models import Item, Questionnaire, Scale
from evaluation.questionnaires.publishing import add_version
from evaluation.shipped.content import content_of_entry, options_with_easy_read, texts_of_items

HERE = Path(__file__).parent


def publish_after_migrate(plan=(), **kwargs):
    # Taking migrations back may leave no tables to publish in.
    if not any(is_backwards for _, is_backwards in plan):
        publish()


@transaction.atomic
def publish():
    """Publish what is new. A wording already published is left alone, so running it again changes nothing."""
    scales = {scale["code"]: scale for scale in _read("scales")}
    items = {item["code"]: item for item in _read("items")}
    easy_read, entries = _read("easy_read"), _read("questionnaires")
    texts = texts_of_items(entries, easy_read=easy_read)
    _keep(Scale, [_scale(scale, easy_read) for scale in scales.values()], "code")
    _keep(Item, [_item(item, texts) for item in items.values()], "code")
    for entry in entries:
        questionnaire, _ = Questionnaire.objects.update_or_create(
            code=entry["code"],
            defaults={field: entry[field] for field in ("title", "phase", "capacities")}
            | {"is_usual": entry.get("is_usual", True)},
        )
        content = content_of_entry(entry, items=items, scales=scales, easy_read=easy_read)
        add_version(questionnaire=questionnaire, content=content)


def _keep(model, rows, code):
    """Add these rows, or bring what is there up to date; never its code or kind."""
    fields = [field.name for field in model._meta.concrete_fields if field.name not in (code, "kind", "organisation")]
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=[code], update_fields=fields)


def _scale(scale, easy_read):
    return Scale(code=scale["code"], name=scale["name"], options=options_with_easy_read(scale, easy_read=easy_read))


def _item(item, texts):
    return Item(
        texts=texts.get(item["code"], {}),
        scale_id=item["scale"],
        code=item["code"],
        kind=item["kind"],
        stage=item["stage"],
        area=item["area"] or "",
        question=item["question"] or "",
        use=item["use"],
        is_sensitive=item["sensitive"],
        is_paired=item["paired"],
        may_be_shared=item.get("may_be_shared", False),
    )


def _read(name):
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
