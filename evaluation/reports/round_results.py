"""The results of one round as blocks: who answered, then every question with all sides beside each other."""

from collections import defaultdict

from activities.framework import Stage
from evaluation.charts.answers import answers_chart
from evaluation.charts.responses import responses_chart
from evaluation.indicators.ways import ways
from evaluation.reports.blocks import BulletList, Heading, Note, Paragraph, Picture, Quote
from evaluation.reports.domains import domains_blocks
from evaluation.reports.pairs import pairs_blocks
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
NO_WORDS = "There are no words that may be shown here to these questions:"
SOME_ONLY = "Only people who gave certain answers to an earlier question were asked this."
SINCE_BEFORE = "What changed for the same people since before"


def results_blocks(answers, *, domains, paired):
    """Everything that may be shown of a round that is out: its RoundAnswers, parts of 4PI, and its Pairs or None."""
    counted, written = dict(answers.by_stage()), defaultdict(list)
    for asked in answers.words(seed=str(answers.round.pk)):
        written[asked.stage].append(asked)
    blocks = [*_who_answered(answers), *domains_blocks(domains)]
    for stage in Stage:
        if stage in counted or written[stage]:
            blocks.append(Heading(f"{stage.label}: {stage.question}"))
            blocks += [block for one in counted.get(stage, ()) for block in _question(one.result)]
            blocks += _words(written[stage])
    return (*blocks, *pairs_blocks(paired, heading=SINCE_BEFORE, level=2))


def _who_answered(answers):
    blocks = [Heading("Who answered"), Picture(responses_chart(answers.responses))]
    found, sentences = ways(answers), []
    if found:
        sentences += [f"How answers came in. {found.channels.sentence}", f"Who helped to answer. {found.help.sentence}"]
    sentences += [EVERYBODY_ALIKE, NOT_REPLIED]
    if answers.round.sessions.exists():
        sentences.append(AT_SESSIONS)
    blocks.append(BulletList(tuple(sentences)))
    return (
        [*blocks, Note(OWN_TEAM, "Staff helped people to rate their own team")] if found and found.own_team else blocks
    )


def _question(result):
    picture = Picture(answers_chart(result))
    return [picture, Note(f"{result.words} {SOME_ONLY}")] if result.is_led_to else [picture]


def _words(written):
    """Under each question what was written about it; questions without a word to show in one list at the end."""
    quoted = [asked for asked in written if any(side.quotes for side in asked.sides)]
    blocks = [Heading(IN_OWN_WORDS, level=3)] if written else []
    for asked in quoted:
        blocks.append(Heading(asked.text, level=4))
        for side in asked.sides:
            blocks += [Quote(quote, side.label) for quote in side.quotes]
            if side.instead:
                blocks.append(Paragraph(f"{side.label}: {start_small(side.instead)}."))
    if silent := [asked.text for asked in written if asked not in quoted]:
        blocks += [Paragraph(NO_WORDS), BulletList(tuple(silent))]
    return blocks
