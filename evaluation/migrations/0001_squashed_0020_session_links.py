import uuid

import django.contrib.postgres.fields
import django.db.models.constraints
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("evaluation", "0001_initial"),
        ("evaluation", "0002_diversity_report"),
        ("evaluation", "0003_questionnaires_for_everybody"),
        ("evaluation", "0004_move_answers"),
        ("evaluation", "0005_one_way_to_answer"),
        ("evaluation", "0006_instruments"),
        ("evaluation", "0007_planned_rounds"),
        ("evaluation", "0008_trials_of_an_organisation"),
        ("evaluation", "0009_opened_round_stays_open"),
        ("evaluation", "0010_offered_languages"),
        ("evaluation", "0011_shared_with_contact"),
        ("evaluation", "0012_media_of_organisations"),
        ("evaluation", "0013_variant_of_paper"),
        ("evaluation", "0014_paper_look_ups"),
        ("evaluation", "0015_look_up_by_seat"),
        ("evaluation", "0016_defaults_in_the_database"),
        ("evaluation", "0017_was_it_kept"),
        ("evaluation", "0018_weekly_letters"),
        ("evaluation", "0019_promises_judged"),
        ("evaluation", "0020_session_links"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0002_drafts_and_edits"),
        ("accounts", "__first__"),
        ("activities", "0001_squashed_0010_worked_on"),
        ("participants", "0001_squashed_0024_wanted_to_write_support"),
        ("vault", "0001_squashed_0007_detached_boxes"),
    ]

    operations = [
        migrations.CreateModel(
            name="DigestPause",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="digest_pause",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("until", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("made_on", models.DateField()),
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
                        verbose_name="made by",
                    ),
                ),
                ("words", models.TextField()),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("pending", "Not decided yet"),
                            ("accepted", "Accepted"),
                            ("partly", "Accepted in part"),
                            ("not_accepted", "Not accepted"),
                        ],
                        default="pending",
                        max_length=12,
                    ),
                ),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("decided_on", models.DateField(blank=True, null=True)),
                ("decision_reason", models.TextField(blank=True)),
                ("told_back_on", models.DateField(blank=True, null=True)),
                ("told_back_how", models.CharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="activities.activity",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["made_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision", "pending"),
                            models.Q(models.Q(("decided_by", ""), _negated=True), ("decided_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_decision_says_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision__in", ["partly", "not_accepted"]), _negated=True),
                            models.Q(("decision_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="not_accepting_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_back_on", None), models.Q(("told_back_how", ""), _negated=True), _connector="OR"
                        ),
                        name="telling_back_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(verbose_name="what changed")),
                ("changed_on", models.DateField()),
                ("evidence", models.TextField(blank=True)),
                (
                    "contribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="evaluation.contribution",
                    ),
                ),
            ],
            options={
                "ordering": ["changed_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DigestWeek",
            fields=[
                ("monday", models.DateField(primary_key=True, serialize=False)),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("monday__iso_week_day", 1)), name="a_week_is_known_by_its_monday"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="digests", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "week",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="digests", to="evaluation.digestweek"
                    ),
                ),
            ],
            options={
                "ordering": ["-week"],
                "abstract": False,
                "constraints": [models.UniqueConstraint(fields=("user", "week"), name="one_digest_a_person_and_week")],
            },
        ),
        migrations.CreateModel(
            name="KeptJudgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("kept", "Yes, it was kept"),
                            ("partly", "Partly"),
                            ("not_kept", "No, it was not kept"),
                            ("too_early", "Too early to say"),
                            ("cannot_tell", "I cannot tell"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("words_may_be_used", models.BooleanField(default=False)),
                ("judged_at", models.DateTimeField(auto_now=True)),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="activities.commitment",
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="kept_judgements",
                        to="participants.involvement",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="activities.promise",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("involvement", "commitment"), name="one_kept_judgement_a_person"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commitment__isnull", False), ("promise__isnull", True)),
                            models.Q(("commitment__isnull", True), ("promise__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_kept_judgement_has_one_target",
                    ),
                    models.UniqueConstraint(
                        fields=("involvement", "promise"), name="one_judgement_of_a_promise_a_person"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Language",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=15)),
                ("name", models.CharField(max_length=50, verbose_name="its name in the language itself")),
                ("is_right_to_left", models.BooleanField(default=False, verbose_name="written from right to left")),
                ("phrases", models.JSONField(default=dict)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="languages",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "is_offered",
                    models.BooleanField(db_default=False, default=False, verbose_name="people may choose it"),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=("organisation", "code"), name="a_language_once")],
            },
        ),
        migrations.CreateModel(
            name="Medium",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("kind", models.CharField(choices=[("picture", "Picture"), ("sound", "Recording")], max_length=10)),
                ("content_type", models.CharField(max_length=50)),
                ("content", models.BinaryField()),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="media",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "digest"), name="one_medium_an_organisation", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoFollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="no_follow_up",
                        to="activities.activity",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OutcomeJudgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("too_early", "Too early to say"),
                            ("cannot_tell", "I cannot tell"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("words_may_be_used", models.BooleanField(default=False)),
                ("judged_at", models.DateTimeField(auto_now=True)),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="participants.involvement",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="activities.intendedoutcome",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("involvement", "outcome"), name="one_judgement_a_person")
                ],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=50, unique=True)),
                ("title", models.CharField(max_length=200)),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("before", "Before"),
                            ("after", "After"),
                            ("follow_up", "Months later"),
                            ("pulse", "In between"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "capacities",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("service_user", "Service user"),
                                ("carer", "Carer"),
                                ("public", "Member of the public"),
                                ("staff", "Staff"),
                                ("partner", "Partner organisation"),
                            ],
                            max_length=15,
                        ),
                        size=None,
                    ),
                ),
                ("archived_at", models.DateTimeField(blank=True, null=True)),
                ("is_usual", models.BooleanField(default=True)),
                ("licence", models.TextField(blank=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questionnaires",
                        to="accounts.organisation",
                    ),
                ),
                ("source", models.TextField(blank=True)),
                ("texts", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="InstrumentFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("file_name", models.CharField(max_length=255)),
                ("rows", models.JSONField()),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="instrument_files",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "questionnaire",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="instrument_file",
                        to="evaluation.questionnaire",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QuestionnaireVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("content", models.JSONField()),
                ("content_hash", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField(auto_now_add=True)),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="evaluation.questionnaire",
                    ),
                ),
                ("change_note", models.TextField(blank=True)),
                ("keeps_meaning", models.BooleanField(default=True)),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "variants",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
            ],
            options={
                "ordering": ["questionnaire", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("questionnaire", "number"), name="one_questionnaire_version_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Report",
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
                (
                    "kind",
                    models.CharField(
                        choices=[("impact", "Impact report"), ("diversity", "Diversity monitoring report")],
                        default="impact",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("data_cutoff", models.DateTimeField(null=True)),
                ("document", models.JSONField(null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="activities.activity",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="accounts.organisation"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.RESTRICT,
                        related_name="reports",
                        to="vault.release",
                    ),
                ),
            ],
            options={
                "ordering": ["-requested_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["queued", "running"])),
                        fields=("activity", "kind"),
                        name="one_report_under_way_a_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("activity__isnull", False),
                                ("kind", "impact"),
                                ("release__isnull", True),
                                ("requested_by__isnull", False),
                            ),
                            models.Q(("activity__isnull", True), ("kind", "diversity"), ("release__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_of_an_activity_or_of_a_release",
                    ),
                    models.UniqueConstraint(fields=("release",), name="one_report_a_release"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.BinaryField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="evaluation.report"
                    ),
                ),
                (
                    "format",
                    models.CharField(choices=[("pdf", "PDF"), ("xlsx", "Excel workbook")], default="pdf", max_length=5),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("report", "format"), name="one_file_a_format")],
                "ordering": ["format"],
            },
        ),
        migrations.CreateModel(
            name="ReportPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.PositiveSmallIntegerField()),
                ("content", models.JSONField()),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="evaluation.report"
                    ),
                ),
            ],
            options={
                "ordering": ["step"],
                "constraints": [models.UniqueConstraint(fields=("report", "step"), name="one_part_a_step")],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "phase",
                    models.CharField(
                        choices=[
                            ("before", "Before"),
                            ("after", "After"),
                            ("follow_up", "Months later"),
                            ("pulse", "In between"),
                        ],
                        max_length=10,
                    ),
                ),
                ("closes_on", models.DateField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="activities.activity"
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asks_leavers", models.BooleanField(default=True)),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("named", "With names"),
                            ("confidential", "Confidential"),
                            ("detached", "Cut off from the person"),
                        ],
                        default="confidential",
                        max_length=12,
                    ),
                ),
                ("opens_on", models.DateField(blank=True, null=True)),
                ("planned_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "planned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reminders", models.PositiveSmallIntegerField(default=2)),
            ],
            options={
                "ordering": ["planned_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("phase", "pulse"), _negated=True),
                        fields=("activity", "phase"),
                        name="one_round_a_phase",
                    ),
                    models.CheckConstraint(condition=models.Q(("reminders__lte", 2)), name="reminded_at_most_twice"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens_on", None), ("closes_on__gte", models.F("opens_on")), _connector="OR"
                        ),
                        name="round_closes_after_it_opens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reminded", to="evaluation.round"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "number"), name="each_reminder_once"),
                    models.CheckConstraint(condition=models.Q(("number__in", [1, 2])), name="first_or_second_reminder"),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoundAudience",
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
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="audience", to="evaluation.round"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evaluation.questionnaireversion",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("round", "capacity"), name="one_questionnaire_a_capacity")
                ],
            },
        ),
        migrations.CreateModel(
            name="Scale",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100)),
                ("options", models.JSONField()),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scales",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("code", models.CharField(max_length=40, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("choice", "Choose one"),
                            ("band", "Choose a number band"),
                            ("many", "Choose any number"),
                            ("ranking", "Put in order"),
                            ("date", "A date"),
                            ("short_text", "A few words"),
                            ("text", "Own words"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("principles", "Principles"),
                            ("purpose", "Purpose"),
                            ("presence", "Presence"),
                            ("process", "Process"),
                            ("impact", "Impact"),
                        ],
                        max_length=20,
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=20)),
                ("question", models.CharField(blank=True, max_length=2, verbose_name="4PI question of impact")),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("scored", "Counted towards a part of 4PI"),
                            ("counted", "Counted on its own"),
                            ("text", "Read, not counted"),
                            ("routing", "Helps to offer support"),
                        ],
                        max_length=10,
                    ),
                ),
                ("is_sensitive", models.BooleanField(default=False)),
                ("is_paired", models.BooleanField(default=False, verbose_name="asked before and after")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="accounts.organisation",
                    ),
                ),
                ("texts", models.JSONField(default=dict)),
                (
                    "scale",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="evaluation.scale",
                    ),
                ),
                ("may_be_shared", models.BooleanField(db_default=False, default=False)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="QuestionnairePage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("texts", models.JSONField(default=dict)),
                (
                    "shown_if_options",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pages", to="evaluation.questionnaire"
                    ),
                ),
                (
                    "shown_if_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="evaluation.item",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("questionnaire", "position"),
                        name="one_page_a_position",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("shown_if_item", None), ("shown_if_options", [])),
                            models.Q(
                                ("shown_if_item__isnull", False), models.Q(("shown_if_options", []), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="a_condition_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlacedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("texts", models.JSONField(blank=True, default=dict)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placed", to="evaluation.item"
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placed",
                        to="evaluation.questionnairepage",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("page", "position"),
                        name="one_item_a_position",
                    ),
                    models.UniqueConstraint(fields=("page", "item"), name="an_item_once_a_page"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("code_digest", models.CharField(max_length=64, unique=True)),
                ("last_day", models.DateField()),
                ("at_most", models.PositiveSmallIntegerField()),
                ("drawn_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "drawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="evaluation.round"
                    ),
                ),
            ],
            options={
                "ordering": ["-drawn_at"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
                (
                    "involvement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="participants.involvement",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="evaluation.questionnaireversion",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitations", to="evaluation.round"
                    ),
                ),
                (
                    "asked_by",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("text", "Text message"),
                            ("letter", "Letter"),
                            ("hand", "In person or by phone"),
                            ("session", "At a session"),
                        ],
                        max_length=10,
                    ),
                ),
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
                ("is_sent", models.BooleanField(default=False)),
                ("not_before", models.DateField(blank=True, null=True)),
                ("seat_digest", models.CharField(blank=True, max_length=64)),
                (
                    "seen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("variant", models.CharField(blank=True, max_length=20)),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="evaluation.sessionlink",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("seat_digest", ""), _negated=True),
                        fields=["seat_digest"],
                        name="invitation_by_seat",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "involvement"), name="one_invitation_a_person"),
                    models.UniqueConstraint(
                        condition=models.Q(("seat_digest", ""), _negated=True),
                        fields=("session", "seat_digest"),
                        name="one_invitation_a_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("involvement__isnull", False), ("seat_digest", ""), ("session", None)),
                            models.Q(
                                ("involvement", None),
                                ("session__isnull", False),
                                models.Q(("seat_digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="invitation_of_a_person_or_at_a_session",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InvitationMessage",
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
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="evaluation.invitation"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("asked", "Asked"), ("reminded", "Reminded")], default="asked", max_length=10
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DraftAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft_answers",
                        to="evaluation.invitation",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="evaluation.item"
                    ),
                ),
                (
                    "options",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("is_shared", models.BooleanField(db_default=False, default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("invitation", "item"), name="one_draft_answer_an_item")
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "By the person, on a screen"),
                            ("paper", "On paper"),
                            ("phone", "By phone"),
                            ("in_person", "Face to face"),
                        ],
                        default="paper",
                        max_length=10,
                    ),
                ),
                (
                    "helped_by",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody"),
                            ("family", "Family or a friend"),
                            ("supporter", "A supporter, advocate or interpreter"),
                            ("staff_here", "Somebody who works on this activity"),
                            ("other_staff", "Another member of staff"),
                        ],
                        default="nobody",
                        max_length=12,
                    ),
                ),
                ("words_may_be_used", models.BooleanField(default=False)),
                ("wants_second", models.BooleanField(default=False)),
                ("first", models.JSONField(default=dict)),
                ("second", models.JSONField(default=dict)),
                ("begun_at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "first_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper_entry",
                        to="evaluation.invitation",
                    ),
                ),
                (
                    "second_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("variant", models.CharField(blank=True, db_default="", max_length=20)),
            ],
            options={
                "verbose_name_plural": "paper entries",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second_by", None),
                            models.Q(("second_by", models.F("first_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="second_entry_by_somebody_else",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperLookUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("given_up_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper_look_ups",
                        to="evaluation.invitation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("receipt", models.CharField(max_length=20)),
                ("words_may_be_used", models.BooleanField(default=False)),
                ("submitted_at", models.DateTimeField(auto_now_add=True)),
                (
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="response", to="evaluation.invitation"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="evaluation.questionnaireversion",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("web", "By the person, on a screen"),
                            ("paper", "On paper"),
                            ("phone", "By phone"),
                            ("in_person", "Face to face"),
                        ],
                        default="web",
                        max_length=10,
                    ),
                ),
                (
                    "helped_by",
                    models.CharField(
                        choices=[
                            ("nobody", "Nobody"),
                            ("family", "Family or a friend"),
                            ("supporter", "A supporter, advocate or interpreter"),
                            ("staff_here", "Somebody who works on this activity"),
                            ("other_staff", "Another member of staff"),
                        ],
                        default="nobody",
                        max_length=12,
                    ),
                ),
                (
                    "not_asked",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("variant", models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.TextField(blank=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="evaluation.item"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="evaluation.response"
                    ),
                ),
                (
                    "options",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["item"], name="evaluation__item_id_d4ceb9_idx")],
                "constraints": [
                    models.UniqueConstraint(fields=("response", "item"), name="one_answer_an_item"),
                    models.CheckConstraint(
                        condition=models.Q(("options", []), ("words", ""), _negated=True),
                        name="an_answer_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffJudgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("too_early", "Too early to say"),
                            ("cannot_tell", "I cannot tell"),
                        ],
                        max_length=12,
                    ),
                ),
                ("evidence", models.TextField()),
                ("judged_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_judgements",
                        to="activities.intendedoutcome",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="StaffKeptJudgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("kept", "Yes, it was kept"),
                            ("partly", "Partly"),
                            ("not_kept", "No, it was not kept"),
                            ("too_early", "Too early to say"),
                            ("cannot_tell", "I cannot tell"),
                        ],
                        max_length=12,
                    ),
                ),
                ("evidence", models.TextField()),
                ("judged_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_judgements",
                        to="activities.commitment",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_judgements",
                        to="activities.promise",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("commitment__isnull", False), ("promise__isnull", True)),
                            models.Q(("commitment__isnull", True), ("promise__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_staff_kept_judgement_has_one_target",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Trial",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.JSONField()),
                ("variant", models.CharField(blank=True, max_length=20)),
                ("answers", models.JSONField(default=dict)),
                (
                    "seen",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("begun_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="trials",
                        to="evaluation.questionnaire",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
                ("version_number", models.PositiveIntegerField(blank=True, null=True)),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="questionnaireversion",
            trigger=pgtrigger.compiler.Trigger(
                name="published_version_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "questionnaire_id", "number", "content", "content_hash", "keeps_meaning", "change_note", "variants", "published_at" or delete rows from % table\', TG_TABLE_NAME;',
                    hash="0ac22caa2b49a85552e99a1ee3bf4abeef4b7d6b",
                    operation='UPDATE OF "questionnaire_id", "number", "content", "content_hash", "keeps_meaning", "change_note", "variants", "published_at" OR DELETE',
                    pgid="pgtrigger_published_version_is_kept_db779",
                    table="evaluation_questionnaireversion",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="mode_is_locked_once_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."opened_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"mode\" rows from % table', TG_TABLE_NAME;",
                    hash="f5c51f0ef405b1ba2babae399a304dc56500c253",
                    operation='UPDATE OF "mode"',
                    pgid="pgtrigger_mode_is_locked_once_open_ad1b9",
                    table="evaluation_round",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="plan_is_locked_once_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."opened_at" IS NOT NULL)',
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "activity_id", "phase", "opens_on", "asks_leavers", "reminders" rows from % table\', TG_TABLE_NAME;',
                    hash="a671a3cf2a2eea199c777534ed21d54223d58d39",
                    operation='UPDATE OF "activity_id", "phase", "opens_on", "asks_leavers", "reminders"',
                    pgid="pgtrigger_plan_is_locked_once_open_27584",
                    table="evaluation_round",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="round",
            trigger=pgtrigger.compiler.Trigger(
                name="opened_round_is_never_a_plan_again",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."opened_at" IS NULL AND OLD."opened_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"opened_at\" rows from % table', TG_TABLE_NAME;",
                    hash="c0b0197574227cc3159b8f67aabc6c3333ed2e5b",
                    operation='UPDATE OF "opened_at"',
                    pgid="pgtrigger_opened_round_is_never_a_plan_again_8f02b",
                    table="evaluation_round",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roundaudience",
            trigger=pgtrigger.compiler.Trigger(
                name="audience_is_locked_once_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF EXISTS (\n    SELECT 1 FROM evaluation_round WHERE id IN (NEW.round_id, OLD.round_id) AND opened_at IS NOT NULL\n) THEN\n    RAISE EXCEPTION 'Who is asked what is chosen before the round opens.' USING ERRCODE = 'check_violation';\nEND IF;\nIF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;\n",
                    hash="e7af1fee86aa0dcaec1fccf0f5f7a1a535a84ea9",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_audience_is_locked_once_open_f7e87",
                    table="evaluation_roundaudience",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="item",
            trigger=pgtrigger.compiler.Trigger(
                name="item_code_is_permanent",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "code", "kind" or delete rows from % table\', TG_TABLE_NAME;',
                    hash="7653c0a88d77c81baf3b2dfb17696cab1f64b1ae",
                    operation='UPDATE OF "code", "kind" OR DELETE',
                    pgid="pgtrigger_item_code_is_permanent_b391d",
                    table="evaluation_item",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffjudgement",
            trigger=pgtrigger.compiler.Trigger(
                name="staff_judgement_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="931a4997e411795c1edcca4315dac219d8ff1442",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_staff_judgement_is_kept_4f136",
                    table="evaluation_staffjudgement",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="staffkeptjudgement",
            trigger=pgtrigger.compiler.Trigger(
                name="staff_kept_judgement_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2e9820a53b08751ff96f0832924c27093d834b92",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_staff_kept_judgement_is_kept_daa15",
                    table="evaluation_staffkeptjudgement",
                    when="BEFORE",
                ),
            ),
        ),
    ]
