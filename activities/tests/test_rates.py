"""Rates of an organisation: with source and date, changed by a new version, never in place."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import Error, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from activities import offering
from activities.models import OfferLine, PaymentPolicy, PaymentRate, Per
from activities.tests.reading import words
from activities.tests.test_together import filled


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.administrator)
    return client


def at(name, *arguments):
    return reverse(f"activities:{name}", args=arguments)


def posted(**fields):
    usual = {"what_for": "Member of a group", "amount": "25", "per": "hour", "source": "Our policy of May 2026"}
    days = {}
    for name in ("from_on", "checked_on"):
        day = fields.pop(name, date(2026, 6, 1))
        days |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    return usual | days | fields


def rate(cast, **fields):
    usual = {
        "organisation": cast.organisation,
        "what_for": "Member of a group",
        "amount": Decimal("20"),
        "per": Per.HOUR,
        "from_on": date(2026, 1, 1),
        "source": "Our policy",
        "checked_on": date(2026, 1, 5),
        "made_by": cast.administrator,
    }
    return PaymentRate.objects.create(**(usual | fields))


def test_no_figure_comes_with_fourpi(administrator, cast):
    assert not PaymentRate.objects.exists()
    said = words(administrator.get(at("rate-list", cast.organisation.pk)))
    assert "FourPi brings none" in said
    assert "NIHR, December 2025: range £13.80–£495 by role; check before use" in said


def test_a_rate_says_where_it_comes_from_and_when_it_was_looked_up(administrator, cast):
    administrator.post(at("rate-create", cast.organisation.pk), posted(amount="£1,025.50", per="day"))
    said = words(administrator.get(at("rate-list", cast.organisation.pk)))
    assert "£1,025.50 a day" in said
    assert "Our policy of May 2026" in said
    assert "1 June 2026, entered by Ada Administrator" in said


def test_a_change_is_a_new_version_and_an_old_offer_keeps_its_own(administrator, cast):
    old = rate(cast)
    activity = cast.activity()
    line = OfferLine(what_for="Being in the group", amount=old.amount, per=old.per, rate=old)
    offering.write_line(activity=activity, line=line)
    administrator.post(at("rate-change", cast.organisation.pk, old.line), posted(amount="30"))
    assert [each.amount for each in PaymentRate.objects.in_force(cast.organisation)] == [Decimal("30.00")]
    assert [each.amount for each in PaymentRate.objects.in_force(cast.organisation, on=date(2026, 5, 31))] == [
        Decimal("20.00")
    ]
    line.refresh_from_db()
    assert (line.rate.pk, line.rate.amount) == (old.pk, Decimal("20.00"))


def test_a_page_that_was_open_over_midnight_keeps_its_days(administrator, cast, monkeypatch):
    """Nobody changed them: only what is put there as today is another day now."""
    old, evening = rate(cast), timezone.localdate()
    address = at("rate-change", cast.organisation.pk, old.line)
    mine = filled(administrator, address, amount="30")
    monkeypatch.setattr(timezone, "localdate", lambda *_: evening + timedelta(days=1))
    assert "meanwhile" not in words(administrator.post(address, mine, follow=True))
    newest = PaymentRate.objects.filter(line=old.line).first()
    assert (newest.amount, newest.from_on, newest.checked_on) == (30, evening, evening)


def test_a_rate_still_to_come_does_not_count_yet(administrator, cast):
    old = rate(cast)
    later = timezone.localdate() + timedelta(days=30)
    administrator.post(at("rate-change", cast.organisation.pk, old.line), posted(amount="30", from_on=later))
    assert list(PaymentRate.objects.in_force(cast.organisation)) == [old]
    assert list(PaymentRate.objects.in_force(cast.organisation, on=later)) != [old]
    assert "£30.00 an hour" in words(administrator.get(at("rate-list", cast.organisation.pk)))


def test_a_rate_that_is_offered_no_more_does_not_come_back_by_itself(administrator, cast):
    old = rate(cast)
    later = timezone.localdate() + timedelta(days=30)
    rate(cast, line=old.line, amount=Decimal("30"), from_on=later)
    administrator.post(at("rate-end", cast.organisation.pk, old.line))
    for day in (timezone.localdate(), later):
        assert not PaymentRate.objects.in_force(cast.organisation, on=day)
    assert "Not offered any more" in words(administrator.get(at("rate-list", cast.organisation.pk)))


@pytest.mark.parametrize("change", [lambda rows: rows.update(amount=1), lambda rows: rows.delete()])
def test_no_version_of_a_rate_is_ever_changed(cast, change):
    rate(cast)
    with pytest.raises(Error, match="payment_rate_is_kept"), transaction.atomic():
        change(PaymentRate.objects.all())


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"amount": Decimal("0")}, "rate_within_bounds"),
        ({"per": "other"}, "rate_for_something_else_says_what"),
        ({"other_per": "a chapter"}, "rate_for_something_else_says_what"),
    ],
)
def test_what_the_database_refuses(cast, fields, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        rate(cast, **fields)


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"amount": "-1"}, "amount", "The amount must be £0.01 or more"),
        ({"amount": "12.345"}, "amount", "An amount has no more than two numbers for the pence, like 12.50"),
        ({"amount": "lots"}, "amount", "Enter the amount in pounds and pence, like 12.50"),
        ({"what_for": "x" * 10_000}, "what_for", "Your answer to “What is it for?” must be 200 characters or fewer"),
        ({"source": ""}, "source", "Enter where the rate comes from"),
        ({"per": "other"}, "other_per", "Enter what the amount is for"),
        ({"per": "year"}, "per", "Select one of the answers shown"),
        ({"from_on": date(1066, 1, 1)}, "from_on", "Enter a day within five years of today"),
        ({"checked_on": date(2090, 1, 1)}, "checked_on", "You cannot have looked it up later than today"),
    ],
)
def test_bad_input_gets_a_sentence_and_stays(administrator, cast, fields, where, sentence):
    response = administrator.post(at("rate-create", cast.organisation.pk), posted(**fields))
    assert response.context["form"].errors[where] == [sentence]
    assert not PaymentRate.objects.exists()
    for text in fields.values():
        if isinstance(text, str) and text:
            assert text in response.content.decode()


def test_a_rate_of_another_organisation_is_not_there(administrator, cast):
    theirs = rate(cast, organisation=cast.other)
    assert administrator.get(at("rate-list", cast.other.pk)).status_code == 404
    assert administrator.get(at("rate-change", cast.organisation.pk, theirs.line)).status_code == 404


def test_what_is_promised_about_paying(administrator, cast):
    address = at("payment-policy", cast.organisation.pk)
    for days in ("0", "366", "soon"):
        response = administrator.post(address, {"pay_within_days": days})
        assert "days" in response.context["form"].errors["pay_within_days"][0]
    administrator.post(address, {"pay_within_days": "14", "receipts": "At the desk", "advice": "Citizens Advice"})
    policy = PaymentPolicy.of(cast.organisation)
    assert (policy.pay_within_days, policy.receipts, policy.advice) == (14, "At the desk", "Citizens Advice")


def test_more_rates_cost_no_more_queries(administrator, cast, django_assert_max_num_queries):
    for number in range(30):
        rate(cast, what_for=f"Role {number}")
    with django_assert_max_num_queries(12):
        administrator.get(at("rate-list", cast.organisation.pk))
