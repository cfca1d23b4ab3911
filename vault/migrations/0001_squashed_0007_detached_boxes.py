import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

# The vault's own tables, in a schema of their own. They are no models: only the vault's process reads them.
TABLES = """
CREATE SCHEMA vault;
CREATE TABLE vault.answer_set (
    tag bytea PRIMARY KEY CHECK (octet_length(tag) = 32),
    key_id smallint NOT NULL,
    revision integer NOT NULL CHECK (revision > 0),
    body bytea NOT NULL CHECK (octet_length(body) = 1064)
);
CREATE TABLE vault.erased (
    tag bytea PRIMARY KEY CHECK (octet_length(tag) = 32),
    revision integer NOT NULL
);
CREATE TABLE vault.seen_message (
    digest bytea PRIMARY KEY CHECK (octet_length(digest) = 32)
);
CREATE TABLE vault.release_scope (
    release_id uuid NOT NULL,
    scope text NOT NULL,
    key_id smallint NOT NULL,
    members bytea NOT NULL,
    PRIMARY KEY (release_id, scope)
);
CREATE TABLE vault.open_answer (
    tag bytea PRIMARY KEY CHECK (octet_length(tag) = 32),
    link bytea NOT NULL CHECK (octet_length(link) = 32),
    key_id smallint NOT NULL,
    body bytea NOT NULL CHECK (octet_length(body) = 1064)
);
CREATE INDEX open_answers_of_a_link ON vault.open_answer (link);
-- In the order in which they came, so that what a person sent last is what stands. The website never sees it.
ALTER TABLE vault_sealedmessage ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX sealed_messages_in_order ON vault_sealedmessage (number);
"""
AWAY = """
ALTER TABLE vault_sealedmessage DROP COLUMN number;
DROP SCHEMA vault CASCADE;
"""


class Migration(migrations.Migration):
    replaces = [
        ("vault", "0001_initial"),
        ("vault", "0002_locked_tables"),
        ("vault", "0003_withdrawal_notice"),
        ("vault", "0005_releases_and_rule"),
        ("vault", "0006_open_links"),
        ("vault", "0007_detached_boxes"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed_0002_drafts_and_edits"),
        ("accounts", "__first__"),
        ("activities", "0001_squashed_0010_worked_on"),
        ("participants", "0001_squashed_0024_wanted_to_write_support"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.BinaryField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("retired_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="AboutYouVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_on", models.DateField()),
                (
                    "participant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="about_you_visit",
                        to="participants.participant",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DetachedBox",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("closed_on", models.DateField(null=True)),
                ("opened_on", models.DateField(null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="detached_boxes",
                        to="activities.activity",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "detached boxes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("opened_on", None), ("closed_on__isnull", False), _connector="OR"),
                        name="a_box_is_opened_after_the_close",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Monitoring",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("questions", models.JSONField(default=list)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "changed_by",
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="monitoring",
                        to="accounts.organisation",
                    ),
                ),
                ("base", models.PositiveSmallIntegerField(choices=[(5, 5), (10, 10)], default=5)),
                ("fewest", models.PositiveSmallIntegerField(choices=[(10, 10), (20, 20), (30, 30)], default=10)),
            ],
            options={
                "verbose_name_plural": "monitoring",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fewest__in", (10, 20, 30))), name="fewest_answers_are_never_looser"
                    ),
                    models.CheckConstraint(condition=models.Q(("base__in", (5, 10))), name="rounding_is_never_finer"),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenedGroup",
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
                ("people", models.PositiveIntegerField()),
                ("helped_by", models.JSONField(default=dict)),
                ("channels", models.JSONField(default=dict)),
                (
                    "box",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="groups", to="vault.detachedbox"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("box", "capacity"), name="one_group_a_capacity_in_a_box"),
                    models.CheckConstraint(condition=models.Q(("people__gte", 5)), name="never_fewer_opened_than_five"),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenedResponse",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("answers", models.JSONField()),
                (
                    "not_asked",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("words_may_be_used", models.BooleanField()),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="responses", to="vault.openedgroup"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OpenLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("last_day", models.DateField()),
                ("at_most", models.PositiveSmallIntegerField()),
                ("drawn_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="open_links", to="activities.activity"
                    ),
                ),
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-drawn_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("activity",),
                        name="one_open_link_an_activity_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("at_most__gte", 1), ("at_most__lte", 500)),
                        name="an_open_link_takes_so_many_answers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waiting for the vault"),
                            ("counting", "Being counted and attacked"),
                            ("done", "Ready"),
                            ("failed", "Could not be made"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("as_at", models.DateField()),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("sentence", models.TextField(blank=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("rule", models.JSONField(default=dict)),
                ("checks", models.JSONField(default=dict)),
                ("checksum", models.CharField(blank=True, max_length=64)),
                (
                    "asked_by",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="releases", to="accounts.organisation"
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("code_version", models.CharField(blank=True, max_length=12)),
                ("quarter_ended_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-asked_at"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["asked", "counting"])),
                        fields=("organisation",),
                        name="one_release_under_way_an_organisation",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "quarter_ended_on"), name="one_release_by_the_calendar_a_quarter"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(models.Q(("checksum", ""), _negated=True), ("finished_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_finished_release_has_its_checksum",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("sentence", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_failed_release_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleasedTable",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scope_kind", models.CharField(max_length=15)),
                ("scope_id", models.CharField(max_length=36)),
                ("characteristic", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("shown", "Shown"),
                            ("not_enough", "Not enough answers to show"),
                            ("too_close", "Waits, because another table differs by too few people"),
                            (
                                "helped",
                                "Waits, because one member of staff or one open link had a hand in too many of the answers",
                            ),
                            ("unsafe", "Withheld, because somebody might be worked out"),
                        ],
                        max_length=10,
                    ),
                ),
                ("as_at", models.DateField()),
                ("answered", models.CharField(blank=True, max_length=40)),
                ("cells", models.JSONField(default=list)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tables", to="vault.release"
                    ),
                ),
                ("answered_high", models.PositiveIntegerField(null=True)),
                ("answered_low", models.PositiveIntegerField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "scope_kind", "scope_id", "characteristic"),
                        name="one_table_a_scope_in_a_release",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_high__isnull", False), ("answered_low__isnull", False), ("state", "shown")
                            ),
                            models.Q(
                                models.Q(("state", "shown"), _negated=True),
                                ("answered", ""),
                                ("answered_high", None),
                                ("answered_low", None),
                                ("cells", []),
                            ),
                            _connector="OR",
                        ),
                        name="what_is_withheld_shows_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedMessage",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("received_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "key",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.publickey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sealed__length", 1072)), name="sealed_messages_have_one_size"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedResponse",
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
                ("sealed", models.BinaryField()),
                (
                    "box",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="vault.detachedbox"
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.publickey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sealed__length__in", (16432, 131120, 1048624))),
                        name="sealed_responses_have_few_sizes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WithdrawalNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "involvement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="withdrawal_notices",
                        to="participants.involvement",
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="detachedbox",
            trigger=pgtrigger.compiler.Trigger(
                name="box_begins_open",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."closed_on" IS NOT NULL OR NEW."opened_on" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                    hash="7ef87596c7b8529de866664e1280caeb8f5bb85c",
                    operation="INSERT",
                    pgid="pgtrigger_box_begins_open_78fba",
                    table="vault_detachedbox",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="detachedbox",
            trigger=pgtrigger.compiler.Trigger(
                name="closed_box_stays_closed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."closed_on" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"closed_on\" rows from % table', TG_TABLE_NAME;",
                    hash="e62c152ad925fa9a2ed01b138e31218569015073",
                    operation='UPDATE OF "closed_on"',
                    pgid="pgtrigger_closed_box_stays_closed_d22f6",
                    table="vault_detachedbox",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="detachedbox",
            trigger=pgtrigger.compiler.Trigger(
                name="box_is_opened_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."opened_on" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"opened_on\" rows from % table', TG_TABLE_NAME;",
                    hash="8fbeae408c5fa7c0490f5bab590851dda5477fe9",
                    operation='UPDATE OF "opened_on"',
                    pgid="pgtrigger_box_is_opened_once_877fa",
                    table="vault_detachedbox",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openedgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="opened_group_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="0d9de5be4e9dedf7c84c2daa3ec682f63fffb363",
                    operation="UPDATE",
                    pgid="pgtrigger_opened_group_is_kept_b0d61",
                    table="vault_openedgroup",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openedresponse",
            trigger=pgtrigger.compiler.Trigger(
                name="opened_response_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="ab99956506e0f47b8f983cbd0561d0ead1dca411",
                    operation="UPDATE",
                    pgid="pgtrigger_opened_response_is_kept_1bdd7",
                    table="vault_openedresponse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openlink",
            trigger=pgtrigger.compiler.Trigger(
                name="open_link_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "activity_id", "digest", "last_day", "at_most", "drawn_at" rows from % table\', TG_TABLE_NAME;',
                    hash="2b5dfe70f23865b1cbc992f2172da33560711b70",
                    operation='UPDATE OF "activity_id", "digest", "last_day", "at_most", "drawn_at"',
                    pgid="pgtrigger_open_link_is_kept_a9331",
                    table="vault_openlink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="openlink",
            trigger=pgtrigger.compiler.Trigger(
                name="ended_open_link_stays_ended",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."ended_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update of \"ended_at\" rows from % table', TG_TABLE_NAME;",
                    hash="bd9090faf145e79902449a6c39473fca3427be49",
                    operation='UPDATE OF "ended_at"',
                    pgid="pgtrigger_ended_open_link_stays_ended_7257f",
                    table="vault_openlink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="release",
            trigger=pgtrigger.compiler.Trigger(
                name="release_begins_as_asked",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NOT (NEW.\"state\" = 'asked') OR NOT (NEW.\"checksum\" = ''))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;",
                    hash="ca4081e423a52a4892b0e275b056e2f66f4fed34",
                    operation="INSERT",
                    pgid="pgtrigger_release_begins_as_asked_a015c",
                    table="vault_release",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="release",
            trigger=pgtrigger.compiler.Trigger(
                name="finished_release_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" IN ('done', 'failed'))",
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "state", "as_at", "finished_at", "rule", "checks", "checksum", "code_version" rows from % table\', TG_TABLE_NAME;',
                    hash="05ca6c01b986883dc0fd3682eb07c695deb9b04f",
                    operation='UPDATE OF "state", "as_at", "finished_at", "rule", "checks", "checksum", "code_version"',
                    pgid="pgtrigger_finished_release_is_kept_7c65f",
                    table="vault_release",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="releasedtable",
            trigger=pgtrigger.compiler.Trigger(
                name="released_table_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9a098d3db61bdc988d4e15c3272b78a63ce55a17",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_released_table_is_kept_67a66",
                    table="vault_releasedtable",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sealedresponse",
            trigger=pgtrigger.compiler.Trigger(
                name="only_into_an_open_box",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n    IF EXISTS (SELECT 1 FROM vault_detachedbox WHERE id = NEW.box_id AND closed_on IS NULL) THEN\n        RETURN NEW;\n    END IF;\n    RAISE EXCEPTION 'Nothing is put into a box that is closed.';\n",
                    hash="0b02d0b40a289a52b445c9047ed0beaa85870b89",
                    operation="INSERT",
                    pgid="pgtrigger_only_into_an_open_box_c91dc",
                    table="vault_sealedresponse",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="withdrawalnotice",
            trigger=pgtrigger.compiler.Trigger(
                name="withdrawal_notice_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "involvement_id", "at" rows from % table\', TG_TABLE_NAME;',
                    hash="b379f51e1fc3ee2c9d2877c5b25350341a5ef1d4",
                    operation='UPDATE OF "involvement_id", "at"',
                    pgid="pgtrigger_withdrawal_notice_is_kept_b91b6",
                    table="vault_withdrawalnotice",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(TABLES, AWAY),
    ]
