"""A small cast of test people, and an activity at any point of its life, made by the product's own functions."""

from datetime import date, timedelta

from django.utils import timezone
from nacl.public import PrivateKey

from accounts.models import Membership, Organisation, SupportContact, Team, User
from accounts.roles import Role
from activities import locking, planning
from activities.framework import Capacity, Level, OutcomeKind, Technique
from activities.models import Activity, IntendedOutcome, Purpose, Status, TopicOfInfluence
from evaluation import invitations, submission
from evaluation.models import Contribution, Given, Invitation, Mode, Phase
from participants import links, recruitment
from participants.models import Participant, PresencePlan
from vault.models import PublicKey

PASSWORD = "a long enough passphrase"


class Cast:
    """Staff of Northfield, an outsider of Southfield, and people with lived experience as they are needed."""

    def __init__(self):
        self.organisation = self._organisation("Northfield Trust")
        self.other = self._organisation("Southfield Trust")
        self.team = self.organisation.teams.get()
        self.coordinator = self.member("Cora Coordinator", Role.COORDINATOR)
        self.manager = self.member("Manu Manager", Role.MANAGER)
        self.monitoring_lead = self.member("Mona Monitor", Role.MONITORING_LEAD)
        self.administrator = self.member("Ada Administrator", Role.ADMINISTRATOR)
        self.outsider = self.member("Olu Outsider", Role.COORDINATOR, organisation=self.other)
        self._people = 0

    def _organisation(self, name):
        organisation = Organisation.objects.create(name=name)
        Team.objects.create(organisation=organisation, name=f"{name} involvement team")
        SupportContact.objects.create(organisation=organisation, name="Support line", how="01632 960 000")
        organisation.publish_privacy_notice(text=f"How {name} looks after what you tell us.", by=None)
        return organisation

    def member(self, name, role, *, organisation=None):
        email = name.lower().replace(" ", ".") + "@example.org"
        user = User.objects.filter(email=email).first() or User.objects.create_user(email, name, PASSWORD)
        Membership.objects.create(user=user, organisation=organisation or self.organisation, role=role)
        return user

    def activity(self, title="Better crisis care", *, by=None, status=Status.DRAFT):
        """An activity with everything it needs, brought to this status by its own moves."""
        by = by or self.coordinator
        team = Team.objects.filter(organisation__memberships__user=by).first()
        activity = Activity(
            team=team,
            title=title,
            about="Making crisis care kinder.",
            level=Level.SERVICE,
            technique=Technique.CO_DESIGN,
            technique_reason="People who use the service know what helps.",
            starts_on=date(2026, 1, 12),
            ends_on=date(2026, 12, 18),
            lead=by,
        )
        planning.start(activity=activity, by=by)
        if status != Status.DRAFT:
            self.fill_in(activity)
            locking.lock_purpose(activity=activity, by=by)
            for step in (Status.OPEN, Status.CLOSED):
                if activity.status != status and status != Status.AGREED:
                    activity.move_to(step, by=by)
        return activity

    def fill_in(self, activity):
        """Everything that must stand before an activity opens."""
        Purpose.objects.filter(activity=activity).update(
            statement="To decide together how the crisis line answers.",
            reason_to_join="You can change how people are met on their worst day.",
            decided_by="Service manager",
            decided_on=date(2026, 9, 1),
            payment_statement="£20 an hour, travel paid on the day.",
            told_back_by=date(2026, 10, 1),
        )
        activity.refresh_from_db()
        TopicOfInfluence.objects.create(activity=activity, text="Opening hours", openness="open")
        IntendedOutcome.objects.create(
            activity=activity,
            text="Calls are answered within two minutes",
            kind=OutcomeKind.SERVICE,
            how_we_will_know="Call records each month",
            due_on=date(2026, 11, 1),
        )
        PresencePlan.objects.update_or_create(
            activity=activity,
            defaults={
                "no_population_reason": "A small team of callers.",
                "monitoring": PresencePlan.Monitoring.NOT_PLANNED,
                "no_monitoring_reason": "Too few people to keep anyone private.",
                "no_acknowledgement_reason": "People join after opening.",
            },
        )

    def person(self, activity, capacity=Capacity.SERVICE_USER, *, name=None, has_joined=True, **contact):
        """Somebody involved in the activity; returns the involvement."""
        self._people += 1
        name = name or f"Person {self._people}"
        contact = contact or {"email": f"person{self._people}@example.org"}
        participant = Participant.objects.create(organisation=activity.organisation, name=name, **contact)
        involvement = recruitment.identify(
            activity=activity, participant=participant, capacity=capacity, by=activity.lead
        )
        if has_joined:
            recruitment.join(involvement=involvement)
        return involvement

    def open_round(self, activity, phase=Phase.AFTER, *, mode=Mode.CONFIDENTIAL):
        """A round that asks everyone who has joined."""
        closes_on = timezone.localdate() + timedelta(days=14)
        if mode == Mode.DETACHED:
            self.make_key()
        asked = {"activity": activity, "phase": phase, "closes_on": closes_on, "by": activity.lead, "mode": mode}
        return invitations.open_round(**asked)[0]

    def answer(self, involvement, answers, *, round_, words_may_be_used=True):
        """Send in answers, {item code: option code, or a Given}; returns the response."""
        invitation = Invitation.objects.get(round=round_, involvement=involvement)
        given = {code: value if isinstance(value, Given) else Given((value,)) for code, value in answers.items()}
        submission.save_page(invitation=invitation, answers=given)
        return submission.submit(invitation=invitation, words_may_be_used=words_may_be_used, may_share=True)

    def contribution(self, activity, **fields):
        defaults = {
            "made_on": date(2026, 3, 2),
            "capacity": Capacity.SERVICE_USER,
            "words": "Ring back the same day.",
            "recorded_by": activity.lead,
        }
        return Contribution.objects.create(activity=activity, **(defaults | fields))

    def ask_about_you(self, activity):
        """Plan to ask people about themselves. The key that seals is one that nobody can open."""
        plan = {"monitoring": PresencePlan.Monitoring.PLANNED, "no_monitoring_reason": ""}
        PresencePlan.objects.update_or_create(activity=activity, defaults=plan)
        self.make_key()

    def make_key(self):
        """A key to seal with, where there is none: nobody can open it."""
        if not PublicKey.objects.exists():
            PublicKey.objects.create(key=bytes(PrivateKey.generate().public_key))

    def token(self, involvement, *, opens=None):
        """A fresh personal link's token, leading to the person's own page unless told otherwise."""
        return links.draw(involvement=involvement, opens=opens or f"/my/{involvement.pk}/")

    def open_door(self, client, involvement):
        """Let this client in by a personal link, as a person's first device."""
        response = client.post(f"/l/{self.token(involvement)}/")
        assert response.status_code == 302, response.status_code
        return client
