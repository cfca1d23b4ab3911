"""The impact report: what was intended and what became of it, what was said and done, and what we cannot say."""

from datetime import date

from django.utils import timezone

from evaluation.charts.judgements import judgements_chart
from evaluation.indicators import impact, presence, principles, process
from evaluation.indicators.answering import RoundAnswers
from evaluation.indicators.pairs import pairs
from evaluation.judging import judged_version
from evaluation.models import Phase, QuestionnaireVersion, Verdict
from evaluation.reports.blocks import (
    BulletList,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Picture,
    Quote,
    Table,
)
from evaluation.reports.experience import every_answer, experience, moment
from evaluation.reports.influence import influence_blocks, influence_summary, not_done_sentences
from evaluation.reports.kept import kept_blocks, not_kept_sentences
from evaluation.reports.pairs import worse
from figures.plain import say_date

NO_CONTROL_GROUP = (
    "There was no second group without involvement to compare with. The report says what people told us and what was "
    "decided; it does not say that involvement alone caused a change."
)
NOT_REPLIED = "Those who did not reply may feel differently from those who did."
NOT_AVERAGED = (
    "Service users, carers and staff are shown side by side and never mixed into one number. Groups of fewer than five "
    "answers are hidden, so that nobody can be worked out."
)


def write(activity, *, seed, as_at) -> Document:
    """Count and write everything from one look at the records. `seed` decides the order of quotations."""
    rounds = list(
        activity.rounds.filter(opened_at__isnull=False).select_related("activity__organisation").order_by("opened_at")
    )
    outcomes = impact.outcomes(activity)
    kept = principles.kept(activity)
    looks = [RoundAnswers(round_) for round_ in rounds]
    paired = {look.round.pk: pairs(look) for look in looks}
    negative = _negative_sentences(activity, outcomes, kept, looks, paired)
    blocks = (
        *_in_short(activity, outcomes, looks, negative),
        *_outcomes(activity, outcomes, seed=seed),
        *influence_blocks(activity),
        *kept_blocks(activity, kept, seed=seed),
        *experience(looks, paired),
        *_words(looks, seed=seed),
        *_negative(negative),
        *_who_took_part(activity),
        *_process(activity),
        *_limits(looks),
        *_sources(activity, rounds, as_at=as_at),
        *every_answer(looks),
    )
    return Document(
        title=f"Impact of involvement: {activity.title}",
        about=activity.about,
        organisation=activity.organisation.name,
        as_at=timezone.localdate(as_at),
        made_at=as_at,
        blocks=blocks,
    )


def _in_short(activity, outcomes, looks, negative):
    sentences = []
    if outcomes:
        chart = judgements_chart([outcome.judged for outcome in outcomes])
        sentences.append(chart.sentence)
    if activity.contributions.exists():
        sentences.append(influence_summary(activity))
    for look in looks:
        if look.responses:
            sentences.append(f"{moment(look.round)}: {look.responses.sentence}")
    if negative:
        sentences.append(
            "Every question to which somebody said no, and what was not done, is listed in a part of its own."
        )
    if not sentences:
        sentences.append("Nothing has been agreed, asked or written down yet.")
    return [Heading("In short"), BulletList(tuple(sentences))]


def _outcomes(activity, outcomes, *, seed):
    version = judged_version(activity)
    if version is None:
        return [Heading("What was intended"), Paragraph("The purpose has not been agreed, so nothing can be judged.")]
    blocks = [
        Heading("What was intended, and what became of it"),
        Paragraph(version.content["statement"]),
        _agreement(activity),
    ]
    if outcomes:
        blocks.append(Picture(judgements_chart([outcome.judged for outcome in outcomes])))
    for outcome in outcomes:
        blocks += [Heading(outcome.agreed["text"], level=3), KeyValues(_agreed_facts(outcome))]
        blocks.append(Paragraph(outcome.judged.comparison))
    for side in impact.words(activity, seed=seed):
        blocks += [Quote(quote, side.label) for quote in side.quotes]
    return blocks


def _agreement(activity):
    """When the purpose was first agreed, and every later change with its reason: what is judged must be plain."""
    first, *later = activity.purpose_versions.order_by("number")
    sentences = [f"First agreed on {say_date(timezone.localdate(first.locked_at))}."]
    sentences += [
        f"Amended on {say_date(timezone.localdate(version.locked_at))} (version {version.number}): {version.reason}"
        for version in later
    ]
    return Paragraph(" ".join(sentences))


def _agreed_facts(outcome):
    rows = [
        ("Kind of outcome", outcome.agreed["kind_label"]),
        ("How we would know", outcome.agreed["how_we_will_know"]),
        ("By when", _day(outcome.agreed["due_on"])),
    ]
    if outcome.staff:
        rows.append(("What the staff point to", outcome.staff.evidence))
    return tuple((name, value) for name, value in rows if value)


def _words(looks, *, seed):
    blocks = [
        Heading("What people wrote"),
        Paragraph("In their own words, with their permission and without their names."),
    ]
    for look in looks:
        for asked in look.words(seed=seed):
            blocks.append(Heading(f"{moment(look.round)}: {asked.text}", level=3))
            for side in asked.sides:
                blocks += [Quote(quote, side.label) for quote in side.quotes]
                if side.instead:
                    blocks.append(Paragraph(f"{side.label}: {side.instead}."))
    if len(blocks) == 2:
        blocks[1] = Paragraph(
            "There are no words to show yet: nothing was written, or the questionnaire is still open."
        )
    return blocks


def _negative_sentences(activity, outcomes, kept, looks, paired):
    sentences = [
        f"{counted.result.words} {' '.join(counted.result.against)}"
        for look in looks
        for counted in look.results
        if counted.result.against
    ]
    sentences += [sentence for look in looks for sentence in worse(paired[look.round.pk])]
    sentences += [
        f"Not reached, say the staff: {outcome.agreed['text']}"
        for outcome in outcomes
        if outcome.staff and outcome.staff.verdict == Verdict.NO
    ]
    sentences += not_kept_sentences(kept)
    sentences += not_done_sentences(activity)
    return [*sentences, *(f"Was due and not done: {arrangement.text}" for arrangement in process.not_done(activity))]


def _negative(sentences):
    heading = Heading("What was hard, or did not work")
    if not sentences:
        return [
            heading,
            Paragraph("Nothing negative is on record. That may mean that nobody was asked, or nobody said."),
        ]
    return [heading, BulletList(tuple(sentences))]


def _who_took_part(activity):
    funnel = presence.funnel(activity)
    heading = Heading("Who took part")
    if funnel is None:
        return [heading, Paragraph("Nobody is on the list yet.")]
    populations = [f"Compared with: {population} ({population.source})." for population in activity.populations.all()]
    blocks = [heading, Paragraph(funnel.sentence), Table(funnel.table)]
    return [*blocks, *([BulletList(tuple(populations))] if populations else [])]


def _process(activity):
    table = process.arrangements(activity)
    return [Heading("What was arranged"), Table(table)] if table else []


def _limits(looks):
    sentences = [NO_CONTROL_GROUP, NOT_REPLIED, NOT_AVERAGED]
    phases = {look.round.phase for look in looks}
    if Phase.BEFORE not in phases:
        sentences.append("People were not asked beforehand, so nothing can be said about change.")
    if Phase.AFTER not in phases:
        sentences.append("People have not been asked afterwards yet.")
    for look in looks:
        hidden = [side.label for side in look.responses.sides if side.is_hidden] if look.responses else []
        if hidden:
            sentences.append(f"{moment(look.round)}: nothing can be shown of what these said: {', '.join(hidden)}.")
    return [Heading("What this report cannot say"), BulletList(tuple(sentences))]


def _sources(activity, rounds, *, as_at):
    version = activity.purpose_versions.first()
    rows = [("Records counted up to", f"{timezone.localtime(as_at):%H:%M} on {say_date(timezone.localdate(as_at))}")]
    if version:
        rows.append(("Purpose", f"Version {version.number}, fingerprint {version.content_hash[:12]}"))
    for used in _questionnaire_versions(rounds):
        rows.append(("Questionnaire", f"{used.title}, version {used.number}, fingerprint {used.content_hash[:12]}"))
    rows.append(("Rule for small groups", "Exact counts; fewer than five hidden; percentages from 20 answers on"))
    if activity.credit:
        rows.append(("Credit", activity.credit))
    return [Heading("How this report was made"), KeyValues(tuple(rows))]


def _questionnaire_versions(rounds):
    return QuestionnaireVersion.objects.filter(invitations__round__in=rounds).distinct().order_by("pk")


def _day(iso):
    return say_date(date.fromisoformat(iso)) if iso else ""
