"""What to think of before comparing, in plain words: the mistakes that are made most often."""

from collections.abc import Iterator, Sequence

from participants.categories.schemes import all_schemes

_ASKED_OF = {
    "orientation": "The census asked people aged 16 and over.",
    "unpaid_care": "The census asked about people aged 5 and over.",
}
_VOLUNTARY = {"religion", "orientation"}


def cautions(*, scheme: str, is_nation: bool, is_caseload: bool, unknown: Sequence[str]) -> list[str]:
    """Sentences to show beside a population that is about to be chosen, or was."""
    return list(_cautions(scheme, is_nation, is_caseload, unknown))


def _cautions(scheme: str, is_nation: bool, is_caseload: bool, unknown: Sequence[str]) -> Iterator[str]:
    known = all_schemes().get(scheme)
    characteristic = known.characteristic if known else ""
    if is_nation:
        yield (
            "A whole nation is seldom the right comparison for a local service. If you can, compare with your own "
            "caseload or with the area you serve."
        )
    if not is_caseload:
        yield _ASKED_OF.get(
            characteristic,
            "Published tables usually count people of all ages, children too. If only adults take part in your work, "
            "shares may differ for that reason alone."
            if characteristic != "age"
            else "People of all ages are counted. If only adults take part in your work, children are not missing.",
        )
    if characteristic in _VOLUNTARY and not is_caseload:
        yield "Not everybody answered this question. Shares are of those who did."
    if known is None:
        yield (
            "We do not know these categories, so you see the figures here, but reports cannot compare with them. Name "
            "the categories as the census does, and upload the file again."
        )
    elif unknown:
        named = ", ".join(f"“{label}”" for label in unknown[:5])
        yield (
            f"We do not know {named} among the categories of “{known.name}”, so reports cannot compare "
            "with these figures. Name the categories as the census does, and upload the file again."
        )
    if scheme == "ethnic_5_2001":
        yield (
            "These five groups count Chinese people with other groups, unlike today’s. Upload the 16 groups of your "
            "records instead; from these we can work out the five groups of today."
        )
