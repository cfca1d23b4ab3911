"""What people said when they talked about how they work together."""

from django import forms

from activities.forms.days import not_later_than_today
from activities.models import PrinciplesDiscussion
from figures.plain import say_date
from pages.forms import PageModelForm
from pages.widgets import LongText, Radios, Text, WholeNumber

PEOPLE = ("service_users", "carers", "public", "partners", "staff")
WORDS = ("differences", "disagreement", "agreed")
MOST_PEOPLE = 2000


class DiscussionForm(PageModelForm):
    """When and how people talked, who was there in numbers, and what was said."""

    enter = {"held_on": "Enter the day on which you talked", "way": "Choose how you talked"}
    submit = "Keep this record"
    marks_optional = False
    sections = [("Who was there?", list(PEOPLE)), ("What was said?", list(WORDS))]

    class Meta:
        model = PrinciplesDiscussion
        fields = ["held_on", "way", *PEOPLE, *WORDS, "review"]
        labels = {
            "held_on": "When did you talk?",
            "way": "How?",
            "differences": "What did people say about what differs?",
            "disagreement": "Where did people still disagree?",
            "agreed": "What was agreed?",
            "review": "Which planned day does this answer?",
        }
        help_texts = {
            "held_on": "For example, 27 3 2026",
            "differences": "In the words people used. Please do not write names.",
            "disagreement": "Write it as it is: a difference that is written down can be lived with.",
            "agreed": "What everyone will keep to goes into the commitments too.",
        }
        widgets = {
            "way": Radios(),
            "differences": LongText(rows=4),
            "disagreement": LongText(rows=4),
            "agreed": LongText(rows=4),
            "review": Radios(),
        }

    def __init__(self, *args, activity, labels, corrects=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.corrects = corrects
        for name in PEOPLE:
            how_many = forms.IntegerField(
                label=labels[name],
                min_value=0,
                max_value=MOST_PEOPLE,
                required=False,
                widget=WholeNumber(suffix="people"),
            )
            if name == PEOPLE[0]:
                how_many.help_text = "Numbers only, never names. Leave a box empty if nobody of these was there."
            self.add_field(name, how_many)
        self._offer_reviews(activity)
        if corrects:
            why = forms.CharField(
                label="Why is it corrected?",
                help_text="Both records stay readable. For example: two carers were left out of the count.",
                max_length=300,
                widget=Text(),
            )
            self.add_field("why_corrected", why)

    def _offer_reviews(self, activity):
        """A correction answers what the record that it stands for answered."""
        waiting = activity.review_dates.waiting()
        if self.corrects or not waiting:
            del self.fields["review"]
        else:
            self.fields["review"] = forms.ModelChoiceField(
                queryset=waiting,
                required=False,
                empty_label="None of these",
                label=self.fields["review"].label,
                widget=Radios(),
            )
            self.fields["review"].label_from_instance = in_words
            self.add_field("review", self.fields["review"])

    def clean_held_on(self):
        sentence = "The day on which you talked must be today or in the past"
        return not_later_than_today(self.cleaned_data["held_on"], sentence)

    def clean(self):
        cleaned = super().clean()
        for name in PEOPLE:
            if name not in self.errors:
                cleaned[name] = cleaned.get(name) or 0
        if not any(cleaned.get(name) for name in PEOPLE) and not any(name in self.errors for name in PEOPLE):
            self.add_error("service_users", "Enter how many people were there, at least one")
        if not any(cleaned.get(name) for name in WORDS) and not any(name in self.errors for name in WORDS):
            self.add_error("differences", "Write down what was said, in at least one of the three boxes")
        return cleaned


def in_words(review):
    return say_date(review.due_on) + (f": {review.what_for}" if review.what_for else "")
