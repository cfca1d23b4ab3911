"""All that staff can read about a round, taken together, stays the same whatever a hidden group answered."""

import io
import re
import zipfile

import pytest
from django.urls import reverse

from activities.framework import Capacity
from evaluation.models import Answer, Invitation, Response
from evaluation.reports import impact as impact_report
from evaluation.tests.all_kinds import publish, run_round

YES, NO = ["yes"], ["no"]
USERS = [{"WENT": NO, "HARD": ["cost"], "WISH": ["calls"], "LAST": "2026-03-02", "WORD": "Kind"}] * 3 + [
    {"WENT": YES, "WISH": ["texts", "calls"], "LAST": "2026-03-03"}
] * 4
# Two to four carers and what they say; always five were asked.
CARERS = [
    [{"WENT": YES, "WORD": "Canary"}, {"WENT": NO, "HARD": ["cost"]}],
    [{"WENT": NO, "HARD": ["cost", "time"], "WISH": ["visits"], "LAST": "2026-01-01"}] * 4,
    [{"WENT": YES, "WISH": ["letters"], "WORD": "Sparrow"}] * 3,
]


def everything(client, round_):
    """Every page and file of staff that says something of the round, as one text without what names this very round."""
    pages = [
        reverse("evaluation:round", args=[round_.pk]),
        reverse("evaluation:round-results", args=[round_.pk]),
        reverse("evaluation:round-list", args=[round_.activity.pk]),
        reverse("evaluation:impact", args=[round_.activity.pk]),
        reverse("evaluation:dashboard"),
    ]
    texts = [client.get(page).content.decode() for page in pages]
    archive = client.get(reverse("evaluation:round-results-file", args=[round_.pk, "zip"])).content
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        texts += [found.read(name).decode() for name in found.namelist()]
    texts.append(str(impact_report.write(round_.activity, seed="x", as_at=round_.closed_at).to_json()))
    return texts


@pytest.fixture
def reader(client, cast):
    client.force_login(cast.manager)
    return client


def test_what_is_published_is_the_same_whatever_four_carers_or_fewer_said(reader, cast):
    version = publish(cast)
    round_ = run_round(cast, {Capacity.SERVICE_USER: USERS, Capacity.CARER: [None] * 5}, version=version)
    invitations = list(round_.invitations.filter(capacity=Capacity.CARER))
    nobody = plain(everything(reader, round_))
    for answers in CARERS:
        say(invitations, answers)
        assert plain(everything(reader, round_)) == nobody
    say(invitations, CARERS[1] + CARERS[1][:1])
    assert plain(everything(reader, round_)) != nobody


def say(invitations, answers):
    """What these people answered instead, written where answers are kept: the round has closed."""
    Response.objects.filter(invitation__in=invitations).delete()
    Invitation.objects.filter(pk__in=[invitation.pk for invitation in invitations]).update(is_sent=False)
    for invitation, said in zip(invitations, answers, strict=False):
        not_asked = [] if said["WENT"] == NO else ["HARD"]
        response = Response.objects.create(
            invitation=invitation, version=invitation.version, words_may_be_used=True, not_asked=not_asked
        )
        for code, one in said.items():
            words, options = (one, []) if isinstance(one, str) else ("", one)
            Answer.objects.create(response=response, item_id=code, options=options, words=words)
        Invitation.objects.filter(pk=invitation.pk).update(is_sent=True)


def plain(texts):
    """Without what is drawn anew for every page."""
    return [re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text) for text in texts]
