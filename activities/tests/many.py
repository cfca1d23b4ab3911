"""Thousands of activities with their plans, written by the database itself: a form apiece would take an hour."""

from django.db import connection

MAKE = """
INSERT INTO activities_activity
    (id, organisation_id, team_id, title, about, level, technique, technique_reason, starts_on, ends_on, lead_id,
     programme_id, credit, status, created_at, created_by_id)
SELECT gen_random_uuid(), %(organisation)s, (%(teams)s::bigint[])[1 + n %% cardinality(%(teams)s::bigint[])],
    (array['Crisis line', 'Garden', 'Discharge', 'Waiting room', 'Carers’ week'])[1 + n %% 5] || ' ' || n,
    'Made up for measuring, number ' || n || '. ' || repeat('People who use the service and staff look at how it is '
    'now, say what should be different, and try it out together before anything is decided. ', 4),
    (array['own_care', 'community', 'service', 'organisation'])[1 + n %% 4],
    (array['informing', 'consultation', 'engagement', 'co_design', 'co_production'])[1 + n %% 5], 'It fits.',
    current_date + n %% 900 - 700, current_date + n %% 900 - 500,
    (%(leads)s::bigint[])[1 + n %% cardinality(%(leads)s::bigint[])], CASE WHEN n %% 7 = 0 THEN %(programme)s END, '',
    (array['draft', 'agreed', 'open', 'open', 'closed', 'evaluated', 'cancelled'])[1 + n %% 7],
    now() - n * interval '1 hour', (%(leads)s::bigint[])[1]
FROM generate_series(%(first)s, %(last)s) AS n
"""
PLAN = (
    """
    INSERT INTO activities_purpose (activity_id, state, amendment_reason, statement, reason_to_join, decided_by,
        decided_on, payment_statement, told_back_by)
    SELECT id, 'draft', '', 'To decide together how ' || lower(title) || ' is run from next year on.', '', 'The board',
        ends_on - 30, '', ends_on + 60 FROM activities_activity activity WHERE organisation_id = %(organisation)s
        AND NOT EXISTS (SELECT 1 FROM activities_purpose purpose WHERE purpose.activity_id = activity.id)
    """,
    """
    INSERT INTO activities_topicofinfluence (activity_id, text, openness)
    SELECT id, (array['Opening hours', 'Letters', 'Who answers'])[n] || ' of ' || title, 'open'
    FROM activities_activity activity, generate_series(1, 3) AS n WHERE organisation_id = %(organisation)s
        AND NOT EXISTS (SELECT 1 FROM activities_topicofinfluence topic WHERE topic.activity_id = activity.id)
    """,
    """
    INSERT INTO activities_intendedoutcome (activity_id, text, kind, how_we_will_know, due_on, is_dropped)
    SELECT id, (array['Calls are answered kindly', 'Fewer people wait'])[n] || ' at ' || title, 'service', 'Records',
        ends_on, false
    FROM activities_activity activity, generate_series(1, 2) AS n WHERE organisation_id = %(organisation)s
        AND NOT EXISTS (SELECT 1 FROM activities_intendedoutcome outcome WHERE outcome.activity_id = activity.id)
    """,
    """
    INSERT INTO activities_arrangement (activity_id, area, code, text, owner, due_on, state, not_needed_reason,
        evidence, "order")
    SELECT id, 'practical', 'D' || n, 'Something to arrange', '', CASE WHEN n < 5 THEN starts_on + n * 20 END,
        (array['not_started', 'planned', 'done', 'done', 'done'])[1 + (n + extract(day FROM starts_on)::int) %% 5],
        '', '', n
    FROM activities_activity activity, generate_series(1, %(arrangements)s) AS n
    WHERE organisation_id = %(organisation)s
        AND NOT EXISTS (SELECT 1 FROM activities_arrangement arranged WHERE arranged.activity_id = activity.id)
    """,
    """
    INSERT INTO activities_servedobjective (activity_id, objective_id, linked_at, linked_by_id)
    SELECT activity.id, objective.id, now(), activity.lead_id FROM activities_activity activity
    JOIN activities_objective objective ON objective.code = '1' AND activity.technique = 'co_design'
    JOIN activities_strategy strategy ON strategy.id = objective.strategy_id
        AND strategy.organisation_id = activity.organisation_id
    WHERE activity.organisation_id = %(organisation)s ON CONFLICT DO NOTHING
    """,
)


def make_many(number, *, organisation, teams, leads, programme=None, first=1, arrangements=40):
    """So many more activities of this organisation, each with a purpose, topics, outcomes and arrangements."""
    asked = {
        "organisation": organisation.pk,
        "teams": [team.pk for team in teams],
        "leads": [lead.pk for lead in leads],
        "programme": programme.pk if programme else None,
        "first": first,
        "last": first + number - 1,
        "arrangements": arrangements,
    }
    with connection.cursor() as cursor:
        for statement in (MAKE, *PLAN):
            cursor.execute(statement, asked)
        cursor.execute("ANALYZE")
