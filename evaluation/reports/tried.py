"""What was tried: who needed to be heard, where we went, and who is not in the room."""

from dataclasses import dataclass

from evaluation.reports.blocks import BulletList, Heading, Paragraph, Quote, Table
from figures.plain import join_words, say_count, say_date
from figures.protected import ProtectedTable
from participants import reaching_out
from participants.models import TargetGroup

# The newest or first so many of each are printed: a report is read, not searched.
MOST = 20
NOTHING = "No group that needs to be heard, and no visit to anybody, is on record for this year."
HEADER = ("When", "Where", "Through whom", "To hear", "What came of it")


@dataclass(frozen=True)
class Tried:
    """The part's blocks, and its sentence for the summary."""

    blocks: tuple
    sentence: str


def tried(organisation, *, since, until):
    """Everything on record of a year's activities, in the staff's own words."""
    period = {"since": since, "until": until}
    groups = list(reaching_out.target_groups(organisation, **period))
    visits = reaching_out.outreach(organisation, **period)
    missing = reaching_out.not_in_the_room(organisation, **period)
    blocks = [Heading("What was tried"), *_groups(groups), *_visits(visits), *_missing(missing)]
    if len(blocks) == 1:
        blocks.append(Paragraph(NOTHING))
    return Tried(tuple(blocks), _sentence(groups, visits))


def _sentence(groups, visits):
    if not groups and not visits:
        return "Nothing is on record of what was tried to hear everybody."
    named = say_count(len(groups), one="group that needs to be heard is", many="groups that need to be heard are")
    not_yet = sum(group.heard == TargetGroup.Heard.NOT_YET for group in groups)
    waiting = f", {not_yet} of them not heard yet" if not_yet else ""
    return f"{named} named{waiting}. We went to people {say_count(len(visits), one='time', many='times')}."


def _groups(groups):
    if not groups:
        return []
    rows = [(group.name, group.activity.title, group.aim, group.get_heard_display()) for group in groups[:MOST]]
    header = ("Group", "Activity", "What would be enough", "How it stands")
    table = ProtectedTable("Groups that need to be heard", header, tuple(rows), _more(groups, "groups"))
    return [Heading("Who needs to be heard", level=3), Table(table)]


def _visits(visits):
    if not visits:
        return []
    rows = [(say_date(one.on), one.where, one.through, one.group, one.result) for one in visits[:MOST]]
    owed = [one for one in visits if one.owed_back and not one.is_given_back]
    blocks = [Heading("Where we went", level=3)]
    blocks.append(Table(ProtectedTable("Visits, the newest first", HEADER, tuple(rows), _more(visits, "visits"))))
    if owed:
        times = say_count(len(owed), one="visit", many="visits")
        blocks.append(Paragraph(f"Something is still owed back for {times}."))
    return blocks


def _missing(missing):
    if not missing:
        return []
    blocks = [Heading("Who is not in the room", level=3)]
    blocks += [Quote(one.words, one.activity) for one in missing[:MOST] if one.words]
    gaps = tuple(f"{one.activity}: nobody yet at {join_words(one.gaps)}" for one in missing[:MOST] if one.gaps)
    return [*blocks, BulletList(gaps)] if gaps else blocks


def _more(entries, what):
    return (f"{len(entries) - MOST:,} more {what} are on record.",) if len(entries) > MOST else ()
