"""People who were asked to answer a questionnaire of four pages and 14 questions, each with a link."""

from collections import Counter
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Organisation, Team, User
from activities.framework import Capacity, Level, Technique
from activities.models import Activity, Status
from evaluation import invitations
from evaluation.forms.answering import AnswerPageForm
from evaluation.models import Answer, Phase, QuestionnaireVersion, Response
from participants import links
from participants.models import FunnelEvent, Involvement, Participant, Step

PAGES, CHOICES = 4, 12


class Asked:
    """Everybody with a link, and a way to count afterwards what is in the database."""

    def __init__(self, *, people):
        with transaction.atomic():
            self.version = publish()
            activity = make_activity()
            made = Participant.objects.bulk_create(
                Participant(organisation=activity.organisation, name=f"Person {n}", route="in_person")
                for n in range(people)
            )
            parts = Involvement.objects.bulk_create(
                Involvement(activity=activity, participant=person, capacity=Capacity.SERVICE_USER) for person in made
            )
            today = timezone.localdate()
            FunnelEvent.objects.bulk_create(
                FunnelEvent(involvement=part, step=step, on=today)
                for part in parts
                for step in (Step.IDENTIFIED, Step.INVITED, Step.INTERESTED, Step.JOINED)
            )
            round_, _ = invitations.open_round(
                activity=activity,
                phase=Phase.PULSE,
                closes_on=today + timedelta(days=30),
                by=activity.lead,
                versions={Capacity.SERVICE_USER: self.version},
            )
            self.left = [
                (str(invitation.pk), links.draw(involvement=invitation.involvement, opens=f"/q/{invitation.pk}/"))
                for invitation in round_.invitations.select_related("involvement")
            ]
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.pages = {page.key: fields_of(page) for page in self.version.pages}

    def next(self, number):
        taken, self.left = self.left[:number], self.left[number:]
        return taken

    def count(self, crowd):
        """What was acknowledged and what is there, in a sentence."""
        sent = Response.objects.filter(invitation__in=crowd.receipts)
        answers = Counter(
            (str(person), item, words or "".join(options))
            for person, item, options, words in Answer.objects.filter(response__in=sent).values_list(
                "response__invitation", "item", "options", "words"
            )
        )
        told = {
            (person, name.partition("_")[2], value)
            for (person, _), fields in crowd.saved.items()
            for name, value in fields.items()
        }
        missing, doubled = len(told - answers.keys()), sum(number - 1 for number in answers.values())
        return (
            f"{len(crowd.saved)} pages and {len(crowd.receipts)} questionnaires acknowledged, {sent.count()} responses;"
            f" {len(told)} answers acknowledged: {missing} missing, {doubled} twice"
        )


def fields_of(page):
    """The fields of a page: the first option of each choice; None where somebody writes."""
    asked = AnswerPageForm(page=page).questions
    return {each.name: each.question.options[0].code if each.question.has_options else None for each in asked}


def publish():
    """Four pages, 12 questions with a choice and two for own words, out of those that come with FourPi."""
    shipped = QuestionnaireVersion.objects.get(questionnaire__code="service-user-after", number=1)
    items = [item for page in shipped.content["pages"] for item in page["items"]]
    choices = [item for item in items if item["kind"] == "choice"][:CHOICES]
    texts = [item for item in items if item["kind"] == "text"][:2]
    each = CHOICES // PAGES
    pages = [
        {"title": f"Topic {n + 1}", "intro": "", "items": choices[n * each : (n + 1) * each]} for n in range(PAGES)
    ]
    pages[1]["items"].append(texts[0])
    pages[3]["items"].append(texts[1])
    content = shipped.content | {"pages": pages}
    return QuestionnaireVersion.objects.create(
        questionnaire=shipped.questionnaire,
        number=shipped.number + 1000,
        content=content,
        content_hash=QuestionnaireVersion.hash_of(content),
    )


def make_activity():
    organisation = Organisation.objects.create(name="Large Town")
    organisation.publish_privacy_notice(text="How we look after what you tell us.", by=None)
    lead = User.objects.create_user("lead@example.org", "Lead")
    return Activity.objects.create(
        organisation=organisation,
        team=Team.objects.create(organisation=organisation, name="Team"),
        title="Better crisis care",
        about="Made up",
        level=Level.SERVICE,
        technique=Technique.CO_DESIGN,
        technique_reason="Made up",
        lead=lead,
        created_by=lead,
        status=Status.OPEN,
    )
