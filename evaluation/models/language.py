from django.db import models

from accounts.models import Organisation


class Language(models.Model):
    """A language an organisation offers, with the words around the questions: buttons, errors, what happens next.

    `phrases` is {code of the phrase: words}. A language is offered from the day it has them all. A later release may
    add phrases; it stays offered then, and those are read in English until they are written.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=15)
    name = models.CharField("its name in the language itself", max_length=50)
    is_right_to_left = models.BooleanField("written from right to left", default=False)
    phrases = models.JSONField(default=dict)
    is_offered = models.BooleanField("people may choose it", default=False, db_default=False)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="a_language_once")]

    def __str__(self):
        return self.name
