"""Somebody with a whole copy of the database and no key tries to tell what named people said about themselves.

They know what half of the people said (themselves, their friends) and look for anything that tells it of the others: in
rows of the same transaction and its neighbours, in rows that stand in the same order, in sizes, times, numbers and
bytes.
"""

import json
from bisect import bisect_left
from collections import Counter, defaultdict

from django.db import connection
from psycopg2 import sql

LONGEST_TEXT = 60
SPLITS = 20


def read_everything():
    """Every row of every table, as a plain dump with what PostgreSQL itself notes: {table: [(xmin, ctid, row)]}."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_schema, table_name FROM information_schema.tables"
            " WHERE table_schema IN ('public', 'vault') AND table_type = 'BASE TABLE'"
        )
        tables, everything = cursor.fetchall(), {}
        for schema, table in tables:
            query = sql.SQL("SELECT t.xmin::text::bigint, t.ctid::text, to_jsonb(t)::text FROM {} AS t")
            cursor.execute(query.format(sql.Identifier(schema, table)))
            rows = [(xmin, place_of(ctid), json.loads(row)) for xmin, ctid, row in cursor.fetchall()]
            everything[f"{schema}.{table}"] = sorted(rows, key=lambda row: row[:2])
    return everything


def place_of(ctid):
    """Block and number of a row, from "(0,1)"."""
    return tuple(map(int, ctid.strip("()").split(",")))


def clues(everything, *, people="public.vault_aboutyouvisit", who="participant_id"):
    """What a dump offers about each person, here who has been to "About you": {participant id: {clue: value}}.

    `people` is the table with one row a person, `who` the column of it that names them.
    """
    visits = everything[people]
    found = {row[who]: {} for _, _, row in visits}
    numbers = {table: [xmin for xmin, _, _ in rows] for table, rows in everything.items()}
    for place, (xmin, _, visit) in enumerate(visits):
        person = found[visit[who]]
        person["place"] = place * 10 // len(visits)
        person |= clues_of_row("their own row", visit)
        for table, rows in everything.items():
            after = bisect_left(numbers[table], xmin)
            for beside, near in (("before", rows[after - 1 : after]), ("in or after", rows[after : after + 1])):
                for _, _, row in near:
                    person |= clues_of_row(f"written {beside}, {table}", row)
            if len(visits) // 2 <= len(rows) <= len(visits) * 2:
                # The same place in the order, also when some have left no row there.
                person |= clues_of_row(f"same place, {table}", rows[place * len(rows) // len(visits)][2])
    return telling(found)


def telling(found):
    """Without the clues that are the same for everybody."""
    values = defaultdict(set)
    for person in found.values():
        for name, value in person.items():
            values[name].add(value)
    return {
        who: {name: value for name, value in person.items() if len(values[name]) > 1} for who, person in found.items()
    }


def clues_of_row(where, row):
    """The values of one row, and how long they are."""
    found = {}
    for column, value in row.items():
        text = str(value)
        found[f"{where}.{column}, length"] = len(text)
        if text.startswith("\\x"):
            found[f"{where}.{column}, first byte"] = text[2:4]
        elif len(text) <= LONGEST_TEXT:
            found[f"{where}.{column}"] = text
        if isinstance(value, int):
            found[f"{where}.{column}, size"] = value.bit_length()
            found[f"{where}.{column}, last digit"] = value % 10
    return found


def gain(people, said, *, chance):
    """By how much the attacker beats guessing the commonest answer, on people they do not know: mean of the splits.

    people: {person: {clue: value}}; said: {person: answer}.
    The clue is chosen by what they know, then tried on the rest.
    """
    gains = []
    everybody = sorted(said)
    for _ in range(SPLITS):
        order = chance.sample(everybody, len(everybody))
        known, unknown = order[: len(order) // 2], order[len(order) // 2 :]
        commonest = Counter(said[person] for person in known).most_common(1)[0][0]
        clue = best_clue(people, said, known, commonest)
        hits = right(people, said, learn=known, tried=unknown, clue=clue, otherwise=commonest)
        gains.append((hits - sum(said[person] == commonest for person in unknown)) / len(unknown))
    return sum(gains) / SPLITS


def best_clue(people, said, known, commonest):
    """The clue that tells most among the people they know, by learning from one half and trying on the other."""
    names = sorted({name for person in known for name in people[person]})
    first, second = known[::2], known[1::2]

    def worth(name):
        there = right(people, said, learn=first, tried=second, clue=name, otherwise=commonest)
        return there + right(people, said, learn=second, tried=first, clue=name, otherwise=commonest)

    best = max(names, key=worth, default=None)
    return best if best and worth(best) > sum(said[person] == commonest for person in known) else None


def right(people, said, *, learn, tried, clue, otherwise):
    """How many of those tried are guessed rightly by this clue."""
    seen = defaultdict(Counter)
    for person in learn:
        seen[people[person].get(clue)][said[person]] += 1
    guesses = {value: counts.most_common(1)[0][0] for value, counts in seen.items()}
    return sum(guesses.get(people[person].get(clue), otherwise) == said[person] for person in tried)
