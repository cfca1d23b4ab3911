"""Tables as they reach the comparison: counts that a test chose, protected."""

from figures.cells import Rule, protect_count
from figures.representation import compare

RULE = Rule()
SEX = {"female": 0.5, "male": 0.5}
# England and Wales, Census 2021 (TS021), five groups.
ETHNIC = {"asian": 0.093, "black": 0.04, "mixed": 0.029, "other": 0.021, "white": 0.817}


def protect(counts, *, rule=RULE):
    return {code: protect_count(count, rule=rule) for code, count in counts.items()}


def beside(reference, *, not_said=0, rule=RULE, targets=None, caseload=None, **counts):
    """Protect a table's counts, compare it, and give what is said by group. not_said=None: that is not known."""
    found = compare(
        cells=protect(counts, rule=rule),
        answered=protect_count(sum(counts.values()), rule=rule),
        not_said=None if not_said is None else protect_count(not_said, rule=rule),
        reference=reference,
        targets=targets,
        caseload=caseload,
        rule=rule,
    )
    return {compared.category: compared for compared in found}


def everything(compared):
    """All that can be read off a comparison, in one text."""
    names = [name for name in dir(compared) if not name.startswith("__")]
    return repr({name: getattr(compared, name) for name in names if not callable(getattr(compared, name))})
