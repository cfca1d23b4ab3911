import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils import timezone

# Every message is as long as every other, whatever is in it: 1,024 bytes, and 48 that the seal adds.
PLAIN_LENGTH = 1024
SEALED_LENGTH = PLAIN_LENGTH + 48

models.BinaryField.register_lookup(Length)


class PublicKey(models.Model):
    """A key that seals. Only the vault's process writes here, and only it holds the key that opens."""

    key = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"Key {self.pk}, made on {self.made_at:%Y-%m-%d}"


class SealedMessage(models.Model):
    """One message to the vault. The website may add it and cannot read it, not even that it is still there."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.ForeignKey(PublicKey, on_delete=models.PROTECT, related_name="+", db_index=False)
    sealed = models.BinaryField()
    received_on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sealed__length=SEALED_LENGTH), name="sealed_messages_have_one_size"),
        ]

    def __str__(self):
        return f"Sealed message of {self.received_on:%Y-%m-%d}"
