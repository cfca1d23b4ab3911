"""A disk that is truly full while somebody answers: nothing is called saved that is not, and nothing is lost."""

import os
import re
import secrets
import subprocess
import tempfile
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest
from django.db import connection

from evaluation.models import Answer, DraftAnswer, Response
from evaluation.tests.respondent import Respondent, words_of
from fourpi.embedded import children, places

pytestmark = [pytest.mark.slow, pytest.mark.kill, pytest.mark.django_db(transaction=True)]
SIZE = 1024 * 1024
A_BLOCK = 4096


class SmallDisk:
    """A disk of one megabyte in memory, on which PostgreSQL keeps the tables it is told to."""

    def __init__(self, folder):
        self.folder, self.ballast = folder, folder / "ballast"
        self.moved = []

    def hold(self, *models):
        """Keep these tables here, with their indexes and what is too long for them."""
        for model in models:
            table = model._meta.db_table
            run(f"ALTER TABLE {table} SET TABLESPACE small_disk")
            for index in indexes_of(table):
                run(f"ALTER INDEX {index} SET TABLESPACE small_disk")
            self.moved.append(table)

    def give_back(self):
        for table in self.moved:
            run(f"ALTER TABLE {table} SET TABLESPACE pg_default")
            for index in indexes_of(table):
                run(f"ALTER INDEX {index} SET TABLESPACE pg_default")

    def fill(self, *, but=0):
        """Leave no room, or so many bytes."""
        with open(self.ballast, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(A_BLOCK))
            except OSError:
                file.truncate(max(0, file.tell() - but))

    def clear(self):
        self.ballast.unlink(missing_ok=True)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def indexes_of(table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s", [table])
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def mounted(folder):
    """The folder as a small disk of its own, which only the server's account reads."""
    options = f"size={SIZE},mode=0700"
    if account := children.server_account():
        options += f",uid={account.pw_uid},gid={account.pw_gid}"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False).returncode:
        pytest.skip("A small disk to fill cannot be mounted here, so no full disk was tried.")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.fixture
def disk(transactional_db):
    if os.geteuid() != 0:
        pytest.skip("Only root can mount a small disk to fill, so no full disk was tried.")
    folder = Path(tempfile.mkdtemp(prefix="small-disk-", dir=places.private_folder()))
    with mounted(folder):
        run(f"CREATE TABLESPACE small_disk LOCATION '{folder}'")
        small = SmallDisk(folder)
        try:
            yield small
        finally:
            small.clear()
            small.give_back()
            run("DROP TABLESPACE small_disk")


@pytest.fixture
def begun(cast):
    respondent = Respondent(cast)
    respondent.start()
    return respondent


def filled_in(answer):
    """What the page that came back would send when its button is pressed: hidden fields and boxes as they stand."""
    page = answer.content.decode()
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    fields += re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return {name: unescape(value) for name, value in fields if name != "csrfmiddlewaretoken"}


def test_what_was_called_saved_is_saved_and_what_was_not_stays_on_the_page(begun, disk):
    number, code = begun.page_with_text()
    disk.hold(DraftAnswer)
    disk.fill(but=40 * A_BLOCK)
    saved, status = None, 302
    for _ in range(200):
        # Nothing that could be packed.
        words = secrets.token_urlsafe(3700)
        answer = begun.answer(number, **{f"text_{code}": words})
        status = answer.status_code
        if status != 302:
            break
        saved = words
    assert saved, "the disk was full before anything could be saved"

    assert status == 503 and answer["Retry-After"]
    said = words_of(answer)
    assert "Not saved yet" in said and "Try again" in said and words in said
    assert "No space left" not in said and "Traceback" not in said
    assert begun.drafts() == {code: saved}

    assert begun.browser.post(begun.url("answer-page", number), filled_in(answer)).status_code == 503
    disk.clear()
    assert begun.browser.post(begun.url("answer-page", number), filled_in(answer)).status_code == 302
    assert begun.drafts() == {code: words}


def test_answers_that_could_not_be_sent_are_kept_and_sent_once_there_is_room(begun, disk):
    number, code = begun.page_with_text()
    begun.answer(number, **{f"text_{code}": "The phone line"})
    disk.hold(Answer, Response)
    disk.fill()

    answer = begun.browser.post(begun.url("check"), {"words_may_be_used": "yes", "helped_by": "family"})

    assert answer.status_code == 503 and "Try again" in words_of(answer)
    assert begun.drafts() == {code: "The phone line"}
    assert not Response.objects.exists()
    assert "Check and send" in begun.read("check")

    disk.clear()
    assert begun.browser.post(begun.url("check"), filled_in(answer)).url == begun.url("sent")
    response = begun.response()
    assert (response.words_may_be_used, response.helped_by) == (True, "family")
    assert [each.words for each in response.answers.all()] == ["The phone line"]
    assert not DraftAnswer.objects.exists()
