"""An organisation's own questions, and the answers they offer."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from activities.framework import ProcessArea, Stage
from evaluation.models import Item, Kind, Scale
from evaluation.questionnaires import bank
from evaluation.questionnaires.texts import english
from figures.scales import Meaning
from pages.forms import PageForm
from pages.widgets import LongText, Radios, Text

MOST_OPTIONS = 15
KIND_HINTS = {
    Kind.CHOICE: "One answer out of a few, such as yes or no",
    Kind.BAND: "One answer out of bands of numbers, such as 5 to 9 hours",
    Kind.MANY: "Several answers may be true",
    Kind.RANKING: "What matters most, second, third",
    Kind.DATE: "A day, month and year",
    Kind.SHORT_TEXT: "One line",
    Kind.TEXT: "As much as people like to write",
}
USE_HINTS = {
    Item.Use.SCORED: "It has a good side and counts in the result of its stage",
    Item.Use.COUNTED: "It is shown with its own numbers",
    Item.Use.TEXT: "People's words are read, and quoted if they agree",
    Item.Use.ROUTING: "It is read so that somebody can help, and not printed",
}
QUESTIONS = [
    ("Q1", "1. What was intended?"),
    ("Q2", "2. What difference to the project, activity or organisation?"),
    ("Q3", "3. How did everyone feel about the process?"),
    ("Q4", "4. What difference to the end result?"),
    ("Q5", "5. What difference beyond it?"),
]
MEANINGS = [
    (Meaning.FAVOURABLE, "A good answer, such as “yes, a lot”"),
    (Meaning.PARTLY, "A partly good answer, such as “yes, a bit”"),
    (Meaning.NEUTRAL, "Neither good nor bad"),
    (Meaning.UNFAVOURABLE, "An answer that is not good, such as “no”"),
    (Meaning.UNSURE, "Not sure"),
    (Meaning.DOES_NOT_FIT, "This does not fit me"),
    (Meaning.RATHER_NOT_SAY, "I would rather not say"),
]


class ItemFields(PageForm):
    """What both a new and an old question of one's own ask about it."""

    text = forms.CharField(label="The question, or a sentence to agree with", max_length=500, widget=LongText(rows=2))
    hint = forms.CharField(label="A hint under it", max_length=500, required=False, widget=LongText(rows=2))
    stage = forms.ChoiceField(label="Which part of 4PI is it about?", choices=Stage, widget=Radios())
    area = forms.ChoiceField(
        label="Which area of Process?", choices=[("", "None"), *ProcessArea.choices], required=False
    )
    question = forms.ChoiceField(
        label="Which question of impact does it help to answer?", choices=[("", "None"), *QUESTIONS], required=False
    )
    use = forms.ChoiceField(label="What happens to the answers?", choices=Item.Use, widget=Radios(hints=USE_HINTS))
    is_paired = forms.BooleanField(label="It is asked before and after, to see a change", required=False)
    is_sensitive = forms.BooleanField(
        label="It may upset people", help_text="Support contacts are shown with it.", required=False
    )
    enter = {
        "text": "Enter the question",
        "code": "Enter a code",
        "kind": "Select how it is answered",
        "stage": "Select a part of 4PI",
        "use": "Select what happens to the answers",
    }
    submit = "Save"

    def clean(self):
        found = super().clean()
        kind, use = self.item_kind, found.get("use")
        if kind in (*Kind.WITH_WORDS, Kind.DATE) and use in (Item.Use.SCORED, Item.Use.COUNTED):
            self.add_error("use", "Own words and dates are read, not counted")
        elif kind in Kind.WITH_OPTIONS and use == Item.Use.TEXT:
            self.add_error("use", "Answers that are chosen are counted")
        return found


class NewItemForm(ItemFields):
    """A question of one's own. Its code and kind stay for good."""

    code = forms.CharField(
        label="A short code",
        help_text="It stays for good, so that years compare. Up to 12 letters and numbers, such as HOPE1.",
        max_length=12,
        validators=[
            RegexValidator(r"^[A-Za-z][A-Za-z0-9]*$", "Begin with a letter, then use letters and numbers only")
        ],
        widget=Text(width=10),
    )
    kind = forms.ChoiceField(label="How is it answered?", choices=Item.Kind, widget=Radios(hints=KIND_HINTS))
    scale = forms.ModelChoiceField(
        queryset=Scale.objects.none(),
        label="Which answers are there to choose from?",
        help_text="Leave it empty for own words and dates.",
        required=False,
        empty_label="No answers to choose from",
    )
    sections = [
        ("The question", ["code", "text", "hint"]),
        ("How it is answered", ["kind", "scale", "is_sensitive"]),
        ("How it is counted", ["stage", "area", "question", "use", "is_paired"]),
    ]

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["scale"].queryset = Scale.objects.of(organisation)
        self.fields["scale"].label_from_instance = scale_in_words

    @property
    def item_kind(self):
        return self.cleaned_data.get("kind")

    def clean(self):
        found = super().clean()
        if self.item_kind in Kind.WITH_OPTIONS and not found.get("scale") and "scale" not in self.errors:
            self.add_error("scale", "Select the answers to choose from")
        elif self.item_kind and self.item_kind not in Kind.WITH_OPTIONS and found.get("scale"):
            self.add_error("scale", "Own words and dates have no answers to choose from: leave this empty")
        return found


class ItemForm(ItemFields):
    """Another wording for a question of one's own; how it is counted only until it is published."""

    sections = [("How it is counted", ["stage", "area", "question", "use", "is_paired"])]

    def __init__(self, *args, item, is_published, **kwargs):
        initial = {name: getattr(item, name) for name in (*bank.KEPT_ONCE_PUBLISHED, "is_sensitive")}
        initial |= {name: english(item.texts, name) for name in ("text", "hint")}
        super().__init__(*args, **{**kwargs, "initial": initial})
        self.item_kind = item.kind
        if is_published:
            self.sections = ()
            for name in bank.KEPT_ONCE_PUBLISHED:
                del self.fields[name]


class NewScaleForm(PageForm):
    """A set of answers to choose from, as one would write it on paper."""

    enter = {"name": "Enter a name", "labels": "Enter at least two answers, one on each line"}
    name = forms.CharField(
        label="What do you call these answers?", max_length=100, help_text="For colleagues. For example: How often."
    )
    labels = forms.CharField(
        label="The answers",
        help_text="One on each line, in order. For example: Always, Sometimes, Never.",
        max_length=2000,
        widget=LongText(rows=7),
    )
    has_opt_outs = forms.BooleanField(
        label="Add “This does not fit me” and “I would rather not say”", required=False, initial=True
    )

    def clean_labels(self):
        labels = lines_of(self.cleaned_data["labels"])
        if len(labels) < 2:
            raise ValidationError(self.enter["labels"])
        return labels


class ScaleForm(PageForm):
    """What each answer is called and means, which one rules out the others, and more answers."""

    enter = {"name": "Enter a name"}
    submit = "Save"
    marks_optional = False
    name = forms.CharField(label="What do you call these answers?", max_length=100)

    def __init__(self, *args, scale, is_published, **kwargs):
        super().__init__(*args, **kwargs)
        self.options, self.is_published = scale.options, is_published
        self.initial["name"] = scale.name
        self.sections = []
        for number, option in enumerate(self.options, start=1):
            self.add_option(number, option)
        if not is_published:
            self.add_the_rest()

    def add_option(self, number, option):
        label, meaning = f"label_{number}", f"meaning_{number}"
        self.add_field(label, forms.CharField(label="What it says", max_length=100, required=self.is_published))
        self.fields[label].error_messages["required"] = "Enter what this answer says"
        self.initial[label] = option["label"]
        names = [label]
        if not self.is_published:
            self.fields[label].help_text = "Empty it to take this answer out."
            self.add_field(meaning, forms.ChoiceField(label="What it means when answers are counted", choices=MEANINGS))
            self.initial[meaning] = option["meaning"]
            names.append(meaning)
        self.sections.append((f"Answer {number}", names))

    def add_the_rest(self):
        choices = [("", "None of them"), *((option["code"], option["label"]) for option in self.options)]
        self.add_field(
            "exclusive",
            forms.ChoiceField(
                label="Does one answer rule out the others, where people may choose several?",
                help_text="For example: None of these.",
                choices=choices,
                required=False,
            ),
        )
        self.initial["exclusive"] = next((option["code"] for option in self.options if option.get("is_exclusive")), "")
        more = forms.CharField(
            label="More answers",
            help_text="One on each line.",
            max_length=2000,
            required=False,
            widget=LongText(rows=3),
        )
        self.add_field("more", more)
        self.sections.append(("All answers", ["exclusive", "more"]))

    def clean(self):
        found = super().clean()
        if not self.errors and not 2 <= len(self.changed) <= MOST_OPTIONS:
            raise ValidationError(f"People need at least two answers to choose from, and no more than {MOST_OPTIONS}.")
        labels = [option["label"].lower() for option in self.changed] if not self.errors else []
        if len(set(labels)) != len(labels):
            raise ValidationError("Two answers say the same. Change one of them.")
        return found

    @property
    def changed(self):
        """The options as they are to be."""
        found, options = self.cleaned_data, []
        for number, option in enumerate(self.options, start=1):
            if found[f"label_{number}"]:
                options.append(option | {"label": found[f"label_{number}"]})
                if not self.is_published:
                    options[-1] = self._counted(options[-1], found[f"meaning_{number}"], found["exclusive"])
        return bank.with_labels(options, lines_of(found.get("more", "")))

    def _counted(self, option, meaning, exclusive):
        rest = {key: value for key, value in option.items() if key != "is_exclusive"}
        return rest | {"meaning": meaning} | ({"is_exclusive": True} if option["code"] == exclusive else {})


def lines_of(text):
    """The lines of a text that say something, each once."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def scale_in_words(scale):
    """A scale as one line of a list."""
    return f"{scale.name}: {' / '.join(option['label'] for option in scale.options)}"
