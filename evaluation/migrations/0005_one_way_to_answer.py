from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0004_move_answers")]

    operations = [
        migrations.RemoveConstraint(
            model_name="answer",
            name="an_answer_says_something",
        ),
        migrations.RemoveIndex(
            model_name="answer",
            name="evaluation__item_id_431529_idx",
        ),
        migrations.RemoveField(
            model_name="answer",
            name="option",
        ),
        migrations.RemoveField(
            model_name="draftanswer",
            name="option",
        ),
        migrations.RemoveField(
            model_name="invitation",
            name="pages_saved",
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(fields=["item"], name="evaluation__item_id_d4ceb9_idx"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(("options", []), ("words", ""), _negated=True), name="an_answer_says_something"
            ),
        ),
        migrations.AlterField(
            model_name="invitation",
            name="capacity",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="invitation",
            name="asked_by",
            field=models.CharField(
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
    ]
