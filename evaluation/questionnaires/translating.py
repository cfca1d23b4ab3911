"""The texts of a working copy in another language or in Easy Read: what is there, missing, or behind the English."""

from dataclasses import dataclass

from django.db import transaction

from evaluation.models import Item, PlacedItem, Questionnaire, QuestionnairePage
from evaluation.models.wording import EASY, ENGLISH
from evaluation.questionnaires.content import MAY_STAY_ENGLISH, options_of, with_pages
from evaluation.questionnaires.texts import (
    EASY_ENGLISH,
    Said,
    english,
    item_english,
    item_said,
    option_said,
    said,
    write,
)

ITEM_LABELS = {"text": "The question", "hint": "The hint under it"}
PAGE_LABELS = {"title": "The title of the page", "intro": "What the page says first"}


@dataclass(frozen=True)
class Text:
    """One text to write in a variant, beside its English. `key` names it within its part."""

    key: str
    label: str
    english: str
    said: Said
    is_needed: bool

    @property
    def is_missing(self):
        return self.is_needed and not self.said.words

    @property
    def is_behind(self):
        return self.said.is_behind(self.english)


@dataclass(frozen=True)
class Part:
    """What is written at one go: the title, a page with its questions, or the answers of a scale."""

    key: str
    title: str
    texts: tuple[Text, ...]

    @property
    def missing(self):
        return sum(text.is_missing for text in self.texts)

    @property
    def behind(self):
        return sum(text.is_behind for text in self.texts)

    @property
    def is_begun(self):
        return any(text.said.words for text in self.texts)


def variants_offered(organisation):
    """{variant: its name} of all that an organisation may write: Easy Read, and each of its languages both ways."""
    offered = {EASY_ENGLISH: "Easy Read"}
    for language in organisation.languages.all():
        if language.code != ENGLISH:
            offered |= {language.code: language.name, language.code + EASY: f"{language.name}, Easy Read"}
    return offered


def name_of(variant, organisation):
    """What a variant is called on screen; its code where the organisation has given that language up."""
    return variants_offered(organisation).get(variant, variant)


def parts(questionnaire, variant):
    """All parts of a working copy (read with its pages) in this variant, in the order of the questionnaire."""
    pages = list(questionnaire.pages.all())
    scales = {}
    for page in pages:
        for placed in page.placed.all():
            if placed.item.scale:
                scales.setdefault(placed.item.scale.code, placed.item)
    title = _text("title", "The title", questionnaire.title, said(questionnaire.texts, variant, "title"), variant)
    return [
        Part("about", "The title", (title,)),
        *(_page_part(page, number, variant) for number, page in enumerate(pages, start=1)),
        *(_scale_part(questionnaire, item, variant) for item in scales.values()),
    ]


def keep(*, questionnaire, variant, key, words):
    """Keep the texts of one part, {key of the text: words}; they now say what the English beside them says."""
    with transaction.atomic():
        Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
        held = with_pages(Questionnaire.objects.filter(pk=questionnaire.pk)).get()
        part = next(part for part in parts(held, variant) if part.key == key)
        changed = {text.key: (words[text.key], text.english) for text in part.texts if text.key in words}
        if key == "about":
            held.texts = _written(held.texts, variant, changed)
            held.save(update_fields=["texts"])
        elif key.startswith("page-"):
            page = next(page for page in held.pages.all() if f"page-{page.pk}" == key)
            _keep_page(page, variant, changed)
        else:
            _keep_labels(held, variant, key.removeprefix("scale-"), changed)


def keep_medium(*, questionnaire, variant, name, address, placed=None, scale=None, option=None):
    """Put a picture or a recording (`name`) to a question or an answer in this variant; no address takes it away."""
    with transaction.atomic():
        held = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
        if placed:
            row, texts = _home(PlacedItem.objects.select_related("item").get(pk=placed.pk))
            _update(row, write(texts, variant, {name: address}))
        else:
            held.texts = _with_label(held.texts, variant, scale.code, option, {name: address})
            held.save(update_fields=["texts"])


def _keep_page(page, variant, changed):
    own = {key: value for key, value in changed.items() if key in PAGE_LABELS}
    QuestionnairePage.objects.filter(pk=page.pk).update(texts=_written(page.texts, variant, own))
    for placed in page.placed.all():
        prefix = f"{placed.pk}-"
        mine = {key.removeprefix(prefix): value for key, value in changed.items() if key.startswith(prefix)}
        row, texts = _home(placed)
        _update(row, _written(texts, variant, mine))


def _keep_labels(held, variant, scale_code, changed):
    for option, (words, of) in changed.items():
        held.texts = _with_label(held.texts, variant, scale_code, option, {"label": words}, {"label": of})
    held.save(update_fields=["texts"])


def _home(placed):
    """Where a question's words in a variant belong: with the bank, for all to use, where it is one's own."""
    own = placed.item.organisation_id is not None and ENGLISH not in placed.texts
    row = placed.item if own else placed
    return row, row.texts


def _update(row, texts):
    model = Item if isinstance(row, Item) else PlacedItem
    model.objects.filter(pk=row.pk).update(texts=texts)


def _written(texts, variant, changed):
    words = {name: value for name, (value, _) in changed.items()}
    return write(texts, variant, words, of={name: of for name, (_, of) in changed.items()})


def _with_label(texts, variant, scale_code, option, words, of=None):
    """The questionnaire's texts with words of one option in a variant."""
    node = texts.get(variant, {})
    scales = node.get("scales", {})
    labels = write(scales.get(scale_code, {}), option, words, of=of)
    return {**texts, variant: {**node, "scales": {**scales, scale_code: labels}}}


def _page_part(page, number, variant):
    texts = [
        _text(name, label, english(page.texts, name), said(page.texts, variant, name), variant)
        for name, label in PAGE_LABELS.items()
    ]
    for placed in page.placed.all():
        for name, label in ITEM_LABELS.items():
            label = f"{label} ({placed.item.short_code})"
            words = item_said(placed, variant, name)
            texts.append(_text(f"{placed.pk}-{name}", label, item_english(placed, name), words, variant, name))
    return Part(f"page-{page.pk}", f"Page {number}: {page}", tuple(text for text in texts if text.english))


def _scale_part(questionnaire, item, variant):
    texts = tuple(
        _text(
            option["code"],
            "An answer",
            option["label"],
            option_said(questionnaire, item.scale, option, variant, "label"),
            variant,
        )
        for option in options_of(item)
    )
    return Part(f"scale-{item.scale.code}", f"Answers: {item.scale.name}", texts)


def _text(key, label, english_words, found, variant, name=None):
    is_needed = (name or key) not in MAY_STAY_ENGLISH.get(variant, ())
    return Text(key, label, english_words, found or Said(""), is_needed)
