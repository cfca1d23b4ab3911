"""What answering costs: few questions to the database, few bytes over the network."""

import http.client
import re
from urllib.parse import urlencode, urlsplit

import pytest

from evaluation.models import Invitation, QuestionnaireVersion
from evaluation.tests.respondent import Respondent
from evaluation.tests.wordings import ask, version_of_every_kind

MOST_BYTES = 100_000
SAVEPOINT = 2  # a test is a transaction already, so that one within it is marked and let go
FIELD = re.compile(r'<(input|textarea|select)\b[^>]*?\bname="([^"]+)"[^>]*>')


def test_showing_a_page_takes_one_statement_and_saving_it_four(
    respondent, django_assert_num_queries, django_assert_max_num_queries
):
    respondent.start()
    for page in respondent.pages[:2]:
        respondent.answer(int(page.key), **respondent.choose_first(int(page.key)))

    for page in respondent.pages:
        with django_assert_num_queries(1):
            respondent.browser.get(respondent.url("answer-page", page.key))
        with django_assert_max_num_queries(4 + SAVEPOINT):
            respondent.answer(int(page.key), **respondent.choose_first(int(page.key)))


def test_another_language_costs_one_question_more(cast, respondent, django_assert_num_queries):
    ask(respondent, version_of_every_kind(variants=["xx"]), variant="xx")
    respondent.start()
    respondent.browser.get(respondent.url("answer-page", 1))

    with django_assert_num_queries(2):
        respondent.browser.get(respondent.url("answer-page", 1))


class Wire:
    """A browser down to its bytes, headers and all; styles and scripts are there from before."""

    def __init__(self, origin, cookies):
        self.address = urlsplit(origin)
        self.cookies, self.bytes = cookies, 0

    def ask(self, method, path, body=""):
        connection = http.client.HTTPConnection(self.address.hostname, self.address.port)
        connection.connect()
        wire = connection.sock = Counted(connection.sock)
        headers = {
            "Accept-Encoding": "gzip",
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language": "en-GB,en;q=0.5",
            "User-Agent": "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Origin": self.address.geturl(),
        }
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body=body or None, headers=headers)
        response = connection.getresponse()
        content = response.read()
        self.bytes += wire.sent + wire.received.counted
        connection.close()
        return response, content


class Counted:
    """A socket that counts what goes through it."""

    def __init__(self, socket):
        self.socket, self.sent = socket, 0

    def sendall(self, data):
        self.sent += len(data)
        return self.socket.sendall(data)

    def makefile(self, *args, **kwargs):
        self.received = CountedFile(self.socket.makefile("rb"))
        return self.received

    def close(self):
        self.socket.close()


class CountedFile:
    def __init__(self, file):
        self.file, self.counted = file, 0

    def __getattr__(self, name):
        reading = getattr(self.file, name)
        if name not in ("read", "readline", "read1"):
            return reading

        def counting(*args):
            data = reading(*args)
            self.counted += len(data)
            return data

        return counting


@pytest.mark.slow
def test_the_whole_questionnaire_costs_under_a_hundred_thousand_bytes_after_the_first_page(cast, live_server):
    import gzip

    respondent = long_questionnaire(Respondent(cast))
    respondent.start()
    cookies = {name: morsel.value for name, morsel in respondent.browser.cookies.items()}
    cookies["csrftoken"] = "a" * 32
    wire, pages = Wire(live_server.url, cookies), 0
    path = respondent.url("answer-page", 1)
    while "/pages/" in path:
        response, content = wire.ask("GET", path)
        assert response.status == 200 and response.headers["Content-Encoding"] == "gzip"
        if pages == 0:
            wire.bytes = 0
        page = gzip.decompress(content).decode()
        answer, _ = wire.ask("POST", path, urlencode(filled_in(page, cookies["csrftoken"])))
        assert answer.status == 302, answer.status
        path, pages = answer.headers["Location"], pages + 1
    wire.ask("GET", path)
    sent, _ = wire.ask("POST", path, urlencode({"csrfmiddlewaretoken": cookies["csrftoken"], "helped_by": "nobody"}))
    wire.ask("GET", sent.headers["Location"])

    assert Invitation.objects.get(pk=respondent.invitation.pk).is_sent
    items = sum(len(page.questions) for page in respondent.pages)
    assert items >= 25 and pages == len(respondent.pages)
    assert wire.bytes < MOST_BYTES, wire.bytes


def long_questionnaire(respondent):
    """The longest questionnaire that comes with FourPi."""
    longest = max(QuestionnaireVersion.objects.all(), key=lambda version: len(version.questions))
    return ask(respondent, longest, variant="en")


def filled_in(page, token):
    """What a browser sends: the first of every set of options, words in every box, the end of the page."""
    form = page[page.index('id="answers"') :]
    sent = {"csrfmiddlewaretoken": token, "save": "on"}
    for tag, name in FIELD.findall(form):
        value = re.search(rf'name="{re.escape(name)}"[^>]*?value="([^"]*)"', form)
        sent.setdefault(name, "It was good to be asked, and to be heard." if tag == "textarea" else value[1])
    return sent
