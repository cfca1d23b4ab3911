"""Somebody of staff who types in a paper, in a browser without scripts."""

import re

from django.test import Client
from django.urls import reverse

from evaluation.models import PaperEntry
from evaluation.tests.respondent import words_of


class Typist:
    """One member of staff; `page` is what they see."""

    def __init__(self, user, round_):
        self.user, self.round = user, round_
        self.browser = Client()
        self.browser.force_login(user)

    def see(self, response):
        self.status, self.response = response.status_code, response
        self.page, self.words = response.content.decode(), words_of(response)
        return self

    def go(self, name, *args):
        return self.see(self.browser.get(reverse(f"evaluation:{name}", args=args), follow=True))

    def begin(self, **said):
        usual = {"whose": "code", "variant": "en", "channel": "paper", "wants_second": "no"}
        address = reverse("evaluation:paper-type", args=[self.round.pk])
        return self.see(self.browser.post(address, usual | said, follow=True))

    @property
    def entry(self):
        return PaperEntry.objects.select_related("invitation__version").order_by("-pk").first()

    @property
    def address(self):
        """Where they are now."""
        return self.response.request["PATH_INFO"]

    def post(self, **data):
        return self.see(self.browser.post(self.address, data, follow=True))

    def type_page(self, **changes):
        """Type the page in sight: nothing but these changes, and the empty boxes that a browser sends."""
        boxes = re.findall(r'<(?:textarea|input)[^>]* name="(text_[\w.]+|date_[\w.]+|place_[\w.]+)"', self.page)
        key = re.search(r'name="page" value="([\w-]+)"', self.page)[1]
        mine = {name: value for name, value in changes.items() if f'name="{name}"' in self.page}
        return self.post(**{**dict.fromkeys(boxes, ""), "page": key, "save": "on", **mine})

    def type_all(self, **answers):
        """Type every page until the last look: {field: what stands on the paper}."""
        while 'name="page"' in self.page:
            self.type_page(**answers)
        return self
