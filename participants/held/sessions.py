"""What is held about a person around sessions, as they may read it in their copy of everything."""

from participants.models import AgendaProposal, Attendance, NeedsConfirmed, NeedsMet, SessionReply
from participants.subject_access import Part, day, yes_or_no

HOLDS = (
    "participants.SessionReply",
    "participants.AgendaProposal",
    "participants.NeedsMet",
    "participants.NeedsConfirmed",
    "participants.Attendance",
)


def said(involvement):
    """Whether they come, what they would like to talk about, and whether they had what they needed."""
    return [
        SessionReply.objects.filter(involvement=involvement),
        AgendaProposal.objects.filter(involvement=involvement),
        NeedsMet.objects.filter(involvement=involvement),
    ]


def held(involvements):
    return [_replies(involvements), _proposals(involvements), _needs(involvements), _attendance(involvements)]


def _rows(model, involvements):
    found = model.objects.filter(involvement__in=involvements).select_related("involvement__activity", "session")
    return found.order_by("session__on", "session__starts", "pk")


def _session(row):
    return {"Activity": row.involvement.activity.title, "Session": f"{row.session.title}, {day(row.session.on)}"}


def _replies(involvements):
    entries = [
        _session(row)
        | {"You said": row.get_answer_display(), "What you need there": row.needs, "Said on": day(row.said_at)}
        for row in _rows(SessionReply, involvements)
    ]
    return Part("Whether you come to sessions", entries, order=30)


def _proposals(involvements):
    entries = [
        _session(row)
        | {
            "What you would like to talk about": row.text,
            "You would like to lead it": yes_or_no(row.leads_it),
            "Said on": day(row.said_at),
            "What became of it": row.get_state_display(),
            "Why": row.why_not,
        }
        for row in _rows(AgendaProposal, involvements)
    ]
    return Part("What you would like to talk about", entries, order=31)


def _needs(involvements):
    entries = [
        _session(row) | {"Staff made sure of what you need": day(row.at)} for row in _rows(NeedsConfirmed, involvements)
    ]
    entries += [
        _session(row)
        | {
            "Did you have what you needed": row.get_answer_display(),
            "Your words": row.words,
            "Said on": day(row.said_at),
        }
        for row in _rows(NeedsMet, involvements)
    ]
    return Part("What you need at sessions", entries, order=32)


def _attendance(involvements):
    entries = [
        _session(row)
        | {
            "Noted": row.get_state_display(),
            "Hours there": f"{row.hours.normalize():f}",
            "Hours of preparation": f"{row.preparation.normalize():f}",
            "Noted on": day(row.noted_at),
        }
        for row in _rows(Attendance, involvements)
    ]
    return Part("Sessions you were at", entries, order=33)
