"""The database's own locks, set after every migration where the accounts of the website and the vault exist."""

from pathlib import Path

from django.db import connections, transaction

ACCOUNTS = ["fourpi_web", "fourpi_vault"]


def apply_after_migrate(*, using, plan=None, **kwargs):
    """Apply grants.sql. Emptying tables between tests sends the same signal without a plan: nothing to do then."""
    if plan is None:
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = ANY(%s)", [ACCOUNTS])
        if cursor.fetchone()[0] == len(ACCOUNTS):
            cursor.execute(Path(__file__).with_name("grants.sql").read_text(encoding="utf-8"))
