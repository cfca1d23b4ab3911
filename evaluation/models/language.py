from django.db import models

from accounts.models import Organisation


class Language(models.Model):
    """A language an organisation offers, with the words around the questions: buttons, errors, what happens next.

    `phrases` is {code of the phrase: words}; a language is offered only once it has them all.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=15)
    name = models.CharField("its name in the language itself", max_length=50)
    is_right_to_left = models.BooleanField("written from right to left", default=False)
    phrases = models.JSONField(default=dict)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "code"], name="a_language_once")]

    def __str__(self):
        return self.name
