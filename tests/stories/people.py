"""Hands and eyes for the stories: fill a form as a person does, and look at every page they see."""

import re

from axe_playwright_python.base import AXE_FILE_PATH

from jobs.outbox import letters

AXE = AXE_FILE_PATH.read_text(encoding="utf-8")
WIDTHS = (1280, 320)
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}


class Visitor:
    """Somebody at a browser of their own. Every page they come to is looked at, wide and narrow."""

    def __init__(self, browser, origin, *, viewport=DESK, javascript=True):
        self.origin = origin
        self.context = browser.new_context(
            viewport=viewport, java_script_enabled=javascript, base_url=origin, accept_downloads=True
        )
        self.page = self.context.new_page()
        self.viewport, self.javascript, self.seen = viewport, javascript, []
        self.foreign = []
        self.page.on("request", lambda request: self._note(request.url))

    def _note(self, address):
        if not address.startswith((self.origin, "about:")):
            self.foreign.append(address)

    def go(self, path):
        response = self.page.goto(path)
        assert response.status < 400, f"{path}: {response.status}"
        return self.look()

    def look(self):
        """The page must hold up at both widths: no fault found by axe, nothing wider than the screen."""
        self.seen.append(self.page.title())
        if self.javascript:
            for width in WIDTHS:
                self.page.set_viewport_size({"width": width, "height": 900})
                assert faults(self.page) == [], f"{self.page.url} at {width}"
                wide = self.page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{self.page.url} is {wide} wide on a screen of {width}"
            self.page.set_viewport_size(self.viewport)
        return self

    def fill(self, **fields):
        for name, value in fields.items():
            if isinstance(value, tuple):
                for part, text in zip(("day", "month", "year"), value, strict=True):
                    self.page.fill(f"[name={name}_{part}]", text)
            else:
                self.page.fill(f"[name={name}]", value)
        return self

    def choose(self, **fields):
        for name, value in fields.items():
            control = self.page.locator(f"[name={name}]").first
            if control.evaluate("control => control.tagName") == "SELECT":
                control.select_option(value)
            else:
                self.page.check(f"[name={name}][value={value}]")
        return self

    def press(self, words, *, exact=False):
        """Press the button or follow the link with these words, and look at where it leads."""
        buttons = self.page.get_by_role("button", name=words, exact=exact)
        found = buttons if buttons.count() else self.page.get_by_role("link", name=words, exact=exact)
        assert found.count(), f"nothing says “{words}” on {self.page.url}:\n{self.page.inner_text('body')}"
        with self.page.expect_navigation():
            found.first.click()
        return self.look()

    def reads(self, words):
        assert words in self.page.inner_text("body"), (
            f"“{words}” is not on {self.page.url}:\n{self.page.inner_text('body')}"
        )
        return self

    def reads_not(self, words):
        assert words not in self.page.inner_text("body"), f"“{words}” is on {self.page.url}"
        return self

    def leave(self):
        assert self.foreign == [], self.foreign
        self.context.close()


def faults(page):
    """What axe finds, as short lines.

    Its source is evaluated because the content policy forbids adding a script; once a page, for it is long.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def sign_in(visitor, user, password):
    visitor.go("/")
    visitor.fill(login=user.email, password=password)
    return visitor.press("Sign in")


def links_sent_to(person, *, organisation, way=r"/l/[\w-]+/"):
    """Paths of the personal links in the letters this person got, newest first; or of links of another way."""
    paths = []
    for letter in letters(organisations=[organisation.pk]):
        if letter.to == person:
            paths += re.findall(rf"https?://[^/\s]+({way})", letter.text)
    return paths
