"""The form of the letters: whom to write to."""

from django import forms

from evaluation.handing_over import say_when_prepared
from pages.forms import PageForm
from pages.widgets import Checkboxes
from participants.models import Route

# Setting so many takes about a second. More would belong in a task, and a task would have to store keys.
MOST_LETTERS = 50


class LettersForm(PageForm):
    """People of a round whom no e-mail reaches; those reached by post are ticked."""

    enter = {"people": "Choose at least one person"}
    submit = "Make the letters"
    people = forms.MultipleChoiceField(label="Who gets a letter?", widget=Checkboxes())

    def __init__(self, *args, people, **kwargs):
        """`people` are invitations as evaluation.handing_over gives them."""
        by_post = [str(one.pk) for one in people if one.involvement.participant.route == Route.POST]
        super().__init__(*args, **kwargs)
        self.initial.setdefault("people", by_post[:MOST_LETTERS])
        field = self.fields["people"]
        field.choices = [(str(one.pk), one.involvement.participant.name) for one in people]
        field.widget.hints = {str(one.pk): _hint(one) for one in people}

    def clean_people(self):
        people = self.cleaned_data["people"]
        if len(people) > MOST_LETTERS:
            raise forms.ValidationError(
                f"Choose at most {MOST_LETTERS} people at a time. You chose {len(people)}: make the rest afterwards"
            )
        return people


def _hint(invitation):
    participant = invitation.involvement.participant
    parts = [participant.get_route_display(), "" if participant.address else "No address is noted"]
    return ". ".join(part for part in [*parts, say_when_prepared(invitation)] if part)
