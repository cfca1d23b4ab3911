"""Planning a round: who is asked what, when, and who may see what people say."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from activities.forms.days import plausible
from evaluation import modes
from evaluation.models import Mode
from evaluation.planning import USUAL_WEEKS, Plan
from figures.plain import say_people
from pages.forms import PageForm
from pages.widgets import Checkboxes, Radios
from participants.links import LIVES_FOR

NOW, ON_A_DAY = "now", "on_a_day"
MODES = {
    Mode.NAMED: "Whoever leads the activity sees who said what, and nobody else. People are told so before they begin.",
    Mode.CONFIDENTIAL: "Answers are counted by group. Nobody sees who said what.",
    Mode.DETACHED: "The link to the person is cut when they send. After that nobody can change, find or delete an "
    "answer, not even for the person who gave it. Where fewer than five of a group answer, theirs are never opened.",
}
REMINDERS = [("2", "Twice"), ("1", "Once"), ("0", "Not at all")]
REMINDERS_HELP = (
    "Half-way and two days before the end, and never in the first three days. Only people who were asked by e-mail and "
    "have not answered or said no get one. You are not told who."
)


class LastDayForm(PageForm):
    """The last day on which people can answer."""

    submit = ""
    enter = {"closes_on": "Enter the last day on which people can answer"}
    closes_on = forms.DateField(
        label="Last day to answer",
        help_text="People can answer until the end of this day. Two or three weeks suits most people.",
    )

    def __init__(self, *args, opened_on=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.opened_on = opened_on

    def clean_closes_on(self):
        return fitting_last_day(self.cleaned_data["closes_on"], opens_on=self.opened_on)


class PlanForm(LastDayForm):
    """Everything that is decided before people are asked, with what is usual filled in.

    `offered` is {capacity: [version]}, the usual one first; `people` is {capacity: number}; `labels` {capacity: word}.
    """

    marks_optional = False
    enter = LastDayForm.enter | {"opens_on": "Enter the day on which people are asked"}
    capacities = forms.MultipleChoiceField(
        label="Who is asked?",
        help_text="People who join later in one of these groups can be added while the questions are open.",
        error_messages={"required": "Choose at least one group to ask"},
    )
    opens = forms.ChoiceField(
        label="When are they asked?",
        choices=[(NOW, "As soon as I have looked at everything once more"), (ON_A_DAY, "On a day in the morning")],
        widget=Radios(reveals={ON_A_DAY: "opens_on"}),
        initial=NOW,
    )
    opens_on = forms.DateField(label="Day")
    mode = forms.ChoiceField(
        label="Who may see what people say?",
        help_text="Most people choose “Confidential”. It cannot be changed once people have been asked.",
        choices=Mode.choices,
        widget=Radios(hints={mode.value: hint for mode, hint in MODES.items()}),
        initial=Mode.CONFIDENTIAL,
    )
    asks_leavers = forms.ChoiceField(
        label="Are people who have left asked too?",
        help_text="They can tell you what nobody else can.",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=Radios(inline=True),
        initial="yes",
    )
    reminders = forms.ChoiceField(
        label="How often are people reminded?",
        help_text=REMINDERS_HELP,
        choices=REMINDERS,
        widget=Radios(inline=True),
        initial="2",
    )

    field_order = ["capacities", "opens", "opens_on", "closes_on", "mode", "asks_leavers", "reminders"]

    def __init__(self, *args, offered, people, labels, asks_leavers, **kwargs):
        usual = {"closes_on": timezone.localdate() + timedelta(weeks=USUAL_WEEKS)}
        kwargs["initial"] = usual | {"capacities": [c for c in offered if people.get(c)]} | kwargs.pop("initial", {})
        super().__init__(*args, **kwargs)
        self.offered = {capacity: {str(version.pk): version for version in each} for capacity, each in offered.items()}
        for capacity, versions in offered.items():
            if len(versions) > 1:
                self.add_field(_version_of(capacity), _version_field(versions, labels[capacity]))
        self._offer_capacities(people=people, labels=labels)
        offered_modes = modes.offered()
        self.fields["mode"].choices = [(mode.value, mode.label) for mode in Mode if mode in offered_modes]
        if not asks_leavers:
            del self.fields["asks_leavers"]

    def _offer_capacities(self, *, people, labels):
        choices = [(str(capacity), labels[capacity]) for capacity in self.offered]
        revealed = {str(capacity): _version_of(capacity) for capacity in self.offered}
        field = self.fields["capacities"]
        field.widget = Checkboxes(
            hints={str(capacity): self._hint(capacity, people.get(capacity, 0)) for capacity in self.offered},
            reveals={value: name for value, name in revealed.items() if name in self.fields},
        )
        field.choices = choices

    def _hint(self, capacity, number):
        who = say_people(number) if number else "Nobody yet"
        versions = list(self.offered[capacity].values())
        return who if len(versions) > 1 else f"{who}. Questionnaire: {_say(versions[0])}"

    def clean(self):
        cleaned = super().clean()
        opens_on = cleaned.get("opens_on") if cleaned.get("opens") == ON_A_DAY else None
        if opens_on and opens_on < timezone.localdate():
            self.add_error("opens_on", "The day on which people are asked must be today or later")
        elif opens_on and cleaned.get("closes_on"):
            try:
                fitting_last_day(cleaned["closes_on"], opens_on=opens_on)
            except ValidationError as refusal:
                self.add_error("closes_on", refusal)
        return cleaned

    def clean_opens_on(self):
        return plausible(self.cleaned_data["opens_on"])

    def clean_closes_on(self):
        # Counted from the day people are asked, which is known only once the whole form has been read.
        if self.data.get("opens") == ON_A_DAY:
            return plausible(self.cleaned_data["closes_on"])
        return super().clean_closes_on()

    @property
    def plan(self):
        """What was decided, as planning takes it."""
        cleaned = self.cleaned_data
        return Plan(
            closes_on=cleaned["closes_on"],
            opens_on=cleaned["opens_on"] if cleaned["opens"] == ON_A_DAY else None,
            versions={capacity: self._chosen(capacity) for capacity in cleaned["capacities"]},
            mode=cleaned["mode"],
            asks_leavers=cleaned.get("asks_leavers", "yes") == "yes",
            reminders=int(cleaned["reminders"]),
        )

    def _chosen(self, capacity):
        versions = self.offered[capacity]
        return versions[self.cleaned_data.get(_version_of(capacity)) or next(iter(versions))]


def initial_of(round_):
    """The plan as it stands, to fill in the form."""
    audience = list(round_.audience.all())
    return {
        "capacities": [chosen.capacity for chosen in audience],
        "opens": ON_A_DAY if round_.opens_on else NOW,
        "opens_on": round_.opens_on,
        "closes_on": round_.closes_on,
        "mode": round_.mode,
        "asks_leavers": "yes" if round_.asks_leavers else "no",
        "reminders": str(round_.reminders),
        **{_version_of(chosen.capacity): str(chosen.version_id) for chosen in audience},
    }


def fitting_last_day(closes_on, *, opens_on=None):
    """The last day, if people can answer until then. Raises ValidationError with the reason why not."""
    today = timezone.localdate()
    if closes_on < today:
        raise ValidationError("The last day to answer must be today or later")
    first = opens_on or today
    if closes_on < first:
        raise ValidationError("The last day to answer must not be before the day on which people are asked")
    if closes_on >= first + LIVES_FOR:
        raise ValidationError(f"Choose a day within {LIVES_FOR.days} days: personal links work that long")
    return closes_on


def _version_of(capacity):
    return f"version_{capacity}"


def _version_field(versions, label):
    return forms.ChoiceField(
        label=f"Which questions for {label[:1].lower() + label[1:]}?",
        choices=[(str(version.pk), _say(version)) for version in versions],
        initial=str(versions[0].pk),
        widget=Radios(),
        required=False,
    )


def _say(version):
    return f"{version.title} (about {version.minutes} minutes)"
