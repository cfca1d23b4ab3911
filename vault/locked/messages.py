"""Reading a message once it is open: everything in it must be as our pages make it, or nothing of it is believed."""

import json
from dataclasses import dataclass, field

from vault.questions import everything
from vault.sealing import GIVE, GIVE_OPEN, VERSION, WITHDRAW

ALWAYS = {"version", "operation", "message", "organisation"}
GIVEN = {"answers", "declined", "asked"}
PARTS = {
    GIVE: ALWAYS | GIVEN | {"participant", "helped_by"},
    GIVE_OPEN: ALWAYS | GIVEN | {"link"},
    WITHDRAW: ALWAYS | {"participant"},
}
LARGEST_ID = 2**63 - 1
LONGEST_USER_ID = 20


class Refused(Exception):
    """This message is not one that our pages make. The reason names its kind, never what is in it."""


@dataclass(frozen=True)
class Message:
    """One message, checked as far as it can be without the database: of one person, or by one open link (else 0)."""

    operation: str
    organisation_id: int
    participant_id: int = 0
    link_id: int = 0
    answers: dict[str, str] = field(default_factory=dict, repr=False)
    declined: list[str] = field(default_factory=list, repr=False)
    asked: list[str] = field(default_factory=list, repr=False)
    helped_by: str = field(default="", repr=False)


def read(plain, *, message_id):
    """The message in these bytes, if it belongs to this row. Raises Refused."""
    try:
        said = json.loads(plain)
    except (ValueError, RecursionError):
        raise Refused("not in our form") from None
    if not isinstance(said, dict) or said.get("version") != VERSION or isinstance(said["version"], bool):
        raise Refused("not in our form")
    operation = said.get("operation")
    if not isinstance(operation, str) or operation not in PARTS:
        raise Refused("unknown operation")
    if set(said) != PARTS[operation]:
        raise Refused("parts too many or missing")
    if said["message"] != message_id.hex:
        raise Refused("copied from another message")
    return Message(
        operation=operation,
        organisation_id=_id(said["organisation"]),
        participant_id=0 if operation == GIVE_OPEN else _id(said["participant"]),
        link_id=_id(said["link"]) if operation == GIVE_OPEN else 0,
        **({} if operation == WITHDRAW else _given(said)),
    )


def _given(said):
    asked, declined, answers = said["asked"], said["declined"], said["answers"]
    if not (_is_list_of_questions(asked) and _is_list_of_questions(declined) and isinstance(answers, dict)):
        raise Refused("answers not in our form")
    if not set(declined) <= set(asked) or not set(answers) <= set(asked) or set(answers) & set(declined):
        raise Refused("answers to what was not asked")
    if not all(everything()[code].is_asked(answers) for code in asked):
        raise Refused("a question that does not follow")
    for code, answer in answers.items():
        if answer not in [choice.code for choice in everything()[code].choices(answers)]:
            raise Refused("an answer outside its scheme")
    helped_by = said.get("helped_by", "")
    is_plain = isinstance(helped_by, str) and len(helped_by) <= LONGEST_USER_ID and helped_by.isascii()
    if not is_plain or (helped_by and not helped_by.isdigit()):
        raise Refused("helped by nobody we know")
    return {"answers": answers, "declined": declined, "asked": asked, "helped_by": helped_by}


def _is_list_of_questions(found):
    return (
        isinstance(found, list)
        and all(isinstance(code, str) and code in everything() for code in found)
        and len(set(found)) == len(found)
    )


def _id(found):
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found <= LARGEST_ID:
        raise Refused("a list or no number where one person belongs")
    return found
