"""Boxes of answers that are cut off: opened once, whole, five or more of a capacity; forged ones are not believed."""

import json
import logging
import uuid
import zlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.db.models.expressions import RawSQL
from django.utils import timezone
from nacl.public import PublicKey as SealingKey
from nacl.public import SealedBox

from vault import boxes
from vault.locked import boxes as opening
from vault.locked import keyfile, publishing
from vault.locked.keyring import Keyring
from vault.models import DetachedBox, OpenedGroup, OpenedResponse, PublicKey, SealedResponse
from vault.models.box import PLAIN_LENGTHS

SAID = {
    "answers": {"A1": {"options": ["yes"], "words": ""}, "Z1": {"options": [], "words": "Kind, mostly"}},
    "not_asked": ["B2"],
    "words_may_be_used": True,
    "helped_by": "nobody",
    "channel": "web",
}


@pytest.fixture
def box(cast, vault):
    box_id = uuid.uuid4()
    boxes.make(box_id=box_id, activity=cast.activity())
    return DetachedBox.objects.get(pk=box_id)


def put_in(box, number, capacity="service_user", **changed):
    for _ in range(number):
        boxes.put_in(box_id=box.pk, capacity=capacity, said=SAID | changed)


def groups():
    return dict(OpenedGroup.objects.values_list("capacity", "people"))


def test_five_are_opened_and_four_are_deleted_unopened(vault, box):
    put_in(box, 5)
    put_in(box, 4, "carer")
    assert vault.open_boxes() == 0  # not closed yet
    assert SealedResponse.objects.count() == 9
    boxes.close(box_id=box.pk)
    assert vault.open_boxes() == 1

    assert groups() == {"service_user": 5}
    assert not SealedResponse.objects.exists()
    opened = OpenedResponse.objects.all()
    assert [one.answers for one in opened] == [SAID["answers"]] * 5
    assert {(tuple(one.not_asked), one.words_may_be_used) for one in opened} == {(("B2",), True)}
    box.refresh_from_db()
    assert box.opened_on == timezone.localdate()
    assert vault.open_boxes() == 0


def test_how_people_were_helped_stands_apart_from_what_they_said(vault, box):
    put_in(box, 4)
    put_in(box, 1, helped_by="staff_here", channel="paper")
    boxes.close(box_id=box.pk)
    vault.open_boxes()
    group = OpenedGroup.objects.get()
    assert (group.helped_by, group.channels) == ({"nobody": 4, "staff_here": 1}, {"web": 4, "paper": 1})
    columns = {field.name for field in OpenedResponse._meta.fields}
    assert columns == {"id", "group", "answers", "not_asked", "words_may_be_used"}


def test_nothing_leads_from_what_was_opened_to_what_was_sealed(vault, box):
    for number in range(40):
        put_in(box, 1, answers={"Z1": {"options": [], "words": f"{number:02}"}})
    sealed = set(SealedResponse.objects.values_list("pk", flat=True))
    boxes.close(box_id=box.pk)
    vault.open_boxes()
    opened = OpenedResponse.objects.all()
    assert not sealed & {one.pk for one in opened}
    in_rows = [one.answers["Z1"]["words"] for one in opened.order_by(RawSQL("ctid", []))]
    by_number = [one.answers["Z1"]["words"] for one in opened.order_by("pk")]
    assert in_rows != sorted(in_rows)
    assert by_number != in_rows


def test_a_closed_box_takes_nothing_and_stays_closed(vault, box):
    boxes.close(box_id=box.pk)
    with pytest.raises(InternalError, match="box that is closed"), transaction.atomic():
        put_in(box, 1)
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        DetachedBox.objects.update(closed_on=None)
    vault.open_boxes()
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        DetachedBox.objects.update(opened_on=None)
    with pytest.raises(InternalError, match="Cannot insert"), transaction.atomic():
        DetachedBox.objects.create(pk=uuid.uuid4(), activity=box.activity, closed_on=timezone.localdate())


def test_a_box_that_is_not_there_takes_nothing(vault, db):
    with pytest.raises(InternalError, match="box that is closed"), transaction.atomic():
        boxes.put_in(box_id=uuid.uuid4(), capacity="carer", said=SAID)


def test_what_was_opened_never_changes(vault, box):
    put_in(box, 5)
    boxes.close(box_id=box.pk)
    vault.open_boxes()
    for rows in (OpenedResponse.objects, OpenedGroup.objects):
        with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
            rows.update(id=uuid.uuid4())


def test_another_size_never_gets_in(vault, box):
    key = PublicKey.objects.get()
    for length in (0, 1072, PLAIN_LENGTHS[0] + 47, PLAIN_LENGTHS[0] + 49):
        with pytest.raises(IntegrityError), transaction.atomic():
            SealedResponse.objects.create(key=key, box=box, capacity="carer", sealed=b"x" * length)


def forge(box, changed):
    """Any content at all, sealed with the true key, as whoever has broken into the website could."""
    row = SealedResponse(key=PublicKey.objects.get(), box=box, capacity="service_user")
    true = {"version": 1, "message": row.pk.hex, "box": box.pk.hex, "capacity": "service_user", **SAID}
    said = {name: value for name, value in (true | changed).items() if value is not None}
    row.sealed = boxes.seal(said, public=bytes(row.key.key))
    row.save(force_insert=True)


def forge_bytes(box, plain):
    key = PublicKey.objects.get()
    sealed = SealedBox(SealingKey(bytes(key.key))).encrypt(plain.ljust(PLAIN_LENGTHS[0], b"\0"))
    SealedResponse.objects.create(key=key, box=box, capacity="service_user", sealed=sealed)


def packed(text):
    whole = zlib.compress(text)
    return len(whole).to_bytes(4, "big") + whole


ANSWER = {"options": ["yes"], "words": ""}
FORGED = {
    "another version": {"version": 2},
    "no version": {"version": None},
    "copied from another row": {"message": uuid.uuid4().hex},
    "of another box": {"box": uuid.uuid4().hex},
    "of another capacity": {"capacity": "staff"},
    "a part of their own": {"person": 7},
    "answers as a list": {"answers": ["A1"]},
    "an answer that says nothing": {"answers": {"A1": {"options": [], "words": ""}}},
    "an answer with more in it": {"answers": {"A1": ANSWER | {"who": "Ann"}}},
    "a code that is too long": {"answers": {"A" * 41: ANSWER}},
    "an option that is no text": {"answers": {"A1": {"options": [7], "words": ""}}},
    "words that are no text": {"answers": {"A1": {"options": [], "words": {"a": 1}}}},
    "a character that no table keeps": {"answers": {"A1": {"options": [], "words": "a\0b"}}},
    "answered and not asked": {"not_asked": ["A1"]},
    "permission in words": {"words_may_be_used": "yes"},
    "help in many words": {"helped_by": "x" * 100},
}
FORGED_BYTES = {
    "nothing": b"",
    "no packing": b"\0\0\0\x04abcd",
    "cut short": packed(b"{}" * 50)[:10],
    "no JSON": packed(b"words"),
    "half a character": packed(json.dumps({"version": 1, "message": "\ud800"}).encode()),
    "a bomb": packed(b"\0" * 12_000_000),
    "a deep nest": packed(b"[" * 100_000),
}


def test_forged_responses_are_refused_and_never_quoted(vault, box, caplog):
    put_in(box, 5)
    for changed in FORGED.values():
        forge(box, changed)
    for plain in FORGED_BYTES.values():
        forge_bytes(box, plain)
    boxes.close(box_id=box.pk)
    with caplog.at_level(logging.WARNING):
        assert vault.open_boxes() == 1
    assert groups() == {"service_user": 5}
    assert caplog.text.count("was refused") == len(FORGED) + len(FORGED_BYTES)
    assert not any(word in caplog.text for word in ("A1", "Kind", "Ann", "yes"))


def test_the_words_of_a_null_character_are_only_words(vault, box):
    put_in(box, 5, answers={"Z1": {"options": [], "words": "I typed \\u0000 and “quotes” 🙂"}})
    boxes.close(box_id=box.pk)
    vault.open_boxes()
    assert OpenedResponse.objects.first().answers["Z1"]["words"] == "I typed \\u0000 and “quotes” 🙂"


def test_four_true_ones_and_a_false_one_are_four(vault, box):
    put_in(box, 4)
    forge(box, {"version": 9})
    boxes.close(box_id=box.pk)
    assert vault.open_boxes() == 1
    assert groups() == {}
    assert not (OpenedResponse.objects.exists() or SealedResponse.objects.exists())


def test_what_comes_after_the_opening_is_deleted_unread(vault, box):
    """The lock of the database refuses it; should that ever be missing, one person is still never opened alone."""
    import pgtrigger

    put_in(box, 5)
    boxes.close(box_id=box.pk)
    vault.open_boxes()
    with pgtrigger.ignore("vault.SealedResponse:only_into_an_open_box"):
        put_in(box, 6)
    vault.open_boxes()
    assert groups() == {"service_user": 5}
    assert not SealedResponse.objects.exists()


def test_with_another_file_of_keys_the_box_waits(vault, box, tmp_path):
    put_in(box, 5)
    boxes.close(box_id=box.pk)
    keyfile.make(tmp_path / "other.json", year=2026)
    assert opening.open_closed(keyring=Keyring.open(tmp_path / "other.json")) == 0
    assert SealedResponse.objects.count() == 5
    assert vault.open_boxes() == 1


def test_an_old_key_is_kept_as_long_as_a_box_needs_it(vault, box):
    put_in(box, 3)
    publishing.rotate(keys_file=vault.keys_file)
    put_in(box, 3)
    PublicKey.objects.filter(retired_at__isnull=False).update(retired_at=timezone.now() - timedelta(days=2))

    def drop():
        publishing.drop_old_keys(keys_file=vault.keys_file, keyring=vault.keyring)
        return len(vault.keyring.public_keys)

    assert drop() == 2
    boxes.close(box_id=box.pk)
    vault.open_boxes()
    assert groups() == {"service_user": 6}
    assert drop() == 1
