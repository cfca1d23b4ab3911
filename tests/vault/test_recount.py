"""A whole release counted once more by other means: SQL for who took part, and the answers as they were given."""

import logging
import re
from collections import Counter

import pytest
from django.db import connection

from accounts.models import Team
from activities.framework import Capacity
from activities.models import Status
from fourpi.demonstration.chance import Chance
from participants.models import FunnelEvent, Involvement, LeavingReason, Step
from vault.models import ReleasedTable
from vault.tests.conftest import crowd

__all__ = ["crowd"]

FEW = "fewer than 5 (may be none)"
# What people may say, and how each of it is counted: written out again, so that the schemes are tried too.
AGES = {
    **{"under_16": "under_25", "16_17": "under_25", "18_24": "under_25", "25_34": "25_44", "35_44": "25_44"},
    **{"45_54": "45_64", "55_64": "45_64", "65_74": "65_over", "75_84": "65_over", "85_over": "65_over"},
}
CARE = {"none": "not_carer", "9_or_less": "carer", "10_19": "carer", "50_more": "carer"}
ORIENTATION = {"straight": "straight", "gay_lesbian": "lgb_other", "bisexual": "lgb_other", "other": "lgb_other"}
DISABILITY = {
    **{("no", None): "not_disabled", ("yes", "lot"): "disabled", ("yes", "little"): "disabled"},
    **{("yes", "not_at_all"): "not_disabled", ("yes", "declined"): "declined", ("yes", "blank"): "blank"},
    **{("declined", None): "declined", ("blank", None): "blank"},
}
QUESTIONS = {
    "age": AGES,
    "sex": {"female": "female", "male": "male"},
    "ethnic_group": {code: code for code in ("asian", "black", "mixed", "white", "other")},
    "religion": {code: code for code in ("no_religion", "christian", "muslim", "other")},
    "orientation": ORIENTATION,
    "unpaid_care": CARE,
}
MEMBERS = """
SELECT DISTINCT part.participant_id FROM participants_involvement part
JOIN activities_activity activity ON activity.id = part.activity_id
JOIN participants_presenceplan plan ON plan.activity_id = activity.id AND plan.monitoring = 'planned'
WHERE part.capacity IN ('service_user', 'carer', 'public') AND {where}
AND EXISTS (SELECT 1 FROM participants_funnelevent step WHERE step.involvement_id = part.id
            AND step.step IN ('joined', 'taking_part') AND step.cancels_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM participants_funnelevent back WHERE back.cancels_id = step.id))
"""


@pytest.fixture
def town(crowd):
    """260 people in six activities of two teams; everybody's answers as the test gave them: {participant: coded}."""
    chance, said = Chance("F3"), {}
    second = Team.objects.create(organisation=crowd.organisation, name="Second team")
    people = []
    for number, size in enumerate((70, 60, 50, 40, 28, 12)):
        activity = crowd.activity(f"Activity {number}", status=Status.OPEN)
        if number % 2:
            type(activity).objects.filter(pk=activity.pk).update(team=second)
        capacity = chance.choice([Capacity.SERVICE_USER, Capacity.CARER, Capacity.PUBLIC, Capacity.PARTNER])
        new = crowd.come(activity, size, capacity=capacity)
        if people:
            crowd.join(activity, chance.sample(people, 15), capacity=Capacity.CARER)
        people += new
        if number in (1, 4):
            activity.move_to(Status.CLOSED, by=crowd.cast.coordinator)
    gone = chance.sample(people, 30)
    parts = Involvement.objects.filter(participant__in=gone)
    FunnelEvent.objects.bulk_create(
        FunnelEvent(involvement=part, step=Step.LEFT, reason=LeavingReason.TIME) for part in parts
    )
    for person in people:
        if chance.random() < 0.85:
            said[person.pk] = _answer(crowd, person, chance)
            said[person.pk]["stayed"] = "left" if person in gone else "stayed"
    return said


def _answer(crowd, person, chance):
    """Give answers, and return what they count as."""
    answers, declined, coded = {}, [], {}
    for question, codes in QUESTIONS.items():
        state = chance.choices(["said", "declined", "blank"], [88, 8, 4])[0]
        coded[question] = state
        if state == "said":
            answers[question] = chance.choice(list(codes))
            coded[question] = codes[answers[question]]
        elif state == "declined":
            declined.append(question)
    condition, limits = chance.choice(list(DISABILITY))
    coded["disability"] = DISABILITY[condition, limits]
    for question, answer in (("ltc", condition), ("limits", limits)):
        if answer == "declined":
            declined.append(question)
        elif answer not in (None, "blank"):
            answers[question] = answer
    crowd.keep(person, answers, declined=declined, asked=[*QUESTIONS, "ltc", "limits"])
    return coded


def members(kind, scope_id):
    where = {
        "organisation": "activity.organisation_id = %s",
        "team": "activity.team_id = %s",
        "activity": "activity.id = %s AND activity.status = 'closed'",
    }[kind]
    with connection.cursor() as cursor:
        cursor.execute(MEMBERS.format(where=where), [scope_id])
        return {row[0] for row in cursor.fetchall()}


def as_shown(count):
    return FEW if count < 5 else str(max(5, round((count + 0.1) / 5) * 5))


def test_every_figure_of_a_release_is_counted_again(crowd, town):
    release = crowd.count()
    compared = 0
    for row in release.tables.filter(state=ReleasedTable.State.SHOWN):
        people = members(row.scope_kind, row.scope_id)
        codes = row.characteristic.split("+")
        if row.characteristic == "coverage":
            counts = Counter("given" if person in town else "not_given" for person in people)
        else:
            given = [town[person] for person in people if person in town]
            counts = Counter("+".join(each.get(code, "blank") for code in codes) for each in given)
        for cell in row.cells:
            assert cell["shown"] == as_shown(counts[cell["category"]]), (row, cell["category"])
            assert cell["low"] <= counts[cell["category"]] <= cell["high"]
            compared += 1
        answered = sum(number for code, number in counts.items() if not {"declined", "blank"} & set(code.split("+")))
        assert row.answered == as_shown(answered)
    assert compared > 200
    assert crowd.row(release, "sex+stayed").is_shown
    assert release.tables.filter(scope_kind="team", state=ReleasedTable.State.SHOWN).exists()
    assert release.tables.filter(scope_kind="activity", state=ReleasedTable.State.SHOWN).exists()


def test_no_count_leaves_the_vault(crowd, caplog):
    """136 women, 84 men and 61 who gave nothing: none of these numbers, nor their sums, stands in any row or log."""
    caplog.set_level(logging.DEBUG)
    people = crowd.come(crowd.activity(), 281)
    crowd.say(people[:220], "f" * 136 + "m" * 84)
    release = crowd.count()
    assert crowd.shown(release)["female"] == "135"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_jsonb(r)::text FROM vault_release r UNION ALL SELECT to_jsonb(t)::text"
            " FROM vault_releasedtable t"
        )
        stored = " ".join(row[0] for row in cursor.fetchall())
    logged = " ".join(record.getMessage() for record in caplog.records if record.name.startswith("vault"))
    plain = re.sub(r'"(id|release_id|checksum|code_version|asked_at|finished_at)": "?[^,"]*"?', "", stored + logged)
    assert not re.search(r"(?<!\d)(136|84|61|281|221)(?!\d)", plain)
    for row in release.tables.all():
        shown = [cell["shown"] for cell in row.cells] + ([row.answered] if row.answered else [])
        assert all(text == FEW or int(text) % 5 == 0 for text in shown)
