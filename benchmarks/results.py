"""How long the results of one round take, on the page and as files, with so many answers: all parts are real.

Run by hand, on a server and in a folder of its own that it throws away:

    python3 -m benchmarks.results [--responses 100000] [--before]

The round asks fourteen questions: the first of the shipped questionnaire for service users afterwards, five of them
asked before as well with `--before`. Prints seconds, best of three, and the number of statements.
"""

import argparse
import time

from benchmarks.servers import own_servers

QUESTIONS = 14
ASK = """
INSERT INTO evaluation_invitation
    (id, round_id, involvement_id, seat_digest, capacity, asked_by, version_id, variant, asked_at, is_sent, seen)
SELECT gen_random_uuid(), %s, id, '', capacity, 'hand', %s, '', now(), true, '{}'
FROM participants_involvement WHERE activity_id = %s
"""
SEND = """
INSERT INTO evaluation_response
    (id, invitation_id, version_id, receipt, words_may_be_used, variant, helped_by, channel, not_asked, submitted_at)
SELECT gen_random_uuid(), id, %s, 'AAA-AAA', false, '', 'nobody', 'web', '{}', now()
FROM evaluation_invitation WHERE round_id = %s
"""
SAY = """
INSERT INTO evaluation_answer (response_id, item_id, options, words)
SELECT response.id, %s, array[(%s::text[])[1 + floor(random() * %s)::int]], ''
FROM evaluation_response response JOIN evaluation_invitation invitation ON invitation.id = response.invitation_id
WHERE invitation.round_id = %s ORDER BY random()
"""
AT_ONCE = 5000


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--responses", type=int, default=100_000)
    asked.add_argument("--before", action="store_true", help="the same people answered five of the questions before")
    asked = asked.parse_args()
    with own_servers(settings="test"):
        run(asked)


def run(asked):
    from django.db import connection

    began = time.monotonic()
    round_, user = make(asked.responses, with_before=asked.before)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{asked.responses:,} responses to {QUESTIONS} questions, made in {time.monotonic() - began:.0f} s")
    measure(round_, user)


def measure(round_, user):
    """Ask for the page and the files as a browser does."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    client = Client()
    client.force_login(user)
    addresses = {
        "page": reverse("evaluation:round-results", args=[round_.pk]),
        "CSV and code book": reverse("evaluation:round-results-file", args=[round_.pk, "zip"]),
        "workbook": reverse("evaluation:round-results-file", args=[round_.pk, "xlsx"]),
    }
    for name, address in addresses.items():
        times = []
        for _ in range(3):
            began = time.monotonic()
            response = client.get(address)
            times.append(time.monotonic() - began)
            if response.status_code != 200:
                raise SystemExit(f"{address} answered {response.status_code}.")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        size = len(response.content) / 1000
        print(f"{name}: {min(times):.2f} s, {size:,.0f} kB, {len(queries)} statements", flush=True)
        for query in sorted(queries, key=lambda query: -float(query["time"]))[:3]:
            print(f"    {query['time']} s: {query['sql'][:160]}", flush=True)


def make(number, *, with_before):
    """Two activities' worth of people in one: users, carers and staff, who answer with every scale's options."""
    import random

    import pgtrigger
    from django.db import transaction
    from django.utils import timezone

    from accounts.models import Membership, Organisation, Team, User
    from accounts.roles import Role
    from activities.framework import Capacity, Level, Technique
    from activities.models import Activity
    from evaluation.models import Phase
    from participants.models import Involvement, Participant

    chance = random.Random("results")
    with transaction.atomic(), pgtrigger.ignore():
        organisation = Organisation.objects.create(name="Large Town")
        user = User.objects.create_user("lead@example.org", "Lead")
        Membership.objects.create(user=user, organisation=organisation, role=Role.COORDINATOR)
        activity = Activity.objects.create(
            organisation=organisation,
            team=Team.objects.create(organisation=organisation, name="Team"),
            title="A large one",
            about="Made up",
            level=Level.SERVICE,
            technique=Technique.CO_DESIGN,
            technique_reason="Made up",
            lead=user,
            created_by=user,
        )
        people = Participant.objects.bulk_create(
            (Participant(organisation=organisation, name=f"Person {n}", route="in_person") for n in range(number)),
            batch_size=AT_ONCE,
        )
        Involvement.objects.bulk_create(
            (
                Involvement(
                    activity=activity,
                    participant=person,
                    capacity=chance.choice([Capacity.SERVICE_USER, Capacity.CARER, Capacity.STAFF]),
                )
                for person in people
            ),
            batch_size=AT_ONCE,
        )
        now = timezone.now()
        phases = [Phase.BEFORE, Phase.AFTER] if with_before else [Phase.AFTER]
        for phase in phases:
            round_ = activity.rounds.create(
                phase=phase, closes_on=now.date(), planned_by=user, opened_by=user, opened_at=now, closed_at=now
            )
            answer(round_)
    return round_, user


def answer(round_):
    """Ask everybody and let them answer, in the database itself: by chance, every option of a scale as likely."""
    from django.db import connection

    from evaluation.models import Item, Questionnaire, QuestionnaireVersion

    source = QuestionnaireVersion.objects.filter(questionnaire__code="service-user-after").order_by("-number").first()
    paired = set(Item.objects.filter(is_paired=True).values_list("code", flat=True))
    items = [item for page in source.content["pages"] for item in page["items"] if item["kind"] == "choice"]
    items.sort(key=lambda item: item["code"] not in paired)
    page = {"title": "All", "intro": "", "items": items[:QUESTIONS]}
    content = {"title": "Fourteen questions", "minutes": 4, "note": "", "pages": [page]}
    questionnaire = Questionnaire.objects.create(
        code=f"fourteen-{round_.phase}", title="Fourteen questions", phase=round_.phase, capacities=["service_user"]
    )
    version = QuestionnaireVersion.objects.create(
        questionnaire=questionnaire, number=1, content=content, content_hash=QuestionnaireVersion.hash_of(content)
    )
    with connection.cursor() as cursor:
        cursor.execute(ASK, [round_.pk, version.pk, round_.activity_id])
        cursor.execute(SEND, [version.pk, round_.pk])
        for item in page["items"]:
            codes = [option["code"] for option in item["options"]]
            cursor.execute(SAY, [item["code"], codes, len(codes), round_.pk])


if __name__ == "__main__":
    main()
