"""The legal duty to involve: the check, what it is checked with, and the advice in versions."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from activities import legal_duty
from activities.models import DutyAdvice, LegalDutyCheck
from activities.tests.reading import MARKUP, page, words

YES = {"read": 1, "applies": "yes", "decision": "Which hours", "how_met": "By asking callers"}
TEXTS = {
    "when_it_applies": "Always ask.",
    "how_it_is_met": "By asking early.",
    "whom_to_ask": "The head of involvement",
    "sources": "Our policy",
    "checked_on_day": "2",
    "checked_on_month": "3",
    "checked_on_year": "2026",
}


@pytest.fixture
def administrator(cast):
    browser = Client()
    browser.force_login(cast.administrator)
    return browser


def advice_page(cast, name="duty-advice", *more):
    return reverse(f"activities:{name}", args=[cast.organisation.pk, *more])


class TestCheck:
    def test_it_is_kept_with_who_when_and_the_advice_that_was_read(self, coordinator, cast):
        activity = cast.activity()
        shown = words(coordinator.get(page("legal-duty-check", activity)))
        assert "no legal advice" in shown and "Last checked on 29 November 2026" in shown and "section 14Z45" in shown
        assert not DutyAdvice.objects.exists()

        said = words(coordinator.post(page("legal-duty-check", activity), YES, follow=True))

        check = activity.legal_duty_checks.get()
        assert (check.checked_by, check.advice.version, check.advice.is_shipped) == (cast.coordinator, 1, True)
        assert check.advice.when_it_applies == legal_duty.SHIPPED["when_it_applies"]
        assert "Yes, it applies" in said and "By asking callers" in said
        assert "Which hours" in words(coordinator.get(page("purpose", activity)))

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            ({}, "Select whether the duty applies"),
            ({"applies": "yes", "decision": "Hours"}, "Enter how you meet the duty"),
            ({"applies": "yes", "how_met": "So"}, "Enter the decision to which the duty applies"),
            ({"applies": "no"}, "Enter why the duty does not apply"),
            ({"applies": "not_sure"}, "Enter whom you will ask"),
        ],
    )
    def test_each_answer_asks_for_its_own_words(self, coordinator, cast, given, sentence):
        activity = cast.activity()
        assert sentence in words(coordinator.post(page("legal-duty-check", activity), {"read": 1} | given))
        assert not activity.legal_duty_checks.exists()

    def test_only_what_belongs_to_the_answer_is_kept(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("legal-duty-check", activity), YES | {"applies": "no", "why_not": MARKUP})
        check = activity.legal_duty_checks.get()
        assert (check.decision, check.how_met, check.why_not) == ("", "", MARKUP)

    def test_the_next_one_counts_and_the_earlier_stays_readable(self, coordinator, cast):
        activity = cast.activity()
        coordinator.post(page("legal-duty-check", activity), {"read": 1, "applies": "not_sure", "whom_to_ask": "Legal"})
        coordinator.post(page("legal-duty-check", activity), YES)
        shown = coordinator.get(page("legal-duty", activity))
        assert shown.context["check"].applies == "yes"
        assert [check.applies for check in shown.context["earlier"]] == ["not_sure"]

    def test_advice_that_changed_in_between_is_read_again_and_nothing_typed_is_lost(self, coordinator, cast):
        activity = cast.activity()
        texts = {**legal_duty.SHIPPED, "when_it_applies": "Something new"}
        legal_duty.publish_advice(organisation=cast.organisation, texts=texts, by=cast.administrator)
        response = coordinator.post(page("legal-duty-check", activity), YES)
        page_again = response.content.decode()
        assert legal_duty.ADVICE_CHANGED in page_again and "Something new" in page_again
        assert "By asking callers" in page_again and 'name="read" value="2"' in page_again
        assert not activity.legal_duty_checks.exists()
        coordinator.post(page("legal-duty-check", activity), YES | {"read": 2})
        assert activity.legal_duty_checks.get().advice.version == 2

    @pytest.mark.parametrize(
        "wrong",
        [
            {"applies": "yes", "decision": "Hours", "how_met": " "},
            {"applies": "no", "why_not": ""},
            {"applies": "not_sure", "whom_to_ask": ""},
        ],
    )
    def test_the_database_refuses_halves(self, cast, wrong):
        activity = cast.activity()
        with pytest.raises(IntegrityError), transaction.atomic():
            legal_duty.keep_check(activity=activity, read=1, by=cast.coordinator, **wrong)

    def test_neither_check_nor_advice_is_ever_changed(self, cast):
        legal_duty.keep_check(
            activity=cast.activity(), read=1, by=cast.coordinator, applies="yes", decision="Hours", how_met="So"
        )
        assert LegalDutyCheck.objects.exists()
        for statement in (
            "UPDATE activities_legaldutycheck SET whom_to_ask = 'x'",
            "DELETE FROM activities_legaldutycheck",
            "UPDATE activities_dutyadvice SET whom_to_ask = 'x'",
            "DELETE FROM activities_dutyadvice",
        ):
            with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
                connection.cursor().execute(statement)


class TestAdvice:
    def test_an_administrator_writes_the_next_version(self, administrator, coordinator, cast):
        said = words(administrator.post(advice_page(cast, "duty-advice-update"), TEXTS, follow=True))
        assert "Version 2 of the advice is published." in said and "Always ask." in said
        first, second = DutyAdvice.objects.order_by("version")
        assert first.is_shipped and (second.published_by, second.checked_on.isoformat()) == (
            cast.administrator,
            "2026-03-02",
        )
        assert "Replaced" in words(coordinator.get(advice_page(cast, "duty-advice-version", 1)))
        assert coordinator.get(advice_page(cast, "duty-advice-version", 3)).status_code == 404

    def test_a_day_to_come_is_refused(self, administrator, cast):
        response = administrator.post(
            advice_page(cast, "duty-advice-update"), TEXTS | {"checked_on_year": "2099", "when_it_applies": MARKUP}
        )
        assert "The day must be today or in the past" in words(response)
        assert not DutyAdvice.objects.exists()

    def test_each_organisation_has_its_own(self, administrator, cast):
        administrator.post(advice_page(cast, "duty-advice-update"), TEXTS)
        assert legal_duty.advice_in_force(cast.other).is_shipped

    def test_a_later_shipped_text_follows_an_earlier_one_but_not_an_own_one(self, cast, monkeypatch):
        asked = {"applies": "not_sure", "whom_to_ask": "Legal", "by": cast.coordinator}
        activity = cast.activity()
        legal_duty.keep_check(activity=activity, read=1, **asked)
        later = legal_duty.SHIPPED | {"checked_on": legal_duty.SHIPPED["checked_on"].replace(year=2027)}
        monkeypatch.setattr(legal_duty, "SHIPPED", later)
        with pytest.raises(ValidationError, match="advice has changed"):
            legal_duty.keep_check(activity=activity, read=1, **asked)
        assert legal_duty.keep_check(activity=activity, read=2, **asked).advice.version == 2
        legal_duty.publish_advice(organisation=cast.organisation, texts=legal_duty.SHIPPED, by=cast.administrator)
        monkeypatch.setattr(legal_duty, "SHIPPED", later | {"checked_on": later["checked_on"].replace(year=2028)})
        assert legal_duty.advice_in_force(cast.organisation).version == 3
