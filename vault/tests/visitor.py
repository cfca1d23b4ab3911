"""Somebody who answers "About you" in a browser without scripts."""

import re

from django.test import Client
from django.urls import reverse

HIDDEN = re.compile(r'<input type="hidden" name="([a-z_0-9]+)" value="([^"]*)"')


class AboutYouVisitor:
    """One person with their own link; `page` is what they see now."""

    def __init__(self, cast, involvement, *, by=None):
        self.involvement = involvement
        self.browser = Client()
        if by is None:
            cast.open_door(self.browser, involvement)
        else:
            from participants import links

            token = links.draw(involvement=involvement, opens=self.url("about-you"), by=by)
            self.browser.post(f"/l/{token}/")

    def url(self, name):
        return reverse(f"vault:{name}", args=[self.involvement.pk])

    def see(self, response):
        self.status = response.status_code
        self.page = response.content.decode()
        return self

    def go(self, name):
        return self.see(self.browser.get(self.url(name), follow=True))

    def begin(self, wants="yes"):
        return self.see(self.browser.post(self.url("about-you"), {"wants": wants}, follow=True))

    def press(self, button="next", value="on", **chosen):
        """Press a button of the page in sight, with everything that the page carries."""
        carried = {name: text for name, text in HIDDEN.findall(self.page) if name != "csrfmiddlewaretoken"}
        data = carried | {button: value} | chosen
        return self.see(self.browser.post(self.url("about-you-questions"), data, follow=True))

    def answer(self, **said):
        """Answer the questions one after the other, leaving out those not named, until the last look."""
        self.begin()
        while "Check and send" not in self.page:
            code = re.search(r'name="now" value="([a-z_]+)"', self.page)[1]
            self.press(**({code: said[code]} if code in said else {}))
        return self


class OpenVisitor(AboutYouVisitor):
    """Somebody at an event with nothing but the link that everybody uses."""

    def __init__(self, token):
        self.token = token
        self.browser = Client()

    def url(self, name):
        return reverse(f"vault:open-{name}", args=[self.token])

    def begin(self):
        return self.go("about-you-questions")
