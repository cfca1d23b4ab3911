"""Codes to type: drawn without repeats, read forgivingly, and a slip of the pen is noticed before anything is asked."""

import pytest

from participants import codes, guessing, links
from participants.models import PersonalLink
from participants.tests.dump import dump_of_everything


def test_ten_thousand_codes_are_all_different_and_spell_nothing():
    drawn = {codes.draw() for _ in range(10_000)}
    assert len(drawn) == 10_000
    assert not set("AEIOUBL") & set("".join(drawn))
    assert {len(code) for code in drawn} == {10}
    assert 43 < (codes.LENGTH - 1) * 4.858 < 44


@pytest.mark.parametrize("typed", ["kd74qx9tm", "KD7 4QX 9TM ", "kd7-4qx-9tm-", " kd7.4qx–9tm "])
def test_capitals_spaces_and_dashes_do_not_matter(typed):
    code = codes.with_check("KD74QX9TM")
    assert codes.read(typed + code[-1]) == code
    assert codes.read(codes.in_groups(code)) == code


def test_look_alikes_are_read_as_what_is_printed():
    code = codes.with_check("K0741Q819")
    assert codes.read("ko74iqbl9" + code[-1]) == code


def test_one_wrong_sign_and_two_that_changed_places_are_noticed():
    for number in range(40):
        code = codes.draw()
        place = number % codes.LENGTH
        for sign in codes.SIGNS.replace(code[place], ""):
            wrong = code[:place] + sign + code[place + 1 :]
            with pytest.raises(codes.Mistyped, match="wrong"):
                codes.read(wrong)
        for first in range(codes.LENGTH - 1):
            swapped = code[:first] + code[first + 1] + code[first] + code[first + 2 :]
            if swapped != code:
                with pytest.raises(codes.Mistyped):
                    codes.read(swapped)


@pytest.mark.parametrize(("typed", "says"), [("KD7-4QX", "too short"), ("K" * 11, "too long"), ("AEIOUAEIOU", "wrong")])
def test_what_cannot_be_a_code_is_said_kindly(typed, says):
    with pytest.raises(codes.Mistyped, match=says):
        codes.read(typed)


def test_only_a_keyed_digest_is_kept_and_it_outlives_a_change_of_the_key(cast, settings):
    person = cast.person(cast.activity())
    token, code = links.draw_with_code(involvement=person, opens="/my/somewhere/", by=cast.coordinator)
    held = dump_of_everything()
    assert code not in held and codes.in_groups(code) not in held and token not in held
    assert links.digest_of(code) not in held
    assert codes.digest_of(code) in held
    assert links.find_by_code(code) == links.find(token) == PersonalLink.objects.get()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key, long enough for a test"
    assert links.find_by_code(code)
    settings.SECRET_KEY_FALLBACKS = []
    assert links.find_by_code(code) is None


def test_an_ended_link_has_no_code(cast):
    person = cast.person(cast.activity())
    _, code = links.draw_with_code(involvement=person, opens="/my/somewhere/", by=cast.coordinator)
    links.revoke_all(involvement=person, by=cast.coordinator)
    assert links.find_by_code(code) is None


def test_misses_are_counted_by_address_and_everywhere(db, monkeypatch):
    monkeypatch.setattr(guessing, "MOST_FROM_EVERYWHERE", guessing.MOST_FROM_ONE_ADDRESS + 3)
    here = [guessing.note_miss(address="192.0.2.1") for _ in range(guessing.MOST_FROM_ONE_ADDRESS + 1)]
    assert here == [False] * guessing.MOST_FROM_ONE_ADDRESS + [True]
    assert [guessing.note_miss(address=f"192.0.2.{number}") for number in (2, 3, 4)] == [False, False, True]


def test_no_address_stands_in_the_count(db):
    from django.db import connection

    guessing.note_miss(address="192.0.2.77")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM rate_limits")
        keys = [row[0] for row in cursor.fetchall()]
    assert keys
    assert not [key for key in keys if "192.0.2" in key]
