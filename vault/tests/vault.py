"""The vault in the hand of a test: its keys, what it took in, and what is in it."""

from django.db import connection
from django.utils import timezone

from vault import sealing
from vault.locked import answers, boxes, intake, keyfile, publishing
from vault.locked.keyring import Keyring

SAID = {"age": "25_34", "sex": "female", "ethnic_group": "asian", "ethnic_detail": "asian_indian"}


class Vault:
    """One file of keys, used as the vault's process uses it."""

    def __init__(self, keys_file):
        self.keys_file = keys_file
        keyfile.make(keys_file, year=timezone.localdate().year)
        publishing.publish(keyring=self.keyring)

    @property
    def keyring(self):
        return Keyring.open(self.keys_file)

    def take_in(self):
        """Take in all that waits; how many messages there were."""
        return intake.empty(keyring=self.keyring, keys_file=self.keys_file)

    def open_boxes(self):
        """Open every closed box; how many there were."""
        return boxes.open_closed(keyring=self.keyring)

    def give(self, participant, said=None, *, declined=(), asked=None, helped_by=""):
        """Send answers as the pages do."""
        said = SAID if said is None else said
        asked = [*said, *declined] if asked is None else asked
        sealing.give(participant=participant, answers=said, declined=list(declined), asked=asked, helped_by=helped_by)

    def read(self, *participants):
        """What is kept of these people of one organisation: {participant: AnswerSet}."""
        with connection.cursor() as cursor:
            found = answers.read_all(
                cursor,
                organisation_id=participants[0].organisation_id,
                keyring=self.keyring,
                participant_ids=[participant.pk for participant in participants],
            )
        return {participant: found[participant.pk][1] for participant in participants if participant.pk in found}
