import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import Membership, Organisation

pytestmark = pytest.mark.django_db


def test_a_new_installation_gets_an_organisation_and_somebody_who_can_sign_in(capsys):
    call_command("organisation", "Northfield Trust", "Ada@Example.org", "Ada Hill")
    member = Membership.objects.get()
    assert (member.organisation.name, member.user.email, member.role) == (
        "Northfield Trust",
        "ada@example.org",
        "administrator",
    )
    assert "/accounts/password/reset/" in capsys.readouterr().out
    Client().post("/accounts/password/reset/", {"email": "ada@example.org"})
    assert [message.to for message in mail.outbox] == [["ada@example.org"]]
    assert "/accounts/password/reset/key/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("Northfield Trust", "not an address", "Ada"), "This is not an e-mail address"),
        (("Taken", "ada@example.org", "Ada"), "There is an organisation called Taken already"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_half_done(words, refusal):
    Organisation.objects.create(name="Taken")
    with pytest.raises(CommandError, match=refusal):
        call_command("organisation", *words)
    assert Organisation.objects.count() == 1
    assert Membership.objects.count() == 0
