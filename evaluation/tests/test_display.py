"""Text size and colours: kept on the device alone, for every page of a person, with or without an account or a link."""

import pytest
from django.test import Client

from evaluation.tests.respondent import words_of
from pages.display import COLOURS, SIZES


def html_tag(page):
    return page.content.decode().partition("<html")[2].partition(">")[0]


@pytest.mark.django_db
def test_the_choice_is_a_plain_page_and_stands_on_the_next(client):
    assert "How large should the text be?" in words_of(client.get("/display/"))

    chosen = client.post("/display/", {"size": "large", "colours": "dark"}, follow=True)

    assert "This is how pages look on this device now" in words_of(chosen)
    assert "app-text-large app-colours-dark" in html_tag(chosen)
    cookie = client.cookies["display"]
    assert cookie.value == "large.dark" and cookie["httponly"] and cookie["samesite"] == "Lax"
    assert 'contrast.css" media="all"' in chosen.content.decode()


def test_it_holds_for_the_questions_and_leads_back_to_them(respondent):
    respondent.start()
    back = respondent.answer(2, **{"go": "display"})
    assert back.url == respondent.url("choose-display") + "?page=2"

    done = respondent.browser.post(
        respondent.url("choose-display"), {"size": "largest", "colours": "light", "page": "2"}
    )

    assert done.url == respondent.url("answer-page", 2)
    assert "app-text-largest app-colours-light" in html_tag(respondent.browser.get(done.url))
    assert "app-" not in html_tag(Client().get("/display/"))


@pytest.mark.parametrize(("place", "name"), [("check", "check"), ("so_far", "so-far"), ("decline", "decline")])
def test_how_one_reads_leads_back_to_the_places_beside_the_questions_too(reader, place, name):
    reader.start()
    page = reader.browser.get(reader.url(name)).content.decode()
    for choice, chosen in (("display", {"size": "large", "colours": "dark"}), ("language", {"variant": "xx"})):
        address = reader.url(f"choose-{choice}")
        assert f'href="{address}?page={place}"' in page
        shown = reader.browser.get(address, {"page": place}).content.decode()
        assert f'class="govuk-back-link" href="{reader.url(name)}"' in shown
        done = reader.browser.post(address, chosen | {"page": place})
        assert done.url == reader.url(name)


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [{"size": "huge"}, {"colours": "red"}, {"size": "large\r\nSet-Cookie: x=1"}])
def test_what_was_not_offered_is_refused_in_a_sentence(client, sent):
    page = client.post("/display/", {"size": "standard", "colours": "standard"} | sent)

    assert "Please choose one of the answers shown" in words_of(page)
    assert "display" not in client.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", ["", "x", "large", "large.red", '"><script>', "." * 5000])
def test_a_cookie_that_is_not_understood_counts_as_no_choice(client, cookie):
    client.cookies["display"] = cookie

    assert "script" not in html_tag(client.get("/display/")) and "red" not in html_tag(client.get("/display/"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("back", "leads_to"),
    [("/about/licences/", "/about/licences/"), ("https://evil.example/", "/display/"), ("//evil.example", "/display/")],
)
def test_it_leads_back_to_our_own_pages_only(client, back, leads_to):
    done = client.post("/display/", {"size": "large", "colours": "dark", "back": back})

    assert done.url == leads_to


def test_sizes_and_colours_have_their_words_and_their_looks():
    from evaluation.phrases import CATALOGUE
    from tests.architecture.house import HOUSE

    styles = (HOUSE / "static/css/app.css").read_text() + (HOUSE / "static/css/contrast.css").read_text()
    for kind, codes, name in (("size", SIZES, "app-text"), ("colours", COLOURS, "app-colours")):
        for code in codes:
            assert f"display.{kind}_{code}" in CATALOGUE
            assert code == "standard" or f"{name}-{code}" in styles
