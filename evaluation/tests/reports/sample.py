"""A whole impact report of made-up answers, as the tests set it and read it."""

from datetime import UTC, date, datetime

from evaluation.charts.answers import answers_chart
from evaluation.charts.judgements import JudgedOutcome, judgements_chart
from evaluation.charts.responses import responses_chart
from evaluation.reports.blocks import (
    BulletList,
    Document,
    Heading,
    KeyValues,
    Note,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from figures.protected import ProtectedTable
from figures.responses import Returned, protect_responses
from figures.results import protect
from figures.scales import Meaning, Option
from figures.sides import Item, Side

OPT_OUTS = (
    Option("does_not_fit", "Does not fit me", Meaning.DOES_NOT_FIT),
    Option("rather_not_say", "I would rather not say", Meaning.RATHER_NOT_SAY),
)
AGREE = (
    Option("yes_lot", "Yes, a lot", Meaning.FAVOURABLE),
    Option("yes_bit", "Yes, a bit", Meaning.PARTLY),
    Option("no", "No", Meaning.UNFAVOURABLE),
    Option("unsure", "Not sure", Meaning.UNSURE),
    *OPT_OUTS,
)
CHANGE = (
    Option("much_better", "Much better", Meaning.FAVOURABLE),
    Option("bit_better", "A bit better", Meaning.PARTLY),
    Option("same", "The same", Meaning.NEUTRAL),
    Option("bit_worse", "A bit worse", Meaning.UNFAVOURABLE),
    Option("much_worse", "Much worse", Meaning.UNFAVOURABLE),
    Option("unsure", "Not sure", Meaning.UNSURE),
    *OPT_OUTS,
)
VERDICTS = (
    Option("yes", "Yes", Meaning.FAVOURABLE),
    Option("partly", "Partly", Meaning.PARTLY),
    Option("no", "No", Meaning.UNFAVOURABLE),
    Option("too_early", "Too early to say", Meaning.NEUTRAL),
    Option("cannot_tell", "I cannot tell", Meaning.UNSURE),
)
FELT_LIKE = tuple(
    Option(words.replace(" ", "_"), words.capitalize(), Meaning.NEUTRAL)
    for words in ("being told", "being asked", "giving ideas", "planning together", "planning and doing together")
)

ASKED = {
    "service_user": ("Service users", 12, 9),
    "carer": ("Carers", 8, 6),
    "staff": ("Staff", 5, 4),
}


def ask(words, options, *, sides=("service_user", "carer", "staff"), **counts):
    """One protected result: counts by capacity, in the order of the options."""
    codes = [option.code for option in options]
    made = [
        Side(capacity, *ASKED[capacity], dict(zip(codes, counts.get(capacity, ()), strict=False))) for capacity in sides
    ]
    return protect(item=Item(words, options), sides=made)


def judge(outcome, *, staff, service_user, carer):
    """One outcome, judged by both sides."""
    sides = ("service_user", "carer")
    return JudgedOutcome(ask(outcome, VERDICTS, sides=sides, service_user=service_user, carer=carer), staff)


OUTCOMES = [
    judge(
        "People waiting for an assessment know who to ring, in words they understand.",
        staff="Yes",
        service_user=(5, 3, 1),
        carer=(2, 3, 1),
    ),
    judge(
        "Carers are asked about their own needs at the first visit.",
        staff="Partly",
        service_user=(0, 2, 3, 2, 2),
        carer=(0, 1, 4, 1),
    ),
    judge(
        "Two people with lived experience sit on the group that decides about the waiting list.",
        staff="Too early to say",
        service_user=(1, 2, 0, 5, 1),
        carer=(0, 0, 1, 2, 1),
    ),
]

INFLUENCE = ProtectedTable(
    "What people said, what was decided and what changed",
    ("What people said", "Decision", "Reason", "What changed", "Told back"),
    (
        (
            "Letters use words we do not know. (Service users, 3 March 2026)",
            "Accepted. Head of access, 20 March 2026",
            "The wording group agreed with every change.",
            "New letter in use since 4 May 2026.",
            "12 May 2026, at the group and by post",
        ),
        (
            "Ring people every month while they wait. (Carers, 3 March 2026)",
            "Accepted in part. Service manager, 2 April 2026",
            "There is one part-time worker; monthly is not possible for all 140 people.",
            "People are rung every eight weeks.",
            "12 May 2026, at the group",
        ),
        (
            "Open the drop-in on Saturdays. (Service users, 17 March 2026)",
            "Not accepted. Service manager, 2 April 2026",
            "The building is closed at weekends until the lease is renewed in 2027.",
            "Nothing yet",
            "Not told back yet",
        ),
    ),
)

LISTENED = ask("People listened to me.", AGREE, service_user=(4, 3, 1, 1), carer=(1, 2, 3), staff=(3, 1))
RESULT = ask(
    "Did taking part make the end result better or worse?",
    CHANGE,
    service_user=(2, 4, 1, 1, 0, 1),
    carer=(1, 2, 1, 0, 1, 1),
    staff=(2, 2),
)
TOLD = ask("I was told what happened to my ideas.", AGREE, service_user=(1, 3, 3, 1, 1), carer=(0, 1, 5), staff=(4,))
LEVEL = ask("This felt like…", FELT_LIKE, service_user=(0, 2, 4, 3, 0), carer=(1, 3, 2), staff=(0, 0, 1, 3))
RESPONSES = protect_responses(
    sides=[
        Returned(capacity, label, asked=asked, answered=answered)
        for capacity, (label, asked, answered) in ASKED.items()
    ]
)

BLOCKS = (
    Heading("In short"),
    BulletList(
        (
            "Three outcomes were agreed on 12 January 2026. The staff said yes to one and partly to another.",
            "Two of three ideas changed something. One was not accepted, and people have not been told yet.",
            "7 of 9 service users said that people listened to them. 3 of 6 carers said that they did not.",
        )
    ),
    Heading("What was intended"),
    KeyValues(
        (
            ("Why", "To make the wait for an assessment bearable and safe."),
            ("Open to change", "Letters, telephone calls, what happens while people wait."),
            ("Already decided", "The number of assessments a year, by contract."),
            ("Who decides, and when", "The access board, on 2 April and 18 June 2026."),
        )
    ),
    Heading("Did we reach it?"),
    Paragraph("Both sides judged each outcome on their own. Where they disagree, both judgements stand."),
    Picture(judgements_chart(OUTCOMES)),
    BulletList(tuple(f"{outcome.people.words} {outcome.comparison}" for outcome in OUTCOMES)),
    Heading("What changed because of people"),
    Table(INFLUENCE),
    Heading("What was not done, and why", level=3),
    Paragraph("Open the drop-in on Saturdays: the building is closed at weekends until the lease is renewed in 2027."),
    Heading("How it felt"),
    Heading("Who answered", level=3),
    Picture(responses_chart(RESPONSES)),
    Heading("Being listened to", level=3),
    Picture(answers_chart(LISTENED)),
    Picture(answers_chart(TOLD)),
    Heading("The result", level=3),
    Picture(answers_chart(RESULT)),
    Picture(answers_chart(LEVEL)),
    Heading("In people’s own words"),
    Quote("It was the first time that anyone read our letter out loud before sending it.", "Service user"),
    Quote("I came four times.\nNobody ever told me what became of the calls.", "Carer"),
    Heading("What was negative"),
    BulletList(tuple(f"{item.words} {line}" for item in (LISTENED, TOLD, RESULT) for line in item.against)),
    Heading("What cannot be said"),
    Note(
        "People who did not answer may feel differently: 3 of 12 service users and 2 of 8 carers did not. We "
        "cannot say that involvement alone caused the changes, because the new letter was also part of a programme.",
        "Read with care",
    ),
)

SAMPLE = Document(
    title="Impact report: the waiting list group",
    about="Waiting well: redesigning the wait for an assessment",
    organisation="Riverside Community Health",
    as_at=date(2026, 6, 30),
    made_at=datetime(2026, 7, 2, 9, 30, tzinfo=UTC),
    blocks=BLOCKS,
)
