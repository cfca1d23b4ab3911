"""A copy of everything: all that is held about one person, nothing of anybody else's, to nobody else."""

import html
import json
from itertools import chain

import pgtrigger
import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from activities import commitments
from activities.framework import Capacity
from activities.models import Status
from evaluation.models import Given, Invitation, Round
from participants import (
    links,
    recruitment,
    subject_access,
    values,
)
from participants.held import payment, plan, sessions
from participants.models import LinkMessage, Participant
from tests.access.lifetime import Lifetime
from tests.access.planning.money import give_offer
from tests.hostile.payloads import is_words

# Words that lead to a person and are left out of the copy, with the reason.
LEFT_OUT = {
    ("participants.PersonalLink", "opens"): "the address of their own page",
    ("evaluation.Invitation", "seat_digest"): "empty for a person; a mark of their browser at a session",
    ("evaluation.Response", "variant"): "the same as the invitation's",
}


def paths_to_a_person():
    """{model: the look-up from its rows to the person}, for every model from which keys lead to one."""
    found = {Participant: "pk"}
    while True:
        more = {
            model: field.name if found[field.related_model] == "pk" else f"{field.name}__{found[field.related_model]}"
            for model in apps.get_models()
            if model not in found
            for field in model._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and field.related_model in found
        }
        if not more:
            return found
        found |= more


def mark(person, canary):
    """Write a canary into every word that leads to this person. Returns the canaries, by model and field."""
    marked = {}
    with pgtrigger.ignore():
        for model, path in paths_to_a_person().items():
            words = [field for field in model._meta.concrete_fields if is_words(field)]
            for row in model._default_manager.filter(**{path: person.pk}):
                for field in words:
                    if getattr(row, field.attname):
                        told = f"{canary}{len(marked)}"
                        model._default_manager.filter(pk=row.pk).update(**{field.attname: told[: field.max_length]})
                        marked[(model._meta.label, field.name)] = told
    return marked


@pytest.fixture
def activity(cast):
    activity = cast.activity(status=Status.OPEN)
    cast.ask_about_you(activity)
    give_offer(activity, by=cast.coordinator)
    activity.commitments.create(text="We listen")
    commitments.agree(activity=activity, agreed_on=timezone.localdate(), by=cast.coordinator)
    return activity


@pytest.fixture
def two(cast, activity):
    """Two people of whom everything is held; the one answers, the other is on the way."""
    both = [Lifetime(cast, name, activity=activity) for name in ("mine", "theirs")]
    before, after = cast.open_round(activity, "before"), cast.open_round(activity)
    for each in both:
        each.answer(cast, before, drafts=True)
        each.answer(cast, after, drafts=False)
    return both


def copies(client, person):
    """The copy to read and the copy as data."""
    found = []
    for kind in ("html", "json"):
        response = client.get(reverse("participants:my-copy-file", args=[person.pk, kind]))
        assert response.status_code == 200
        found.append(html.unescape(response.content.decode()))
    json.loads(found[1])
    return found


def test_every_model_that_leads_to_a_person_is_thought_of():
    leading = {model._meta.label for model in paths_to_a_person()}
    assert leading == subject_access.held()
    assert len(leading) > 20


def test_each_heading_has_a_place_of_its_own_beside_those_of_its_room(cast, activity):
    person = cast.person(activity).participant
    places = [part.order for part in subject_access.everything(person, person.involvements.all())]
    assert len(places) > 20
    assert places == sorted(set(places))
    rooms = [{part.order // 10 for part in room.held(person.involvements.all())} for room in (plan, sessions, payment)]
    assert rooms == [{2}, {3}, {4}]


# What leads to a person and is not said in their name, with the reason. All else bars staff from reading by a link.
NOT_SAID = {
    "participants.ValueVoice": "in which group what matters to them is counted; what they said counts itself",
    "participants.PurposeReply": "by staff, who answer what was said",
    "participants.NeedsConfirmed": "by staff",
    "participants.Attendance": "by staff",
    "participants.Participant": "that somebody is known, and how to reach them",
    "participants.FunnelEvent": "steps, which staff see and note",
    "participants.NeedsArranged": "by staff",
    "participants.PersonalLink": "opened or not, which is looked at by itself",
    "participants.DeviceAccess": "as links are",
    "participants.LinkMessage": "letters to the person",
    "participants.ContactMessage": "letters about a change, which counts itself",
    "participants.OfferTold": "what was told to the person, by staff or with an answer that counts itself",
    "participants.ClaimEvent": "part of a claim, which counts",
    "participants.SupportReader": "part of a support arrangement, which counts",
    "participants.SupportEvent": "part of a support arrangement, which counts",
    "evaluation.InvitationMessage": "letters to the person",
    "evaluation.Answer": "part of a response, which counts",
    "evaluation.PaperLookUp": "by staff",
    "vault.AboutYouVisit": "every device with a link sees that it was sent, and nobody here reads what was said",
    "vault.WithdrawalNotice": "by staff",
}


def test_whatever_is_said_in_a_persons_name_bars_staff_from_reading_by_a_link(two):
    said = {rows.model._meta.label for rows in chain(*subject_access.said_in_name_of(two[0].involvement))}
    assert said == subject_access.held() - NOT_SAID.keys()


def test_everything_of_mine_and_nothing_of_theirs(cast, two):
    mine, theirs = two
    recruitment.leave(involvement=mine.involvement, reason="caring")
    client = cast.open_door(Client(), mine.involvement)
    marked, others = mark(mine.participant, "MINE"), mark(theirs.participant, "THEIRS")
    assert {label for label, _ in others} == {label for label, _ in marked}
    assert len(marked) >= 8
    parts = json.loads(copies(client, mine.involvement)[1])["parts"]
    # Nothing is left out unseen: something was there to be told under every heading.
    assert [part["title"] for part in parts if not part["entries"]] == []
    for copy in copies(client, mine.involvement):
        missing = {where for where, canary in marked.items() if canary not in copy}
        assert missing == set(LEFT_OUT) & set(marked)
        assert "THEIRS" not in copy
        assert "theirs" not in copy
        for words in ("British Sign Language interpreter", "new-mine@example.org", "Caring or family"):
            assert words in copy


def test_answers_are_told_in_the_words_that_were_read(cast, activity):
    person = cast.person(activity)
    round_ = cast.open_round(activity)
    invitation = Invitation.objects.get(round=round_, involvement=person)
    question = next(q for q in invitation.version.questions.values() if q.is_choice)
    cast.answer(person, {question.code: question.options[0].code}, round_=round_)
    to_read, data = copies(cast.open_door(Client(), person), person)
    assert question.text in to_read
    told = next(part for part in json.loads(data)["parts"] if part["title"] == "What you answered")
    assert told["entries"][0][question.text] == question.options[0].label


def test_answers_that_were_cut_off_are_not_in_it(cast, two):
    mine, _ = two
    client = cast.open_door(Client(), mine.involvement)
    with pgtrigger.ignore():
        Round.objects.filter(phase="after").update(mode="detached")
    data = json.loads(copies(client, mine.involvement)[1])
    answered = next(part for part in data["parts"] if part["title"] == "What you answered")
    assert [entry.get("Saved, not sent in") for entry in answered["entries"]] == ["yes"]
    assert any("cut off from you" in sentence for sentence in data["left_out"])


def test_taking_a_copy_changes_nothing_and_leaves_nothing_behind(cast, two):
    mine, _ = two
    client = cast.open_door(Client(), mine.involvement)
    address = reverse("participants:my-copy-file", args=[mine.involvement.pk, "html"])
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = client.get(address)
    assert not [q for q in asked.captured_queries if not q["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert response["Content-Disposition"] == 'attachment; filename="copy.html"'
    assert response["Cache-Control"] == "no-store"
    assert client.get(reverse("participants:my-copy-file", args=[mine.involvement.pk, "exe"])).status_code == 404


def test_however_much_there_is_it_takes_the_same_number_of_questions(cast, activity):
    person = cast.person(activity)
    client = cast.open_door(Client(), person)

    def questions():
        with CaptureQueriesContext(connection) as asked:
            copies(client, person)
        return len(asked)

    def add(number):
        other = cast.activity(f"Another {number}", status=Status.OPEN)
        again = recruitment.identify(
            activity=other, participant=person.participant, capacity=Capacity.CARER, by=cast.coordinator
        )
        recruitment.join(involvement=again)
        values.keep(involvement=again, cards=[], own_words="Time", replaces=True)
        round_ = cast.open_round(other)
        code = next(q.code for q in Invitation.objects.get(involvement=again).version.questions.values() if q.has_words)
        cast.answer(again, {code: Given(words="words")}, round_=round_)
        LinkMessage.objects.create(key=f"again{number}", involvement=again, kind="fresh_link")

    add(1)
    few = questions()
    for number in range(2, 6):
        add(number)
    assert questions() == few


# Who may take it


def elsewhere(cast, person):
    """The same person in an activity of the same organisation, as staff may add them."""
    other = cast.activity("Elsewhere", status=Status.OPEN)
    return recruitment.identify(
        activity=other, participant=person.participant, capacity=Capacity.CARER, by=cast.coordinator
    )


def test_by_their_own_link_a_person_takes_all_of_theirs(cast, two):
    mine, _ = two
    again = elsewhere(cast, mine)
    client = cast.open_door(Client(), again)
    assert all("Better crisis care" in copy and "mine" in copy for copy in copies(client, again))
    assert "Better crisis care" in client.get(reverse("participants:my-part", args=[again.pk])).content.decode()


def test_a_link_that_staff_drew_takes_no_other_involvement(cast, activity):
    mine = cast.person(activity)
    values.keep(involvement=mine, cards=[], own_words="mine", replaces=True)
    cast.open_door(Client(), mine)
    again = elsewhere(cast, mine)
    spy = Client()
    spy.post(f"/l/{links.draw(involvement=again, opens='/', by=cast.coordinator)}/")
    for copy in copies(spy, again):
        assert "Elsewhere" in copy
        assert "Better crisis care" not in copy
    assert "Better crisis care" not in spy.get(reverse("participants:my-part", args=[again.pk])).content.decode()
    page = spy.get(reverse("participants:my-copy", args=[again.pk])).content.decode()
    assert "You are part of 1 more" in page


def test_without_that_rule_staff_would_read_what_was_said_elsewhere(cast, activity, monkeypatch):
    def generous(access):
        return access.link.involvement.participant.involvements.all()

    monkeypatch.setattr(subject_access, "within_reach", generous)
    with pytest.raises(AssertionError):
        test_a_link_that_staff_drew_takes_no_other_involvement(cast, activity)
