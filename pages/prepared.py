"""Questions that a busy page asks the database over and over: their SQL is written once in a process."""

from django.db import DEFAULT_DB_ALIAS, connections


class Prepared:
    """A query as Django writes it, kept: asking again costs a tenth of writing it anew.

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
        sql, parameters = self._written
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(sql, [values[name] if name else fixed for name, fixed in parameters])
            return cursor.fetchall()

    def first(self, **values):
        """The first row, or None."""
        return next(iter(self.rows(**values)), None)

    def _write(self):
        """The SQL, and for each of its parameters (name, None), or (None, the value that is always the same)."""
        sql, given = self.make(**self.samples).query.sql_with_params()
        parameters = [self._named(value) for value in given]
        named = sorted(name for name, _ in parameters if name)
        if named != sorted(self.samples):
            raise ValueError(f"Of {sorted(self.samples)} the SQL has {named}: each must stand in it once.")
        return sql, parameters

    def _named(self, value):
        names = [name for name, sample in self.samples.items() if type(sample) is type(value) and sample == value]
        return (names[0], None) if names else (None, value)
