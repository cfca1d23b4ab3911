"""A person's own pages of "About you". What is said travels in the page; nothing is stored before it is sealed."""

import logging
from math import ceil

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.shortcuts import redirect
from django.utils.decorators import method_decorator

from participants.doors import PersonalView
from vault import questions, sealing
from vault.forms import NOT_OFFERED, NOT_OURS, QuestionForm, Said, StartForm
from vault.sections import is_offered, visit_of
from vault.views.mishaps import not_sent

logger = logging.getLogger(__name__)

SECONDS_A_QUESTION = 15
DELETED = "Your request to delete is on its way. It takes about a minute."


@method_decorator(login_not_required, name="dispatch")
class AboutYouView(PersonalView):
    """A page that is there where the activity asks, or where the person has answered before."""

    def setup(self, request, *args, **kwargs):
        self.is_database_away = False
        try:
            super().setup(request, *args, **kwargs)
        except Error:
            self.is_database_away = True

    def dispatch(self, request, *args, **kwargs):
        if self.is_database_away:
            return not_sent(request)
        try:
            return super().dispatch(request, *args, **kwargs)
        except (Error, sealing.NoKeyToSeal):
            logger.exception("What a person said about themselves could not be sealed.")
            return not_sent(request)

    @property
    def participant(self):
        return self.involvement.participant

    @property
    def questions(self):
        return questions.asked_by(self.involvement.activity.organisation)

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
            "minutes": ceil(len(self.questions) * SECONDS_A_QUESTION / 60),
            "visit": visit_of(self.involvement),
            "privacy_notice": self.involvement.activity.organisation.privacy_notice,
        }
        return self.page("vault/start.html", context)


class Questions(AboutYouView):
    """One question after the other, a last look, and sending. Only sending changes anything."""

    def get(self, request, involvement_id):
        if not self.may_be_asked():
            return self.not_asked()
        return self._go_on(Said(self.questions, {}))

    def post(self, request, involvement_id):
        if not self.may_be_asked():
            return self.not_asked()
        said = Said(self.questions, request.POST)
        if said.forged:
            return self._ask(said.forged, said, wrong=NOT_OFFERED)
        if said.has_strangers:
            return self._go_on(said, wrong=NOT_OURS)
        if "back" in request.POST:
            return self._back(said)
        if "change" in request.POST and (question := said.find(request.POST["change"])):
            return self._ask(question, said)
        return self.give(said) if "send" in request.POST else self._go_on(said)

    def _back(self, said):
        if said.now and said.now.code not in self.request.POST:
            said.given.pop(said.now.code, None)
        if said.now is said.question_before:
            return redirect("vault:about-you", self.involvement.pk)
        return self._ask(said.question_before, said)

    def _go_on(self, said, *, wrong=""):
        """To the first question not seen yet, or to a last look at everything."""
        question = said.next_question
        if question:
            return self._ask(question, said, wrong=wrong)
        context = {"rows": said.rows(), "carried": said.given.items(), "wrong": wrong}
        return self.page("vault/check.html", context)

    def _ask(self, question, said, *, wrong=""):
        shown = {question.code: said.given.get(question.code, "")}
        form = QuestionForm(shown if wrong else None, question=question, said=said, initial=shown)
        if wrong:
            form.add_error(question.code, wrong)
        context = {
            "form": form,
            "question": question,
            "number": self.questions.index(question) + 1,
            "number_of_questions": len(self.questions),
            "carried": [(code, value) for code, value in said.given.items() if code != question.code],
        }
        return self.page("vault/question.html", context)


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
