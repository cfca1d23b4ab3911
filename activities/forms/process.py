"""What has to be arranged so that people can take part well."""

from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts.models import User
from activities.forms.days import plausible
from activities.models import Arrangement
from pages.forms import PageModelForm
from pages.widgets import LongText, Radios, Text

State = Arrangement.State
STATE_HINTS = {
    State.NOT_STARTED: "Nobody has looked at it yet",
    State.PLANNED: "You say who does it, and by when",
    State.DONE: "You say how you can tell",
    State.NOT_NEEDED: "You say why",
}
# What belongs to a state. What belongs to another stays as it was, so that going back to it loses nothing.
BELONGS = {
    State.PLANNED: ["owned_by", "owner", "due_on"],
    State.DONE: ["evidence"],
    State.NOT_NEEDED: ["not_needed_reason"],
}
HELP = {
    "owned_by": "Somebody who signs in here.",
    "owner": "A name or a role, if they do not sign in here.",
    "due_on": "For example, 27 3 2026",
    "evidence": "A sentence, or where it can be seen. For example: the invitation is in the shared folder.",
    "not_needed_reason": "For example: nobody involved is a carer, and we asked.",
}
LABELS = {
    "state": "How far is it?",
    "not_needed_reason": "Why is it not needed?",
    "owned_by": "Who does it?",
    "owner": "Or somebody else",
    "due_on": "By when?",
    "evidence": "How can you tell that it is done?",
}
ONE_OWNER = "Choose a member of staff or write somebody else, not both"


def members_of(organisation, *, besides=None):
    """Members of staff who may own an arrangement, and whoever owns it already."""
    here = Q(is_active=True, memberships__organisation=organisation)
    return User.objects.filter(here | Q(pk=besides)).distinct().order_by("name")


class OwnerMixin:
    """A form that says who does it: a member of staff, or somebody else in words."""

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owned_by"].queryset = members_of(organisation, besides=self.instance.owned_by_id)
        self.fields["owned_by"].empty_label = "Nobody yet, or somebody else"

    def clean_due_on(self):
        return plausible(self.cleaned_data["due_on"])

    def clean(self):
        given = super().clean()
        if given.get("owned_by") and given.get("owner"):
            self.add_error("owner", ValidationError(ONE_OWNER))
        return given


class ArrangementForm(OwnerMixin, PageModelForm):
    """How far one arrangement is, who does it, by when, and where that can be seen."""

    submit = ""
    enter = {"not_needed_reason": "Enter why it is not needed", "text": "Enter what has to be arranged"}

    class Meta:
        model = Arrangement
        fields = ["text", "state", "owned_by", "owner", "due_on", "evidence", "not_needed_reason"]
        labels = LABELS | {"text": "What has to be arranged?"}
        help_texts = HELP
        widgets = {
            "text": LongText(rows=2),
            "state": Radios(hints=STATE_HINTS, reveals=BELONGS),
            "not_needed_reason": LongText(rows=2),
            "owner": Text(width=20),
            "evidence": LongText(rows=3),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["not_needed_reason"].required = True
        if self.instance.code:
            # The words of the list stay as they are, so that years compare.
            del self.fields["text"]

    def clean(self):
        given = super().clean()
        for state, names in BELONGS.items():
            if state != given.get("state"):
                given |= {name: getattr(self.instance, name) for name in names}
        return given


class OwnArrangementForm(OwnerMixin, PageModelForm):
    """Something this activity needs that the list does not have."""

    submit = "Save"
    enter = {"text": "Enter what has to be arranged", "area": "Select where it belongs"}

    class Meta:
        model = Arrangement
        fields = ["text", "area", "owned_by", "owner", "due_on"]
        labels = LABELS | {"text": "What has to be arranged?", "area": "Where does it belong?"}
        help_texts = HELP | {"text": "For example: a quiet table at lunch."}
        widgets = {"text": LongText(rows=2), "area": Radios, "owner": Text(width=20)}
