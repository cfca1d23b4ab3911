"""What people said in a round, the same whether their answers are linked in storage or were cut off and opened.

Unprotected: for counting only, before `figures` decides what may be shown. Every function asks the database a fixed
number of times, however many people answered.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import CharField, Count, F, Func, Q
from django.db.models.functions import Left

from evaluation.models import Answer, AskedBy, Channel, Invitation, Mode, Response
from vault.models import DetachedBox, OpenedGroup, OpenedResponse

AT_ONCE = 2000
# One row for each answer of one option: whose response it is in, and what was chosen.
LINKED = """
SELECT response.id AS response, invitation.capacity, answer.item_id AS item, answer.options[1] AS option
FROM evaluation_answer AS answer
JOIN evaluation_response AS response ON response.id = answer.response_id
JOIN evaluation_invitation AS invitation ON invitation.id = response.invitation_id
WHERE invitation.round_id = %s
"""
OPENED = """
SELECT response.id AS response, family.capacity, answer.key AS item, answer.value -> 'options' ->> 0 AS option
FROM vault_openedresponse AS response
JOIN vault_openedgroup AS family ON family.id = response.group_id
CROSS JOIN LATERAL jsonb_each(response.answers) AS answer
WHERE family.box_id = %s
"""
TOGETHER = """
SELECT family, capacity, given, count(*) FROM (
    SELECT meant.family, said.capacity, array_agg(meant.item || ' ' || meant.meaning ORDER BY meant.item) AS given
    FROM ({said}) AS said
    JOIN unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
        AS meant(family, capacity, item, option, meaning) USING (capacity, item, option)
    GROUP BY meant.family, said.capacity, said.response
) AS person GROUP BY family, capacity, given
"""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer to one item. `response_key` tells which answers came together; it leads to nobody."""

    response_key: str
    capacity: str
    code: str
    options: tuple[str, ...] = field(repr=False)
    words: str = field(repr=False)
    may_use: bool = field(repr=False)


class Unnest(Func):
    """One row for each code of a list."""

    function = "unnest"
    output_field = CharField()
    set_returning = True


def is_out(round_):
    """Whether what was said may be counted: the round is closed, and a box of it has been opened by the vault."""
    if not round_.is_closed:
        return False
    return not is_cut_off(round_) or DetachedBox.objects.filter(pk=round_.pk, opened_on__isnull=False).exists()


def returned(rounds):
    """How many were asked and answered, for several rounds at once: {(round id, capacity): (asked, answered, by name)}.

    "By name": how many of those who answered were asked by name, where others of their capacity answered without one,
    at a session or on paper; None where nobody did, or nobody was asked by name. Where answers are cut off and one of
    the people has been deleted since, what they said still counts.
    """
    opened = OpenedGroup.objects.filter(box__in=[round_.pk for round_ in rounds if is_cut_off(round_)])
    people = {
        (box_id, capacity): people for box_id, capacity, people in opened.values_list("box", "capacity", "people")
    }
    counted = (
        Invitation.objects.filter(round__in=rounds)
        .order_by()
        .values_list("round", "capacity")
        .annotate(
            asked=Count("pk"),
            answered=Count("pk", filter=Q(is_sent=True)),
            named=Count("involvement"),
            nameless=Count("pk", filter=Q(is_sent=True, involvement=None)),
        )
    )
    found = {(round_id, capacity): counts for round_id, capacity, *counts in counted}
    return {
        where: _returned(*found.get(where, (0, 0, 0, 0)), opened=people.get(where, 0))
        for where in found.keys() | people.keys()
    }


def _returned(asked, answered, named, nameless, *, opened):
    answered = max(answered, opened)
    by_name = answered - nameless
    return max(asked, opened), answered, by_name if nameless and (named or by_name) else None


def chosen(round_, *, by_name=False):
    """How many people gave exactly these options, in this order: {(item code, capacity): {(option, …): people}}.

    Here and below `by_name` counts those alone who were asked by name. Of a round whose answers are cut off nobody can.
    """
    if is_cut_off(round_):
        rows = _ask(
            "SELECT said.key, family.capacity,"
            " array(SELECT jsonb_array_elements_text(said.value -> 'options')) AS options, count(*)",
            " CROSS JOIN LATERAL jsonb_each(response.answers) AS said"
            " WHERE family.box_id = %s AND said.value -> 'options' <> '[]' GROUP BY 1, 2, 3",
            round_,
        )
    else:
        rows = (
            _linked(Answer, round_, "response__invitation", by_name=by_name)
            .exclude(options=[])
            .values_list("item_id", "response__invitation__capacity", "options")
            .annotate(people=Count("pk"))
        )
    found = defaultdict(dict)
    for code, capacity, options, people in rows:
        found[code, capacity][tuple(options)] = people
    return dict(found)


def months(round_, *, codes, by_name=False):
    """How many people gave a date in each month: {(item code, capacity): {"2026-03": people}}."""
    if is_cut_off(round_):
        rows = _ask(
            "SELECT said.key, family.capacity, left(said.value ->> 'words', 7), count(*)",
            " CROSS JOIN LATERAL jsonb_each(response.answers) AS said"
            " WHERE family.box_id = %s AND said.key = ANY(%s) AND said.value ->> 'words' <> '' GROUP BY 1, 2, 3",
            round_,
            list(codes),
        )
    else:
        rows = (
            _linked(Answer, round_, "response__invitation", by_name=by_name)
            .filter(item__in=list(codes))
            .exclude(words="")
            .annotate(month=Left("words", len("2026-03")))
            .values_list("item_id", "response__invitation__capacity", "month")
            .annotate(people=Count("pk"))
        )
    found = defaultdict(dict)
    for code, capacity, month, people in rows:
        found[code, capacity][month] = people
    return dict(found)


def together(round_, *, meant, by_name=False):
    """How many people gave these answers to several questions together, for every group of questions.

    meant: [(group, capacity, item code, option, what it means), …]; what is not in it is left out. Returns
    {(group, capacity): {((item code, what it means), …): people}}.
    """
    columns = [list(column) for column in zip(*meant, strict=True)]
    if not columns:
        return {}
    with connection.cursor() as cursor:
        linked = f"{LINKED} AND invitation.involvement_id IS NOT NULL" if by_name else LINKED
        cursor.execute(TOGETHER.format(said=OPENED if is_cut_off(round_) else linked), [round_.pk, *columns])
        rows = cursor.fetchall()
    found = defaultdict(dict)
    for group, capacity, given, people in rows:
        found[group, capacity][tuple(tuple(one.rsplit(" ", 1)) for one in given)] = people
    return dict(found)


def not_asked(round_, *, by_name=False):
    """How many were never shown an item, because an earlier answer led past it: {(item code, capacity): people}."""
    if is_cut_off(round_):
        rows = _ask(
            "SELECT code, family.capacity, count(*)",
            " CROSS JOIN LATERAL unnest(response.not_asked) AS code WHERE family.box_id = %s GROUP BY 1, 2",
            round_,
        )
    else:
        rows = (
            _linked(Response, round_, "invitation", by_name=by_name)
            .annotate(code=Unnest("not_asked"))
            .values_list("code", "invitation__capacity")
            .annotate(people=Count("pk"))
        )
    return {(code, capacity): people for code, capacity, people in rows}


def words(round_, *, codes):
    """What was written to these items: {(item code, capacity): [(words, whether they may be used), …]}."""
    found = defaultdict(list)
    if is_cut_off(round_):
        rows = _ask(
            "SELECT said.key, family.capacity, said.value ->> 'words', response.words_may_be_used",
            " CROSS JOIN LATERAL jsonb_each(response.answers) AS said"
            " WHERE family.box_id = %s AND said.key = ANY(%s) AND said.value ->> 'words' <> ''",
            round_,
            list(codes),
        )
    else:
        rows = (
            _linked(Answer, round_, "response__invitation")
            .filter(item__in=list(codes))
            .exclude(words="")
            .values_list("item_id", "response__invitation__capacity", "words", "response__words_may_be_used")
        )
    for code, capacity, written, may_use in rows:
        found[code, capacity].append((written, may_use))
    return dict(found)


def helped(round_):
    """Who helped, by capacity: {capacity: {evaluation.models.HelpedBy: people}}."""
    return _how(round_, "helped_by", "helped_by")


def channels(round_):
    """How answers came in, by capacity: {capacity: {evaluation.models.Channel: people}}."""
    return _how(round_, "channel", "channels")


def answers_of(round_) -> Iterator[Said]:
    """Every answer, response by response; those of one response follow each other. Read a few at a time."""
    if is_cut_off(round_):
        opened = OpenedResponse.objects.filter(group__box=round_.pk).annotate(capacity=F("group__capacity"))
        for response in opened.order_by("pk").iterator(chunk_size=AT_ONCE):
            for code, answer in sorted(response.answers.items()):
                options = tuple(answer["options"])
                yield Said(
                    response.pk.hex, response.capacity, code, options, answer["words"], response.words_may_be_used
                )
        return
    linked = _linked(Answer, round_, "response__invitation").order_by("response", "item")
    for key, capacity, code, options, written, may_use in linked.values_list(
        "response", "response__invitation__capacity", "item_id", "options", "words", "response__words_may_be_used"
    ).iterator(chunk_size=AT_ONCE):
        yield Said(key.hex, capacity, code, tuple(options), written, may_use)


def without_a_name(round_):
    """How many answered at a session, and how many on paper without a name: {capacity: (at a session, on paper)}.

    What was said by phone without a name is not on paper. Where answers are cut off nothing tells the two apart, and
    none is counted as on paper without a name.
    """
    sent = Invitation.objects.filter(round=round_, is_sent=True, involvement=None).order_by()
    by_paper = Q(asked_by=AskedBy.HAND, response__channel=Channel.PAPER)
    return {
        capacity: (at_session, on_paper)
        for capacity, at_session, on_paper in sent.values_list("capacity").annotate(
            at_session=Count("pk", filter=Q(asked_by=AskedBy.SESSION)), on_paper=Count("pk", filter=by_paper)
        )
    }


def _how(round_, linked, opened):
    found = defaultdict(dict)
    if is_cut_off(round_):
        for capacity, counts in OpenedGroup.objects.filter(box=round_.pk).values_list("capacity", opened):
            found[capacity] = counts
    else:
        rows = _linked(Response, round_, "invitation").values_list("invitation__capacity", linked)
        for capacity, code, people in rows.annotate(people=Count("pk")):
            found[capacity][code] = people
    return dict(found)


def is_cut_off(round_):
    """Whether nothing leads from what was said to who said it."""
    return round_.mode == Mode.DETACHED


def _linked(model, round_, invitation, *, by_name=False):
    rows = model.objects.filter(**{f"{invitation}__round": round_}).order_by()
    return rows.filter(**{f"{invitation}__involvement__isnull": False}) if by_name else rows


def _ask(select, where, round_, *values):
    """Rows about the opened responses of a round; the database opens their JSON, for a whole round at once."""
    opened = (
        f"{select} FROM vault_openedresponse AS response"
        f" JOIN vault_openedgroup AS family ON family.id = response.group_id{where}"
    )
    with connection.cursor() as cursor:
        cursor.execute(opened, [round_.pk, *values])
        return cursor.fetchall()
