"""When people may be asked before and after, by the status of their activity; every page gives the same reason."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from activities.models import Activity, Status
from evaluation.models import Phase, Round
from evaluation.tests.plans import plan_url, planned
from evaluation.tests.respondent import words_of


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast.coordinator)
    return client


@pytest.mark.parametrize(
    ("status", "phase", "sentence"),
    [
        (Status.DRAFT, Phase.BEFORE, "Agree and lock the purpose"),
        (Status.AGREED, Phase.BEFORE, ""),
        (Status.OPEN, Phase.BEFORE, ""),
        (Status.OPEN, Phase.AFTER, ""),
        (Status.CLOSED, Phase.BEFORE, "The work with people is over"),
        (Status.CLOSED, Phase.AFTER, ""),
        (Status.EVALUATED, Phase.BEFORE, "has been evaluated"),
        (Status.EVALUATED, Phase.AFTER, "has been evaluated"),
        (Status.CANCELLED, Phase.AFTER, "was cancelled"),
        (Status.CANCELLED, Phase.FOLLOW_UP, "was cancelled"),
        (Status.CLOSED, Phase.PULSE, "nothing in between"),
        (Status.EVALUATED, Phase.PULSE, "nothing in between"),
    ],
)
def test_people_are_asked_in_their_time_only_and_every_page_says_so(cast, coordinator, status, phase, sentence):
    activity = cast.activity(status=Status.DRAFT if status == Status.DRAFT else Status.OPEN)
    cast.person(activity)
    Activity.objects.filter(pk=activity.pk).update(status=status)
    pages = [
        coordinator.get(reverse("evaluation:round-list", args=[activity.pk])),
        coordinator.get(plan_url(activity, phase)),
        coordinator.post(plan_url(activity, phase), planned(), follow=True),
    ]

    if sentence:
        assert all(sentence in words_of(page) for page in pages)
    assert Round.objects.exists() is not bool(sentence)


def test_a_round_opens_by_the_status_of_now_not_of_when_the_page_was_fetched(cast):
    activity = cast.activity(status=Status.OPEN)
    fetched = Activity.objects.get(pk=activity.pk)
    activity.move_to(Status.CANCELLED, by=cast.coordinator, reason="No money")

    with pytest.raises(ValidationError, match="was cancelled"):
        cast.open_round(fetched)
