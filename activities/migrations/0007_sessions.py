import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("activities", "0006_checklists_and_promises"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=150)),
                ("about", models.TextField(blank=True, max_length=2000)),
                ("on", models.DateField()),
                ("starts", models.TimeField()),
                ("ends", models.TimeField()),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("in_person", "In person"), ("online", "Online"), ("phone", "By phone")],
                            max_length=10,
                        ),
                        size=None,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=300)),
                ("online", models.TextField(blank=True, max_length=1000)),
                ("phone", models.TextField(blank=True, max_length=1000)),
                ("chair", models.CharField(blank=True, max_length=150)),
                ("co_chair", models.CharField(blank=True, max_length=150)),
                ("breaks", models.CharField(blank=True, max_length=200)),
                ("quiet_space", models.CharField(blank=True, max_length=200)),
                ("before", models.CharField(blank=True, max_length=300)),
                ("after", models.CharField(blank=True, max_length=300)),
                ("questions", models.TextField(blank=True, max_length=2000)),
                ("papers_due_on", models.DateField()),
                ("series", models.UUIDField(blank=True, editable=False, null=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="activities.activity"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["on", "starts"],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                (
                    "formats",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("plain", "Plain English"),
                                ("easy_read", "Easy Read"),
                                ("large_print", "Large print"),
                                ("screen_reader", "Works with a screen reader"),
                                ("audio", "Audio"),
                                ("braille", "Braille"),
                                ("bsl", "British Sign Language film"),
                                ("language", "Another language"),
                            ],
                            max_length=15,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="where to find it")),
                ("given", models.CharField(blank=True, max_length=200, verbose_name="how people get it")),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="activities.session"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=150)),
                ("address", models.TextField(blank=True, max_length=500)),
                ("getting_there", models.TextField(blank=True, max_length=2000)),
                ("notes", models.TextField(blank=True, max_length=2000)),
                ("put_away_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="venues", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="session",
            name="venue",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sessions",
                to="activities.venue",
            ),
        ),
        migrations.CreateModel(
            name="VenueCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("checked_by", models.CharField(max_length=150, verbose_name="who looked")),
                (
                    "has",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "Step-free from the street to the room"),
                                ("accessible_toilet", "Accessible toilet"),
                                ("changing_places", "Changing Places toilet, with hoist and bench"),
                                ("hearing_loop", "Hearing loop that works"),
                                ("parking", "Parking close by, with accessible bays"),
                                ("public_transport", "Bus or train close by"),
                                ("quiet_room", "A quiet room to go to"),
                                ("neutral", "A neutral place, not only a clinical one"),
                                ("assistance_dog", "Room and water for an assistance dog"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "lacks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "Step-free from the street to the room"),
                                ("accessible_toilet", "Accessible toilet"),
                                ("changing_places", "Changing Places toilet, with hoist and bench"),
                                ("hearing_loop", "Hearing loop that works"),
                                ("parking", "Parking close by, with accessible bays"),
                                ("public_transport", "Bus or train close by"),
                                ("quiet_room", "A quiet room to go to"),
                                ("neutral", "A neutral place, not only a clinical one"),
                                ("assistance_dog", "Room and water for an assistance dog"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=1000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="activities.venue"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=300)),
                ("led_by", models.CharField(blank=True, max_length=120, verbose_name="who leads it")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("is_asked_for", models.BooleanField(default=False)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="activities.session"
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes", None), ("minutes__range", (1, 480)), _connector="OR"),
                        name="agenda_item_takes_likely_minutes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SessionEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("moved", "Moved"),
                            ("cancelled", "Cancelled"),
                            ("brought_back", "Takes place after all"),
                        ],
                        max_length=15,
                    ),
                ),
                ("was_when", models.CharField(max_length=100)),
                ("was_where", models.CharField(max_length=500)),
                ("why", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="activities.session"
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "cancelled"), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cancelling_a_session_says_why",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="session_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1facbd49f03bcd8552b9a1b5fde8efc1071b3669",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_session_event_is_kept_7d69c",
                    table="activities_sessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="venue",
            constraint=models.UniqueConstraint(fields=("organisation", "name"), name="one_venue_a_name"),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["activity", "on"], name="activities__activit_28aa6b_idx"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("starts"))), name="session_ends_after_it_starts"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("ways__len__gt", 0)), name="session_has_a_way_to_take_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ways__contains", ["in_person"]), _negated=True),
                    ("venue__isnull", False),
                    models.Q(("place", ""), _negated=True),
                    _connector="OR",
                ),
                name="session_in_person_has_a_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("on__range", ("2000-01-01", "2099-12-31"))), name="session_is_on_a_likely_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("papers_due_on__lte", models.F("on"))), name="papers_are_due_before_the_session"
            ),
        ),
        migrations.AddConstraint(
            model_name="venuecheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("has__overlap", models.F("lacks")), _negated=True),
                name="a_venue_has_it_or_lacks_it",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="venuecheck",
            trigger=pgtrigger.compiler.Trigger(
                name="venue_check_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e6f0083554a3eb9317acefec4f203bd99b91af91",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_venue_check_is_kept_5077e",
                    table="activities_venuecheck",
                    when="BEFORE",
                ),
            ),
        ),
    ]
