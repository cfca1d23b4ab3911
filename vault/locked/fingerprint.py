"""What a release can be recognised by: a digest of its figures, and one of the code that made them."""

import hashlib
import json
from functools import cache

from django.conf import settings

# Everything that decides how a figure comes out.
MADE_BY = ("figures/*.py", "vault/locked/*.py", "vault/questions.json", "participants/categories/*")


def checksum(*, release, rule, tables):
    """SHA-256 over what is let out, in one order and one spelling: {column: value} of each table."""
    whole = {"organisation": release.organisation_id, "as_at": release.as_at, "rule": rule, "tables": tables}
    return hashlib.sha256(json.dumps(whole, sort_keys=True, default=str).encode()).hexdigest()


@cache
def code_version():
    """Twelve digits that change when the code of the figures does."""
    digest = hashlib.sha256()
    for pattern in MADE_BY:
        for file in sorted(settings.BASE_DIR.glob(pattern)):
            if file.is_file():
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]
