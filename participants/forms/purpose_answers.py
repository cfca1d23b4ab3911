"""Answering what somebody said about the purpose."""

from pages.forms import PageModelForm
from pages.widgets import LongText, Radios
from participants.models import PurposeReply


class PurposeReplyForm(PageModelForm):
    """What was changed because of it, or why not."""

    enter = {
        "result": "Select whether you changed the text because of this",
        "words": "Enter what you want to tell them",
    }
    submit = "Save the answer"

    class Meta:
        model = PurposeReply
        fields = ["result", "words"]
        labels = {"result": "What did you do with it?", "words": "What do you want to tell them?"}
        help_texts = {
            "words": "Say what you changed, or why you did not. They read it on their own page. For example: We added "
            "weekends to what can change. The budget stays, because the board has set it.",
        }
        widgets = {"result": Radios(), "words": LongText(rows=5)}
