"""A questionnaire with every kind of question, in English, in Easy Read and in a made-up language."""

import re

from evaluation import languages
from evaluation.models import Invitation, Item, Language, Questionnaire, QuestionnaireVersion
from evaluation.phrases import CATALOGUE

WAYS = [
    {"code": "calls", "label": "Phone calls", "meaning": "counted"},
    {"code": "letters", "label": "Letters", "meaning": "counted"},
    {"code": "visits", "label": "Visits", "meaning": "counted"},
]
NONE = {"code": "none", "label": "None of these", "meaning": "counted", "is_exclusive": True}
NOT_SAID = {"code": "rather_not_say", "label": "I would rather not say", "meaning": "rather_not_say"}
KINDS = {
    "TONE": ("choice", "How were you met?", [*WAYS[:2], NOT_SAID]),
    "HOURS": ("band", "How many hours did it take?", [*WAYS[:2], NOT_SAID]),
    "USED": ("many", "What did you use?", [*WAYS, NONE, NOT_SAID]),
    "ORDER": ("ranking", "What matters most?", [*WAYS, NOT_SAID]),
    "WHEN": ("date", "When did you first call?", [NOT_SAID]),
    "WORD": ("short_text", "One word for it?", []),
    "WHY": ("text", "Why is that?", []),
}
PAGES = [
    ("Kinds of contact", ["TONE", "HOURS", "USED"]),
    ("In order", ["ORDER", "WHEN"]),
    ("In words", ["WORD", "WHY"]),
]
BESIDE_ENGLISH = ["en-easy", "xx", "xx-easy"]
NOT_TRANSLATED = (
    r"FourPi|Northfield Trust|Support line|Better crisis care|Workshop on 3 May|"
    r"Cora Coordinator|cora\.coordinator@example\.org|English|"
    r"How Northfield Trust looks after what you tell us\.|[A-Z2-9]{3}-[A-Z2-9]{3}"
)
STRANGE_LETTERS = str.maketrans({chr(code): "ж" for code in (*range(65, 91), *range(97, 123))})


def strange(text):
    """A text in the made-up language: every letter replaced, so that no English is left; gaps stay as they are."""
    pieces = re.split(r"(\{\w+\})", text)
    return "".join(piece if piece.startswith("{") else piece.translate(STRANGE_LETTERS) for piece in pieces)


def strange_phrases():
    return {code: strange(phrase["en"]) for code, phrase in CATALOGUE.items()}


def strange_language(organisation, *, code="xx", name="Ждж"):
    """The made-up language, whole, written from right to left."""
    language = Language.objects.create(organisation=organisation, code=code, name=name, is_right_to_left=True)
    return languages.keep_phrases(language=language, words=strange_phrases())


def english_left(page):
    """Latin letters that people would see or hear, apart from names, codes and buttons that are marked as English."""
    body = re.sub(r'(?s)<script.*?</script>|<style.*?</style>|<button[^>]* lang="en".*?</button>', "", page)
    seen = re.sub(r"<[^>]+>", " ", body)
    heard = " ".join(re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', body))
    return re.findall(r"[A-Za-z][A-Za-z ]+", re.sub(NOT_TRANSLATED, "", f"{seen} {heard}"))


def is_all_in_the_language(page):
    """Nothing on this page is in another language than the made-up one, and the browser is told so."""
    text = page.content.decode()
    assert '<html lang="xx" dir="rtl"' in text, page.request["PATH_INFO"]
    assert english_left(text) == [], page.request["PATH_INFO"]


def version_of_every_kind(*, variants=(), sensitive=()):
    """Publish it, with these variants whole."""
    questionnaire = Questionnaire.objects.create(
        code="every-kind", title="Every kind", phase="after", capacities=["service_user"], is_usual=False
    )
    for code, (kind, text, _) in KINDS.items():
        Item.objects.create(code=code, kind=kind, texts={"en": {"text": text}}, stage="process", use="counted")
    pages = [
        _in(
            variants,
            {
                "title": title,
                "intro": "",
                "items": [_item(code, variants, is_sensitive=code in sensitive) for code in codes],
            },
        )
        for title, codes in PAGES
    ]
    content = _in(variants, {"title": "Every kind of question", "note": "", "minutes": 5, "pages": pages})
    return QuestionnaireVersion.objects.create(
        questionnaire=questionnaire,
        number=1,
        content=content,
        content_hash=QuestionnaireVersion.hash_of(content),
        variants=list(variants),
    )


def ask(respondent, version, *, variant=""):
    """Ask this person this version instead, read in this way."""
    Invitation.objects.filter(pk=respondent.invitation.pk).update(version=version, variant=variant)
    respondent.invitation = Invitation.objects.get(pk=respondent.invitation.pk)
    return respondent


def _item(code, variants, *, is_sensitive):
    kind, text, options = KINDS[code]
    item = {"code": code, "kind": kind, "text": text, "hint": "", "is_sensitive": is_sensitive}
    return _in(variants, item | {"options": [_in(variants, option) for option in options]})


def _in(variants, node):
    """The node with its texts in each variant."""
    said = {name: node[name] for name in ("title", "intro", "text", "hint", "label") if node.get(name)}
    return node | {"variants": {one: {name: _said(one, text) for name, text in said.items()} for one in variants}}


def _said(variant, text):
    return text + " (in short)" if variant == "en-easy" else strange(text)
