"""A database that was brought up step by step has the same tables as one that is made today (ADR 0047)."""

from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from tests.architecture.house import LAYERS

# Names that begin with a room's were made up by Django of what the table was called at the time.
MADE_UP = f"^({'|'.join(LAYERS)})_"
SHAPES = {
    "columns": """
        SELECT table_schema, table_name, column_name, data_type, character_maximum_length, is_nullable,
            CASE WHEN column_default LIKE 'nextval%%' THEN 'counted' ELSE column_default END, is_identity
        FROM information_schema.columns WHERE table_schema IN ('public', 'vault')
    """,
    "constraints": """
        SELECT conrelid::regclass::text, CASE WHEN conname ~ %(made_up)s THEN '' ELSE conname END,
            pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace IN ('public'::regnamespace, 'vault'::regnamespace)
    """,
    "indexes": """
        SELECT tablename, CASE WHEN indexname ~ %(made_up)s THEN '' ELSE indexname END,
            regexp_replace(indexdef, 'INDEX \\S+', 'INDEX')
        FROM pg_indexes WHERE schemaname IN ('public', 'vault')
    """,
    "triggers": "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "what triggers do": """
        SELECT proname, prosrc FROM pg_proc WHERE pronamespace IN ('public'::regnamespace, 'vault'::regnamespace)
    """,
}


@pytest.mark.slow
def test_it_arrives_at_the_same_tables(transactional_db):
    made_today = shapes()
    assert all(made_today.values())
    with another_database():
        step_by_step()
        call_command("migrate", verbosity=0)
        stepped = shapes()
    for shape, found in made_today.items():
        assert sorted(found - stepped[shape]) == sorted(stepped[shape] - found) == [], shape


def shapes():
    return {shape: rows(question) for shape, question in SHAPES.items()}


def rows(question):
    with connection.cursor() as cursor:
        cursor.execute(question, {"made_up": MADE_UP})
        return set(map(str, cursor.fetchall()))


@contextmanager
def another_database():
    """While this lasts, all that Django does it does in an empty database beside that of the tests."""
    tests = connections["default"]
    name = f"{tests.settings_dict['NAME']}_older"
    with tests.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    older = tests.copy()
    older.settings_dict = tests.settings_dict | {"NAME": name}
    connections["default"] = older
    try:
        yield
    finally:
        older.close()
        connections["default"] = tests
        with tests.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}"')


def step_by_step():
    """Every migration that has since been brought together with others, one after the other."""
    executor = MigrationExecutor(connection)
    together = [migration for migration in executor.loader.disk_migrations.values() if migration.replaces]
    assert together
    executor.loader = MigrationLoader(connection, replace_migrations=False)
    executor.migrate([migration.replaces[-1] for migration in together])
