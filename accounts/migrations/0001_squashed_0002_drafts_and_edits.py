import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("accounts", "0001_initial"), ("accounts", "0002_drafts_and_edits")]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nhs_trust", "NHS trust"),
                            ("integrated_care_board", "Integrated care board"),
                            ("council", "Council"),
                            ("charity", "Charity or voluntary organisation"),
                            ("university", "University"),
                            ("other", "Another kind of organisation"),
                        ],
                        default="other",
                        max_length=30,
                    ),
                ),
                (
                    "service_user_word",
                    models.CharField(default="service user", max_length=60, verbose_name="word for one service user"),
                ),
                (
                    "service_users_word",
                    models.CharField(
                        default="service users", max_length=60, verbose_name="word for several service users"
                    ),
                ),
                ("carer_word", models.CharField(default="carer", max_length=60, verbose_name="word for one carer")),
                (
                    "carers_word",
                    models.CharField(default="carers", max_length=60, verbose_name="word for several carers"),
                ),
                ("is_demonstration", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=150)),
                ("is_active", models.BooleanField(default=True)),
                ("date_joined", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="user_email_is_lower_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("how", models.CharField(max_length=200, verbose_name="how to reach them")),
                ("when_open", models.CharField(blank=True, max_length=200, verbose_name="when they answer")),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="support_contacts",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="teams", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "ordering": [models.F("organisation__name"), "name"],
                "constraints": [models.UniqueConstraint(fields=("organisation", "name"), name="one_team_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Edit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.CharField(max_length=200)),
                ("field", models.CharField(max_length=100)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["at"], name="accounts_ed_at_539940_idx")],
                "constraints": [models.UniqueConstraint(fields=("record", "field"), name="one_edit_a_field")],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Coordinator"),
                            ("manager", "Manager"),
                            ("monitoring_lead", "Monitoring lead"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["user__name"],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "organisation"), name="one_role_a_person_and_organisation")
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=300)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("thing", models.UUIDField(null=True)),
                ("permission", models.CharField(blank=True, max_length=40)),
                ("typed", models.JSONField(blank=True, default=dict)),
                ("as_it_stood", models.JSONField(blank=True, default=dict)),
                ("saved_at", models.DateTimeField()),
                ("finished_page", models.CharField(blank=True, max_length=32)),
                ("finished_as", models.CharField(blank=True, max_length=64)),
                ("went_to", models.CharField(blank=True, max_length=500)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-saved_at", "-pk"],
                "indexes": [models.Index(fields=["saved_at"], name="accounts_dr_saved_a_c9f8c2_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "path"), name="one_draft_a_person_and_page"),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.LessThanOrEqual(
                            django.db.models.functions.text.Length(
                                django.db.models.functions.comparison.Cast("typed", models.TextField())
                            ),
                            400000,
                        ),
                        name="draft_is_not_endless",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrivacyNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("published_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="privacy_notices",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "version"), name="one_privacy_notice_a_version")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="privacynotice",
            trigger=pgtrigger.compiler.Trigger(
                name="privacy_notice_never_changes",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "version", "text", "published_at" rows from % table\', TG_TABLE_NAME;',
                    hash="94d46155d137af8e0a637e970753fe78d5483d17",
                    operation='UPDATE OF "version", "text", "published_at"',
                    pgid="pgtrigger_privacy_notice_never_changes_ee2c7",
                    table="accounts_privacynotice",
                    when="BEFORE",
                ),
            ),
        ),
    ]
