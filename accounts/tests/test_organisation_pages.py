import pytest
from django.urls import reverse

from accounts.models import Organisation, SupportContact, Team, User
from accounts.roles import Role

PAGES = ("organisation-detail", "organisation-update", "privacy-notice-publish", "team-create", "membership-create")


@pytest.fixture
def client(client, cast):
    client.force_login(cast.administrator)
    return client


def page(name, organisation, *more):
    return reverse(f"accounts:{name}", args=[organisation.pk, *more])


def membership_of(user):
    return user.memberships.get()


@pytest.mark.parametrize("name", PAGES)
def test_another_organisation_is_not_there(client, cast, name):
    assert client.get(page(name, cast.organisation)).status_code == 200
    assert client.get(page(name, cast.other)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.MANAGER, Role.MONITORING_LEAD])
def test_a_member_without_the_role_is_refused(client, cast, name, role):
    client.force_login(cast.organisation.memberships.get(role=role).user)
    assert client.get(page(name, cast.organisation)).status_code == 403


def test_another_organisations_rows_are_not_reached_through_ones_own(client, cast):
    theirs = membership_of(cast.outsider)
    contact = cast.other.support_contacts.get()
    assert client.post(page("membership-delete", cast.organisation, theirs.pk)).status_code == 404
    assert client.post(page("membership-update", cast.organisation, theirs.pk), {"role": "manager"}).status_code == 404
    assert client.post(page("support-contact-delete", cast.organisation, contact.pk)).status_code == 404
    assert SupportContact.objects.filter(pk=contact.pk).exists()


def test_a_member_removed_meanwhile_is_not_offered_to_be_written_anew(client, cast):
    """There is more to a new member than a role."""
    theirs = membership_of(cast.manager)
    address = page("membership-update", cast.organisation, theirs.pk)
    theirs.delete()
    response = client.post(address, {"role": Role.COORDINATOR})
    shown = response.content.decode()
    assert response.status_code == 404 and "Somebody removed it while you were writing" in shown
    assert "Save it as new" not in shown and "in the plan" not in shown


def test_the_menu_leads_to_the_only_organisation(client, cast):
    assert client.get(reverse("accounts:organisation")).url == page("organisation-detail", cast.organisation)


def test_the_menu_lists_several_organisations(client, cast):
    cast.other.memberships.create(user=cast.administrator, role=Role.ADMINISTRATOR)
    cast.other.memberships.create(user=cast.manager, role=Role.MANAGER)
    text = client.get(reverse("accounts:organisation")).content.decode()
    assert "Northfield Trust" in text
    assert "Southfield Trust" in text


def test_the_page_says_what_each_role_may_do(client, cast):
    text = client.get(page("organisation-detail", cast.organisation)).content.decode()
    assert "Monitoring lead" in text
    assert "; see the names and contact details of people involved; " in text
    assert "Forgotten your password?" in text


def test_name_and_words_are_changed(client, cast):
    words = {"service_user_word": "patient", "service_users_word": "patients"}
    data = {"name": "Northfield", "kind": "council", "carer_word": "carer", "carers_word": "carers", **words}
    assert client.post(page("organisation-update", cast.organisation), data).status_code == 302
    cast.organisation.refresh_from_db()
    assert (cast.organisation.name, cast.organisation.service_users_word) == ("Northfield", "patients")


def test_a_new_member_has_no_password_until_they_set_one(client, cast):
    data = {"email": "New.Person@Example.org", "name": "New Person", "role": Role.COORDINATOR}
    client.post(page("membership-create", cast.organisation), data)
    user = User.objects.get(email="new.person@example.org")
    assert not user.has_usable_password()
    assert membership_of(user).role == Role.COORDINATOR


def test_a_new_member_sets_a_password_by_forgotten_password(client, cast, mailoutbox):
    data = {"email": "new@example.org", "name": "New Person", "role": Role.COORDINATOR}
    client.post(page("membership-create", cast.organisation), data)
    client.logout()
    client.post(reverse("account_reset_password"), {"email": "new@example.org"})
    assert [message.to for message in mailoutbox] == [["new@example.org"]]
    assert "/accounts/password/reset/key/" in mailoutbox[0].body


def test_somebody_of_another_organisation_keeps_their_account(client, cast):
    data = {"email": cast.outsider.email, "name": "Another name", "role": Role.MANAGER}
    client.post(page("membership-create", cast.organisation), data)
    cast.outsider.refresh_from_db()
    assert cast.outsider.name == "Olu Outsider"
    assert cast.outsider.has_usable_password()
    assert set(cast.outsider.memberships.values_list("role", flat=True)) == {Role.COORDINATOR, Role.MANAGER}


def test_a_member_is_not_added_twice(client, cast):
    data = {"email": cast.manager.email, "name": "Manu", "role": Role.ADMINISTRATOR}
    answer = client.post(page("membership-create", cast.organisation), data)
    assert "already a member" in answer.content.decode()
    assert membership_of(cast.manager).role == Role.MANAGER


def test_the_last_administrator_stays(client, cast):
    mine = membership_of(cast.administrator)
    change = client.post(page("membership-update", cast.organisation, mine.pk), {"role": Role.MANAGER})
    remove = client.post(page("membership-delete", cast.organisation, mine.pk))
    for answer in (change, remove):
        assert "This is the only administrator" in answer.content.decode()
    assert membership_of(cast.administrator).role == Role.ADMINISTRATOR


def test_one_of_two_administrators_may_go(client, cast):
    cast.organisation.memberships.filter(user=cast.manager).update(role=Role.ADMINISTRATOR)
    mine = membership_of(cast.administrator)
    answer = client.post(page("membership-update", cast.organisation, mine.pk), {"role": Role.MANAGER})
    assert answer.url == reverse("home")
    assert membership_of(cast.administrator).role == Role.MANAGER


def test_removing_a_member_is_confirmed_first(client, cast):
    theirs = page("membership-delete", cast.organisation, membership_of(cast.manager).pk)
    assert "Remove Manu Manager from Northfield Trust?" in client.get(theirs).content.decode()
    assert cast.manager.memberships.exists()
    client.post(theirs)
    assert not cast.manager.memberships.exists()
    assert User.objects.filter(pk=cast.manager.pk).exists()


def test_a_privacy_notice_is_read_once_more_before_it_is_published(client, cast):
    url = page("privacy-notice-publish", cast.organisation)
    check = client.post(url, {"text": "We keep it for a year."}).content.decode()
    assert "Publish version 2 of the privacy notice?" in check
    assert cast.organisation.privacy_notices.count() == 1
    client.post(url, {"text": "We keep it for a year.", "is_checked": "True"})
    notice = cast.organisation.privacy_notice
    assert (notice.version, notice.text, notice.published_by) == (2, "We keep it for a year.", cast.administrator)
    assert cast.organisation.privacy_notices.last().text == "How Northfield Trust looks after what you tell us."


def test_whoever_writes_a_privacy_notice_is_told_to_leave_questionnaires_out(client, cast):
    form = client.get(page("privacy-notice-publish", cast.organisation)).content.decode()
    assert "each questionnaire says it itself" in form


def test_markup_in_a_privacy_notice_is_shown_as_text(client, cast):
    cast.organisation.publish_privacy_notice(text="<b id=x>bold</b>", by=None)
    text = client.get(page("organisation-detail", cast.organisation)).content.decode()
    assert "&lt;b id=x&gt;" in text
    assert "<b id=x>" not in text


def test_teams_and_support_contacts(client, cast):
    client.post(page("team-create", cast.organisation), {"name": "Older adults"})
    again = client.post(page("team-create", cast.organisation), {"name": "older adults"})
    assert "already a team" in again.content.decode()
    assert Team.objects.filter(organisation=cast.organisation, name__iexact="older adults").count() == 1
    client.post(page("support-contact-create", cast.organisation), {"name": "Samaritans", "how": "116 123"})
    contact = cast.organisation.support_contacts.last()
    assert contact.name == "Samaritans"
    client.post(page("support-contact-delete", cast.organisation, contact.pk))
    assert not SupportContact.objects.filter(pk=contact.pk).exists()


def test_an_organisation_without_anything_says_what_to_do(client, cast):
    bare = Organisation.objects.create(name="Bare")
    bare.memberships.create(user=cast.administrator, role=Role.ADMINISTRATOR)
    text = client.get(page("organisation-detail", bare)).content.decode()
    for words in ("There is no team yet", "Nobody is named yet", "There is no privacy notice yet"):
        assert words in text
