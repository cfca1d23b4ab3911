"""Not this time."""

from django.contrib import messages

from evaluation import submission
from evaluation.submission import AlreadySent, BegunElsewhere, RoundClosed
from evaluation.views.answering.questionnaire import QuestionnaireView

BEGUN_ELSEWHERE = "Answers were saved on another device, so you cannot say no here. Use that device, or a fresh link."


class Decline(QuestionnaireView):
    """Not this time. The person may change their mind while the questions are open."""

    def get(self, request, **kwargs):
        return self.over() if self.is_over else self.page("evaluation/decline.html")

    def post(self, request, **kwargs):
        try:
            submission.decline(invitation=self.invitation, may_take_back=self.may_read_back)
        except BegunElsewhere:
            messages.info(request, BEGUN_ELSEWHERE)
        except (AlreadySent, RoundClosed):
            self.read_again()
            return self.over(status=409)
        return self.go("questionnaire")
