"""Several forms of one kind on a page, as one: what is carried, compared and recovered is told by row and field.

A row of something that stands already has its `pk` among its fields, and what the record says as its initial values.
"""

import json
import re

from django.forms import BaseFormSet

from pages.merging import CARRIED, fingerprint, keys_of


class Rows(BaseFormSet):
    """The rows of a page; to a view it is like one form that merges (pages/merging.py).

    standing: what is there already, [{"pk": 7, "text": "Opening hours", ...}, ...].
    """

    draft = None

    def __init__(self, *args, standing=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.carried = {}
        self.standing = {str(row["pk"]): row for row in standing}
        self._read = {}

    def _construct_form(self, i, **kwargs):
        if self.is_bound:
            kwargs["initial"] = self.standing.get(self.data.get(f"{self.add_prefix(i)}-pk", ""), {})
        return super()._construct_form(i, **kwargs)

    def compare(self, *, read, hands=dict):
        """Compare each row with what stands, as of now; see MergingMixin."""
        self._read, prints = read, {}
        for pk, row in self._standing_rows():
            row.compare(read=_of_row(read, pk), hands=lambda pk=pk: _of_row(hands(), pk))
            # The page carries for all rows; a row would say it once more.
            row.carried = {}
            prints |= {_mark(pk) + name: print_ for name, print_ in row.prints.items()}
        self.carry(prints)

    def carry(self, prints):
        self.carried[CARRIED] = json.dumps(prints, separators=(",", ":"))

    @property
    def boxes(self):
        """The names under which rows are sent, as many as a page may hold."""
        row = self.empty_form
        # A row in which nothing stands has fewer fields than one in which something does.
        row.fields = self.form.base_fields | row.fields
        keys = [key for name in ("pk", *row.comparable) for key in keys_of(row, name)]
        return [key.replace("__prefix__", str(number)) for number in range(self.max_num) for key in keys]

    def recover(self, *, typed, read):
        """Fill in what was typed earlier, row by row from the first. Returns whether that differs from what stands."""
        rows = self.forms[: number_typed(self.prefix, typed)]
        return any([row.recover(typed=typed, read=_of_row(read, pk_of(row))) for row in rows])

    @property
    def meanwhile(self):
        return [sentence for row in self.forms for sentence in row.meanwhile]

    @property
    def now_says(self):
        return [now for row in self.forms for now in row.now_says.values()]

    @property
    def changed_by_me(self):
        return [_mark(pk) + name for pk, row in self._standing_rows() for name in row.changed_by_me]

    def is_gone_unchanged(self, row):
        """Whether somebody removed what this row was about, and this person had changed nothing in it."""
        pk = pk_of(row)
        read = _of_row(self._read, pk)
        is_gone = bool(pk) and pk not in self.standing and bool(read)
        return is_gone and all(read[name] == fingerprint(name, row.cleaned_data.get(name)) for name in read)

    def _standing_rows(self):
        return [(pk, row) for row in self.forms if (pk := pk_of(row)) in self.standing]


def pk_of(row):
    return str(row["pk"].value() or "")


def _mark(pk):
    return f"row{pk}_"


def _of_row(named, pk):
    """What is kept by row and field, of one row."""
    return {name.removeprefix(_mark(pk)): kept for name, kept in named.items() if name.startswith(_mark(pk))}


def number_typed(prefix, typed):
    """How many rows a draft holds: up to the last one with anything in it."""
    box = re.compile(rf"{re.escape(prefix)}-(\d+)-")
    filled = [int(found[1]) for key, values in typed.items() if (found := box.match(key)) and any(values)]
    return max(filled, default=-1) + 1
