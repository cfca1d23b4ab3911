import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# Every version is a text that was put to people (activities 0005): an answer to the one is an answer to the other.
ANSWERS_ARE_TO_THE_TEXT = """
    UPDATE participants_acknowledgement SET proposal_id = version.proposal_id
        FROM activities_purposeversion AS version WHERE version.id = participants_acknowledgement.version_id;
    SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0005_purpose_put_to_people"),
        ("participants", "0018_values_shown"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="acknowledgement",
            name="proposal",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="acknowledgements",
                to="activities.purposeproposal",
            ),
        ),
        migrations.RunSQL(ANSWERS_ARE_TO_THE_TEXT, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="acknowledgement",
            name="proposal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="acknowledgements",
                to="activities.purposeproposal",
            ),
        ),
        migrations.RemoveConstraint(model_name="acknowledgement", name="one_acknowledgement_a_version"),
        migrations.RemoveField(model_name="acknowledgement", name="version"),
        migrations.AddConstraint(
            model_name="acknowledgement",
            constraint=models.UniqueConstraint(fields=("involvement", "proposal"), name="one_acknowledgement_a_text"),
        ),
        migrations.AlterField(
            model_name="acknowledgement",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now),
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
    ]
