"""Parts of 4PI in the results of a round: worked out by hand, on the page and in the files, in every mode."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.framework import Capacity
from activities.models import Status
from evaluation import invitations, said
from evaluation.indicators.answering import RoundAnswers
from evaluation.indicators.domains import DOMAINS, domain_of, domains
from evaluation.models import Answer, AskedBy, Given, Invitation, Item, Mode, Phase
from evaluation.tests.test_round_results import page_of, reader, tables_of
from vault.tests.conftest import vault

__all__ = ["reader", "vault"]

LOT, BIT, NO, UNSURE, FITS_NOT = "yes_a_lot", "yes_a_bit", "no", "not_sure", "does_not_fit"
PRINCIPLES = ("P1", "P2", "P3", "P4")
USERS = [
    *[(LOT, LOT, BIT, BIT)] * 4,
    *[(LOT, BIT, LOT, NO)] * 2,
    (BIT, BIT, NO, UNSURE),
    (LOT, NO, None, LOT),
    (NO, LOT, FITS_NOT, FITS_NOT),
    (LOT, None, None, BIT),
    (NO, None, NO, None),
]
# As in figures/tests/test_domains.py, where it is worked out.
SAID = (
    "29 of 37 answers said yes, a lot or a bit; 16 of 37 said yes, a lot. 6 of 9 people agreed with at least three "
    "quarters of what they answered; among more people like them it may be between 3 and 9 in 10."
)


@pytest.fixture
def run(cast, vault):
    def run(users=USERS, *, mode=Mode.CONFIDENTIAL, phase=Phase.AFTER):
        activity = cast.activity(status=Status.OPEN)
        people = [cast.person(activity) for _ in users]
        carers = [cast.person(activity, Capacity.CARER) for _ in range(3)]
        round_ = cast.open_round(activity, phase, mode=mode)
        for person, record in zip([*people, *carers], [*users, *[(NO, LOT, NO, LOT)] * 3], strict=True):
            answers = {code: one for code, one in zip(PRINCIPLES, record, strict=True) if one}
            cast.answer(person, {"X1": LOT, "Z1": Given(words="Said"), **answers}, round_=round_)
        invitations.close_round(round_=round_)
        round_.refresh_from_db()
        vault.open_boxes()
        return round_

    return run


@pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.NAMED, Mode.DETACHED])
def test_a_part_on_the_page_as_worked_out_by_hand(reader, run, mode):
    words = page_of(reader, run(mode=mode))
    assert f"Service users: {SAID}" in words
    assert "Carers: too few people answered enough of these questions (fewer than 8)." in words
    assert "There is no score over all parts" in words


def test_the_files_say_the_same_and_the_code_book_which_question_belongs_where(reader, run):
    tables = tables_of(reader, run())
    rows = {(row["part"], row["capacity"]): row for row in tables["parts.csv"]}
    users = rows["principles", "service_user"]
    counted = {"answers": "37", "yes_a_lot": "16", "yes_a_bit": "13", "no": "7", "not_sure": "1"}
    counted |= {"people": "9", "mostly_agreed": "6 of 9", "may_be": "between 3 and 9 in 10"}
    assert counted.items() <= users.items()
    assert (users["items"], users["note"]) == ("P1 P2 P3 P4", SAID)
    assert rows["principles", "carer"]["answers"] == "Hidden"
    assert rows["practical", "service_user"]["answers"] == "Hidden", "asked, and nobody answered"
    book = {row["item"]: row["part"] for row in tables["code-book.csv"]}
    assert {code: book[code] for code in ("P1", "U1a", "N1", "M1", "SU1", "D1")} == dict(
        zip(("P1", "U1a", "N1", "M1", "SU1", "D1"), DOMAINS, strict=True)
    )
    assert {book[code] for code in ("X1", "C1", "Z1", "I1")} == {""}


def test_only_scored_questions_count_and_no_part_has_one_alone(run):
    assert domain_of(Item.objects.get(pk="V1")) == "", "counted on its own"
    assert domain_of(Item.objects.get(pk="X1")) == "", "change has its own page"
    found = domains(RoundAnswers(run(phase=Phase.BEFORE)))
    assert [domain.code for domain in found] == ["purpose"]


def test_before_the_close_there_is_nothing(cast):
    activity = cast.activity(status=Status.OPEN)
    cast.person(activity)
    assert domains(RoundAnswers(cast.open_round(activity))) == ()


def test_hidden_people_are_added_to_nobody(run, cast):
    """What three carers said moves no figure of anybody else, and stands in none of their own."""
    (found,) = [domain for domain in domains(RoundAnswers(run())) if domain.code == "principles"]
    assert [(side.capacity, side.parts) for side in found.sides] == [("service_user", (16, 13, 7, 1)), ("carer", ())]


@pytest.mark.parametrize(("seats", "is_told"), [(0, True), (3, False)])
def test_how_many_agreed_is_not_told_where_others_could_be_taken_away(run, seats, is_told):
    """Ten count. With three of them at a session, seven are left of whom it could not be told."""
    round_ = run([USERS[0], *USERS[:-2]])
    sit(round_, round_.invitations.filter(capacity="service_user")[:seats])
    [users] = [side for side in domains(RoundAnswers(round_))[0].sides if side.capacity == "service_user"]
    assert ("people agreed with at least three quarters" in users.sentence) == is_told
    assert ("How many people mostly agreed is hidden" in users.sentence) != is_told


def test_a_question_that_those_asked_by_name_said_no_to_is_not_left_out_of_a_sum(run):
    """Eight asked by name said no to the third question, four at a session yes: it is hidden, and so is the sum."""
    round_ = run([*[(LOT, BIT, NO, LOT)] * 8, *[(LOT, NO, LOT, BIT)] * 4])
    theirs = Answer.objects.filter(item="P3", options=[LOT], response__invitation__capacity="service_user")
    sit(round_, Invitation.objects.filter(response__in=theirs.values("response")))
    answers = RoundAnswers(round_)
    assert answers.result("P3").side("service_user").is_hidden
    [users] = [side for side in domains(answers)[0].sides if side.capacity == "service_user"]
    assert users.sentence == "no figure, because one of these questions is not shown exactly."


def sit(round_, invitations):
    """These people answered at a session, and not by name."""
    session = round_.sessions.create(name="x", digest="a", code_digest="b", last_day=round_.closes_on, at_most=5)
    for number, one in enumerate(invitations):
        Invitation.objects.filter(pk=one.pk).update(
            involvement=None, session=session, seat_digest=str(number), asked_by=AskedBy.SESSION
        )


def test_all_parts_are_counted_in_one_question_to_the_database(run):
    counted = []
    for users in (USERS[:5], USERS * 3):
        answers = RoundAnswers(run(users))
        _ = answers.results, answers.is_out
        with CaptureQueriesContext(connection) as queries:
            domains(answers)
        counted.append(len(queries))
    assert counted == [1, 1]


def test_nothing_meant_is_not_asked_for(run, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert said.together(None, meant=[]) == {}
