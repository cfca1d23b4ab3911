"""The influence log in the report: counted as the dashboard counts it, in the organisation's own words."""

from activities.framework import Capacity
from activities.models import Status
from evaluation.indicators import portfolio
from evaluation.models import Contribution
from evaluation.reports.influence import influence_blocks, influence_summary, not_done_sentences

Decision = Contribution.Decision


def record(cast, activity, decision, *, is_told=False):
    decided = {} if decision == Decision.PENDING else {"decided_by": "Ward manager", "decided_on": "2026-04-01"}
    told = {"told_back_on": "2026-05-01", "told_back_how": "By letter"} if is_told else {}
    cast.contribution(activity, decision=decision, decision_reason="As agreed", **decided, **told)


def test_the_sentence_counts_what_the_dashboard_counts_and_only_here(cast):
    activity, elsewhere = cast.activity(status=Status.OPEN), cast.activity("Another", status=Status.OPEN)
    for decision in (Decision.ACCEPTED, Decision.ACCEPTED, Decision.PARTLY, Decision.NOT_ACCEPTED):
        record(cast, activity, decision, is_told=decision == Decision.ACCEPTED)
    record(cast, activity, Decision.PENDING)
    record(cast, elsewhere, Decision.ACCEPTED)

    assert influence_summary(activity) == (
        "5 contributions are on record: 2 accepted, 1 accepted in part, 1 not accepted, 1 not decided yet. "
        "People were told back about 2 of 5."
    )
    assert not_done_sentences(activity)[-1] == "People have not been told back about 3 contributions."


def test_the_report_and_the_dashboard_have_one_count(cast, monkeypatch):
    activity = cast.activity(status=Status.OPEN)
    labels = {str(decision.label): number for number, decision in enumerate(Decision, start=10)}
    monkeypatch.setattr(portfolio, "influence", lambda activities: labels)
    monkeypatch.setattr(portfolio, "told_back", lambda activities: (7, 46))

    assert influence_summary(activity) == (
        "46 contributions are on record: 11 accepted, 12 accepted in part, 13 not accepted, 10 not decided yet. "
        "People were told back about 7 of 46."
    )


def test_who_said_it_is_called_what_the_organisation_calls_them(cast):
    cast.organisation.service_user_word = "patient"
    cast.organisation.save()
    activity = cast.activity(status=Status.OPEN)
    cast.contribution(activity, capacity=Capacity.SERVICE_USER)

    [*_, facts] = influence_blocks(activity)

    assert dict(facts.rows)["By and when"] == "Patient, 2 March 2026"
