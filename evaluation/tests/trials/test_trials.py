"""A trial keeps its own answers, follows them, and is gone after a month."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation import trials
from evaluation.models import Given, InstrumentFile, QuestionnaireVersion, Trial
from evaluation.tests.instruments.test_making import ABOUT, upload


def begin(cast, code="service-user-short", variant="en"):
    version = QuestionnaireVersion.objects.get(questionnaire__code=code)
    trial = trials.of_version(version=version, organisation=cast.organisation, by=cast.coordinator)
    return trials.begin(trial=trial, variant=variant)


def test_answers_are_kept_changed_and_taken_back(cast):
    trial = begin(cast)
    page = trial.wording.page("1")

    trial = trials.keep_page(trial=trial, page=page, answers={"C1": Given(("good",)), "P1": Given(("no",))})
    trial = trials.keep_page(trial=trial, page=page, answers={"C1": Given(("bad",)), "P1": Given()})

    assert trial.given == {"C1": Given(("bad",))}
    assert set(trial.seen) == {"C1", "P1"}


def test_the_way_follows_the_answers(cast):
    trial = begin(cast, variant="en-easy")
    assert [page.title for page in trials.not_shown(trial)] == ["What was hard"]

    trial = trials.keep_page(trial=trial, page=trial.wording.page("5"), answers={"H1": Given(("yes",))})

    assert trials.not_shown(trial) == []


def test_a_working_copy_is_tried_as_it_stands(cast):
    from evaluation.instruments import making

    made = making.make_questionnaire(file=upload(cast), **ABOUT)
    trial = trials.begin(trial=trials.of_working_copy(questionnaire=made, by=cast.coordinator))
    made.pages.first().delete()

    trial.refresh_from_db()
    assert [page.title for page in trial.wording.pages] == ["Hope", "Words"]
    assert trial.version_number is None
    assert not made.versions.exists()


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_after_a_month_it_is_gone(cast, days, left):
    trial, file = begin(cast), upload(cast)
    then = timezone.now() - timedelta(days=days)
    Trial.objects.filter(pk=trial.pk).update(begun_at=then)
    InstrumentFile.objects.filter(pk=file.pk).update(uploaded_at=then)

    trials.clear_old(now=timezone.now())

    assert (Trial.objects.count(), InstrumentFile.objects.count()) == (left, left)


def test_an_instrument_that_was_made_into_a_questionnaire_stays(cast):
    from evaluation.instruments import making

    file = upload(cast)
    making.make_questionnaire(file=file, **ABOUT)

    trials.clear_old(now=timezone.now() + timedelta(days=400))

    assert InstrumentFile.objects.filter(pk=file.pk).exists()
