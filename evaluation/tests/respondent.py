"""Somebody with a questionnaire to answer, and the browsers they use."""

import html
import re

from django.test import Client
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Status
from evaluation.models import DraftAnswer, Invitation, Phase, Response


class Respondent:
    """One person asked in a round; `browser` opened their link first, `second` opened the same link later."""

    def __init__(self, cast, *, capacity=Capacity.SERVICE_USER, phase=Phase.AFTER, activity=None, round_=None):
        self.cast = cast
        self.activity = activity or cast.activity(status=Status.OPEN)
        self.involvement = cast.person(self.activity, capacity)
        self.round = round_ or cast.open_round(self.activity, phase)
        if round_:
            self.ask()
        self.invitation = Invitation.objects.get(round=self.round, involvement=self.involvement)
        self.token = cast.token(self.involvement, opens=self.url("questionnaire"))
        self.browser = self.new_browser()

    def ask(self):
        from evaluation import invitations

        invitations.ask_everyone(round_=self.round)

    def new_browser(self):
        browser = Client()
        browser.post(f"/l/{self.token}/")
        return browser

    def url(self, name, *args):
        return reverse(f"evaluation:{name}", args=[self.invitation.pk, *args])

    @property
    def pages(self):
        return self.invitation.version.pages

    def start(self, browser=None):
        return (browser or self.browser).post(self.url("questionnaire"))

    def read_in(self, variant):
        """Choose a language, or Easy Read."""
        return self.browser.post(self.url("choose-language"), {"variant": variant})

    def answer(self, number, *, browser=None, follow=False, button="save", then="", **changes):
        """Post a page as a browser would: every text box, chosen radios, the end of the page and the button."""
        page = self.pages[number - 1]
        data = {f"text_{question.code}": "" for question in page.questions if question.has_words}
        data |= {"page": page.key, button: "on"} | changes
        return (browser or self.browser).post(self.url("answer-page", number) + then, data, follow=follow)

    def choose_first(self, number):
        """The first option of every choice of a page, as form data."""
        questions = self.pages[number - 1].questions
        return {f"option_{q.code}": q.options[0].code for q in questions if q.is_choice}

    def page_with_text(self):
        """The first page with a box for own words: (its number, the item's code)."""
        return next((int(page.key), q.code) for page in self.pages for q in page.questions if not q.is_choice)

    def read(self, name, *args, browser=None):
        """What a page says, without its markup."""
        return words_of((browser or self.browser).get(self.url(name, *args), follow=True))

    def drafts(self):
        return dict(DraftAnswer.objects.filter(invitation=self.invitation).values_list("item_id", "words"))

    def chosen(self):
        drafts = DraftAnswer.objects.filter(invitation=self.invitation)
        return {draft.item_id: "".join(draft.options) for draft in drafts}

    def response(self):
        return Response.objects.get(invitation=self.invitation)


def words_of(response):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())
