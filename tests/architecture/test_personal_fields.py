"""The page on data protection speaks of every record that leads to a person, and says each thing once."""

import re
from collections import Counter

from django.apps import apps

from accounts.models import User
from participants.models import Involvement, Participant
from tests.architecture.house import HOUSE, LAYERS

PAGE = (HOUSE / "docs" / "data-protection.md").read_text()


def leads_to_a_person(model):
    """Whether its rows name somebody who takes part, or somebody who signs in."""
    people = {User, Participant, Involvement}
    return model in people or any(field.related_model in people for field in model._meta.concrete_fields)


def rows(page):
    """The first words of each row of the tables, with the records it speaks of."""
    for line in page.splitlines():
        if line.startswith("| ") and not line.startswith("| What |"):
            _, what, where, *_ = line.split("|")
            yield what.strip(), set(re.findall(r"`(\w+)[\w.]*`", where))


def not_spoken_of(found, *, page):
    spoken_of = {name for _, names in rows(page) for name in names}
    return sorted(model.__name__ for model in found if leads_to_a_person(model) and model.__name__ not in spoken_of)


def said_twice(page):
    """Beginnings that two rows of one table share: the second was put beside the first instead of in its place."""
    tables = [[re.split("[:;,.]", what)[0] for what, _ in rows(table)] for table in page.split("\n## ")]
    return sorted(what for table in tables for what, times in Counter(table).items() if times > 1)


def test_every_record_that_leads_to_a_person_is_spoken_of():
    ours = [model for model in apps.get_models() if model._meta.app_label in LAYERS]
    assert not_spoken_of(ours, page=PAGE) == []


def test_a_record_that_is_not_spoken_of_is_noticed():
    assert not_spoken_of([User, Involvement], page="| A part | `Involvement.capacity` | To count | Staff |\n") == [
        "User"
    ]


def test_nothing_is_said_twice():
    assert said_twice(PAGE) == []


def test_a_thing_said_twice_is_noticed():
    page = "| What matters to me | `ValueEntry` | Old |\n| What matters to me: cards | `ValueEntry` | New |\n"
    assert said_twice(page) == ["What matters to me"]
