from django.db import models

from accounts.models.user import User


class Edit(models.Model):
    """Who changed one field of a record last, and when: said to somebody who was changing it at the same time."""

    record = models.CharField(max_length=200)
    field = models.CharField(max_length=100)
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"])]
        constraints = [models.UniqueConstraint(fields=["record", "field"], name="one_edit_a_field")]

    def __str__(self):
        return f"{self.field} of {self.record}"
