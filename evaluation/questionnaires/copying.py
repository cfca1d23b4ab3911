"""Making one's own from a published version: the same items under the same codes, so that results still compare."""

from django.db import transaction

from evaluation.models import Item, PlacedItem
from evaluation.models.wording import ENGLISH
from evaluation.questionnaires import working_copy
from evaluation.questionnaires.texts import ITEM_NAMES, OF, PICTURE, SOUND, english


@transaction.atomic
def copy_version(*, version, organisation, title):
    """A working copy of this organisation with the pages, items, routing and texts of a version; returns it."""
    source = version.questionnaire
    copied = working_copy.begin(
        organisation=organisation,
        title=title,
        phase=source.phase,
        capacities=source.capacities,
        source=source.source,
        licence=source.licence,
        is_usual=source.is_usual,
    )
    content = version.content
    codes = {item["code"] for page in content["pages"] for item in page["items"]}
    items = Item.objects.select_related("scale").in_bulk(list(codes))
    copied.texts = _texts(content, ["title", "note"])
    copied.texts[ENGLISH].pop("title", None)
    _copy_labels(copied, content, items)
    copied.save(update_fields=["texts"])
    for position, page in enumerate(content["pages"], start=1):
        shown_if = page.get("shown_if")
        row = copied.pages.create(
            position=position,
            texts=_texts(page, ["title", "intro"]),
            shown_if_item=items[shown_if["code"]] if shown_if else None,
            shown_if_options=shown_if["options"] if shown_if else [],
        )
        PlacedItem.objects.bulk_create(
            PlacedItem(page=row, item=items[item["code"]], position=place, texts=_otherwise(item, items[item["code"]]))
            for place, item in enumerate(page["items"], start=1)
        )
    return copied


def _texts(node, names):
    """{variant: {name: words}} of a part of a content, each with the English it was made from."""
    own = {name: node[name] for name in names}
    return {ENGLISH: {name: words for name, words in own.items() if words}} | {
        variant: {name: words for name, words in found.items() if words}
        | {OF: {name: own[name] for name in found if name in own}}
        for variant, found in node.get("variants", {}).items()
    }


def _otherwise(node, item):
    """Only the words that differ from the bank's, so that a correction in the bank still arrives."""
    own = {name: node[name] for name in ITEM_NAMES}
    differing = {ENGLISH: {name: words for name, words in own.items() if words != english(item.texts, name)}}
    for variant, found in node.get("variants", {}).items():
        bank = item.texts.get(variant, {})
        names = [name for name in (*ITEM_NAMES, PICTURE, SOUND) if found.get(name, "") != bank.get(name, "")]
        if names:
            made_from = {name: own[name] for name in names if name in own}
            differing[variant] = {name: found.get(name, "") for name in names} | {OF: made_from}
    return {variant: words for variant, words in differing.items() if words}


def _copy_labels(copied, content, items):
    """What the version's options say in other variants, where the scale itself does not say so."""
    for node in (item for page in content["pages"] for item in page["items"]):
        scale = items[node["code"]].scale
        known = {option["code"]: option for option in scale.options} if scale else {}
        for option in node["options"]:
            for variant, found in option.get("variants", {}).items():
                if found != known.get(option["code"], {}).get("variants", {}).get(variant):
                    labels = copied.texts.setdefault(variant, {}).setdefault("scales", {}).setdefault(scale.code, {})
                    labels[option["code"]] = found | {OF: {"label": option["label"]}}
