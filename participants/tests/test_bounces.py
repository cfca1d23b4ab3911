"""Mail that came back: a true note marks one sending of one message, and nothing else changes anything."""

import io
from email.message import EmailMessage
from mailbox import Maildir

import pytest
from django.core import mail
from django.core.management import call_command

from activities.models import Status
from jobs import bounces
from jobs.models import Message
from participants import recruitment
from participants.models import LinkMessage
from participants.tasks import send_link


@pytest.fixture
def message(cast):
    activity = cast.activity(status=Status.OPEN)
    person = cast.person(activity, has_joined=False)
    message = recruitment.invite(involvement=person, by=cast.coordinator)
    send_link(message.pk)
    message.refresh_from_db()
    return message


def letter():
    """The letter as it went out, as bytes."""
    return mail.outbox[-1].message().as_bytes()


def note_about(sent, *, action="failed", status="5.1.1", whole=True, report="delivery-status"):
    """What a mail server sends back about a letter (RFC 3464), as bytes."""
    headers = sent.split(b"\n\n")[0]
    part = b"message/rfc822" if whole else b"text/rfc822-headers"
    return b"\n".join(
        [
            b"From: MAILER-DAEMON@mail.example.org",
            b"To: involve@example.org",
            b"Subject: Undelivered Mail Returned to Sender",
            b"Message-ID: <20261125.1@mail.example.org>",
            b"MIME-Version: 1.0",
            f'Content-Type: multipart/report; report-type={report}; boundary="b"'.encode(),
            b"",
            b"--b",
            b"Content-Type: text/plain",
            b"",
            b"I'm sorry to have to inform you that your message could not be delivered.",
            b"--b",
            b"Content-Type: message/delivery-status",
            b"",
            b"Reporting-MTA: dns; mail.example.org",
            b"",
            b"Final-Recipient: rfc822; person1@example.org",
            f"Action: {action}".encode(),
            f"Status: {status}".encode(),
            b"",
            b"--b",
            b"Content-Type: " + part,
            b"",
            sent if whole else headers,
            b"",
            b"--b--",
            b"",
        ]
    )


def state_of(message):
    return LinkMessage.objects.get(pk=message.pk).state


@pytest.mark.parametrize("whole", [True, False])
def test_a_note_of_failed_delivery_is_kept_with_the_message(message, whole):
    assert bounces.note(note_about(letter(), whole=whole))
    assert state_of(message) == Message.State.BOUNCED


@pytest.mark.parametrize("lost", [b"Message-ID", b"X-FourPi-Message"])
def test_one_of_the_two_headers_is_enough(message, lost):
    sent = letter().replace(lost + b": ", b"X-Was: ")
    assert bounces.note(note_about(sent))


@pytest.mark.parametrize(
    ("action", "status"), [("delayed", "4.4.1"), ("failed", "4.4.7"), ("delivered", "2.0.0"), ("relayed", "5.0.0")]
)
def test_what_is_only_late_is_not_lost(message, action, status):
    assert not bounces.note(note_about(letter(), action=action, status=status))
    assert state_of(message) == Message.State.SENT


def broken(sent):
    """Mail that is no true note about this letter, one after the other."""
    whole = note_about(sent)
    sealed = mail.outbox[-1].extra_headers[bounces.HEADER].encode()
    yield b""
    yield b"\xff\xfe\x00" * 999
    yield whole[:400]
    yield whole.replace(b"message/delivery-status", b"text/plain")
    yield whole.replace(b"multipart/report", b"multipart/mixed")
    yield whole.replace(sealed, sealed[:-8] + b"aaaaaaaa")
    yield whole.replace(sealed, b"")
    yield whole.replace(sealed, b"12345")
    yield whole.replace(b'boundary="b"', b"boundary=" + b"b" * 5000)
    yield whole + b" " * bounces.LARGEST
    out_of_office = EmailMessage()
    out_of_office["Subject"] = "Out of office"
    out_of_office["In-Reply-To"] = mail.outbox[-1].extra_headers["Message-ID"]
    out_of_office.set_content("I am away until Monday.")
    yield out_of_office.as_bytes()


def test_what_is_broken_forged_or_about_something_else_changes_nothing(message, caplog):
    for raw in broken(letter()):
        assert not bounces.note(raw), raw[:300]
    assert state_of(message) == Message.State.SENT
    assert {record.getMessage() for record in caplog.records if record.name == "jobs.bounces"} <= {
        "A mail that is no note about a letter of ours was passed over."
    }


def test_a_late_note_about_an_earlier_sending_does_not_mark_the_later_one(message):
    first = note_about(letter())
    message.send_again()
    assert not bounces.note(first)
    send_link(message.pk)
    assert not bounces.note(first)
    assert state_of(message) == Message.State.SENT
    assert bounces.note(note_about(letter()))
    assert not bounces.note(note_about(letter()))


def test_a_note_about_a_deleted_message_is_passed_over(message):
    note = note_about(letter())
    LinkMessage.objects.all().delete()
    assert not bounces.note(note)


def test_the_seal_says_nothing_and_holds_with_an_older_key(message, settings):
    sealed = bounces.seal(message)
    assert sealed.isalnum() and "linkmessage" not in sealed and sealed != bounces.seal(message)
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another " * 10
    assert not bounces.note(note_about(letter()))
    settings.SECRET_KEY_FALLBACKS = [old]
    assert bounces.note(note_about(letter()))


def test_notes_go_to_an_address_of_their_own(cast, message, settings):
    assert mail.outbox[-1].from_email == settings.DEFAULT_FROM_EMAIL
    settings.BOUNCES_TO = "bounces@example.org"
    message.send_again()
    send_link(message.pk)
    assert mail.outbox[-1].from_email == "bounces@example.org"
    assert mail.outbox[-1].message()["From"] == settings.DEFAULT_FROM_EMAIL


def test_the_command_reads_one_mail_from_a_pipe(message, monkeypatch, capsys):
    class Pipe:
        buffer = io.BytesIO(note_about(letter()))

    monkeypatch.setattr("sys.stdin", Pipe)
    call_command("note_bounces")
    assert capsys.readouterr().out == "1 letter came back.\n"
    assert state_of(message) == Message.State.BOUNCED


def test_the_command_empties_a_maildir(message, settings, tmp_path, capsys):
    folder = Maildir(tmp_path / "notes", create=True)
    folder.add(b"Subject: Hello\n\nNothing to do with us.\n")
    folder.add(note_about(letter()))
    settings.BOUNCES_MAILDIR = str(tmp_path / "notes")
    call_command("note_bounces", maildir=True)
    call_command("note_bounces", maildir=True)
    assert capsys.readouterr().out == "1 letter came back.\n0 letters came back.\n"
    assert len(folder) == 0 and state_of(message) == Message.State.BOUNCED


def test_sending_that_came_back_at_once_stays_so(message):
    """The note may be quicker than our own “sent”."""
    LinkMessage.objects.filter(pk=message.pk).update(state=Message.State.SENDING)
    assert bounces.note(note_about(letter()))
    message._note(Message.State.SENT)
    assert state_of(message) == Message.State.BOUNCED
