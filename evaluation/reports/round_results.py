"""The results of one round as blocks: who answered, then every question with all sides beside each other."""

from collections import defaultdict

from activities.framework import Stage
from evaluation.charts.answers import answers_chart
from evaluation.charts.responses import responses_chart
from evaluation.indicators.ways import ways
from evaluation.reports.blocks import BulletList, Heading, Note, Paragraph, Picture, Quote, Table
from evaluation.reports.change import change_blocks
from figures.plain import start_small

NOT_REPLIED = "Those who did not reply may feel differently from those who did."
EVERYBODY_ALIKE = (
    "Whichever way people answered – on a screen, on paper, at a session, in Easy Read or in another language – their "
    "answers to the same question stand in one result."
)
OWN_TEAM = (
    "Some people were helped to answer by somebody who works on this activity. It is hard to be frank to somebody "
    "whose work you are judging, so read what they said with that in mind."
)
AT_SESSIONS = (
    "People at a session count as asked from the moment they begin. How many others were in the room and did not begin "
    "is not known."
)
IN_OWN_WORDS = "In people’s own words, with their permission"
SOME_ONLY = "Only people who gave certain answers to an earlier question were asked this."
SINCE_BEFORE = "What changed for the same people since before"


def results_blocks(answers, *, changed):
    """Everything that may be shown of a round that is out: its RoundAnswers, and its Change or None."""
    counted, written = dict(answers.by_stage()), defaultdict(list)
    for asked in answers.words(seed=str(answers.round.pk)):
        written[asked.stage].append(asked)
    blocks = _who_answered(answers)
    for stage in Stage:
        if stage in counted or written[stage]:
            blocks.append(Heading(f"{stage.label}: {stage.question}"))
            blocks += [block for one in counted.get(stage, ()) for block in _question(one.result)]
            blocks += _words(written[stage])
    return (*blocks, *change_blocks(changed, heading=SINCE_BEFORE, level=2))


def _who_answered(answers):
    blocks = [Heading("Who answered"), Picture(responses_chart(answers.responses))]
    if found := ways(answers):
        blocks.append(Table(found.channels.table(caption="How answers came in", header=("Way", "People"))))
        blocks.append(Table(found.help.table(caption="Who helped to answer", header=("Help from", "People"))))
        if found.rated_own_team:
            blocks.append(Note(OWN_TEAM, "Staff helped people to rate their own team"))
    sentences = [EVERYBODY_ALIKE, NOT_REPLIED]
    if answers.round.sessions.exists():
        sentences.append(AT_SESSIONS)
    return [*blocks, BulletList(tuple(sentences))]


def _question(result):
    picture = Picture(answers_chart(result))
    return [picture, Note(f"{result.words} {SOME_ONLY}")] if result.is_led_to else [picture]


def _words(written):
    """One heading for each question, so that what was written stands under what it was written about."""
    blocks = []
    for asked in written:
        blocks.append(Heading(f"{asked.text} {IN_OWN_WORDS}", level=3))
        for side in asked.sides:
            blocks += [Quote(quote, side.label) for quote in side.quotes]
            if side.instead:
                blocks.append(Paragraph(f"{side.label}: {start_small(side.instead)}."))
    return blocks
