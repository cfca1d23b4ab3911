"""A session as a file that calendars read (RFC 5545). It holds what the person's page shows, and nothing of them."""

from datetime import UTC

CRLF = "\r\n"
LONGEST_LINE = 75


def of_session(session, *, moves):
    """The file's text. `moves`: how often it was moved, so that a calendar takes the later time."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//FourPi//Sessions//EN",
        "BEGIN:VEVENT",
        f"UID:session-{session.pk}",
        f"DTSTAMP:{_moment(session.created_at)}",
        f"DTSTART:{_moment(session.starts_at)}",
        f"DTEND:{_moment(session.ends_at)}",
        f"SEQUENCE:{moves}",
        f"STATUS:{'CANCELLED' if session.is_cancelled else 'CONFIRMED'}",
        f"SUMMARY:{_escaped(session.title)}",
        f"LOCATION:{_escaped(_place(session))}",
        f"DESCRIPTION:{_escaped(_how_to_join(session))}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(_folded(line) + CRLF for line in lines)


def _place(session):
    address = session.venue.address if session.venue and "in_person" in session.ways else ""
    return ", ".join(filter(None, [session.where, " ".join(address.split())]))


def _how_to_join(session):
    online = session.online if "online" in session.ways else ""
    phone = session.phone if "phone" in session.ways else ""
    return "\n\n".join(filter(None, [online, phone]))


def _moment(moment):
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _escaped(text):
    """Commas, semicolons and ends of lines would otherwise begin something new."""
    text = "".join(sign for sign in text if sign == "\n" or sign.isprintable())
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def _folded(line):
    """The line in pieces of at most 75 bytes, each but the first after a space, never in the middle of a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > (LONGEST_LINE if not pieces else LONGEST_LINE - 1):
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + letter, size + width
    return f"{CRLF} ".join([*pieces, piece])
