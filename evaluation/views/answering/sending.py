"""A last look, sending, and the receipt."""

from evaluation import sharing, submission
from evaluation.forms.answering import SendForm
from evaluation.models import Invitation
from evaluation.submission import NotSealed, RoundClosed
from evaluation.views.answering.questionnaire import QuestionnaireView


class Check(QuestionnaireView):
    """A last look at everything before it is sent."""

    def get(self, request, **kwargs):
        if self.invitation.is_sent:
            return self.go("sent")
        if self.is_over:
            return self.over()
        if not self.invitation.is_under_way:
            return self.go("questionnaire")
        return self._show(SendForm(has_words=self._has_words(), phrases=self.phrases))

    def post(self, request, **kwargs):
        # After sending, the drafts are gone and so is what tells whether there were words: both are asked then.
        form = SendForm(request.POST, has_words=self._has_words() or self.invitation.is_sent, phrases=self.phrases)
        if self.invitation.round.is_open and self._has_nothing_to_send():
            form.add_fault("check.nothing_to_send")
        if not form.is_valid():
            return self._show(form)
        try:
            submission.submit(
                invitation=self.invitation,
                words_may_be_used=form.words_may_be_used,
                helped_by=form.helped_by,
                may_share=self.may_read_back,
            )
        except RoundClosed:
            self.read_again()
            return self.over(status=409)
        except NotSealed as refusal:
            form.add_fault("check.too_long" if str(refusal) == submission.TOO_LONG else "check.no_key")
            return self._show(form)
        return self.go("sent")

    def _has_nothing_to_send(self):
        # In this order: sending moves the answers, so that a second press finds it sent where drafts are gone.
        if self.drafts():
            return False
        return not Invitation.objects.filter(pk=self.invitation.pk, is_sent=True).exists()

    def _has_words(self):
        questions = self.invitation.wording.questions
        return any(questions[code].has_words for code in self.drafts() if code in questions)

    def _show(self, form):
        groups = self.said(self.drafts() if self.may_read_back else {})
        context = {
            "place": "check",
            "form": form,
            "groups": groups,
            "last_page": groups[-1]["page"],
            "pages_left": [group["page"] for group in groups if not group["is_saved"] and not group["is_answered"]],
            "has_answers": bool(self.drafts()),
            "shared": self._shared(),
            "shares_nothing_here": not self.may_read_back and self._may_share_something(),
        }
        return self.page("evaluation/check.html", context)

    def _shared(self):
        """The questions, as the person reads them, whose answers go to the contact person."""
        if not self.may_read_back:
            return []
        questions = self.invitation.wording.questions
        return [questions[question.code] for question, _ in sharing.shared(self.invitation, self.drafts())]

    def _may_share_something(self):
        """Whether there is a question at all whose answer may be shared, ticked or not."""
        questions = self.invitation.wording.questions.values()
        return sharing.is_offered(self.invitation) and any(question.may_be_shared for question in questions)


class Sent(QuestionnaireView):
    """The receipt, thanks, and what happens next; the same however often it is opened."""

    def get(self, request, **kwargs):
        return self.page("evaluation/sent.html") if self.invitation.is_sent else self.go("questionnaire")
