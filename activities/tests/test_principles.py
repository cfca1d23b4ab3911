"""What people in an activity agree to keep to: changed in a working copy, and kept as versions."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.utils import InternalError
from django.utils import timezone

from activities import commitments
from activities.models import AgreementVersion, Status
from activities.tests.reading import MARKUP, day, page, words

TODAY = timezone.localdate()


def as_read(activity):
    return AgreementVersion.hash_of(commitments.content_of(activity))


def agree(activity, *texts, by, **more):
    for text in texts:
        activity.commitments.create(text=text)
    return commitments.agree(activity=activity, agreed_on=TODAY, by=by, **more)


class TestCommitments:
    def test_they_are_added_changed_and_removed(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("commitment-create", activity), {"text": "We say early what cannot change"})
        coordinator.post(page("commitment-create", activity), {"text": MARKUP})

        first, second = activity.commitments.all()
        coordinator.post(page("commitment-update", activity, first.pk), {"text": "We say it at once"})
        shown = coordinator.get(page("principles", activity))
        assert "We say it at once" in words(shown) and "<script>alert" not in shown.content.decode()

        assert coordinator.get(page("commitment-delete", activity, second.pk)).status_code == 200
        assert activity.commitments.count() == 2
        coordinator.post(page("commitment-delete", activity, second.pk))
        assert activity.commitments.get() == first

    def test_too_long_a_text_is_said_and_not_lost(self, coordinator, cast):
        activity = cast.activity()
        response = coordinator.post(page("commitment-create", activity), {"text": "x" * 10_000})
        assert "300" in str(response.context["form"].errors["text"])
        assert "x" * 10_000 in response.content.decode()

    def test_once_the_activity_is_over_they_stay_and_nothing_typed_is_lost(self, coordinator, cast):
        activity = cast.activity(status=Status.CLOSED)
        response = coordinator.post(page("commitment-create", activity), {"text": "Kindness"})
        assert "so what was agreed stays as it is" in words(response)
        assert ">\nKindness</textarea>" in response.content.decode()
        assert not activity.commitments.exists()

    def test_one_activitys_commitment_is_not_found_under_another(self, coordinator, cast):
        ours, other = cast.activity(), cast.activity("Another")
        commitment = ours.commitments.create(text="Kindness")
        for name in ("commitment-update", "commitment-delete"):
            assert coordinator.get(page(name, other, commitment.pk)).status_code == 404


class TestAgreeing:
    def test_what_is_read_is_kept_with_its_day_and_fingerprint(self, coordinator, cast):
        activity = cast.activity()
        activity.commitments.create(text="We listen")
        coordinator.post(page("concerns", activity), {"how_to_raise_a_concern": "Tell Sam"})
        shown = words(coordinator.get(page("agreement-agree", activity)))
        for read in ("Agree what we keep to", "We listen", "Tell Sam", "version 1"):
            assert read in shown

        sent = {"as_read": as_read(activity), **day("agreed_on", date(2026, 2, 3))}
        assert coordinator.post(page("agreement-agree", activity), sent).status_code == 302
        version = activity.agreement_versions.get()
        assert (version.number, version.agreed_on, version.locked_by) == (1, date(2026, 2, 3), cast.coordinator)
        assert version.how_to_raise_a_concern == "Tell Sam"
        assert version.content_hash == AgreementVersion.hash_of(version.content)
        assert "We listen" in words(coordinator.get(page("agreement-version", activity, 1)))

    def test_nobody_agrees_to_a_text_they_have_not_read(self, coordinator, cast):
        activity = cast.activity()
        activity.commitments.create(text="We listen")
        sent = {"as_read": as_read(activity), **day("agreed_on", TODAY)}
        activity.commitments.update(text="We do not listen")
        response = coordinator.post(page("agreement-agree", activity), sent)
        assert commitments.CHANGED_SINCE in words(response) and "We do not listen" in words(response)
        assert not activity.agreement_versions.exists()

        sent["as_read"] = as_read(activity)
        coordinator.post(page("agreement-agree", activity), sent)
        assert activity.agreement_versions.get().commitments[0]["text"] == "We do not listen"

    def test_a_change_makes_the_next_version_with_its_reason(self, coordinator, cast):
        activity = cast.activity()
        agree(activity, "We listen", by=cast.coordinator)
        coordinator.post(
            page("commitment-update", activity, activity.commitments.get().pk), {"text": "We listen first"}
        )
        assert "is not agreed yet" in words(coordinator.get(page("principles", activity)))

        sent = {"as_read": as_read(activity), **day("agreed_on", TODAY)}
        for nothing in ("   ", "\u200b", "."):
            response = coordinator.post(page("agreement-agree", activity), sent | {"reason": nothing})
            assert "Enter the reason for the change" in words(response)
            with pytest.raises(ValidationError, match="Give the reason"):
                commitments.agree(activity=activity, agreed_on=TODAY, by=cast.coordinator, reason=nothing)
        coordinator.post(page("agreement-agree", activity), sent | {"reason": "People were talked over."})
        version = AgreementVersion.objects.current(activity)
        assert (version.number, version.reason) == (2, "People were talked over.")
        shown = words(coordinator.get(page("agreement-version", activity, 2)))
        assert "We listen first" in shown and "People were talked over." in shown

    def test_a_commitment_that_was_agreed_once_is_kept_for_the_record(self, coordinator, cast):
        activity = cast.activity()
        agree(activity, "We listen", "We pay on the day", by=cast.coordinator)
        first = activity.commitments.first()
        coordinator.post(page("commitment-delete", activity, first.pk))
        first.refresh_from_db()
        assert first.is_dropped
        assert [each["text"] for each in commitments.content_of(activity)["commitments"]] == ["We pay on the day"]

    @pytest.mark.parametrize(
        ("texts", "sentence"), [((), commitments.NOTHING), (("We listen",), commitments.THE_SAME)], ids=["none", "same"]
    )
    def test_nothing_and_the_same_again_cannot_be_agreed(self, coordinator, cast, texts, sentence):
        activity = cast.activity()
        if texts:
            agree(activity, *texts, by=cast.coordinator)
        response = coordinator.get(page("agreement-agree", activity), follow=True)
        assert sentence in words(response)
        with pytest.raises(ValidationError, match=sentence):
            commitments.agree(activity=activity, agreed_on=TODAY, by=cast.coordinator)

    def test_nothing_was_agreed_tomorrow(self, coordinator, cast):
        activity = cast.activity()
        activity.commitments.create(text="We listen")
        sent = {"as_read": as_read(activity), **day("agreed_on", TODAY + timedelta(days=1))}
        assert "must be today or in the past" in words(coordinator.post(page("agreement-agree", activity), sent))
        assert not activity.agreement_versions.exists()

    def test_the_database_refuses_any_change_to_a_version(self, cast):
        version = agree(cast.activity(), "We listen", by=cast.coordinator)
        for change in (lambda: AgreementVersion.objects.update(reason="Another"), version.delete):
            with pytest.raises(InternalError, match="Cannot"), transaction.atomic():
                change()

    def test_the_database_refuses_a_second_version_without_a_reason(self, cast):
        version = agree(cast.activity(), "We listen", by=cast.coordinator)
        version.pk, version.number = None, 2
        with pytest.raises(IntegrityError, match="a_later_agreement_version_has_a_reason"):
            version.save(force_insert=True)
