"""The questions of "About you", whichever way somebody came. What is said travels in the page until it is sealed."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import Error
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views import View

from vault import sealing
from vault.forms import NOT_OFFERED, NOT_OURS, QuestionForm, Said
from vault.views.mishaps import not_sent

logger = logging.getLogger(__name__)


@method_decorator(login_not_required, name="dispatch")
class Asking(View):
    """A page that keeps what was said when the database is away. Mix it in before the door that people come through."""

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


class QuestionPages:
    """One question after the other, a last look, and sending. Only sending changes anything.

    The page says: `questions`, `may_be_asked()`, `not_asked()`, `give(said)`, `page(template, context)`, `start_url`.
    """

    check_template = "vault/check.html"

    def get(self, request, **kwargs):
        if not self.may_be_asked():
            return self.not_asked()
        return self._go_on(Said(self.questions, {}))

    def post(self, request, **kwargs):
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
            return redirect(self.start_url)
        return self._ask(said.question_before, said)

    def _go_on(self, said, *, wrong=""):
        """To the first question not seen yet, or to a last look at everything."""
        question = said.next_question
        if question:
            return self._ask(question, said, wrong=wrong)
        context = {"rows": said.rows(), "carried": said.given.items(), "wrong": wrong}
        return self.page(self.check_template, context)

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
