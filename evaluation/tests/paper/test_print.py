"""Questions on paper: the same published version, tagged, in any variant and size, each copy with a code of its own."""

import re

import pytest
from django.test import Client

from activities.framework import Capacity
from activities.models import Status
from evaluation import paper
from evaluation.models import Invitation, Kind, Medium, QuestionnaireVersion
from evaluation.phrases import ENGLISH, PROMISES
from evaluation.printing import sheet
from evaluation.tests.paper.paper import make
from evaluation.tests.respondent import Respondent, words_of
from participants import codes
from participants.models import PersonalLink

pytestmark = pytest.mark.django_db
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z"/></svg>'


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def round_(cast, activity, person):
    return cast.open_round(activity)


def all_text(node):
    """Every word in the data, in order."""
    if isinstance(node, str):
        return node
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else [str(node)]
    return "\n".join(all_text(part) for part in parts)


def test_a_blank_copy_asks_every_question_in_the_words_of_the_version(staff, round_, printed):
    response = make(staff, round_)
    assert response["Content-Disposition"] == 'attachment; filename="questions-on-paper.pdf"'
    assert b"pdfuaid" in response.content
    version = round_.audience.get(capacity="service_user").version
    text = all_text(printed[0])
    for question in version.questions.values():
        assert question.text in text
        assert all(option.label in text for option in question.options)
    [copy] = printed[0]["copies"]
    assert (copy["code"], copy["name"]) == ("", "")
    assert not PersonalLink.objects.exists()


@pytest.mark.parametrize("capacity", Capacity)
def test_what_people_are_promised_is_the_same_on_a_screen_and_on_paper(
    cast, staff, activity, printed, monkeypatch, capacity
):
    respondent = Respondent(cast, activity=activity, capacity=capacity)
    for code in {PROMISES[capacity], "start.declined_title"}:
        monkeypatch.setitem(PROMISES, capacity, code)
        assert ENGLISH.say(code) in respondent.read("questionnaire")
        make(staff, respondent.round, capacity=capacity)
        assert ENGLISH.say(code) in printed.pop()["copies"][0]["points"]


def test_a_persons_copy_bears_a_code_that_names_the_invitation_and_opens_nothing(staff, person, round_, printed):
    invitation = Invitation.objects.get()
    response = make(staff, round_, copies="people", people=[str(invitation.pk)])
    [copy] = printed[0]["copies"]
    assert response.status_code == 200
    assert paper.find(round_=round_, code=codes.read(copy["code"])) == invitation
    assert "Pat Post" not in all_text([copy[part] for part in ("title", "points", "pages")])
    assert "do not know this code" in words_of(Client().post("/code/", {"code": copy["code"]}))


def test_codes_of_papers_differ_and_never_change(cast, activity, round_):
    invitations = [Invitation(pk=f"00000000-0000-4000-8000-{number:012}") for number in range(2000)]
    assert len({paper.code_of(invitation) for invitation in invitations}) == 2000
    assert paper.code_of(invitations[7]) == codes.read(codes.in_groups(paper.code_of(invitations[7])))
    other = cast.open_round(activity, "before")
    assert paper.find(round_=other, code=paper.code_of(round_.invitations.get())) is None


def test_large_print_takes_more_pages_and_every_size_is_tagged(staff, round_):
    usual, large = make(staff, round_), make(staff, round_, size="large")
    assert number_of_pages(large.content) > number_of_pages(usual.content)
    assert b"pdfuaid" in large.content


def number_of_pages(pdf):
    return max(int(count) for count in re.findall(rb"/Type/Pages/Count (\d+)", pdf))


def test_easy_read_is_printed_with_its_pictures(round_, printed):
    version = next(one for one in QuestionnaireVersion.objects.all() if "en-easy" in one.variants)
    copy = sheet.Copy(capacity="carer", wording=version.read_in("en-easy"))
    pdf = sheet.print_sheets(round_=round_, copies=[copy], is_large=False)
    assert b"pdfuaid" in pdf
    questions = [one for page in printed[0]["copies"][0]["pages"] for one in page["questions"]]
    assert [one for one in questions if one["picture"]]


def test_every_kind_a_condition_and_an_own_picture(cast, round_, printed):
    medium = Medium.objects.create(
        digest=Medium.digest_of(PICTURE),
        organisation=cast.organisation,
        kind="picture",
        content_type="image/svg+xml",
        content=PICTURE,
    )
    theirs = Medium.digest_of(b"theirs")
    Medium.objects.create(
        digest=theirs, organisation=cast.other, kind="picture", content_type="image/svg+xml", content=PICTURE
    )
    version = QuestionnaireVersion(
        content=content(f"/media/{medium.digest}/", f"/media/{theirs}/"), variants=["en-easy"]
    )
    copy = sheet.Copy(capacity="staff", wording=version.read_in("en-easy"))
    assert b"pdfuaid" in sheet.print_sheets(round_=round_, copies=[copy], is_large=True)
    first, second = printed[0]["copies"][0]["pages"]
    assert second["only-if"] == "Only if you ticked “Yes” at “Did it help? *#1*”. If not, leave this part out."
    assert first["questions"][0]["picture"] == "picture-0.svg"
    assert first["questions"][1]["picture"] == ""
    hints = {one["kind"]: one["hints"] for one in second["questions"]}
    assert "Write 1" in hints["ranking"][-1] and hints["many"] == ["Tick all that are true for you."]


def content(*pictures):
    yes_no = [{"code": "yes", "label": "Yes", "meaning": "yes"}, {"code": "no", "label": "No", "meaning": "no"}]

    def item(code, kind, text, picture=""):
        easy = {"variants": {"en-easy": {"text": text, "picture": picture}}}
        options = yes_no if kind in Kind.WITH_OPTIONS else []
        usual = {"code": code, "kind": kind, "text": text, "hint": "", "is_sensitive": False, "options": options}
        return usual | easy

    first = [item("A", "choice", "Did it help? *#1*", pictures[0]), item("B", "text", "How?", pictures[1])]
    kinds = ("many", "ranking", "date", "short_text", "band")
    second = [item(kind.upper(), kind, f"A question of kind {kind}") for kind in kinds]
    condition = {"code": "A", "options": ["yes"]}
    pages = [
        {"title": "First", "intro": "", "items": first},
        {"title": "Second", "intro": "Only some.", "shown_if": condition, "items": second},
    ]
    return {"title": "All kinds", "note": "", "minutes": 5, "pages": pages}


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"capacity": ""}, "Choose whom the copy is for"),
        ({"copies": "people"}, "Choose at least one person"),
        ({"size": "huge"}, "There is a problem"),
        ({"copies": "people", "people": ["nonsense"]}, "There is a problem"),
    ],
)
def test_what_cannot_be_printed_is_a_sentence(staff, round_, chosen, says):
    assert says in words_of(make(staff, round_, **chosen))


def test_another_organisations_round_is_not_there(cast, round_):
    outsider = Client()
    outsider.force_login(cast.outsider)
    assert make(outsider, round_).status_code == 404


def test_a_copy_with_a_code_has_the_box_and_a_blank_one_says_why_not(staff, cast, activity, person, printed):
    round_ = cast.open_round(activity, "before")
    make(staff, round_)
    make(staff, round_, copies="people", people=[Invitation.objects.get(round=round_).pk])
    blank, coded = (all_text(data) for data in printed)
    assert "Share this with my contact person" not in blank
    assert "Nobody can tell here that these words are yours." in blank
    assert "Share this with my contact person" in coded
    assert "Staff who plan activities here can then read these words with your name." in coded
