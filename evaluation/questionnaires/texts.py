"""Which words stand where: what a working copy says itself goes before what the bank says.

Texts are {variant: {name: words}}. Words in another variant keep the English they were made from under "of", so that a
later change of the English can be seen.
"""

from dataclasses import dataclass

from evaluation.models.wording import EASY, ENGLISH

OF = "of"
ITEM_NAMES = ("text", "hint")
PICTURE, SOUND = "picture", "sound"
EASY_ENGLISH = ENGLISH + EASY


@dataclass(frozen=True)
class Said:
    """Words in a variant, and the English they were made from: None where nobody has said."""

    words: str
    of: str | None = None

    def is_behind(self, english):
        """Whether the English has changed since these words were written."""
        return bool(self.words) and self.of is not None and self.of != english


def said(texts, variant, name):
    """What these texts say themselves, or None where they leave it to others."""
    node = texts.get(variant, {})
    return Said(node[name], node.get(OF, {}).get(name)) if name in node else None


def english(texts, name):
    """What these texts say in English, or nothing."""
    return texts.get(ENGLISH, {}).get(name, "")


def item_english(placed, name):
    """How a placed item is worded in English: here, or else as the bank has it."""
    here = said(placed.texts, ENGLISH, name)
    return here.words if here else english(placed.item.texts, name)


def item_said(placed, variant, name):
    """What a placed item says in a variant. The bank's words are made from the bank's English."""
    if here := said(placed.texts, variant, name):
        return here
    there = said(placed.item.texts, variant, name)
    if there is None:
        return Said("")
    return Said(there.words, english(placed.item.texts, name) if there.of is None else there.of)


def option_said(questionnaire, scale, option, variant, name):
    """What an option says in a variant: as this questionnaire has it, or else as the scale has it."""
    here = questionnaire.texts.get(variant, {}).get("scales", {}).get(scale.code, {}).get(option["code"], {})
    if name in here:
        return Said(here[name], here.get(OF, {}).get(name))
    return Said(option.get("variants", {}).get(variant, {}).get(name, ""))


def variants_begun(questionnaire):
    """The variants other than English that somebody has begun to write for this questionnaire."""
    return sorted(variant for variant in questionnaire.texts if variant != ENGLISH)


def write(texts, variant, words, *, of=None):
    """The texts with these words ({name: words}) in a variant; empty words take them out.

    `of` is the English they were made from, by name.
    """
    node = dict(texts.get(variant, {}))
    made_from = dict(node.get(OF, {}))
    for name, value in words.items():
        if value:
            node[name] = value
        else:
            node.pop(name, None)
        if of and name in of and value:
            made_from[name] = of[name]
        else:
            made_from.pop(name, None)
    node.pop(OF, None)
    if made_from:
        node[OF] = made_from
    changed = {key: value for key, value in texts.items() if key != variant}
    return {**changed, variant: node} if node else changed
