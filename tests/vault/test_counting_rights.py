"""Counting and asking under the accounts of the database that do them in earnest: no right is missing, none is lent."""

from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.utils import InternalError, ProgrammingError

from vault import releases
from vault.models import Release
from vault.tests.conftest import crowd

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

__all__ = ["crowd"]


@contextmanager
def acting_as(account):
    with connection.cursor() as cursor:
        cursor.execute({"web": "SET ROLE fourpi_web", "vault": "SET ROLE fourpi_vault"}[account])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")


def test_the_website_asks_and_the_vault_counts(crowd, as_account):
    people = crowd.come(crowd.activity(), 23)
    crowd.say(people, "f" * 12 + "m" * 6 + "ddd" + "bb")
    with acting_as("web"):
        release = releases.ask(organisation=crowd.organisation, by=crowd.cast.monitoring_lead)
        assert releases.newest_done(crowd.organisation) is None
    with acting_as("vault"):
        assert crowd.work() == 1
    with acting_as("web"):
        release = Release.objects.get(pk=release.pk)
        assert crowd.shown(release)["female"] == "10"


def test_the_website_cannot_let_figures_out_itself(crowd, as_account):
    asked = releases.ask(organisation=crowd.organisation, by=None)
    with acting_as("web"):
        with pytest.raises(ProgrammingError, match="permission denied"):
            Release.objects.filter(pk=asked.pk).update(state="done")
        with pytest.raises(ProgrammingError, match="permission denied"):
            asked.tables.create(scope_kind="organisation", scope_id="1", characteristic="sex", as_at=asked.as_at)
        done = Release(organisation=crowd.cast.other, as_at=asked.as_at, state="done", checksum="0" * 64)
        with pytest.raises(InternalError, match="Cannot insert"):
            done.save(force_insert=True)
