import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0007_sessions"),
        ("participants", "0019_answers_to_texts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            },
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
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("involvement", "session"), name="attendance_noted_once_a_session"
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__range", (0, 24)), ("preparation__range", (0, 24))),
                name="hours_fit_into_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["came", "part"]), ("hours", 0), _connector="OR"),
                name="only_who_was_there_has_hours_there",
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
        migrations.AddConstraint(
            model_name="headcount",
            constraint=models.UniqueConstraint(
                fields=("session", "capacity"), name="one_headcount_a_session_and_capacity"
            ),
        ),
        migrations.AddConstraint(
            model_name="headcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__range", (1, 5000))), name="a_headcount_is_likely"
            ),
        ),
        migrations.AddConstraint(
            model_name="headcount",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__range", (0, 24))), name="hours_each_fit_into_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="needsconfirmed",
            constraint=models.UniqueConstraint(
                fields=("involvement", "session"), name="needs_confirmed_once_a_session"
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
        migrations.AddConstraint(
            model_name="needsmet",
            constraint=models.UniqueConstraint(fields=("involvement", "session"), name="needs_met_said_once_a_session"),
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
        migrations.AddConstraint(
            model_name="sessionreply",
            constraint=models.UniqueConstraint(fields=("involvement", "session"), name="one_reply_a_session"),
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
    ]
