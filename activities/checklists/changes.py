"""What differs between two lists, in words that somebody can judge."""

from activities.comparing import Difference
from activities.framework import ProcessArea


def between(old, new):
    """Every difference of two lists of items in the order of the newer."""
    was, now = ({item["code"]: item for item in items} for items in (old, new))
    for code, item in now.items():
        if code not in was:
            yield Difference(f"New in {area_of(item)}", "", item["text"])
        elif was[code]["text"] != item["text"]:
            yield Difference(f"Other words in {area_of(item)}", was[code]["text"], item["text"])
    for code, item in was.items():
        if code not in now:
            yield Difference(f"Retired from {area_of(item)}", item["text"], "")
    for area in ProcessArea:
        before, after = (_of_area(items, area, among=was.keys() & now.keys()) for items in (old, new))
        if [item["code"] for item in before] != [item["code"] for item in after]:
            yield Difference(f"The order in {area.label.lower()}", _in_order(before), _in_order(after))


def area_of(item):
    return ProcessArea(item["area"]).label.lower()


def _of_area(items, area, *, among):
    return [item for item in items if item["area"] == area and item["code"] in among]


def _in_order(items):
    return "\n".join(item["text"] for item in items)
