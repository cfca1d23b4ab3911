from django.db import models
from django.db.models.functions import Lower

from activities.models.activity import Activity


class Partner(models.Model):
    """Another organisation an activity also belongs to, in words. It gains no access to anything by being named."""

    class Kind(models.TextChoices):
        NHS_TRUST = "nhs_trust", "NHS trust"
        INTEGRATED_CARE_BOARD = "integrated_care_board", "Integrated care board or system"
        PRIMARY_CARE = "primary_care", "GP practice or primary care network"
        COUNCIL = "council", "Council"
        LIVED_EXPERIENCE = "lived_experience", "Organisation led by service users or carers"
        CHARITY = "charity", "Charity or voluntary organisation"
        UNIVERSITY = "university", "University or research body"
        INNOVATION_NETWORK = "innovation_network", "Health innovation network"
        OTHER = "other", "Another kind of organisation"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="partners")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, choices=Kind)
    part = models.CharField(max_length=300)
    contact_role = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("activity", Lower("name"), name="one_partner_a_name"),
        ]

    def __str__(self):
        return self.name
