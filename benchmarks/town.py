"""A large made-up organisation in a database of the benchmark's own."""

from datetime import timedelta

import pgtrigger
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Organisation, Team, User
from activities.framework import Capacity, Level, Technique
from activities.models import Activity, Status, StatusEvent
from fourpi.demonstration.about_you import SHARES
from fourpi.demonstration.chance import Chance
from fourpi.embedded import places
from participants.models import FunnelEvent, Involvement, Participant, PresencePlan, Step
from vault import questions
from vault.locked import answers
from vault.locked.keyring import Keyring

TEAMS = 40
GIVE = 0.7
IN_TWO = 0.2
CLOSED = 0.5
AT_ONCE = 5000


class Town:
    """People in activities of forty teams; half the activities have closed, seven in ten people have answered."""

    def __init__(self, *, people, activities):
        self.chance = Chance("benchmark")
        self.given = 0
        with transaction.atomic(), pgtrigger.ignore():
            self.organisation = Organisation.objects.create(name="Large Town")
            self.user = User.objects.create_user("lead@example.org", "Lead")
            self.make_activities(activities)
            self.make_people(people)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.answer()

    def make_activities(self, number):
        teams = Team.objects.bulk_create(Team(organisation=self.organisation, name=f"Team {n}") for n in range(TEAMS))
        self.activities = Activity.objects.bulk_create(
            Activity(
                organisation=self.organisation,
                team=self.chance.choice(teams),
                title=f"Activity {n}",
                about="Made up",
                level=Level.SERVICE,
                technique=Technique.CO_DESIGN,
                technique_reason="Made up",
                lead=self.user,
                created_by=self.user,
                status=Status.CLOSED if self.chance.random() < CLOSED else Status.OPEN,
            )
            for n in range(number)
        )
        PresencePlan.objects.bulk_create(PresencePlan(activity=each, monitoring="planned") for each in self.activities)
        closed = [each for each in self.activities if each.status == Status.CLOSED]
        StatusEvent.objects.bulk_create(
            StatusEvent(activity=each, was=Status.OPEN, became=Status.CLOSED, by=self.user) for each in closed
        )

    def make_people(self, number):
        self.people = Participant.objects.bulk_create(
            (Participant(organisation=self.organisation, name=f"Person {n}", route="in_person") for n in range(number)),
            batch_size=AT_ONCE,
        )
        parts = []
        for place, person in enumerate(self.people):
            # Everybody in one activity, and some in another.
            first = self.activities[place % len(self.activities)]
            others = [self.chance.choice(self.activities)] if self.chance.random() < IN_TWO else []
            for activity in {first, *others}:
                capacity = self.chance.choice([Capacity.SERVICE_USER, Capacity.CARER, Capacity.PUBLIC])
                parts.append(Involvement(activity=activity, participant=person, capacity=capacity))
        Involvement.objects.bulk_create(parts, batch_size=AT_ONCE)
        today = timezone.localdate()
        steps = []
        for part in parts:
            on = today - timedelta(days=self.chance.randint(30, 300))
            steps.append(FunnelEvent(involvement=part, step=Step.JOINED, on=on))
            if self.chance.random() < 0.1:
                steps.append(FunnelEvent(involvement=part, step=Step.LEFT, reason="time", on=on + timedelta(days=20)))
        FunnelEvent.objects.bulk_create(steps, batch_size=AT_ONCE)

    def answer(self):
        """Into the vault by its own function, a thousand people in one transaction."""
        keyring = Keyring.open(places.vault_keys())
        givers = [person for person in self.people if self.chance.random() < GIVE]
        self.given = len(givers)
        for start in range(0, len(givers), 1000):
            with transaction.atomic(), connection.cursor() as cursor:
                for person in givers[start : start + 1000]:
                    tag = keyring.tag(organisation_id=self.organisation.pk, participant_id=person.pk)
                    answers.keep(cursor, keyring=keyring, tag=tag, answer_set=self.draw())

    def draw(self):
        said, declined, asked = {}, [], []
        for code, (shares, rather_not) in SHARES.items():
            if not questions.everything()[code].is_asked(said):
                continue
            asked.append(code)
            if self.chance.random() * 100 < rather_not:
                declined.append(code)
            else:
                said[code] = self.chance.choices(list(shares), weights=list(shares.values()))[0]
        return answers.AnswerSet(said, declined, asked, "", "2026-01-05")
