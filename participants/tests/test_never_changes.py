"""Whatever is done with a purpose, in whichever order: texts that were kept stay as they are, word for word."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities import locking, planning
from activities.models import Activity, IntendedOutcome, Purpose, PurposeProposal, PurposeVersion
from activities.models.activity import NotReady
from activities.tests.reading import everything
from participants.models import Acknowledgement


class Walk:
    """One activity, and everything that people do with its purpose."""

    def __init__(self, cast):
        self.by = cast.coordinator
        self.activity = cast.activity()
        cast.fill_in(self.activity)
        self.person = cast.person(self.activity)
        self.steps = 0

    def put_to_people(self):
        locking.put_to_people(activity=self.activity, by=self.by)

    def take_back(self):
        locking.take_back(activity=self.activity)

    def lock(self):
        locking.lock_purpose(activity=self.activity, by=self.by)

    def amend(self):
        locking.start_amendment(activity=self.activity, reason=f"Reason {self.steps}")

    def drop(self):
        locking.drop_amendment(activity=self.activity)

    def write(self):
        with transaction.atomic():
            locking.hold_open(self.activity)
            words = f"Words {self.steps}"
            Purpose.objects.filter(activity=self.activity).update(statement=words, theory_carers=words)

    def change_technique(self):
        activity = Activity.objects.get(pk=self.activity.pk)
        activity.technique_reason = f"Reason {self.steps}"
        planning.change(activity=activity, fields=["technique", "technique_reason"], by=self.by)

    def add_topic(self):
        with transaction.atomic():
            locking.hold_open(self.activity)
            self.activity.topics.create(text=f"Topic {self.steps}", openness="limited", limit="A little")

    def add_outcome(self):
        with transaction.atomic():
            locking.hold_open(self.activity)
            self.activity.outcomes.create(text=f"Outcome {self.steps}", kind="service", aims=["quality"])

    def remove_outcome(self):
        with transaction.atomic():
            locking.hold_open(self.activity)
            outcome = IntendedOutcome.objects.filter(activity=self.activity, is_dropped=False).last()
            if outcome:
                locking.remove_outcome(outcome)

    def agree(self):
        text = self.activity.purpose_proposals.asked_about().first()
        if text:
            Acknowledgement.objects.update_or_create(
                involvement=self.person, proposal=text, defaults={"answer": "agree"}
            )

    def go(self, verb):
        self.steps += 1
        try:
            with transaction.atomic():
                getattr(self, verb)()
        except (ValidationError, NotReady) as refusal:
            assert all(len(sentence) > 10 for sentence in refusal.messages)


VERBS = sorted(name for name in vars(Walk) if not name.startswith("_") and name != "go")


KEPT = """
    SELECT 'proposal', id, row_to_json(activities_purposeproposal)::text FROM activities_purposeproposal
    UNION ALL SELECT 'version', id, row_to_json(activities_purposeversion)::text FROM activities_purposeversion
"""


def kept():
    """Every kept text, as it is in the database."""
    with connection.cursor() as cursor:
        cursor.execute(KEPT)
        return {(kind, pk): row for kind, pk, row in cursor.fetchall()}


def assert_true(walk):
    """What must be so after every step."""
    purpose = Purpose.objects.get(activity=walk.activity)
    for version in PurposeVersion.objects.select_related("proposal"):
        assert version.content_hash == PurposeVersion.hash_of(version.content) == version.proposal.content_hash
        assert version.content == version.proposal.content
    for proposal in PurposeProposal.objects.all():
        assert proposal.content_hash == PurposeVersion.hash_of(proposal.content)
    if purpose.state == Purpose.State.LOCKED:
        assert purpose.proposal_id is None
        assert everything(purpose.activity) == PurposeVersion.objects.current(walk.activity).content
    if purpose.state == Purpose.State.DRAFT:
        assert not PurposeVersion.objects.exists()


@pytest.mark.slow
@given(verbs=st.lists(st.sampled_from(VERBS), min_size=4, max_size=18))
@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_step_changes_a_text_that_was_kept(cast, verbs):
    with transaction.atomic():
        walk = Walk(cast)
        for verb in verbs:
            before = kept()
            walk.go(verb)
            after = kept()
            assert {key: after.get(key) for key in before} == before, verb
            assert_true(walk)
        transaction.set_rollback(True)


def test_a_walk_through_everything(cast):
    """The long way: two texts put to people, one taken back, two versions, one amendment dropped."""
    walk = Walk(cast)
    way = "put_to_people write put_to_people agree take_back put_to_people lock write change_technique amend"
    way = f"{way} change_technique add_topic add_outcome"
    for verb in f"{way} put_to_people remove_outcome lock amend write drop amend add_topic lock".split():
        before = kept()
        walk.go(verb)
        after = kept()
        assert {key: after.get(key) for key in before} == before, verb
        assert_true(walk)
    assert PurposeVersion.objects.count() == 3
    assert PurposeProposal.objects.count() == 6
