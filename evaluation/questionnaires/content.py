"""From a working copy to the content of a version, in the shape that QuestionnaireVersion describes."""

from django.db.models import Prefetch

from evaluation.models import PlacedItem, QuestionnairePage, Wording
from evaluation.plain_language import minutes
from evaluation.questionnaires.texts import (
    EASY_ENGLISH,
    PICTURE,
    SOUND,
    Said,
    english,
    item_english,
    item_said,
    option_said,
    said,
    variants_begun,
)

# Easy Read English may share what stands around a question with plain English; another language may share nothing.
MAY_STAY_ENGLISH = {EASY_ENGLISH: ("hint", "intro")}
# For staff only, so nobody has to translate it.
NOTE = "note"


def with_pages(questionnaires):
    """These questionnaires with all that their content is made of, in a fixed number of queries."""
    placed = PlacedItem.objects.select_related("item__scale")
    pages = QuestionnairePage.objects.select_related("shown_if_item").prefetch_related(
        Prefetch("placed", queryset=placed)
    )
    return questionnaires.prefetch_related(Prefetch("pages", queryset=pages))


def content_of(questionnaire):
    """The content that publishing this working copy would give. Variants that are not whole are left out."""
    content = draft_of(questionnaire)
    content["minutes"] = minutes(Wording(content))
    return only_whole(content)


def draft_of(questionnaire):
    """The same with every variant that somebody has begun, for trying it out. It takes no minutes yet."""
    variants = variants_begun(questionnaire)
    return {
        "title": questionnaire.title,
        "minutes": 0,
        "note": english(questionnaire.texts, NOTE),
        **_variants(variants, ["title", NOTE], lambda variant, name: said(questionnaire.texts, variant, name)),
        "pages": [_page(page, questionnaire, variants) for page in questionnaire.pages.all()],
    }


def whole_variants(content):
    """The variants in which every text stands that people need, in order of their codes."""
    return sorted(variant for variant in content.get("variants", {}) if not _is_missing_something(content, variant))


def only_whole(content):
    """The content without variants that are not whole: nobody can choose them."""
    whole = whole_variants(content)
    pages = [
        {**_without(page, whole), "items": [_item_without(item, whole) for item in page["items"]]}
        for page in content["pages"]
    ]
    return {**_without(content, whole), "pages": pages}


def nodes(content):
    """Everything of a content that holds texts, with the names of those texts."""
    yield content, ("title",)
    for page in content["pages"]:
        yield page, ("title", "intro")
        for item in page["items"]:
            yield item, ("text", "hint")
            for option in item["options"]:
                yield option, ("label",)


def _is_missing_something(content, variant):
    optional = MAY_STAY_ENGLISH.get(variant, ())
    return any(
        node[name] and name not in optional and not node.get("variants", {}).get(variant, {}).get(name)
        for node, names in nodes(content)
        for name in names
    )


def _without(node, whole):
    """One node with no other variants than these."""
    kept = {variant: words for variant, words in node.get("variants", {}).items() if variant in whole}
    rest = {key: value for key, value in node.items() if key != "variants"}
    return {**rest, "variants": kept} if kept else rest


def _item_without(item, whole):
    return {**_without(item, whole), "options": [_without(option, whole) for option in item["options"]]}


def _page(page, questionnaire, variants):
    shown_if = {}
    if page.shown_if_item_id:
        shown_if = {"shown_if": {"code": page.shown_if_item_id, "options": list(page.shown_if_options)}}
    return {
        "title": english(page.texts, "title"),
        "intro": english(page.texts, "intro"),
        **_variants(variants, ["title", "intro"], lambda variant, name: said(page.texts, variant, name)),
        **shown_if,
        "items": [_item(placed, questionnaire, variants) for placed in page.placed.all()],
    }


def _item(placed, questionnaire, variants):
    item = placed.item
    names = ["text", "hint", PICTURE, SOUND]
    return {
        "code": item.code,
        "kind": item.kind,
        "text": item_english(placed, "text"),
        "hint": item_english(placed, "hint"),
        "is_sensitive": item.is_sensitive,
        **({"may_be_shared": True} if item.may_be_shared else {}),
        **_variants(variants, names, lambda variant, name: item_said(placed, variant, name)),
        "options": [_option(option, item.scale, questionnaire, variants) for option in options_of(item)],
    }


def options_of(item):
    """The options of an item as its scale has them; none where it is answered in words."""
    return item.scale.options if item.scale else []


def _option(option, scale, questionnaire, variants):
    kept = {key: value for key, value in option.items() if key != "variants"}
    return kept | _variants(
        variants, ["label", PICTURE], lambda variant, name: option_said(questionnaire, scale, option, variant, name)
    )


def _variants(variants, names, find):
    """{"variants": {variant: {name: words}}} of what there is, or nothing."""
    found = {}
    for variant in variants:
        words = {name: (find(variant, name) or Said("")).words for name in names}
        if kept := {name: value for name, value in words.items() if value}:
            found[variant] = kept
    return {"variants": found} if found else {}
