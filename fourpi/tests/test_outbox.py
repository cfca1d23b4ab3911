import pytest
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse

from fourpi.views import split_links
from jobs.outbox import ORGANISATION_HEADER, letters

ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture
def post(settings, tmp_path, cast):
    """A demonstration outbox with one letter of each organisation."""
    settings.EMAIL_BACKEND = "jobs.outbox.FolderBackend"
    settings.OUTBOX_DIR = tmp_path
    settings.ORIGIN = ORIGIN
    cast.organisation.is_demonstration = True
    cast.organisation.save()
    write(
        cast.organisation, "person@example.org", f"Hello <b>you</b>,\n\n{ORIGIN}/l/abc-DEF_1/\n\nhttps://evil.example/x"
    )
    write(cast.other, "other@example.org", "Theirs")
    return cast


def write(organisation, to, body):
    message = EmailMessage("A message", body, to=[to], headers={ORGANISATION_HEADER: str(organisation.pk)})
    get_connection().send_messages([message])


def letter_of(organisation):
    return next(letters(organisations=[organisation.pk]))


def test_a_coordinator_reads_their_demonstrations_letters(client, post):
    client.force_login(post.coordinator)
    text = client.get(reverse("outbox")).content.decode()
    assert "person@example.org" in text
    assert "other@example.org" not in text
    assert reverse("outbox") in client.get(reverse("home")).content.decode()


def test_a_letter_has_links_to_our_own_site_only(client, post):
    client.force_login(post.coordinator)
    letter = letter_of(post.organisation)
    text = client.get(reverse("outbox-letter", args=[letter.name])).content.decode()
    assert f'href="{ORIGIN}/l/abc-DEF_1/"' in text
    assert 'href="https://evil.example' not in text
    assert "&lt;b&gt;you&lt;/b&gt;" in text
    assert "<b>you" not in text


@pytest.mark.parametrize("who", ["manager", "monitoring_lead", "administrator", "outsider"])
def test_who_may_not_see_people_finds_no_outbox(client, post, who):
    client.force_login(getattr(post, who))
    assert client.get(reverse("outbox")).status_code == 404
    letter = letter_of(post.organisation)
    assert client.get(reverse("outbox-letter", args=[letter.name])).status_code == 404


def test_another_organisations_letter_is_not_there(client, post):
    client.force_login(post.coordinator)
    assert client.get(reverse("outbox-letter", args=[letter_of(post.other).name])).status_code == 404
    assert client.get(reverse("outbox-letter", args=["no-such-letter"])).status_code == 404


def test_a_real_organisation_has_no_outbox(client, post):
    type(post.organisation).objects.update(is_demonstration=False)
    client.force_login(post.coordinator)
    assert client.get(reverse("outbox")).status_code == 404


def test_where_letters_are_really_sent_there_is_no_outbox(client, post, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client.force_login(post.coordinator)
    assert client.get(reverse("outbox")).status_code == 404
    assert reverse("outbox") not in client.get(reverse("home")).content.decode()


def test_an_empty_outbox_says_how_letters_come_to_be(client, post, tmp_path):
    for file in tmp_path.glob("*.eml"):
        file.unlink()
    client.force_login(post.coordinator)
    assert "No letters yet" in client.get(reverse("outbox")).content.decode()


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (f"Go to {ORIGIN}/l/abc/.", [f"{ORIGIN}/l/abc/"]),
        (f"{ORIGIN}/a/ and {ORIGIN}/b/", [f"{ORIGIN}/a/", f"{ORIGIN}/b/"]),
        (f"{ORIGIN}.evil.example/a/", []),
        (f'{ORIGIN}/a"onclick="x', [f"{ORIGIN}/a"]),
        ("javascript:alert(1)", []),
        ("", []),
    ],
)
def test_addresses_become_links_only_on_our_own_site(text, links):
    pieces = split_links(text, origin=ORIGIN)
    assert [piece.text for piece in pieces if piece.is_link] == links
    assert "".join(piece.text for piece in pieces) == text
