"""Publishing: a working copy becomes a version that never changes."""

from django.core.exceptions import ValidationError
from django.db import transaction

from evaluation.models import Questionnaire, QuestionnaireVersion
from evaluation.questionnaires import checking
from evaluation.questionnaires.content import content_of, whole_variants, with_pages

NOTHING_CHANGED = "Nothing has changed since version {number}, so there is nothing to publish."
CHANGED_MEANWHILE = "Somebody has changed the questionnaire since you opened this page. Look at it again, then publish."


@transaction.atomic
def publish(*, questionnaire, by, keeps_meaning=True, change_note="", seen_hash=None):
    """Publish the working copy as the next version and return it.

    `keeps_meaning` says whether answers to it may be counted together with answers to the version before. Raises
    ValidationError, and changes nothing, where something stands in the way, where nothing has changed, or where the
    working copy is no longer the one whose hash was seen.
    """
    Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    held = with_pages(Questionnaire.objects.filter(pk=questionnaire.pk)).get()
    content = content_of(held)
    if seen_hash is not None and seen_hash != QuestionnaireVersion.hash_of(content):
        raise ValidationError(CHANGED_MEANWHILE)
    if blocks := checking.blocks(held, content):
        raise ValidationError([block.words for block in blocks])
    version = add_version(questionnaire=held, content=content, by=by, keeps_meaning=keeps_meaning, note=change_note)
    if version is None:
        raise ValidationError(NOTHING_CHANGED.format(number=held.versions.first().number))
    return version


def add_version(*, questionnaire, content, by=None, keeps_meaning=True, note=""):
    """Add this content as the next version; nothing where it is what the last version says already."""
    latest = questionnaire.versions.first()
    content_hash = QuestionnaireVersion.hash_of(content)
    if latest and latest.content_hash == content_hash:
        return None
    return questionnaire.versions.create(
        number=latest.number + 1 if latest else 1,
        content=content,
        content_hash=content_hash,
        keeps_meaning=keeps_meaning if latest else True,
        change_note=note if latest else "",
        variants=whole_variants(content),
        published_by=by,
    )
