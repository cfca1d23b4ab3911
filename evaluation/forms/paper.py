"""The forms of paper: what to print, whose answers are typed in, and the last look before they are sent."""

from dataclasses import replace

from django import forms

from activities.framework import Capacity
from evaluation.handing_over import say_when_prepared
from evaluation.models import Channel, HelpedBy
from evaluation.models.wording import EASY, ENGLISH
from evaluation.reading import ENGLISH_NAME, ways_to_read
from pages.forms import PageForm
from pages.widgets import Checkboxes, Radios, Text
from participants import codes
from participants.models.participant import capacity_words

MOST_COPIES = 50
ORDER = Capacity.values
BLANK, PEOPLE = "blank", "people"
BY_CODE, BY_PERSON, NAMELESS = "code", "person", "nameless"
ON_PAPER = [
    (Channel.PAPER, "On paper"),
    (Channel.PHONE, "By phone: somebody reads the questions out"),
    (Channel.IN_PERSON, "Face to face: somebody reads the questions out"),
]


class PrintForm(PageForm):
    """Blank copies for a session, or copies with a code for people in the post."""

    enter = {"capacity": "Choose whom the copy is for", "people": "Choose at least one person"}
    submit = "Make the file"
    marks_optional = False
    copies = forms.ChoiceField(
        label="What do you print?",
        choices=[(BLANK, "One blank copy, to copy for a session"), (PEOPLE, "A copy with a code for each person")],
        widget=Radios(reveals={BLANK: "capacity", PEOPLE: "people"}),
        initial=BLANK,
    )
    capacity = forms.ChoiceField(label="Whom is it for?", widget=Radios(), required=False)
    people = forms.MultipleChoiceField(
        label="For whom?",
        help_text="Each copy begins with a sheet for the window of the envelope.",
        widget=Checkboxes(),
        required=False,
    )
    variant = forms.ChoiceField(
        label="Which version?",
        help_text="Where a questionnaire does not have it, it is printed in English.",
        widget=Radios(),
        initial=ENGLISH,
    )
    size = forms.ChoiceField(
        label="How large is the print?",
        choices=[("standard", "As usual (12 point; Easy Read 15 point)"), ("large", "Large print (18 point)")],
        widget=Radios(),
        initial="standard",
    )

    def __init__(self, *args, round_, people, **kwargs):
        super().__init__(*args, **kwargs)
        audience = sorted(round_.audience.select_related("version"), key=lambda one: ORDER.index(one.capacity))
        words = capacity_words(round_.activity.organisation)
        self.fields["capacity"].choices = [(one.capacity, _capital(words[one.capacity])) for one in audience]
        self.fields["people"].choices = [(str(one.pk), one.involvement.participant.name) for one in people]
        self.fields["people"].widget.hints = {str(one.pk): say_when_prepared(one) for one in people}
        self.ways = _ways(round_, audience)
        _offer(self, {variant: way.name for variant, way in self.ways.items()})
        if not people:
            self.fields["copies"].choices = self.fields["copies"].choices[:1]

    @property
    def way(self):
        """The way to read that was chosen."""
        return self.ways[self.cleaned_data.get("variant", ENGLISH)]

    def clean(self):
        chosen = self.cleaned_data.get("copies")
        needed = {BLANK: "capacity", PEOPLE: "people"}.get(chosen)
        if needed and needed not in self.errors and not self.cleaned_data.get(needed):
            self.add_error(needed, self.enter[needed])
        if len(self.cleaned_data.get("people") or ()) > MOST_COPIES:
            self.add_error("people", f"Choose at most {MOST_COPIES} people at a time, and the rest afterwards")


class TypeForm(PageForm):
    """Whose answers are typed in, and by which way they came."""

    enter = {
        "code": "Type the code that is on every page of the paper",
        "person": "Choose the person",
        "capacity": "Choose whom the paper was for",
        "channel": "Choose how they were given",
    }
    submit = "Begin to type in"
    marks_optional = False
    whose = forms.ChoiceField(
        label="Whose answers are they?",
        choices=[
            (BY_CODE, "The paper has a code on it"),
            (NAMELESS, "The paper has no code, for example from a session"),
            (BY_PERSON, "Of somebody who is on the phone, or with me"),
        ],
        widget=Radios(reveals={BY_CODE: "code", NAMELESS: "capacity", BY_PERSON: "person"}),
        initial=BY_CODE,
    )
    code = forms.CharField(
        label="The code",
        help_text="At the top of every page, after the word “Paper”.",
        max_length=60,
        required=False,
        widget=Text({"autocomplete": "off", "spellcheck": "false"}, width=20),
    )
    capacity = forms.ChoiceField(label="Whom was the paper for?", widget=Radios(), required=False)
    person = forms.ChoiceField(label="The person", required=False)
    variant = forms.ChoiceField(
        label="Which version was it?",
        help_text="That of the paper, or the one that was read out.",
        widget=Radios(),
        initial=ENGLISH,
    )
    channel = forms.ChoiceField(
        label="How were the answers given?", choices=ON_PAPER, widget=Radios(), initial=Channel.PAPER
    )
    wants_second = forms.ChoiceField(
        label="Shall a colleague type the paper in a second time?",
        help_text="What differs is shown side by side and settled before anything is sent in. For paper only.",
        choices=[("no", "No, once is enough"), ("yes", "Yes, twice")],
        widget=Radios(),
        initial="no",
    )

    def __init__(self, *args, round_, people, **kwargs):
        super().__init__(*args, **kwargs)
        words = capacity_words(round_.activity.organisation)
        audience = sorted(round_.audience.select_related("version"), key=lambda one: ORDER.index(one.capacity))
        self.fields["capacity"].choices = [(one.capacity, _capital(words[one.capacity])) for one in audience]
        _offer(self, _variants(round_, audience))
        self.fields["person"].choices = [
            ("", "Choose one"),
            *((str(one.pk), one.involvement.participant.name) for one in people),
        ]

    def clean_code(self):
        typed = self.cleaned_data["code"]
        if not typed:
            return ""
        try:
            return codes.read(typed.upper().removeprefix("PAPER"))
        except codes.Mistyped as mistake:
            raise forms.ValidationError(str(mistake)) from mistake

    def clean(self):
        needed = {BY_CODE: "code", NAMELESS: "capacity", BY_PERSON: "person"}.get(self.cleaned_data.get("whose"))
        if needed and needed not in self.errors and not self.cleaned_data.get(needed):
            self.add_error(needed, self.enter[needed])

    @property
    def details(self):
        """How the entry is made: the way answers came, in which version, and whether they are typed twice."""
        channel = self.cleaned_data["channel"]
        is_twice = self.cleaned_data["wants_second"] == "yes" and channel == Channel.PAPER
        variant = self.cleaned_data.get("variant", ENGLISH)
        return {"channel": channel, "variant": variant, "wants_second": is_twice}


class SendPaperForm(PageForm):
    """The last two questions of the paper, as they were ticked."""

    submit = ""
    marks_optional = False
    words_may_be_used = forms.ChoiceField(
        label="May their own words be used?",
        choices=[("no", "No, or nothing was ticked"), ("yes", "Yes, without a name")],
        widget=Radios(),
        initial="no",
    )
    helped_by = forms.ChoiceField(
        label="Who helped them to answer?",
        help_text="For answers given to you by phone or face to face, that is you.",
        choices=HelpedBy.choices,
        widget=Radios(),
        initial=HelpedBy.NOBODY,
    )


class SettleForm(PageForm):
    """Where two entries differ: which of them stands on the paper."""

    submit = "Go on"
    marks_optional = False

    def __init__(self, *args, differences, say, **kwargs):
        """`differences` are those of evaluation.paper; `say` puts an answer into words."""
        super().__init__(*args, **kwargs)
        self.differences = differences
        for number, (question, first, second) in enumerate(differences):
            field = forms.ChoiceField(
                label=question.text,
                choices=[
                    ("first", f"First: {say(question, first) or 'left out'}"),
                    ("second", f"Second: {say(question, second) or 'left out'}"),
                    ("neither", "Neither: leave this question out"),
                ],
                widget=Radios(),
                error_messages={"required": f"Choose what stands on the paper for “{question.text}”"},
            )
            self.add_field(f"settled_{number}", field)

    def choices(self, *, neither):
        """What was settled: {item code: Given}."""
        settled = {}
        for number, (question, first, second) in enumerate(self.differences):
            chosen = {"first": first, "second": second, "neither": neither}
            settled[question.code] = chosen[self.cleaned_data[f"settled_{number}"]]
        return settled


def for_typing(page, option):
    """The page with an option more on each choice: a tick that cannot be read is left out, and can be taken back."""
    questions = [
        replace(question, options=(*question.options, option)) if question.is_choice else question
        for question in page.questions
    ]
    return replace(page, questions=tuple(questions))


def _offer(form, names):
    """Let the form ask for the variant, {variant: the name of its language}, unless there is one only."""
    form.fields["variant"].choices = [
        (variant, f"{name}, Easy Read with pictures" if variant.endswith(EASY) else name)
        for variant, name in names.items()
    ]
    if len(names) == 1:
        del form.fields["variant"]


def _variants(round_, audience):
    """Every variant that a questionnaire of the round has: paper comes back in it even if a phrase has been added."""
    names = {ENGLISH: ENGLISH_NAME} | dict(round_.activity.organisation.languages.values_list("code", "name"))
    variants = [ENGLISH, *(variant for one in audience for variant in one.version.variants)]
    return {variant: names.get(variant.removesuffix(EASY), variant) for variant in variants}


def _ways(round_, audience):
    """The ways to read in which any questionnaire of the round is whole, {variant: way}."""
    organisation = round_.activity.organisation
    ways = (ways_to_read(variants=one.version.variants, organisation=organisation) for one in audience)
    return {way.variant: way for of_one in ways for way in of_one}


def _capital(words):
    return words[:1].upper() + words[1:]
