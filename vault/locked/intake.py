"""Taking messages in: open, check, keep or erase, delete the message; all of one message, or nothing of it."""

import logging
from datetime import date

from django.db import connection, transaction
from django.db.models import Q

from vault.locked import answers, ledger, open_answers
from vault.locked.keyring import CannotOpen
from vault.locked.messages import Refused, read
from vault.models import OpenLink
from vault.sealing import GIVE_OPEN, WITHDRAW

logger = logging.getLogger(__name__)


def empty(*, keyring, keys_file, should_stop=lambda: False):
    """Take in every message that waits and that we can open. Returns how many there were."""
    number = 0
    while not should_stop() and take_one(keyring=keyring, keys_file=keys_file):
        number += 1
    return number


@transaction.atomic
def erase_those_gone(*, keyring, keys_file):
    """Erase the answers of people, and of open links, that the website has deleted. Returns how many there were."""
    with connection.cursor() as cursor:
        kept = answers.tags(cursor)  # before the people: whoever comes meanwhile is not taken for gone
        cursor.execute("SELECT organisation_id, id FROM participants_participant")
        known = {keyring.tag(organisation_id=where, participant_id=who) for where, who in cursor.fetchall()}
        for tag in kept - known:
            ledger.note(keys_file, tag=tag, revision=answers.erase(cursor, tag=tag))
        return len(kept - known) + open_answers.erase_of_links_gone(cursor, keyring=keyring)


@transaction.atomic
def take_one(*, keyring, keys_file):
    """Take in the message that came first. Returns whether there was one.

    What was sealed under a key that is not in our file stays where it is: it may be the wrong file.
    """
    with connection.cursor() as cursor:
        message = _next(cursor, keyring)
        if message is None:
            return False
        message_id, sealed, public, received_on = message
        try:
            found = _read(cursor, keyring=keyring, message_id=message_id, sealed=sealed, public=public)
            if found.operation == GIVE_OPEN:
                _take_open(cursor, found, keyring=keyring, received_on=received_on)
            else:
                _take(cursor, found, keyring=keyring, keys_file=keys_file)
        except (CannotOpen, Refused) as refusal:
            logger.warning("A sealed message of %d bytes was refused: %s.", len(sealed), refusal or "cannot be opened")
        _remember(cursor, keyring.seen(message_id))
        cursor.execute("DELETE FROM vault_sealedmessage WHERE id = %s", [message_id])
    return True


def _next(cursor, keyring):
    cursor.execute(
        "SELECT message.id, message.sealed, key.key, message.received_on FROM vault_sealedmessage AS message"
        " JOIN vault_publickey AS key ON key.id = message.key_id WHERE key.key = ANY(%s)"
        " ORDER BY message.number LIMIT 1 FOR UPDATE OF message SKIP LOCKED",
        [keyring.public_keys],
    )
    row = cursor.fetchone()
    return row and (row[0], bytes(row[1]), bytes(row[2]), row[3])


def _read(cursor, *, keyring, message_id, sealed, public):
    plain = keyring.open_message(sealed, public=public)
    if _was_seen(cursor, keyring.seen(message_id)):
        raise Refused("sent before")
    return read(plain, message_id=message_id)


def _take(cursor, message, *, keyring, keys_file):
    _check_person(cursor, message)
    tag = keyring.tag(organisation_id=message.organisation_id, participant_id=message.participant_id)
    if message.operation == WITHDRAW:
        revision = answers.erase(cursor, tag=tag)
        ledger.note(keys_file, tag=tag, revision=revision)
    else:
        answers.keep(cursor, keyring=keyring, tag=tag, answer_set=_set_of(message))


def _take_open(cursor, message, *, keyring, received_on):
    at_most = _check_link(message, received_on)
    if open_answers.count(cursor, keyring=keyring, link_id=message.link_id) >= at_most:
        raise Refused("more than this open link takes")
    open_answers.keep(cursor, keyring=keyring, link_id=message.link_id, answer_set=_set_of(message))


def _set_of(message):
    return answers.AnswerSet(
        answers=message.answers,
        declined=message.declined,
        asked=message.asked,
        helped_by=message.helped_by,
        given_on=date.today().isoformat(),
    )


def _check_person(cursor, message):
    """The person must belong to the organisation. Who is no longer there may still be withdrawn, never added."""
    cursor.execute(
        "SELECT organisation_id FROM participants_participant WHERE id = %s",
        [message.participant_id],
    )
    row = cursor.fetchone()
    if row is None and message.operation == WITHDRAW:
        return
    if row is None or row[0] != message.organisation_id:
        raise Refused("a person of no such organisation")


def _check_link(message, received_on):
    """The link must be the organisation's, and open on the day the message came. Returns how many answers it takes."""
    links = OpenLink.objects.filter(
        Q(ended_at=None) | Q(ended_at__date__gte=received_on),
        pk=message.link_id,
        activity__organisation=message.organisation_id,
        drawn_at__date__lte=received_on,
        last_day__gte=received_on,
    )
    at_most = links.values_list("at_most", flat=True).first()
    if at_most is None:
        raise Refused("an open link of no such organisation, or not open then")
    return at_most


def _was_seen(cursor, digest):
    cursor.execute("SELECT 1 FROM vault.seen_message WHERE digest = %s", [digest])
    return cursor.fetchone() is not None


def _remember(cursor, digest):
    cursor.execute("INSERT INTO vault.seen_message (digest) VALUES (%s) ON CONFLICT DO NOTHING", [digest])
