"""What a busy page asks the database over and over: written once in a process, planned once a connection."""

import re
from functools import cached_property
from hashlib import sha256
from itertools import count
from weakref import WeakKeyDictionary

from django.db import DEFAULT_DB_ALIAS, connections

PLACEHOLDER = re.compile("%[s%]")
NAMED_PLACEHOLDER = re.compile(r"%\((\w+)\)s")

# The statements that each open connection knows; a connection that is closed takes its own along.
_known = WeakKeyDictionary()


class Repeated:
    """What is asked again and again with other values. `_kept` is the SQL of it as the database knows it."""

    def rows(self, **values):
        """What the database returns for these values: tuples of what its driver gives."""
        return self._kept.rows(values)

    def first(self, **values):
        """The first row, or None."""
        return next(iter(self.rows(**values)), None)


class Statement(Repeated):
    """SQL of our own, kept: for the few writes that everybody who answers waits for.

    table: what it is about, by which a reader of the database's log knows it. sql: with %(name)s for each value; every
    value goes to the database apart from the SQL.
    """

    def __init__(self, table, sql):
        names = list(dict.fromkeys(NAMED_PLACEHOLDER.findall(sql)))
        numbered = NAMED_PLACEHOLDER.sub(lambda found: f"${names.index(found[1]) + 1}", sql)
        self._kept = Kept(table, numbered, [(name, None) for name in names])


class Prepared(Repeated):
    """A query as Django writes it, kept: asking again costs a tenth of writing and planning it anew.

    make: a function of named values that returns a `values_list` of plain columns. samples: one value of the right kind
    for each name. Every one must stand in the SQL exactly once, as a parameter.
    """

    def __init__(self, make, **samples):
        self.make = make
        self.samples = samples

    @cached_property
    def _kept(self):
        """Written when it is first asked: the models may not be ready when the file that has it is read."""
        query = self.make(**self.samples).query
        sql, given = query.sql_with_params()
        parameters = [self._named(value) for value in given]
        named = sorted(name for name, _ in parameters if name)
        if named != sorted(self.samples):
            raise ValueError(f"Of {sorted(self.samples)} the SQL has {named}: each must stand in it once.")
        numbers = count(1)
        numbered = PLACEHOLDER.sub(lambda found: f"${next(numbers)}" if found[0] == "%s" else "%", sql)
        return Kept(query.model._meta.db_table, numbered, parameters)

    def _named(self, value):
        names = [name for name, sample in self.samples.items() if type(sample) is type(value) and sample == value]
        return (names[0], None) if names else (None, value)


class Kept:
    """A statement as the database learns and is asked it.

    sql: with $1, $2 … for its parameters. Of a parameter: (name, None), or (None, the value that is always the same).
    """

    def __init__(self, table, sql, parameters):
        self.name = f"{table[:40]}_{sha256(sql.encode()).hexdigest()[:16]}"
        self.learn = f"PREPARE {self.name} AS {sql}"
        places = ", ".join(["%s"] * len(parameters))
        self.ask = f"EXECUTE {self.name} ({places})"
        self.parameters = parameters

    def rows(self, values):
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            known = _known.setdefault(connection.connection, set())
            if self.name not in known:
                cursor.execute(self.learn)
                known.add(self.name)
            cursor.execute(self.ask, [values[name] if name else fixed for name, fixed in self.parameters])
            return cursor.fetchall() if cursor.description else []


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
