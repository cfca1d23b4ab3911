"""How far the four areas are: a small picture of each with its words, and short ways to what wants attention."""

from urllib.parse import urlencode

from activities.forms import narrowing
from activities.models import Arrangement

State = Arrangement.State
# In the order in which the picture is filled, from the left.
SHADES = (State.DONE, State.PLANNED, State.NOT_NEEDED, State.NOT_STARTED)


def picture(area, arrangements):
    """One area: how many of its arrangements stand in each state, as words and as the parts of a bar."""
    of_area = [item for item in arrangements if item.area == area]
    parts, begins = [], 0
    for state in SHADES:
        if number := sum(item.state == state for item in of_area):
            width = 100 * number / len(of_area)
            words = f"{number} {state.label.lower()}"
            parts.append({"state": state.value, "words": words, "x": f"{begins:.2f}%", "width": f"{width:.2f}%"})
            begins += width
    return {"area": area, "parts": parts}


def shortcuts(arrangements, narrow):
    """Short ways to what wants attention, each with how many there are; only those that lead to something."""
    ways = (
        ("Mine", {"owner": narrowing.MINE}),
        ("Past their date", {"show": narrowing.OVERDUE}),
        ("Nobody has decided", {"state": State.NOT_STARTED.value}),
        ("Something still to be written", {"show": narrowing.NO_WORDS}),
    )
    found = []
    for words, chosen in ways:
        form = narrowing.NarrowForm(chosen, arrangements=arrangements, user=narrow.user, today=narrow.today)
        number = sum(map(form.passes, arrangements))
        if number or chosen == narrow.chosen:
            is_here = chosen == narrow.chosen
            found.append({"words": words, "number": number, "query": f"?{urlencode(chosen)}", "is_here": is_here})
    return found
