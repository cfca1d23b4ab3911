"""Copying an activity or making a template of it takes nothing that leads to a person or to what anybody said."""

import json
import uuid

import pgtrigger
import pytest
from django.apps import apps
from django.db import models

from activities import copying
from activities.models import Activity, PlanStart
from activities.plan_templates import making
from tests.access.test_copy import paths_to_a_person
from tests.access.world import World
from tests.hostile.payloads import is_words

# Models whose rows belong to an activity and are made for the copy, with the reason. All of them are activities' own.
MADE_FOR_THE_COPY = {
    *(model._meta.label for model in copying.COPIED),
    # Says that the copy is one, and of which activity.
    "activities.PlanStart",
    # Says which list of arrangements the copy was given.
    "activities.ChecklistUse",
}
# Models from which keys lead to an activity and which are never copied. A new one stands here or in `copying`, by
# somebody's decision.
NEVER_COPIED = {
    "activities.AgendaItem": "of the other's sessions",
    "activities.AgreementVersion": "agreed by others",
    "activities.ArrangementEvent": "history",
    "activities.Commitment": "agreed by others",
    "activities.Communication": "whom the other told",
    "activities.LeadEvent": "history",
    "activities.LegalDutyCheck": "checked anew",
    "activities.OfferLine": "offered to others",
    "activities.Paper": "of the other's sessions",
    "activities.Partner": "who did the other together; asked anew",
    "activities.PaymentOffer": "offered to others",
    "activities.PlanTemplate": "made of the other activity",
    "activities.PrinciplesDiscussion": "what people said",
    "activities.Promise": "promised to others",
    "activities.PromiseEvent": "promised to others",
    "activities.PurposeProposal": "put to others",
    "activities.PurposeVersion": "agreed by others",
    "activities.ReviewDate": "of the other's agreement",
    "activities.ServedObjective": "chosen anew: a strategy may have come to its end",
    "activities.Session": "when the other met",
    "activities.SessionEvent": "history",
    "activities.StatusEvent": "history",
    "activities.ValueCardEvent": "history",
    "activities.WorkingAgreement": "agreed by others",
    "evaluation.Change": "what came of the other",
    "evaluation.Contribution": "what people said",
    "evaluation.NoFollowUp": "decided anew",
    "evaluation.Reminder": "whom the other asked",
    "evaluation.Report": "of the other",
    "evaluation.ReportFile": "of the other",
    "evaluation.ReportPart": "of the other",
    "evaluation.Round": "whom the other asked",
    "evaluation.RoundAudience": "whom the other asked",
    "evaluation.SessionLink": "whom the other asked",
    "evaluation.StaffJudgement": "what came of the other",
    "evaluation.StaffKeptJudgement": "what came of the other",
    "participants.ClaimsTaken": "whose claims were taken to the finance office",
    "participants.Headcount": "who was at the other's sessions",
    "participants.Outreach": "where the other went, through whom",
    "participants.Place": "who was where; asked anew",
    "participants.PopulationCount": "chosen anew",
    "participants.PopulationImport": "chosen anew",
    "participants.PresencePlan": "decided anew",
    "participants.ReferencePopulation": "chosen anew",
    "participants.TargetGroup": "who needs to be heard is asked anew",
    "participants.ValueShowing": "what people said",
    "participants.WordTheme": "what people said",
    "vault.DetachedBox": "answers",
    "vault.OpenedGroup": "answers",
    "vault.OpenedResponse": "answers",
    "vault.OpenLink": "whom the other asked",
    "vault.SealedResponse": "answers",
}


def paths_to_an_activity():
    """{model: look-ups from its rows to an activity}, for every model from which keys lead to one."""
    found = {Activity: ["pk"]}
    while True:
        more = {}
        for model in apps.get_models():
            paths = [
                field.name if path == "pk" else f"{field.name}__{path}"
                for field in model._meta.concrete_fields
                if isinstance(field, models.ForeignKey) and field.related_model in found and model is not Activity
                for path in found[field.related_model]
            ]
            if model not in found and paths:
                more[model] = paths
        if not more:
            return found
        found |= more


@pytest.fixture
def full(cast):
    """An activity with one of everything, whose every word is marked with where it stands."""
    world = World(cast)
    with pgtrigger.ignore():
        for model in apps.get_models():
            if model._meta.app_label in ("activities", "participants", "evaluation", "vault", "jobs"):
                mark(model)
    return Activity.objects.get(pk=world.activity.pk)


def mark(model):
    words = [field for field in model._meta.concrete_fields if is_words(field)]
    for row in model._default_manager.all():
        told = {field.attname: mark_of(model, field, row) for field in words if getattr(row, field.attname)}
        if told:
            model._default_manager.filter(pk=row.pk).update(**told)


def mark_of(model, field, row):
    return f"<{model.__name__}.{field.name}> {row.pk}"[: field.max_length]


def copy(activity):
    given = {"title": "The copy", "starts_on": None, "key": uuid.uuid4(), "by": activity.lead}
    return copying.copy(activity=activity, **given)


def words_of(activity):
    """Everything that stands in rows that lead to this activity, by model."""
    said = {}
    for model, paths in paths_to_an_activity().items():
        fields = [field.name for field in model._meta.concrete_fields if not isinstance(field, models.BinaryField)]
        rows = model._default_manager.order_by("pk").values(*fields)
        if there := [row for path in paths for row in rows.filter(**{path: activity.pk})]:
            said[model._meta.label] = str(there)
    return said


def marks_in(said):
    """Where the words come from that stand in this text."""
    all_marks = {
        f"<{model.__name__}.{field.name}>"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if is_words(field)
    }
    return {each for each in all_marks if each in said}


def marks_of(tables):
    return {f"<{model.__name__}.{field}>" for model, fields in tables.items() for field in fields}


def test_every_model_that_leads_to_an_activity_is_decided_on():
    leading = {model._meta.label for model in paths_to_an_activity()}
    people = {model._meta.label for model in paths_to_a_person()}
    undecided = leading - people - NEVER_COPIED.keys() - MADE_FOR_THE_COPY
    assert undecided == set(), "Is this copied with a plan? Say so in activities.copying, or here why not."
    assert NEVER_COPIED.keys() <= leading
    assert not MADE_FOR_THE_COPY & (people | NEVER_COPIED.keys())


def test_only_what_was_decided_is_there_for_the_copy(full):
    there = words_of(full).keys()
    # There was truly something of nearly everything to be left behind.
    assert len(there) > 30, sorted(there)
    new = copy(full)
    # The template made of the other activity, and the start that names it, lead to that one.
    assert words_of(new).keys() <= MADE_FOR_THE_COPY
    assert words_of(new).keys() == MADE_FOR_THE_COPY


def test_no_word_of_a_person_or_an_answer_is_in_the_copy(full):
    found = marks_in(str(words_of(copy(full))))
    assert found <= marks_of(copying.COPIED)
    assert {"<Purpose.statement>", "<TopicOfInfluence.text>", "<IntendedOutcome.text>"} <= found


def test_no_row_of_the_copy_is_a_row_of_the_other(full):
    new = copy(full)
    for model, paths in paths_to_an_activity().items():
        if model not in (Activity, PlanStart):
            for path in paths:
                ours = set(model._default_manager.filter(**{path: new.pk}).values_list("pk"))
                assert not ours & set(model._default_manager.filter(**{path: full.pk}).values_list("pk")), model


def test_copying_changes_nothing_of_the_other(full):
    before = words_of(full)
    copy(full)
    after = words_of(full)
    # The copy names the activity it is one of.
    assert after.pop("activities.PlanStart") != before.pop("activities.PlanStart")
    assert after == before


def test_a_template_holds_words_of_the_plan_alone(full):
    found = marks_in(json.dumps(making.content_of(full)))
    assert found <= marks_of(copying.COPIED)
    assert "<Purpose.statement>" in found
