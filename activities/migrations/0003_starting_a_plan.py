import datetime
import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# A day before 2000 or after 2099 was a slip of the finger: it is left open, as if it had not been typed.
LEAVE_OPEN = [
    migrations.RunSQL(statement, migrations.RunSQL.noop)
    for statement in (
        "UPDATE activities_activity SET starts_on = NULL WHERE starts_on NOT BETWEEN '2000-01-01' AND '2099-12-31'",
        "UPDATE activities_activity SET ends_on = NULL WHERE ends_on NOT BETWEEN '2000-01-01' AND '2099-12-31'",
    )
]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("activities", "0002_hand_over"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HiddenTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40)),
                ("hidden_at", models.DateTimeField(auto_now_add=True)),
            ],
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
            ],
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
            ],
            options={
                "ordering": ["title", "-version"],
            },
        ),
        migrations.AddField(
            model_name="activity",
            name="affects",
            field=models.TextField(blank=True, db_default="", default="", max_length=1000),
        ),
        migrations.AddField(
            model_name="activity",
            name="decision",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="activity",
            name="decision_kind",
            field=models.CharField(
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
        migrations.AddField(
            model_name="activity",
            name="first_involved",
            field=models.CharField(
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
        migrations.AddField(
            model_name="activity",
            name="heard_already",
            field=models.TextField(blank=True, db_default="", default="", max_length=2000),
        ),
        migrations.AddField(
            model_name="activity",
            name="heard_from",
            field=django.contrib.postgres.fields.ArrayField(
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
        migrations.AddField(
            model_name="activity",
            name="service",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="activity",
            name="shaped_with",
            field=models.TextField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AlterField(
            model_name="activity",
            name="technique",
            field=models.CharField(
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
        *LEAVE_OPEN,
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("title", ""), _negated=True), name="activity_has_a_title"
            ),
        ),
        migrations.AddField(
            model_name="hiddentemplate",
            name="hidden_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="hiddentemplate",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="hidden_templates", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="planstart",
            name="activity",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="plan_start", to="activities.activity"
            ),
        ),
        migrations.AddField(
            model_name="planstart",
            name="copied_from",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="copies",
                to="activities.activity",
            ),
        ),
        migrations.AddField(
            model_name="plantemplate",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="plantemplate",
            name="made_from",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="templates",
                to="activities.activity",
            ),
        ),
        migrations.AddField(
            model_name="plantemplate",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="plan_templates", to="accounts.organisation"
            ),
        ),
        migrations.AddConstraint(
            model_name="hiddentemplate",
            constraint=models.UniqueConstraint(fields=("organisation", "code"), name="one_hiding_a_template"),
        ),
        migrations.AddConstraint(
            model_name="planstart",
            constraint=models.CheckConstraint(
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
            ),
        ),
        migrations.AddConstraint(
            model_name="plantemplate",
            constraint=models.UniqueConstraint(fields=("code", "version"), name="one_plan_template_a_version"),
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
    ]
