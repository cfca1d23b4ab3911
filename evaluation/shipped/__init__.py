"""Publishes the questionnaires that come with FourPi: each wording once, as an immutable version."""

import json
from pathlib import Path

from django.db import transaction

from evaluation.models import Item, Questionnaire, QuestionnaireVersion, Scale

HERE = Path(__file__).parent


def publish_after_migrate(plan=(), **kwargs):
    # Taking migrations back may leave no tables to publish in.
    if not any(is_backwards for _, is_backwards in plan):
        publish()


@transaction.atomic
def publish():
    """Publish what is new. A wording already published is left alone, so running it again changes nothing."""
    scales = {scale["code"]: scale["options"] for scale in _read("scales")}
    names = {scale["code"]: scale["name"] for scale in _read("scales")}
    items = {item["code"]: item for item in _read("items")}
    texts = _first_texts(_read("questionnaires"))
    _keep(Scale, [Scale(code=code, name=names[code], options=options) for code, options in scales.items()], "code")
    _keep(Item, [_item(item, texts) for item in items.values()], "code")
    for entry in _read("questionnaires"):
        questionnaire, _ = Questionnaire.objects.update_or_create(
            code=entry["code"],
            defaults={field: entry[field] for field in ("title", "phase", "capacities")}
            | {"is_usual": entry.get("is_usual", True)},
        )
        _publish_version(questionnaire, _content(entry, items=items, scales=scales))


def _publish_version(questionnaire, content):
    latest = questionnaire.versions.first()
    content_hash = QuestionnaireVersion.hash_of(content)
    if latest is None or latest.content_hash != content_hash:
        number = latest.number + 1 if latest else 1
        questionnaire.versions.create(number=number, content=content, content_hash=content_hash)


def _content(entry, *, items, scales):
    pages = [
        {
            "title": page["title"],
            "intro": page["intro"],
            "items": [_wording(wording, items[wording["code"]], scales) for wording in page["items"]],
        }
        for page in entry["pages"]
    ]
    return {"title": entry["title"], "minutes": entry["minutes"], "note": entry["wording_note"], "pages": pages}


def _wording(wording, item, scales):
    return {
        "code": item["code"],
        "kind": item["kind"],
        "text": wording["text"],
        "hint": wording["hint"],
        "is_sensitive": item["sensitive"],
        "options": scales[item["scale"]] if item["scale"] else [],
    }


def _first_texts(questionnaires):
    """How each item is worded where it first stands, which is how the bank words it."""
    texts = {}
    for entry in questionnaires:
        for page in entry["pages"]:
            for wording in page["items"]:
                own = {key: wording[key] for key in ("text", "hint")}
                texts.setdefault(wording["code"], {"en": own} | wording.get("variants", {}))
    return texts


def _keep(model, rows, code):
    """Add these rows, or bring what is there up to date; never its code or kind."""
    fields = [field.name for field in model._meta.concrete_fields if field.name not in (code, "kind", "organisation")]
    model.objects.bulk_create(rows, update_conflicts=True, unique_fields=[code], update_fields=fields)


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
    )


def _read(name):
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
