"""Writing a questionnaire in another language and in Easy Read, and seeing what is missing or behind the English."""

import pytest

from evaluation.models import Item, Language, PlacedItem, Wording
from evaluation.questionnaires import bank, publishing, translating, working_copy
from evaluation.questionnaires.content import with_pages
from evaluation.questionnaires.working_copy import pages_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def welsh(cast):
    return Language.objects.create(organisation=cast.organisation, code="cy", name="Cymraeg")


def parts(questionnaire, variant="cy"):
    read = with_pages(type(questionnaire).objects.filter(pk=questionnaire.pk)).get()
    return {part.key: part for part in translating.parts(read, variant)}


def write_all(questionnaire, variant="cy", *, but=()):
    """Write every text that is missing, as the English backwards."""
    for key, part in parts(questionnaire, variant).items():
        words = {text.key: text.said.words or text.english[::-1] for text in part.texts if text.key not in but}
        translating.keep(questionnaire=questionnaire, variant=variant, key=key, words=words)


def test_what_is_offered(cast, welsh):
    Language.objects.create(organisation=cast.other, code="ur", name="Urdu")
    assert translating.variants_offered(cast.organisation) == {
        "en-easy": "Easy Read",
        "cy": "Cymraeg",
        "cy-easy": "Cymraeg, Easy Read",
    }


def test_the_parts_and_what_is_missing(small, welsh):
    found = parts(small)
    first, second = pages_of(small)
    assert list(found) == ["about", f"page-{first.pk}", f"page-{second.pk}", "scale-AGREE"]
    # A title and X1; a title, an introduction, X2, and I2 with its hint; six answers.
    assert [part.missing for part in found.values()] == [1, 2, 5, 6]
    assert not any(part.behind or part.is_begun for part in found.values())


def test_a_whole_language_is_published_and_counts_in_one_result(small, welsh, cast):
    write_all(small)
    version = publishing.publish(questionnaire=small, by=cast.coordinator)
    assert version.variants == ["cy"]
    english, cymraeg = version.read_in("en"), version.read_in("cy")
    assert list(english.questions) == list(cymraeg.questions)
    assert cymraeg.title == "trohs nI"
    assert cymraeg.questions["X1"].options[0].label == "tol a ,seY"
    assert "of" not in str(version.content["variants"]["cy"])


def test_a_language_with_one_text_missing_is_not_offered(small, welsh, cast):
    write_all(small, but=["no"])
    version = publishing.publish(questionnaire=small, by=cast.coordinator)
    assert version.variants == []
    assert "cy" not in version.content.get("variants", {})
    assert version.read_in("cy").title == "In short"


def test_easy_read_english_may_keep_hints_and_introductions(small, cast):
    hints = {text.key for part in parts(small, "en-easy").values() for text in part.texts if text.key.endswith("hint")}
    write_all(small, "en-easy", but=[*hints, "intro"])
    version = publishing.publish(questionnaire=small, by=cast.coordinator)
    assert version.variants == ["en-easy"]
    easy = Wording(version.content, "en-easy")
    assert easy.topics[1].intro == "Think about today."
    assert len(easy.pages) == 3, "one question at a time"


def test_a_change_of_the_english_shows_until_somebody_has_looked(small, welsh, cast):
    write_all(small)
    first = pages_of(small)[0]
    placed = PlacedItem.objects.get(page=first)
    publishing.publish(questionnaire=small, by=cast.coordinator)
    working_copy.word_item(placed=placed, text="I can say what I think.", hint="")
    publishing.publish(questionnaire=small, by=cast.coordinator)
    # Publishing again changes nothing about the Welsh, so it is still behind.
    part = parts(small)[f"page-{first.pk}"]
    assert (part.missing, part.behind) == (0, 1)
    words = {text.key: text.said.words for text in part.texts}
    translating.keep(questionnaire=small, variant="cy", key=part.key, words=words)
    assert parts(small)[f"page-{first.pk}"].behind == 0


def test_the_banks_words_are_behind_a_wording_of_ones_own(small, welsh):
    item = Item.objects.get(pk="X1")
    Item.objects.filter(pk="X1").update(texts=item.texts | {"cy": {"text": "Rwy’n siŵr"}})
    first = pages_of(small)[0]
    assert (parts(small)[f"page-{first.pk}"].missing, parts(small)[f"page-{first.pk}"].behind) == (1, 0)
    working_copy.word_item(placed=PlacedItem.objects.get(page=first), text="I can say what I think.", hint="")
    assert parts(small)[f"page-{first.pk}"].behind == 1


def test_words_for_a_question_of_ones_own_go_to_the_bank(small, welsh, cast):
    item = bank.add_item(
        organisation=cast.organisation,
        code="HOPE",
        text="What gives you hope?",
        kind="text",
        stage="impact",
        use="text",
    )
    first = pages_of(small)[0]
    working_copy.add_items(page=first, items=[item])
    write_all(small)
    item.refresh_from_db()
    assert item.texts["cy"]["text"] == "?epoh uoy sevig tahW"
    x1 = PlacedItem.objects.get(page=first, item="X1")
    assert x1.texts["cy"]["text"]
    assert "cy" not in Item.objects.get(pk="X1").texts, "what came with FourPi stays as it is"


def test_pictures_and_recordings_belong_to_easy_read(small, cast):
    write_all(small, "en-easy")
    placed = PlacedItem.objects.get(page__questionnaire=small, item="X2")
    for name, address in (("picture", "/p/"), ("sound", "/s/")):
        translating.keep_medium(questionnaire=small, variant="en-easy", name=name, address=address, placed=placed)
    scale = placed.item.scale
    translating.keep_medium(
        questionnaire=small, variant="en-easy", name="picture", address="/o/", scale=scale, option="no"
    )
    easy = publishing.publish(questionnaire=small, by=cast.coordinator).read_in("en-easy")
    assert (easy.questions["X2"].picture, easy.questions["X2"].sound) == ("/p/", "/s/")
    assert next(option.picture for option in easy.questions["X2"].options if option.code == "no") == "/o/"
    translating.keep_medium(questionnaire=small, variant="en-easy", name="picture", address="", placed=placed)
    placed.refresh_from_db()
    assert "picture" not in placed.texts["en-easy"]
    assert placed.texts["en-easy"]["text"], "taking the picture away leaves the words"
