"""Joining, staying and leaving: the funnel of the whole organisation, and whether some groups stay less than others."""

from dataclasses import dataclass

from evaluation.reports.blocks import Heading, Paragraph


@dataclass(frozen=True)
class Staying:
    """The part's blocks, its sentence for the summary, and what it had to leave open."""

    blocks: tuple
    sentence: str = ""
    uncertain: tuple[str, ...] = ()


def staying(organisation, tables, *, as_at, rule):
    return Staying((Heading("Joining, staying and leaving"), Paragraph("To come")))
