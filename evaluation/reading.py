"""How a person reads: in which language, and whether in Easy Read. Chosen once, remembered, changed at any time."""

from dataclasses import dataclass

from evaluation.models import Invitation, Language
from evaluation.models.wording import EASY, ENGLISH
from evaluation.phrases import Phrases, missing_from
from participants.models import Participant

ENGLISH_NAME = "English"


@dataclass(frozen=True)
class Way:
    """One way to read: "en", "en-easy", "cy", "cy-easy"."""

    variant: str
    name: str
    phrases: Phrases
    is_right_to_left: bool = False

    @property
    def is_easy(self):
        return self.variant.endswith(EASY)

    @property
    def language(self):
        """For the page's `lang`."""
        return self.variant.removesuffix(EASY)

    @property
    def direction(self):
        return "rtl" if self.is_right_to_left else "ltr"


IN_ENGLISH = Way(ENGLISH, ENGLISH_NAME, Phrases())


def ways_to_read(*, version, organisation):
    """Every way in which this version is whole: its texts, and the words around them. English first."""
    offered = list(version.variants)
    ways = [IN_ENGLISH]
    if ENGLISH + EASY in offered:
        ways.append(Way(ENGLISH + EASY, ENGLISH_NAME, Phrases(is_easy=True)))
    for language in _languages(offered, organisation):
        if missing_from(language.phrases):
            continue
        for variant in (language.code, language.code + EASY):
            if variant in offered:
                ways.append(_way(variant, language))
    return ways


def way_of(*, invitation, organisation):
    """How this person reads now. A language with a phrase missing is read on, that phrase in English."""
    variant = invitation.variant if invitation.variant in invitation.version.variants else ENGLISH
    if variant.removesuffix(EASY) == ENGLISH:
        return Way(variant, ENGLISH_NAME, Phrases(is_easy=variant.endswith(EASY)))
    language = next(iter(_languages([variant], organisation)), None)
    return _way(variant, language) if language else Way(variant, ENGLISH_NAME, Phrases())


def choose(*, invitation, variant):
    """The person reads like this from now on: this questionnaire, and the next ones."""
    Invitation.objects.filter(pk=invitation.pk).update(variant=variant)
    if invitation.involvement_id:
        Participant.objects.filter(involvements=invitation.involvement_id).update(reads_in=variant)


def _languages(variants, organisation):
    codes = {variant.removesuffix(EASY) for variant in variants} - {ENGLISH}
    return Language.objects.filter(organisation=organisation, code__in=codes) if codes else ()


def _way(variant, language):
    phrases = Phrases(language.phrases, is_easy=variant.endswith(EASY))
    return Way(variant, language.name, phrases, language.is_right_to_left)
