"""A stolen copy of what the website can read, after a box was opened, tells nobody's answer; careless, it would."""

import pytest
from django.db import connection

from evaluation import invitations, submission
from evaluation.models import Channel, Given, HelpedBy, Invitation, Mode
from fourpi.demonstration.chance import Chance
from participants.models import FunnelEvent, Involvement, Participant, Step
from tests.vault import linkage
from vault.locked import boxes
from vault.models import OpenedResponse

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PEOPLE = 120
TWO_POINTS = 0.02
QUESTION, PAGE_MORE = "C1", "L1"
OPTIONS, SHARES = ("yes", "partly", "no", "not_sure", "rather_not_say"), (40, 25, 20, 10, 5)


@pytest.fixture
def answered(cast, vault):
    """People who answer one after the other until the close; the box is opened. {invitation id: what they said}."""
    chance = Chance(11)

    def fill():
        activity = cast.activity(status="open")
        people = Participant.objects.bulk_create(
            Participant(organisation=cast.organisation, name=f"Person {n}", route="in_person") for n in range(PEOPLE)
        )
        parts = Involvement.objects.bulk_create(
            Involvement(activity=activity, participant=person, capacity="service_user") for person in people
        )
        FunnelEvent.objects.bulk_create(FunnelEvent(involvement=part, step=Step.JOINED) for part in parts)
        round_ = cast.open_round(activity, mode=Mode.DETACHED)
        said = {}
        asked = list(Invitation.objects.select_related("round", "version"))
        for invitation in chance.sample(asked, len(asked)):
            said[str(invitation.pk)] = option = chance.choices(OPTIONS, SHARES)[0]
            answer(invitation, option, chance)
        invitations.close_round(round_=round_)
        assert vault.open_boxes() == 1
        return said

    return fill


def answer(invitation, option, chance):
    """Some save more pages, are helped or come on paper; each writes as much as the option has letters, and more."""
    first, second = invitation.version.pages[:2]
    answers = {QUESTION: Given((option,)), "Z1": Given(words="word " * len(option))}
    submission.save_page(invitation=invitation, answers=answers, page=first)
    # What a person said shows in how far they went: those who say no give up early.
    if option != "no":
        submission.save_page(invitation=invitation, answers={}, page=second)
    helped_by = HelpedBy.FAMILY if option == "partly" else HelpedBy.NOBODY
    channel = Channel.PAPER if chance.random() < 0.2 else Channel.WEB
    submission.submit(invitation=invitation, words_may_be_used=False, helped_by=helped_by, channel=channel)


def gain_of_attacker(said):
    clues = linkage.clues(linkage.read_everything(), people="public.evaluation_invitation", who="id")
    return linkage.gain(clues, said, chance=Chance(5))


def test_a_copy_of_the_database_tells_nothing(answered):
    said = answered()
    assert OpenedResponse.objects.count() == PEOPLE
    gain = gain_of_attacker(said)
    print(f"Gain over guessing the commonest answer: {100 * gain:.1f} points.")
    assert gain <= TWO_POINTS
    opened = linkage.read_everything()["public.vault_openedresponse"]
    assert not any(invitation in str(opened) for invitation in said)


def test_answers_opened_in_the_order_they_came_are_found(answered, monkeypatch):
    monkeypatch.setattr(boxes, "_mix", lambda ids: in_order(ids))
    assert gain_of_attacker(answered()) > 0.3


def in_order(ids):
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM vault_sealedresponse ORDER BY ctid")
        return [row_id for (row_id,) in cursor.fetchall() if row_id in ids]


def test_answers_kept_beside_the_invitation_are_found_by_their_transaction(answered, monkeypatch):
    """As most products do it: a row without a name, written while the person sends."""
    put_in = boxes_of_website().put_in
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE public.anonymous (said text)")
    try:

        def put_beside(*, said, **where):
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO public.anonymous VALUES (%s)", said["answers"][QUESTION]["options"])
            put_in(said=said, **where)

        monkeypatch.setattr(boxes_of_website(), "put_in", put_beside)
        assert gain_of_attacker(answered()) > 0.3
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE public.anonymous")


def boxes_of_website():
    from vault import boxes as of_website

    return of_website


def test_pages_seen_that_stay_behind_tell_what_was_said(answered, monkeypatch):
    """The invitation as it stood before it was sent, with the pages that were saved."""
    cut_off = submission._cut_off

    def forgetful(invitation, is_open, **said):
        seen = Invitation.objects.get(pk=invitation.pk).seen
        cut_off(invitation, is_open, **said)
        Invitation.objects.filter(pk=invitation.pk).update(seen=seen)

    monkeypatch.setattr(submission, "_cut_off", forgetful)
    assert gain_of_attacker(answered()) > 0.05
