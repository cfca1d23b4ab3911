"""Trying a questionnaire out as people see it. Nothing here touches an invitation, a draft or an answer."""

from datetime import timedelta

from django.db import transaction

from evaluation.models import InstrumentFile, Trial
from evaluation.models.wording import ENGLISH
from evaluation.questionnaires.content import draft_of

KEPT_FOR = timedelta(days=30)


def of_version(*, version, organisation, by):
    """A trial of this version, not saved yet."""
    return Trial(
        questionnaire=version.questionnaire,
        organisation=organisation,
        by=by,
        version_number=version.number,
        content=version.content,
    )


def of_working_copy(*, questionnaire, by):
    """A trial of a working copy as it stands now, in every variant that somebody has begun; not saved yet."""
    return Trial(
        questionnaire=questionnaire, organisation=questionnaire.organisation, by=by, content=draft_of(questionnaire)
    )


def begin(*, trial, variant=ENGLISH):
    """Save the trial, to be read in this variant, and return it."""
    trial.variant = variant
    trial.save()
    return trial


@transaction.atomic
def keep_page(*, trial, page, answers):
    """Keep the answers of one page, {item code: Given}; an empty one takes an earlier one back. Returns the trial."""
    held = Trial.objects.select_for_update().get(pk=trial.pk)
    for code, given in answers.items():
        held.answers.pop(code, None)
        if given:
            held.answers[code] = given.to_store()
    held.seen = sorted({*held.seen, *page.codes})
    held.save(update_fields=["answers", "seen"])
    return held


def not_shown(trial):
    """The pages that the answers of this trial led past."""
    shown = {page.key for page in trial.wording.route(trial.given)}
    return [page for page in trial.wording.pages if page.key not in shown]


def clear_old(*, now):
    """Delete trials after their month, and instruments that were looked at and never confirmed."""
    Trial.objects.filter(begun_at__lt=now - KEPT_FOR).delete()
    InstrumentFile.objects.waiting().filter(uploaded_at__lt=now - KEPT_FOR).delete()
