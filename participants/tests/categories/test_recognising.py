"""A file's own words lead to the scheme they come from, however they are written."""

import pytest

from participants.categories import recognise
from participants.categories.schemes import all_schemes

NHS = [
    *("British", "Irish", "Any other White background"),
    *("White and Black Caribbean", "White and Black African", "White and Asian", "Any other mixed background"),
    *("Indian", "Pakistani", "Bangladeshi", "Any other Asian background"),
    *("Caribbean", "African", "Any other Black background", "Chinese", "Any other ethnic group"),
]


def scheme_of(labels):
    recognised = recognise(labels)
    return recognised and recognised.scheme.code


@pytest.mark.parametrize("code", [code for code in all_schemes() if code not in ("ltc", "gender_same")])
def test_every_scheme_knows_its_own_words(code):
    one = all_schemes()[code]
    recognised = recognise([category.label for category in one.categories])
    assert recognised.scheme is one
    assert list(recognised.codes.values()) == [category.code for category in one.categories]
    assert recognised.unknown == ()


@pytest.mark.parametrize(
    ("labels", "code"),
    [
        (NHS, "ethnic_nhs_2001"),
        (list("ABCDEFGHJKLMNPRS"), "ethnic_nhs_2001"),
        (["White", "Mixed", "Asian or Asian British", "Black or Black British", "Other"], "ethnic_5"),
        (
            ["White", "Mixed", "Asian or Asian British", "Black or Black British", "Chinese or other ethnic group"],
            "ethnic_5_2001",
        ),
        (["FEMALE", "male"], "sex"),
        (["Women", "Men"], "sex"),
        (["18-24", "25-44", "45-64", "65+"], "age_adult_4"),
        (["Aged 16 to 17 years", "Aged 18 to 24 years", "Aged 25 to 34 years", "85+"], "age_bands"),
        (["Apples", "Pears"], None),
        (["Yes", "No"], None),
        (["Female"], None),
        ([], None),
    ],
)
def test_words_lead_to_a_scheme(labels, code):
    assert scheme_of(labels) == code


def test_the_group_before_a_colon_tells_others_apart():
    recognised = recognise(
        [
            "White: Other",
            "Asian or Asian British - Other",
            "White: Irish",
            "Black, Black British: African",
            "Mixed: Other",
        ]
    )
    assert list(recognised.codes.values()) == [
        "white_other",
        "asian_other",
        "white_irish",
        "black_african",
        "mixed_other",
    ]


def test_chinese_under_other_is_the_scheme_of_2001():
    labels = ["White: British", "White: Irish", "Asian: Indian", "Other ethnic groups: Chinese", "Other: Any other"]
    assert recognise(labels).codes["Other ethnic groups: Chinese"] == "other_chinese"


def test_a_name_that_two_categories_share_is_not_guessed():
    recognised = recognise(["White: British", "White: Irish", "Asian: Indian", "Other"])
    assert recognised.codes.get("Other") != "asian_other"


def test_unknown_labels_are_kept_apart():
    recognised = recognise(["Female", "Male", "Not specified here"])
    assert recognised.scheme.code == "sex"
    assert recognised.unknown == ("Not specified here",)
