"""A few people asked by name stay hidden, however many seats and papers without a name stand beside them."""

import pytest
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Status
from evaluation import invitations, paper, sessions, submission
from evaluation.indicators import asked
from evaluation.models import Channel, Given, Mode
from evaluation.tests.all_kinds import publish, send
from evaluation.tests.at_session import open_session
from evaluation.tests.respondent import words_of
from participants import links
from vault.tests.conftest import vault

__all__ = ["vault"]

YES, NO = {"WENT": ["yes"]}, {"WENT": ["no"]}
FEW = "Carers: hidden to protect people (fewer than 5 of those asked by name answered)."
APART = "hidden to protect people (it could be worked out what those asked by name said)."


class Mixed:
    """A round that asks carers by name and at a session; `run` closes it, `page` is its results."""

    def __init__(self, cast, client, vault, *, mode):
        self.cast, self.client, self.vault, self.mode = cast, client, vault, mode
        client.force_login(cast.manager)

    def open(self, *, by_name):
        cast, activity = self.cast, self.cast.activity(status=Status.OPEN)
        people = [cast.person(activity, Capacity.CARER) for _ in by_name]
        cast.make_key()
        asking = {"versions": {Capacity.CARER: publish(cast, led_to=None)}, "mode": self.mode}
        closes_on = sessions.timezone.localdate()
        self.round, _ = invitations.open_round(
            activity=activity, phase="after", closes_on=closes_on, by=cast.coordinator, **asking
        )
        for person, said in zip(people, by_name, strict=True):
            send(person, said, round_=self.round)
        return self

    def sit(self, answers):
        session, _, _ = open_session(self.cast, self.round)
        for said in answers:
            seat = sessions.take_seat(session=session, capacity=Capacity.CARER, secret=links.draw_token())
            self.submit(seat, said)
        return self

    def type_in(self, answers, *, channel=Channel.PAPER):
        for said in answers:
            entry = paper.begin_nameless(round_=self.round, capacity=Capacity.CARER, by=self.cast.coordinator)
            self.submit(entry.invitation, said, channel=channel)
        return self

    def submit(self, invitation, said, **how):
        given = {code: Given(words=one) if isinstance(one, str) else Given(tuple(one)) for code, one in said.items()}
        submission.save_page(invitation=invitation, answers=given)
        submission.submit(invitation=invitation, words_may_be_used=True, **how)

    def close(self):
        invitations.close_round(round_=self.round, by=self.cast.coordinator)
        self.round.refresh_from_db()
        self.vault.open_boxes()
        return self.see("round-results")

    def see(self, name):
        return words_of(self.client.get(reverse(f"evaluation:{name}", args=[self.round.pk])))


def run(cast, client, vault, *, by_name, seats=(), papers=(), mode=Mode.CONFIDENTIAL):
    return Mixed(cast, client, vault, mode=mode).open(by_name=by_name).sit(seats).type_in(papers).close()


ways = pytest.mark.parametrize("way", ["seats", "papers"])
modes = pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.DETACHED])


@modes
@ways
def test_three_seats_do_not_open_a_group_of_two(cast, client, vault, mode, way):
    words = run(cast, client, vault, by_name=[YES | {"WORD": "Canary"}] * 2, mode=mode, **{way: [NO] * 3})
    assert FEW in words
    assert "2 of 5" not in words and "5 of 5" not in words
    assert "Canary" not in words
    assert APART in words


@modes
@ways
def test_five_asked_by_name_are_shown_together_with_everybody_else(cast, client, vault, mode, way):
    words = run(cast, client, vault, by_name=[YES, YES, YES, NO, NO], mode=mode, **{way: [NO] * 2})
    assert "Carers: 7 of 7 people answered." in words
    assert "Carers: 3 of 7 people said yes." in words


@modes
@ways
def test_those_at_a_session_alone_are_shown_from_five(cast, client, vault, mode, way):
    mixed = Mixed(cast, client, vault, mode=mode).open(by_name=[None])
    mixed.round.invitations.all().delete()
    getattr(mixed, {"seats": "sit", "papers": "type_in"}[way])([YES, YES, NO, NO, NO])
    assert "Carers: 2 of 5 people said yes." in mixed.close()


@modes
def test_nor_to_a_question_that_few_of_those_asked_by_name_answered(cast, client, vault, mode):
    named = [YES | {"LAST": "2026-03-02"}] * 2 + [NO] * 3
    words = run(cast, client, vault, by_name=named, seats=[YES | {"LAST": "2026-04-02"}] * 3, mode=mode)
    assert "Carers: 5 of 8 people said yes." in words
    assert f"Carers: {APART}" in words
    assert "April 2026" not in words and "March 2026" not in words


def test_nor_what_all_of_those_asked_by_name_said(cast, client, vault):
    """Five of eight said no; whoever sat down three times and said yes would know what each of the five said."""
    words = run(cast, client, vault, by_name=[NO] * 5, seats=[YES] * 3)
    assert f"Carers: {APART}" in words
    assert "3 of 8" not in words


def test_nor_a_month_that_few_of_those_asked_by_name_gave(cast, client, vault):
    named = [{"LAST": "2026-03-02"}] * 2 + [{"LAST": f"2026-0{month}-02"} for month in (4, 5, 6, 7)]
    words = run(cast, client, vault, by_name=named, seats=[{"LAST": "2026-03-02"}] * 3)
    assert "March 2026" not in words


def test_while_it_is_open_the_page_does_not_count_them_either(cast, client, vault):
    mixed = Mixed(cast, client, vault, mode=Mode.CONFIDENTIAL).open(by_name=[YES] * 2).sit([NO] * 3)
    [row] = asked.standing(mixed.round).rows
    assert row == ("Carers", "5", "0 to 4", "Hidden", "0 to 4", "0 to 4")
    assert FEW in mixed.see("round")


def test_nor_does_the_table_by_way_give_them_away(cast, client, vault):
    """Seven were asked by e-mail and all answered, five of them service users: two carers are left."""
    mixed = Mixed(cast, client, vault, mode=Mode.CONFIDENTIAL).open(by_name=[YES] * 2).sit([NO] * 5)
    assert "Sent" in asked.standing(mixed.round).headings
    assert "Sent" not in asked.standing(mixed.round).ways_headings


def test_how_answers_came_in_names_sessions_and_papers(cast, client, vault):
    words = run(cast, client, vault, by_name=[YES, NO] * 4, seats=[NO] * 6, papers=[NO] * 5)
    assert "By the person, on a screen: 8 of 19 people; At a session: 6 of 19 people" in words
    assert "On paper, without a name: 5 of 19 people" in words


def test_a_session_stays_one_however_many_may_begin_there(cast, client, vault):
    mixed = Mixed(cast, client, vault, mode=Mode.CONFIDENTIAL).open(by_name=[YES, NO] * 4).sit([NO] * 6)
    mixed.round.sessions.update(at_most=0)
    words = mixed.type_in([NO] * 5).close()
    assert "At a session: 6 of 19 people" in words and "On paper, without a name: 5 of 19 people" in words


def test_who_spoke_by_phone_without_a_name_is_not_on_paper(cast, client, vault):
    mixed = Mixed(cast, client, vault, mode=Mode.CONFIDENTIAL).open(by_name=[YES, NO] * 4)
    words = mixed.type_in([NO] * 6).type_in([NO] * 5, channel=Channel.PHONE).close()
    assert "By phone: 5 of 19 people" in words and "On paper, without a name: 6 of 19 people" in words
