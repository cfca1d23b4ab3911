"""How a person reads: in which language, and whether in Easy Read. Chosen once, remembered, changed at any time."""

from dataclasses import dataclass, replace

from evaluation.models import Invitation, Language
from evaluation.models.wording import EASY, ENGLISH
from evaluation.phrases import Phrases
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

    def called(self, *, among):
        """What this way is called in its own words, beside the others."""
        if not self.is_easy:
            return self.name
        easy = self.phrases.say("language.easy")
        return f"{easy} ({self.name})" if any(way.language != self.language for way in among) else easy

    def only(self, *groups):
        """The same with the words of these groups alone."""
        return replace(self, phrases=self.phrases.only(*groups))

    def for_page(self):
        """What a page needs to be read in this way."""
        return {"way": self, "phrases": self.phrases, "is_easy": self.is_easy}


IN_ENGLISH = Way(ENGLISH, ENGLISH_NAME, Phrases())


def ways_to_read(*, variants, organisation):
    """Of the variants in which the texts are whole, every one whose words around them are offered. English first."""
    offered = list(variants)
    ways = [IN_ENGLISH]
    if ENGLISH + EASY in offered:
        ways.append(Way(ENGLISH + EASY, ENGLISH_NAME, Phrases(is_easy=True)))
    for language in _languages(offered, organisation):
        if not language.is_offered:
            continue
        for variant in (language.code, language.code + EASY):
            if variant in offered:
                ways.append(_way(variant, language))
    return ways


def way_of(*, invitation, organisation):
    """How this person reads now. A language with a phrase missing is read on, that phrase in English."""
    variant = invitation.variant if invitation.variant in invitation.version.variants else ENGLISH
    return _way_in(variant, organisation) or Way(variant, ENGLISH_NAME, Phrases())


def way_of_person(participant, *, organisation):
    """How this person reads what is asked beside any questionnaire: as they chose last."""
    return _way_in(participant.reads_in or ENGLISH, organisation) or IN_ENGLISH


def choose(*, invitation, variant):
    """The person reads like this from now on: this questionnaire, and the next ones."""
    Invitation.objects.filter(pk=invitation.pk).update(variant=variant)
    if invitation.involvement_id:
        Participant.objects.filter(involvements=invitation.involvement_id).update(reads_in=variant)


def _way_in(variant, organisation):
    """The way of this variant, or None where the organisation has no such language."""
    if variant.removesuffix(EASY) == ENGLISH:
        return Way(variant, ENGLISH_NAME, Phrases(is_easy=variant.endswith(EASY)))
    language = next(iter(_languages([variant], organisation)), None)
    return language and _way(variant, language)


def _languages(variants, organisation):
    codes = {variant.removesuffix(EASY) for variant in variants} - {ENGLISH}
    return Language.objects.filter(organisation=organisation, code__in=codes) if codes else ()


def _way(variant, language):
    phrases = Phrases(language.phrases, is_easy=variant.endswith(EASY))
    return Way(variant, language.name, phrases, language.is_right_to_left)
