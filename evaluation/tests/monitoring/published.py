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
    """Its words, what it says of itself, and every stream unpacked."""
    if not which("pdftotext"):
        pytest.skip("pdftotext is not installed, so the words of a PDF were not read (on Debian: poppler-utils).")
    words = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    unpacked = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        about = str(document.docinfo) + str(document.open_metadata())
        document.save(unpacked, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    return {"words": words, "about itself": about, "inside": unpacked.getvalue().decode("latin-1")}


def _with_headers(response):
    return f"{response.headers}\n{response.content.decode()}"
