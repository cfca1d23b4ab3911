"""The languages of an organisation: how far each has come, and keeping its phrases."""

from dataclasses import dataclass

from django.db import transaction

from evaluation.models import Item, Language, Questionnaire, QuestionnairePage, QuestionnaireVersion
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
    codes = [language.code, language.code + EASY]
    versions = QuestionnaireVersion.objects.filter(questionnaire__organisation=language.organisation_id)
    return versions.filter(variants__overlap=codes).exists()


def has_texts(language):
    """Whether texts of questionnaires are written in it: they know it by its code."""
    codes = [language.code, language.code + EASY]
    own = {"organisation": language.organisation_id, "texts__has_any_keys": codes}
    return (
        is_read(language)
        or Questionnaire.objects.filter(**own).exists()
        or Item.objects.filter(**own).exists()
        or QuestionnairePage.objects.filter(
            questionnaire__organisation=language.organisation_id, texts__has_any_keys=codes
        ).exists()
    )


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
