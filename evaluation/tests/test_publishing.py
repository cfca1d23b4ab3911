"""The questionnaires that come with FourPi: published once, never changed, corrected by a new version."""

import json
import shutil
from pathlib import Path

import pgtrigger
import pytest
from django.db import InternalError, transaction

from evaluation import shipped
from evaluation.models import Item, Questionnaire, QuestionnaireVersion
from evaluation.tests.respondent import Respondent, words_of

SHIPPED = 12
# The wordings of the first release, as they were published then: a later release leaves them as they are. Those before
# taking part have been corrected since: evaluation/tests/shipped/test_shipped.py shows what was published of them.
FIRST_RELEASE = {
    "service-user-after": "89573cd6dc9eca7f",
    "carer-after": "053fdc352b2ea46d",
    "staff-before": "0d02479f1cadbf3c",
    "staff-after": "6cda2c81ca5f512c",
}


def counts():
    return [model.objects.count() for model in (Item, Questionnaire, QuestionnaireVersion)]


@pytest.mark.django_db
def test_a_wording_of_the_first_release_is_not_published_again():
    kept = QuestionnaireVersion.objects.filter(questionnaire__code__in=FIRST_RELEASE).select_related("questionnaire")
    assert {version.questionnaire.code: version.content_hash[:16] for version in kept} == FIRST_RELEASE


@pytest.fixture
def corrected(tmp_path, monkeypatch):
    """The shipped files with one word of one question corrected; returns the questionnaire's code."""
    for name in ("items", "scales", "questionnaires", "easy_read"):
        shutil.copy(Path(shipped.HERE) / f"{name}.json", tmp_path)
    entries = json.loads((tmp_path / "questionnaires.json").read_text(encoding="utf-8"))
    entries[1]["pages"][0]["items"][0]["text"] += " (corrected)"
    (tmp_path / "questionnaires.json").write_text(json.dumps(entries), encoding="utf-8")
    monkeypatch.setattr(shipped, "HERE", tmp_path)
    return entries[1]["code"]


@pytest.mark.django_db
def test_publishing_again_adds_nothing():
    before = counts()
    assert before[1:] == [SHIPPED, SHIPPED]

    shipped.publish()

    assert counts() == before


def test_a_correction_is_a_new_version_and_old_answers_keep_theirs(cast, corrected):
    respondent = Respondent(cast)
    respondent.start()
    respondent.answer(1, **respondent.choose_first(1))
    respondent.browser.post(respondent.url("check"))
    assert respondent.invitation.version.questionnaire.code == corrected

    shipped.publish()

    newest = Questionnaire.objects.get(code=corrected).versions.first()
    assert newest.number == 2
    assert QuestionnaireVersion.objects.count() == SHIPPED + 1
    assert respondent.response().version.number == 1
    later = Respondent(cast)
    assert later.invitation.version == newest
    later.start()
    assert "(corrected)" in words_of(later.browser.get(later.url("answer-page", 1)))


@pytest.mark.django_db
def test_taking_migrations_back_publishes_nothing(corrected):
    shipped.publish_after_migrate(plan=[("0001", True)])
    assert QuestionnaireVersion.objects.count() == SHIPPED

    shipped.publish_after_migrate(plan=[("0001", False)])
    assert QuestionnaireVersion.objects.count() == SHIPPED + 1


@pytest.mark.django_db
def test_a_published_version_cannot_be_changed_or_deleted():
    version = QuestionnaireVersion.objects.first()

    for change in (
        lambda: QuestionnaireVersion.objects.filter(pk=version.pk).update(content={}),
        lambda: QuestionnaireVersion.objects.filter(pk=version.pk).update(number=9),
        version.save,
        version.delete,
    ):
        with pytest.raises(InternalError, match=r"Cannot (update|delete)"), transaction.atomic():
            change()


@pytest.mark.django_db
def test_without_the_trigger_the_same_change_goes_through():
    version = QuestionnaireVersion.objects.first()

    with pgtrigger.ignore("evaluation.QuestionnaireVersion:published_version_is_kept"):
        assert QuestionnaireVersion.objects.filter(pk=version.pk).update(number=9) == 1


@pytest.mark.django_db
def test_a_code_keeps_its_meaning_for_good():
    for change in (lambda: Item.objects.filter(pk="X1").update(code="X9"), Item.objects.get(pk="X1").delete):
        with pytest.raises(InternalError, match=r"Cannot (update|delete)"), transaction.atomic():
            change()


@pytest.mark.django_db
@pytest.mark.parametrize("capacity", ["service_user", "carer", "public", "partner", "staff"])
@pytest.mark.parametrize("phase", ["before", "after", "follow_up", "pulse"])
def test_everyone_can_be_asked(phase, capacity):
    version = QuestionnaireVersion.objects.usual(phase=phase, organisation=None).get(capacity)

    assert version.pages
    assert version.questionnaire.phase == phase
