"""What changed for the same people: pairs by involvement only, and in words what cannot be paired."""

import copy

import pytest
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Status
from evaluation import invitations
from evaluation.indicators import pairs as indicator
from evaluation.indicators.answering import RoundAnswers
from evaluation.models import Invitation, Phase, QuestionnaireVersion
from evaluation.reports import impact as impact_report
from evaluation.tests.all_kinds import send
from evaluation.tests.respondent import words_of
from vault.tests.conftest import vault

__all__ = ["vault"]

LOT, BIT, NO = "yes_a_lot", "yes_a_bit", "no"
# X1 before and after of nine people: better 4, the same 2, worse 1; one was not sure, one did not answer again.
ANSWERS = [
    (NO, BIT),
    (NO, LOT),
    (BIT, LOT),
    (BIT, LOT),
    (LOT, LOT),
    (NO, NO),
    (LOT, BIT),
    (BIT, "not_sure"),
    (NO, None),
]
SAID = (
    "Service users: of 7 people who answered both times, 4 were better than before, 2 the same and 1 worse. "
    "Too few changed to tell this from chance."
)


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


def ask(cast, activity, phase, answers, people, **asked):
    """One round in which each of these people gives this answer to X1, or none; closed."""
    round_ = cast.open_round(activity, phase, **asked)
    for person, said in zip(people, answers, strict=True):
        send(person, said and {"X1": [said]}, round_=round_)
    invitations.close_round(round_=round_, by=cast.coordinator)
    round_.refresh_from_db()
    return round_


@pytest.fixture
def both(cast, activity):
    """The round before and the round after, closed."""
    people = [cast.person(activity) for _ in ANSWERS]
    before = ask(cast, activity, Phase.BEFORE, [one for one, _ in ANSWERS], people)
    after = ask(cast, activity, Phase.AFTER, [then for _, then in ANSWERS], people)
    return before, after


def pairs(round_):
    return indicator.pairs(RoundAnswers(round_))


def sentence(found, code="X1"):
    [paired] = [one for one in found.items if one.code == code]
    return " ".join(f"{side.label}: {side.sentence}" for side in paired.sides)


def test_each_person_is_set_beside_their_own_answer(both):
    _, after = both
    found = pairs(after)
    assert sentence(found) == SAID
    [side] = found.items[0].sides
    # Nine answered before, seven in pairs; after, seven answers can be compared and all have a pair.
    assert side.cells == ("7", "4", "2", "1", "2", "0")


def test_a_round_before_is_set_beside_nothing(both):
    assert pairs(both[0]) is None


def test_answers_at_a_session_have_no_pair(both):
    _, after = both
    moved = Invitation.objects.filter(round=after, involvement__isnull=False, is_sent=True).order_by("pk")[0]
    session = after.sessions.create(
        name="Tuesday", digest="a", code_digest="b", last_day=after.closes_on, at_most=5, drawn_by=after.opened_by
    )
    Invitation.objects.filter(pk=moved.pk).update(involvement=None, session=session, seat_digest="seat")
    [side] = pairs(after).items[0].sides
    assert int(side.cells[0]) + int(side.cells[-1]) in (6, 7)
    assert side.cells[0] in ("6", "7")


def test_the_page_and_the_report_say_it_alike(both, cast, client):
    _, after = both
    client.force_login(cast.manager)
    words = words_of(client.get(reverse("evaluation:round-results", args=[after.pk])))
    assert "What changed for the same people since before" in words
    assert SAID in words
    written = str(impact_report.write(after.activity, seed="x", as_at=after.closed_at).to_json())
    assert SAID in written
    assert "I feel sure I can say what I think. Service users: 1 of 7 people said worse than before." in written


def test_a_follow_up_is_set_beside_the_round_before(both, cast):
    before, _ = both
    people = [invitation.involvement for invitation in before.invitations.order_by("involvement__participant__name")]
    versions = {"service_user": before.invitations.first().version}
    round_, _ = invitations.open_round(
        activity=before.activity,
        phase=Phase.FOLLOW_UP,
        closes_on=before.closes_on,
        by=cast.coordinator,
        versions=versions,
    )
    for person in people:
        send(person, {"X1": [LOT]}, round_=round_)
    invitations.close_round(round_=round_)
    round_.refresh_from_db()
    # Before: lot 2, bit 3, no 4. Everybody says "a lot" now: seven better, two the same. 2 / 2^7 = 0.016.
    assert sentence(pairs(round_)) == (
        "Service users: of 9 people who answered both times, 7 were better than before, 2 the same and 0 worse. "
        "Chance alone would rarely do this (exact sign test, 0.016)."
    )


def test_without_a_round_before_nothing_is_said_of_change(cast, activity):
    people = [cast.person(activity) for _ in range(6)]
    after = ask(cast, activity, Phase.AFTER, [LOT] * 6, people)
    assert pairs(after).reasons == (indicator.NOT_ASKED_BEFORE,)


def test_cut_off_answers_cannot_be_paired(cast, activity, vault):
    people = [cast.person(activity) for _ in range(6)]
    ask(cast, activity, Phase.BEFORE, [NO] * 3 + [LOT] * 3, people)
    after = ask(cast, activity, Phase.AFTER, [LOT] * 6, people, mode="detached")
    vault.open_boxes()
    assert pairs(after).reasons == (indicator.CUT_OFF,)


@pytest.mark.parametrize(("keeps_meaning", "is_paired"), [(True, True), (False, False)])
def test_a_version_that_changed_the_meaning_is_not_paired(cast, activity, keeps_meaning, is_paired):
    people = [cast.person(activity) for _ in ANSWERS]
    ask(cast, activity, Phase.BEFORE, [one for one, _ in ANSWERS], people)
    reword("X1", keeps_meaning=keeps_meaning)
    after = ask(cast, activity, Phase.AFTER, [then for _, then in ANSWERS], people)
    found = pairs(after)
    assert ("X1" in {paired.code for paired in found.items}) is is_paired
    assert ("another meaning: Service users" in " ".join(found.reasons)) is not is_paired


def test_a_version_that_changed_something_else_is_paired(cast, activity):
    people = [cast.person(activity) for _ in ANSWERS]
    ask(cast, activity, Phase.BEFORE, [one for one, _ in ANSWERS], people)
    reword("P1", keeps_meaning=False)
    after = ask(cast, activity, Phase.AFTER, [then for _, then in ANSWERS], people)
    assert sentence(pairs(after)) == SAID


def reword(code, *, keeps_meaning):
    """Publish the usual questionnaire afterwards again, with other words for one question."""
    latest = QuestionnaireVersion.objects.usual(phase=Phase.AFTER, organisation=None)[Capacity.SERVICE_USER]
    content = copy.deepcopy(latest.content)
    for page in content["pages"]:
        for item in page["items"]:
            if item["code"] == code:
                item["text"] = "In other words."
    QuestionnaireVersion.objects.create(
        questionnaire=latest.questionnaire,
        number=latest.number + 1,
        content=content,
        content_hash=QuestionnaireVersion.hash_of(content),
        keeps_meaning=keeps_meaning,
    )
