import uuid

from django.db import models

from accounts.models import Organisation, User
from accounts.roles import Permission
from evaluation.models.questionnaire import Questionnaire


class InstrumentFileQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(organisation__in=Organisation.objects.where_may(user, Permission.QUESTIONNAIRES))

    def waiting(self):
        """Looked at and not confirmed."""
        return self.filter(questionnaire=None)


class InstrumentFile(models.Model):
    """A spreadsheet of an instrument, read and waiting for somebody to confirm it.

    `rows` is [[number of the row, {heading: words}]], emptied once a questionnaire has been made of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="instrument_files")
    file_name = models.CharField(max_length=255)
    rows = models.JSONField()
    uploaded_at = models.DateTimeField(auto_now_add=True)
    # Whoever uploads it also says that the organisation is allowed to use it.
    uploaded_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    questionnaire = models.OneToOneField(
        Questionnaire, on_delete=models.CASCADE, null=True, blank=True, related_name="instrument_file"
    )

    objects = InstrumentFileQuerySet.as_manager()

    def __str__(self):
        return self.file_name
