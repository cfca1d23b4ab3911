"""A questionnaire that people are answering is changed through every form and command there is: no answer is spoilt.

What was published, what was answered, and what is counted stay the same to the byte.
"""

import re

import pytest
from django.core import serializers
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Status
from evaluation import invitations, shipped
from evaluation.indicators import answering
from evaluation.models import (
    Answer,
    DraftAnswer,
    Given,
    Invitation,
    Item,
    Medium,
    PlacedItem,
    QuestionnaireVersion,
    Response,
    RoundAudience,
    Scale,
)
from evaluation.questionnaires import bank, copying, publishing, working_copy
from evaluation.questionnaires.working_copy import pages_of
from evaluation.tests.questionnaires.files import png
from evaluation.tests.respondent import Respondent, words_of
from evaluation.views.questionnaires.addresses import addresses

KEPT = (QuestionnaireVersion, Invitation, RoundAudience, DraftAnswer, Response, Answer)


class Live:
    """A questionnaire of Northfield's own with its own question, published, and carers who are answering it."""

    def __init__(self, cast, shipped_version):
        self.cast, organisation = cast, cast.organisation
        self.own = copying.copy_version(version=shipped_version, organisation=organisation, title="How was it?")
        self.scale = bank.add_scale(organisation=organisation, name="How often", labels=["Often", "Never"])
        self.item = bank.add_item(
            organisation=organisation,
            code="OFTEN",
            text="How often did you come?",
            kind="choice",
            scale=self.scale,
            stage="process",
            use="counted",
        )
        self.first, self.second = pages_of(self.own)[:2]
        working_copy.add_items(page=self.second, items=[self.item])
        earlier = self.first.placed.first()
        working_copy.show_only_if(page=self.second, item=earlier.item, options=[earlier.item.scale.options[0]["code"]])
        self.version = publishing.publish(questionnaire=self.own, by=cast.coordinator)
        activity = cast.activity(status=Status.OPEN)
        people = [cast.person(activity, Capacity.CARER) for _ in range(6)]
        self.round = cast.open_round(activity)
        route = {earlier.item_id: earlier.item.scale.options[0]["code"], "OWN": "often"}
        answers = {earlier.item_id: route[earlier.item_id], self.item.code: "often", "I2": Given(words="The hours")}
        for number, person in enumerate(people):
            cast.answer(person, answers | {self.item.code: ("often", "never")[number % 2]}, round_=self.round)
        self.respondent = Respondent(cast, capacity=Capacity.CARER, activity=activity, round_=self.round)
        self.respondent.start()
        self.respondent.answer(1, **self.respondent.choose_first(1))

    def rows(self):
        """Everything that must stay, as it stands in the database."""
        return {model.__name__: serializers.serialize("json", model.objects.order_by("pk")) for model in KEPT} | {
            QuestionnaireVersion.__name__: serializers.serialize(
                "json", QuestionnaireVersion.objects.filter(pk=self.version.pk)
            )
        }

    def pages(self):
        """What a person half-way through reads, without the token against forged requests."""
        found = [self.respondent.browser.get(self.respondent.url("answer-page", 2)).content]
        found.append(self.respondent.browser.get(self.respondent.url("check")).content)
        return [re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page) for page in found]

    def results(self):
        """Everything that is counted and quoted, as if the round closed now."""
        with transaction.atomic():
            if self.round.is_open:
                invitations.close_round(round_=self.round, by=self.cast.coordinator)
            self.round.refresh_from_db()
            found = repr((answering.results(self.round), answering.words(self.round, seed="s")))
            transaction.set_rollback(True)
        self.round.refresh_from_db()
        return found


class Builder:
    """A coordinator who presses every button there is; remembers which addresses were posted to."""

    def __init__(self, client, cast):
        client.force_login(cast.coordinator)
        self.client, self.organisation, self.posted = client, cast.organisation, set()

    def post(self, name, /, *args, **data):
        address = reverse(f"evaluation:{name}", args=[self.organisation.pk, *args])
        response = self.client.post(address, data)
        assert response.status_code == 302, (name, words_of(response))
        self.posted.add(name)

    def publish(self, questionnaire, **decision):
        """Publish what the page shows."""
        address = reverse("evaluation:questionnaire-publish", args=[self.organisation.pk, questionnaire])
        seen = self.client.get(address).context["form"]["seen_hash"].value()
        self.post("questionnaire-publish", questionnaire, seen_hash=seen, **decision)

    def refused(self, name, /, *args, **data):
        address = reverse(f"evaluation:{name}", args=[self.organisation.pk, *args])
        assert self.client.post(address, data).status_code == 200, name


ABOUT = {
    "title": "All new",
    "phase": "follow_up",
    "capacities": ["staff"],
    "note": "New",
    "source": "A",
    "licence": "B",
}


def change_everything(live, builder):
    """Every form and command of making questionnaires, used against the questionnaire that people are answering."""
    own, first, second = live.own.pk, live.first.pk, live.second.pk
    placed = PlacedItem.objects.get(page=second, item=live.item)
    easy = (own, "en-easy")
    # The bank
    builder.post("item-update", live.item.code, text="Another question?", hint="New", is_sensitive="on")
    labels = {f"label_{number}": f"Other {number}" for number in range(1, len(live.scale.options) + 1)}
    builder.post("scale", live.scale.code, name="Other", **labels)
    builder.refused("scale", live.scale.code, name="Fewer", label_1="", label_2="Only one")
    builder.post("item-create", code="NEW", text="New?", kind="text", stage="impact", use="text")
    builder.post("scale-create", name="Newer", labels="One\nTwo", has_opt_outs="on")
    # The working copy
    builder.post("questionnaire-update", own, **ABOUT)
    builder.post("placed-update", own, placed.pk, text="Worded otherwise?", hint="")
    builder.post("placed-move", own, placed.pk, direction="up")
    builder.post("page-update", own, first, title="Another topic", intro="Think of nothing.")
    builder.post("page-condition", own, second, who="everybody")
    builder.post("page-move", own, second, direction="up")
    builder.post("page-create", own, title="A new page")
    builder.post("placed-add", own, pages_of(live.own)[-1].pk, purpose=["U1"])
    builder.post("placed-remove", own, placed.pk)
    # Easy Read
    for part in ("about", f"page-{first}"):
        builder.post("part", *easy, part, text_0="Easy title", text_1="Easy")
    asked = live.first.placed.first()
    picture = SimpleUploadedFile("picture.png", png())
    builder.post("question-media", *easy, asked.pk, **{"kind": "picture", "picture-file": picture})
    picture = SimpleUploadedFile("picture.png", png(3))
    builder.post("answer-picture", *easy, "AGREE", "no", **{"kind": "picture", "picture-file": picture})
    # Publishing, putting away and all anew
    builder.publish(own, keeps_meaning="no", change_note="All of it")
    builder.post("page-remove", own, first)
    builder.publish(own, keeps_meaning="yes", change_note="Shorter")
    builder.post("questionnaire-copy", live.version.pk, title="A copy")
    builder.post("questionnaire-create", **ABOUT)
    builder.post("questionnaire-archive", own)
    builder.post("questionnaire-bring-back", own)


def publish_other_shipped_wording(monkeypatch):
    """What came with FourPi is corrected in all its scales, items and questionnaires, and published again."""
    read = shipped._read

    def corrected(name):
        entries = read(name)
        for entry in entries if isinstance(entries, list) else []:
            for page in entry.get("pages", []):
                for wording in page["items"]:
                    wording["text"] += " (corrected)"
            for option in entry.get("options", []):
                option["label"] += " (corrected)"
        return entries

    monkeypatch.setattr(shipped, "_read", corrected)
    shipped.publish()


@pytest.fixture
def live(cast, shipped):
    return Live(cast, shipped)


def test_a_live_questionnaire_is_changed_in_every_way_and_no_answer_is_spoilt(live, client, cast, monkeypatch):
    rows, pages, results = live.rows(), live.pages(), live.results()
    assert "How often did you come?" in results
    assert "Often" in results
    builder = Builder(client, cast)

    change_everything(live, builder)
    publish_other_shipped_wording(monkeypatch)

    assert builder.posted == posting_addresses()
    assert live.own.versions.count() == 3
    assert Item.objects.get(pk=live.item.pk).texts["en"]["text"] == "Another question?"
    assert Scale.objects.get(pk=live.scale.pk).options[0]["label"] == "Other 1"
    assert Scale.objects.get(pk="AGREE").options[0]["label"].endswith("(corrected)")
    assert Medium.objects.count() == 2
    assert live.rows() == rows
    assert live.pages() == pages
    assert live.results() == results
    version = QuestionnaireVersion.objects.get(pk=live.version.pk)
    assert version.content_hash == QuestionnaireVersion.hash_of(version.content)


def posting_addresses():
    """Every address of making questionnaires that takes a form."""
    return {one.name for one in addresses if hasattr(one.callback.view_class, "post")}


def test_results_of_a_closed_round_stay_when_a_question_of_its_own_is_changed(live, client, cast):
    invitations.close_round(round_=live.round, by=cast.coordinator)
    live.round.refresh_from_db()
    results = live.results()
    builder = Builder(client, cast)
    # Somebody who sends fields that the form does not show, to change what the result is counted under.
    builder.post(
        "item-update", live.item.code, text="Other?", stage="purpose", use="scored", question="Q1", is_paired="on"
    )
    assert live.results() == results


def test_people_who_are_asked_keep_their_version_and_newcomers_of_the_round_get_it_too(live, client, cast):
    builder = Builder(client, cast)
    builder.post("page-update", live.own.pk, live.first.pk, title="Another topic")
    builder.publish(live.own.pk, keeps_meaning="no", change_note="Other")
    newcomer = cast.person(live.round.activity, Capacity.CARER)
    invitations.ask_everyone(round_=live.round)
    assert Invitation.objects.get(involvement=newcomer).version == live.version
