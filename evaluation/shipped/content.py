"""Puts a shipped questionnaire together from its files: what each form asks, what each code means, Easy Read."""

EASY_READ = "en-easy"


def content_of_entry(entry, *, items, scales, easy_read):
    """The content of a version: {"title", "minutes", "note", "pages"}, with the variants that the entry has."""
    has_easy_read = EASY_READ in entry.get("variants", ())
    return {
        "title": entry["title"],
        "minutes": entry["minutes"],
        "note": entry["wording_note"],
        "pages": [
            _page(page, items=items, scales=scales, easy_read=easy_read if has_easy_read else None)
            for page in entry["pages"]
        ],
    } | _variant(has_easy_read, {"title": entry["title"], "note": entry["wording_note"]})


def options_with_easy_read(scale, *, easy_read):
    """The options of a scale, with their Easy Read labels and pictures where there are any."""
    said = easy_read["scales"].get(scale["code"], {})
    return [option | _variant(option["code"] in said, said.get(option["code"])) for option in scale["options"]]


def texts_of_items(questionnaires, *, easy_read):
    """How each item is worded where it first stands, which is how the bank words it: {code: {variant: texts}}."""
    texts = {}
    for entry in questionnaires:
        for page in entry["pages"]:
            for wording in page["items"]:
                texts.setdefault(wording["code"], {"en": {key: wording[key] for key in ("text", "hint")}})
    for code, said in easy_read["items"].items():
        texts[code][EASY_READ] = said
    return texts


def _page(page, *, items, scales, easy_read):
    made = {
        "title": page["title"],
        "intro": page["intro"],
        "items": [
            _item(wording, items[wording["code"]], scales=scales, easy_read=easy_read) for wording in page["items"]
        ],
    }
    if "shown_if" in page:
        made["shown_if"] = page["shown_if"]
    # Page titles are short in any case; only what names an answer has to be said anew.
    own = page.get("variants", {}).get(EASY_READ, {})
    return made | _variant(easy_read, {"title": page["title"], "intro": page["intro"]} | own)


def _item(wording, item, *, scales, easy_read):
    scale = scales.get(item["scale"])
    options = scale["options"] if scale else []
    if easy_read and scale:
        options = options_with_easy_read(scale, easy_read=easy_read)
    made = {
        "code": item["code"],
        "kind": item["kind"],
        "text": wording["text"],
        "hint": wording["hint"],
        "is_sensitive": item["sensitive"],
        "options": options,
        # Stands only where it is so: what was published before keeps its fingerprint.
        **({"may_be_shared": True} if item.get("may_be_shared") else {}),
    }
    return made | _variant(easy_read, easy_read and easy_read["items"][item["code"]])


def _variant(is_there, texts):
    return {"variants": {EASY_READ: texts}} if is_there else {}
