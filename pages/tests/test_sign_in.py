import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from pages.tests.markup import Page

FORMS = {
    "login": "SignInForm",
    "reset_password": "ForgottenPasswordForm",
    "reset_password_from_key": "ForgottenPasswordKeyForm",
    "change_password": "ChangePasswordForm",
}
PASSWORD = "four words put together"

pytestmark = [pytest.mark.django_db, pytest.mark.urls("pages.tests.gallery")]


@pytest.fixture(autouse=True)
def our_forms(settings):
    settings.ACCOUNT_FORMS = {name: f"pages.sign_in.{form}" for name, form in FORMS.items()}
    settings.LOGIN_REDIRECT_URL = "/left/"


@pytest.fixture
def amina():
    return get_user_model().objects.create_user("amina@example.org", "Amina Yusuf", PASSWORD)


@pytest.fixture
def signed_in(client, amina):
    client.force_login(amina)
    return client


def read(response, status=200):
    assert response.status_code == status
    html = response.content.decode()
    assert not re.search(r"style=|<script(?![^>]* src=)", html)
    return Page(html)


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("login/", "Sign in"),
        ("inactive/", "This account is closed"),
        ("password/reset/", "Forgotten your password?"),
        ("password/reset/done/", "Look at your e-mail"),
        ("password/reset/key/done/", "Your password is changed"),
        ("password/reset/key/1-wrong/", "This link does not work any more"),
    ],
)
def test_pages_before_signing_in_are_ours(client, address, heading):
    page = read(client.get(f"/accounts/{address}"))
    assert page.one("h1")["text"] == heading
    assert page.one("title")["text"] == f"{heading} – FourPi"


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("logout/", "Do you want to sign out?"),
        ("password/change/", "Change your password"),
    ],
)
def test_pages_after_signing_in_are_ours(signed_in, address, heading):
    page = read(signed_in.get(f"/accounts/{address}"))
    assert page.one("h1")["text"] == heading
    assert "Amina Yusuf" in page.one(class_="app-header__name")["text"]


def test_signing_in_says_what_is_missing(client):
    page = read(client.post("/accounts/login/", {}))
    links = [link for link in page.all("a") if link["attrs"]["href"].startswith("#id_")]
    assert [(link["attrs"]["href"], link["text"]) for link in links] == [
        ("#id_login", "Enter your e-mail address"),
        ("#id_password", "Enter your password"),
    ]
    assert page.one(id="id_login")["attrs"]["autocomplete"] == "email"
    assert page.one(id="id_password")["attrs"]["autocomplete"] == "current-password"


def test_a_wrong_password_is_said_above_the_heading(client, amina):
    page = read(client.post("/accounts/login/", {"login": amina.email, "password": "wrong"}))
    assert page.one(class_="govuk-error-summary__list")["text"].strip()


def test_a_forgotten_password_is_replaced_by_way_of_an_e_mail(client, amina):
    assert client.post("/accounts/password/reset/", {"email": amina.email}).status_code == 302
    letter = mail.outbox[0]
    assert letter.subject == "Choose a new password"
    assert "If it was not you, do nothing." in letter.body
    link = re.search(r"https?://[^/]+(/\S+)", letter.body)[1]
    address = client.get(link).headers["Location"]
    page = read(client.get(address))
    assert page.one("h1")["text"] == "Choose a new password"
    assert client.post(address, {"password1": "", "password2": ""}).context["form"].errors == {
        "password1": ["Enter a new password"],
        "password2": ["Enter the new password again"],
    }
    assert (
        client.post(address, {"password1": "another four words", "password2": "another four words"}).status_code == 302
    )
    amina.refresh_from_db()
    assert amina.check_password("another four words")


def test_an_unknown_address_is_told_so_by_e_mail_only(client):
    assert client.post("/accounts/password/reset/", {"email": "nobody@example.org"}).status_code == 302
    assert "It belongs to no account" in mail.outbox[0].body


def test_too_many_tries_are_told_to_wait(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.post("/accounts/login/", {"login": "a@example.org", "password": "wrong"})
    page = read(client.post("/accounts/login/", {"login": "a@example.org", "password": "wrong"}), status=429)
    assert page.one("h1")["text"] == "Too many tries"


def test_a_form_without_its_token_is_explained():
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {})
    assert read(response, status=403).one("h1")["text"] == "This page was open for too long"


def test_a_missing_page_says_so_in_the_menu_of_who_asks(signed_in, settings):
    settings.DEBUG = False
    assert read(Client().get("/nothing/"), status=404).one("h1")["text"] == "We cannot find this page"
    page = read(signed_in.get("/nothing/"), status=404)
    assert page.one("h1")["text"] == "We cannot find this page"
    assert page.one(class_="app-header__name")
