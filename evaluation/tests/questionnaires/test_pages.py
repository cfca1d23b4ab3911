"""Making a questionnaire in the browser: the pages as staff meet them, and what they say when something is wrong."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluation.models import Item, Language, Medium, PlacedItem, Questionnaire, QuestionnaireVersion
from evaluation.questionnaires import copying, publishing, working_copy
from evaluation.questionnaires.working_copy import pages_of
from evaluation.tests.questionnaires.files import MP3, SVG, png
from evaluation.tests.respondent import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client, cast):
    client.force_login(cast.coordinator)
    return client


def at(cast, name, *args):
    return reverse(f"evaluation:{name}", args=[cast.organisation.pk, *args])


def read(client, cast, name, /, *args):
    response = client.get(at(cast, name, *args))
    assert response.status_code == 200, response.status_code
    return words_of(response)


def send(client, cast, name, /, *args, **data):
    return words_of(client.post(at(cast, name, *args), data, follow=True))


def seen_hash(client, cast, questionnaire):
    """What the page that asks whether to publish was made from."""
    page = client.get(at(cast, "questionnaire-publish", questionnaire.pk)).content.decode()
    return re.search(r'name="seen_hash" value="(\w+)"', page)[1]


def test_the_menu_leads_there_for_those_who_make_them(staff, cast, client):
    assert "Questionnaires" in words_of(staff.get("/"))
    assert staff.get(reverse("evaluation:questionnaires")).url == at(cast, "questionnaire-list")
    client.force_login(cast.manager)
    assert ">Questionnaires<" not in client.get("/").content.decode()
    page = read(client, cast, "questionnaire-list")
    assert "Start an empty one" not in page
    assert "Make our own" not in page


def test_from_nothing_to_a_published_questionnaire(staff, cast):
    assert "None yet" in read(staff, cast, "questionnaire-list")
    page = send(staff, cast, "questionnaire-create", title="Ours", phase="pulse", capacities=["carer", "staff"])
    assert "No pages yet" in page
    own = Questionnaire.objects.get(organisation=cast.organisation)
    page = send(staff, cast, "page-create", own.pk, title="Being heard", intro="Think about today.")
    assert "I think people will listen to me." in page, "straight on to choosing questions"
    topic = own.pages.get()
    page = send(staff, cast, "placed-add", own.pk, topic.pk, impact=["X1", "X2"])
    assert "2 questions are added." in page
    page = send(
        staff,
        cast,
        "item-create",
        **{"code": "hope", "text": "What gives you hope?", "kind": "text", "stage": "impact", "use": "text"},
    )
    assert "The question HOPE is added." in page
    address = at(cast, "item-create") + f"?page={topic.pk}"
    staff.post(address, {"code": "joy", "text": "What was fun?", "kind": "text", "stage": "impact", "use": "text"})
    assert [placed.item.short_code for placed in topic.placed.all()] == ["X1", "X2", "JOY"]
    page = read(staff, cast, "questionnaire-check", own.pk)
    assert "Nothing was found" in page
    assert "About 2 minutes to answer 3 questions" in page
    page = read(staff, cast, "questionnaire-publish", own.pk)
    assert "Do the answers still mean the same?" not in page, "there is nothing before it to mean the same as"
    page = send(staff, cast, "questionnaire-publish", own.pk, seen_hash=seen_hash(staff, cast, own))
    assert "Version 1 is published." in page
    assert "by Cora Coordinator" in page
    assert "Published" in read(staff, cast, "working-copy", own.pk)


def test_a_second_version_says_what_changes_and_asks_what_it_means(staff, cast, small):
    first = publishing.publish(questionnaire=small, by=cast.coordinator)
    page = read(staff, cast, "questionnaire-publish", small.pk)
    assert "Nothing has changed since version 1" in page
    placed = PlacedItem.objects.get(page__questionnaire=small, item="X1")
    send(staff, cast, "placed-update", small.pk, placed.pk, text="I can say what I think.", hint="")
    page = read(staff, cast, "questionnaire-publish", small.pk)
    assert "The wording of X1 Version 1 taken out: I feel sure (end) I can say what I think." in page
    assert "Version 2 I can say what I think." in page
    page = send(staff, cast, "questionnaire-publish", small.pk)
    assert "Select whether the answers still mean the same" in page
    assert "Enter what you changed and why" in page
    decided = {
        "keeps_meaning": "yes",
        "change_note": "Plainer <b>words</b>",
        "seen_hash": seen_hash(staff, cast, small),
    }
    page = send(staff, cast, "questionnaire-publish", small.pk, **decided)
    assert "Version 2" in page
    assert "Plainer <b>words</b>" in page
    assert "They mean the same as before and are counted together" in page
    assert "What changed since version 1" in page
    old = read(staff, cast, "version", first.pk)
    assert "Version 1, not the latest" in old
    assert first.content_hash[:12] in old


def test_publishing_what_somebody_else_changed_meanwhile_asks_to_look_again(staff, cast, small):
    page = send(staff, cast, "questionnaire-publish", small.pk, seen_hash="another")
    assert "Somebody has changed the questionnaire since you opened this page" in page
    assert not small.versions.exists()


def test_the_check_leads_to_the_place(staff, cast, small):
    empty = working_copy.add_page(questionnaire=small, title="Nothing here")
    page = staff.get(at(cast, "questionnaire-check", small.pk))
    assert "This page has no questions" in words_of(page)
    assert f'href="{at(cast, "working-copy", small.pk)}#page-{empty.pk}"' in page.content.decode()
    assert "Go on to publish" not in words_of(page)
    assert "Something has to be put right first" in read(staff, cast, "questionnaire-publish", small.pk)


def test_buttons_move_things_and_say_why_not(staff, cast, small):
    first, second = pages_of(small)
    send(staff, cast, "page-condition", small.pk, second.pk, who="0", answers_0=["no"])
    page = send(staff, cast, "page-move", small.pk, second.pk, direction="up")
    assert "The page “Being heard” is only for people who gave a certain answer to X1" in page
    assert "Only people who answered “No” to “I feel sure I can say what I think.” see this page." in page
    assert staff.post(at(cast, "page-move", small.pk, first.pk), {"direction": "sideways"}).status_code == 404
    page = send(staff, cast, "page-condition", small.pk, second.pk, who="0")
    assert "Select at least one answer" in page
    page = send(staff, cast, "page-condition", small.pk, second.pk, who="everybody")
    assert "see this page" not in page


def test_removing_asks_first_and_once(staff, cast, small):
    second = pages_of(small)[1]
    assert "Remove the page “Being heard”?" in read(staff, cast, "page-remove", small.pk, second.pk)
    assert small.pages.count() == 2
    assert "The page is removed." in send(staff, cast, "page-remove", small.pk, second.pk)
    assert "It is removed already." in send(staff, cast, "page-remove", small.pk, second.pk)


def test_nothing_typed_is_lost_when_a_question_is_refused(staff, cast):
    wrong = {"code": "1 HOPE", "text": "What gives you hope?", "kind": "choice", "stage": "impact", "use": "text"}
    page = staff.post(at(cast, "item-create"), wrong)
    said, source = words_of(page), page.content.decode()
    assert "<title>Error: " in source
    assert "Begin with a letter" in said
    assert "Select the answers to choose from" in said
    assert "Answers that are chosen are counted" in said
    assert "What gives you hope?" in source
    assert not Item.objects.filter(organisation=cast.organisation).exists()
    right = wrong | {"code": "HOPE", "kind": "text"}
    assert "is added" in send(staff, cast, "item-create", **right)
    assert "There is a question with the code HOPE already" in send(staff, cast, "item-create", **right)


def test_answers_of_ones_own(staff, cast):
    page = send(staff, cast, "scale-create", name="How often", labels="Often\n\nNever\nNone of these\n")
    assert "Answer 3" in page
    scale = cast.organisation.scales.get()
    labels = {f"label_{number}": option["label"] for number, option in enumerate(scale.options, start=1)}
    meanings = {f"meaning_{number}": option["meaning"] for number, option in enumerate(scale.options, start=1)}
    form = {"name": "How often", **labels, **meanings, "exclusive": "none_of_these", "more": "Every day"}
    send(staff, cast, "scale", scale.code, **(form | {"label_2": "", "meaning_1": "favourable"}))
    scale.refresh_from_db()
    assert [option["label"] for option in scale.options][:2] == ["Often", "None of these"]
    assert scale.options[0]["meaning"] == "favourable"
    assert scale.options[1]["is_exclusive"] is True
    assert scale.options[-1]["label"] == "Every day"
    page = send(staff, cast, "scale", scale.code, **(form | {"label_2": "Often"}))
    assert "Two answers say the same" in page
    assert "at least two answers" in send(staff, cast, "scale-create", name="x", labels="One")


def test_languages_and_what_is_missing(staff, cast, small):
    Language.objects.create(organisation=cast.organisation, code="cy", name="Cymraeg")
    page = read(staff, cast, "variants", small.pk)
    assert "Cymraeg Not begun Cymraeg, Easy Read Not begun" in page
    page = read(staff, cast, "variant", small.pk, "cy")
    assert "14 texts missing" in page
    page = send(staff, cast, "part", small.pk, "cy", "about", text_0="Yn fyr")
    assert "13 texts missing" in page
    assert "Cymraeg 13 missing" in read(staff, cast, "variants", small.pk)
    assert staff.get(at(cast, "variant", small.pk, "xx")).status_code == 404
    assert staff.get(at(cast, "part", small.pk, "cy", "page-0")).status_code == 404
    assert "13 texts missing, so it is not offered." in read(staff, cast, "questionnaire-check", small.pk)


def test_a_picture_and_a_recording(staff, cast, small):
    placed = PlacedItem.objects.get(page__questionnaire=small, item="X1")
    where = ("question-media", small.pk, "en-easy", placed.pk)
    page = send(staff, cast, *where, **{"kind": "picture", "picture-file": SimpleUploadedFile("a.png", png())})
    assert "It is added." in page
    page = send(staff, cast, *where, **{"kind": "sound", "sound-file": SimpleUploadedFile("a.mp3", MP3)})
    source = staff.get(at(cast, *where)).content.decode()
    for medium in Medium.objects.all():
        assert f'src="/questionnaires/media/{medium.digest}/"' in source
    assert Medium.objects.count() == 2
    wrong = staff.post(at(cast, *where), {"kind": "picture", "picture-file": SimpleUploadedFile("a.png", SVG)})
    assert "This is not a PNG or JPEG picture" in words_of(wrong)
    assert "<title>Error: " in wrong.content.decode()
    assert "Choose a recording" in send(staff, cast, *where, kind="sound")
    page = send(staff, cast, *where, kind="picture", remove="yes")
    placed.refresh_from_db()
    assert list(placed.texts["en-easy"]) == ["sound"]


def test_the_bank_says_where_a_question_is_asked(staff, cast, small):
    page = read(staff, cast, "bank")
    assert "In short" in page
    page = read(staff, cast, "item", "X1")
    assert "It came with FourPi, so the bank keeps it as it is." in page
    assert staff.get(at(cast, "item-update", "X1")).status_code == 404, "nobody changes what came with FourPi"
    assert staff.get(at(cast, "scale", "AGREE")).status_code == 404


def test_put_away_and_brought_back(staff, cast, small):
    publishing.publish(questionnaire=small, by=cast.coordinator)
    assert "What was asked with them stays" in send(staff, cast, "questionnaire-archive", small.pk)
    assert not QuestionnaireVersion.objects.offered(organisation=cast.organisation).filter(questionnaire=small).exists()
    assert "“In short” is back." in send(staff, cast, "questionnaire-bring-back", small.pk)


def test_another_organisations_questionnaire_is_not_there(staff, cast, small, shipped):
    theirs = copying.copy_version(version=shipped, organisation=cast.other, title="CANARY of Southfield")
    version = publishing.publish(questionnaire=theirs, by=cast.outsider)
    page = theirs.pages.first()
    for name, *args in (
        ("working-copy", theirs.pk),
        ("version", version.pk),
        ("questionnaire-copy", version.pk),
        ("page-update", small.pk, page.pk),
        ("placed-update", small.pk, page.placed.first().pk),
        ("question-media", small.pk, "en-easy", page.placed.first().pk),
    ):
        assert staff.get(at(cast, name, *args)).status_code == 404, name
    assert staff.get(reverse("evaluation:version-preview", args=[version.pk])).status_code == 404
    assert "CANARY" not in read(staff, cast, "questionnaire-list") + read(staff, cast, "bank")


@pytest.mark.parametrize("name", ["questionnaire-list", "bank"])
def test_a_longer_list_asks_no_more_of_the_database(staff, cast, shipped, name):
    def queries():
        with CaptureQueriesContext(connection) as found:
            read(staff, cast, name)
        return len(found)

    for number in range(2):
        copying.copy_version(version=shipped, organisation=cast.organisation, title=f"Copy {number}")
    before = queries()
    for number in range(3):
        own = copying.copy_version(version=shipped, organisation=cast.organisation, title=f"More {number}")
        publishing.publish(questionnaire=own, by=cast.coordinator)
    assert queries() == before
    assert before < 25


@pytest.mark.parametrize("name", ["working-copy", "variants", "questionnaire-check", "questionnaire-publish"])
def test_a_longer_questionnaire_asks_no_more_of_the_database(staff, cast, small, own, name):
    def queries(questionnaire):
        with CaptureQueriesContext(connection) as found:
            read(staff, cast, name, questionnaire.pk)
        return len(found)

    # One more at most: whether anybody is named to turn to, where a question may upset.
    assert queries(own) <= queries(small) + 1


def test_words_that_are_too_long_are_refused_and_kept(staff, cast, small):
    page = staff.post(at(cast, "part", small.pk, "en-easy", "about"), {"text_0": "a" * 501})
    assert "must be 500 characters or fewer" in words_of(page)
    assert "a" * 501 in page.content.decode()
    small.refresh_from_db()
    assert "en-easy" not in small.texts


def test_a_note_and_other_languages_stay_when_a_questionnaire_is_described_anew(staff, cast, small):
    send(staff, cast, "part", small.pk, "en-easy", "about", text_0="Short")
    about = {"title": "Shorter", "phase": "pulse", "capacities": ["staff"], "note": "Tried in May", "is_usual": "on"}
    assert "Tried in May" in send(staff, cast, "questionnaire-update", small.pk, **about)
    small.refresh_from_db()
    assert (small.title, small.phase, small.capacities) == ("Shorter", "pulse", ["staff"])
    assert small.texts == {"en": {"note": "Tried in May"}, "en-easy": {"title": "Short", "of": {"title": "In short"}}}
    page = send(staff, cast, "questionnaire-update", small.pk, title="", phase="pulse")
    assert "Enter a title" in page
    assert "Select who it is for" in page
