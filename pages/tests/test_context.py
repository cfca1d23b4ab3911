from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import include, path

from pages.context import page


def nothing(request):
    return HttpResponse()


activities = ([path("activities/", nothing, name="activity-list")], "activities")
accounts = ([path("organisation/", nothing, name="organisation")], "accounts")
urlpatterns = [path("", nothing, name="home"), path("", include(activities)), path("", include(accounts))]
pytestmark = pytest.mark.urls(__name__)


def menu(address, *permissions, is_authenticated=True):
    request = RequestFactory().get(address)
    request.user = SimpleNamespace(is_authenticated=is_authenticated, may=permissions.__contains__)
    return page(request)["nav"]


def labels(entries):
    return [entry["label"] for entry in entries]


def current(entries):
    return [entry["label"] for entry in entries if entry["is_current"]]


def test_the_menu_holds_what_the_role_allows_and_the_site_has():
    everything = ["see_plans", "see_dashboard", "manage"]
    assert labels(menu("/", *everything)) == ["Home", "Activities", "Organisation"], "this site has no reports"
    assert labels(menu("/", "see_plans")) == ["Home", "Activities"]
    assert labels(menu("/")) == ["Home"]


def test_nobody_signed_in_has_no_menu():
    assert menu("/", is_authenticated=False) == []
    assert page(RequestFactory().get("/"))["nav"] == []


@pytest.mark.parametrize(
    ("address", "label"),
    [("/", ["Home"]), ("/activities/", ["Activities"]), ("/activities/7/purpose/", ["Activities"]),
     ("/organisations/3/", ["Organisation"]), ("/elsewhere/", [])],
)  # fmt: skip
def test_the_menu_shows_where_one_is(address, label):
    assert current(menu(address, "see_plans", "manage")) == label
