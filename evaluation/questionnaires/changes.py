"""What differs between two contents, in words that somebody can judge: do the answers still mean the same?"""

from activities.comparing import Difference


def between(old, new):
    """Every difference of two contents in the order of the newer: questions, answers, pages, then all around them."""
    return [*_questions(old, new), *_pages(old, new), *_around(old, new)]


def _questions(old, new):
    before, after = _by_code(old), _by_code(new)
    for code, (_, item) in after.items():
        if code not in before:
            yield Difference(f"A new question ({short(code)})", "", _whole(item))
    for code, (_, item) in before.items():
        if code not in after:
            yield Difference(f"A question taken out ({short(code)})", _whole(item), "")
    for code, (_, item) in after.items():
        if code in before:
            yield from _reworded(before[code][1], item)
    kept_before = [code for code in before if code in after]
    kept_after = [code for code in after if code in before]
    if kept_before != kept_after:
        yield Difference(
            "The order of the questions", *(", ".join(map(short, codes)) for codes in (kept_before, kept_after))
        )


def _reworded(was, now):
    name = short(now["code"])
    if was["text"] != now["text"]:
        yield Difference(f"The wording of {name}", was["text"], now["text"])
    if was["hint"] != now["hint"]:
        yield Difference(f"The hint of {name}", was["hint"], now["hint"])
    if _answers(was) != _answers(now):
        yield Difference(f"The answers to {name}", _answers(was), _answers(now))
    if was["is_sensitive"] != now["is_sensitive"]:
        words = {True: "It may upset people: support is shown", False: "No support is shown"}
        yield Difference(f"Whether {name} may upset people", words[was["is_sensitive"]], words[now["is_sensitive"]])
    if _answers(was) == _answers(now) and _meanings(was) != _meanings(now):
        yield Difference(f"How the answers to {name} are counted", *map(_meanings, (was, now)))
    if _variants_of(was) != _variants_of(now):
        yield Difference(f"{name} in other languages or Easy Read", *map(_in_variants, (was, now)))


def _pages(old, new):
    if _titles(old) != _titles(new):
        yield Difference("The pages", _titles(old), _titles(new))
    was, now = _by_code(old), _by_code(new)
    regrouped = [short(code) for code in now if code in was and was[code][0]["title"] != now[code][0]["title"]]
    if regrouped and _titles(old) == _titles(new):
        where = [", ".join(f"{short(c)}: {page['title']}" for c, (page, _) in both.items()) for both in (was, now)]
        yield Difference("The page of some questions", *where)
    for words, say in (("What pages say first", _intros), ("Who is shown which page", _conditions)):
        if say(old) != say(new):
            yield Difference(words, say(old), say(new))


def _around(old, new):
    if old["title"] != new["title"]:
        yield Difference("The title", old["title"], new["title"])
    if old["note"] != new["note"]:
        yield Difference("The note for staff", old["note"], new["note"])
    around = [[_variants_of(content), [_variants_of(page) for page in content["pages"]]] for content in (old, new)]
    if around[0] != around[1]:
        yield Difference("The title and pages in other languages or Easy Read", *map(_around_in_variants, (old, new)))


def condition_in_words(content, place):
    """Who is shown the page at this place, in a sentence without its end; nothing where everybody is."""
    shown_if = content["pages"][place].get("shown_if")
    if not shown_if:
        return ""
    _, item = _by_code(content)[shown_if["code"]]
    labels = {option["code"]: option["label"] for option in item["options"]}
    chosen = " or ".join(f"“{labels.get(code, code)}”" for code in shown_if["options"])
    return f"Only people who answered {chosen} to “{item['text']}”"


def short(code):
    """The code of an item as people in the organisation know it."""
    return code.rpartition(".")[2]


def _by_code(content):
    return {item["code"]: (page, item) for page in content["pages"] for item in page["items"]}


def _whole(item):
    return "\n".join(words for words in (item["text"], item["hint"], _answers(item)) if words)


def _answers(item):
    return " / ".join(option["label"] for option in item["options"])


def _meanings(item):
    return "\n".join(
        f"{option['label']}: {option['meaning'].replace('_', ' ')}{', rules out the others' * is_exclusive}"
        for option in item["options"]
        for is_exclusive in [option.get("is_exclusive", False)]
    )


def _titles(content):
    return "\n".join(f"{number}. {page['title']}" for number, page in enumerate(content["pages"], start=1))


def _intros(content):
    return "\n".join(f"{page['title']}: {page['intro']}" for page in content["pages"] if page["intro"])


def _conditions(content):
    said = [(page["title"], condition_in_words(content, place)) for place, page in enumerate(content["pages"])]
    return "\n".join(f"{title}: {words}" for title, words in said if words)


def _variants_of(node):
    return [node.get("variants", {}), [option.get("variants", {}) for option in node.get("options", [])]]


def _in_variants(item):
    return _written([item, *item["options"]])


def _around_in_variants(content):
    return _written([content, *content["pages"]])


def _written(parts):
    return "\n".join(
        f"{variant}: {words}" for part in parts for variant, found in _said(part) for words in found.values()
    )


def _said(node):
    return sorted(node.get("variants", {}).items())
