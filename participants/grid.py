"""Where people with lived experience are present: four levels and three phases, with the gaps in words."""

from dataclasses import dataclass

from activities.framework import Level, WorkPhase
from figures.plain import join_words
from participants.models import Place

# Short, so that a level is not taken for a phase.
LEVELS = {
    Level.OWN_CARE: "Own care",
    Level.COMMUNITY: "Community",
    Level.SERVICE: "The service",
    Level.ORGANISATION: "The organisation",
}
NOBODY, THERE, NOT_NEEDED = Place.State.NOBODY, Place.State.THERE, Place.State.NOT_NEEDED


@dataclass(frozen=True)
class Row:
    """One level with its three places, in the order of the phases; a place nobody wrote about is empty."""

    level: Level
    places: tuple[Place, ...]

    @property
    def label(self):
        return LEVELS[self.level]

    @property
    def empty_in(self):
        """The phases in which nobody is there, in words; "" if there is none."""
        return join_words([place.get_phase_display().lower() for place in self.places if place.state == NOBODY])


@dataclass(frozen=True)
class Grid:
    rows: tuple[Row, ...]

    @property
    def is_begun(self):
        return any(place.pk for row in self.rows for place in row.places)

    @property
    def gaps(self):
        """The levels at which nobody is there in some phase."""
        return [row for row in self.rows if row.empty_in]

    @property
    def taken(self):
        """In how many places somebody is there."""
        return self._count(THERE)

    @property
    def needed(self):
        """How many places there are, without those where nobody is needed."""
        return self._count(THERE) + self._count(NOBODY)

    def _count(self, state):
        return sum(place.state == state for row in self.rows for place in row.places)


def of_activity(activity):
    return of_places(activity, activity.places.all())


def of_places(activity, places):
    written = {(place.level, place.phase): place for place in places}
    return Grid(
        tuple(
            Row(
                level=level,
                places=tuple(
                    written.get((level, phase)) or Place(activity=activity, level=level, phase=phase, state=NOBODY)
                    for phase in WorkPhase
                ),
            )
            for level in Level
        )
    )


def keep(*, activity, level, answers):
    """Keep what was said about one level: {phase: {"state", "roles", "people", "not_needed_reason"}}."""
    for phase, answer in answers.items():
        Place.objects.update_or_create(activity=activity, level=level, phase=phase, defaults=answer)
