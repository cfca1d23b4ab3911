"""How a refused file is explained: what is wrong, where, and what to do about it."""

from participants.populations.table import PopulationFileError

DOWNLOAD_AGAIN = "Download it again from where you found it, and upload that file unchanged."
SAVE_AS_CSV = "Open it, save the sheet with the table as “CSV UTF-8” or “.xlsx”, and upload that."
LONG_CSV = (
    "Download one table of people by one characteristic, as CSV or Excel (.xlsx), from the Office for National "
    "Statistics (ONS), Nomis or Scotland’s Census (for example TS021, ethnic group, by local authority)."
)
OWN_OR_PUBLISHED = (
    "Download a published table of areas, for example from the ONS or Nomis, or for your own caseload upload two "
    "columns: the category and the number of people."
)


def refusal(name: str, *, what: str, advice: str) -> PopulationFileError:
    """The error for a file of this name, as a sentence a coordinator can act on."""
    return PopulationFileError(f"{shown(name)} {what}. {advice}")


def shown(words: str) -> str:
    """Words from the file as they may stand in a sentence: quoted, short, on one line, no hidden signs."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in words[:400]).split())
    return f"“{plain if len(plain) <= 60 else plain[:57] + '…'}”"
