"""A page that carries more than can be read: kind words, and the way back to what was typed."""

from evaluation.views.answering.questionnaire import QuestionnaireView


class TooBig(QuestionnaireView):
    """Instead of a page of the questionnaire. Nothing of what was sent could be read, so the browser alone has it."""

    def post(self, request, **kwargs):
        return self.page("evaluation/too_big.html", status=413)
