"""What somebody has said: to read, to change, to keep a copy of, and to delete while it is not sent."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string

from evaluation import drafts
from evaluation.submission import AlreadySent
from evaluation.views.answering.questionnaire import QuestionnaireView

FILE_NAME = "answers.txt"


class SoFar(QuestionnaireView):
    """What you have said so far, at any time, with a way to change each page."""

    def get(self, request, **kwargs):
        if self.is_over:
            return self.over()
        groups = self.said(self.drafts() if self.may_read_back else {})
        saved = [group for group in groups if group["is_saved"] or group["is_answered"]]
        context = {"place": "so_far", "groups": groups, "saved": saved, "has_answers": bool(self.drafts())}
        return self.page("evaluation/so_far.html", context)


class Forget(QuestionnaireView):
    """Delete what I have said so far. Only where the person may also read it: nobody else may end it."""

    def get(self, request, **kwargs):
        if self.is_over:
            return self.over()
        return self.page("evaluation/forget.html", {"has_answers": bool(self.drafts())})

    def post(self, request, **kwargs):
        if self.is_over:
            return self.over(status=409)
        if not self.may_read_back:
            messages.info(request, self.phrases.say("so_far.delete_elsewhere"))
            return self.go("so-far")
        try:
            drafts.forget(invitation=self.invitation)
        except AlreadySent:
            self.read_again()
            return self.over(status=409)
        messages.success(request, self.phrases.say("so_far.deleted"))
        return self.go("questionnaire")


class Copy(QuestionnaireView):
    """A copy of my answers, to print or to keep. Answers cut off from the person have none, once they are sent."""

    def get(self, request, **kwargs):
        return self.page("evaluation/copy.html", self._context())

    def _context(self):
        answers = self._answers()
        if not self.may_read_back or answers is None:
            raise Http404
        groups = [group for group in self.said(answers) if group["is_answered"]]
        return {"groups": groups}

    def _answers(self):
        """{item code: Given} of what was sent, or of what is saved so far; None where nothing leads back to it."""
        if not self.invitation.is_sent:
            return self.drafts()
        response = getattr(self.invitation, "response", None)
        return response and {answer.item_id: answer.given for answer in response.answers.all()}


class CopyFile(Copy):
    """The same as a plain file. Its name says nothing of what is in it."""

    def get(self, request, **kwargs):
        context = {
            "invitation": self.invitation,
            "wording": self.invitation.wording,
            "phrases": self.phrases,
            "activity": self.activity,
        }
        text = render_to_string("evaluation/copy.txt", context | self._context())
        file = HttpResponse(text, content_type="text/plain; charset=utf-8")
        file["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
        return file
