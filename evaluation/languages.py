"""The languages of an organisation: how far each has come, and keeping its phrases."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from evaluation.models import (
    Item,
    Language,
    PlacedItem,
    Questionnaire,
    QuestionnairePage,
    QuestionnaireVersion,
    Scale,
)
from evaluation.models.wording import EASY
from evaluation.phrases import CATALOGUE, groups, missing_from


@dataclass(frozen=True)
class Part:
    """The phrases of one part of the pages in a language."""

    group: str
    there: int
    of: int


def parts(language):
    """Each part of the pages with how many of its phrases are there, in order."""
    missing = set(missing_from(language.phrases))
    return [
        Part(group, there=sum(code not in missing for code in codes), of=len(codes))
        for group, codes in groups().items()
    ]


def how_many_there(language):
    """How many phrases of how many the language has."""
    return len(CATALOGUE) - len(missing_from(language.phrases)), len(CATALOGUE)


def is_read(language):
    """Whether a published questionnaire of the organisation can be read in it."""
    versions = QuestionnaireVersion.objects.filter(questionnaire__organisation=language.organisation_id)
    return versions.filter(variants__overlap=_codes(language)).exists()


def has_texts(language):
    """Whether texts of questionnaires are in it, published or not yet: they know it by its code."""
    return is_read(language) or is_written(language)


def is_written(language):
    """Whether a working copy of the organisation says something in it, or a question or a scale of its own."""
    # Each with the way to its organisation. Words for a question that came with FourPi stand where it is placed.
    homes = [
        (Questionnaire, "organisation"),
        (Item, "organisation"),
        (QuestionnairePage, "questionnaire__organisation"),
        (PlacedItem, "page__questionnaire__organisation"),
    ]
    codes, organisation = _codes(language), language.organisation_id
    written = [model.objects.filter(**{way: organisation}, texts__has_any_keys=codes) for model, way in homes]
    labelled = Q()
    for code in codes:
        # As PostgreSQL reads it: an option with something, whatever it is, under this variant.
        labelled |= Q(options__contains=[{"variants": {code: {}}}])
    scales = Scale.objects.filter(labelled, organisation=organisation)
    return any(found.exists() for found in (*written, scales))


def _codes(language):
    return [language.code, language.code + EASY]


@transaction.atomic
def keep_phrases(*, language, words):
    """Keep these phrases, {code: words}; an empty one is not there any more. Others stay as colleagues left them.

    With the last phrase the language is offered; where words are taken away, it is not, until it is whole again. A
    phrase that was never there, because a release has brought it, changes nothing. Returns the language as kept.
    """
    held = Language.objects.select_for_update().get(pk=language.pk)
    had, kept = held.phrases, held.phrases | words
    held.phrases = {code: kept[code] for code in CATALOGUE if kept.get(code)}
    if not missing_from(held.phrases):
        held.is_offered = True
    elif any(had.get(code) and not said for code, said in words.items()):
        held.is_offered = False
    held.save(update_fields=["phrases", "is_offered"])
    return held
