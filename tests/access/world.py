"""One of everything, so that every address of the product leads to a real thing that somebody may truly reach."""

from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Draft, Membership
from activities import commitments
from activities.framework import Capacity
from activities.models import Commitment, IntendedOutcome, Status, TopicOfInfluence
from evaluation import invitations, paper, reporting, sessions
from evaluation.models import (
    Change,
    Given,
    Invitation,
    InvitationMessage,
    Language,
    Medium,
    Mode,
    Phase,
    QuestionnaireVersion,
    Report,
    Round,
)
from evaluation.questionnaires import bank, copying, publishing, working_copy
from evaluation.reports import job
from evaluation.tests.at_session import open_session
from evaluation.tests.instruments.test_making import upload
from evaluation.tests.trials.test_trials import begin as begin_trial
from participants import consents, contact, links, needs, recruitment
from participants.models import (
    Outreach,
    Place,
    PopulationArea,
    PopulationCount,
    PopulationFile,
    PopulationImport,
    ReferencePopulation,
    TrustedNetwork,
)
from tests.access import planning
from vault import open_links, sealing
from vault.models import Release
from vault.tests.showing import show_release


class World:
    """The cast, one activity with everything in it, and one person with a link."""

    def __init__(self, cast):
        self.cast = cast
        self.activity = cast.activity(status=Status.OPEN)
        self.fresh = cast.activity("Not agreed yet")
        self.commitment = Commitment.objects.create(activity=self.activity, text="We listen")
        commitments.agree(activity=self.activity, agreed_on=date(2026, 1, 5), by=cast.coordinator)
        cast.fill_in(self.fresh)
        self.topic = TopicOfInfluence.objects.get(activity=self.fresh)
        self.outcome = IntendedOutcome.objects.get(activity=self.fresh)
        self.agreed_outcome = IntendedOutcome.objects.get(activity=self.activity)
        self.arrangement = self.activity.arrangements.first()
        self.person = cast.person(self.activity, Capacity.SERVICE_USER)
        self.other_person = cast.person(self.activity, Capacity.CARER)
        self.newcomer = cast.person(self.activity, Capacity.SERVICE_USER, has_joined=False)
        self.mistaken = cast.person(self.activity, Capacity.CARER, has_joined=False)
        self.message = recruitment.invite(involvement=self.newcomer, by=cast.coordinator)
        self._say_what_is_own()
        self.step = self.person.funnel_events.last()
        self._reach_out()
        cast.ask_about_you(self.activity)
        sealing.give(participant=self.person.participant, answers={}, declined=[], asked=[])
        self.open_token = open_links.draw(
            activity=self.activity, last_day=open_links.usual_last_day(), at_most=40, by=cast.coordinator
        )
        self.round, _ = invitations.open_round(
            activity=self.activity, phase=Phase.AFTER, closes_on=date(2027, 1, 5), by=cast.coordinator
        )
        self.invitation = Invitation.objects.get(involvement=self.person)
        self.planned_round = Round.objects.create(
            activity=self.activity, phase=Phase.PULSE, opens_on=date(2027, 1, 5), closes_on=date(2027, 2, 5)
        )
        self.invitation_message = InvitationMessage.objects.get(invitation=self.invitation)
        self.version = QuestionnaireVersion.objects.first()
        self.contribution = cast.contribution(self.activity, told_back_on=date(2026, 4, 1), told_back_how="By letter")
        Change.objects.create(contribution=self.contribution, text="A call back", changed_on=date(2026, 5, 1))
        self.population_file = self._population_file()
        self.population_import = self._import(self.activity)
        self.population = self._population(activity=self.activity)
        self.organisation_import = self._import(None)
        self.organisation_population = self._population(organisation=cast.organisation)
        self.report = self._report()
        self.failed_report = Report.objects.create(
            organisation=cast.organisation,
            activity=self.fresh,
            title="Failed",
            requested_by=cast.coordinator,
            state=Report.State.FAILED,
        )
        groups = [("team", cast.team.pk), ("activity", self.activity.pk)]
        self.release = show_release(cast.organisation, groups=groups)
        self.diversity_report = reporting.request_diversity_report(
            organisation=cast.organisation, by=cast.monitoring_lead
        )
        self.failed_diversity_report = self._failed_diversity_report()
        self.session, self.session_token, self.session_code = open_session(cast, self.round)
        self.seat_secret = links.draw_token()
        self.seat = sessions.take_seat(session=self.session, capacity="carer", secret=self.seat_secret)
        self.instrument = upload(cast)
        self.trial = begin_trial(cast)
        self._invite_by_text()
        self._type_in_papers()
        self.named = self._named()
        self.draft = Draft.objects.create(
            user=cast.coordinator, path="/activities/add/", typed={"title": ["Half a"]}, saved_at=timezone.now()
        )
        self.membership = Membership.objects.get(user=cast.manager)
        self.contact = cast.organisation.support_contacts.get()
        self._make_questionnaire()
        planning.make(self)

    def _make_questionnaire(self):
        """A questionnaire of the organisation's own: published, then changed, with a question of its own."""
        organisation, by = self.cast.organisation, self.cast.coordinator
        after = QuestionnaireVersion.objects.usual(phase=Phase.AFTER, organisation=None)[Capacity.CARER]
        self.own = copying.copy_version(version=after, organisation=organisation, title="How was it for you?")
        self.language = Language.objects.create(organisation=organisation, code="cy", name="Cymraeg")
        self.own_scale = bank.add_scale(organisation=organisation, name="How often", labels=["Often", "Never"])
        self.own_item = bank.add_item(
            organisation=organisation,
            code="OFTEN",
            text="How often did you come?",
            kind="choice",
            scale=self.own_scale,
            stage="process",
            use="counted",
        )
        self.own_page = self.own.pages.all()[1]
        working_copy.add_items(page=self.own_page, items=[self.own_item])
        self.placed = self.own_page.placed.get(item=self.own_item)
        self.own_version = publishing.publish(questionnaire=self.own, by=by)
        working_copy.word_page(page=self.own_page, title="Being asked", intro="Think about the last weeks.")
        content = b"\x89PNG\r\n\x1a\n"
        self.medium = Medium.objects.create(
            digest=Medium.digest_of(content),
            organisation=organisation,
            kind=Medium.Kind.PICTURE,
            content_type="image/png",
            content=content,
        )

    def _invite_by_text(self):
        texted = self.cast.person(self.activity, route="text", phone="07700 900123")
        invitations.ask_everyone(round_=self.round)
        self.invitation_by_text = Invitation.objects.get(involvement=texted)

    def _say_what_is_own(self):
        participant = self.person.participant
        needs.say(participant=participant, needs=["large_print"], own_words="Soft light")
        needs.arrange(
            involvement=self.person,
            on=date(2026, 2, 2),
            of=needs.of_person(participant).said_at,
            by=self.cast.coordinator,
        )
        consents.decide(participant=participant, given=["credit"], credit="Una")
        details = {"name": participant.name, "route": "email", "email": "new@example.org"}
        self.new_email_token = contact.draw(contact.correct(involvement=self.person, **details))

    def _type_in_papers(self):
        """One being typed by the coordinator, and one typed before by a colleague who said something else."""
        coordinator = self.cast.coordinator
        self.paper = paper.begin_nameless(round_=self.round, capacity="carer", by=coordinator)
        colleague = self.cast.member("Kit Colleague", "coordinator")
        first = paper.begin_nameless(round_=self.round, capacity="carer", by=colleague, wants_second=True)
        answers = iter([Given(words="One"), Given(words="Another")])
        for user in (colleague, coordinator):
            self.paper_twice = paper.begin(invitation=first.invitation, by=user)
            said = next(answers)
            side = paper.side_of(self.paper_twice, by=user)
            while page := paper.next_page(self.paper_twice, side):
                codes = [each.code for each in page.questions if each.has_words]
                paper.save_page(entry=self.paper_twice, side=side, page=page, answers=dict.fromkeys(codes, said))

    def _reach_out(self):
        self.target_group = self.activity.target_groups.create(name="Carers under 25", why="They are never asked.")
        self.network = TrustedNetwork.objects.create(
            organisation=self.cast.organisation,
            name="Thursday group",
            kind=TrustedNetwork.Kind.ORGANISATION,
            trusted_by="Young carers",
            introduction="Our lead knows the chair.",
        )
        self.outreach = Outreach.objects.create(
            activity=self.activity,
            where="The Thursday group",
            network=self.network,
            target_group=self.target_group,
            owed_back="Tell them what changed",
            recorded_by=self.cast.coordinator,
        )
        Place.objects.create(
            activity=self.activity, level="service", phase="planning", state="there", roles="The chair", people=1
        )

    def _named(self):
        """An invitation that was answered in a round with names."""
        activity = self.cast.activity("With names", status=Status.OPEN)
        person = self.cast.person(activity)
        round_ = self.cast.open_round(activity, mode=Mode.NAMED)
        response = self.cast.answer(person, {"C1": "yes", "Z1": Given(words="Kind people")}, round_=round_)
        return response.invitation

    def _population_file(self):
        file = PopulationFile.objects.create(
            organisation=self.cast.organisation,
            dimension="Ethnic group",
            area_kind="Local authorities",
            scheme="ethnic_5",
            categories=[["1", "Asian", "asian"], ["2", "White", "white"]],
            source="Office for National Statistics",
            reference_date=date(2021, 3, 21),
            uploaded_by=self.cast.coordinator,
        )
        PopulationArea.objects.create(
            file=file, code="E01", name="Northtown", found_by="northtown e01", numbers=[40, 60]
        )
        return file

    def _import(self, activity):
        return PopulationImport.objects.create(
            organisation=self.cast.organisation,
            activity=activity,
            file_name="table.csv",
            source="Office for National Statistics",
            reference_date=date(2021, 3, 21),
            requested_by=self.cast.coordinator,
        )

    def _population(self, **owner):
        population = ReferencePopulation.objects.create(
            **owner,
            dimension="Ethnic group",
            area_code="E01",
            area_name="Northtown",
            source="Office for National Statistics",
            reference_date=date(2021, 3, 21),
            imported_by=self.cast.coordinator,
        )
        PopulationCount.objects.create(population=population, code="1", label="Asian", number=40)
        return population

    def _failed_diversity_report(self):
        release = Release.objects.create(organisation=self.cast.organisation, as_at=date(2026, 3, 31))
        Release.objects.filter(pk=release.pk).update(state=Release.State.FAILED, sentence="There is nothing to count.")
        report = reporting.report_on(release, by=self.cast.monitoring_lead)
        Report.objects.give_up_on_hopeless()
        return report

    def _report(self):
        report = reporting.request_report(activity=self.activity, by=self.cast.coordinator)
        assert job.build(report.pk)
        report.refresh_from_db()
        assert report.state == Report.State.DONE, report.error
        return report


def census_file():
    """A small published table in the long form."""
    text = "Area code,Area,Group code,Group,Observation\nE01,Northtown,1,Asian,40\nE01,Northtown,2,White,60\n"
    return SimpleUploadedFile("table.csv", BytesIO(text.encode()).read(), content_type="text/csv")
