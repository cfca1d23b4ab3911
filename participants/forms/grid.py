"""Whether people with lived experience are there at one level, phase by phase."""

from django import forms

from activities.framework import WorkPhase
from pages.forms import PageForm
from pages.widgets import LongText, Radios, WholeNumber
from participants.models import Place

State = Place.State
PARTS = ("state", "roles", "people", "not_needed_reason")


class LevelForm(PageForm):
    """Three places of one level: planning, delivery and evaluation."""

    submit = "Save"

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.sections = []
        for place in places:
            self._add_place(place)

    def _add_place(self, place):
        phase = place.phase
        state = forms.ChoiceField(
            label="Is anybody with lived experience there?",
            choices=State.choices,
            initial=place.state,
            widget=Radios(
                reveals={
                    State.THERE.value: (f"{phase}_roles", f"{phase}_people"),
                    State.NOT_NEEDED.value: (f"{phase}_not_needed_reason",),
                }
            ),
            error_messages={"required": f"Select whether anybody is there: {place.get_phase_display().lower()}"},
        )
        roles = forms.CharField(
            label="In which role or forum?",
            help_text="For example: two of seven on the planning group, and the chair. No names.",
            max_length=300,
            initial=place.roles,
            widget=LongText(rows=2),
            error_messages={"required": "Say in which role or forum they are there"},
        )
        people = forms.IntegerField(
            label="How many people with lived experience?",
            min_value=1,
            max_value=10_000,
            initial=place.people,
            widget=WholeNumber(suffix="people"),
            error_messages={"required": "Enter how many people with lived experience are there"},
        )
        reason = forms.CharField(
            label="Why is it not needed?",
            max_length=300,
            initial=place.not_needed_reason,
            widget=LongText(rows=2),
            error_messages={"required": "Say why nobody is needed there"},
        )
        for part, field in zip(PARTS, (state, roles, people, reason), strict=True):
            self.add_field(f"{phase}_{part}", field)
        self.sections.append((WorkPhase(phase).label, [f"{phase}_state"]))

    @property
    def answers(self):
        """What was said, phase by phase: {phase: {"state": …, "roles": …, "people": …, "not_needed_reason": …}}."""
        return {phase: {part: self.cleaned_data[f"{phase}_{part}"] for part in PARTS} for phase in WorkPhase}
