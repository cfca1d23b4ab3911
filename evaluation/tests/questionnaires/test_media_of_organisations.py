"""Two organisations with the same picture: neither takes it from the other, and neither can tell."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.utils import IntegrityError
from django.test import Client
from django.urls import reverse

from activities.models import Status
from evaluation import sessions
from evaluation.models import Invitation, Medium, Questionnaire, QuestionnaireVersion, Scale, SessionLink
from evaluation.questionnaires import media
from evaluation.tests.at_session import Guest, open_session
from evaluation.tests.questionnaires.files import jpeg, png
from evaluation.tests.respondent import words_of
from participants import links

pytestmark = pytest.mark.django_db
PICTURE = Medium.Kind.PICTURE


def keep(organisation, content=None):
    return media.keep(organisation=organisation, looked=media.look_at(content or png(), kind=PICTURE))


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def asked(cast):
    """Somebody of whom the first organisation asks something: (their browser, their involvement)."""
    involvement = cast.person(cast.activity())
    return cast.open_door(Client(), involvement), involvement


def test_each_has_its_own_row_under_one_address_and_keeps_it_once(cast):
    addresses = {keep(organisation) for organisation in (cast.organisation, cast.other, cast.organisation)}

    assert len(addresses) == 1
    assert {medium.organisation for medium in Medium.objects.all()} == {cast.organisation, cast.other}
    again = Medium.objects.get(organisation=cast.other)
    again.pk = None
    with pytest.raises(IntegrityError):
        again.save(force_insert=True)


def test_what_one_deletes_stays_with_the_other(cast, asked):
    address = keep(cast.other)
    keep(cast.organisation)

    cast.other.media.all().delete()

    assert asked[0].get(address).status_code == 200
    assert signed_in(cast.coordinator).get(address).status_code == 200
    assert signed_in(cast.outsider).get(address).status_code == 404


def test_nobody_can_find_out_that_another_organisation_has_a_picture(cast, asked):
    browser, _ = asked
    theirs = keep(cast.other, jpeg())
    nothing = reverse("evaluation:medium", args=["0" * 64])

    for client in (Client(), browser, signed_in(cast.coordinator), signed_in(cast.administrator)):
        refused, missing = client.get(theirs), client.get(nothing)
        assert refused.status_code == missing.status_code == 404
        assert words_of(refused) == words_of(missing)
    assert signed_in(cast.outsider).get(theirs).status_code == 200


def test_what_comes_with_fourpi_is_for_everybody(cast, asked):
    address = keep(None)

    for client in (Client(), asked[0], signed_in(cast.outsider)):
        assert client.get(address).status_code == 200


def test_a_link_that_has_ended_shows_no_picture(cast, asked):
    browser, involvement = asked
    address = keep(cast.organisation)
    links.revoke_all(involvement=involvement, by=cast.coordinator)

    assert browser.get(address).status_code == 404


def test_somebody_at_a_session_sees_the_pictures(cast):
    address = keep(cast.organisation)
    theirs = keep(cast.other, jpeg())
    round_ = cast.open_round(cast.activity(status=Status.OPEN))
    guest = Guest().arrive(open_session(cast, round_)[1])
    assert guest.browser.get(address).status_code == 404

    guest.begin()

    assert guest.browser.get(address).status_code == 200
    assert guest.browser.get(theirs).status_code == 404


def test_a_made_up_seat_or_device_opens_nothing(cast):
    address = keep(cast.organisation)
    for made_up in ("", "x", "0" * 64):
        browser = Client()
        browser.cookies["fourpi-seat"] = browser.cookies["fourpi-device"] = made_up
        assert browser.get(address).status_code == 404


def test_a_picture_costs_one_look_however_many_have_it(cast, asked, django_assert_num_queries):
    address = keep(cast.organisation)
    keep(cast.other)
    with django_assert_num_queries(1):
        asked[0].get(address)


def test_who_has_no_seat_is_not_looked_for_among_the_seats(cast, asked, django_assert_num_queries):
    address = keep(cast.organisation)
    browser, _ = asked
    for seat, is_looked_for in ((None, False), ("", False), ("x", True)):
        if seat is not None:
            browser.cookies["fourpi-seat"] = seat
        with django_assert_num_queries(1) as looks:
            assert browser.get(address).status_code == 200
        assert ("seat_digest" in looks[0]["sql"]) is is_looked_for


def test_a_seat_is_found_without_going_through_all_of_them(cast):
    round_ = cast.open_round(cast.activity(status=Status.OPEN))
    version = round_.audience.get(capacity="carer").version
    # Many sessions of few people: an index that begins with the session is of no use then.
    digests = [links.digest_of(str(number)) for number in range(600)]
    held = SessionLink.objects.bulk_create(
        SessionLink(round=round_, digest=digest, code_digest=digest, last_day=round_.closes_on, at_most=9)
        for digest in digests
    )
    seats = {"round": round_, "version": version, "capacity": "carer", "asked_by": "session"}
    Invitation.objects.bulk_create(Invitation(session=session, seat_digest=session.digest, **seats) for session in held)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE evaluation_invitation, evaluation_sessionlink")

    found = sessions.organisations_known_to(secret="7")

    assert "invitation_by_seat" in found.explain()
    assert found.get() == {"round__activity__organisation": cast.organisation.pk}


def test_the_step_of_the_database_gives_everybody_who_uses_a_picture_their_own(cast):
    """Backward to one row for all, as it was, then forward again."""
    shared, unused = media.Medium.digest_of(png()), media.Medium.digest_of(jpeg())
    keep(cast.other)
    keep(cast.other, jpeg())
    version = published(cast.organisation, picture=f"/questionnaires/media/{shared}/")
    before = (version.content, version.content_hash)

    migrate_there_and_back("0012_media_of_organisations")

    rows = {(medium.organisation.name, medium.digest) for medium in Medium.objects.all()}
    assert rows == {
        ("Southfield Trust", shared),
        ("Southfield Trust", unused),
        ("Northfield Trust", shared),
        ("Third Trust", shared),
    }
    assert {bytes(medium.content) for medium in Medium.objects.filter(digest=shared)} == {png()}
    version.refresh_from_db()
    assert (version.content, version.content_hash) == before


def published(organisation, *, picture):
    """A version of the organisation with this picture, and a scale of a third one with the same."""
    third = type(organisation).objects.create(name="Third Trust")
    options = [{"code": "yes", "label": "Yes", "meaning": "", "variants": {"en-easy": {"picture": picture}}}]
    Scale.objects.create(code="o9.S", organisation=third, name="Scale", options=options)
    own = Questionnaire.objects.create(
        code="own", organisation=organisation, title="Own", phase="after", capacities=["carer"]
    )
    item = {"code": "A", "kind": "text", "text": "How?", "variants": {"en-easy": {"picture": picture}}, "options": []}
    content = {"title": "Own", "minutes": 1, "note": "", "pages": [{"title": "", "intro": "", "items": [item]}]}
    return QuestionnaireVersion.objects.create(
        questionnaire=own, number=1, content=content, content_hash=QuestionnaireVersion.hash_of(content)
    )


def migrate_there_and_back(name):
    loader = MigrationLoader(connection, replace_migrations=False)
    migration = loader.get_migration("evaluation", name)
    before = loader.project_state(migration.dependencies)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with connection.schema_editor() as editor:
        migration.unapply(before.clone(), editor)
    with connection.schema_editor() as editor:
        migration.apply(before.clone(), editor)
