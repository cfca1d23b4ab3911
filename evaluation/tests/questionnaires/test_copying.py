"""Making one's own from a published version loses nothing that people are asked."""

import pytest

from evaluation.models import QuestionnaireVersion
from evaluation.questionnaires import copying, publishing
from evaluation.questionnaires.content import content_of, with_pages

pytestmark = pytest.mark.django_db


def content(questionnaire):
    return content_of(with_pages(type(questionnaire).objects.filter(pk=questionnaire.pk)).get())


def without_minutes(content):
    """The content without what may differ, and without empty texts in a variant, which say nothing."""
    return said({key: value for key, value in content.items() if key not in ("minutes", "title", "variants")})


def said(node, in_variants=False):
    if isinstance(node, list):
        return [said(one, in_variants) for one in node]
    if isinstance(node, dict):
        return {
            key: said(value, in_variants or key == "variants")
            for key, value in node.items()
            if not (in_variants and value == "")
        }
    return node


def test_every_shipped_questionnaire_copies_as_it_is(cast):
    """Texts, order, options, routing, Easy Read: all but the title and our own count of the minutes."""
    copied = 0
    for version in QuestionnaireVersion.objects.offered(organisation=None):
        own = copying.copy_version(version=version, organisation=cast.organisation, title="Ours")
        assert without_minutes(content(own)) == without_minutes(version.content), version
        assert content(own)["title"] == "Ours"
        # A copy of a short or special form is not offered before the usual one either.
        assert (own.is_usual, own.phase) == (version.questionnaire.is_usual, version.questionnaire.phase)
        copied += 1
    assert copied >= 6


def test_easy_read_routing_and_pictures_of_answers_come_along(cast, shipped):
    content_of_it = {**shipped.content, "variants": {"en-easy": {"title": "Easy", "note": "For staff"}}, "pages": []}
    for page in shipped.content["pages"][:2]:
        items = [
            item
            | {
                "variants": {"en-easy": {"text": f"Easy {item['code']}", "picture": "/p/", "sound": "/s/"}},
                "options": [
                    option | {"variants": {"en-easy": {"label": f"E {option['label']}", "picture": "/o/"}}}
                    for option in item["options"]
                ],
            }
            for item in page["items"]
        ]
        easy = {"variants": {"en-easy": {"title": "Easy page"}}}
        content_of_it["pages"].append({**page, **easy, "items": items})
    first = content_of_it["pages"][0]["items"][0]
    content_of_it["pages"][1]["shown_if"] = {"code": first["code"], "options": [first["options"][0]["code"]]}
    version = publishing.add_version(questionnaire=shipped.questionnaire, content=content_of_it)

    own = copying.copy_version(version=version, organisation=cast.organisation, title=shipped.title)

    assert without_minutes(content(own)) == without_minutes(version.content)
    assert content(own)["variants"] == version.content["variants"]
    assert version.variants == ["en-easy"]
