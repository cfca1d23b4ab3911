"""Showing only some of the arrangements; what is chosen stands in the address."""

from urllib.parse import urlencode

from django import forms

from activities.framework import ProcessArea
from activities.models import Arrangement
from pages.forms import PageForm

MINE, NOBODY = "me", "nobody"
OVERDUE, NO_WORDS = "overdue", "no_words"
SHOW = {OVERDUE: "Past their date", NO_WORDS: "Something still to be written"}
ANYTHING = {"area": "All four areas", "state": "Any state", "show": "Whatever it is"}


class NarrowForm(PageForm):
    """Which arrangements to show: of which area, in which state, whose, and what is the matter with them."""

    submit = ""
    marks_optional = False
    area = forms.ChoiceField(label="Area", choices=ProcessArea.choices, required=False)
    state = forms.ChoiceField(label="How far", choices=Arrangement.State.choices, required=False)
    owner = forms.ChoiceField(label="Who does it", required=False)
    show = forms.ChoiceField(label="What wants attention", choices=SHOW.items(), required=False)

    def __init__(self, data, *, arrangements, user, today):
        super().__init__({name: data.get(name, "") for name in ("area", "state", "owner", "show")})
        self.user, self.today = user, today
        for name, anything in ANYTHING.items():
            self.fields[name].choices = [("", anything), *self.fields[name].choices]
        self.keys = _keys(arrangements)
        named = {self.keys[_owner(each)]: each.who for each in arrangements if each.who}
        owners = sorted(named.items(), key=lambda owner: owner[1].casefold())
        self.fields["owner"].choices = [("", "Anybody"), (MINE, "Me"), (NOBODY, "Nobody yet"), *owners]
        self.is_valid()

    @property
    def chosen(self):
        """What was chosen, without what is not on offer."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def query(self):
        """What was chosen as the end of an address: "" or "?area=support"."""
        return f"?{urlencode(self.chosen)}" if self.chosen else ""

    def passes(self, arrangement):
        """Whether the arrangement is among those to show."""
        chosen = self.chosen
        return (
            chosen.get("area") in (None, arrangement.area)
            and chosen.get("state") in (None, arrangement.state)
            and self._is_whose(arrangement, chosen.get("owner"))
            and self._is_shown(arrangement, chosen.get("show"))
        )

    def _is_whose(self, arrangement, owner):
        if owner == MINE:
            return arrangement.owned_by_id == self.user.pk
        if owner == NOBODY:
            return not arrangement.who
        return owner in (None, self.keys.get(_owner(arrangement)))

    def _is_shown(self, arrangement, show):
        if show == OVERDUE:
            return arrangement.is_overdue(today=self.today)
        return show is None or arrangement.wants_words


def _owner(arrangement):
    return arrangement.owned_by_id or arrangement.owner


def _keys(arrangements):
    """A key for everybody who is named for something. No name is in it, for it stands in the address."""
    named = [each for each in arrangements if each.who]
    return {_owner(each): f"as-{each.pk}" for each in reversed(named)}
