"""Publishes the questionnaires that come with FourPi: each wording once, as an immutable version."""

import json
from pathlib import Path

from django.db import transaction

from evaluation.models import Item, Questionnaire, QuestionnaireVersion

HERE = Path(__file__).parent


def publish_after_migrate(plan=(), **kwargs):
    # Taking migrations back may leave no tables to publish in.
    if not any(is_backwards for _, is_backwards in plan):
        publish()


@transaction.atomic
def publish():
    """Publish what is new. A wording already published is left alone, so running it again changes nothing."""
    scales = {scale["code"]: scale["options"] for scale in _read("scales")}
    items = {item["code"]: item for item in _read("items")}
    Item.objects.bulk_create([_item(item) for item in items.values()], ignore_conflicts=True)
    for entry in _read("questionnaires"):
        questionnaire, _ = Questionnaire.objects.update_or_create(
            code=entry["code"],
            defaults={field: entry[field] for field in ("title", "phase", "capacities")},
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


def _item(item):
    return Item(
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
