"""What the demonstration's people say is taken in whole, and its figures are asked for once there is a vault."""

from django.db import connection

from fourpi.demonstration import about_you
from fourpi.demonstration.chance import Chance
from vault.models import AboutYouVisit, PublicKey, Release
from vault.tests.conftest import crowd

__all__ = ["crowd"]


def tell(crowd):
    about_you.tell(organisation=crowd.organisation, by=crowd.cast.monitoring_lead, chance=Chance("4PI"))


def test_they_answer_and_the_vault_takes_every_answer(crowd):
    crowd.come(crowd.activity(), 40)
    tell(crowd)
    visits = AboutYouVisit.objects.count()
    assert 30 < visits <= 40
    assert crowd.work() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM vault.answer_set")
        assert cursor.fetchone()[0] == visits
    assert crowd.row(Release.objects.get(), "sex").is_shown


def test_without_a_vault_nobody_is_asked(crowd):
    PublicKey.objects.all().delete()
    crowd.come(crowd.activity(), 40)
    tell(crowd)
    assert not AboutYouVisit.objects.exists()
    assert not Release.objects.exists()
