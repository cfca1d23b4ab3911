"""Reading the house's own files: the real tree, or a copy with an offence planted in it."""

import os
import re
import shutil
from collections import Counter
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
LAYERS = ["pages", "accounts", "figures", "jobs", "activities", "participants", "vault", "evaluation", "fourpi"]
NOT_OURS = {".git", ".venv", "node_modules", "__pycache__", "vendor"}
LONGEST = 300
JUNK = re.compile(r"^(utils?|helpers?|services?|common|misc|shared|lib|tools|presenters?|selectors?|managers?|mixins)$")
NO_TERMS = {"term on screen", "(not on screen)"}
BINARY = {".woff2", ".ttf", ".png", ".jpg", ".ico", ".pdf", ".xlsx", ".gz", ".br"}


def files(root, *endings):
    """Every file of ours below a folder, as paths."""
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if (name not in NOT_OURS and not name.startswith(".")) or name == ".ci"]
        for name in names:
            if not endings or name.endswith(endings):
                yield Path(folder, name)


def long_files(root):
    """Python files too long to be read in one go."""
    return sorted(
        str(path.relative_to(root))
        for path in files(root, ".py")
        if "migrations" not in path.parts and len(path.read_text().splitlines()) > LONGEST
    )


def junk_drawers(root):
    """Modules and folders whose name says nothing about what is in them."""
    return sorted(
        str(path.relative_to(root))
        for path in files(root, ".py")
        if any(JUNK.match(part) for part in path.relative_to(root).with_suffix("").parts)
    )


def foreign_words(root):
    """Lines that name a folder of some machine or the address of a package registry."""
    hosts = [".".join(words) for words in (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs", "org"))]
    machine = [str(HOUSE) + "/", "/" + "root/", "/" + "Users/"]
    pattern = re.compile("|".join(map(re.escape, hosts + machine)) + r"|(?<![\w.])/home/\w+/")
    return sorted(
        f"{path.relative_to(root)}:{number}"
        for path in files(root)
        if path.suffix not in BINARY
        for number, line in enumerate(path.read_text(errors="ignore").splitlines(), 1)
        if pattern.search(line)
    )


def excuses(root):
    """Lines that switch a check off instead of meeting it, or that leave work behind."""
    words = ["# " + "noqa", "# type" + ": ignore", "TO" + "DO", "FIX" + "ME", "mark_" + "safe(", "ignore_" + "imports"]
    pattern = re.compile("|".join(map(re.escape, words)) + r"|\|\s*safe\b(?=[^\n]*%?})")
    return sorted(
        f"{path.relative_to(root)}:{number}"
        for path in files(root, ".py", ".html", ".ini", ".toml", ".txt")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if pattern.search(line)
    )


def second_ways(root):
    """Lines of views that find activities of organisations by themselves instead of by `visible_to` or `where_may`."""
    return sorted(
        f"{path.relative_to(root)}:{number}"
        for path in files(root, ".py")
        if "views" in path.with_suffix("").parts
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if "Activity.objects.filter(organisation__in=" in line
    )


def doubled_terms(page):
    """Words that more than one row of the glossary explains; a row may explain several, with commas between them."""
    terms = [row.split("|")[1] for row in page.splitlines() if row.startswith("| ")]
    words = Counter(word.strip().lower() for term in terms for word in term.split(","))
    return sorted(word for word, times in words.items() if times > 1 and word not in NO_TERMS)


def doubled_forms(root):
    """Forms of one room whose name means another form there, or one that every room uses."""
    named = Counter()
    for path in files(root, ".py"):
        app, *below = path.relative_to(root).with_suffix("").parts
        if app in LAYERS and below and below[0] == "forms":
            found = re.findall(r"^class (\w+Form)\(", path.read_text(), re.MULTILINE)
            rooms = LAYERS if app == "pages" else [app]
            named.update((room, name) for room in rooms for name in found)
    return sorted(f"{room}: {name}" for (room, name), times in named.items() if times > 1)


def copy(to):
    """A copy of our own Python and configuration, to plant an offence in."""
    for path in files(HOUSE, ".py", ".ini", ".toml", ".html"):
        target = to / path.relative_to(HOUSE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return to
