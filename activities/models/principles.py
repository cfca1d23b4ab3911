from django.db import models

from activities.models.activity import Activity


class ValueCard(models.Model):
    """A value people may pick when asked what matters to them; own words count as much."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="value_cards")
    text = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "text"], name="one_value_card_a_text")]

    def __str__(self):
        return self.text


class Commitment(models.Model):
    """Something everyone in the activity has agreed to keep to."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="commitments")
    text = models.CharField(max_length=300)
    agreed_on = models.DateField()
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self):
        return self.text
