import uuid

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from accounts.models import Organisation, User
from accounts.roles import Permission
from activities.framework import LIVED_EXPERIENCE, Capacity
from activities.models import Activity


class Route(models.TextChoices):
    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    PHONE = "phone", "Phone call"
    POST = "post", "Post"
    IN_PERSON = "in_person", "In person, or through somebody they trust"


class ParticipantQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.SEE_PEOPLE))


class Participant(models.Model):
    """A person who takes part in involvement, with the way they like to be reached."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="participants")
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="participants")
    name = models.CharField(max_length=150)
    route = models.CharField("best way to reach them", max_length=10, choices=Route, default=Route.EMAIL)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.TextField(blank=True)
    # Who last changed where letters go: a link sent there counts as drawn by them, so that it is no way to read along.
    address_changed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # How this person likes to read questions: a language, or its Easy Read; empty: not chosen.
    reads_in = models.CharField(max_length=20, blank=True)
    # This person does not want to be asked to answer questionnaires any more, by anybody here.
    no_more_questions_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=Q(user__isnull=False),
                name="one_participant_a_member_of_staff",
            ),
            models.CheckConstraint(
                condition=~Q(route="email") | ~Q(email=""), name="participant_reached_by_email_has_an_address"
            ),
            models.CheckConstraint(
                condition=~Q(route__in=["text", "phone"]) | ~Q(phone=""),
                name="participant_reached_by_phone_has_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(route="post") | ~Q(address=""), name="participant_reached_by_post_has_an_address"
            ),
        ]

    def __str__(self):
        return self.name


def capacity_words(organisation):
    """The capacities in the organisation's own words: {capacity: "patient"}."""
    usual = {capacity: capacity.label[:1].lower() + capacity.label[1:] for capacity in Capacity}
    own = {Capacity.SERVICE_USER: organisation.service_user_word, Capacity.CARER: organisation.carer_word}
    return usual | own


class InvolvementQuerySet(models.QuerySet):
    def visible_to(self, user):
        organisations = Organisation.objects.where_may(user, Permission.SEE_PEOPLE)
        return self.filter(activity__organisation__in=organisations)

    def with_step(self):
        """Adds `step`, where each person stands in the funnel now."""
        from participants.models.funnel import FunnelEvent

        latest = FunnelEvent.objects.standing().filter(involvement=OuterRef("pk")).order_by("-pk")
        return self.annotate(step=Subquery(latest.values("step")[:1]))

    def with_lived_experience(self):
        return self.filter(capacity__in=LIVED_EXPERIENCE)


class Involvement(models.Model):
    """One person's part in one activity, and the capacity in which they take part."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="involvements")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="involvements")
    capacity = models.CharField(max_length=15, choices=Capacity)
    # The same about this activity only.
    no_more_questions_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        ordering = ["participant__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "participant", "capacity"], name="one_involvement_a_person_and_capacity"
            ),
        ]

    def __str__(self):
        return f"{self.participant}, {self.get_capacity_display().lower()}"

    @property
    def wants_no_questions(self):
        """Whether this person has said that they do not want to be asked, here or at all."""
        return bool(self.no_more_questions_at or self.participant.no_more_questions_at)

    @property
    def capacity_in_words(self):
        """The capacity as this organisation says it, such as "patient" for a service user."""
        return capacity_words(self.activity.organisation)[self.capacity]
