"""What is said before somebody compares: only what holds for this population."""

import subprocess
import sys

import pytest

from participants.populations.cautions import cautions

NATION = "A whole nation is seldom the right comparison"
ALL_AGES = "children too"
ANSWERED = "Shares are of those who did."


@pytest.mark.parametrize(
    ("about", "said", "not_said"),
    [
        ({"scheme": "ethnic_2021", "is_nation": True}, [NATION, ALL_AGES], [ANSWERED, "We do not know"]),
        ({"scheme": "religion"}, [ALL_AGES, ANSWERED], [NATION]),
        ({"scheme": "orientation"}, ["aged 16 and over", ANSWERED], [ALL_AGES]),
        ({"scheme": "care_hours_4"}, ["aged 5 and over"], [ALL_AGES, ANSWERED]),
        ({"scheme": "age_years"}, ["People of all ages are counted"], [ALL_AGES]),
        ({"scheme": "religion", "is_caseload": True}, [], [ALL_AGES, ANSWERED, NATION]),
        ({"scheme": ""}, ["We do not know these categories"], []),
        ({"scheme": "sex", "unknown": ["Other"]}, ["We do not know “Other” among the categories of “Sex”"], []),
        ({"scheme": "ethnic_5_2001", "is_caseload": True}, ["Upload the 16 groups of your records instead"], []),
    ],
)
def test_what_is_said(about, said, not_said):
    words = " ".join(cautions(**{"is_nation": False, "is_caseload": False, "unknown": [], **about}))
    assert [piece for piece in said if piece not in words] == []
    assert [piece for piece in not_said if piece in words] == []


def test_the_website_does_not_load_what_only_the_worker_needs():
    program = (
        "import django, sys; django.setup(); import fourpi.urls; print([m for m in ('openpyxl',) if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert ran.stdout.strip() == "[]", ran.stderr
