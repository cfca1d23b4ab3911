"""Wherever staff write, what they type is kept before it is saved; where it is not, the reason stands here."""

import re

import pytest
from django.urls import reverse

from tests.access.matrix import ROWS
from tests.access.row import STAFF
from tests.access.test_matrix import clients
from tests.access.world import World

BOX = re.compile(r'<textarea|<input[^>]*type="(text|number)"')
FORM = re.compile(r'<form[^>]*method="post".*?</form>', re.DOTALL | re.IGNORECASE)

NOT_KEPT = {
    "what is written about a single person is nobody's to keep twice": {
        "participants:claim",
        "participants:claim-add",
        "participants:needs-arranged",
        "participants:network-create",
        "participants:network-update",
        "participants:offer-told",
        "participants:people-finished",
        "participants:people-took-part",
        "participants:person-add",
        "participants:person-step",
        "participants:person-update",
        "participants:proposal-decide",
        "participants:purpose-reply",
        "participants:session-attendance",
        "participants:staff-agreement",
        "participants:step-take-back",
        "participants:words-group",
        "accounts:membership-create",
    },
    "an answer that somebody gave on paper is theirs": {"evaluation:paper-type"},
    "one or two short boxes, a number or a file": {
        "accounts:support-contact-create",
        "accounts:team-create",
        "activities:activity-copy",
        "evaluation:enter-code",
        "evaluation:questionnaire-copy",
        "evaluation:round-change",
        "evaluation:round-plan",
        "evaluation:session-list",
        "participants:organisation-population-upload",
        "participants:population-upload",
        "participants:session-headcount",
        "vault:open-link",
    },
    "administration and questionnaires are no part of a plan": {
        "accounts:organisation-update",
        "accounts:privacy-notice-publish",
        "evaluation:instrument",
        "evaluation:item-create",
        "evaluation:item-update",
        "evaluation:language-create",
        "evaluation:language-part",
        "evaluation:language-update",
        "evaluation:page-create",
        "evaluation:page-update",
        "evaluation:part",
        "evaluation:placed-update",
        "evaluation:questionnaire-create",
        "evaluation:questionnaire-publish",
        "evaluation:questionnaire-update",
        "evaluation:scale",
        "evaluation:scale-create",
    },
}


@pytest.fixture
def world(cast):
    return World(cast)


def forms_to_write_in(world):
    """Every form of a staff page with a box to write in, as (row, address, client, form)."""
    everybody = clients(world)
    for row in ROWS:
        who = [one for one in row.who if one in STAFF]
        if "GET" in row.methods and who:
            address, client = reverse(row.name, args=row.arguments(world)), everybody[who[0]]
            response = client.get(address)
            if response.get("Content-Type", "").startswith("text/html"):
                found = FORM.findall(response.content.decode())
                yield from ((row, address, client, form) for form in found if BOX.search(form))


def test_every_form_keeps_what_is_typed_or_says_why_not(world):
    kept, not_kept = set(), set()
    for row, _, _, form in forms_to_write_in(world):
        (kept if "data-keep" in form else not_kept).add(row.name)
    assert not_kept - kept == set().union(*NOT_KEPT.values())
    assert len(kept) > 80, len(kept)
