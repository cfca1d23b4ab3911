import datetime
import uuid
from decimal import Decimal

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import activities.models.words


class Migration(migrations.Migration):
    replaces = [
        ("activities", "0001_initial"),
        ("activities", "0002_hand_over"),
        ("activities", "0003_starting_a_plan"),
        ("activities", "0004_principles_in_full"),
        ("activities", "0005_purpose_put_to_people"),
        ("activities", "0006_checklists_and_promises"),
        ("activities", "0007_sessions"),
        ("activities", "0008_payment"),
        ("activities", "0009_programmes_and_strategies"),
        ("activities", "0010_worked_on"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0002_drafts_and_edits"),
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="ChecklistItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=10)),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("engagement", "Engagement"),
                            ("communication", "Communication"),
                            ("support", "Support and training"),
                            ("practical", "Practical issues"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                ("order", models.PositiveSmallIntegerField()),
                ("is_retired", models.BooleanField(default=False)),
                ("is_published", models.BooleanField(default=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checklist_items",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "code"), name="one_checklist_item_a_code")
                ],
            },
        ),
        migrations.CreateModel(
            name="ChecklistVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("items", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("change_note", models.TextField(blank=True, max_length=1000)),
                ("published_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checklist_versions",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "published_by",
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
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "number"), name="one_checklist_version_a_number", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation", None), models.Q(("change_note", ""), _negated=True), _connector="OR"
                        ),
                        name="own_checklist_version_says_what_changed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyAdvice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("when_it_applies", models.TextField(max_length=6000)),
                ("how_it_is_met", models.TextField(max_length=6000)),
                ("whom_to_ask", models.TextField(max_length=2000)),
                ("sources", models.TextField(max_length=2000)),
                ("checked_on", models.DateField()),
                ("published_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duty_advice",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "duty advice",
                "ordering": ["-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "version"), name="one_duty_advice_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="HiddenTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40)),
                ("hidden_at", models.DateTimeField(auto_now_add=True)),
                (
                    "hidden_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hidden_templates",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "code"), name="one_hiding_a_template")],
            },
        ),
        migrations.CreateModel(
            name="PaymentPolicy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pay_within_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                    ),
                ),
                ("receipts", models.TextField(blank=True, max_length=1000)),
                ("advice", models.TextField(blank=True, max_length=1000)),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payment_policy",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "payment policies",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("pay_within_days__gte", 1), ("pay_within_days__lte", 365)),
                        name="policy_pays_within_a_year",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentRate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what_for", models.CharField(max_length=200)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6)),
                (
                    "per",
                    models.CharField(
                        choices=[
                            ("hour", "an hour"),
                            ("half_day", "half a day"),
                            ("day", "a day"),
                            ("session", "a session"),
                            ("other", "something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("other_per", models.CharField(blank=True, max_length=60)),
                ("line", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("from_on", models.DateField()),
                ("source", models.CharField(max_length=300)),
                ("checked_on", models.DateField()),
                ("is_offered", models.BooleanField(db_default=True, default=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payment_rates",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_on", "-pk"],
                "indexes": [models.Index(fields=["organisation", "line"], name="activities__organis_b9d52b_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", Decimal("0.01")), ("amount__lte", Decimal("9999.99"))),
                        name="rate_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("per", "other"), models.Q(("other_per", ""), _negated=True)),
                            models.Q(models.Q(("per", "other"), _negated=True), ("other_per", "")),
                            _connector="OR",
                        ),
                        name="rate_for_something_else_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("about", models.TextField(max_length=2000)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("finished", "Finished"),
                            ("stopped", "Stopped"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes_led",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programmes",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="parts",
                        to="activities.programme",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "name"), name="one_programme_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="programme_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=200)),
                ("about", models.TextField(max_length=5000)),
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
                    "technique",
                    models.CharField(
                        choices=[
                            ("co_design", "Co-design"),
                            ("co_production", "Co-production"),
                            ("consultation", "Consultation"),
                            ("engagement", "Engagement"),
                            ("informing", "Informing"),
                            ("involving", "Involving"),
                            ("listening", "Listening"),
                        ],
                        max_length=20,
                    ),
                ),
                ("technique_reason", models.TextField(max_length=2000)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("credit", models.TextField(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("agreed", "Agreed"),
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("evaluated", "Evaluated"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities_led",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="activities", to="accounts.team"
                    ),
                ),
                ("affects", models.TextField(blank=True, db_default="", default="", max_length=1000)),
                ("decision", models.CharField(blank=True, db_default="", default="", max_length=300)),
                (
                    "decision_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("commissioning", "Buying or commissioning a service"),
                            ("planning", "Planning"),
                            ("design", "Design"),
                            ("reconfiguration", "Moving, changing or closing a service"),
                            ("delivery", "How a service is run"),
                            ("evaluation", "Checking how a service does"),
                        ],
                        db_default="",
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "first_involved",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("before_the_idea", "Before there was an idea: it came from them"),
                            ("the_idea", "When the idea was formed"),
                            ("planning", "Now, while we plan it"),
                            ("not_yet", "Not yet"),
                        ],
                        db_default="",
                        default="",
                        max_length=20,
                    ),
                ),
                ("heard_already", models.TextField(blank=True, db_default="", default="", max_length=2000)),
                (
                    "heard_from",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("comments", "Comments or a survey"),
                                ("complaints", "Complaints or thanks"),
                                ("friends_and_family", "Friends and Family Test"),
                                ("groups", "A group or forum we meet"),
                                ("pals", "PALS (Patient Advice and Liaison Service)"),
                                ("stories", "Stories people told"),
                                ("elsewhere", "Somewhere else"),
                                ("nothing_yet", "Nothing yet"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        db_default=[],
                        default=list,
                        size=None,
                    ),
                ),
                ("service", models.CharField(blank=True, db_default="", default="", max_length=200)),
                ("shaped_with", models.TextField(blank=True, db_default="", default="", max_length=500)),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="activities",
                        to="activities.programme",
                    ),
                ),
                (
                    "worked_on_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "activities",
                "indexes": [
                    models.Index(fields=["organisation", "status"], name="activities__organis_ab7017_idx"),
                    django.contrib.postgres.indexes.GinIndex(
                        activities.models.words.Words("title", "about"), name="words_of_activity"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="activity_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("starts_on", None),
                                ("starts_on__range", (datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))),
                                _connector="OR",
                            ),
                            models.Q(
                                ("ends_on", None),
                                ("ends_on__range", (datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))),
                                _connector="OR",
                            ),
                        ),
                        name="activity_is_in_this_century",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="activity_has_a_title"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "area",
                    models.CharField(
                        choices=[
                            ("engagement", "Engagement"),
                            ("communication", "Communication"),
                            ("support", "Support and training"),
                            ("practical", "Practical issues"),
                        ],
                        max_length=20,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=10)),
                ("text", models.CharField(max_length=300)),
                ("owner", models.CharField(blank=True, max_length=120, verbose_name="who does it")),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("planned", "Planned"),
                            ("done", "Done"),
                            ("not_needed", "Not needed"),
                        ],
                        default="not_started",
                        max_length=12,
                    ),
                ),
                ("not_needed_reason", models.TextField(blank=True, max_length=500)),
                ("evidence", models.TextField(blank=True, max_length=1000)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="arrangements",
                        to="activities.activity",
                    ),
                ),
                ("is_retired", models.BooleanField(db_default=False, default=False)),
                (
                    "owned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="arrangements",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_on__isnull", False)), fields=["due_on"], name="arrangement_due_on"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_needed"), _negated=True),
                            models.Q(("not_needed_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="arrangement_not_needed_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("owned_by", None), ("owner", ""), _connector="OR"),
                        name="arrangement_has_one_owner_at_most",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArrangementEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "was",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("planned", "Planned"),
                            ("done", "Done"),
                            ("not_needed", "Not needed"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "became",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("planned", "Planned"),
                            ("done", "Done"),
                            ("not_needed", "Not needed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("who", models.CharField(blank=True, max_length=150)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("said", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="activities.arrangement"
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
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ChecklistUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checklist_uses",
                        to="activities.activity",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="activities.checklistversion"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="activities.activity",
                    ),
                ),
                ("is_dropped", models.BooleanField(db_default=False, default=False)),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IntendedOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("result", "What this work produces"),
                            ("service", "The service"),
                            ("understanding", "Understanding"),
                            ("lives", "People's lives"),
                        ],
                        max_length=15,
                    ),
                ),
                ("how_we_will_know", models.TextField(blank=True, max_length=1000)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("is_dropped", models.BooleanField(default=False)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="activities.activity"
                    ),
                ),
                (
                    "aims",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("health", "Health and wellbeing"),
                                ("quality", "Quality of care"),
                                ("resources", "Sustainable use of resources"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        db_default=[],
                        default=list,
                        size=None,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        activities.models.words.Words("text"), name="words_of_outcome"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("aims__contained_by", ["health", "quality", "resources"])),
                        name="an_outcome_serves_the_three_aims_only",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LeadEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lead_events",
                        to="activities.activity",
                    ),
                ),
                (
                    "became",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "was",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="LegalDutyCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "applies",
                    models.CharField(
                        choices=[
                            ("yes", "Yes, it applies"),
                            ("no", "No, it does not apply"),
                            ("not_sure", "We are not sure"),
                        ],
                        max_length=10,
                    ),
                ),
                ("decision", models.CharField(blank=True, max_length=500)),
                ("how_met", models.TextField(blank=True, max_length=2000)),
                ("why_not", models.TextField(blank=True, max_length=2000)),
                ("whom_to_ask", models.CharField(blank=True, max_length=300)),
                ("checked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legal_duty_checks",
                        to="activities.activity",
                    ),
                ),
                (
                    "advice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="activities.dutyadvice"
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-checked_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("applies", "yes"), _negated=True),
                            models.Q(("decision__regex", "\\S"), ("how_met__regex", "\\S")),
                            _connector="OR",
                        ),
                        name="a_duty_that_applies_names_decision_and_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("applies", "no"), _negated=True), ("why_not__regex", "\\S"), _connector="OR"
                        ),
                        name="a_duty_that_does_not_apply_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("applies", "not_sure"), _negated=True),
                            ("whom_to_ask__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="an_unsure_check_names_whom_to_ask",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nhs_trust", "NHS trust"),
                            ("integrated_care_board", "Integrated care board or system"),
                            ("primary_care", "GP practice or primary care network"),
                            ("council", "Council"),
                            ("lived_experience", "Organisation led by service users or carers"),
                            ("charity", "Charity or voluntary organisation"),
                            ("university", "University or research body"),
                            ("innovation_network", "Health innovation network"),
                            ("other", "Another kind of organisation"),
                        ],
                        max_length=30,
                    ),
                ),
                ("part", models.CharField(max_length=300)),
                ("contact_role", models.CharField(blank=True, max_length=120)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="activities.activity"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("activity"), django.db.models.functions.text.Lower("name"), name="one_partner_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("unpaid_reason", models.TextField(blank=True, max_length=500)),
                ("how_often", models.CharField(blank=True, max_length=300)),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("bank", "Into a bank account"),
                                ("voucher", "As a voucher"),
                                ("cash", "In cash"),
                                ("other", "In another way"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("how_paid", models.TextField(blank=True, max_length=500)),
                (
                    "pay_within_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                    ),
                ),
                (
                    "covers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("expenses", models.TextField(blank=True, max_length=1000)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payment_offers",
                        to="activities.activity",
                    ),
                ),
                (
                    "given_by",
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
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "number"), name="one_payment_offer_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("given_at", None)),
                        fields=("activity",),
                        name="one_payment_offer_in_writing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("given_at", None), ("given_by", None)),
                            models.Q(("given_at__isnull", False), ("given_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="payment_offer_was_given_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pay_within_days__gte", 1), ("pay_within_days__lte", 365)),
                        name="offer_pays_within_a_year",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what_for", models.CharField(max_length=200)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6)),
                (
                    "per",
                    models.CharField(
                        choices=[
                            ("hour", "an hour"),
                            ("half_day", "half a day"),
                            ("day", "a day"),
                            ("session", "a session"),
                            ("other", "something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("other_per", models.CharField(blank=True, max_length=60)),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="activities.paymentoffer"
                    ),
                ),
                (
                    "rate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.paymentrate",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", Decimal("0.01")), ("amount__lte", Decimal("9999.99"))),
                        name="line_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("per", "other"), models.Q(("other_per", ""), _negated=True)),
                            models.Q(models.Q(("per", "other"), _negated=True), ("other_per", "")),
                            _connector="OR",
                        ),
                        name="line_for_something_else_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanStart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("template_code", models.CharField(blank=True, max_length=40)),
                ("template_version", models.PositiveIntegerField(blank=True, null=True)),
                ("template_title", models.CharField(blank=True, max_length=120)),
                ("suggestions", models.JSONField(blank=True, default=dict)),
                (
                    "saved_pages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plan_start", to="activities.activity"
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="activities.activity",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("template_code", ""), ("template_version", None)),
                            models.Q(
                                models.Q(("template_code", ""), _negated=True),
                                ("template_version__gt", 0),
                                ("template_version__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plan_start_names_template_and_version",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.UUIDField(default=uuid.uuid4)),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(max_length=120)),
                ("what_for", models.CharField(max_length=300)),
                ("content", models.JSONField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "made_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="templates",
                        to="activities.activity",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_templates",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("code", "version"), name="one_plan_template_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="promises", to="activities.activity"
                    ),
                ),
                (
                    "arrangement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promises",
                        to="activities.arrangement",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("text__regex", "\\S")), name="promise_says_something")
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("kept", "Kept"),
                            ("not_yet", "Not kept yet after all"),
                            ("changed", "Changed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(max_length=500)),
                ("kept_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="activities.promise"
                    ),
                ),
                (
                    "replaced_by",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replaces",
                        to="activities.promise",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words__regex", "\\S")), name="promise_event_says_why_or_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kept_on__isnull", False), ("kind", "kept")),
                            models.Q(models.Q(("kind", "kept"), _negated=True), ("kept_on", None)),
                            _connector="OR",
                        ),
                        name="only_a_kept_promise_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "changed"), ("replaced_by__isnull", False)),
                            models.Q(models.Q(("kind", "changed"), _negated=True), ("replaced_by", None)),
                            _connector="OR",
                        ),
                        name="only_a_changed_promise_leads_to_another",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind__in", ["changed", "withdrawn"])),
                        fields=("promise",),
                        name="a_promise_ends_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PurposeProposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("reason", models.TextField(blank=True)),
                ("proposed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="purpose_proposals",
                        to="activities.activity",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "number"), name="one_purpose_proposal_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="Purpose",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Not yet agreed"),
                            ("locked", "Agreed and locked"),
                            ("amending", "Being amended"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("amendment_reason", models.TextField(blank=True, max_length=1000)),
                ("statement", models.TextField(blank=True, max_length=2000)),
                ("reason_to_join", models.TextField(blank=True, max_length=2000)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("payment_statement", models.TextField(blank=True, max_length=2000)),
                ("told_back_by", models.DateField(blank=True, null=True)),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="purpose", to="activities.activity"
                    ),
                ),
                ("forum", models.CharField(blank=True, db_default="", default="", max_length=200)),
                ("theory_carers", models.TextField(blank=True, db_default="", default="", max_length=2000)),
                ("theory_service_users", models.TextField(blank=True, db_default="", default="", max_length=2000)),
                ("theory_staff", models.TextField(blank=True, db_default="", default="", max_length=2000)),
                (
                    "proposal",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="working_copy",
                        to="activities.purposeproposal",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        activities.models.words.Words("statement"), name="words_of_purpose"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "amending"), _negated=True),
                            models.Q(("amendment_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="amendment_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "locked"), _negated=True), ("proposal", None), _connector="OR"
                        ),
                        name="nobody_is_asked_about_a_locked_purpose",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PurposeVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("reason", models.TextField(blank=True)),
                ("locked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="purpose_versions",
                        to="activities.activity",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="version",
                        to="activities.purposeproposal",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "number"), name="one_purpose_version_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="a_later_purpose_version_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Communication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("involved", "The people involved"),
                            ("organisation", "The wider organisation"),
                            ("others", "Others"),
                        ],
                        max_length=15,
                    ),
                ),
                ("who_was_told", models.CharField(blank=True, max_length=200)),
                ("how", models.CharField(max_length=200)),
                ("on", models.DateField(default=django.utils.timezone.localdate)),
                ("told_by", models.CharField(max_length=150)),
                ("reply_route", models.CharField(max_length=300)),
                ("came_back", models.TextField(blank=True, max_length=2000)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="communications",
                        to="activities.activity",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="communications",
                        to="activities.purposeversion",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reply_route__regex", "\\S")), name="a_communication_has_a_way_to_reply"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("audience", "others"), _negated=True),
                            ("who_was_told__regex", "\\S"),
                            _connector="OR",
                        ),
                        name="others_who_were_told_are_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField()),
                ("what_for", models.CharField(blank=True, max_length=200)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_dates",
                        to="activities.activity",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [models.UniqueConstraint(fields=("activity", "due_on"), name="one_review_date_a_day")],
            },
        ),
        migrations.CreateModel(
            name="PrinciplesDiscussion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("online", "Online"),
                            ("phone", "By phone"),
                            ("writing", "In writing"),
                            ("mixed", "Some in one way, some in another"),
                        ],
                        max_length=10,
                    ),
                ),
                ("service_users", models.PositiveSmallIntegerField(default=0)),
                ("carers", models.PositiveSmallIntegerField(default=0)),
                ("public", models.PositiveSmallIntegerField(default=0)),
                ("partners", models.PositiveSmallIntegerField(default=0)),
                ("staff", models.PositiveSmallIntegerField(default=0)),
                ("differences", models.TextField(blank=True, max_length=4000)),
                ("disagreement", models.TextField(blank=True, max_length=4000)),
                ("agreed", models.TextField(blank=True, max_length=4000)),
                ("why_corrected", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="discussions",
                        to="activities.activity",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrected_by",
                        to="activities.principlesdiscussion",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="discussions",
                        to="activities.reviewdate",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("agreed", ""), ("differences", ""), ("disagreement", ""), _negated=True),
                        name="a_discussion_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("service_users__gt", 0),
                            ("carers__gt", 0),
                            ("public__gt", 0),
                            ("partners__gt", 0),
                            ("staff__gt", 0),
                            _connector="OR",
                        ),
                        name="somebody_was_at_a_discussion",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrects", None), ("why_corrected", "")),
                            models.Q(("corrects__isnull", False), models.Q(("why_corrected", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_correction_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "was",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("agreed", "Agreed"),
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("evaluated", "Evaluated"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "became",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("agreed", "Agreed"),
                            ("open", "Open"),
                            ("closed", "Closed"),
                            ("evaluated", "Evaluated"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="status_events",
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
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Strategy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[("own", "Our own strategy"), ("outside", "A framework from outside")],
                        default="own",
                        max_length=10,
                    ),
                ),
                ("written_by", models.TextField(max_length=1000)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("link", models.URLField(blank=True, max_length=500)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="strategies",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "strategies",
                "ordering": [models.OrderBy(models.F("starts_on"), descending=True, nulls_last=True), "title"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "title"), name="one_strategy_a_title"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on", None),
                            ("ends_on", None),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="strategy_ends_after_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TopicOfInfluence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                (
                    "openness",
                    models.CharField(
                        choices=[
                            ("open", "Open to change"),
                            ("limited", "Open within limits"),
                            ("decided", "Already decided"),
                            ("outside", "Outside our control"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="topics", to="activities.activity"
                    ),
                ),
                ("limit", models.CharField(blank=True, db_default="", default="", max_length=500)),
                ("why_fixed", models.CharField(blank=True, db_default="", default="", max_length=500)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        activities.models.words.Words("text"), name="words_of_topic"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("limit__regex", "\\S"), ("openness", "limited")),
                            models.Q(models.Q(("openness", "limited"), _negated=True), ("limit", "")),
                            _connector="OR",
                        ),
                        name="a_limited_topic_says_its_limit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("openness__in", ["decided", "outside"]), ("why_fixed", ""), _connector="OR"
                        ),
                        name="only_a_fixed_topic_says_why_it_is_fixed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ValueCard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=120)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="value_cards",
                        to="activities.activity",
                    ),
                ),
                ("added_at", models.DateTimeField(blank=True, null=True)),
                ("is_fixed", models.BooleanField(db_default=False, default=False)),
                ("is_hidden", models.BooleanField(db_default=False, default=False)),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [models.UniqueConstraint(fields=("activity", "text"), name="one_value_card_a_text")],
            },
        ),
        migrations.CreateModel(
            name="ValueCardEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("added", "Added"),
                            ("reworded", "Reworded"),
                            ("hidden", "Hidden"),
                            ("brought_back", "Brought back"),
                        ],
                        max_length=12,
                    ),
                ),
                ("was", models.CharField(blank=True, max_length=120)),
                ("became", models.CharField(max_length=120)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="activities.valuecard"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", "reworded"), ("was", ""), _connector="XOR"),
                        name="only_rewording_says_what_was_before",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150)),
                ("address", models.TextField(blank=True, max_length=500)),
                ("getting_there", models.TextField(blank=True, max_length=2000)),
                ("notes", models.TextField(blank=True, max_length=2000)),
                ("put_away_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="venues", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=("organisation", "name"), name="one_venue_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=150)),
                ("about", models.TextField(blank=True, max_length=2000)),
                ("on", models.DateField()),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("in_person", "In person"), ("online", "Online"), ("phone", "By phone")],
                            max_length=10,
                        ),
                        size=None,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=300)),
                ("online", models.TextField(blank=True, max_length=1000)),
                ("phone", models.TextField(blank=True, max_length=1000)),
                ("chair", models.CharField(blank=True, max_length=150)),
                ("co_chair", models.CharField(blank=True, max_length=150)),
                ("breaks", models.CharField(blank=True, max_length=200)),
                ("quiet_space", models.CharField(blank=True, max_length=200)),
                ("before", models.CharField(blank=True, max_length=300)),
                ("after", models.CharField(blank=True, max_length=300)),
                ("questions", models.TextField(blank=True, max_length=2000)),
                ("papers_due_on", models.DateField()),
                ("series", models.UUIDField(blank=True, editable=False, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="activities.activity"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="activities.venue",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "starts"],
                "indexes": [models.Index(fields=["activity", "on"], name="activities__activit_28aa6b_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))), name="session_ends_after_it_starts"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ways__len__gt", 0)), name="session_has_a_way_to_take_part"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ways__contains", ["in_person"]), _negated=True),
                            ("venue__isnull", False),
                            models.Q(("place", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="session_in_person_has_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("on__range", ("2000-01-01", "2099-12-31"))),
                        name="session_is_on_a_likely_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("papers_due_on__lte", models.F("on"))),
                        name="papers_are_due_before_the_session",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                (
                    "formats",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("plain", "Plain English"),
                                ("easy_read", "Easy Read"),
                                ("large_print", "Large print"),
                                ("screen_reader", "Works with a screen reader"),
                                ("audio", "Audio"),
                                ("braille", "Braille"),
                                ("bsl", "British Sign Language film"),
                                ("language", "Another language"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="where to find it")),
                ("given", models.CharField(blank=True, max_length=200, verbose_name="how people get it")),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="activities.session"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("led_by", models.CharField(blank=True, max_length=120, verbose_name="who leads it")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("is_asked_for", models.BooleanField(default=False)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="activities.session"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes", None), ("minutes__range", (1, 480)), _connector="OR"),
                        name="agenda_item_takes_likely_minutes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("moved", "Moved"),
                            ("cancelled", "Cancelled"),
                            ("brought_back", "Takes place after all"),
                        ],
                        max_length=15,
                    ),
                ),
                ("was_when", models.CharField(max_length=100)),
                ("was_where", models.CharField(max_length=500)),
                ("why", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="activities.session"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "cancelled"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cancelling_a_session_says_why",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VenueCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("checked_by", models.CharField(max_length=150, verbose_name="who looked")),
                (
                    "has",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "Step-free from the street to the room"),
                                ("accessible_toilet", "Accessible toilet"),
                                ("changing_places", "Changing Places toilet, with hoist and bench"),
                                ("hearing_loop", "Hearing loop that works"),
                                ("parking", "Parking close by, with accessible bays"),
                                ("public_transport", "Bus or train close by"),
                                ("quiet_room", "A quiet room to go to"),
                                ("neutral", "A neutral place, not only a clinical one"),
                                ("assistance_dog", "Room and water for an assistance dog"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "lacks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "Step-free from the street to the room"),
                                ("accessible_toilet", "Accessible toilet"),
                                ("changing_places", "Changing Places toilet, with hoist and bench"),
                                ("hearing_loop", "Hearing loop that works"),
                                ("parking", "Parking close by, with accessible bays"),
                                ("public_transport", "Bus or train close by"),
                                ("quiet_room", "A quiet room to go to"),
                                ("neutral", "A neutral place, not only a clinical one"),
                                ("assistance_dog", "Room and water for an assistance dog"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="activities.venue"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("has__overlap", models.F("lacks")), _negated=True),
                        name="a_venue_has_it_or_lacks_it",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkingAgreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("how_to_raise_a_concern", models.TextField(blank=True, max_length=1000)),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="working_agreement",
                        to="activities.activity",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgreementVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("reason", models.TextField(blank=True)),
                ("agreed_on", models.DateField()),
                ("locked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreement_versions",
                        to="activities.activity",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "number"), name="one_agreement_version_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="a_later_agreement_version_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Objective",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("text", models.CharField(max_length=500)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("retired_on", models.DateField(blank=True, null=True)),
                ("retired_reason", models.CharField(blank=True, max_length=500)),
                (
                    "strategy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="objectives", to="activities.strategy"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("strategy", "code"), name="one_objective_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("retired_on", None), ("retired_reason", "")),
                            models.Q(("retired_on__isnull", False), models.Q(("retired_reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="retired_objective_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rewording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was", models.CharField(max_length=500)),
                ("became", models.CharField(max_length=500)),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rewordings",
                        to="activities.objective",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="rewording_has_a_reason"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ServedObjective",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("linked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="served_objectives",
                        to="activities.activity",
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="served_by",
                        to="activities.objective",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("activity", "objective"), name="served_once")],
            },
        ),
        migrations.AddField(
            model_name="Objective",
            name="activities",
            field=models.ManyToManyField(
                related_name="objectives", through="activities.ServedObjective", to="activities.activity"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agreementversion",
            trigger=pgtrigger.compiler.Trigger(
                name="agreement_version_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5641baf531e28c7f06bd1207c16bd4ec0a0b53ac",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_agreement_version_is_kept_c382d",
                    table="activities_agreementversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="arrangementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="arrangement_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="623371b298261e39155e0621c053905d45630530",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_arrangement_event_is_kept_9f4e1",
                    table="activities_arrangementevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistitem",
            trigger=pgtrigger.compiler.Trigger(
                name="checklist_code_is_permanent",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "organisation_id", "code", "area" rows from % table\', TG_TABLE_NAME;',
                    hash="2e40e828a4e3f5645bf134aa204aacfefc4cf95a",
                    operation='UPDATE OF "organisation_id", "code", "area"',
                    pgid="pgtrigger_checklist_code_is_permanent_3ba14",
                    table="activities_checklistitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistitem",
            trigger=pgtrigger.compiler.Trigger(
                name="published_checklist_item_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_published")',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="2f660a8b17db72d31d89a418890d9386f5c00575",
                    operation="DELETE",
                    pgid="pgtrigger_published_checklist_item_stays_25683",
                    table="activities_checklistitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistitem",
            trigger=pgtrigger.compiler.Trigger(
                name="checklist_item_stays_published",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NOT NEW."is_published" AND OLD."is_published")',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"is_published\" rows from % table', TG_TABLE_NAME;",
                    hash="ab435fb5cc1c6c1d0ed98274e02e172207f74b6f",
                    operation='UPDATE OF "is_published"',
                    pgid="pgtrigger_checklist_item_stays_published_ed993",
                    table="activities_checklistitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistversion",
            trigger=pgtrigger.compiler.Trigger(
                name="checklist_version_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0e71c6aae57f791bd3353495550449718b946bf2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_checklist_version_is_kept_c3194",
                    table="activities_checklistversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="checklistuse",
            trigger=pgtrigger.compiler.Trigger(
                name="checklist_use_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="89387c9804d2c1b6afd392ab7bb7e33e0c3d7772",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_checklist_use_is_kept_8fe00",
                    table="activities_checklistuse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dutyadvice",
            trigger=pgtrigger.compiler.Trigger(
                name="duty_advice_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f855cda9af98dc5532bd061d6157b385d3b7a2f7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_duty_advice_is_kept_20617",
                    table="activities_dutyadvice",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="leadevent",
            trigger=pgtrigger.compiler.Trigger(
                name="lead_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c32cd788660862953bfad769fffe86fc1abd3d55",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_lead_event_is_kept_62ab3",
                    table="activities_leadevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="legaldutycheck",
            trigger=pgtrigger.compiler.Trigger(
                name="legal_duty_check_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="36f4aa1f1a3d966626341fcf00ebeef7d1e22457",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_legal_duty_check_is_kept_4ee72",
                    table="activities_legaldutycheck",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paymentoffer",
            trigger=pgtrigger.compiler.Trigger(
                name="given_offer_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."given_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7060abcbda05b2654959802addde18aee7615e16",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_given_offer_is_kept_04239",
                    table="activities_paymentoffer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paymentrate",
            trigger=pgtrigger.compiler.Trigger(
                name="payment_rate_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e16907a86a58e8c66a7409e0161a7d2131a7c3fc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_payment_rate_is_kept_03b35",
                    table="activities_paymentrate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offerline",
            trigger=pgtrigger.compiler.Trigger(
                name="line_of_given_offer_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF EXISTS (SELECT 1 FROM activities_paymentoffer AS offer\n           WHERE offer.given_at IS NOT NULL\n             AND offer.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.offer_id END,\n                              CASE WHEN TG_OP <> 'DELETE' THEN NEW.offer_id END))\nTHEN\n    RAISE EXCEPTION 'An offer that was given stays as it is.' USING ERRCODE = 'check_violation';\nEND IF;\nIF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;\n",
                    hash="d3c4e00e244083e0fec26ad8d2d6a06417a08a05",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_line_of_given_offer_is_kept_a1edf",
                    table="activities_offerline",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plantemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="plan_template_never_changes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "code", "version", "title", "what_for", "content", "made_at" rows from % table\', TG_TABLE_NAME;',
                    hash="851ba159e11c2de5f75cc9ca6f26abb43f77d9fe",
                    operation='UPDATE OF "code", "version", "title", "what_for", "content", "made_at"',
                    pgid="pgtrigger_plan_template_never_changes_b05af",
                    table="activities_plantemplate",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="programme",
            trigger=pgtrigger.compiler.Trigger(
                name="programme_is_one_level_deep",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."part_of_id" IS NOT NULL)',
                    func="\nIF NOT EXISTS (SELECT 1 FROM activities_programme AS larger\n               WHERE larger.id = NEW.part_of_id AND larger.part_of_id IS NULL\n               AND larger.organisation_id = NEW.organisation_id AND larger.id <> NEW.id)\n   OR EXISTS (SELECT 1 FROM activities_programme AS smaller WHERE smaller.part_of_id = NEW.id)\nTHEN\n    RAISE EXCEPTION 'A programme stands inside a larger one of its organisation, one level deep.'\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="e4e7efc46242fbe283f4ed2bfacb78bae9047ec9",
                    operation='INSERT OR UPDATE OF "part_of_id", "organisation_id"',
                    pgid="pgtrigger_programme_is_one_level_deep_b0faf",
                    table="activities_programme",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="activity",
            trigger=pgtrigger.compiler.Trigger(
                name="programme_is_of_the_same_organisation",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."programme_id" IS NOT NULL)',
                    func="\nIF NOT EXISTS (SELECT 1 FROM activities_programme AS programme\n               WHERE programme.id = NEW.programme_id AND programme.organisation_id = NEW.organisation_id)\nTHEN\n    RAISE EXCEPTION 'An activity belongs to a programme of its own organisation.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="6e034b7548cb581580a90b87ea1b8ec42068a6ce",
                    operation='INSERT OR UPDATE OF "programme_id", "organisation_id"',
                    pgid="pgtrigger_programme_is_of_the_same_organisation_64eb6",
                    table="activities_activity",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="promise",
            trigger=pgtrigger.compiler.Trigger(
                name="promise_never_changes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="84ff48c378c9cea0693f3b4edf80fc4ef3a26f2f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_promise_never_changes_1cc38",
                    table="activities_promise",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="promiseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="promise_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="adc38b8f5c7edc4807cd9f5a8f6cd5e6b747ed10",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_promise_event_is_kept_40758",
                    table="activities_promiseevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purposeproposal",
            trigger=pgtrigger.compiler.Trigger(
                name="purpose_proposal_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b5ba21e2dabbe121af24979d2bf04ce6fda93ccd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_purpose_proposal_is_kept_8b4a1",
                    table="activities_purposeproposal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purposeversion",
            trigger=pgtrigger.compiler.Trigger(
                name="purpose_version_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="639391ddac6cf0f2ed283a4df915bb5c463cb76d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_purpose_version_is_kept_85026",
                    table="activities_purposeversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="purposeversion",
            trigger=pgtrigger.compiler.Trigger(
                name="purpose_version_is_its_proposal",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    IF NOT EXISTS (\n                        SELECT 1 FROM activities_purposeproposal\n                        WHERE id = NEW.proposal_id AND activity_id = NEW.activity_id\n                        AND content = NEW.content AND content_hash = NEW.content_hash\n                    ) THEN\n                        RAISE EXCEPTION 'A version is word for word the text that was put to people';\n                    END IF;\n                    RETURN NEW;\n                ",
                    hash="8660ca356a00018549a5f7e5200edf7afe0820a5",
                    operation="INSERT",
                    pgid="pgtrigger_purpose_version_is_its_proposal_e6961",
                    table="activities_purposeversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="principlesdiscussion",
            trigger=pgtrigger.compiler.Trigger(
                name="discussion_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1de7da5e70e74915c0dcee66f96cb15947ca2b9d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_discussion_is_kept_d83e6",
                    table="activities_principlesdiscussion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rewording",
            trigger=pgtrigger.compiler.Trigger(
                name="rewording_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="6e659750c66777f122fcc6deb3754bcf2fa5c09e",
                    operation="UPDATE",
                    pgid="pgtrigger_rewording_is_kept_f9911",
                    table="activities_rewording",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servedobjective",
            trigger=pgtrigger.compiler.Trigger(
                name="objective_is_of_the_same_organisation",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF NOT EXISTS (SELECT 1 FROM activities_activity AS activity, activities_objective AS objective,\n                             activities_strategy AS strategy\n               WHERE activity.id = NEW.activity_id AND objective.id = NEW.objective_id\n               AND strategy.id = objective.strategy_id AND strategy.organisation_id = activity.organisation_id)\nTHEN\n    RAISE EXCEPTION 'An activity serves objectives of its own organisation.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="580b6482c574ff525c2d76a3f35d9f60c62c1844",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_objective_is_of_the_same_organisation_52a0f",
                    table="activities_servedobjective",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="session_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1facbd49f03bcd8552b9a1b5fde8efc1071b3669",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_session_event_is_kept_7d69c",
                    table="activities_sessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="statusevent",
            trigger=pgtrigger.compiler.Trigger(
                name="status_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3c5cb3d6ade29d031f2dcbc314966445b2a8a46f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_status_event_is_kept_92c18",
                    table="activities_statusevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="objective",
            trigger=pgtrigger.compiler.Trigger(
                name="served_objective_is_not_reworded_silently",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."text" IS DISTINCT FROM (NEW."text"))',
                    func="\nIF EXISTS (SELECT 1 FROM activities_servedobjective AS served WHERE served.objective_id = NEW.id)\n   AND NOT EXISTS (SELECT 1 FROM activities_rewording AS note\n                   WHERE note.objective_id = NEW.id AND note.was = OLD.text AND note.became = NEW.text)\nTHEN\n    RAISE EXCEPTION 'An objective that activities serve is reworded with a note of why.'\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="639468ab62a5d796a7d968b042deb12ed89e60da",
                    operation='UPDATE OF "text"',
                    pgid="pgtrigger_served_objective_is_not_reworded_silently_50571",
                    table="activities_objective",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="valuecard",
            trigger=pgtrigger.compiler.Trigger(
                name="a_fixed_value_card_keeps_its_words",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.is_fixed AND (NOT NEW.is_fixed OR OLD.text IS DISTINCT FROM NEW.text))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="680d1d4df09d4fbf991ed073b928501f736c02dd",
                    operation="UPDATE",
                    pgid="pgtrigger_a_fixed_value_card_keeps_its_words_bdcdd",
                    table="activities_valuecard",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="valuecardevent",
            trigger=pgtrigger.compiler.Trigger(
                name="value_card_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="015141a304a437759b7e528a0cb96659ba73e35c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_value_card_event_is_kept_b35fc",
                    table="activities_valuecardevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="venuecheck",
            trigger=pgtrigger.compiler.Trigger(
                name="venue_check_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e6f0083554a3eb9317acefec4f203bd99b91af91",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_venue_check_is_kept_5077e",
                    table="activities_venuecheck",
                    when="BEFORE",
                ),
            ),
        ),
    ]
