import uuid
from decimal import Decimal

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0008_payment"),
        ("participants", "0020_sessions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ClaimsTaken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("csv", "CSV"), ("xlsx", "Excel")], max_length=4)),
                ("claims", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims_taken",
                        to="activities.activity",
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
                "verbose_name_plural": "claims taken",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ExpenseClaim",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("travel", "Travel"),
                            ("child_care", "Child care"),
                            ("replacement_care", "Replacement care"),
                            ("assistant", "A personal assistant or supporter"),
                            ("phone_and_data", "Phone or data"),
                            ("food", "Food and drink"),
                            ("time", "Time, preparing too"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("spent_on", models.DateField()),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6)),
                ("note", models.TextField(blank=True, max_length=1000)),
                ("receipt", models.CharField(choices=[("yes", "Yes"), ("no", "No")], max_length=3)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("submitted", "Sent in"),
                            ("asked_back", "Asked back"),
                            ("approved", "Agreed"),
                            ("declined", "Not agreed"),
                            ("paid", "Paid"),
                            ("taken_back", "Taken back"),
                        ],
                        default="submitted",
                        max_length=10,
                    ),
                ),
                ("submitted_on", models.DateField()),
                ("due_on", models.DateField()),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("how_paid", models.CharField(blank=True, max_length=200)),
                (
                    "entered_by",
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
                        related_name="claims",
                        to="participants.involvement",
                    ),
                ),
            ],
            options={
                "ordering": ["submitted_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("submitted", "Sent in"),
                            ("asked_back", "Asked back"),
                            ("approved", "Agreed"),
                            ("declined", "Not agreed"),
                            ("paid", "Paid"),
                            ("taken_back", "Taken back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6)),
                ("reason", models.TextField(blank=True, max_length=500)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "claim",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="participants.expenseclaim",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OfferAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("yes", "Yes please"),
                            ("no", "No payment, thank you"),
                            ("talk", "I would like to talk about it"),
                        ],
                        max_length=5,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
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
                        related_name="offer_answers",
                        to="participants.involvement",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="activities.paymentoffer",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OfferTold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("page", "On their own page"),
                            ("letter", "In a letter, or on paper"),
                            ("email", "In an e-mail or a text message"),
                            ("other", "In writing, in another way"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
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
                        related_name="offers_told",
                        to="participants.involvement",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="told", to="activities.paymentoffer"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "offers told",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SupportArrangement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("supporter", models.CharField(blank=True, max_length=200)),
                ("before_and_after", models.TextField(blank=True, max_length=2000)),
                ("check_ins", models.TextField(blank=True, max_length=2000)),
                ("quiet_space", models.TextField(blank=True, max_length=2000)),
                ("replacement_care", models.TextField(blank=True, max_length=2000)),
                ("assistant", models.TextField(blank=True, max_length=2000)),
                ("if_upset", models.TextField(blank=True, max_length=2000)),
                ("safeguarding", models.TextField(blank=True, max_length=2000)),
                ("anything_else", models.TextField(blank=True, max_length=2000)),
                ("is_written_together", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField()),
                (
                    "involvement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="support",
                        to="participants.involvement",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SupportEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("written", "Written or changed"),
                            ("read", "Read"),
                            ("let_in", "May read it from now on"),
                            ("let_out", "May not read it any more"),
                            ("taken_over", "Leads the activity now, and took it over"),
                        ],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="participants.supportarrangement",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "whom",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="SupportReader",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "arrangement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readers",
                        to="participants.supportarrangement",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["user__name"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimstaken",
            trigger=pgtrigger.compiler.Trigger(
                name="claims_taken_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="25e5ec457bfeac447b90b7d77184f3866e1dc647",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_claims_taken_is_kept_c7862",
                    table="participants_claimstaken",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="expenseclaim",
            index=models.Index(fields=["state", "due_on"], name="participant_state_e80820_idx"),
        ),
        migrations.AddConstraint(
            model_name="expenseclaim",
            constraint=models.UniqueConstraint(fields=("involvement", "key"), name="a_claim_sent_twice_is_one"),
        ),
        migrations.AddConstraint(
            model_name="expenseclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", Decimal("0.01")), ("amount__lte", Decimal("9999.99"))),
                name="claim_within_bounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="expenseclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paid_on__isnull", False), ("state", "paid"), models.Q(("how_paid", ""), _negated=True)),
                    models.Q(models.Q(("state", "paid"), _negated=True), ("how_paid", ""), ("paid_on", None)),
                    _connector="OR",
                ),
                name="a_paid_claim_says_when_and_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="expenseclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(("spent_on__lte", models.F("submitted_on"))), name="claimed_once_it_was_spent"
            ),
        ),
        migrations.AddConstraint(
            model_name="expenseclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(("paid_on", None), ("paid_on__gte", models.F("submitted_on")), _connector="OR"),
                name="paid_once_it_was_claimed",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expenseclaim",
            trigger=pgtrigger.compiler.Trigger(
                name="ended_claim_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.\"state\" IN ('paid', 'declined', 'taken_back'))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="44ca0cea46af2eb1c8d7165c57940000a6136564",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_ended_claim_is_kept_9f88a",
                    table="participants_expenseclaim",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expenseclaim",
            trigger=pgtrigger.compiler.Trigger(
                name="claim_changes_when_asked_back",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NOT (OLD.\"state\" = 'asked_back'))",
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "kind", "spent_on", "amount", "note", "receipt" rows from % table\', TG_TABLE_NAME;',
                    hash="568df3fd9b41da6431fbbe87b4370f69f47e37ee",
                    operation='UPDATE OF "kind", "spent_on", "amount", "note", "receipt"',
                    pgid="pgtrigger_claim_changes_when_asked_back_4bbdb",
                    table="participants_expenseclaim",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="expenseclaim",
            trigger=pgtrigger.compiler.Trigger(
                name="claim_keeps_its_days",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='RAISE EXCEPTION \'pgtrigger: Cannot update of "involvement_id", "key", "submitted_on", "due_on", "entered_by_id" rows from % table\', TG_TABLE_NAME;',
                    hash="d4cf57205f2208578166db4bd4a2a88349a0e4c4",
                    operation='UPDATE OF "involvement_id", "key", "submitted_on", "due_on", "entered_by_id"',
                    pgid="pgtrigger_claim_keeps_its_days_0ea6f",
                    table="participants_expenseclaim",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="claimevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["asked_back", "declined"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="asking_back_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["approved", "declined", "paid", "asked_back"]), _negated=True),
                    ("by__isnull", False),
                    _connector="OR",
                ),
                name="staff_decide_on_claims",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimevent",
            trigger=pgtrigger.compiler.Trigger(
                name="claim_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a8f5aa170f01f8c08b0a19daff0f667bb9b710a6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_claim_event_is_kept_868fc",
                    table="participants_claimevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="claimevent",
            trigger=pgtrigger.compiler.Trigger(
                name="nobody_agrees_to_their_own_claim",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.\"state\" IN ('approved', 'paid'))",
                    func="\nIF EXISTS (SELECT 1 FROM participants_expenseclaim AS claim\n           JOIN participants_involvement AS part ON part.id = claim.involvement_id\n           JOIN participants_participant AS person ON person.id = part.participant_id\n           WHERE claim.id = NEW.claim_id AND person.user_id = NEW.by_id)\nTHEN\n    RAISE EXCEPTION 'Nobody agrees to a claim of their own.' USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="ccfea4409f6f8f80d50f6aa23ae715489d3352a7",
                    operation="INSERT",
                    pgid="pgtrigger_nobody_agrees_to_their_own_claim_b4aed",
                    table="participants_claimevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offeranswer",
            trigger=pgtrigger.compiler.Trigger(
                name="offer_answer_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="98d8d5c0563cfbb8a28aa273ce6e816ed92ee563",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_offer_answer_is_kept_d45ec",
                    table="participants_offeranswer",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="offertold",
            constraint=models.UniqueConstraint(fields=("involvement", "offer"), name="an_offer_is_first_told_once"),
        ),
        migrations.AddConstraint(
            model_name="offertold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by", None), ("way", "page")),
                    models.Q(models.Q(("way", "page"), _negated=True), ("by__isnull", False)),
                    _connector="OR",
                ),
                name="told_by_staff_unless_on_the_page",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offertold",
            trigger=pgtrigger.compiler.Trigger(
                name="offer_told_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f030557430d61106e6838c54bffc200760141a27",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_offer_told_is_kept_2c223",
                    table="participants_offertold",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="supportevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["let_in", "let_out"]), ("whom__isnull", False)),
                    models.Q(models.Q(("kind__in", ["let_in", "let_out"]), _negated=True), ("whom", None)),
                    _connector="OR",
                ),
                name="letting_in_names_whom",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="supportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="support_event_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="26ae158a10394578b96f10a28216f3f2ba87184d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_support_event_is_kept_c9867",
                    table="participants_supportevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="supportreader",
            constraint=models.UniqueConstraint(fields=("arrangement", "user"), name="one_reader_a_support_arrangement"),
        ),
    ]
