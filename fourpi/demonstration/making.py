"""A questionnaire of the organisation's own: copied from one that came with FourPi, published, and corrected once."""

from evaluation.models import Questionnaire, QuestionnaireVersion
from evaluation.questionnaires import copying, publishing, working_copy
from fourpi.demonstration.days import moment

COPIED_FROM, TITLE = "service-user-short", "After one of our sessions"
PUBLISHED, CORRECTED = -120, -40
CLEARER = "Think of the last session you came to. There are no right or wrong answers."
WHY = "Two members asked which session we mean. The questions are the same."


def make(*, organisation, by):
    """Two versions of one questionnaire, on the days on which they were published."""
    version = QuestionnaireVersion.objects.filter(questionnaire__code=COPIED_FROM).first()
    own = copying.copy_version(version=version, organisation=organisation, title=TITLE)
    # Chosen where it fits, never offered first.
    Questionnaire.objects.filter(pk=own.pk).update(is_usual=False)
    first = publishing.publish(questionnaire=own, by=by)
    page = own.pages.first()
    working_copy.word_page(page=page, title=str(page), intro=CLEARER)
    second = publishing.publish(questionnaire=own, by=by, keeps_meaning=True, change_note=WHY)
    for published, offset in ((first, PUBLISHED), (second, CORRECTED)):
        QuestionnaireVersion.objects.filter(pk=published.pk).update(published_at=moment(offset))
