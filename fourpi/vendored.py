"""What others have made that is part of this project's files, as listed beside it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Licence:
    """The words of one licence, and the folder they stand beside."""

    folder: str
    words: str


@dataclass(frozen=True)
class Vendored:
    """What VERSIONS names, one line each, and the licences that came with it."""

    lines: tuple[str, ...]
    licences: tuple[Licence, ...]


@cache
def list_vendored():
    """Read once: the files change only with the project."""
    folder = Path(settings.BASE_DIR) / "static" / "vendor"
    named, _blank, _checksums = (folder / "VERSIONS").read_text(encoding="utf-8").partition("\n\n")
    files = sorted(folder.glob("*/LICENSE*"))
    licences = [Licence(file.parent.name, file.read_text(encoding="utf-8").strip()) for file in files]
    return Vendored(tuple(named.splitlines()), tuple(licences))
