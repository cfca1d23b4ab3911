"""Markup that people write is shown as text: on every page, in every e-mail, in the PDF, even with the policy off."""

import html

import pikepdf
import pytest
from django.apps import apps
from django.urls import reverse

from evaluation import reporting
from evaluation.models import InvitationMessage, Report
from evaluation.reports import job
from participants import letters
from tests.access.matrix import ROWS
from tests.access.test_matrix import clients
from tests.access.world import World
from tests.hostile.payloads import OURS, PRODUCT, fill_everything, is_words


@pytest.fixture
def poisoned(cast):
    world = World(cast)
    Report.objects.filter(kind=Report.Kind.IMPACT).delete()
    fill_everything()
    world.activity.refresh_from_db()
    world.report = reporting.request_report(activity=world.activity, by=cast.coordinator)
    assert job.build(world.report.pk)
    world.report.refresh_from_db()
    assert world.report.state == Report.State.DONE, world.report.error
    world.failed_report = world.report
    return world


def pages(world):
    """Every page somebody can read, and the client who can."""
    everybody = clients(world)
    for row in ROWS:
        if "GET" in row.methods and row.who:
            yield row.name, reverse(row.name, args=row.arguments(world)), everybody[row.who[0]]


def test_every_text_field_is_filled(poisoned):
    words = {
        (model._meta.label, field.name)
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for field in model._meta.concrete_fields
        if is_words(field)
    }
    assert fill_everything() == words
    assert len(words) > 40


def test_no_page_hands_markup_on(poisoned):
    shown = set()
    for name, address, client in pages(poisoned):
        response = client.get(address)
        if not response["Content-Type"].startswith("text/html"):
            continue
        page = response.content.decode()
        assert "<img src=x" not in page, name
        assert "<svg onload" not in page, name
        assert PRODUCT not in page, f"{name}: a template ran what a person wrote"
        if html.escape("<img src=x") in page:
            shown.add(name)
    # The markup was truly there to be shown: pages that show nothing would prove nothing.
    assert len(shown) > 30, sorted(shown)


def test_e_mails_show_markup_as_text_and_keep_their_headers(poisoned):
    message = InvitationMessage.objects.get(invitation=poisoned.invitation)
    email = letters.compose(
        message=message,
        involvement=message.invitation.involvement,
        template="questionnaire",
        opens="/",
        context={"invitation": message.invitation},
    )
    body = email.alternatives[0][0]
    assert "<img src=x" not in body
    assert html.escape("<img src=x") in body
    assert "\n" not in email.subject
    assert "<script" not in body


def test_the_pdf_prints_markup_as_text(poisoned, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(bytes(poisoned.report.files.get(format="pdf").content))
    pdf = pikepdf.open(path)
    assert str(pdf.docinfo["/Title"]).startswith("Impact of involvement: <img src=x onerror=")
    assert "/JavaScript" not in str(pdf.Root.get("/Names", ""))


@pytest.mark.browser
@pytest.mark.slow
def test_nothing_runs_in_a_real_browser_with_the_policy_switched_off(poisoned, live_server, chromium):
    visited = 0
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    for name, address, client in pages(poisoned):
        if name == "evaluation:report-progress" or is_file(client.get(address)):
            continue
        context.clear_cookies()
        context.add_cookies(
            [{"name": key, "value": morsel.value, "url": live_server.url} for key, morsel in client.cookies.items()]
        )
        response = page.goto(live_server.url + address)
        assert response.status == 200, (name, response.status)
        assert page.evaluate("window.pwned") is None, name
        visited += 1
    context.close()
    assert visited > 40


def is_file(response):
    """Whether a browser keeps this, or hands it to a viewer of PDF, instead of showing it."""
    is_kept = response.headers.get("Content-Disposition", "").startswith("attachment")
    return is_kept or response.headers["Content-Type"] == "application/pdf"
