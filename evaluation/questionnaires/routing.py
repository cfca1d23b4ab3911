"""Who is shown which page: a page may wait for an answer given on an earlier page, never on a later one."""

from django.core.exceptions import ValidationError

from evaluation.models import Kind
from evaluation.questionnaires.content import options_of
from evaluation.questionnaires.texts import item_english

NOT_EARLIER = (
    "The page “{page}” is only for people who gave a certain answer to {code}, so that question has to stand on an "
    "earlier page. Change who sees “{page}” first."
)
NO_SUCH_ANSWER = (
    "The page “{page}” is only for people who gave a certain answer to {code}, and that answer is no longer there. "
    "Change who sees “{page}”."
)


def earlier_items(pages, page):
    """The placed items with options that stand before a page, in order: what its condition may ask about."""
    found = []
    for earlier in pages:
        if earlier.pk == page.pk:
            break
        found += [placed for placed in earlier.placed.all() if placed.item.kind in Kind.WITH_OPTIONS]
    return found


def broken_conditions(pages):
    """Pages whose condition cannot be met as the pages stand, each with the reason in a sentence."""
    for page in pages:
        if not page.shown_if_item_id:
            continue
        found = next((one for one in earlier_items(pages, page) if one.item_id == page.shown_if_item_id), None)
        if found is None:
            yield page, NOT_EARLIER.format(page=page, code=page.shown_if_item.short_code)
        elif set(page.shown_if_options) - {option["code"] for option in options_of(found.item)}:
            yield page, NO_SUCH_ANSWER.format(page=page, code=found.item.short_code)


def refuse_broken(pages):
    """Raise ValidationError where a condition cannot be met."""
    if broken := [words for _, words in broken_conditions(pages)]:
        raise ValidationError(broken)


def in_words(page, pages):
    """Who is shown a page, in a sentence; nothing where everybody is."""
    if not page.shown_if_item_id:
        return ""
    found = next((one for one in earlier_items(pages, page) if one.item_id == page.shown_if_item_id), None)
    if found is None:
        return f"Only people who gave a certain answer to {page.shown_if_item.short_code}"
    labels = {option["code"]: option["label"] for option in options_of(found.item)}
    chosen = " or ".join(f"“{labels.get(code, code)}”" for code in page.shown_if_options)
    return f"Only people who answered {chosen} to “{item_english(found, 'text')}”"
