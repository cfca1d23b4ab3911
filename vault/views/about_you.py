"""A person's own pages of "About you": asked, sent, asked again, deleted."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from participants.doors import PersonalView
from vault import questions, sealing
from vault.forms import Said, StartForm
from vault.sections import is_offered, visit_of
from vault.views.asking import Asking, QuestionPages

DELETED = "Your request to delete is on its way. It takes about a minute."


class AboutYouView(Asking, PersonalView):
    """A page that is there where the activity asks, or where the person has answered before."""

    @property
    def participant(self):
        return self.involvement.participant

    @property
    def questions(self):
        return questions.asked_by(self.involvement.activity.organisation)

    @property
    def start_url(self):
        return reverse("vault:about-you", args=[self.involvement.pk])

    def may_be_asked(self):
        return is_offered(self.involvement) or (sealing.can_seal() and visit_of(self.involvement))

    def not_asked(self):
        return self.page("vault/not_asked.html", status=404)

    def give(self, said):
        """Seal what was said and be done; who drew the link goes with it, so that no one helper can steer a figure."""
        drawn_by = self.access.link.drawn_by_id
        sealing.give(
            participant=self.participant,
            answers=said.answers,
            declined=said.declined,
            asked=said.asked,
            helped_by=str(drawn_by or ""),
        )
        return redirect("vault:about-you-sent", self.involvement.pk)


class Start(AboutYouView):
    """Honest words before the first question, and a choice to skip them all."""

    def get(self, request, involvement_id):
        return self._ask(StartForm()) if self.may_be_asked() else self.not_asked()

    def post(self, request, involvement_id):
        if not self.may_be_asked():
            return self.not_asked()
        form = StartForm(request.POST)
        if not form.is_valid():
            return self._ask(form)
        if form.cleaned_data["wants"] == "no":
            return self.give(Said(self.questions, {}))
        return redirect("vault:about-you-questions", self.involvement.pk)

    def _ask(self, form):
        context = {
            "form": form,
            "minutes": questions.minutes(self.questions),
            "visit": visit_of(self.involvement),
            "privacy_notice": self.involvement.activity.organisation.privacy_notice,
        }
        return self.page("vault/start.html", context)


class Questions(QuestionPages, AboutYouView):
    """The questions of one person with their own link."""


class Sent(AboutYouView):
    """Thanks, the same whatever was sent."""

    def get(self, request, involvement_id):
        if not visit_of(self.involvement):
            return redirect("vault:about-you", self.involvement.pk)
        return self.page("vault/sent.html")


class Withdraw(AboutYouView):
    """Have everything deleted. It looks the same whether there is anything or not."""

    def get(self, request, involvement_id):
        return self.page("vault/withdraw.html") if sealing.can_seal() else self.not_asked()

    def post(self, request, involvement_id):
        sealing.withdraw(participant=self.participant)
        messages.success(request, DELETED)
        return redirect("participants:my-involvement", self.involvement.pk)
