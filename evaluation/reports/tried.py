"""What was tried: who needed to be heard, where we went, and who is not in the room."""

from dataclasses import dataclass

from evaluation.reports.blocks import Heading, Paragraph


@dataclass(frozen=True)
class Tried:
    """The part's blocks, and its sentence for the summary."""

    blocks: tuple
    sentence: str = ""


def tried(organisation, *, as_at):
    return Tried((Heading("What was tried"), Paragraph("To come")))
