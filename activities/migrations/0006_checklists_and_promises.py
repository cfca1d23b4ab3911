import hashlib
import json
from pathlib import Path

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

FIRST = Path(__file__).resolve().parents[1] / "checklists" / "shipped.json"


def give_the_first_list(apps, schema_editor):
    """Activities planned before lists had versions were given what is now the first version that came with FourPi."""
    version = apps.get_model("activities", "ChecklistVersion")
    use, activity = apps.get_model("activities", "ChecklistUse"), apps.get_model("activities", "Activity")
    first = json.loads(FIRST.read_text(encoding="utf-8"))["versions"][0]
    written = json.dumps(first["items"], sort_keys=True, ensure_ascii=False)
    kept = version.objects.create(
        number=first["number"],
        items=first["items"],
        content_hash=hashlib.sha256(written.encode()).hexdigest(),
        change_note=first["note"],
    )
    planned = activity.objects.values_list("pk", "created_by").iterator(chunk_size=1000)
    use.objects.bulk_create(
        (use(activity_id=pk, version=kept, by_id=created_by) for pk, created_by in planned), batch_size=1000
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("activities", "0005_purpose_put_to_people"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
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
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ChecklistUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
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
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("due_on", models.DateField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["due_on", "pk"],
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
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddField(
            model_name="arrangement",
            name="is_retired",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="arrangement",
            name="owned_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="arrangements",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="arrangement",
            constraint=models.CheckConstraint(
                condition=models.Q(("owned_by", None), ("owner", ""), _connector="OR"),
                name="arrangement_has_one_owner_at_most",
            ),
        ),
        migrations.AddField(
            model_name="arrangementevent",
            name="arrangement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="events", to="activities.arrangement"
            ),
        ),
        migrations.AddField(
            model_name="arrangementevent",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="checklistitem",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="checklist_items", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="checklistuse",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="checklist_uses", to="activities.activity"
            ),
        ),
        migrations.AddField(
            model_name="checklistuse",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="checklistversion",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="checklist_versions",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="checklistversion",
            name="published_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="checklistuse",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="activities.checklistversion"
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="promises", to="activities.activity"
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="arrangement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="promises",
                to="activities.arrangement",
            ),
        ),
        migrations.AddField(
            model_name="promise",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="promiseevent",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="promiseevent",
            name="promise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="events", to="activities.promise"
            ),
        ),
        migrations.AddField(
            model_name="promiseevent",
            name="replaced_by",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="replaces",
                to="activities.promise",
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
        migrations.AddConstraint(
            model_name="checklistitem",
            constraint=models.UniqueConstraint(fields=("organisation", "code"), name="one_checklist_item_a_code"),
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
        migrations.AddConstraint(
            model_name="checklistversion",
            constraint=models.UniqueConstraint(
                fields=("organisation", "number"), name="one_checklist_version_a_number", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="checklistversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("organisation", None), models.Q(("change_note", ""), _negated=True), _connector="OR"
                ),
                name="own_checklist_version_says_what_changed",
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
        migrations.AddConstraint(
            model_name="promise",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__regex", "\\S")), name="promise_says_something"
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
        migrations.AddConstraint(
            model_name="promiseevent",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__regex", "\\S")), name="promise_event_says_why_or_what"
            ),
        ),
        migrations.AddConstraint(
            model_name="promiseevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kept_on__isnull", False), ("kind", "kept")),
                    models.Q(models.Q(("kind", "kept"), _negated=True), ("kept_on", None)),
                    _connector="OR",
                ),
                name="only_a_kept_promise_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="promiseevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "changed"), ("replaced_by__isnull", False)),
                    models.Q(models.Q(("kind", "changed"), _negated=True), ("replaced_by", None)),
                    _connector="OR",
                ),
                name="only_a_changed_promise_leads_to_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="promiseevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["changed", "withdrawn"])),
                fields=("promise",),
                name="a_promise_ends_once",
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
        migrations.RunPython(give_the_first_list, migrations.RunPython.noop),
    ]
