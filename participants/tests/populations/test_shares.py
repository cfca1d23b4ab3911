"""Shares in the scheme the other side is counted in, worked out by hand."""

from datetime import date

import pytest

from participants import compared_with
from participants.categories import NoMapping
from participants.models import ReferencePopulation
from participants.populations import shares
from participants.populations.published import published


@pytest.fixture
def population(cast):
    def make(scheme, counts, *, area="Eastwick", dimension="Ethnic group", **about):
        return compared_with.compare_with(
            owner={"organisation": cast.organisation},
            by=cast.monitoring_lead,
            counts=[(label, label, category, number) for label, category, number in counts],
            dimension=dimension,
            area_code=area,
            area_name=area,
            scheme=scheme,
            source="ONS",
            reference_date=date(2021, 3, 21),
            **about,
        )

    return make


NHS = [
    ("British", "white_british", 700),
    ("Any other White background", "white_other", 50),
    ("Indian", "asian_indian", 100),
    ("Chinese", "other_chinese", 50),
    ("Any other ethnic group", "other_any", 100),
]


def test_a_caseload_in_the_groups_of_2001_is_compared_in_five(population):
    """White 750, Asian 100 + 50 Chinese, other 100, of 1,000."""
    found = shares(population("ethnic_nhs_2001", NHS), scheme="ethnic_5")
    assert found == {"asian": 0.15, "black": 0.0, "mixed": 0.0, "white": 0.75, "other": 0.1}


def test_the_other_way_round_is_refused_with_a_sentence(population):
    with pytest.raises(NoMapping, match=r"Both can be turned into “Ethnic group, five groups”\.$"):
        shares(population("ethnic_nhs_2001", NHS), scheme="ethnic_2021")


def test_unknown_categories_are_named_rather_than_lost(population):
    one = population("ethnic_nhs_2001", [*NHS, ("Cornish", "", 30)])
    with pytest.raises(NoMapping, match=r"“Cornish” belongs to no category of “Ethnic group, the 16 groups"):
        shares(one, scheme="ethnic_5")
    with pytest.raises(NoMapping, match="its categories are not those of a scheme we know"):
        shares(population("", [("Blue", "", 3), ("Red", "", 4)]), scheme="ethnic_5")
    with pytest.raises(NoMapping, match="nobody is counted in it"):
        shares(population("sex", [("F", "female", 0), ("M", "male", 0)]), scheme="sex")


def test_shares_of_single_years(population):
    """Of 0, 24, 25, 64 and 65 years, one person each: 2 under 25, 1 of 25 to 44, 1 of 45 to 64, 1 over."""
    ages = [(f"Aged {age} years", str(age), 1) for age in (0, 24, 25, 64, 65)]
    found = shares(population("age_years", ages), scheme="age_4")
    assert found == {"under_25": 0.4, "25_44": 0.2, "45_64": 0.2, "65_over": 0.2}


def test_the_nearest_population_comes_first(cast, population):
    kind = ReferencePopulation.Kind
    for one in (kind.NATION, kind.CASELOAD, kind.AREA):
        population("sex", [("F", "female", 1), ("M", "male", 1)], kind=one, area=one.label)
    assert [one.kind for one in cast.organisation.populations.all()] == [kind.CASELOAD, kind.AREA, kind.NATION]
    names = ["K04000001", "E92000001", "W92000004", "S92000003", "N92000002"]
    assert {compared_with.kind_of(code) for code in names} == {kind.NATION}
    assert compared_with.kind_of("E08000035") == kind.AREA


def test_shipped_figures_are_those_that_were_published(cast):
    """England and Wales on census day: 59,597,542 people; England aged 5 and over: 53,413,098."""
    totals = {key: sum(count.number for count in one.counts) for key, one in published().items()}
    assert totals["england-and-wales-ethnic-group"] == totals["england-and-wales-sex"] == 59_597_542
    assert abs(totals["england-and-wales-age"] - 59_597_542) < 10
    assert totals["england-unpaid-care"] == 53_413_098
    # As in the bulletin of the ONS: 81.7 % White, 9.3 % Asian, 4.0 % Black, 2.9 % Mixed, 2.1 % other.
    expected = {
        "england-and-wales-ethnic-group": ("ethnic_5", {"white": 81.7, "asian": 9.3, "black": 4.0, "mixed": 2.9}),
        "england-and-wales-sex": ("sex", {"female": 51.0, "male": 49.0}),
        "england-and-wales-disability": ("disability_2", {"disabled": 17.5}),
        "england-and-wales-religion": ("religion", {"christian": 49.1, "no_religion": 39.6, "muslim": 6.9}),
        "england-and-wales-sexual-orientation": ("orientation_2", {"straight": 96.6}),
        "england-unpaid-care": ("care_2", {"carer": 8.8}),
        "england-and-wales-age": ("age_4", {"65_over": 18.6}),
    }
    for key, (scheme, percentages) in expected.items():
        chosen = compared_with.choose_published(
            owner={"organisation": cast.organisation}, published=published()[key], by=cast.monitoring_lead
        )
        assert chosen.kind == ReferencePopulation.Kind.NATION
        found = shares(chosen, scheme=scheme)
        for code, percentage in percentages.items():
            assert round(100 * found[code], 1) == percentage, (key, code)
