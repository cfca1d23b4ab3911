from django.db import migrations

# Every answer that was given, and how far everybody has come, in the shape that every kind of question shares.
MOVES = [
    "UPDATE evaluation_answer SET options = ARRAY[option] WHERE option <> ''",
    "UPDATE evaluation_draftanswer SET options = ARRAY[option] WHERE option <> ''",
    "UPDATE evaluation_round SET planned_at = opened_at, planned_by_id = opened_by_id",
    """
    UPDATE evaluation_invitation SET
        capacity = involvement.capacity,
        asked_by = CASE participant.route
            WHEN 'email' THEN 'email' WHEN 'text' THEN 'text' WHEN 'post' THEN 'letter' ELSE 'hand'
        END,
        is_sent = EXISTS (
            SELECT 1 FROM evaluation_response WHERE evaluation_response.invitation_id = evaluation_invitation.id
        ),
        seen = coalesce(
            (
                SELECT array_agg(item ->> 'code')
                FROM jsonb_array_elements(version.content -> 'pages') WITH ORDINALITY AS page (content, number),
                    jsonb_array_elements(page.content -> 'items') AS item
                WHERE page.number = ANY(evaluation_invitation.pages_saved)
            ),
            '{}'
        )
    FROM participants_involvement AS involvement, participants_participant AS participant,
        evaluation_questionnaireversion AS version
    WHERE involvement.id = evaluation_invitation.involvement_id
        AND participant.id = involvement.participant_id
        AND version.id = evaluation_invitation.version_id
    """,
    """
    INSERT INTO evaluation_roundaudience (round_id, capacity, version_id)
    SELECT DISTINCT ON (round_id, capacity) round_id, capacity, version_id
    FROM evaluation_invitation ORDER BY round_id, capacity, version_id DESC
    """,
]
BACK = [
    "UPDATE evaluation_answer SET option = options[1] WHERE options <> '{}'",
    "UPDATE evaluation_draftanswer SET option = options[1] WHERE options <> '{}'",
]


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0003_questionnaires_for_everybody")]

    operations = [migrations.RunSQL(MOVES, BACK)]
