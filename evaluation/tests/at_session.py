"""Somebody at a session, with a browser and the link or the code of the poster."""

import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from evaluation import invitations, sessions
from evaluation.models import Invitation
from participants.links import digest_of


def open_session(cast, round_, **more):
    """A session that is on today: (session, token, code)."""
    usual = {"name": "Workshop on 3 May", "last_day": timezone.localdate(), "at_most": 20}
    return sessions.draw(round_=round_, by=cast.coordinator, **usual | more)


def open_asking(activity, versions):
    """A round of this activity that is open for a fortnight and asks {capacity: version}."""
    closes_on = timezone.localdate() + timedelta(days=14)
    return invitations.open_round(
        activity=activity, phase="after", closes_on=closes_on, by=activity.lead, versions=versions
    )[0]


class Guest:
    """One browser in the room; `page` is what it shows."""

    def __init__(self):
        self.browser = Client()

    def see(self, response):
        self.status, self.page = response.status_code, response.content.decode()
        self.response = response
        return self

    def arrive(self, token):
        self.address = reverse("evaluation:session-link", args=[token])
        return self.see(self.browser.get(self.address))

    def type(self, code):
        self.address = reverse("evaluation:at-session")
        return self.see(self.browser.post(reverse("evaluation:enter-code"), {"code": code}, follow=True))

    @property
    def seat(self):
        return re.search(r'name="seat" value="([\w-]+)"', self.page)[1]

    def begin(self, capacity="service_user", *, seat=None):
        data = {"capacity": capacity, "seat": seat or self.seat}
        return self.see(self.browser.post(self.address, data, follow=True))

    @property
    def invitation(self):
        """The one that this browser holds a seat for."""
        return Invitation.objects.get(seat_digest=digest_of(self.browser.cookies["fourpi-seat"].value))

    def url(self, name, *args, invitation=None):
        return reverse(f"evaluation:{name}", args=[(invitation or self.invitation).pk, *args])

    def answer(self, number=1, words="Kind people"):
        """Start, and answer a page: the first option of every choice, and these words."""
        invitation = self.invitation
        page = invitation.version.pages[number - 1]
        self.browser.post(self.url("questionnaire"))
        data = {"page": page.key, "save": "on"}
        data |= {f"text_{q.code}": words for q in page.questions if not q.is_choice}
        data |= {f"option_{q.code}": q.options[0].code for q in page.questions if q.is_choice}
        return self.see(self.browser.post(self.url("answer-page", page.key), data, follow=True))

    def send(self):
        return self.see(self.browser.post(self.url("check"), {"words_may_be_used": "no"}, follow=True))
