import copy
from pathlib import Path

import axe_playwright_python
import pytest

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()


@pytest.fixture
def gallery(live_server, settings):
    """The address of a site that shows every part of a page once."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"].append(Path(__file__).with_name("templates"))
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "pages.tests.gallery"
    return live_server.url


@pytest.fixture
def open_page(chromium, gallery):
    """Open an address of the gallery in a fresh browser; whatever its console complains of is collected."""
    contexts = []

    def opened(address, *, width=1280, has_scripts=True):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=has_scripts, base_url=gallery
        )
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on(
            "console", lambda message: message.type in ("error", "warning") and page.complaints.append(message.text)
        )
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def faults():
    """What axe finds wrong with a page, what its console complains of, and whether it scrolls sideways."""

    def found(page):
        page.evaluate(AXE)
        results = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        broken = [f"{rule['id']}: {node['html']}" for rule in results["violations"] for node in rule["nodes"]]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            broken.append("scrolls sideways")
        return broken + page.complaints

    return found
