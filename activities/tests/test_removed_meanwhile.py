"""Whoever writes on something that somebody else removes meanwhile reads that, with their own words still there."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.urls import reverse

from accounts import members
from accounts.models import Draft
from activities.checklists import working_copy
from activities.models import Objective, Programme, ServedObjective, Strategy
from activities.tests.reading import words
from activities.tests.test_at_once import elsewhere, signed_in, until_waiting
from activities.tests.test_drafts import KEEP, carried
from activities.tests.test_together import filled

MINE = "Words that took an hour"


def programme(cast):
    ours = {"organisation": cast.organisation, "created_by": cast.administrator, "lead": cast.manager}
    return Programme.objects.create(name="Safer wards", about="Fewer people are restrained.", **ours)


def strategy(cast):
    return Strategy.objects.create(
        organisation=cast.organisation, title="Partners", written_by="All", created_by=cast.administrator
    )


def objective(cast):
    return strategy(cast).objectives.create(code="1", text="People are heard", order=1)


def item(cast):
    working_copy.begin(organisation=cast.organisation)
    return working_copy.add(organisation=cast.organisation, area="engagement", text="A quiet room")


def serve(one, cast):
    ServedObjective.objects.create(activity=cast.activity(), objective=one, linked_by=cast.coordinator)


def at(name, thing):
    """The address of a page about this."""
    above = {Objective: ["strategy_id"]}.get(type(thing), ["organisation_id"] if "checklist" in name else [])
    return reverse(f"activities:{name}", args=[*(getattr(thing, field) for field in above), thing.pk])


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.administrator)
    return client


PAGES = [
    (programme, "programme-update", "name", lambda thing: thing),
    (strategy, "strategy-update", "title", lambda thing: thing),
    (strategy, "objectives-add", "lines", lambda thing: thing),
    (objective, "objective-update", "text", lambda thing: thing),
    (objective, "objective-update", "text", lambda thing: thing.strategy),
    (objective, "objective-retire", "reason", lambda thing: thing),
    (item, "checklist-item-update", "text", lambda thing: thing),
]


@pytest.mark.parametrize(("make", "name", "box", "removed"), PAGES)
def test_what_they_send_is_shown(administrator, cast, make, name, box, removed):
    thing = make(cast)
    address = at(name, thing)
    sent = filled(administrator, address, **{box: MINE})
    removed(thing).delete()
    response = administrator.post(address, sent)
    said = words(response)
    assert response.status_code == 404 and "Somebody removed it while you were writing" in said
    assert MINE in response.content.decode() and "Put both together" not in said
    assert ("Save it as new" in response.content.decode()) == (name in ("programme-update", "strategy-update"))
    # With nothing typed there is nothing there; and it never was for whoever the page was not drawn for
    assert "Somebody removed it" not in words(administrator.post(address, {}))
    assert "Somebody removed it" not in words(signed_in(cast.outsider).post(address, sent))


@pytest.mark.parametrize(("make", "name", "box", "removed"), PAGES)
def test_what_they_began_is_shown_and_can_be_thrown_away(administrator, cast, make, name, box, removed):
    thing = make(cast)
    address = at(name, thing)
    sent = filled(administrator, address, **{box: MINE, "page_title": "A page about it"})
    assert administrator.post(KEEP, sent).status_code == 200
    removed(thing).delete()
    assert f'href="{address}"' in administrator.get(reverse("home")).content.decode()
    shown = administrator.get(address).content.decode()
    assert MINE in shown and "Throw away what I typed" in shown
    # To nobody else, and not once they have left
    assert signed_in(cast.member("Ann Other", "administrator")).get(address).status_code == 404
    members.remove(membership=cast.administrator.memberships.get(), by=cast.administrator)
    assert administrator.get(address).status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("make", "name", "box"), [page[:3] for page in PAGES[:2]])
def test_what_was_removed_is_written_anew(administrator, cast, make, name, box):
    thing = make(cast)
    address = at(name, thing)
    sent = filled(administrator, address, **{box: MINE})
    thing.delete()
    response = administrator.post(address, sent)
    create = reverse(f"activities:{name.removesuffix('update')}create", args=[cast.organisation.pk])
    assert f'action="{create}"' in response.content.decode()
    assert administrator.post(create, sent | carried(response)).status_code == 302
    assert type(thing).objects.get().organisation == cast.organisation
    assert not Draft.objects.with_words().exists()


@pytest.mark.parametrize("name", ["checklist-item-move", "checklist-item-retire", "checklist-item-bring-back"])
def test_a_button_for_what_was_removed_is_simply_not_there(administrator, cast, name):
    thing = item(cast)
    address = at(name, thing)
    thing.delete()
    assert administrator.post(address).status_code == 404


def test_what_is_served_meanwhile_asks_why_and_still_notes_what_was_read(administrator, cast):
    """Or the next time it is saved, what a colleague changed would go unseen."""
    one = objective(cast)
    address = at("objective-update", one)
    sent = filled(administrator, address, text=MINE)
    serve(one, cast)
    response = administrator.post(address, sent)
    assert response.context["form"].errors == {"reason": ["Enter why it is put otherwise"]}
    assert carried(response).keys() == {"draft_page", "as_it_stood"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("happens", "status", "said"),
    [
        (lambda one, cast: one.delete(), 404, "Somebody removed it while you were writing"),
        (lambda one, cast: one.strategy.delete(), 404, "Somebody removed it while you were writing"),
        (serve, 200, "Enter why it is put otherwise"),
    ],
)
def test_at_the_very_same_moment_too(cast, happens, status, said):
    one = objective(cast)
    address = at("objective-update", one)
    browser = signed_in(cast.administrator)
    sent = filled(browser, address, text=MINE)
    with ThreadPoolExecutor(1) as hands:
        with transaction.atomic():
            happens(Objective.objects.get(), cast)
            # What points to what is looked at when a transaction ends, and holds it from then on.
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            posted = hands.submit(elsewhere, lambda: browser.post(address, sent))
            until_waiting(1)
        response = posted.result()
    assert response.status_code == status
    assert said in words(response) and MINE in response.content.decode()
