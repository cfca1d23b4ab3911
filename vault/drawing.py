"""A table of a release as a page shows it: words and protected figures, and nothing else."""

from figures.menu import NOT_SAID
from figures.plain import say_date
from vault.wording import COVERAGE, labels_of, name_table


def draw_all(tables):
    """What is shown, and for each reason what is not: {"tables": […], "withheld": [(why, names), …]}."""
    withheld = {}
    for table in tables:
        if not table.is_shown:
            withheld.setdefault(table.get_state_display(), []).append(name_table(table.characteristic))
    return {
        "tables": [draw(table) for table in tables if table.is_shown],
        "withheld": list(withheld.items()),
    }


def draw(table):
    """{"caption", "headings", "rows", "note"} of one table that is shown."""
    codes = table.characteristic.split("+")
    drawn = _one(table, codes[0]) if len(codes) == 1 else _two(table, *codes)
    return drawn | {"caption": name_table(table.characteristic), "note": _note(table, codes)}


def _one(table, code):
    labels = labels_of(code)
    return {
        "headings": ["Answer", "People"],
        "rows": [[labels[cell["category"]], cell["shown"]] for cell in table.cells if cell["category"] in labels],
    }


def _two(table, down, across):
    """The first characteristic down, the second across; only those who answered both are in it."""
    shown = {cell["category"]: cell["shown"] for cell in table.cells}
    columns = {code: label for code, label in labels_of(across).items() if code not in NOT_SAID}
    return {
        "headings": [name_table(down), *columns.values()],
        "rows": [
            [label, *(shown[f"{code}+{column}"] for column in columns)]
            for code, label in labels_of(down).items()
            if code not in NOT_SAID
        ],
    }


def _note(table, codes):
    people = table.answered if table.answered_low else table.answered[:1].lower() + table.answered[1:]
    about = "About " if table.answered_low else ""
    if codes == [COVERAGE]:
        said = f"{about}{people} people have been asked."
    elif len(codes) == 1:
        said = f"{about}{people} people answered this question."
    else:
        said = f"{about}{people} people answered both."
    said = said[:1].upper() + said[1:]
    stands = "" if table.as_at == table.release.as_at else f" These figures stand since {say_date(table.as_at)}."
    return said + stands
