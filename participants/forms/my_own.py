"""Forms of what a person says about themselves: access needs, permissions, and how to reach them."""

from django import forms

from pages.forms import PageForm
from pages.widgets import Checkboxes, Email, LongText, Phone, Radios, Text
from participants import consents, needs
from participants.forms.people import PersonUpdateForm
from participants.models import Consent, Participant, Route

ADDED_MEANWHILE = (
    "Something was added here while this page was open. It now stands here together with what you ticked and wrote. "
    "Keep what is right, and save again"
)


class NeedsForm(PageForm):
    """What a person needs to take part: as many as they like of a list, in groups, and their own words."""

    own_words = forms.CharField(
        label="Anything else, in your own words",
        help_text="Only what helps us to get it right. You need not say why you need it.",
        required=False,
        max_length=20_000,
        widget=LongText(rows=8),
    )
    # When that was said which the page showed.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    marks_optional = False
    label_size = "m"
    submit = "Save what I need"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number, group in enumerate(needs.groups()):
            self.add_field(
                f"needs_{number}",
                forms.MultipleChoiceField(
                    label=group.title,
                    choices=[(need.code, need.label) for need in group.needs],
                    required=False,
                    widget=Checkboxes(hints={need.code: need.hint for need in group.needs if need.hint}),
                ),
            )
        self.order_fields([*(f"needs_{number}" for number, _ in enumerate(needs.groups())), "own_words", "seen"])

    @staticmethod
    def initial_of(said):
        """What was said before, as it is filled in."""
        fields = {f"needs_{number}": said.needs for number, _ in enumerate(needs.groups())}
        return fields | {"own_words": said.own_words, "seen": said.said_at.isoformat()}

    @classmethod
    def beside(cls, said, data):
        """The form once more, where something was said while it was open: both stand in it, nothing is saved yet."""
        data = data.copy()
        if said.own_words not in data.get("own_words", ""):
            data["own_words"] = f"{said.own_words}\n\n{data.get('own_words', '')}".strip()
        for number, group in enumerate(needs.groups()):
            ticked = {*said.needs, *data.getlist(f"needs_{number}")}
            data.setlist(f"needs_{number}", [need.code for need in group.needs if need.code in ticked])
        data["seen"] = said.said_at.isoformat()
        form = cls(data)
        form.add_error("own_words", ADDED_MEANWHILE)
        return form

    @property
    def chosen(self):
        """Codes of everything ticked."""
        return [code for number, _ in enumerate(needs.groups()) for code in self.cleaned_data[f"needs_{number}"]]


class PermissionsForm(PageForm):
    """What a person permits. A tick is a yes, no tick is a no."""

    given = forms.MultipleChoiceField(
        label="I say yes to this",
        help_text="Tick what is fine with you. You can leave all of it out.",
        choices=Consent.Purpose.choices,
        required=False,
        widget=Checkboxes(
            hints={purpose.value: means for purpose, (means, _) in consents.EXPLAINED.items()},
            reveals={Consent.Purpose.CREDIT.value: "credit"},
        ),
    )
    credit = forms.CharField(
        label="Name me as",
        help_text="For example your first name, your full name, or a name of a group.",
        max_length=150,
        widget=Text(width=20),
        error_messages={"required": "Write the name by which you want to be thanked, or take the tick away"},
    )
    marks_optional = False
    label_size = "m"
    label_sizes = {"credit": "s"}
    submit = "Save my permissions"


class MyDetailsForm(PersonUpdateForm):
    """The person's own name and the way they like to be reached. It changes nothing by itself."""

    number_for_texts = forms.CharField(label="Your mobile number", max_length=40, widget=Phone(own=True))
    number_for_calls = forms.CharField(label="Your phone number", max_length=40, widget=Phone(own=True))
    enter = {
        "name": "Enter your name",
        "route": "Select the best way to reach you",
        "email": "Enter your e-mail address, or select another way to reach you",
        "number_for_texts": "Enter your mobile number, or select another way to reach you",
        "number_for_calls": "Enter your phone number, or select another way to reach you",
        "address": "Enter your address, or select another way to reach you",
    }
    label_size = "m"
    label_sizes = {"email": "s", "address": "s", "number_for_texts": "s", "number_for_calls": "s"}
    submit = "Save my details"

    class Meta(PersonUpdateForm.Meta):
        model = Participant
        labels = {
            "name": "Your name",
            "email": "Your e-mail address",
            "address": "Your address",
            "route": "Best way to reach you",
        }
        help_texts = {
            "name": "The name you like to be called by.",
            "email": "We send a link to a new address. It counts once you have opened that link.",
            "route": "We keep only the way you choose.",
        }
        widgets = {
            "name": Text({"autocomplete": "name"}),
            "email": Email(own=True),
            "address": LongText({"autocomplete": "street-address"}, rows=4),
            "route": Radios(reveals=PersonUpdateForm.Meta.widgets["route"].reveals),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        in_person = (Route.IN_PERSON.value, "In person, or through somebody I trust")
        choices = [in_person if value == Route.IN_PERSON else (value, label) for value, label in Route.choices]
        self.fields["route"].choices = choices
        self.fields["route"].widget.choices = choices

    @property
    def details(self):
        """What was entered, as participants.contact.correct takes it."""
        given = self.cleaned_data
        phone = given["number_for_texts"] or given["number_for_calls"] or ""
        return {name: given[name] or "" for name in ("name", "route", "email", "address")} | {"phone": phone}
