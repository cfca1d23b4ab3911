""" "About you" by an open link, for everybody at an event: no name, no note of who came, and no way back to it."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from participants.doors import REFERRER_POLICY, closed_door
from vault import open_links, questions, sealing
from vault.views.asking import Asking, QuestionPages


class OpenDoor(View):
    """The door of an open link. Whatever was never there, is over or was ended gets the same closed page."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.link = open_links.find(kwargs["token"])

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs) if self.may_be_asked() else self.not_asked()
        response["Referrer-Policy"] = REFERRER_POLICY
        return response

    def may_be_asked(self):
        return self.link is not None and open_links.may_ask(self.link.activity)

    def not_asked(self):
        return closed_door(self.request)


class OpenView(Asking, OpenDoor):
    """What every page of an open link shows and does."""

    @property
    def organisation(self):
        return self.link.activity.organisation

    @property
    def questions(self):
        return questions.asked_by(self.organisation)

    @property
    def start_url(self):
        return reverse("vault:open-about-you", args=[self.kwargs["token"]])

    def give(self, said):
        sealing.give_open(link=self.link, answers=said.answers, declined=said.declined, asked=said.asked)
        return redirect("vault:open-about-you-sent", self.kwargs["token"])

    def page(self, template, context=None, *, status=200):
        everywhere = {
            "activity": self.link.activity,
            "organisation": self.organisation,
            "support_contacts": self.organisation.support_contacts.all(),
            "is_demonstration": self.organisation.is_demonstration,
            "start_url": self.start_url,
            "questions_url": reverse("vault:open-about-you-questions", args=[self.kwargs["token"]]),
        }
        return render(self.request, template, {**everywhere, **(context or {})}, status=status)


class OpenStart(OpenView):
    """Honest words before the first question: what is sent here can never be taken back."""

    def get(self, request, token):
        context = {"minutes": questions.minutes(self.questions), "privacy_notice": self.organisation.privacy_notice}
        return self.page("vault/open/start.html", context)


class OpenQuestions(QuestionPages, OpenView):
    """The questions of whoever holds the link."""

    check_template = "vault/open/check.html"


class OpenSent(OpenView):
    """Thanks, and the beginning for whoever is next at the same device."""

    def get(self, request, token):
        return self.page("vault/open/sent.html")
