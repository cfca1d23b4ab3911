import django.db.models.deletion
from django.db import migrations, models

# Whoever kept a file first keeps it; everybody else whose texts mention its digest gets a row of their own.
EACH_ITS_OWN = """
    WITH mention AS (
        SELECT organisation_id, options::text AS words FROM evaluation_scale
        UNION ALL SELECT organisation_id, texts::text FROM evaluation_item
        UNION ALL SELECT organisation_id, texts::text FROM evaluation_questionnaire
        UNION ALL
            SELECT questionnaire.organisation_id, version.content::text
            FROM evaluation_questionnaireversion AS version
            JOIN evaluation_questionnaire AS questionnaire ON questionnaire.id = version.questionnaire_id
        UNION ALL
            SELECT questionnaire.organisation_id, placed.texts::text
            FROM evaluation_placeditem AS placed
            JOIN evaluation_questionnairepage AS page ON page.id = placed.page_id
            JOIN evaluation_questionnaire AS questionnaire ON questionnaire.id = page.questionnaire_id
        UNION ALL SELECT organisation_id, content::text FROM evaluation_trial
    )
    INSERT INTO evaluation_ownmedium (organisation_id, digest, kind, content_type, content)
    SELECT owner.organisation_id, medium.digest, medium.kind, medium.content_type, medium.content
    FROM evaluation_medium AS medium
    JOIN LATERAL (
        SELECT medium.organisation_id
        UNION
        SELECT mention.organisation_id FROM mention
        WHERE mention.organisation_id IS NOT NULL AND strpos(mention.words, medium.digest) > 0
    ) AS owner ON true
"""
ONE_FOR_ALL = """
    INSERT INTO evaluation_medium (organisation_id, digest, kind, content_type, content)
    SELECT DISTINCT ON (digest) organisation_id, digest, kind, content_type, content
    FROM evaluation_ownmedium WHERE organisation_id IS NOT NULL ORDER BY digest, id
"""
# A table with checks that wait for the end of the transaction cannot be renamed.
CHECK_NOW = "SET CONSTRAINTS ALL IMMEDIATE"


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0011_shared_with_contact")]

    operations = [
        migrations.CreateModel(
            name="OwnMedium",
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
                        related_name="own_media",
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
        migrations.RunSQL([EACH_ITS_OWN, CHECK_NOW], [ONE_FOR_ALL, CHECK_NOW]),
        migrations.DeleteModel("Medium"),
        migrations.RenameModel("OwnMedium", "Medium"),
        migrations.AlterField(
            "Medium",
            "organisation",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="media",
                to="accounts.organisation",
            ),
        ),
    ]
