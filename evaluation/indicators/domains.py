"""The parts of 4PI of a round: what was said to their scored questions taken together, side by side, and no score."""

from activities.framework import ProcessArea, Stage
from evaluation import said
from evaluation.models import Item
from figures.domains import Asked, DomainSide, ProtectedDomain, added_up, is_yes_or_no, protect_domain
from figures.scales import Meaning
from figures.sides import Counting

DOMAINS = {stage.value: str(stage.label) for stage in (Stage.PRINCIPLES, Stage.PURPOSE)} | {
    area.value: str(area.label) for area in ProcessArea
}
# One question alone would only be said twice.
FEWEST_QUESTIONS = 2


def domain_of(item):
    """The part of 4PI that this item counts towards, or nothing."""
    place = item.area or item.stage
    return place if item.use == Item.Use.SCORED and place in DOMAINS else ""


def domains(answers) -> tuple[ProtectedDomain, ...]:
    """Every part of 4PI of which a round that is out asked some side at least two questions, in the order of 4PI."""
    if not answers.is_out:
        return ()
    asked = {domain: _sides(answers, codes) for domain, codes in _codes(answers).items()}
    meant = list(_meant(answers, asked))
    records, by_name = said.together(answers.round, meant=meant), _by_name(answers, meant)
    return tuple(
        protect_domain(
            code=domain,
            name=DOMAINS[domain],
            sides=[
                DomainSide(
                    side.capacity,
                    side.label,
                    theirs,
                    _people(theirs, records.get((domain, side.capacity), {})),
                    None if side.by_name is None else _people(theirs, by_name.get((domain, side.capacity), {})),
                )
                for side, theirs in asked[domain]
            ],
        )
        for domain in DOMAINS
        if asked.get(domain)
    )


def _by_name(answers, meant):
    """The records of those asked by name, where others answered without one. Nobody has them of answers cut off."""
    is_mixed = any(side.by_name is not None for side in answers.sides)
    if not is_mixed or said.is_cut_off(answers.round):
        return {}
    return said.together(answers.round, meant=meant, by_name=True)


def _codes(answers):
    """{part: [item code, …]}, of questions that are answered by yes, no or not sure."""
    found = {}
    for code, asked in answers.asked.items():
        domain = domain_of(answers.items[code])
        if domain and asked.counting is Counting.ONE and is_yes_or_no(asked.options):
            found.setdefault(domain, []).append(code)
    return found


def _sides(answers, codes):
    """Each side with the questions that everybody on it was asked: no earlier answer led there."""
    found = []
    for side in answers.sides:
        theirs = [
            Asked(code, answers.asked[code].question.text, answers.result(code).side(side.capacity))
            for code in codes
            if side.capacity in answers.asked[code].capacities - answers.asked[code].conditions.keys()
        ]
        if len(theirs) >= FEWEST_QUESTIONS:
            found.append((side, tuple(theirs)))
    return found


def _meant(answers, asked):
    """What each answer that is added up means: (part, capacity, item code, option, meaning)."""
    for domain, sides in asked.items():
        for side, theirs in sides:
            for one in added_up(theirs):
                for option in answers.asked[one.code].options:
                    yield domain, side.capacity, one.code, option.code, option.meaning.value


def _people(theirs, records):
    """People by what they said to each question that is added up, in order."""
    people = {}
    for given, count in records.items():
        meant = {code: Meaning(meaning) for code, meaning in given}
        people[tuple(meant.get(one.code) for one in added_up(theirs))] = count
    return people
