"""Putting the purpose to people before it is locked: one text, one fingerprint, and nobody asked twice for it."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from activities import locking
from activities.models import Purpose, PurposeProposal, PurposeVersion, Status
from activities.tests.reading import everything, lock, page, planned, words


def put(client, activity):
    """Read the page of putting it to people, and press its button."""
    shown = client.get(page("purpose-propose", activity))
    as_read = shown.context["form"].initial["as_read"]
    return client.post(page("purpose-propose", activity), {"as_read": as_read}, follow=True)


def test_the_text_is_kept_as_people_are_shown_it(coordinator, cast, draft):
    cast.person(draft)
    said = words(put(coordinator, draft))

    proposal = draft.purpose_proposals.get()
    assert (proposal.number, proposal.proposed_by, proposal.reason) == (1, cast.coordinator, "")
    assert proposal.content_hash == PurposeVersion.hash_of(proposal.content)
    assert proposal.content["statement"] == "To decide together how the crisis line answers."
    assert "Put to people" in said and "People are reading this very text." in said
    draft.refresh_from_db()
    assert (draft.status, draft.purpose.state, draft.purpose.proposal) == (Status.DRAFT, Purpose.State.DRAFT, proposal)


def test_locking_the_very_text_makes_it_the_version(coordinator, cast, draft):
    cast.person(draft)
    put(coordinator, draft)
    assert "People have been reading these very words" in words(coordinator.get(page("purpose-lock", draft)))

    lock(coordinator, draft)

    version, proposal = PurposeVersion.objects.get(), PurposeProposal.objects.get()
    assert version.proposal == proposal and version.was_put_to_people
    assert (version.content, version.content_hash) == (proposal.content, proposal.content_hash)
    draft.purpose.refresh_from_db()
    assert draft.purpose.proposal is None
    assert "These very words were put to people" in words(coordinator.get(page("purpose-version", draft, 1)))


def test_what_was_changed_since_is_another_text(coordinator, cast, draft):
    cast.person(draft)
    put(coordinator, draft)
    coordinator.post(page("topic-update", draft, draft.topics.get().pk), {"text": "Weekends", "openness": "open"})
    assert "You have changed your copy since." in words(coordinator.get(page("purpose", draft)))
    assert "This is not the text that people read" in words(coordinator.get(page("purpose-lock", draft)))

    lock(coordinator, draft)

    first, second = PurposeProposal.objects.order_by("number")
    version = PurposeVersion.objects.get()
    assert version.proposal == second and not version.was_put_to_people
    assert [topic["text"] for topic in first.content["topics"]] == ["Opening hours"]


def test_the_next_text_takes_the_place_of_the_one_before(coordinator, draft):
    put(coordinator, draft)
    draft.topics.update(text="Weekends")
    put(coordinator, draft)

    draft.purpose.refresh_from_db()
    assert draft.purpose.proposal.number == 2
    shown = coordinator.get(page("purpose-proposal", draft, 2))
    assert [(each.before, each.after) for each in shown.context["differences"]] == [("Opening hours", "Weekends")]
    assert "Replaced or taken back" in words(coordinator.get(page("purpose-proposal", draft, 1)))
    assert coordinator.get(page("purpose-proposal", draft, 3)).status_code == 404


def test_nobody_is_asked_twice_about_the_same_words(coordinator, draft):
    put(coordinator, draft)
    assert locking.ASKED_ALREADY in words(put(coordinator, draft))
    assert PurposeProposal.objects.count() == 1


def test_nobody_puts_forward_a_text_they_have_not_read(coordinator, draft):
    response = coordinator.post(page("purpose-propose", draft), {"as_read": "another"}, follow=True)
    assert locking.CHANGED_SINCE in words(response)
    assert not PurposeProposal.objects.exists()


def test_what_is_missing_is_said_first(coordinator, cast):
    activity = cast.activity()
    for response in (
        coordinator.get(page("purpose-propose", activity)),
        coordinator.post(page("purpose-propose", activity), {"as_read": ""}, follow=True),
    ):
        assert "The purpose cannot be put to people yet" in words(response)
        assert "Say why people are involved" in words(response)
    assert not PurposeProposal.objects.exists()


@pytest.mark.parametrize("name", ["purpose-propose", "proposal-take-back"])
def test_a_locked_purpose_is_put_to_nobody(coordinator, agreed, name):
    before = PurposeProposal.objects.count()
    for ask in (coordinator.get, coordinator.post):
        assert locking.LOCKED in words(ask(page(name, agreed), follow=True))
    assert PurposeProposal.objects.count() == before


def test_taking_it_back_keeps_the_text(coordinator, draft):
    put(coordinator, draft)
    assert "Take this text back?" in words(coordinator.get(page("proposal-take-back", draft)))
    coordinator.post(page("proposal-take-back", draft))
    draft.purpose.refresh_from_db()
    assert draft.purpose.proposal is None
    assert PurposeProposal.objects.count() == 1
    said = words(coordinator.get(page("proposal-take-back", draft), follow=True))
    assert "No text is put to people now." in said


def test_dropping_an_amendment_ends_the_asking(coordinator, cast, agreed):
    locking.start_amendment(activity=agreed, reason="The budget was cut.")
    agreed.topics.update(text="Weekends")
    proposal = locking.put_to_people(activity=agreed, by=cast.coordinator)
    assert proposal.reason == "The budget was cut."
    assert agreed.purpose_proposals.asked_about().first() == proposal
    locking.drop_amendment(activity=agreed)
    assert agreed.purpose_proposals.asked_about().first() == agreed.purpose_versions.get().proposal


class TestInTheDatabase:
    def test_a_proposal_is_neither_changed_nor_removed(self, coordinator, draft):
        put(coordinator, draft)
        for statement in (
            "UPDATE activities_purposeproposal SET content = '{}'",
            "DELETE FROM activities_purposeproposal",
        ):
            with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
                connection.cursor().execute(statement)

    @pytest.mark.parametrize("change", [{"content": {"statement": "Else"}}, {"content_hash": "0" * 64}])
    def test_a_version_says_what_its_proposal_says(self, cast, draft, change):
        proposal = locking.put_to_people(activity=draft, by=cast.coordinator)
        given = {"content": proposal.content, "content_hash": proposal.content_hash} | change
        with pytest.raises(DatabaseError, match="word for word"), transaction.atomic():
            PurposeVersion.objects.create(
                activity=draft, number=1, proposal=proposal, locked_by=cast.coordinator, **given
            )

    def test_a_version_is_of_the_activity_of_its_proposal(self, cast, draft):
        proposal = locking.put_to_people(activity=draft, by=cast.coordinator)
        with pytest.raises(DatabaseError, match="word for word"), transaction.atomic():
            PurposeVersion.objects.create(
                activity=cast.activity("Another"),
                number=1,
                proposal=proposal,
                content=proposal.content,
                content_hash=proposal.content_hash,
                locked_by=cast.coordinator,
            )

    def test_a_locked_purpose_has_no_text_put_to_people(self, agreed):
        with pytest.raises(IntegrityError, match="nobody_is_asked_about_a_locked_purpose"), transaction.atomic():
            Purpose.objects.filter(activity=agreed).update(proposal=agreed.purpose_proposals.get())


class TestTechnique:
    """How people are involved is part of what is agreed."""

    def test_it_stands_in_the_version_with_its_reason(self, agreed):
        content = agreed.purpose_versions.get().content
        assert content["technique_label"] == "Co-design"
        assert content["technique_reason"] == "People who use the service know what helps."

    def test_it_changes_by_an_amendment_only(self, coordinator, cast, agreed):
        assert locking.technique_refusal(agreed) is None
        for change in ({"technique": "informing"}, {"technique_reason": "Another reason"}):
            as_agreed = {"technique": "co_design", "technique_reason": agreed.technique_reason}
            changed = type(agreed)(pk=agreed.pk, **as_agreed | change)
            assert locking.technique_refusal(changed) == locking.TECHNIQUE_AGREED
        locking.start_amendment(activity=agreed, reason="Nobody had time to design.")
        assert locking.technique_refusal(changed) is None
        type(agreed).objects.filter(pk=agreed.pk).update(technique="informing")
        locking.drop_amendment(activity=agreed)
        agreed.refresh_from_db()
        assert agreed.technique == "co_design"

    def test_what_is_agreed_is_what_stands_and_not_what_was_fetched_before(self, cast):
        activity = cast.activity()
        cast.fill_in(activity)
        type(activity).objects.filter(pk=activity.pk).update(technique_reason="Changed meanwhile")
        proposal = locking.put_to_people(activity=activity, by=cast.coordinator)
        assert proposal.content == everything(type(activity).objects.get())
        version = locking.lock_purpose(activity=activity, by=cast.coordinator)
        assert version.content["technique_reason"] == "Changed meanwhile"

    def test_a_form_that_changes_it_is_refused_and_nothing_typed_is_lost(self, coordinator, cast, agreed):
        posted = planned(cast, title="Renamed", technique_reason="My new reason")
        response = coordinator.post(page("activity-update", agreed), posted)
        assert locking.TECHNIQUE_AGREED in words(response)
        assert "My new reason" in response.content.decode()
        agreed.refresh_from_db()
        assert agreed.title == "Better crisis care"


def test_two_versions_may_say_the_same_words_on_different_days(cast, agreed):
    locking.start_amendment(activity=agreed, reason="To look at it again.")
    second = locking.lock_purpose(activity=agreed, by=cast.coordinator)
    first = agreed.purpose_versions.get(number=1)
    assert second.content_hash == first.content_hash and second.proposal != first.proposal
