#!/usr/bin/env python3
"""Django's own door, for those who work on FourPi. `python3 run.py` is the short way in."""

import os
import sys

# Removing the demonstration takes released figures away with it, which the website's account may not.
CHANGES_TABLES = {"migrate", "createcachetable", "flush", "sqlmigrate", "dbshell", "up"}


def main():
    settings = "vault" if sys.argv[1:2] == ["vault"] else "development"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"fourpi.settings.{settings}")
    if CHANGES_TABLES.intersection(sys.argv[1:2]) or sys.argv[1:3] == ["demonstration", "remove"]:
        os.environ.setdefault("FOURPI_DATABASE_ROLE", "owner")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main()
