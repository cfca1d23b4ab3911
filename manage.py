#!/usr/bin/env python3
"""Django's own door, for those who work on FourPi. `python3 run.py` is the short way in."""

import os
import sys

CHANGES_TABLES = {"migrate", "createcachetable", "flush", "sqlmigrate", "dbshell", "up"}


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fourpi.settings.development")
    if CHANGES_TABLES.intersection(sys.argv[1:2]):
        os.environ.setdefault("FOURPI_DATABASE_ROLE", "owner")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
