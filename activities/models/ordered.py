from django.db import models


class OrderedQuerySet(models.QuerySet):
    """Rows with an `order` that people gave them."""

    def next_order(self):
        """The place after the last one. Hold what they belong to, or two may get the same."""
        last = self.aggregate(last=models.Max("order"))["last"]
        return 0 if last is None else last + 1
