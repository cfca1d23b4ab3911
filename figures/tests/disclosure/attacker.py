"""An attacker of another mind than the guard: written apart from it, sees only what is printed, and solves for itself.

It knows the rule, who is in every group, and for an insider some answers. It does not know whether a solver found a
range by luck: every range is the smallest and the largest value that an integer programme allows, over all figures of
all releases at once.
"""

from collections import defaultdict
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

NOT_SAID = ("declined", "blank")


def read_text(text):
    """The counts that a printed figure may stand for under the shipped rule: lowest and highest."""
    if text == "fewer than 5 (may be none)":
        return 0, 4
    number = int(text.replace(",", ""))
    return (5, 7) if number == 5 else (number - 2, number + 2)


class Attacker:
    """Knows figures as they were printed and the members of every group, each by name and number of their answer set.

    printed: (members, {(category,): text}, text of how many answered) for each table of one characteristic. members: a
    dict of name to number; one answer set that counts in several tables has the same number in all.
    """

    def __init__(self, printed, *, categories, read=read_text, known=None):
        self.states = (*categories, *NOT_SAID)
        self.categories = categories
        self.known = known or {}
        self.groups = [frozenset(members.items()) for members, _, _ in printed]
        signature = defaultdict(set)
        for number, group in enumerate(self.groups):
            for unit in group:
                signature[unit].add(number)
        kinds = defaultdict(list)
        for unit, where in signature.items():
            # Whoever's answer is known stands alone.
            kinds[frozenset(where), unit if unit in self.known else None].append(unit)
        self.atoms = [frozenset(units) for units in kinds.values()]
        self.where = [where for where, _ in kinds]
        self._lay_down(printed, read)
        self.seen = []

    def _lay_down(self, printed, read):
        width = len(self.states)
        rows, low, high = [], [], []
        for number, (_, cells, answered) in enumerate(printed):
            inside = [atom for atom, where in enumerate(self.where) if number in where]
            for (category,), text in cells.items():
                rows.append([atom * width + self.states.index(category) for atom in inside])
                least, most = read(text)
                low.append(least)
                high.append(most)
            said = range(len(self.categories))
            rows.append([atom * width + state for atom, state in product(inside, said)])
            least, most = read(answered)
            low.append(max(least, 10))  # a table that is shown has ten answers
            high.append(most)
        for atom, units in enumerate(self.atoms):
            rows.append(range(atom * width, atom * width + width))
            low.append(len(units))
            high.append(len(units))
            for unit in units & self.known.keys():
                rows.append([atom * width + self.states.index(self.known[unit])])
                low.append(1)
                high.append(1)
        at = [(number, column) for number, row in enumerate(rows) for column in row]
        shape = (len(rows), len(self.atoms) * width)
        matrix = csr_matrix((np.ones(len(at)), tuple(zip(*at, strict=True))), shape=shape)
        self.rules = LinearConstraint(matrix, low, high)
        self.bounds = Bounds(0, np.repeat([len(units) for units in self.atoms], width))

    def _pick(self, group, category):
        wanted = np.zeros(len(self.atoms) * len(self.states))
        for atom, units in enumerate(self.atoms):
            if units <= group:
                wanted[atom * len(self.states) + self.states.index(category)] = 1
        return wanted

    def find_range(self, group, category, *, enough=2):
        """The fewest and the most people of the group in a category; stops once it sees that they lie apart enough."""
        wanted = self._pick(group, category)
        values = [round(float(wanted @ world)) for world in self.seen]
        if values and max(values) - min(values) >= enough:
            return min(values), max(values)
        for sign in (1, -1):
            found = milp(sign * wanted, integrality=np.ones_like(wanted), bounds=self.bounds, constraints=self.rules)
            assert found.status == 0, found.message
            self.seen.append(np.rint(found.x))
        values = [round(float(wanted @ world)) for world in self.seen[-2:]]
        return min(values), max(values)


def derive(groups, atoms):
    """Every group that can be told from those on show: they, their differences, unions of two, and the smallest."""
    found = set(groups) | set(atoms)
    for one in groups:
        found |= {one - other for other in groups if other < one}
    smaller = [group for group in groups if not any(other < group for other in groups)]
    found |= {one | other for one in smaller for other in smaller if one is not other}
    return sorted((group for group in found if group), key=lambda group: (len(group), sorted(map(str, group))))


def find_offences(attacker, truth, *, candidates=3, groups=None):
    """What the attacker works out that they must not: a count of 1 to 4 with fewer values left, or all of one kind."""
    offences = []
    for group in groups or derive(attacker.groups, attacker.atoms):
        others = group - attacker.known.keys()
        for category in attacker.states:
            count = sum(truth[unit] == category for unit in others)
            if not others or (not 1 <= count <= 4 and count != len(others)):
                continue
            enough = min(candidates - 1, len(others)) if count <= 4 else 1
            low, high = attacker.find_range(group, category, enough=enough)
            taken = sum(attacker.known[unit] == category for unit in group & attacker.known.keys())
            if high - low < enough or low - taken == len(others):
                offences.append((len(others), category, count, low - taken, high - taken))
    return offences


def print_tables(tables, code):
    """What is printed of one characteristic, with who was in each group."""
    return [
        (dict(table.group), {cell: shown.text for cell, shown in table.cells.items()}, table.answered.text)
        for table in tables
        if table.characteristics == (code,)
    ]


def tell_truth(people, code):
    return {(person.key, person.revision): person.answers.get(code, "blank") for person in people}
