"""How a refused file is explained: what is wrong, where, and what to do about it."""

from participants.populations.table import PopulationFileError

DOWNLOAD_AGAIN = (
    "Download it again from the Office for National Statistics (ONS) as CSV and upload that file unchanged."
)
SAVE_AS_CSV = "Open it, save the sheet with the table as “CSV UTF-8” and upload that, or download the CSV from the ONS."
LONG_CSV = (
    "Download the table from the ONS website as CSV with one row for each area and category "
    "(for example TS021, ethnic group, by local authority)."
)


def refusal(name: str, *, what: str, advice: str) -> PopulationFileError:
    """The error for a file of this name, as a sentence a coordinator can act on."""
    return PopulationFileError(f"{shown(name)} {what}. {advice}")


def shown(words: str) -> str:
    """Words from the file as they may stand in a sentence: quoted, short, on one line, no hidden signs."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in words[:400]).split())
    return f"“{plain if len(plain) <= 60 else plain[:57] + '…'}”"
