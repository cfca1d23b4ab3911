"""Every row of every table as text, to search for what must not be there."""

from django.db import connection
from psycopg2 import sql


def dump_of_everything():
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(sql.SQL("SELECT row::text FROM {} AS row").format(sql.Identifier(table)))
            rows += [row[0] for row in cursor.fetchall()]
    return "\n".join(rows)
