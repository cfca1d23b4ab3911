"""A manager reads the results of a round with every kind of question in it, on a desk and on a phone."""

import pytest
from django.test import Client
from django.urls import reverse

from activities.framework import Capacity
from evaluation.tests.all_kinds import run_round
from tests.stories.people import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

YES, NO = ["yes"], ["no"]
USERS = [{"WENT": NO, "HARD": ["cost", "time"], "WISH": ["calls", "texts"], "LAST": "2026-03-02", "WORD": "Kind"}] * 5
OTHERS = [{"WENT": YES, "WISH": ["texts", "calls", "visits"], "LAST": "2026-04-03"}] * 3


def test_every_chart_has_its_sentence_and_its_table(cast, chromium, live_server):
    round_ = run_round(cast, {Capacity.SERVICE_USER: USERS + OTHERS, Capacity.CARER: OTHERS})
    client = Client()
    client.force_login(cast.manager)
    visitor = Visitor(chromium, live_server.url)
    visitor.context.add_cookies(
        [{"name": name, "value": morsel.value, "url": visitor.origin} for name, morsel in client.cookies.items()]
    )
    visitor.go(reverse("evaluation:round", args=[round_.pk]))
    visitor.page.get_by_role("link", name="Results, question by question").click()
    visitor.look().reads("Service users: of 8 people, 5 put “Phone calls” first and 3 put “Texts” first.")
    visitor.reads("Hidden to protect people").reads("“Kind”")
    for shown in visitor.page.locator("details summary").all():
        shown.click()
    visitor.look().reads("Answered this, out of everybody asked")
    visitor.leave()
