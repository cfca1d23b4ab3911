"""People by the dozen who take part in an activity that asks "About you", and what they answered."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from activities.framework import Capacity
from participants.models import FunnelEvent, Involvement, Participant, PresencePlan, Step
from vault import open_links, releases, sealing
from vault.locked import answers, counting
from vault.models import Release

SEXES = {"f": {"sex": "female"}, "m": {"sex": "male"}}


class Crowd:
    """One organisation of the cast, and a vault that counts it."""

    def __init__(self, cast, vault):
        self.cast, self.vault = cast, vault
        self.organisation = cast.organisation

    def activity(self, title="Better crisis care", **fields):
        activity = self.cast.activity(title, **fields)
        PresencePlan.objects.update_or_create(
            activity=activity, defaults={"monitoring": PresencePlan.Monitoring.PLANNED, "no_monitoring_reason": ""}
        )
        return activity

    def come(self, activity, number, *, capacity=Capacity.SERVICE_USER):
        """So many new people join."""
        people = Participant.objects.bulk_create(
            Participant(organisation=activity.organisation, name=f"Somebody {n}", route="in_person")
            for n in range(number)
        )
        self.join(activity, people, capacity=capacity)
        return people

    def join(self, activity, people, *, capacity=Capacity.SERVICE_USER):
        parts = Involvement.objects.bulk_create(
            Involvement(activity=activity, participant=person, capacity=capacity) for person in people
        )
        FunnelEvent.objects.bulk_create(FunnelEvent(involvement=part, step=Step.JOINED) for part in parts)
        return parts

    def say(self, people, pattern, *, helped_by=""):
        """What each of them says about their sex, one letter a person: f, m, d (declined) or b (left blank)."""
        for person, letter in zip(people, pattern, strict=True):
            declined = ["sex"] if letter == "d" else []
            self.keep(person, SEXES.get(letter, {}), declined=declined, asked=["sex"], helped_by=helped_by)

    def keep(self, person, said, *, declined=(), asked=None, helped_by=""):
        """Put answers into the vault by its own function, without the way there."""
        keyring = self.vault.keyring
        tag = keyring.tag(organisation_id=person.organisation_id, participant_id=person.pk)
        kept = answers.AnswerSet(
            answers=said,
            declined=list(declined),
            asked=list(asked or [*said, *declined]),
            helped_by=helped_by,
            given_on="2026-01-05",
        )
        with connection.cursor() as cursor:
            answers.keep(cursor, keyring=keyring, tag=tag, answer_set=kept)

    def open(self, activity, *, at_most=100):
        """Draw an open link; returns its row."""
        last_day = open_links.usual_last_day()
        open_links.draw(activity=activity, last_day=last_day, at_most=at_most, by=self.cast.coordinator)
        return open_links.live_of(activity)

    def say_openly(self, link, pattern):
        """What so many people at an event say about their sex, by its open link; and the vault takes it in."""
        for letter in pattern:
            declined = ["sex"] if letter == "d" else []
            sealing.give_open(link=link, answers=SEXES.get(letter, {}), declined=declined, asked=["sex"])
        self.vault.take_in()

    def count(self, *, as_at=None):
        """Ask for a release and have it made."""
        release = releases.ask(organisation=self.organisation, by=self.cast.monitoring_lead, as_at=as_at)
        assert self.work() == 1
        release.refresh_from_db()
        return release

    def work(self):
        return counting.make_releases_due(keyring=self.vault.keyring, keys_file=self.vault.keys_file)

    def shown(self, release, characteristic="sex", kind="organisation", scope_id=None):
        """A table as text: {category: shown}, or the reason why not."""
        row = self.row(release, characteristic, kind, scope_id)
        if not row.is_shown:
            return row.state
        return {cell["category"]: cell["shown"] for cell in row.cells} | {"answered": row.answered}

    def row(self, release, characteristic="sex", kind="organisation", scope_id=None):
        assert release.state == Release.State.DONE, release.sentence
        scope_id = str(scope_id or self.organisation.pk)
        return release.tables.get(scope_kind=kind, scope_id=scope_id, characteristic=characteristic)


def days_ago(number):
    return timezone.localdate() - timedelta(days=number)
