"""The attacker who sees every figure at once works nothing out (E1, E2, E10)."""

import os
import random
from itertools import combinations

import pytest

from figures.tests.disclosure.attacker import Attacker, find_offences, print_tables, tell_truth
from figures.tests.disclosure.organisations import let_out, make_organisation

HOW_MANY = 80 if os.environ.get("FOURPI_LONG") == "1" else 8


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(HOW_MANY))
def test_nobody_is_worked_out_from_all_tables_at_once(seed):
    people, scopes, (asked,) = make_organisation(seed)
    out = let_out(people, scopes, [asked])
    printed, truth = print_tables(out.tables, asked.code), tell_truth(people, asked.code)
    assert printed

    attacker = Attacker(printed, categories=asked.categories)
    assert find_offences(attacker, truth) == []
    for one, other in combinations(attacker.groups, 2):
        assert not 1 <= len(one ^ other) <= 9

    for insider in random.Random(seed).sample(sorted(set().union(*attacker.groups)), 3):
        knowing = Attacker(printed, categories=asked.categories, known={insider: truth[insider]})
        near = [group for group in knowing.groups if insider in group]
        near += [atom for atom in knowing.atoms if insider not in atom]
        assert find_offences(knowing, truth, candidates=2, groups=near) == []
