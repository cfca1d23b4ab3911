"""The shipped schemes hold together: codes, parents and mappings, and the codes that answers are kept in."""

import pytest

from participants.categories import NoMapping, map_codes, scheme
from participants.categories.ages import Band, read_band
from participants.categories.schemes import all_schemes, steps

# The codes in which people's answers are stored and counted. They are for ever: a change here loses answers.
KEPT = {
    "age_bands": "under_16 16_17 18_24 25_34 35_44 45_54 55_64 65_74 75_84 85_over",
    "age_4": "under_25 25_44 45_64 65_over",
    "sex": "female male",
    "gender_same": "yes no",
    "ethnic_2021": (
        "asian_bangladeshi asian_chinese asian_indian asian_pakistani asian_other black_african black_caribbean "
        "black_other mixed_white_asian mixed_white_african mixed_white_caribbean mixed_other white_british white_irish "
        "white_gypsy_traveller white_roma white_other other_arab other_any"
    ),
    "ethnic_5": "asian black mixed white other",
    "ltc": "yes no",
    "limits": "lot little not_at_all",
    "disability_2": "disabled not_disabled",
    "religion": "no_religion christian buddhist hindu jewish muslim sikh other",
    "orientation": "straight gay_lesbian bisexual other",
    "orientation_2": "straight lgb_other",
    "care_hours": "none 9_or_less 10_19 20_34 35_49 50_more",
    "care_2": "carer not_carer",
}


def codes_of(code):
    return [category.code for category in scheme(code).categories]


@pytest.mark.parametrize("code", KEPT)
def test_codes_of_answers_never_change(code):
    assert codes_of(code) == KEPT[code].split()


def test_every_code_is_there_once_and_every_step_ends_in_a_code():
    for one in all_schemes().values():
        assert len(set(codes_of(one.code))) == len(one.categories), one.code
        assert one.name and one.source and one.version, one.code
    for step in steps():
        targets = {step.codes.get(code, code) for code in codes_of(step.source)}
        assert targets <= set(codes_of(step.target)), step
        assert set(step.codes) <= set(codes_of(step.source)), step


def test_nineteen_groups_make_five():
    found = map_codes("ethnic_2021", "ethnic_5")
    assert len(found) == 19
    counted = {group: list(found.values()).count(group) for group in codes_of("ethnic_5")}
    assert counted == {"asian": 5, "black": 3, "mixed": 4, "white": 5, "other": 2}


def test_chinese_stands_elsewhere_in_records_of_2001():
    """NHS records count Chinese with other, and have no code for Arab, Gypsy, Roma or Irish Traveller people."""
    found = map_codes("ethnic_2021", "ethnic_nhs_2001")
    moved = {code: target for code, target in found.items() if code != target}
    assert moved == {
        "asian_chinese": "other_chinese",
        "white_gypsy_traveller": "white_other",
        "white_roma": "white_other",
        "other_arab": "other_any",
    }
    # In the five groups of 2021 Chinese is Asian, whichever records it came from; in those of 2001 it is not.
    assert map_codes("ethnic_nhs_2001", "ethnic_5")["other_chinese"] == "asian"
    assert map_codes("ethnic_2021", "ethnic_5_2001")["asian_chinese"] == "chinese_other"


@pytest.mark.parametrize("through", ["ethnic_govuk_18", "ethnic_nhs_2001"])
def test_every_way_to_the_five_groups_ends_in_the_same_one(through):
    first, then = map_codes("ethnic_2021", through), map_codes(through, "ethnic_5")
    assert {code: then[target] for code, target in first.items()} == map_codes("ethnic_2021", "ethnic_5")


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ("ethnic_nhs_2001", "ethnic_2021", "Both can be turned into “Ethnic group, five groups”."),
        ("ethnic_5_2001", "ethnic_5", "its groups divide people differently."),
        ("ethnic_5", "ethnic_2021", "its groups divide people differently."),
        ("age_five_year_85", "age_bands", "the people of “15 to 19” would fall into more than one of its groups."),
        ("age_census_11", "age_4", "the people of “35 to 49” would fall into more than one of its groups."),
        ("sex", "ethnic_5", "they describe different things."),
    ],
)
def test_schemes_without_a_way_say_why(source, target, sentence):
    with pytest.raises(NoMapping) as caught:
        map_codes(source, target)
    assert str(caught.value).startswith(f"“{scheme(source).name}” cannot be turned into “{scheme(target).name}”: ")
    assert str(caught.value).endswith(sentence)


def test_single_years_make_every_band():
    found = map_codes("age_years", "age_bands")
    counted = {band: list(found.values()).count(band) for band in codes_of("age_bands")}
    tens = dict.fromkeys(["25_34", "35_44", "45_54", "55_64", "65_74", "75_84"], 10)
    assert counted == {"under_16": 16, "16_17": 2, "18_24": 7, **tens, "85_over": 16}
    assert (found["0"], found["17"], found["18"], found["84"], found["100_over"]) == (
        *("under_16", "16_17", "18_24"),
        *("75_84", "85_over"),
    )


@pytest.mark.parametrize(
    ("words", "band"),
    [
        ("Aged under 1 year", Band(0, 1)),
        ("Aged 4 years and under", Band(0, 5)),
        ("Aged 1 year", Band(1, 2)),
        ("Aged 5 to 9 years", Band(5, 10)),
        ("16-17", Band(16, 18)),
        ("Age 18–24", Band(18, 25)),
        ("85+", Band(85, None)),
        ("65 and over", Band(65, None)),
        ("Over 64", Band(65, None)),
        ("Under 16s", None),
        ("24 to 18", None),
        ("All ages", None),
        ("Total", None),
    ],
)
def test_words_for_ages(words, band):
    assert read_band(words) == band


def test_unpaid_care_and_disability_and_scotland():
    assert set(map_codes("care_hours", "care_2").values()) == {"carer", "not_carer"}
    assert map_codes("care_hours", "care_2")["none"] == "not_carer"
    assert map_codes("disability_4", "disability_2") == {
        "limited_lot": "disabled",
        "limited_little": "disabled",
        "not_limited": "not_disabled",
        "no_condition": "not_disabled",
    }
    religion = map_codes("religion_scotland_2022", "religion")
    assert [code for code, target in religion.items() if target == "christian"] == [
        "church_of_scotland",
        "roman_catholic",
        "other_christian",
    ]
    assert religion["pagan"] == "other"
