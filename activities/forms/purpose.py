"""Why people are involved: the statement, what can change, and what should come of it."""

from django import forms

from activities.framework import OUTCOME_KIND_HINTS
from activities.models import IntendedOutcome, Purpose, TopicOfInfluence
from pages.forms import PageForm, PageModelForm
from pages.widgets import LongText, Radios


class PurposeForm(PageModelForm):
    """The purpose in words. Everything may be left for later; what is needed is asked for before it is agreed."""

    marks_optional = False
    submit = "Save"
    sections = [
        ("Why", ["statement", "reason_to_join"]),
        ("The decision", ["decided_by", "decided_on"]),
        ("What people get", ["payment_statement", "told_back_by"]),
    ]

    class Meta:
        model = Purpose
        fields = ["statement", "reason_to_join", "decided_by", "decided_on", "payment_statement", "told_back_by"]
        labels = {
            "statement": "Why are you involving people?",
            "reason_to_join": "Why would somebody give their time?",
            "decided_by": "Who decides?",
            "decided_on": "When is it decided?",
            "payment_statement": "What is paid, and how are expenses covered?",
            "told_back_by": "By when are people told what happened?",
        }
        help_texts = {
            "statement": "One sentence that a newcomer understands. For example: To decide together how the "
            "crisis line answers, before the new contract is written in September.",
            "reason_to_join": "Say it to them. For example: You can change how people are met on their worst day.",
            "decided_by": "A person or a meeting. For example: the service manager, at the contract board.",
            "decided_on": "For example, 1 9 2026",
            "payment_statement": "Tell people before they say yes. For example: £20 an hour, paid within ten days. "
            "Travel is booked for you. You may say no to payment.",
            "told_back_by": "The day by which everyone hears what was done with what they said, and what was not.",
        }
        widgets = {
            "statement": LongText(rows=3),
            "reason_to_join": LongText(rows=3),
            "payment_statement": LongText(rows=3),
        }


class TopicForm(PageModelForm):
    """A topic, and whether people can change it."""

    enter = {"text": "Enter the topic", "openness": "Select whether it can change"}
    submit = "Save"

    class Meta:
        model = TopicOfInfluence
        fields = ["text", "openness"]
        labels = {"text": "What is the topic?", "openness": "Can people change it?"}
        help_texts = {
            "text": "For example: opening hours.",
            "openness": "Saying what is fixed is as useful as saying what is open.",
        }
        widgets = {
            "openness": Radios(
                hints={
                    "open": "What people say here can make a difference",
                    "decided": "We have decided, and can say why",
                    "outside": "Somebody else decides, such as a law or a funder",
                }
            )
        }


class OutcomeForm(PageModelForm):
    """What should be different, how we will know, and by when."""

    marks_optional = False
    enter = {"text": "Enter what should be different", "kind": "Select where the difference is seen"}
    submit = "Save"

    class Meta:
        model = IntendedOutcome
        fields = ["text", "kind", "how_we_will_know", "due_on"]
        labels = {
            "text": "What should be different?",
            "kind": "Where will the difference be seen?",
            "how_we_will_know": "How will you know?",
            "due_on": "By when?",
        }
        help_texts = {
            "text": "Say what will be different, not what you will do. For example: People who ring in a crisis reach "
            "somebody who has time to listen.",
            "how_we_will_know": "What you will look at or ask. For example: callers say so when we ask them a month "
            "later. You may add this later, but before the purpose is agreed.",
            "due_on": "When it can honestly be judged. For example, 1 11 2026",
        }
        widgets = {
            "text": LongText(rows=3),
            "kind": Radios(hints=OUTCOME_KIND_HINTS),
            "how_we_will_know": LongText(rows=3),
        }


class AmendForm(PageForm):
    """Why an agreed purpose has to change."""

    enter = {"reason": "Enter the reason for the change"}
    submit = "Start the amendment"
    reason = forms.CharField(
        label="Why does it have to change?",
        help_text="Kept with the next version, where everyone can read it. For example: the budget was cut in May, "
        "so the second venue is no longer open to discussion.",
        max_length=1000,
        widget=LongText(rows=4),
    )


class LockForm(PageForm):
    """Agreement to the text that was shown, known by its fingerprint."""

    submit = ""
    as_read = forms.CharField(max_length=64, widget=forms.HiddenInput)
