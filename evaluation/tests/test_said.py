"""What people said is counted alike, whether it is linked in storage or was cut off and opened."""

import copy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.framework import Capacity
from evaluation import invitations, said, submission
from evaluation.models import Channel, Given, HelpedBy, Invitation, Mode, QuestionnaireVersion
from vault.tests.conftest import vault

__all__ = ["vault"]

YES, NO = Given(("yes",)), Given(("no",))


@pytest.fixture(params=[Mode.NAMED, Mode.CONFIDENTIAL, Mode.DETACHED])
def round_(request, cast, vault):
    """A closed round: six service users and five carers answered, one more was asked."""
    activity = cast.activity(status="open")
    people = [cast.person(activity) for _ in range(6)]
    carers = [cast.person(activity, Capacity.CARER) for _ in range(5)]
    cast.person(activity)
    round_ = cast.open_round(activity, mode=request.param)
    for number, person in enumerate([*people, *carers]):
        invitation = Invitation.objects.get(involvement=person)
        one, two = list(invitation.version.questions)[:2]
        answers = {one: NO if number % 3 else YES, two: Given(("a", "b")), "Z1": Given(words=f"Words {number}")}
        submission.save_page(invitation=invitation, answers=answers)
        submission.submit(
            invitation=invitation,
            words_may_be_used=number % 2 == 0,
            helped_by=HelpedBy.FAMILY if number == 1 else HelpedBy.NOBODY,
            channel=Channel.PAPER if number == 7 else Channel.WEB,
        )
    invitations.close_round(round_=round_)
    round_.refresh_from_db()
    vault.open_boxes()
    return round_


def test_it_is_all_there(round_):
    user = round_.invitations.filter(capacity="service_user").first()
    one, two = list(user.version.questions)[:2]
    assert said.is_out(round_)
    assert said.returned([round_]) == {(round_.pk, "service_user"): (7, 6, None), (round_.pk, "carer"): (5, 5, None)}
    counts = said.chosen(round_)
    assert counts[one, "service_user"] == {("yes",): 2, ("no",): 4}
    assert counts[two, "service_user"] == {("a", "b"): 6}
    assert ("Z1", "service_user") not in counts
    assert said.months(round_, codes=["Z1"])["Z1", "service_user"] == {f"Words {n}": 1 for n in range(6)}
    assert said.months(round_, codes=["A1"]) == {}
    written = said.words(round_, codes=["Z1"])
    assert sorted(written["Z1", "service_user"]) == [(f"Words {n}", n % 2 == 0) for n in range(6)]
    assert sorted(written["Z1", "carer"]) == sorted((f"Words {n}", n % 2 == 0) for n in range(6, 11))
    assert said.words(round_, codes=["A1"]) == {}
    assert said.helped(round_) == {"service_user": {"nobody": 5, "family": 1}, "carer": {"nobody": 5}}
    assert said.channels(round_) == {"service_user": {"web": 6}, "carer": {"web": 4, "paper": 1}}


def test_answers_of_one_response_follow_each_other(round_):
    found = list(said.answers_of(round_))
    keys = [one.response_key for one in found]
    assert len(keys) == 33
    assert len(set(keys)) == sum(1 for before, now in zip([None, *keys], keys, strict=False) if before != now) == 11
    assert {one.capacity for one in found} == {"service_user", "carer"}
    assert {one.words for one in found if one.code == "Z1"} == {f"Words {n}" for n in range(11)}


def test_the_number_of_questions_to_the_database_is_fixed(round_):
    asked = {
        "returned": lambda: said.returned([round_]),
        "options": lambda: said.chosen(round_),
        "months": lambda: said.months(round_, codes=["Z1"]),
        "words": lambda: said.words(round_, codes=["Z1"]),
        "not asked": lambda: said.not_asked(round_),
        "helped": lambda: said.helped(round_),
        "answers": lambda: list(said.answers_of(round_)),
    }
    for name, ask in asked.items():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask()
        assert len(queries) <= 2, name


def test_who_was_deleted_since_leaves_no_hole_where_answers_are_cut_off(round_):
    Invitation.objects.filter(capacity="carer").delete()
    expected = {(round_.pk, "service_user"): (7, 6, None)}
    if round_.mode == Mode.DETACHED:
        expected[round_.pk, "carer"] = (5, 5, None)
    assert said.returned([round_]) == expected


@pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.DETACHED])
def test_what_was_led_past_is_counted(cast, vault, mode):
    """The first answer leads past the second page: four of six say no."""
    cast.make_key()
    activity = cast.activity(status="open")
    people = [cast.person(activity) for _ in range(6)]
    version = branching()
    round_, _ = invitations.open_round(
        activity=activity,
        phase="after",
        closes_on="2027-01-05",
        by=cast.coordinator,
        mode=mode,
        versions={"service_user": version},
    )
    second = sorted(version.pages[1].codes)
    for number, person in enumerate(people):
        invitation = Invitation.objects.get(involvement=person)
        answers = {version.content["pages"][1]["shown_if"]["code"]: NO if number % 3 else YES, second[0]: YES}
        submission.save_page(invitation=invitation, answers=answers)
        submission.submit(invitation=invitation, words_may_be_used=False)
    invitations.close_round(round_=round_)
    vault.open_boxes()
    assert said.not_asked(round_) == {(code, "service_user"): 4 for code in second}
    assert said.chosen(round_)[second[0], "service_user"] == {("yes",): 2}


def branching():
    """A version whose second page is shown only to those who say yes to the first question."""
    source = QuestionnaireVersion.objects.usual(phase="after", organisation=None)["service_user"]
    content = copy.deepcopy(source.content)
    content["pages"][1]["shown_if"] = {"code": content["pages"][0]["items"][0]["code"], "options": ["yes"]}
    return QuestionnaireVersion.objects.create(
        questionnaire=source.questionnaire,
        number=source.number + 1,
        content=content,
        content_hash=QuestionnaireVersion.hash_of(content),
    )


def test_nothing_is_out_before_the_close_or_before_the_vault(cast, vault):
    activity = cast.activity(status="open")
    cast.person(activity)
    round_ = cast.open_round(activity, mode=Mode.DETACHED)
    assert not said.is_out(round_)
    invitations.close_round(round_=round_)
    round_.refresh_from_db()
    assert not said.is_out(round_)
    vault.open_boxes()
    assert said.is_out(round_)
