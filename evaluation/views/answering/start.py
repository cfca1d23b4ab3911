"""The first page: what is asked, who reads it, and the button that begins."""

from accounts.models import PrivacyNotice
from evaluation import submission
from evaluation.phrases import PROMISES
from evaluation.submission import AlreadySent, RoundClosed
from evaluation.views.answering.questionnaire import QuestionnaireView
from pages.prepared import Prepared

_NOTICE = Prepared(
    lambda organisation: PrivacyNotice.objects.filter(organisation=organisation).values_list("text")[:1],
    organisation=1,
)


class Start(QuestionnaireView):
    """What is asked, who reads it and what happens with it; the button begins."""

    def get(self, request, **kwargs):
        if self.invitation.is_sent:
            return self.go("sent")
        if self.is_over:
            return self.over()
        if self.has_ways and not self.invitation.variant:
            return self.go("choose-language")
        context = {
            "promise": PROMISES[self.invitation.capacity],
            "number_of_pages": len(self.invitation.wording.route(self.drafts())),
            "privacy_notice": self._notice(),
        }
        return self.page("evaluation/start.html", context)

    def post(self, request, **kwargs):
        try:
            submission.start(invitation=self.invitation)
        except AlreadySent:
            return self.go("sent")
        except RoundClosed:
            self.read_again()
            return self.over(status=409)
        return self.go_on()

    def _notice(self):
        """The privacy notice in force, or None."""
        row = _NOTICE.first(organisation=self.organisation.pk)
        return row and {"text": row[0]}
