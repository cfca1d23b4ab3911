"""Everything that leaves with a report, in every format and every corner of it, as text to be searched."""

import io
import re
import subprocess
import zipfile
from shutil import which

import pikepdf
import pytest
from django.urls import reverse


def everything(client, report):
    """{where: text}: pages with their headers, files with what is hidden inside them, and their names."""
    pages = {
        "page": reverse("evaluation:report", args=[report.pk]),
        "progress": reverse("evaluation:report-progress", args=[report.pk]),
        "list": reverse("evaluation:report-list"),
        "dashboard": reverse("evaluation:dashboard"),
        "home": reverse("home"),
    }
    found = {name: _with_headers(client.get(address)) for name, address in pages.items()}
    for file in report.files.all():
        response = client.get(reverse("evaluation:report-file", args=[report.pk, file.format]))
        found[f"headers of {file.format}"] = str(response.headers)
        read = {"pdf": read_pdf, "xlsx": read_workbook}[file.format]
        found |= {f"{file.format}: {part}": text for part, text in read(response.content).items()}
    return found


def sightings(found, counts):
    """Where one of these counts stands, however it is written: ["page: 11,213", …]."""
    return [
        f"{where}: {count:,}"
        for where, text in found.items()
        for count in counts
        if re.search(rf"(?<!\d)(?:{count}|{count:,})(?!\d)", text)
    ]


def read_workbook(content):
    """Every part of the archive, those that no program shows among them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def read_pdf(content):
    """Its words, what it says of itself, and every text inside: alternative texts, names, notes."""
    if not which("pdftotext"):
        pytest.skip("pdftotext is not installed, so the words of a PDF were not read (on Debian: poppler-utils).")
    words = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    with pikepdf.open(io.BytesIO(content)) as document:
        about = f"{document.docinfo}{document.open_metadata()}"
        texts = [text for thing in document.objects for text in _texts(thing)]
    return {"words": words, "about itself": about, "texts": "\n".join(texts)}


def _texts(thing):
    """Every text in this object of a PDF; positions and lengths are numbers of another kind."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for part in thing:
            yield from _texts(part)
    elif isinstance(thing, pikepdf.Dictionary):
        for _, part in thing.items():
            if not getattr(part, "is_indirect", False):
                yield from _texts(part)


def _with_headers(response):
    return f"{response.headers}\n{response.content.decode()}"
