"""From the codes of one scheme to those of a coarser one, or a sentence that says why there is no way."""

from collections.abc import Mapping

from participants.categories.schemes import NoMapping, Scheme, Step, all_schemes, scheme, steps


def map_codes(source: str, target: str) -> Mapping[str, str]:
    """For each code of the source scheme, the code of the target that holds everyone in it. Raises NoMapping."""
    one, other = scheme(source), scheme(target)
    if one.code == other.code:
        return {category.code: category.code for category in one.categories}
    found = _by_age(one, other) if _is_of_ages(one) and _is_of_ages(other) else _by_steps(one, other)
    if found is None:
        raise NoMapping(_no_way(one, other))
    return found


def _by_age(one: Scheme, other: Scheme) -> dict[str, str] | None:
    """Each band into the wider band that holds it. A band that two would share has no place."""
    found: dict[str, str] = {}
    for category in one.categories:
        for wider in other.categories:
            if category.band and wider.band and wider.band.holds(category.band):
                found[category.code] = wider.code
    return found if len(found) == len(one.categories) else None


def _by_steps(one: Scheme, other: Scheme) -> dict[str, str] | None:
    """The shortest chain of direct steps."""
    ways: list[tuple[str, dict[str, str]]] = [(one.code, {c.code: c.code for c in one.categories})]
    reached = {one.code}
    for at, codes in ways:
        if at == other.code:
            return codes
        for step in steps():
            if step.source == at and step.target not in reached:
                reached.add(step.target)
                ways.append((step.target, _follow(codes, step)))
    return None


def _follow(codes: dict[str, str], step: Step) -> dict[str, str]:
    return {code: step.codes.get(now, now) for code, now in codes.items()}


def _no_way(one: Scheme, other: Scheme) -> str:
    """What cannot be compared, and in which scheme the two would meet, if in any."""
    sentence = f"“{one.name}” cannot be turned into “{other.name}”: "
    if one.characteristic != other.characteristic:
        return sentence + "they describe different things."
    straddling = _straddling(one, other)
    if straddling:
        return sentence + f"the people of “{straddling}” would fall into more than one of its groups."
    sentence += "its groups divide people differently."
    common = _common(one, other)
    return sentence + (f" Both can be turned into “{common.name}”." if common else "")


def _straddling(one: Scheme, other: Scheme) -> str:
    if not (_is_of_ages(one) and _is_of_ages(other)):
        return ""
    return next(
        (
            c.label
            for c in one.categories
            if not any(w.band and c.band and w.band.holds(c.band) for w in other.categories)
        ),
        "",
    )


def _common(one: Scheme, other: Scheme) -> Scheme | None:
    for candidate in all_schemes().values():
        if candidate.code not in (one.code, other.code) and all(
            _by_steps(each, candidate) is not None for each in (one, other)
        ):
            return candidate
    return None


def _is_of_ages(one: Scheme) -> bool:
    return one.categories[0].band is not None
