"""Workbooks that mean harm are refused with a sentence, in two seconds and 150 MB; harmless extras are ignored."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from participants.populations import PopulationFileError, packing, read_population
from participants.tests.populations.bombs import BOMBS, GOOD, repacked

SECONDS, MEGABYTES = 2, 150
# Reads one file as the worker does, and says how long it took and how much memory it took on top of the start.
MEASURE = """
import re, sys, time
import openpyxl
from participants.populations import PopulationFileError, read_population
content = open(sys.argv[1], "rb").read()
def peak():
    return int(re.search("VmHWM:\\s+([0-9]+) kB", open("/proc/self/status").read())[1]) / 1024
before = peak()
began = time.process_time()
try:
    table = read_population(content, "bomb.xlsx")
    came_of_it = f"{len(table.areas)} areas"
except PopulationFileError as refusal:
    came_of_it = f"refused: {refusal}"
print(time.process_time() - began, peak() - before, came_of_it, sep="|")
"""


def measured(content):
    """Seconds, megabytes and what came of it, in a process of its own."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        Path(file.name).write_bytes(content)
        ran = subprocess.run(
            [sys.executable, "-c", MEASURE, file.name], capture_output=True, text=True, check=True, timeout=60
        )
    seconds, megabytes, came_of_it = ran.stdout.strip().split("|", 2)
    return float(seconds), float(megabytes), came_of_it


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_soon_and_small(bomb):
    seconds, megabytes, came_of_it = measured(BOMBS[bomb]())
    assert came_of_it.startswith("refused: “bomb.xlsx” "), came_of_it
    assert seconds <= SECONDS
    assert megabytes <= MEGABYTES


def test_the_saboteur_takes_the_guard_away(monkeypatch):
    """Without the look before opening, entities and macros are let through."""
    monkeypatch.setattr("participants.populations.workbook.refuse_bombs", lambda *args, **kwargs: None)
    assert read_population(BOMBS["macros"](), "macros.xlsx").areas
    monkeypatch.undo()
    with pytest.raises(PopulationFileError, match="holds macros"):
        read_population(BOMBS["macros"](), "macros.xlsx")


def test_links_to_other_files_pictures_and_unknown_parts_are_ignored():
    extras = {
        "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="x"/>',
        "xl/media/image1.png": b"\x89PNG" + b"\0" * 50,
        "customXml/item1.xml": b"<anything/>",
    }
    assert len(read_population(repacked(extras), "extras.xlsx").areas) == 3


def test_the_limits_are_those_that_were_decided():
    assert (packing.MOST_ENTRIES, packing.MOST_UNPACKED, packing.HIGHEST_RATIO) == (1000, 50 * 1024 * 1024, 100)
    assert len(read_population(GOOD, "good.csv").areas) == 3
