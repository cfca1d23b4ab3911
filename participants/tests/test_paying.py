"""How soon people are paid, what waits too long, and the file for the finance office."""

import csv
import io

import openpyxl
import pytest
from django.db import Error, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participants import claims, paying
from participants.models import ClaimsTaken, ExpenseClaim
from participants.tests.money import claim, move_back, paid_claim
from participants.tests.pages import at, text


@pytest.fixture
def person(cast, activity):
    return cast.person(activity, name="Una Canary")


@pytest.fixture
def device(cast, person):
    return cast.open_door(Client(), person)


# How soon


def test_days_to_pay_worked_out_by_hand(cast, activity, staff):
    people = [cast.person(activity) for _ in range(7)]
    # Seven claims: 2, 3, 4, 6, 10, 11 and 40 days; five within the ten that were promised. The fourth is the middle.
    for person, after in zip(people, (2, 40, 6, 4, 10, 3, 11), strict=True):
        paid_claim(person, by=cast.coordinator, after=after)
    numbers = paying.of_activity(activity)
    assert (numbers.days, numbers.median_in_words) == ((2, 3, 4, 6, 10, 11, 40), "6 days")
    assert numbers.on_time_in_words == "5 of 7"
    assert "5 of 7 claims were paid by the day that was promised. The middle one took 6 days." in text(
        staff.get(at("payment", activity))
    )


def test_of_two_the_middle_lies_between(cast, person):
    for after in (1, 4):
        paid_claim(person, by=cast.coordinator, after=after)
    assert paying.of_activity(person.activity).median_in_words == "2.5 days"


def test_without_names_days_are_shown_from_five_people_on(client, cast, activity):
    client.force_login(cast.manager)
    people = [cast.person(activity) for _ in range(5)]
    for person in people[:4]:
        paid_claim(person, by=cast.coordinator, after=2)
    paid_claim(people[0], by=cast.coordinator, after=2)
    assert "Shown once five people have been paid." in text(client.get(at("payment", activity)))
    paid_claim(people[4], by=cast.coordinator, after=2)
    assert "6 of 6 claims" in text(client.get(at("payment", activity)))


def test_overdue_is_what_waits_for_us_after_its_day(person, cast, staff, device):
    late, answered, waits_for_them, in_time = (claim(person) for _ in range(4))
    for each in (late, answered, waits_for_them):
        move_back(each, 11)
    claims.approve(claim=answered, amount=answered.amount, by=cast.coordinator)
    claims.ask_back(claim=waits_for_them, reason="Why?", by=cast.coordinator)
    overdue = ExpenseClaim.objects.overdue(today=timezone.localdate())
    assert set(overdue) == {late, answered}
    assert in_time not in overdue
    assert "Overdue: 2 claims." in text(staff.get(at("payment", person.activity)))
    assert "We are late with it. We are sorry." in text(device.get(at("my-claims", person)))


# The file for the finance office


def take(staff, activity, kind):
    response = staff.post(at("claims-take", activity, kind))
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="agreed-claims.{kind}"'
    return response.content


@pytest.fixture
def agreed(cast, activity):
    """An agreed claim of somebody who writes formulas, one that is not agreed, and one of another activity."""
    person = cast.person(activity, name="=HYPERLINK(1)")
    found = claim(person, amount="1234.50", note="+44 called, @home")
    claims.approve(claim=found, amount=found.amount, by=cast.coordinator)
    claim(person, note="not agreed")
    other = claim(cast.person(cast.activity("Elsewhere"), name="Elsewhere Person"))
    claims.approve(claim=other, amount=other.amount, by=cast.coordinator)
    return found


def test_agreed_claims_as_csv_and_no_cell_is_a_formula(staff, activity, agreed):
    rows = list(csv.DictReader(io.StringIO(take(staff, activity, "csv").decode("utf-8-sig"))))
    [row] = rows
    assert row["Reference"] == agreed.reference
    assert (row["Name"], row["Note"], row["Amount in pounds"]) == (
        "'=HYPERLINK(1)",
        "'+44 called, @home",
        "1234.50",
    )
    assert (row["Agreed by"], row["For"]) == ("Cora Coordinator", "Travel")


def test_agreed_claims_as_a_workbook(staff, activity, agreed):
    sheet = openpyxl.load_workbook(io.BytesIO(take(staff, activity, "xlsx"))).active
    headings, row = ([cell for cell in line] for line in sheet.iter_rows())
    by_name = dict(zip([cell.value for cell in headings], row, strict=True))
    assert (by_name["Name"].value, by_name["Name"].data_type) == ("=HYPERLINK(1)", "s")
    assert (by_name["Amount in pounds"].value, by_name["Amount in pounds"].data_type) == (1234.5, "n")


def test_who_took_the_file_is_kept(staff, activity, agreed, cast):
    take(staff, activity, "csv")
    taken = ClaimsTaken.objects.get()
    assert (taken.by, taken.kind, taken.claims) == (cast.coordinator, "csv", 1)
    assert "Cora Coordinator, 1 claim (CSV)" in text(staff.get(at("claim-list", activity)))
    with pytest.raises(Error, match="claims_taken_is_kept"), transaction.atomic():
        ClaimsTaken.objects.all().delete()
    assert staff.get(at("claims-take", activity, "csv")).status_code == 405
    assert staff.post(at("claims-take", activity, "exe")).status_code == 404


def test_more_claims_cost_no_more_queries(staff, person, activity):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            staff.get(at("claim-list", activity))
            staff.get(at("payment", activity))
        return len(queries)

    claim(person)
    few = asked()
    for _ in range(10):
        claim(person)
    assert asked() == few
