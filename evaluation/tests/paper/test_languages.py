"""Paper in other languages: every word on it, which way it runs, and in which version an answer came."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.models import Status
from evaluation import invitations, paper
from evaluation.models import Given, Invitation, Language, PaperEntry, QuestionnaireVersion, Response
from evaluation.phrases import CATALOGUE
from evaluation.tests.at_session import open_asking
from evaluation.tests.paper.paper import make
from evaluation.tests.respondent import words_of
from evaluation.tests.typist import Typist
from evaluation.tests.wordings import strange, strange_phrases, version_of_every_kind
from participants import codes

pytestmark = pytest.mark.django_db
VARIANTS = ["en-easy", "cy", "cy-easy"]


@pytest.fixture
def welsh(cast):
    return Language.objects.create(
        organisation=cast.organisation, code="cy", name="Cymraeg", phrases=strange_phrases(), is_offered=True
    )


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def round_(activity, person):
    return open_asking(activity, {"service_user": version_of_every_kind(variants=VARIANTS)})


def words_on(copy, *names):
    """Every word of these parts that somebody reads, without gaps, codes of kinds and pictures."""
    found = []

    def look(node):
        if isinstance(node, str):
            found.append(re.sub(r"\{\w+\}", "", node))
        for name, part in node.items() if isinstance(node, dict) else ():
            if name not in ("kind", "picture"):
                look(part)
        for part in node if isinstance(node, list) else ():
            look(part)

    for name in names:
        look(copy[name])
    return found


@pytest.mark.parametrize("variant", ["cy", "cy-easy"])
def test_every_word_is_in_the_language(staff, round_, welsh, printed, variant):
    response = make(staff, round_, variant=variant, copies="people", people=[str(Invitation.objects.get().pk)])

    assert b"pdfuaid" in response.content and b"/Lang(cy)" in response.content
    [copy] = printed[0]["copies"]
    names = {round_.activity.organisation.name, round_.activity.title, round_.activity.lead.name}
    parts = ("title", "pages", "at-end", "last", "thanks", "page-of", "parts-of-date", "points")
    for words in [*words_on(copy, *parts), printed[0]["title"], *copy["cover"][1:4]]:
        for name in names:
            words = words.replace(name, "")
        assert not re.search("[A-Za-z]", words), words
    assert copy["code-line"] == strange("Paper {code}").format(code=copy["code"])


def test_easy_read_has_its_plainer_words(staff, round_, printed):
    make(staff, round_, variant="en-easy")

    assert CATALOGUE["paper.confidential"]["easy"] in printed[0]["copies"][0]["points"]
    assert "Please do not write names." in printed[0]["copies"][0]["points"]


@pytest.mark.parametrize("code", ["ar", "ar-eg"])
def test_a_language_from_right_to_left_runs_so(cast, staff, activity, person, printed, code):
    phrases = {key: "مرحبا " + " ".join(re.findall(r"\{\w+\}", each["en"])) for key, each in CATALOGUE.items()}
    Language.objects.create(
        organisation=cast.organisation,
        code=code,
        name="العربية",
        is_right_to_left=True,
        phrases=phrases,
        is_offered=True,
    )
    round_ = open_asking(activity, {"service_user": version_of_every_kind(variants=[code])})

    response = make(staff, round_, variant=code)

    assert response["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in response.content and b"/Lang(ar)" in response.content
    assert printed[0]["copies"][0]["direction"] == "rtl"
    make(staff, round_)
    assert printed[-1]["copies"][0]["direction"] == "ltr"


def test_a_language_whose_letters_cannot_be_set_is_refused_and_not_printed_with_gaps(staff, round_, welsh):
    welsh.phrases |= {"paper.at_end": "শেষে"}
    welsh.save()

    assert "does not have all the letters of Cymraeg" in words_of(make(staff, round_, variant="cy"))


def test_a_language_that_is_not_offered_is_not_printed(staff, round_, welsh):
    page = reverse("evaluation:paper-print", args=[round_.pk])
    assert "Cymraeg, Easy Read with pictures" in words_of(staff.get(page))
    welsh.is_offered = False
    welsh.save()

    assert "Cymraeg" not in words_of(staff.get(page))
    assert "There is a problem" in words_of(make(staff, round_, variant="cy"))
    type_in = reverse("evaluation:paper-type", args=[round_.pk])
    assert "Cymraeg" in words_of(staff.get(type_in)), "paper that was printed before still comes back"


def test_who_has_another_questionnaire_gets_it_whole_in_english(cast, staff, activity, person, welsh, printed):
    carer = cast.person(activity, "carer")
    version = version_of_every_kind(variants=["cy"])
    round_ = open_asking(activity, {"service_user": version, "carer": version_of_carers()})
    both = [str(pk) for pk in Invitation.objects.order_by("-capacity").values_list("pk", flat=True)]

    make(staff, round_, variant="cy", copies="people", people=both)

    at_the_end = {copy["name"]: copy["at-end"] for copy in printed[0]["copies"]}
    assert at_the_end == {"Pat Post": strange("At the end"), carer.participant.name: "At the end"}


def version_of_carers():
    usual = QuestionnaireVersion.objects.usual(phase="after", organisation=None)
    return usual["carer"]


def test_more_copies_cost_no_more_looks(cast, staff, activity, person, round_, welsh):
    def cost():
        people = [str(pk) for pk in Invitation.objects.values_list("pk", flat=True)]
        with CaptureQueriesContext(connection) as captured:
            assert make(staff, round_, variant="cy", copies="people", people=people).status_code == 200
        return len(captured)

    alone = cost()
    for _ in range(3):
        cast.person(activity)
    invitations.ask_everyone(round_=round_)
    assert cost() == alone


@pytest.mark.parametrize(("chosen", "kept"), [("cy", "cy"), ("en-easy", "en-easy"), ("en", "en")])
def test_the_version_of_the_paper_is_kept_with_the_answers_alone(cast, round_, welsh, chosen, kept):
    invitation = Invitation.objects.get()
    Invitation.objects.update(variant="cy-easy")
    typist = Typist(cast.coordinator, round_)
    assert "Which version was it?" in typist.go("paper-type", round_.pk).words

    typist.begin(code=codes.in_groups(paper.code_of(invitation)), variant=chosen)
    for page in paper.route(typist.entry, "first"):
        answers = {"TONE": Given(("calls",))} if "TONE" in page.codes else {}
        paper.save_page(entry=typist.entry, side="first", page=page, answers=answers)
    paper.send(entry=typist.entry, words_may_be_used=False, helped_by="nobody")

    assert Response.objects.get().variant == kept
    invitation.refresh_from_db()
    assert invitation.variant == "cy-easy"
    assert PaperEntry.objects.get().variant == kept


def test_a_version_that_the_questionnaire_does_not_have_was_english(cast, activity, person, welsh):
    versions = {"service_user": version_of_every_kind(variants=["cy"]), "carer": version_of_carers()}
    round_ = open_asking(activity, versions)
    typist = Typist(cast.coordinator, round_)

    typist.begin(whose="nameless", capacity="carer", variant="cy")

    assert typist.entry.variant == "en"


def test_a_made_up_version_begins_nothing(cast, round_):
    typist = Typist(cast.coordinator, round_)

    assert "There is a problem" in typist.begin(whose="nameless", capacity="service_user", variant="xx").words
    assert not PaperEntry.objects.exists()
