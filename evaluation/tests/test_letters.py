"""Letters and text messages: keys made once, by a POST, kept nowhere, and saying nothing of who has answered."""

import re

import pytest
import segno
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities.models import Status
from evaluation import handing_over, invitations
from evaluation.forms import letters as form
from evaluation.models import Invitation
from evaluation.printing import letter
from evaluation.printing.qr import BORDER, draw_qr
from evaluation.tests.respondent import words_of
from participants import codes
from participants.models import PersonalLink
from participants.tests.dump import dump_of_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(cast):
    return cast.activity(status=Status.OPEN)


@pytest.fixture
def people(cast, activity):
    """Somebody for each way of being reached: {route: involvement}."""
    return {
        "post": cast.person(activity, name="Pat Post", route="post", address="1 High Street\nNorthtown"),
        "text": cast.person(activity, name="Tess Text", route="text", phone="07700 900123"),
        "in_person": cast.person(activity, name="Ines Inperson", route="in_person"),
        "email": cast.person(activity, name="Ed Email"),
    }


@pytest.fixture
def round_(cast, activity, people):
    return cast.open_round(activity)


def invitation_of(person):
    return Invitation.objects.get(involvement=person)


def page_of(round_, name="letters", *more):
    return reverse(f"evaluation:{name}", args=[round_.pk, *more])


def number_of_pages(pdf):
    return max(int(count) for count in re.findall(rb"/Type/Pages/Count (\d+)", pdf))


def make(staff, round_, *people):
    return staff.post(page_of(round_), {"people": [str(invitation_of(person).pk) for person in people]})


def test_those_reached_by_post_are_ticked_and_those_by_email_are_not_there(staff, round_):
    page = staff.get(page_of(round_)).content.decode()
    ticked = re.findall(r"<input[^>]* checked[^>]*>\s*<label[^>]*>([^<]+)<", page)
    assert [name.strip() for name in ticked] == ["Pat Post"]
    assert "Tess Text" in page and "Ines Inperson" in page
    assert "Ed Email" not in page
    assert "whoever has it can answer in that person’s name" in page


def test_a_letter_is_a_tagged_page_whose_code_and_pattern_open_the_questions(staff, people, round_, printed):
    response = make(staff, round_, people["post"], people["text"])
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="letters.pdf"'
    assert "no-store" in response["Cache-Control"]
    assert b"/StructTreeRoot" in response.content and b"pdfuaid" in response.content
    assert number_of_pages(response.content) == 2
    first = printed[0]["letters"][0]
    assert (first["name"], first["address"]) == ("Pat Post", "1 High Street\nNorthtown")
    browser = Client()
    opened = browser.post("/code/", {"code": first["code"]})
    assert opened["Location"] == reverse("evaluation:questionnaire", args=[invitation_of(people["post"]).pk])
    assert "Your care and support will not change" in words_of(browser.get(opened["Location"]))
    assert set(PersonalLink.objects.values_list("drawn_by__name", flat=True)) == {"Cora Coordinator"}


def test_no_key_is_kept_and_no_key_is_drawn_by_looking(staff, people, round_, printed):
    staff.get(page_of(round_))
    staff.head(page_of(round_))
    assert not PersonalLink.objects.exists()
    make(staff, round_, people["post"])
    code = codes.read(printed[0]["letters"][0]["code"])
    held = dump_of_everything()
    assert code not in held and printed[0]["letters"][0]["code"] not in held
    assert code not in staff.get(page_of(round_)).content.decode()
    assert f"A link was made on {timezone.localdate():%-d %B %Y}" in words_of(staff.get(page_of(round_)))


def test_a_press_that_fails_leaves_no_link_behind(staff, people, round_, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr(letter, "set_pages", fail)
    staff.raise_request_exception = False
    assert make(staff, round_, people["post"]).status_code == 500
    assert not PersonalLink.objects.exists()


def test_what_people_wrote_is_no_code_of_the_press(staff, cast, activity, people, round_, printed):
    participant = people["post"].participant
    participant.name, participant.address = "#panic() *Ann* 😀", '$ \\ #read("/etc/passwd")\n`x`\n' + "Long Road " * 60
    participant.save()
    activity.title = "A very long title that says everything " * 5
    activity.save()
    response = make(staff, round_, people["post"])
    assert number_of_pages(response.content) == 1


def test_whoever_answered_or_declined_is_listed_like_everybody_else(staff, cast, people, round_):
    before = staff.get(page_of(round_)).content.decode()
    cast.answer(people["post"], {"C1": "good"}, round_=round_)
    Invitation.objects.filter(involvement=people["text"]).update(declined_at=timezone.now())
    after = staff.get(page_of(round_)).content.decode()
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert token.sub("", after) == token.sub("", before)


def test_nobody_and_too_many_and_somebody_elses_are_sentences(staff, cast, people, round_, monkeypatch):
    monkeypatch.setattr(form, "MOST_LETTERS", 1)
    assert "at most 1 people at a time" in make(staff, round_, people["post"], people["text"]).content.decode()
    assert "Choose at least one person" in make(staff, round_).content.decode()
    theirs = cast.activity("Theirs", by=cast.outsider, status=Status.OPEN)
    stranger = cast.person(theirs, name="Sal Stranger", route="post", address="x")
    cast.open_round(theirs)
    assert "There is a problem" in make(staff, round_, stranger).content.decode()
    assert "There is a problem" in make(staff, round_, people["email"]).content.decode()
    assert not PersonalLink.objects.exists()


def test_a_letter_of_staff_reads_back_nothing_that_was_said_before(staff, cast, people, round_, printed):
    cast.open_door(Client(), people["post"])
    make(staff, round_, people["post"])
    browser = Client()
    browser.post("/code/", {"code": printed[0]["letters"][0]["code"]})
    assert not PersonalLink.objects.get(code_digest__isnull=False).accesses.get().may_read_back


def test_names_cost_the_same_queries_however_many(staff, cast, activity, round_, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as few:
        staff.get(page_of(round_))
    for number in range(6):
        cast.person(activity, route="post", address="x", name=f"More {number}")

    invitations.ask_everyone(round_=round_)
    with django_assert_max_num_queries(len(few)):
        staff.get(page_of(round_))


def test_the_pattern_is_what_was_drawn():

    address = "https://involve.example.org/l/" + "a1-_" * 10 + "/"
    pattern = draw_qr(address)
    dark = set()
    for left, top, width in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", pattern.path):
        dark |= {(int(left) + step - BORDER, int(top) - BORDER) for step in range(int(width))}
    rows = segno.make_qr(address, error="m").matrix
    assert dark == {(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark}
    assert pattern.size == len(rows) + 2 * BORDER


# Text messages


def test_a_text_message_fits_into_one_and_its_link_opens_the_questions(staff, people, round_, settings):
    settings.ORIGIN = "https://involve.northfieldtrust.nhs.uk"
    listed = words_of(staff.get(page_of(round_, "texts")))
    assert [name for name in ("Tess Text", "Pat Post", "Ed Email") if name in listed] == ["Tess Text"]
    invitation = invitation_of(people["text"])
    response = staff.post(page_of(round_, "text-prepare", invitation.pk))
    page = words_of(response)
    text = re.search(r"Northfield Trust: .*?/l/[\w-]+/", page)[0]
    assert len(text) <= 160
    assert "sent as one text message" in page
    assert "Better crisis care" not in text
    assert "sms:07700900123?body=" in response.content.decode()
    token = re.search(r"/l/([\w-]+)/", text)[1]
    assert Client().post(f"/l/{token}/")["Location"] == reverse("evaluation:questionnaire", args=[invitation.pk])
    assert token not in staff.get(page_of(round_, "texts")).content.decode()
    assert f"A link was made on {timezone.localdate():%-d %B %Y}" in words_of(staff.get(page_of(round_, "texts")))


def test_only_people_reached_by_text_of_this_round(staff, people, round_):
    for person in (people["post"], people["email"]):
        assert staff.post(page_of(round_, "text-prepare", invitation_of(person).pk)).status_code == 404
    assert not PersonalLink.objects.exists()


def test_what_a_text_message_counts_as():
    assert handing_over.count_messages("a" * 160) == 1
    assert handing_over.count_messages("a" * 161) == 2
    assert handing_over.count_messages("ŵ" + "a" * 69) == 1
    assert handing_over.count_messages("ŵ" + "a" * 70) == 2


def test_a_closed_round_asks_nobody(staff, cast, people, round_):

    invitations.close_round(round_=round_, by=cast.coordinator)
    for name in ("letters", "texts"):
        assert "not open" in words_of(staff.get(page_of(round_, name), follow=True))
    assert make(staff, round_, people["post"]).status_code == 302
    assert not PersonalLink.objects.exists()
