import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import activities.models.words


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("activities", "0008_payment"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Objective",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20)),
                ("text", models.CharField(max_length=500)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("retired_on", models.DateField(blank=True, null=True)),
                ("retired_reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["order", "pk"],
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
            ],
            options={
                "ordering": ["pk"],
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
            ],
        ),
        migrations.CreateModel(
            name="Rewording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("was", models.CharField(max_length=500)),
                ("became", models.CharField(max_length=500)),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ServedObjective",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("linked_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["pk"],
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
            ],
            options={
                "verbose_name_plural": "strategies",
                "ordering": [models.OrderBy(models.F("starts_on"), descending=True, nulls_last=True), "title"],
            },
        ),
        migrations.AddIndex(
            model_name="arrangement",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False)), fields=["due_on"], name="arrangement_due_on"
            ),
        ),
        migrations.AddIndex(
            model_name="intendedoutcome",
            index=django.contrib.postgres.indexes.GinIndex(
                activities.models.words.Words("text"), name="words_of_outcome"
            ),
        ),
        migrations.AddIndex(
            model_name="purpose",
            index=django.contrib.postgres.indexes.GinIndex(
                activities.models.words.Words("statement"), name="words_of_purpose"
            ),
        ),
        migrations.AddIndex(
            model_name="topicofinfluence",
            index=django.contrib.postgres.indexes.GinIndex(
                activities.models.words.Words("text"), name="words_of_topic"
            ),
        ),
        migrations.AddField(
            model_name="partner",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="partners", to="activities.activity"
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="created_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="lead",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="programmes_led", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="programmes", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="programme",
            name="part_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="parts",
                to="activities.programme",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="programme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="activities",
                to="activities.programme",
            ),
        ),
        migrations.AddIndex(
            model_name="activity",
            index=django.contrib.postgres.indexes.GinIndex(
                activities.models.words.Words("title", "about"), name="words_of_activity"
            ),
        ),
        migrations.AddField(
            model_name="rewording",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="rewording",
            name="objective",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rewordings", to="activities.objective"
            ),
        ),
        migrations.AddField(
            model_name="servedobjective",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="served_objectives", to="activities.activity"
            ),
        ),
        migrations.AddField(
            model_name="servedobjective",
            name="linked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="servedobjective",
            name="objective",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.RESTRICT, related_name="served_by", to="activities.objective"
            ),
        ),
        migrations.AddField(
            model_name="objective",
            name="activities",
            field=models.ManyToManyField(
                related_name="objectives", through="activities.ServedObjective", to="activities.activity"
            ),
        ),
        migrations.AddField(
            model_name="strategy",
            name="created_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="strategy",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="strategies", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="objective",
            name="strategy",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="objectives", to="activities.strategy"
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.UniqueConstraint(
                models.F("activity"), django.db.models.functions.text.Lower("name"), name="one_partner_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.UniqueConstraint(fields=("organisation", "name"), name="one_programme_a_name"),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None), ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="programme_ends_after_it_starts",
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
        migrations.AddConstraint(
            model_name="rewording",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="rewording_has_a_reason"
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
        migrations.AddConstraint(
            model_name="servedobjective",
            constraint=models.UniqueConstraint(fields=("activity", "objective"), name="served_once"),
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
        migrations.AddConstraint(
            model_name="strategy",
            constraint=models.UniqueConstraint(fields=("organisation", "title"), name="one_strategy_a_title"),
        ),
        migrations.AddConstraint(
            model_name="strategy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None), ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="strategy_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="objective",
            constraint=models.UniqueConstraint(fields=("strategy", "code"), name="one_objective_a_code"),
        ),
        migrations.AddConstraint(
            model_name="objective",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("retired_on", None), ("retired_reason", "")),
                    models.Q(("retired_on__isnull", False), models.Q(("retired_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="retired_objective_has_a_reason",
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
    ]
