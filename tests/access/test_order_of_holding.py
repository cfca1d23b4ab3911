"""Whatever is held is held in one order, whichever page is sent, so that no two wait for each other."""

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Draft, Organisation
from activities.models import Activity, Purpose
from evaluation.models import Invitation, Round
from participants.models import Involvement, Participant
from tests.access.matrix import ROWS
from tests.access.row import COORDINATOR
from tests.access.test_kept_texts import post
from tests.access.test_matrix import clients
from tests.access.world import World

# As docs/design.md says it. Everything else comes after these.
FIRST = (Draft, Organisation, Purpose, Activity, Round, Invitation, Involvement, Participant)
ORDER = [model._meta.db_table for model in FIRST]
HELD = re.compile(r'FROM "(\w+)".* FOR (NO KEY )?UPDATE( OF)?(?!.*SKIP LOCKED)', re.DOTALL)
# Much points at these: held whole, they keep everybody waiting who only adds something of theirs. The one record that a
# form changes is held by the form, of itself (" OF").
POINTED_AT = [model._meta.db_table for model in (Organisation, Activity)]


def held(queries):
    """The tables of which rows were held, in the order in which they first were, and those held whole."""
    found = [match for query in queries if (match := HELD.search(query["sql"]))]
    whole = {match[1] for match in found if not match[2] and match[3] != " OF"}
    return list(dict.fromkeys(match[1] for match in found)), whole


@pytest.mark.slow
def test_every_page_holds_in_one_order(cast):
    world, several = World(cast), 0
    everybody, in_another_order, held_whole = clients(world), [], []
    for row in ROWS:
        if "POST" not in row.methods:
            continue
        who = COORDINATOR if COORDINATOR in row.who else row.who[0]
        with transaction.atomic(), CaptureQueriesContext(connection) as captured:
            post(everybody[who], row, reverse(row.name, args=row.arguments(world)), may=True)
            transaction.set_rollback(True)
        tables, whole = held(captured)
        if tables != sorted(tables, key=_place):
            in_another_order.append(f"{row.name} holds {tables}")
        if row.name.startswith(("activities:", "participants:")) and whole.intersection(POINTED_AT):
            held_whole.append(row.name)
        several += len(tables) > 1
    assert in_another_order == []
    assert held_whole == []
    assert several > 30, several


def _place(table):
    return ORDER.index(table) if table in ORDER else len(ORDER)
