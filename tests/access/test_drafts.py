"""Wherever staff write, what they type is kept before it is saved; where it is not, the reason stands here."""

import json
import re

import pytest
from django.urls import reverse

from pages.merging import CARRIED, read_fingerprints
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


# Forms that begin with something in them and change nothing that two people could be changing: a proposal, today's
# date, a mark of what was read; or what is refused, appended or about one person alone.
BEGINS_FILLED = {
    "accounts:membership-update",
    "accounts:privacy-notice-publish",
    "activities:activity-copy",
    "activities:activity-create",
    "activities:agreement-agree",
    "activities:checklist-bring-up",
    "activities:checklist-publish",
    "activities:communication-create",
    "activities:legal-duty-check",
    "activities:offer-drop",
    "activities:offer-give",
    "activities:programme-create",
    "activities:promise-change",
    "activities:promise-keep",
    "activities:purpose-lock",
    "activities:purpose-propose",
    "activities:rate-create",
    "activities:session-create",
    "activities:session-repeat",
    "activities:strategy-create",
    "activities:venue-check",
    "evaluation:digest",
    "evaluation:paper-print",
    "evaluation:paper-type",
    "evaluation:questionnaire-copy",
    "evaluation:questionnaire-create",
    "evaluation:questionnaire-publish",
    "evaluation:round-plan",
    "evaluation:scale-create",
    "evaluation:session-list",
    "evaluation:version-trial",
    "evaluation:working-copy-trial",
    "participants:claim",
    "participants:claim-add",
    "participants:needs-arranged",
    "participants:outreach-create",
    "participants:people-finished",
    "participants:people-took-part",
    "participants:person-add",
    "participants:person-step",
    "participants:staff-agreement",
    "participants:staff-values",
    "participants:target-group-create",
    "vault:open-link",
}

# A questionnaire is no part of a plan; two who make one at once still overwrite each other here.
OF_QUESTIONNAIRES = {
    "evaluation:item-update",
    "evaluation:page-condition",
    "evaluation:page-update",
    "evaluation:placed-update",
    "evaluation:questionnaire-update",
    "evaluation:round-change",
    "evaluation:scale",
    "vault:choosing",
}


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


def test_every_form_that_changes_what_stands_is_merged(world):
    """Whoever sends a page that was drawn before somebody else saved must not undo what they saved."""
    everybody, merged, not_merged = clients(world), set(), {}
    for row in ROWS:
        who = [one for one in row.who if one in STAFF]
        if "POST" not in row.methods or "GET" not in row.methods or not who:
            continue
        response = everybody[who[0]].get(reverse(row.name, args=row.arguments(world)))
        context = getattr(response, "context_data", None) or {}
        form = context.get("form")
        if form is None or not FORM.search(response.content.decode()):
            continue
        stands = {name for name in getattr(form, "fields", {}) if form.get_initial_for_field(form.fields[name], name)}
        if "as_it_stood" in response.content.decode():
            merged.add(row.name)
            carried = form.carried[CARRIED]
            assert len(read_fingerprints(carried)) == len(json.loads(carried)), row.name
        elif stands:
            not_merged[row.name] = sorted(stands)
    assert set(not_merged) == BEGINS_FILLED | OF_QUESTIONNAIRES
    assert len(merged) > 40
