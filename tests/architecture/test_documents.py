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
