"""Servers of a benchmark's own, in a folder that is thrown away afterwards."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def own_servers(*, settings="development", **environment):
    """PostgreSQL with FourPi's tables, and a broker; Django is set up on them. Gives the PostgreSQL."""
    home = Path(tempfile.gettempdir(), f"fourpi-benchmark-{os.getpid()}")
    os.environ |= {
        "FOURPI_HOME": str(home),
        "FOURPI_DATABASE_ROLE": "admin",
        "DJANGO_SETTINGS_MODULE": f"fourpi.settings.{settings}",
        **environment,
    }
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from fourpi.embedded.postgres import Postgres
    from fourpi.embedded.valkey import Valkey

    database, broker = Postgres(), Valkey()
    try:
        database.start()
        broker.start()
        call_command("migrate", verbosity=0)
        yield database
        connection.close()
    finally:
        broker.stop()
        database.stop()
        shutil.rmtree(home, ignore_errors=True)
