"""What a questionnaire is, and the pages and questions of its working copy."""

from django import forms

from activities.framework import Capacity, Stage
from evaluation.models import Phase, Questionnaire
from evaluation.models.wording import ENGLISH
from evaluation.questionnaires.texts import english, item_english
from pages.forms import PageForm, PageModelForm
from pages.widgets import Checkboxes, LongText, Radios

EVERYBODY = "everybody"
PHASE_HINTS = {
    Phase.BEFORE: "What people expect",
    Phase.AFTER: "How it was",
    Phase.FOLLOW_UP: "Three to six months on",
    Phase.PULSE: "A few questions while the work goes on",
}


class QuestionnaireForm(PageModelForm):
    """What a questionnaire is called, whom it is for and when it is asked."""

    enter = {
        "title": "Enter a title",
        "phase": "Select when it is asked",
        "capacities": "Select who it is for",
    }
    capacities = forms.MultipleChoiceField(label="Who is it for?", choices=Capacity)
    note = forms.CharField(
        label="A note for your colleagues",
        help_text="Only staff see this. For example: tried with four people of the carers’ group in May.",
        max_length=1000,
        required=False,
        widget=LongText(rows=3),
    )
    sections = [("Where it comes from", ["source", "licence"])]

    class Meta:
        model = Questionnaire
        fields = ["title", "phase", "capacities", "note", "is_usual", "source", "licence"]
        labels = {
            "phase": "When is it asked?",
            "is_usual": "Offer it first when somebody plans to ask people",
            "source": "Who holds the rights, if others do",
            "licence": "On what terms you may use it",
        }
        help_texts = {
            "title": "People who are asked see this. For example: How was it for you?",
            "source": "Only for a questionnaire that others wrote. Leave it empty for your own.",
        }
        widgets = {
            "phase": Radios(hints=PHASE_HINTS),
            "source": LongText(rows=2),
            "licence": LongText(rows=2),
        }

    def __init__(self, *args, capacities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["capacities"].choices = capacities
        self.fields["note"].initial = english(self.instance.texts, "note")
        self.fields["source"].max_length = self.fields["licence"].max_length = 2000


class TitleForm(PageForm):
    """What the organisation's own questionnaire is to be called."""

    enter = {"title": "Enter a title"}
    submit = "Make our own"
    title = forms.CharField(label="Title", max_length=200, help_text="You can change it later.")


class TopicForm(PageForm):
    """The title of a page, and what it says before its questions."""

    enter = {"title": "Enter what the page is about"}
    submit = "Save"
    title = forms.CharField(
        label="What is this page about?", max_length=200, help_text="For example: Being listened to"
    )
    intro = forms.CharField(
        label="What should people think of when they answer?",
        max_length=500,
        required=False,
        help_text="For example: Think about the last meeting.",
        widget=LongText(rows=2),
    )


class ConditionForm(PageForm):
    """Who is shown a page: everybody, or people who gave certain answers to one earlier question."""

    enter = {"who": "Select who is shown this page"}
    submit = "Save"
    heading = "who"
    marks_optional = False
    who = forms.ChoiceField(help_text="It can depend on a question of an earlier page.")

    def __init__(self, *args, placed, page, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["who"].label = f"Who is shown the page “{page}”?"
        self.earlier = {str(number): one for number, one in enumerate(placed)}
        reveals = {}
        for number, one in self.earlier.items():
            name = f"answers_{number}"
            options = [(option["code"], option["label"]) for option in one.item.scale.options]
            self.add_field(
                name,
                forms.MultipleChoiceField(
                    label="Which answers?", choices=options, required=False, widget=Checkboxes(choices=options)
                ),
            )
            reveals[number] = name
            if one.item_id == page.shown_if_item_id:
                self.initial |= {"who": number, name: page.shown_if_options}
        choices = [(EVERYBODY, "Everybody")]
        choices += [(number, f"It depends on: “{item_english(one, 'text')}”") for number, one in self.earlier.items()]
        self.initial.setdefault("who", EVERYBODY)
        self.fields["who"].choices = choices
        self.fields["who"].widget = Radios(choices=choices, reveals=reveals)

    def clean(self):
        found = super().clean()
        who = found.get("who")
        if who and who != EVERYBODY and not found.get(f"answers_{who}"):
            self.add_error(f"answers_{who}", "Select at least one answer")
        return found

    @property
    def condition(self):
        """The item and its options, or None and nothing for everybody."""
        who = self.cleaned_data["who"]
        return (None, []) if who == EVERYBODY else (self.earlier[who].item, self.cleaned_data[f"answers_{who}"])


class ChooseItemsForm(PageForm):
    """Questions from the bank that are not asked yet, stage by stage."""

    submit = "Add these questions"
    marks_optional = False

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = {item.code: item for item in items}
        self.stages = []
        for stage in Stage:
            of_stage = [item for item in items if item.stage == stage]
            if of_stage:
                choices = [(item.code, english(item.texts, "text")) for item in of_stage]
                hints = {item.code: _hint(item) for item in of_stage}
                widget = Checkboxes(choices=choices, hints=hints)
                self.add_field(
                    stage.value,
                    forms.MultipleChoiceField(label=stage.question, choices=choices, required=False, widget=widget),
                )
                self.stages.append(stage)

    @property
    def sections(self):
        return [(stage.label, [stage.value]) for stage in self.stages]

    @property
    def chosen(self):
        """The items chosen, in the order of the bank."""
        codes = {code for stage in self.stages for code in self.cleaned_data[stage.value]}
        return [item for code, item in self.items.items() if code in codes]

    def clean(self):
        found = super().clean()
        if self.stages and not any(found.get(stage.value) for stage in self.stages):
            self.add_error(self.stages[0].value, "Select at least one question")
        return found


class WordingForm(PageForm):
    """How a question is worded in this questionnaire."""

    enter = {"text": "Enter the question"}
    submit = "Save"
    text = forms.CharField(label="The question", max_length=500, widget=LongText(rows=2))
    hint = forms.CharField(label="A hint under it", max_length=500, required=False, widget=LongText(rows=2))

    def __init__(self, *args, placed, **kwargs):
        initial = {name: item_english(placed, name) for name in ("text", "hint")}
        super().__init__(*args, **{**kwargs, "initial": initial})
        bank = placed.item.texts.get(ENGLISH, {})
        self.fields["text"].help_text = f"In the bank: {bank.get('text', '')}"


def _hint(item):
    answers = f", {item.scale.name.lower()}" if item.scale else ""
    return f"{item.short_code}. {item.get_kind_display()}{answers}."
