"""A manager reads the results of a round with every kind of question in it, on a desk and on a phone."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Status
from evaluation import invitations
from evaluation.tests.all_kinds import run_round
from tests.stories.people import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

YES, NO = ["yes"], ["no"]
USERS = [{"WENT": NO, "HARD": ["cost", "time"], "WISH": ["calls", "texts"], "LAST": "2026-03-02", "WORD": "Kind"}] * 5
OTHERS = [{"WENT": YES, "WISH": ["texts", "calls", "visits"], "LAST": "2026-04-03"}] * 3


def sign_in(visitor, user):
    client = Client()
    client.force_login(user)
    visitor.context.add_cookies(
        [{"name": name, "value": morsel.value, "url": visitor.origin} for name, morsel in client.cookies.items()]
    )


def test_every_chart_has_its_sentence_and_its_table(cast, chromium, live_server):
    round_ = run_round(cast, {Capacity.SERVICE_USER: USERS + OTHERS, Capacity.CARER: OTHERS})
    visitor = Visitor(chromium, live_server.url)
    sign_in(visitor, cast.manager)
    visitor.go(reverse("evaluation:round", args=[round_.pk]))
    visitor.page.get_by_role("link", name="Results, question by question").click()
    visitor.look().reads("Service users: of 8 people, 5 put “Phone calls” first and 3 put “Texts” first.")
    visitor.reads("Hidden to protect people").reads("“Kind”")
    for shown in visitor.page.locator("details summary").all():
        shown.click()
    visitor.look().reads("Answered this, out of everybody asked")
    visitor.leave()


def test_parts_of_4pi_are_drawn_with_their_sentence_and_their_table(cast, chromium, live_server):
    activity = cast.activity(status=Status.OPEN)
    people = [cast.person(activity) for _ in range(9)] + [cast.person(activity, Capacity.CARER) for _ in range(3)]
    round_ = cast.open_round(activity)
    for number, person in enumerate(people):
        answers = {"P1": "yes_a_lot", "P2": "yes_a_bit", "P3": "no" if number % 3 else "yes_a_lot", "P4": "not_sure"}
        cast.answer(person, answers, round_=round_)
    invitations.close_round(round_=round_)
    visitor = Visitor(chromium, live_server.url)
    sign_in(visitor, cast.manager)
    visitor.go(reverse("evaluation:round-results", args=[round_.pk])).reads("The parts of 4PI, each taken together")
    # Three of nine said yes to three of four.
    visitor.reads("21 of 36 answers said yes, a lot or a bit; 12 of 36 said yes, a lot. 3 of 9 people agreed")
    visitor.page.locator("details summary").nth(1).click()
    visitor.look()
    visitor.leave()
