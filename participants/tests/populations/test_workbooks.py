"""Workbooks that mean harm are refused with a sentence, in two seconds and 150 MB; harmless extras are ignored."""

import subprocess
import sys
from pathlib import Path

import pytest

from participants.populations import PopulationFileError, packing, read_population
from participants.tests.populations.bombs import BOMBS, GOOD, repacked

SECONDS, MEGABYTES = 2, 150
# Reads files as the worker does, and says how long each took and how much memory on top of what was there.
MEASURE = """
import re, sys, time
import openpyxl
from participants.populations import PopulationFileError, read_population
def memory(what):
    return int(re.search(what + ":\\s+([0-9]+) kB", open("/proc/self/status").read())[1]) / 1024
for name in sys.argv[1:]:
    content = open(name, "rb").read()
    open("/proc/self/clear_refs", "w").write("5")
    before, began = memory("VmRSS"), time.process_time()
    try:
        came_of_it = f"{len(read_population(content, 'bomb.xlsx').areas)} areas"
    except PopulationFileError as refusal:
        came_of_it = f"refused: {refusal}"
    print(time.process_time() - began, memory("VmHWM") - before, came_of_it, sep="|")
"""


def measure(folder, contents):
    """For each of these files: seconds, megabytes and what came of it, read in a process of its own."""
    names = []
    for number, content in enumerate(contents):
        names.append(str(folder / f"{number}.xlsx"))
        Path(names[-1]).write_bytes(content)
    ran = subprocess.run([sys.executable, "-c", MEASURE, *names], capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    lines = [line.split("|", 2) for line in ran.stdout.splitlines()]
    return [(float(seconds), float(megabytes), came_of_it) for seconds, megabytes, came_of_it in lines]


def test_every_bomb_is_refused_soon_and_small(tmp_path):
    measured = measure(tmp_path, [bomb() for bomb in BOMBS.values()])
    assert len(measured) == len(BOMBS)
    for name, (seconds, megabytes, came_of_it) in zip(BOMBS, measured, strict=True):
        assert came_of_it.startswith("refused: “bomb.xlsx” "), (name, came_of_it)
        assert seconds <= SECONDS, name
        assert megabytes <= MEGABYTES, name


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
