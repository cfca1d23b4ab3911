"""What the documents list is what there is."""

import re

from django.conf import settings

from tests.architecture.house import HOUSE


def test_whoever_runs_it_reads_of_everything_the_clock_does():
    page = (HOUSE / "docs" / "deployment.md").read_text()
    part = page.partition("## What the clock does")[2].partition("\n## ")[0]
    assert set(re.findall(r"`([a-z-]+)`", part)) == set(settings.CELERY_BEAT_SCHEDULE)


def test_every_decision_is_listed_in_its_order():
    folder = HOUSE / "docs" / "adr"
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text())
    assert listed == sorted(path.name for path in folder.glob("0*.md"))


def test_the_readme_shows_every_picture_and_leads_nowhere_else():
    page = (HOUSE / "README.md").read_text()
    pictures = sorted((HOUSE / "docs" / "screenshots").iterdir())
    assert [path.name for path in pictures if f"docs/screenshots/{path.name})" not in page] == []
    assert [path.name for path in pictures if path.stat().st_size > 200_000] == []
    leads = re.findall(r"\]\((?!http)([^)]+)\)", page)
    assert len(leads) > len(pictures)
    assert [place for place in leads if not (HOUSE / place).exists()] == []
