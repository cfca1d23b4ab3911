"""Trial answers never mix with real ones: every page and figure is the same, byte for byte, with trials and without."""

import re

import pytest
from django.urls import reverse

from activities.framework import Capacity
from activities.models import Status
from evaluation import invitations
from evaluation.indicators import answering
from evaluation.models import Answer, DraftAnswer, Invitation, Phase, Response, Trial
from evaluation.tests.trials.test_trials import begin

CODE = "service-user-after"
# Drawn anew for every page: what protects its forms.
CHANCE = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture
def closed(cast):
    """A round that six service users have answered and that is closed."""
    activity = cast.activity(status=Status.OPEN)
    people = [cast.person(activity, Capacity.SERVICE_USER) for _ in range(6)]
    round_ = cast.open_round(activity, Phase.AFTER)
    for person in people:
        cast.answer(person, {"C1": "good", "P1": "yes_a_lot"}, round_=round_)
    invitations.close_round(round_=round_, by=cast.coordinator)
    return round_


def pages(client, round_):
    names = [("round", round_.pk), ("round-list", round_.activity_id), ("impact", round_.activity_id)]
    addresses = [reverse(f"evaluation:{name}", args=[pk]) for name, pk in names]
    addresses += [reverse("evaluation:dashboard"), reverse("evaluation:report-list"), reverse("home")]
    return {url: CHANCE.sub(b"", client.get(url).content) for url in addresses}


def rows():
    return [model.objects.count() for model in (Invitation, DraftAnswer, Response, Answer)]


def try_it_out(client, cast):
    """Answer every page of the same questionnaire with the last option, to the end."""
    trial = begin(cast, CODE)
    for page in trial.wording.pages:
        data = {f"option_{each.code}": each.options[-3].code for each in page.questions if each.is_choice}
        data |= {f"text_{each.code}": "Terrible" for each in page.questions if not each.is_choice}
        answered = client.post(
            reverse("evaluation:trial-page", args=[trial.pk, page.key]), data | {"page": page.key, "save": "on"}
        )
        assert answered.status_code == 302
    trial.refresh_from_db()
    assert len(trial.answers) == len(trial.wording.questions)
    assert client.get(reverse("evaluation:trial-answers", args=[trial.pk])).status_code == 200


def test_pages_and_figures_are_the_same_with_trials_and_without(client, cast, closed):
    client.force_login(cast.coordinator)
    before, figures, counted = pages(client, closed), str(answering.results(closed)), rows()
    assert b"6 of 6" in before[reverse("evaluation:round", args=[closed.pk])]

    try_it_out(client, cast)

    assert Trial.objects.exists()
    assert pages(client, closed) == before
    assert str(answering.results(closed)) == figures
    assert rows() == counted
