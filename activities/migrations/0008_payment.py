import uuid
from decimal import Decimal

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("activities", "0007_sessions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PaymentOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("unpaid_reason", models.TextField(blank=True, max_length=500)),
                ("how_often", models.CharField(blank=True, max_length=300)),
                (
                    "ways",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("bank", "Into a bank account"),
                                ("voucher", "As a voucher"),
                                ("cash", "In cash"),
                                ("other", "In another way"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("how_paid", models.TextField(blank=True, max_length=500)),
                (
                    "pay_within_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                    ),
                ),
                (
                    "covers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
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
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("expenses", models.TextField(blank=True, max_length=1000)),
                ("given_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payment_offers",
                        to="activities.activity",
                    ),
                ),
                (
                    "given_by",
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
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="PaymentPolicy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pay_within_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                    ),
                ),
                ("receipts", models.TextField(blank=True, max_length=1000)),
                ("advice", models.TextField(blank=True, max_length=1000)),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payment_policy",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "payment policies",
            },
        ),
        migrations.CreateModel(
            name="PaymentRate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what_for", models.CharField(max_length=200)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6)),
                (
                    "per",
                    models.CharField(
                        choices=[
                            ("hour", "an hour"),
                            ("half_day", "half a day"),
                            ("day", "a day"),
                            ("session", "a session"),
                            ("other", "something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("other_per", models.CharField(blank=True, max_length=60)),
                ("line", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("from_on", models.DateField()),
                ("source", models.CharField(max_length=300)),
                ("checked_on", models.DateField()),
                ("is_offered", models.BooleanField(db_default=True, default=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="payment_rates",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="OfferLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what_for", models.CharField(max_length=200)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=6)),
                (
                    "per",
                    models.CharField(
                        choices=[
                            ("hour", "an hour"),
                            ("half_day", "half a day"),
                            ("day", "a day"),
                            ("session", "a session"),
                            ("other", "something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("other_per", models.CharField(blank=True, max_length=60)),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="activities.paymentoffer"
                    ),
                ),
                (
                    "rate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.paymentrate",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="paymentoffer",
            constraint=models.UniqueConstraint(fields=("activity", "number"), name="one_payment_offer_a_number"),
        ),
        migrations.AddConstraint(
            model_name="paymentoffer",
            constraint=models.UniqueConstraint(
                condition=models.Q(("given_at", None)), fields=("activity",), name="one_payment_offer_in_writing"
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given_at", None), ("given_by", None)),
                    models.Q(("given_at__isnull", False), ("given_by__isnull", False)),
                    _connector="OR",
                ),
                name="payment_offer_was_given_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(("pay_within_days__gte", 1), ("pay_within_days__lte", 365)),
                name="offer_pays_within_a_year",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paymentoffer",
            trigger=pgtrigger.compiler.Trigger(
                name="given_offer_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."given_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7060abcbda05b2654959802addde18aee7615e16",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_given_offer_is_kept_04239",
                    table="activities_paymentoffer",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentpolicy",
            constraint=models.CheckConstraint(
                condition=models.Q(("pay_within_days__gte", 1), ("pay_within_days__lte", 365)),
                name="policy_pays_within_a_year",
            ),
        ),
        migrations.AddIndex(
            model_name="paymentrate",
            index=models.Index(fields=["organisation", "line"], name="activities__organis_b9d52b_idx"),
        ),
        migrations.AddConstraint(
            model_name="paymentrate",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", Decimal("0.01")), ("amount__lte", Decimal("9999.99"))),
                name="rate_within_bounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentrate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("per", "other"), models.Q(("other_per", ""), _negated=True)),
                    models.Q(models.Q(("per", "other"), _negated=True), ("other_per", "")),
                    _connector="OR",
                ),
                name="rate_for_something_else_says_what",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paymentrate",
            trigger=pgtrigger.compiler.Trigger(
                name="payment_rate_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e16907a86a58e8c66a7409e0161a7d2131a7c3fc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_payment_rate_is_kept_03b35",
                    table="activities_paymentrate",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="offerline",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", Decimal("0.01")), ("amount__lte", Decimal("9999.99"))),
                name="line_within_bounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="offerline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("per", "other"), models.Q(("other_per", ""), _negated=True)),
                    models.Q(models.Q(("per", "other"), _negated=True), ("other_per", "")),
                    _connector="OR",
                ),
                name="line_for_something_else_says_what",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offerline",
            trigger=pgtrigger.compiler.Trigger(
                name="line_of_given_offer_is_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF EXISTS (SELECT 1 FROM activities_paymentoffer AS offer\n           WHERE offer.given_at IS NOT NULL\n             AND offer.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.offer_id END,\n                              CASE WHEN TG_OP <> 'DELETE' THEN NEW.offer_id END))\nTHEN\n    RAISE EXCEPTION 'An offer that was given stays as it is.' USING ERRCODE = 'check_violation';\nEND IF;\nIF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;\n",
                    hash="d3c4e00e244083e0fec26ad8d2d6a06417a08a05",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_line_of_given_offer_is_kept_a1edf",
                    table="activities_offerline",
                    when="BEFORE",
                ),
            ),
        ),
    ]
