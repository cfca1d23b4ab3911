from django.db import migrations, models
from django.utils.crypto import salted_hmac


def note_what_was_counted(apps, schema_editor):
    """Whoever has said nothing new says now what was counted. For the others it is not known: they stay news."""
    Entry, Voice = (apps.get_model("participants", name) for name in ("ValueEntry", "ValueVoice"))
    for voice in Voice.objects.filter(has_news=False).select_related("involvement"):
        entries = Entry.objects.filter(
            involvement__activity=voice.involvement.activity_id,
            involvement__participant=voice.involvement.participant_id,
        )
        said = sorted({f"{entry.card_id or ''} {entry.own_words}" for entry in entries})
        words = "\0".join([str(voice.pk), *said])
        voice.digest = salted_hmac("participants.showing", words, algorithm="sha256").hexdigest()
        voice.save(update_fields=["digest"])


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0022_comments"),
    ]

    operations = [
        migrations.AddField(
            model_name="valuevoice",
            name="digest",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
        migrations.RunPython(note_what_was_counted, migrations.RunPython.noop),
    ]
