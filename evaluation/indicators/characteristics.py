"""What "About you" asks for, as a report names and orders it, and the groups in which it is counted."""

from dataclasses import dataclass
from functools import cached_property

from figures.menu import BLANK, DECLINED
from participants.categories import scheme

# How a person's involvement went on, crossed with each characteristic for the whole organisation.
STAYED = "stayed"
STAYED_LABELS = {"stayed": "Stayed", "left": "Left"}
NOT_SAID_LABELS = {DECLINED: "Preferred not to say", BLANK: "Left blank, or not asked at the time"}


@dataclass(frozen=True)
class Characteristic:
    """One characteristic: the name of its section, the scheme in which it is counted, whether it is compared.

    `speaks_for`: of two groups, the one whose share says it all; the other is the rest. Empty: every group is named.
    """

    code: str
    name: str
    scheme: str
    is_compared: bool = True
    speaks_for: str = ""

    @cached_property
    def labels(self):
        """The words of each group, in order: {code: label}."""
        if self.code == "gender_identity":
            return {"yes": "Same as sex registered at birth", "no": "Different from sex registered at birth"}
        return {category.code: category.label for category in scheme(self.scheme).categories}


CHARACTERISTICS = (
    Characteristic("age", "Age", "age_4"),
    Characteristic("sex", "Sex", "sex", speaks_for="female"),
    Characteristic("gender_identity", "Gender identity", "gender_same", is_compared=False),
    Characteristic("ethnic_group", "Ethnic group", "ethnic_5"),
    Characteristic("disability", "Disability", "disability_2", speaks_for="disabled"),
    Characteristic("religion", "Religion", "religion"),
    Characteristic("orientation", "Sexual orientation", "orientation_2", speaks_for="lgb_other"),
    Characteristic("unpaid_care", "Unpaid care", "care_2", speaks_for="carer"),
)
BY_CODE = {characteristic.code: characteristic for characteristic in CHARACTERISTICS}


def name_of(codes):
    """The name of a table of one characteristic or two: "Age", "Sex and age"."""
    names = [BY_CODE[code].name if code in BY_CODE else "staying" for code in codes]
    return " and ".join([names[0], *(name.lower() for name in names[1:])])


def labels_of(code):
    return STAYED_LABELS if code == STAYED else BY_CODE[code].labels
