"""Every part of a page in a real browser: nothing for axe to find, and nothing lost without scripts."""

import re

import pytest

pytestmark = [pytest.mark.browser]

PAGES = ["gallery", "question", "needs", "parts", "other", "sure", "left"]
REFUSALS = ["400", "403", "403_csrf", "404", "429", "500"]


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_have_no_faults(open_page, faults, width):
    page = open_page("/gallery/", width=width)
    for name in [*PAGES, *(f"refused/{refusal}" for refusal in REFUSALS), "accounts/login", "accounts/password/reset"]:
        page.goto(f"/{name}/")
        assert faults(page) == [], name


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_in_error_have_no_faults(open_page, faults, width):
    page = open_page("/gallery/", width=width)
    for name in ["gallery", "question", "needs", "other", "accounts/login", "accounts/password/reset"]:
        page.goto(f"/{name}/")
        page.locator("main form button:not([type=button])").first.click()
        page.get_by_role("heading", name="There is a problem").wait_for()
        assert page.title().startswith("Error: "), name
        assert faults(page) == [], name


def test_each_line_of_the_summary_leads_to_its_control(open_page):
    page = open_page("/gallery/")
    page.get_by_role("button", name="Save and continue").click()
    # Not by a polled expression: the page's policy refuses the evaluation of a string.
    page.locator(".govuk-error-summary:focus").wait_for()
    links = page.locator(".govuk-error-summary__list a")
    for number in range(links.count()):
        links.nth(number).click()
        target = links.nth(number).get_attribute("href")[1:]
        assert page.evaluate("document.activeElement.id") == target


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_field_opens_under_its_choice_with_and_without_scripts(open_page, has_scripts):
    page = open_page("/gallery/", has_scripts=has_scripts)
    opened = page.get_by_label("Where is the decision made?")
    assert not opened.is_visible()
    page.get_by_label("Something else").check()
    assert opened.is_visible()
    page.get_by_label("Service").check()
    assert not opened.is_visible()


def test_what_was_typed_survives_an_error_without_scripts(open_page):
    page = open_page("/gallery/", width=320, has_scripts=False)
    page.get_by_label("Title").fill("A better welcome")
    page.get_by_label("Month").first.fill("Marvember")
    page.get_by_label("Large print").check()
    page.get_by_role("button", name="Save and continue").click()
    assert page.get_by_label("Title").input_value() == "A better welcome"
    assert page.get_by_label("Month").first.input_value() == "Marvember"
    assert page.get_by_label("Large print").is_checked()


def test_a_question_is_answered_by_keyboard_alone(open_page):
    page = open_page("/question/", width=360)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.get_by_label("Agree", exact=True).is_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("They asked twice")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert page.get_by_role("heading", name="There is a problem").count() == 0
    assert page.get_by_label("Would you like to say why?").input_value() == "They asked twice"


def test_none_of_these_rules_out_the_others(open_page):
    page = open_page("/gallery/")
    page.get_by_label("Large print").check()
    page.get_by_label("None of these").check()
    assert not page.get_by_label("Large print").is_checked()


def test_leaving_quickly_leaves_nothing_behind_the_back_button(open_page, gallery):
    page = open_page("/other/")
    page.goto("/question/")
    page.get_by_role("link", name="Leave this page quickly").click()
    page.wait_for_url("**/left/")
    page.go_back()
    assert page.url == f"{gallery}/other/"


def test_leaving_quickly_is_a_plain_link_without_scripts(open_page):
    page = open_page("/question/", has_scripts=False)
    page.get_by_role("link", name="Leave this page quickly").click()
    assert page.title() == "Blank page"


PRESS_THREE_TIMES = """() => {
  let sent = 0;
  document.addEventListener("submit", (event) => { sent += event.defaultPrevented ? 0 : 1; event.preventDefault(); });
  for (let press = 0; press < 3; press++) document.querySelector("button[data-once]").click();
  return sent;
}"""


def test_three_presses_send_once(open_page):
    assert open_page("/question/").evaluate(PRESS_THREE_TIMES) == 1


def test_progress_brings_itself_up_to_date(open_page):
    page = open_page("/parts/")
    page.get_by_text("Step 3 of 5: drawing the charts").wait_for(timeout=8000)
    assert page.get_by_role("progressbar").get_attribute("value") == "60"


def test_progress_reloads_the_page_without_scripts(open_page):
    page = open_page("/parts/", has_scripts=False)
    assert re.search(r'<noscript><meta http-equiv="refresh" content="5"></noscript>', page.content())


def test_every_word_is_in_our_typeface(open_page):
    page = open_page("/parts/")
    page.evaluate("document.fonts.ready")
    faces = page.evaluate("[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)")
    assert {face.strip('"') for face in faces} == {"Atkinson Hyperlegible Next"}
    others = """[...document.querySelectorAll("body *")]
      .filter(e => e.innerText?.trim() && !getComputedStyle(e).fontFamily.startsWith('"Atkinson'))
      .map(e => e.outerHTML)"""
    assert page.evaluate(others) == []
