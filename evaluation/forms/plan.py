"""What somebody says about a part of the plan, and what is answered."""

from django import forms

from pages.forms import PageForm
from pages.widgets import LongText

LONGEST = 3000


class CommentForm(PageForm):
    """A comment on one part of the plan."""

    enter = {"words": "Enter what you want to say"}
    submit = "Send the comment"
    words = forms.CharField(
        label="What do you want to say about this part?", max_length=LONGEST, widget=LongText(rows=4)
    )


class AnswerForm(PageForm):
    """What we say to a comment, and what was changed because of it."""

    marks_optional = False
    submit = "Save the answer"
    answer = forms.CharField(
        label="What do you answer?",
        help_text="They read it. If something cannot change, say why.",
        max_length=LONGEST,
        required=False,
        widget=LongText(rows=4),
    )
    what_changed = forms.CharField(
        label="What did you change because of it?",
        help_text="Leave it empty if nothing was changed. For example: papers now come two weeks before.",
        max_length=LONGEST,
        required=False,
        widget=LongText(rows=3),
    )
    is_resolved = forms.BooleanField(label="This is settled", required=False)

    def clean(self):
        given = super().clean()
        if not self.errors and not given.get("answer") and not given.get("what_changed"):
            self.add_error("answer", "Enter an answer, or what you changed")
        return given
