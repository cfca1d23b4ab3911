"""Questions that a busy page asks the database over and over: written once in a process, planned once a connection."""

import re
from hashlib import sha256
from itertools import count
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections

PLACEHOLDER = re.compile("%[s%]")

# The statements that each open connection knows; a connection that is closed takes its own along.
_known = WeakKeyDictionary()


class Prepared:
    """A query as Django writes it, kept: asking again costs a tenth of writing and planning it anew.

    make: a function of named values that returns a `values_list` of plain columns. samples: one value of the right kind
    for each name. Every one must stand in the SQL exactly once, as a parameter.
    """

    def __init__(self, make, **samples):
        self.make = make
        self.samples = samples
        self._written = None

    def rows(self, **values):
        """The rows for these values, as tuples of what the database driver returns."""
        if self._written is None:
            self._written = self._write()
        name, statement, ask, parameters = self._written
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            known = _known.setdefault(connection.connection, set())
            if name not in known:
                cursor.execute(statement)
                known.add(name)
            cursor.execute(ask, [values[name] if name else fixed for name, fixed in parameters])
            return cursor.fetchall()

    def first(self, **values):
        """The first row, or None."""
        return next(iter(self.rows(**values)), None)

    def _write(self):
        """The statement's name, how the database learns it, how it is asked, and its parameters.

        Of a parameter: (name, None), or (None, the value that is always the same).
        """
        query = self.make(**self.samples).query
        sql, given = query.sql_with_params()
        parameters = [self._named(value) for value in given]
        named = sorted(name for name, _ in parameters if name)
        if named != sorted(self.samples):
            raise ValueError(f"Of {sorted(self.samples)} the SQL has {named}: each must stand in it once.")
        numbers = count(1)
        numbered = PLACEHOLDER.sub(lambda found: f"${next(numbers)}" if found[0] == "%s" else "%", sql)
        name = f"{query.model._meta.db_table[:40]}_{sha256(sql.encode()).hexdigest()[:16]}"
        places = ", ".join(["%s"] * len(parameters))
        return name, f"PREPARE {name} AS {numbered}", f"EXECUTE {name} ({places})", parameters

    def _named(self, value):
        names = [name for name, sample in self.samples.items() if type(sample) is type(value) and sample == value]
        return (names[0], None) if names else (None, value)


class Columns:
    """Some columns of a model as they stand in a row of several, and the record that Django makes of them."""

    def __init__(self, model, names, *, path=""):
        # Django makes a record of a row whose columns stand in the order of its fields.
        self.model = model
        self.names = [field.attname for field in model._meta.concrete_fields if field.attname in names.split()]
        self.paths = [path + name for name in self.names]

    def record(self, values):
        """The record of these values, or None where a join found none."""
        if all(value is None for value in values):
            return None
        return self.model.from_db(DEFAULT_DB_ALIAS, self.names, values)


def records(row, parts):
    """The record of each of the parts, out of a row in which their columns stand one after another."""
    for part in parts:
        yield part.record(row[: len(part.names)])
        row = row[len(part.names) :]
