import uuid
from decimal import Decimal

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("participants", "0001_initial"),
        ("participants", "0002_presence_and_funnel"),
        ("participants", "0003_days_of_steps"),
        ("participants", "0010_populations_of_all_kinds"),
        ("participants", "0011_areas_in_rows_of_their_own"),
        ("participants", "0012_without_areas_as_read"),
        ("participants", "0013_asked_no_more"),
        ("participants", "0014_own_place"),
        ("participants", "0015_first_said"),
        ("participants", "0016_room_for_shared_words"),
        ("participants", "0017_consents_through_staff"),
        ("participants", "0018_values_shown"),
        ("participants", "0019_answers_to_texts"),
        ("participants", "0020_sessions"),
        ("participants", "0021_payment"),
        ("participants", "0022_comments"),
        ("participants", "0023_what_was_counted"),
        ("participants", "0024_wanted_to_write_support"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0002_drafts_and_edits"),
        ("accounts", "__first__"),
        ("activities", "0001_squashed_0010_worked_on"),
    ]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("first_seen_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="ClaimsTaken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("csv", "CSV"), ("xlsx", "Excel")], max_length=4)),
                ("claims", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims_taken",
                        to="activities.activity",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "claims taken",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Headcount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("service_user", "Service user"),
                            ("carer", "Carer"),
                            ("public", "Member of the public"),
                            ("staff", "Staff"),
                            ("partner", "Partner organisation"),
                        ],
                        max_length=15,
                    ),
                ),
                ("people", models.PositiveSmallIntegerField()),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="hours each",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="headcounts", to="activities.session"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "capacity"), name="one_headcount_a_session_and_capacity"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("people__range", (1, 5000))), name="a_headcount_is_likely"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hours__range", (0, 24))), name="hours_each_fit_into_a_day"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150)),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("text", "Text message"),
                            ("phone", "Phone call"),
                            ("post", "Post"),
                            ("in_person", "In person, or through somebody they trust"),
                        ],
                        default="email",
                        max_length=10,
                        verbose_name="best way to reach them",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("address", models.TextField(blank=True)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "address_changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="participants",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("no_more_questions_at", models.DateTimeField(blank=True, null=True)),
                ("reads_in", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("user__isnull", False)),
                        fields=("organisation", "user"),
                        name="one_participant_a_member_of_staff",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("route", "email"), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="participant_reached_by_email_has_an_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("route__in", ["text", "phone"]), _negated=True),
                            models.Q(("phone", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="participant_reached_by_phone_has_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("route", "post"), _negated=True),
                            models.Q(("address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="participant_reached_by_post_has_an_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("service_user", "Service user"),
                            ("carer", "Carer"),
                            ("public", "Member of the public"),
                            ("staff", "Staff"),
                            ("partner", "Partner organisation"),
                        ],
                        max_length=15,
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="activities.activity",
                    ),
                ),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="participants.participant",
                    ),
                ),
                ("no_more_questions_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["participant__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("activity", "participant", "capacity"), name="one_involvement_a_person_and_capacity"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old_email", models.EmailField(blank=True, max_length=254)),
                ("new_email", models.EmailField(blank=True, max_length=254)),
                ("digest", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("given_up_at", models.DateTimeField(blank=True, null=True)),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_changes",
                        to="participants.involvement",
                    ),
                ),
                (
                    "through",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at", None), ("given_up_at", None)), ("new_email", ""), _connector="OR"
                        ),
                        name="a_settled_change_keeps_no_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_at", None), ("given_up_at", None), _connector="OR"),
                        name="a_change_ends_one_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be sent"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("unsure", "May not have been sent"),
                            ("failed", "Could not be sent"),
                            ("bounced", "Came back"),
                            ("not_needed", "No longer needed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
                ("hinted_at", models.DateTimeField(editable=False, null=True)),
                ("sending_at", models.DateTimeField(editable=False, null=True)),
                ("sent_at", models.DateTimeField(editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("confirm", "Confirm a new e-mail"), ("tell", "Told the old e-mail")], max_length=10
                    ),
                ),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="participants.contactchange",
                    ),
                ),
            ],
            options={
                "ordering": ["-queued_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExpenseClaim",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("travel", "Travel"),
                            ("child_care", "Child care"),
                            ("replacement_care", "Replacement care"),
                            ("assistant", "A personal assistant or supporter"),
                            ("phone_and_data", "Phone or data"),
                            ("food", "Food and drink"),
                            ("time", "Time, preparing too"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("spent_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6)),
                ("note", models.TextField(blank=True, max_length=1000)),
                ("receipt", models.CharField(choices=[("yes", "Yes"), ("no", "No")], max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("submitted", "Sent in"),
                            ("asked_back", "Asked back"),
                            ("approved", "Agreed"),
                            ("declined", "Not agreed"),
                            ("paid", "Paid"),
                            ("taken_back", "Taken back"),
                        ],
                        default="submitted",
                        max_length=10,
                    ),
                ),
                ("submitted_on", models.DateField()),
                ("due_on", models.DateField()),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("how_paid", models.CharField(blank=True, max_length=200)),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="participants.involvement",
                    ),
                ),
            ],
            options={
                "ordering": ["submitted_on", "pk"],
                "indexes": [models.Index(fields=["state", "due_on"], name="participant_state_e80820_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("involvement", "key"), name="a_claim_sent_twice_is_one"),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", Decimal("0.01")), ("amount__lte", Decimal("9999.99"))),
                        name="claim_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("paid_on__isnull", False), ("state", "paid"), models.Q(("how_paid", ""), _negated=True)
                            ),
                            models.Q(models.Q(("state", "paid"), _negated=True), ("how_paid", ""), ("paid_on", None)),
                            _connector="OR",
                        ),
                        name="a_paid_claim_says_when_and_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spent_on__lte", models.F("submitted_on"))),
                        name="claimed_once_it_was_spent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("paid_on", None), ("paid_on__gte", models.F("submitted_on")), _connector="OR"
                        ),
                        name="paid_once_it_was_claimed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("submitted", "Sent in"),
                            ("asked_back", "Asked back"),
                            ("approved", "Agreed"),
                            ("declined", "Not agreed"),
                            ("paid", "Paid"),
                            ("taken_back", "Taken back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6)),
                ("reason", models.TextField(blank=True, max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="participants.expenseclaim",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["asked_back", "declined"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="asking_back_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "declined", "paid", "asked_back"]), _negated=True),
                            ("by__isnull", False),
                            _connector="OR",
                        ),
                        name="staff_decide_on_claims",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FunnelEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("identified", "Identified"),
                            ("invited", "Invited"),
                            ("interested", "Interested"),
                            ("joined", "Joined"),
                            ("taking_part", "Taking part"),
                            ("finished", "Finished"),
                            ("left", "Left"),
                            ("ended_early", "Ended early by us"),
                            ("paused", "Paused"),
                        ],
                        max_length=15,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("finished", "I have done what I wanted to do"),
                            ("time", "Not enough time, or the times did not suit"),
                            ("health", "Health, or how I feel"),
                            ("caring", "Caring or family"),
                            ("money", "Money, payment or expenses"),
                            ("support", "I did not get the access or support I needed"),
                            ("not_heard", "I did not feel heard"),
                            ("disagreement", "I did not agree with how it went"),
                            ("moved", "I moved, or left the service"),
                            ("other", "Something else"),
                            ("not_said", "I would rather not say"),
                            ("access", "Access, travel or cost"),
                            ("not_for_me", "It was not what I hoped for"),
                        ],
                        max_length=15,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="funnel_events",
                        to="participants.involvement",
                    ),
                ),
                (
                    "cancels",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cancelled_by",
                        to="participants.funnelevent",
                    ),
                ),
                ("on", models.DateField(default=django.utils.timezone.localdate)),
                ("why", models.TextField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", "left"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="leaving_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("step", "left"), ("reason", ""), _connector="OR"),
                        name="only_leaving_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", "ended_early"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ending_early_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cancels", None), models.Q(("step", ""), _negated=True)),
                            models.Q(("cancels__isnull", False), ("step", ""), models.Q(("why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_entry_is_a_step_or_takes_one_back",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "question",
                    models.CharField(
                        choices=[
                            ("why", "Why are we involving people?"),
                            ("what_for", "What is it for?"),
                            ("where_and_how", "Where and how are people involved?"),
                            ("difference", "What difference do we want it to make?"),
                        ],
                        max_length=15,
                    ),
                ),
                ("words", models.TextField(max_length=3000)),
                ("said_at", models.DateTimeField(auto_now_add=True)),
                ("answer", models.TextField(blank=True, max_length=3000)),
                ("what_changed", models.TextField(blank=True, max_length=3000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_resolved", models.BooleanField(default=False)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="activities.activity"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="participants.involvement",
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by__isnull", False), ("involvement", None)),
                            models.Q(("by", None), ("involvement__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_comment_is_of_staff_or_of_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="a_comment_on_a_plan_has_words"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("answered_at", None),
                                ("answered_by", None),
                                ("is_resolved", False),
                                ("what_changed", ""),
                            ),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(
                                    models.Q(("answer", ""), _negated=True),
                                    models.Q(("what_changed", ""), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_says_something_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("came", "Was there"),
                            ("part", "Was there for part of it"),
                            ("apologies", "Sent apologies"),
                            ("absent", "Did not come"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(24),
                        ],
                    ),
                ),
                (
                    "preparation",
                    models.DecimalField(
                        decimal_places=2,
                        default=0,
                        max_digits=4,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(24),
                        ],
                        verbose_name="hours of preparation",
                    ),
                ),
                ("noted_at", models.DateTimeField(auto_now=True)),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="participants.involvement",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attendance", to="activities.session"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "attendance",
                "constraints": [
                    models.UniqueConstraint(fields=("involvement", "session"), name="attendance_noted_once_a_session"),
                    models.CheckConstraint(
                        condition=models.Q(("hours__range", (0, 24)), ("preparation__range", (0, 24))),
                        name="hours_fit_into_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["came", "part"]), ("hours", 0), _connector="OR"),
                        name="only_who_was_there_has_hours_there",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[("keep", "I will keep to this"), ("comment", "I want to say something about it")],
                        max_length=10,
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreement_answers",
                        to="participants.involvement",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="activities.agreementversion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("involvement", "version"), name="one_answer_an_agreement_version"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "comment"), _negated=True),
                            models.Q(("comment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_comment_on_the_agreement_has_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("leads_it", models.BooleanField(default=False)),
                ("said_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Not decided yet"),
                            ("on_the_agenda", "On the agenda"),
                            ("not_this_time", "Not this time"),
                        ],
                        default="waiting",
                        max_length=15,
                    ),
                ),
                ("why_not", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda_proposals",
                        to="participants.involvement",
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="activities.agendaitem",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="proposals", to="activities.session"
                    ),
                ),
            ],
            options={
                "ordering": ["said_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_this_time"), _negated=True),
                            models.Q(("why_not", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_proposal_put_off_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by", None), ("state", "waiting")),
                            models.Q(models.Q(("state", "waiting"), _negated=True), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_proposal_is_decided_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acknowledgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[("agree", "I agree with this"), ("comment", "I want to say something about it")],
                        max_length=10,
                    ),
                ),
                ("comment", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acknowledgements",
                        to="participants.involvement",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acknowledgements",
                        to="activities.purposeproposal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "comment"), _negated=True),
                            models.Q(("comment", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_comment_has_words",
                    ),
                    models.UniqueConstraint(fields=("involvement", "proposal"), name="one_acknowledgement_a_text"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinkMessage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=120, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting to be sent"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("unsure", "May not have been sent"),
                            ("failed", "Could not be sent"),
                            ("bounced", "Came back"),
                            ("not_needed", "No longer needed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
                ("hinted_at", models.DateTimeField(editable=False, null=True)),
                ("sending_at", models.DateTimeField(editable=False, null=True)),
                ("sent_at", models.DateTimeField(editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("join", "Invitation to join"), ("fresh_link", "Fresh link")], max_length=12
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="participants.involvement",
                    ),
                ),
            ],
            options={
                "ordering": ["-queued_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NeedsArranged",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("of", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "involvement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs_arranged",
                        to="participants.involvement",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "needs arranged",
            },
        ),
        migrations.CreateModel(
            name="NeedsConfirmed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("of", models.DateTimeField()),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs_confirmed",
                        to="participants.involvement",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs_confirmed",
                        to="activities.session",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "needs confirmed",
                "constraints": [
                    models.UniqueConstraint(fields=("involvement", "session"), name="needs_confirmed_once_a_session")
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedsMet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("nothing_needed", "I did not need anything"),
                        ],
                        max_length=15,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000)),
                ("said_at", models.DateTimeField()),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="needs_met",
                        to="participants.involvement",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs_met", to="activities.session"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "needs met",
                "constraints": [
                    models.UniqueConstraint(fields=("involvement", "session"), name="needs_met_said_once_a_session")
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("yes", "Yes please"),
                            ("no", "No payment, thank you"),
                            ("talk", "I would like to talk about it"),
                        ],
                        max_length=5,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offer_answers",
                        to="participants.involvement",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="activities.paymentoffer",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OfferTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("page", "On their own page"),
                            ("letter", "In a letter, or on paper"),
                            ("email", "In an e-mail or a text message"),
                            ("other", "In writing, in another way"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers_told",
                        to="participants.involvement",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="told", to="activities.paymentoffer"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "offers told",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("involvement", "offer"), name="an_offer_is_first_told_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", None), ("way", "page")),
                            models.Q(models.Q(("way", "page"), _negated=True), ("by__isnull", False)),
                            _connector="OR",
                        ),
                        name="told_by_staff_unless_on_the_page",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("other_work", "Be asked about other work"),
                            ("words", "Use my words without my name"),
                            ("credit", "Name me when you thank people"),
                        ],
                        max_length=12,
                    ),
                ),
                ("is_given", models.BooleanField()),
                ("credit", models.CharField(blank=True, max_length=150)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "participant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consents",
                        to="participants.participant",
                    ),
                ),
                ("through_staff", models.BooleanField(db_default=False, default=False)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("is_given", True), ("purpose", "credit"), models.Q(("credit", ""), _negated=True)
                            ),
                            models.Q(
                                models.Q(("is_given", True), ("purpose", "credit"), _negated=True), ("credit", "")
                            ),
                            _connector="OR",
                        ),
                        name="thanks_by_name_say_which_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessNeeds",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("own_words", models.TextField(blank=True, max_length=20000)),
                ("said_at", models.DateTimeField()),
                (
                    "participant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access_needs",
                        to="participants.participant",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "access needs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("needs", []), ("own_words", ""), _negated=True),
                        name="access_needs_say_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonalLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("opens", models.CharField(max_length=200)),
                ("drawn_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("first_opened_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "drawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="participants.involvement"
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("code_digest", models.CharField(blank=True, max_length=64, null=True, unique=True)),
            ],
            options={
                "ordering": ["-drawn_at"],
            },
        ),
        migrations.CreateModel(
            name="DeviceAccess",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("may_read_back", models.BooleanField()),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                (
                    "device",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="accesses", to="participants.device"
                    ),
                ),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="accesses",
                        to="participants.personallink",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "device accesses",
                "constraints": [
                    models.UniqueConstraint(fields=("device", "link"), name="one_access_a_device_and_link"),
                    models.UniqueConstraint(
                        condition=models.Q(("may_read_back", True)),
                        fields=("link",),
                        name="one_device_reads_back_by_a_link",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("own_care", "Own care"),
                            ("community", "Community"),
                            ("service", "Service delivery and evaluation"),
                            ("organisation", "Organisation and strategy"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        choices=[("planning", "Planning"), ("delivery", "Delivery"), ("evaluation", "Evaluation")],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody yet"),
                            ("there", "Somebody is there"),
                            ("not_needed", "Not needed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("roles", models.CharField(blank=True, max_length=300)),
                ("people", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("not_needed_reason", models.CharField(blank=True, max_length=300)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="activities.activity"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "level", "phase"), name="one_place_a_level_and_phase"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "there"), _negated=True),
                            models.Q(
                                models.Q(("roles", ""), _negated=True), ("people__gte", 1), ("people__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_place_taken_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "there"), ("people", None), _connector="OR"),
                        name="an_empty_place_has_no_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_needed"), _negated=True),
                            models.Q(("not_needed_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_place_not_needed_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PopulationFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dimension", models.CharField(max_length=300)),
                ("area_kind", models.CharField(max_length=300)),
                ("left_out", models.JSONField(default=list)),
                ("source", models.CharField(max_length=300)),
                ("reference_date", models.DateField()),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="population_files",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("categories", models.JSONField(default=list)),
                ("is_caseload", models.BooleanField(default=False)),
                ("scheme", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ["-uploaded_at"],
            },
        ),
        migrations.CreateModel(
            name="PopulationArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=300)),
                ("name", models.CharField(max_length=300)),
                ("found_by", models.CharField(max_length=601)),
                ("numbers", django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="areas",
                        to="participants.populationfile",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "code"],
                "constraints": [models.UniqueConstraint(fields=("file", "code"), name="one_area_a_code_and_file")],
            },
        ),
        migrations.CreateModel(
            name="PopulationImport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting"),
                            ("running", "Being made"),
                            ("done", "Ready"),
                            ("failed", "Could not be made"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("token", models.UUIDField(editable=False, null=True)),
                ("lease_until", models.DateTimeField(editable=False, null=True)),
                ("hinted_at", models.DateTimeField(editable=False, null=True)),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("step", models.PositiveSmallIntegerField(default=0)),
                ("error", models.TextField(blank=True)),
                ("requested_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(editable=False, null=True)),
                ("file_name", models.CharField(max_length=300)),
                ("content", models.BinaryField(default=b"")),
                ("caseload_name", models.CharField(blank=True, max_length=300)),
                ("source", models.CharField(max_length=300)),
                ("reference_date", models.DateField()),
                (
                    "activity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="population_imports",
                        to="activities.activity",
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imported_by",
                        to="participants.populationfile",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="population_imports",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-requested_at"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("file", None)),
                            _connector="OR",
                        ),
                        name="a_finished_import_has_its_table",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PresencePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("who_needs_to_be_heard", models.TextField(blank=True)),
                ("no_population_reason", models.TextField(blank=True)),
                (
                    "monitoring",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("planned", "We will ask people about themselves, kept apart from names"),
                            ("not_planned", "We will not ask, for the reason below"),
                        ],
                        max_length=15,
                    ),
                ),
                ("no_monitoring_reason", models.TextField(blank=True)),
                ("no_acknowledgement_reason", models.TextField(blank=True)),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="presence_plan",
                        to="activities.activity",
                    ),
                ),
                ("not_in_the_room", models.TextField(blank=True, max_length=3000)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("monitoring", "not_planned"), _negated=True),
                            models.Q(("no_monitoring_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="no_monitoring_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PurposeReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("changed", "We changed the text because of this"),
                            ("not_changed", "We did not change the text"),
                        ],
                        max_length=15,
                    ),
                ),
                ("words", models.TextField(max_length=2000)),
                ("replied_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "acknowledgement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="participants.acknowledgement",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "purpose replies",
                "ordering": ["-replied_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words__regex", "\\S")), name="a_purpose_reply_has_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferencePopulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dimension", models.CharField(max_length=300)),
                ("area_code", models.CharField(max_length=300)),
                ("area_name", models.CharField(max_length=300)),
                ("source", models.CharField(max_length=300)),
                ("reference_date", models.DateField()),
                ("left_out", models.JSONField(default=list)),
                ("imported_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="populations",
                        to="activities.activity",
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kind",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Our own caseload"), (2, "An area"), (3, "A nation")], default=2
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="populations",
                        to="accounts.organisation",
                    ),
                ),
                ("scheme", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ["kind", "dimension", "area_name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("activity", "dimension", "area_code"), name="one_population_an_area_and_dimension"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("activity", None), ("organisation", None), _connector="XOR"),
                        name="population_of_an_activity_or_an_organisation",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "dimension", "area_code"), name="one_population_of_an_organisation"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PopulationCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=300)),
                ("label", models.CharField(max_length=300)),
                ("number", models.PositiveBigIntegerField()),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "population",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="participants.referencepopulation",
                    ),
                ),
                ("category", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("population", "code"), name="one_count_a_category")],
            },
        ),
        migrations.CreateModel(
            name="SeldomHeardList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("groups", models.TextField(max_length=5000)),
                ("made_from", models.PositiveSmallIntegerField()),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seldom_heard_list",
                        to="accounts.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SessionReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("coming", "I will come"),
                            ("not_coming", "I cannot come"),
                            ("not_sure", "I do not know yet"),
                        ],
                        max_length=12,
                    ),
                ),
                ("needs", models.TextField(blank=True, max_length=2000)),
                ("said_at", models.DateTimeField()),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="session_replies",
                        to="participants.involvement",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="activities.session"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "session replies",
                "constraints": [models.UniqueConstraint(fields=("involvement", "session"), name="one_reply_a_session")],
            },
        ),
        migrations.CreateModel(
            name="SupportArrangement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("supporter", models.CharField(blank=True, max_length=200)),
                ("before_and_after", models.TextField(blank=True, max_length=2000)),
                ("check_ins", models.TextField(blank=True, max_length=2000)),
                ("quiet_space", models.TextField(blank=True, max_length=2000)),
                ("replacement_care", models.TextField(blank=True, max_length=2000)),
                ("assistant", models.TextField(blank=True, max_length=2000)),
                ("if_upset", models.TextField(blank=True, max_length=2000)),
                ("safeguarding", models.TextField(blank=True, max_length=2000)),
                ("anything_else", models.TextField(blank=True, max_length=2000)),
                ("is_written_together", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
                (
                    "involvement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="support",
                        to="participants.involvement",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SupportEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("written", "Written or changed"),
                            ("read", "Read"),
                            ("let_in", "May read it from now on"),
                            ("let_out", "May not read it any more"),
                            ("taken_over", "Leads the activity now, and took it over"),
                            ("wanted", "Wanted to write it, and learned that there is one"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="participants.supportarrangement",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "whom",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["let_in", "let_out"]), ("whom__isnull", False)),
                            models.Q(models.Q(("kind__in", ["let_in", "let_out"]), _negated=True), ("whom", None)),
                            _connector="OR",
                        ),
                        name="letting_in_names_whom",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readers",
                        to="participants.supportarrangement",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["user__name"],
                "constraints": [
                    models.UniqueConstraint(fields=("arrangement", "user"), name="one_reader_a_support_arrangement")
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150)),
                ("why", models.TextField(blank=True, max_length=1000)),
                ("aim", models.CharField(blank=True, max_length=200)),
                ("route", models.TextField(blank=True, max_length=1000)),
                ("adaptations", models.TextField(blank=True, max_length=1000)),
                (
                    "heard",
                    models.CharField(
                        choices=[("not_yet", "Not heard yet"), ("some", "Some are heard"), ("yes", "Heard")],
                        default="not_yet",
                        max_length=10,
                    ),
                ),
                ("result", models.TextField(blank=True, max_length=2000)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="target_groups",
                        to="activities.activity",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("activity", "name"), name="one_target_group_a_name")],
            },
        ),
        migrations.CreateModel(
            name="TrustedNetwork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("organisation", "An organisation or a group"), ("person", "A person")], max_length=15
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("trusted_by", models.CharField(max_length=200)),
                ("introduction", models.TextField(max_length=500, verbose_name="who introduces whom")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trusted_networks",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "name"), name="one_trusted_network_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Outreach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(default=django.utils.timezone.localdate)),
                ("where", models.CharField(max_length=200)),
                ("result", models.TextField(blank=True, max_length=2000)),
                ("owed_back", models.CharField(blank=True, max_length=300)),
                ("owed_by", models.DateField(blank=True, null=True)),
                ("given_back_on", models.DateField(blank=True, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outreach", to="activities.activity"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "target_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="outreach",
                        to="participants.targetgroup",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="outreach",
                        to="participants.trustednetwork",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "outreach",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owed_back", ""), _negated=True),
                            models.Q(("given_back_on", None), ("owed_by", None)),
                            _connector="OR",
                        ),
                        name="what_is_owed_back_is_named",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ValueShowing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("service_user", "Service user"),
                            ("carer", "Carer"),
                            ("public", "Member of the public"),
                            ("staff", "Staff"),
                            ("partner", "Partner organisation"),
                            ("together", "Together, because their sides are small"),
                        ],
                        max_length=15,
                    ),
                ),
                ("capacities", models.JSONField()),
                ("people", models.PositiveIntegerField()),
                ("counts", models.JSONField()),
                ("shown_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="value_showings",
                        to="activities.activity",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 5)), name="values_are_shown_of_five_people_or_more"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ValueVoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("service_user", "Service user"),
                            ("carer", "Carer"),
                            ("public", "Member of the public"),
                            ("staff", "Staff"),
                            ("partner", "Partner organisation"),
                            ("together", "Together, because their sides are small"),
                        ],
                        max_length=15,
                    ),
                ),
                ("has_news", models.BooleanField(default=True)),
                (
                    "involvement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="value_voice",
                        to="participants.involvement",
                    ),
                ),
                ("digest", models.CharField(blank=True, db_default="", default="", max_length=64)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("group", ""), _negated=True), ("has_news", True), _connector="OR"),
                        name="a_voice_not_shown_is_news",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WordTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(blank=True, max_length=120)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="word_themes",
                        to="activities.activity",
                    ),
                ),
                (
                    "card",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="activities.valuecard",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("card__isnull", False), ("title", "")),
                            models.Q(("card", None), models.Q(("title", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_theme_is_a_card_or_has_a_title",
                    ),
                    models.UniqueConstraint(fields=("card",), name="one_theme_a_card"),
                    models.UniqueConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        fields=("activity", "title"),
                        name="one_theme_a_title",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ValueEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("own_words", models.TextField(blank=True)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "card",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="activities.valuecard",
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="value_entries",
                        to="participants.involvement",
                    ),
                ),
                ("shown_at", models.DateTimeField(blank=True, null=True)),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="entries",
                        to="participants.wordtheme",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "value entries",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("card__isnull", False), ("own_words", "")),
                            models.Q(("card__isnull", True), models.Q(("own_words", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="value_entry_is_a_card_or_own_words",
                    ),
                    models.UniqueConstraint(fields=("involvement", "card"), name="one_value_entry_a_card"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("theme", None), models.Q(("card", None), ("shown_at__isnull", False)), _connector="OR"
                        ),
                        name="only_shown_own_words_have_a_theme",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstaken",
            trigger=pgtrigger.compiler.Trigger(
                name="claims_taken_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="25e5ec457bfeac447b90b7d77184f3866e1dc647",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_claims_taken_is_kept_c7862",
                    table="participants_claimstaken",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimevent",
            trigger=pgtrigger.compiler.Trigger(
                name="claim_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a8f5aa170f01f8c08b0a19daff0f667bb9b710a6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_claim_event_is_kept_868fc",
                    table="participants_claimevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimevent",
            trigger=pgtrigger.compiler.Trigger(
                name="nobody_agrees_to_their_own_claim",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" IN ('approved', 'paid'))",
                    func="\nIF EXISTS (SELECT 1 FROM participants_expenseclaim AS claim\n           JOIN participants_involvement AS part ON part.id = claim.involvement_id\n           JOIN participants_participant AS person ON person.id = part.participant_id\n           WHERE claim.id = NEW.claim_id AND person.user_id = NEW.by_id)\nTHEN\n    RAISE EXCEPTION 'Nobody agrees to a claim of their own.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="ccfea4409f6f8f80d50f6aa23ae715489d3352a7",
                    operation="INSERT",
                    pgid="pgtrigger_nobody_agrees_to_their_own_claim_b4aed",
                    table="participants_claimevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funnelevent",
            trigger=pgtrigger.compiler.Trigger(
                name="funnel_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a64a2f366c5fd8bccb97a098ffd02b51524d3a50",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_funnel_event_is_kept_a90bb",
                    table="participants_funnelevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funnelevent",
            trigger=pgtrigger.compiler.Trigger(
                name="step_is_not_in_the_future",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NEW.\"on\" > (NEW.at AT TIME ZONE 'Europe/London')::date THEN\n    RAISE EXCEPTION 'A step is noted on the day it happened or later.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="2c11f933ceeba11a6293965bc0af93cda82ec420",
                    operation="INSERT",
                    pgid="pgtrigger_step_is_not_in_the_future_80ec6",
                    table="participants_funnelevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="funnelevent",
            trigger=pgtrigger.compiler.Trigger(
                name="own_step_is_taken_back",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."cancels_id" IS NOT NULL)',
                    func="\nIF NOT EXISTS (SELECT 1 FROM participants_funnelevent AS step\n               WHERE step.id = NEW.cancels_id AND step.involvement_id = NEW.involvement_id AND step.cancels_id IS NULL)\nTHEN\n    RAISE EXCEPTION 'Only a step of the same person can be taken back.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="3003ea5d9305c2d1d6b4094d639443b42376a41c",
                    operation="INSERT",
                    pgid="pgtrigger_own_step_is_taken_back_622e9",
                    table="participants_funnelevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expenseclaim",
            trigger=pgtrigger.compiler.Trigger(
                name="ended_claim_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" IN ('paid', 'declined', 'taken_back'))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="44ca0cea46af2eb1c8d7165c57940000a6136564",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_ended_claim_is_kept_9f88a",
                    table="participants_expenseclaim",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expenseclaim",
            trigger=pgtrigger.compiler.Trigger(
                name="claim_changes_when_asked_back",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NOT (OLD.\"state\" = 'asked_back'))",
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "kind", "spent_on", "amount", "note", "receipt" rows from % table\', TG_TABLE_NAME;',
                    hash="568df3fd9b41da6431fbbe87b4370f69f47e37ee",
                    operation='UPDATE OF "kind", "spent_on", "amount", "note", "receipt"',
                    pgid="pgtrigger_claim_changes_when_asked_back_4bbdb",
                    table="participants_expenseclaim",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expenseclaim",
            trigger=pgtrigger.compiler.Trigger(
                name="claim_keeps_its_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "involvement_id", "key", "submitted_on", "due_on", "entered_by_id" rows from % table\', TG_TABLE_NAME;',
                    hash="d4cf57205f2208578166db4bd4a2a88349a0e4c4",
                    operation='UPDATE OF "involvement_id", "key", "submitted_on", "due_on", "entered_by_id"',
                    pgid="pgtrigger_claim_keeps_its_days_0ea6f",
                    table="participants_expenseclaim",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="attendance",
            trigger=pgtrigger.compiler.Trigger(
                name="attendance_is_of_this_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NOT EXISTS (SELECT 1 FROM activities_session AS session\n               JOIN participants_involvement AS involvement ON involvement.activity_id = session.activity_id\n               WHERE session.id = NEW.session_id AND involvement.id = NEW.involvement_id)\nTHEN\n    RAISE EXCEPTION 'Only people of the activity belong to its sessions.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="371b5ebc0c91a493e5d97e7abb60a5dd6b7baf64",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_attendance_is_of_this_activity_7c63a",
                    table="participants_attendance",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaproposal",
            trigger=pgtrigger.compiler.Trigger(
                name="proposal_is_of_this_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NOT EXISTS (SELECT 1 FROM activities_session AS session\n               JOIN participants_involvement AS involvement ON involvement.activity_id = session.activity_id\n               WHERE session.id = NEW.session_id AND involvement.id = NEW.involvement_id)\nTHEN\n    RAISE EXCEPTION 'Only people of the activity belong to its sessions.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="d75f54f2e408060e1b6ca0176404db63ba1f2537",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_proposal_is_of_this_activity_b9cfd",
                    table="participants_agendaproposal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="needsconfirmed",
            trigger=pgtrigger.compiler.Trigger(
                name="confirmed_needs_are_of_this_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NOT EXISTS (SELECT 1 FROM activities_session AS session\n               JOIN participants_involvement AS involvement ON involvement.activity_id = session.activity_id\n               WHERE session.id = NEW.session_id AND involvement.id = NEW.involvement_id)\nTHEN\n    RAISE EXCEPTION 'Only people of the activity belong to its sessions.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="eec4d02761a2e32428e142721f7c3ff7d0d6267a",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_confirmed_needs_are_of_this_activity_54644",
                    table="participants_needsconfirmed",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="needsmet",
            trigger=pgtrigger.compiler.Trigger(
                name="needs_met_is_of_this_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NOT EXISTS (SELECT 1 FROM activities_session AS session\n               JOIN participants_involvement AS involvement ON involvement.activity_id = session.activity_id\n               WHERE session.id = NEW.session_id AND involvement.id = NEW.involvement_id)\nTHEN\n    RAISE EXCEPTION 'Only people of the activity belong to its sessions.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="f24e8928b9d9f76a9a6eb910d28b1d5c59e8ccc5",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_needs_met_is_of_this_activity_54717",
                    table="participants_needsmet",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offeranswer",
            trigger=pgtrigger.compiler.Trigger(
                name="offer_answer_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="98d8d5c0563cfbb8a28aa273ce6e816ed92ee563",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_offer_answer_is_kept_d45ec",
                    table="participants_offeranswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offertold",
            trigger=pgtrigger.compiler.Trigger(
                name="offer_told_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f030557430d61106e6838c54bffc200760141a27",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_offer_told_is_kept_2c223",
                    table="participants_offertold",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="consent_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f9a9f04be46f3414415742856003604970026e75",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_consent_is_kept_9444d",
                    table="participants_consent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionreply",
            trigger=pgtrigger.compiler.Trigger(
                name="reply_is_of_this_activity",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NOT EXISTS (SELECT 1 FROM activities_session AS session\n               JOIN participants_involvement AS involvement ON involvement.activity_id = session.activity_id\n               WHERE session.id = NEW.session_id AND involvement.id = NEW.involvement_id)\nTHEN\n    RAISE EXCEPTION 'Only people of the activity belong to its sessions.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="aab5d1cdfda2be84b843f13c9e6d132781ccb75d",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_reply_is_of_this_activity_21610",
                    table="participants_sessionreply",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="support_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="26ae158a10394578b96f10a28216f3f2ba87184d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_support_event_is_kept_c9867",
                    table="participants_supportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="valueshowing",
            trigger=pgtrigger.compiler.Trigger(
                name="value_showing_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="41b8f3fb0f4bdda0a12a5cb100002f4136f542b8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_value_showing_is_kept_7ecfe",
                    table="participants_valueshowing",
                    when="BEFORE",
                ),
            ),
        ),
    ]
