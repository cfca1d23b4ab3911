"""What "About you" asks for, as a report names and orders it, and the groups in which it is counted."""

from dataclasses import dataclass
from functools import cached_property

from vault import questions, wording

# Gender identity is counted and never compared: no published figures are good enough for that.
NEVER_COMPARED = "gender_identity"
# Of two groups, the one whose share says it all; the other is the rest.
SPEAKS_FOR = {"sex": "female", "disability": "disabled", "orientation": "lgb_other", "unpaid_care": "carer"}


@dataclass(frozen=True)
class Characteristic:
    """One characteristic: its code, the name of its section, and the scheme in which it is counted."""

    code: str
    name: str
    scheme: str

    @cached_property
    def labels(self):
        """The words of each group, in order: {code: label}; without those who did not say."""
        return {code: label for code, label in wording.labels_of(self.code).items() if code not in wording.NOT_SAID}

    @property
    def is_compared(self):
        return self.code != NEVER_COMPARED

    @property
    def speaks_for(self):
        """Empty where every group is named."""
        return SPEAKS_FOR.get(self.code, "")


def _read():
    counted_in = {one.characteristic: one.counted_in for one in questions.everything().values() if one.counted_in}
    return tuple(Characteristic(code, name, counted_in[code]) for code, name in questions.characteristics().items())


CHARACTERISTICS = _read()
BY_CODE = {characteristic.code: characteristic for characteristic in CHARACTERISTICS}
