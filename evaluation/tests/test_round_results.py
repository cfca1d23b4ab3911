"""The results of a round, item by item: counts worked out by hand, on the page and in the files."""

import csv
import io
import zipfile

import openpyxl
import pytest
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Status
from evaluation import invitations
from evaluation.models import HelpedBy, Phase, Response
from evaluation.tests.all_kinds import publish, run_round
from evaluation.tests.respondent import words_of
from vault.tests.conftest import vault

__all__ = ["vault"]

YES, NO = ["yes"], ["no"]


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.manager)
    return client


@pytest.fixture
def round_(cast):
    """Nine service users of whom eight answer, two carers of whom both answer.

    Two of the eight said yes to WENT and were led past HARD; six said no and were asked HARD: cost 4, time 3, none 2.
    """
    users = [
        {"WENT": YES, "WISH": ["calls", "letters", "texts", "visits"], "LAST": "2026-03-02", "WORD": "Kind"},
        {"WENT": YES, "WISH": ["letters"], "LAST": "2026-03-30"},
        {"WENT": NO, "HARD": ["cost", "time"], "WISH": ["calls", "texts"], "LAST": "2026-03-30"},
        {"WENT": NO, "HARD": ["cost", "time"], "WISH": ["calls", "visits", "letters", "texts"], "LAST": "2026-03-01"},
        {"WENT": NO, "HARD": ["cost", "time"], "WISH": ["visits"], "LAST": "2026-03-15"},
        {"WENT": NO, "HARD": ["cost"], "WISH": ["calls"], "LAST": "2026-05-01"},
        {"WENT": NO, "HARD": ["nothing"], "LAST": "2026-06-01"},
        {"WENT": NO, "HARD": ["nothing"], "WORD": "Slow"},
        None,
    ]
    carers = [{"WENT": YES, "WORD": "Canary"}, {"WENT": NO, "HARD": ["cost"]}]
    return run_round(cast, {Capacity.SERVICE_USER: users, Capacity.CARER: carers})


def page_of(client, round_):
    return words_of(client.get(reverse("evaluation:round-results", args=[round_.pk])))


def file_of(client, round_, format="zip"):
    return client.get(reverse("evaluation:round-results-file", args=[round_.pk, format]))


def tables_of(client, round_):
    with zipfile.ZipFile(io.BytesIO(file_of(client, round_).content)) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")))
            for name in archive.namelist()
        }


def test_every_kind_is_counted_as_worked_out_by_hand(reader, round_):
    words = page_of(reader, round_)
    assert "Service users: 8 of 9 people answered." in words
    assert "Service users: 2 of 8 people said yes." in words
    # Asked of six: led there by "no".
    assert (
        "Service users: of 6 people, who could choose several, 4 chose “The cost”, 3 chose “The time of day” and "
        "2 chose “None of these”."
    ) in words
    assert "Only people who gave certain answers to an earlier question were asked this." in words
    # Six put something first: calls 4, letters 1, visits 1.
    assert "of 6 people, 4 put “Phone calls” first, 1 put “Letters” first and 1 put “Visits” first." in words
    # First three: calls 4; letters 1 + 1 + 1; texts 1 + 1; visits 1 + 1 (fourth once more, not counted).
    assert "first: 1 of 6; in the first three: 3 of 6" in words
    # Five in March, one in May, one in June.
    assert "of 7 people, 5 gave March 2026 and 2 gave other months." in words
    assert "2026-05" not in words and "May 2026" not in words
    assert "“Kind”" in words and "“Slow”" in words


def test_what_is_added_up_and_what_never_is_are_told_apart(reader, cast):
    five = [{"WENT": YES}] * 5
    words = page_of(reader, run_round(cast, {Capacity.SERVICE_USER: five, Capacity.CARER: five}))
    assert "Altogether: 10 of 10 people." in words
    assert "How many answered is added up; what they said never is." in words
    assert "never mixed" not in words


def test_two_carers_are_hidden_with_all_they_said(reader, round_):
    words = page_of(reader, round_)
    assert "Carers: hidden to protect people (fewer than 5 people answered)." in words
    assert "Canary" not in words
    for name, rows in tables_of(reader, round_).items():
        assert "Canary" not in str(rows)
        if name == "results.csv":
            carers = [row for row in rows if row["capacity"] == "carer"]
            assert carers and {row["people"] for row in carers} == {row["answered"] for row in carers} == {"Hidden"}


def test_stages_stand_in_the_order_of_4pi(reader, round_):
    page = reader.get(reverse("evaluation:round-results", args=[round_.pk])).content.decode()
    places = [page.index(f'id="{stage}-') for stage in ("principles", "presence", "process", "impact")]
    assert places == sorted(places)
    assert 'id="purpose' not in page


@pytest.mark.parametrize("mode", ["detached", "named"])
def test_every_mode_counts_alike(reader, cast, mode, request):
    vault = request.getfixturevalue("vault") if mode == "detached" else None
    cast.make_key()
    users = [{"WENT": NO, "HARD": ["cost"], "WORD": "Kind"}] * 3 + [{"WENT": YES, "HARD": ["cost"]}] * 3
    round_ = run_round(cast, {Capacity.SERVICE_USER: users}, mode=mode, version=publish(cast, led_to=None))
    if vault:
        assert "still sealed" in page_of(reader, round_)
        assert file_of(reader, round_).status_code == 302
        vault.open_boxes()
    words = page_of(reader, round_)
    assert "Service users: 3 of 6 people said yes." in words
    assert "all, or all but one, of 6 people chose “The cost”." in words
    assert words.count("“Kind”") == 3


def test_before_the_close_the_page_says_when_and_why(reader, cast):
    activity = cast.activity(status=Status.OPEN)
    people = [cast.person(activity) for _ in range(6)]
    round_ = cast.open_round(activity)
    for person in people:
        cast.answer(person, {"P1": "no"}, round_=round_)
    words = page_of(reader, round_)
    assert "People can still answer, until the end of" in words
    assert "two looks one answer apart" in words
    assert "6 people" not in words
    assert file_of(reader, round_).url == reverse("evaluation:round-results", args=[round_.pk])


def test_a_planned_round_has_nothing_to_show(reader, cast, round_):
    planned = round_.activity.rounds.create(phase=Phase.PULSE, closes_on="2027-01-05", planned_by=cast.coordinator)
    assert "Nobody has been asked yet." in page_of(reader, planned)
    assert file_of(reader, planned).status_code == 302


def test_an_unknown_format_is_not_there(reader, round_):
    assert file_of(reader, round_, "pdf").status_code == 404


def test_the_files_say_what_the_page_says(reader, round_):
    response = file_of(reader, round_)
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"].startswith('attachment; filename="questionnaire-results-20')
    assert file_of(reader, round_).content == response.content
    tables = tables_of(reader, round_)
    assert set(tables) == {"results.csv", "code-book.csv"}
    users = [row for row in tables["results.csv"] if row["capacity"] == "service_user"]
    hard = {row["option"]: row["people"] for row in users if row["item"] == "HARD"}
    assert hard == {
        "cost": "4",
        "time": "3",
        "nothing": "2",
        "rather_not_say": "0",
        "_left_out": "0",
        "_not_asked": "2",
        "_answered": "6",
    }
    assert {row["asked"] for row in users} == {"9"}
    codes = tables["code-book.csv"]
    assert {row["item"] for row in codes} == {"WENT", "HARD", "WISH", "LAST", "WORD"}
    assert {row["meaning"] for row in codes if row["option"] == "cost"} == {"unfavourable"}
    assert all(len(row["fingerprint"]) == 12 for row in codes)


def test_the_workbook_holds_page_and_tables(reader, round_):
    book = openpyxl.load_workbook(io.BytesIO(file_of(reader, round_, "xlsx").content))
    assert {"Who answered", "Results table", "Code book"} <= set(book.sheetnames)


def test_what_a_spreadsheet_would_compute_stays_text(reader, cast):
    version = publish(cast)
    content = version.content
    content["pages"][0]["items"][0]["text"] = "=HYPERLINK(1)"
    hostile = type(version).objects.create(
        questionnaire=version.questionnaire, number=2, content=content, content_hash="x" * 64
    )
    round_ = run_round(cast, {Capacity.SERVICE_USER: [{"WENT": YES}] * 5}, version=hostile)
    questions = {row["question"] for row in tables_of(reader, round_)["results.csv"]}
    assert "'=HYPERLINK(1)" in questions
    assert "=HYPERLINK(1)" not in questions


def test_ways_and_help_are_told_in_small_numbers_together(reader, round_):
    # Of eight: five by themselves on a screen, two on paper, one by phone; three together: too few, so nearly all.
    shown = Response.objects.filter(invitation__round=round_, invitation__capacity="service_user")
    first, second, third = shown.order_by("pk")[:3]
    Response.objects.filter(pk__in=[first.pk, second.pk]).update(channel="paper", helped_by=HelpedBy.STAFF_HERE)
    Response.objects.filter(pk=third.pk).update(channel="phone")
    words = page_of(reader, round_)
    assert "By the person, on a screen: all, or nearly all, of 8 people; All others: fewer than 5 people" in words
    assert "Staff helped people to rate their own team" in words


def test_asking_the_database_does_not_grow_with_questions_or_people(reader, cast, django_assert_max_num_queries):
    round_ = run_round(cast, {Capacity.SERVICE_USER: [{"WENT": YES}] * 5})
    activity = cast.activity("A long one", status=Status.OPEN)
    people = [cast.person(activity, capacity) for capacity in ("service_user", "carer", "staff") for _ in range(6)]
    long = cast.open_round(activity)
    for person in people:
        cast.answer(person, {"P1": "no", "C1": "good", "Z1": ["", "Said"]}, round_=long)
    invitations.close_round(round_=long)
    for one in (round_, long):
        with django_assert_max_num_queries(26):
            page_of(reader, one)


def test_how_many_were_led_on_does_not_show_what_the_earlier_question_hides(reader, cast):
    # All seven said no, which is not shown exactly; how many were led to HARD by "no" would show it.
    users = [{"WENT": NO, "HARD": ["cost"]}] * 4 + [{"WENT": NO, "HARD": ["nothing"]}] * 3
    words = page_of(reader, run_round(cast, {Capacity.SERVICE_USER: users}))
    assert "Service users: all, or all but one, of 7 people said no." in words
    assert "Service users: hidden to protect people (it would show the answers to an earlier question)." in words
    assert "chose “The cost”" not in words


def test_words_on_a_page_that_few_were_led_to_are_hidden(reader, cast):
    version = publish(cast, led_to="WORD")
    users = [{"WENT": NO, "WORD": "Canary"}] * 3 + [{"WENT": YES}] * 5
    assert "Canary" not in page_of(reader, run_round(cast, {Capacity.SERVICE_USER: users}, version=version))
