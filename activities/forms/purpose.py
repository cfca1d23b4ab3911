"""Why people are involved: the statement, what can change, and what should come of it."""

from django import forms

from activities.agreement import THEORIES, sides
from activities.forms.days import check_years
from activities.framework import OUTCOME_KIND_HINTS, TRIPLE_AIM_HINTS, TripleAim
from activities.models import IntendedOutcome, Purpose, TopicOfInfluence
from figures.plain import say_date
from pages.forms import PageForm, PageModelForm
from pages.widgets import Checkboxes, LongText, Radios

Openness = TopicOfInfluence.Openness


class PurposeForm(PageModelForm):
    """The purpose in words. Everything may be left for later; what is needed is asked for before it is agreed."""

    marks_optional = False
    submit = "Save"
    sections = [
        ("Why", ["statement", "reason_to_join"]),
        ("How this leads to change", list(THEORIES.values())),
        ("The decision", ["decided_by", "forum", "decided_on"]),
        ("What people get", ["payment_statement", "told_back_by"]),
    ]

    class Meta:
        model = Purpose
        fields = [
            "statement",
            "reason_to_join",
            *THEORIES.values(),
            "decided_by",
            "forum",
            "decided_on",
            "payment_statement",
            "told_back_by",
        ]
        labels = {
            "statement": "Why are you involving people?",
            "reason_to_join": "Why would somebody give their time?",
            "decided_by": "Who decides?",
            "forum": "Where is it decided?",
            "decided_on": "When is it decided?",
            "payment_statement": "What is paid, and how are expenses covered?",
            "told_back_by": "By when are people told what happened?",
        }
        help_texts = {
            "statement": "One sentence that a newcomer understands. For example: To decide together how the "
            "crisis line answers, before the new contract is written in September.",
            "reason_to_join": "Say it to them. For example: You can change how people are met on their worst day.",
            "decided_by": "Who has the last word. For example: the service manager.",
            "forum": "The meeting or body in which it is decided. For example: the contract board.",
            "decided_on": "For example, 1 9 2026",
            "payment_statement": "Tell people before they say yes. For example: £20 an hour, paid within ten days. "
            "Travel is booked for you. You may say no to payment.",
            "told_back_by": "The day by which everyone hears what was done with what they said, and what was not.",
        }
        widgets = {
            "statement": LongText(rows=3),
            "reason_to_join": LongText(rows=3),
            **{field: LongText(rows=3) for field in THEORIES.values()},
            "payment_statement": LongText(rows=3),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for side, word in sides(self.instance.activity.organisation).items():
            self.fields[THEORIES[side]].label = f"How do {word} think that this will lead to change?"
        self.fields[next(iter(THEORIES.values()))].help_text = (
            "Ask them. It is good to see where you think alike and where you do not. For example: if callers are not "
            "asked to tell their story twice, they hold on, and more of them get help the same night."
        )

    def clean(self):
        given = super().clean()
        check_days(self)
        return given


def check_days(form):
    """The days of a purpose can be meant, and nobody is told what happened before anything has begun."""
    check_years(form, "decided_on", "told_back_by")
    first, told_back_by = form.instance.activity.starts_on, form.cleaned_data.get("told_back_by")
    if first and told_back_by and told_back_by < first:
        form.add_error("told_back_by", f"The day must not be before the first day of the activity, {say_date(first)}")


class TopicForm(PageModelForm):
    """A topic, and whether people can change it: freely, within a limit, or not at all, best with the reason."""

    enter = {
        "text": "Enter the topic",
        "openness": "Select whether it can change",
        "limit": "Enter the limit, so that people know how far they can go",
    }
    submit = "Save"
    # One field of the record, asked under two answers.
    whys = {Openness.DECIDED: "why_decided", Openness.OUTSIDE: "why_outside"}

    why_decided = forms.CharField(
        label="Why is it decided?",
        help_text="For example: the board signed the contract in May.",
        required=False,
        max_length=500,
        widget=LongText(rows=2),
    )
    why_outside = forms.CharField(
        label="Why is it outside your control?",
        help_text="For example: it is the law, or the money is given for this only.",
        required=False,
        max_length=500,
        widget=LongText(rows=2),
    )

    class Meta:
        model = TopicOfInfluence
        fields = ["text", "openness", "limit"]
        labels = {
            "text": "What is the topic?",
            "openness": "Can people change it?",
            "limit": "What is the limit?",
        }
        help_texts = {
            "text": "For example: opening hours.",
            "openness": "Saying what is fixed is as useful as saying what is open.",
            "limit": "For example: any hours between 8 and 22, as long as they add up to 70 a week.",
        }
        widgets = {
            "openness": Radios(
                hints={
                    "open": "What people say here can make a difference",
                    "limited": "What people say can make a difference, up to a limit that you can name",
                    "decided": "We have decided, and can say why",
                    "outside": "Somebody else decides, such as a law or a funder",
                },
                reveals={"limited": "limit", "decided": "why_decided", "outside": "why_outside"},
            ),
            "limit": LongText(rows=2),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["limit"].required = True
        if field := self.whys.get(self.instance.openness):
            self.initial.setdefault(field, self.instance.why_fixed)

    def clean(self):
        given = super().clean()
        self.instance.why_fixed = given.get(self.whys.get(given.get("openness")), "") or ""
        return given


class OutcomeForm(PageModelForm):
    """What should be different, how we will know, by when, and what it serves."""

    marks_optional = False
    enter = {"text": "Enter what should be different", "kind": "Select where the difference is seen"}
    submit = "Save"
    aims = forms.MultipleChoiceField(
        label="What does it serve?",
        help_text="The three aims that health and care seek at once. Choose as many as are true, or none.",
        choices=TripleAim.choices,
        required=False,
        widget=Checkboxes(hints=TRIPLE_AIM_HINTS),
    )

    class Meta:
        model = IntendedOutcome
        fields = ["text", "kind", "how_we_will_know", "due_on", "aims"]
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

    def clean(self):
        given = super().clean()
        check_years(self, "due_on")
        return given


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
    """Standing by the text that was shown, known by its fingerprint."""

    submit = ""
    as_read = forms.CharField(max_length=64, widget=forms.HiddenInput)
