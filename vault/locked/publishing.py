"""Public keys, where the website finds them. Only the vault writes them; private keys stay in their file."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from vault.locked import keyfile
from vault.locked.keyring import Keyring
from vault.models import PublicKey, SealedMessage, SealedResponse

# A page sealed with the old key a moment ago may still be on its way into the database.
KEPT_AFTER_RETIRING = timedelta(days=1)
OTHER_KEYS = (
    "The keys in this file are not those that people's answers are sealed with. "
    "Put the copy back that you keep elsewhere; nothing was changed."
)


@transaction.atomic
def publish(*, keyring):
    """Make the newest key the one that seals. Doing it twice changes nothing."""
    newest = keyring.public_keys[-1]
    PublicKey.objects.get_or_create(key=newest)
    PublicKey.objects.exclude(key=newest).filter(retired_at=None).update(retired_at=Now())


def are_ours(*, keyring):
    """Whether the database knows no key in use but ours. If it does, somebody gave us the wrong file."""
    in_use = PublicKey.objects.filter(retired_at=None).values_list("key", flat=True)
    return all(bytes(key) in keyring.public_keys for key in in_use)


def rotate(*, keys_file):
    """Seal with a fresh key from now on. The old one opens what is on its way, until nothing is."""
    keyfile.rotate(keys_file)
    publish(keyring=Keyring.open(keys_file))


def drop_old_keys(*, keys_file, keyring):
    """Forget private keys that were retired long enough ago and for which no message waits, nor a box."""
    retired = PublicKey.objects.filter(retired_at__lt=timezone.now() - KEPT_AFTER_RETIRING)
    waited_for = SealedMessage.objects.values("key").union(SealedResponse.objects.values("key"))
    for key in retired.exclude(pk__in=waited_for):
        public = bytes(key.key)
        key.delete()  # refused by the database if a message has come in meanwhile
        keyfile.drop(keys_file, public=public)
    known = {bytes(key) for key in PublicKey.objects.values_list("key", flat=True)}
    for public in set(keyring.public_keys) - known:
        keyfile.drop(keys_file, public=public)
