"""The organisation's own list of what has to be arranged: made, published, and never changed afterwards."""

import hashlib
import json
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import InternalError, connection, transaction
from django.urls import reverse

from activities.checklists import changes, shipped, working_copy
from activities.framework import ProcessArea
from activities.models import ChecklistItem, ChecklistVersion
from activities.tests.reading import MARKUP, words

FIRST_LIST = "0cd133770e7c436a"


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast.administrator)
    return client


@pytest.fixture
def begun(cast):
    working_copy.begin(organisation=cast.organisation)
    return cast.organisation


def at(name, organisation, *more):
    return reverse(f"activities:{name}", args=[organisation.pk, *more])


def publish(organisation, by, note="We changed it."):
    return working_copy.publish(organisation=organisation, by=by, change_note=note)


def refused(change):
    """Whether the database itself refuses the change."""
    with pytest.raises(InternalError), transaction.atomic():
        change()
    return True


def test_the_first_list_that_came_never_changes():
    # Activities were given exactly these words. What is new stands in a later version of the file.
    first = shipped.read()[0]
    written = json.dumps(first["items"], sort_keys=True, ensure_ascii=False)
    assert hashlib.sha256(written.encode()).hexdigest().startswith(FIRST_LIST)
    assert [sum(item["area"] == area for item in first["items"]) for area in ProcessArea] == [10, 8, 10, 12]


def test_publishing_what_came_twice_changes_nothing(db):
    before = list(ChecklistVersion.objects.values())
    shipped.publish()
    assert list(ChecklistVersion.objects.values()) == before and len(before) == len(shipped.read())


def test_an_administrator_adds_rewords_retires_moves_and_publishes(administrator, cast):
    organisation = cast.organisation
    administrator.post(at("checklist-begin", organisation))
    assert organisation.checklist_items.count() == 40 and not working_copy.is_changed(organisation)
    administrator.post(at("checklist-item-create", organisation), {"text": "A quiet room", "area": "support"})
    items = {item.code: item for item in organisation.checklist_items.all()}
    new = items["own-C1"]
    administrator.post(at("checklist-item-update", organisation, items["A1"].pk), {"text": MARKUP})
    administrator.post(at("checklist-item-retire", organisation, items["D11"].pk))
    administrator.post(at("checklist-item-move", organisation, new.pk), {"direction": "up"})

    shown = administrator.get(at("checklist-publish", organisation))
    said = words(shown)
    for expected in ("New in support and training", "Retired from practical issues", "Other words in engagement"):
        assert expected in said
    assert "<script>alert" not in shown.content.decode()
    for expected in ("put in: A quiet room", f"taken out: {items['D11'].text}", f"taken out: {items['A1'].text}"):
        assert expected in said
    seen = shown.context["form"].initial["seen_hash"]
    posted = {"seen_hash": seen, "change_note": "What members asked for."}
    response = administrator.post(at("checklist-publish", organisation), posted, follow=True)

    assert "Version 1 is published" in words(response)
    version = ChecklistVersion.objects.in_force(organisation)
    assert (version.organisation, version.number, version.published_by) == (organisation, 1, cast.administrator)
    assert [item["code"] for item in version.items if item["area"] == "support"][-2:] == ["own-C1", "C10"]
    assert "D11" not in version.codes and len(version.items) == 40
    assert "What members asked for." in words(administrator.get(at("checklist-version", organisation, version.pk)))
    # Nobody else's list has changed.
    assert ChecklistVersion.objects.in_force(cast.other).organisation is None


def test_nothing_is_published_without_a_note_or_without_a_change(administrator, begun, cast):
    seen = administrator.get(at("checklist-publish", begun)).context["form"].initial["seen_hash"]
    response = administrator.post(at("checklist-publish", begun), {"change_note": "Why not", "seen_hash": seen})
    assert response.context["form"].non_field_errors() == [working_copy.NOTHING_CHANGED]
    working_copy.add(organisation=begun, area="support", text="A quiet room")
    response = administrator.post(at("checklist-publish", begun), {"change_note": " "})
    assert response.context["form"].errors == {"change_note": ["Enter what you changed and why"]}
    assert not begun.checklist_versions.exists()


def test_what_a_colleague_changed_meanwhile_is_looked_at_again(administrator, begun):
    working_copy.add(organisation=begun, area="support", text="A quiet room")
    seen = administrator.get(at("checklist-publish", begun)).context["form"].initial["seen_hash"]
    working_copy.add(organisation=begun, area="support", text="A second quiet room")
    response = administrator.post(at("checklist-publish", begun), {"seen_hash": seen, "change_note": "A room"})
    assert response.context["form"].non_field_errors() == [working_copy.CHANGED_MEANWHILE]
    assert "A room" in response.content.decode() and not begun.checklist_versions.exists()


def test_an_empty_list_is_refused(begun, cast):
    for item in begun.checklist_items.all():
        working_copy.retire(item=item)
    with pytest.raises(ValidationError, match="at least one item"):
        publish(begun, cast.administrator)


def test_a_code_is_never_used_again(begun, cast):
    first = working_copy.add(organisation=begun, area="support", text="A quiet room")
    publish(begun, cast.administrator)
    working_copy.retire(item=ChecklistItem.objects.get(pk=first.pk))
    assert ChecklistItem.objects.get(pk=first.pk).is_retired
    assert working_copy.add(organisation=begun, area="support", text="Another").code == "own-C2"
    # It comes back under its own code, not as something new.
    working_copy.bring_back(item=first)
    assert "own-C1" in {item["code"] for item in working_copy.content_of(begun)}


def test_what_was_never_published_is_removed_not_retired(begun):
    item = working_copy.add(organisation=begun, area="support", text="A slip")
    working_copy.retire(item=item)
    assert not ChecklistItem.objects.filter(pk=item.pk).exists()


def test_the_database_keeps_codes_areas_and_published_items(begun, cast):
    item = begun.checklist_items.get(code="A1")
    assert refused(lambda: ChecklistItem.objects.filter(pk=item.pk).update(code="A99"))
    assert refused(lambda: ChecklistItem.objects.filter(pk=item.pk).update(area="support"))
    assert refused(lambda: ChecklistItem.objects.filter(pk=item.pk).update(is_published=False))
    assert refused(lambda: ChecklistItem.objects.filter(pk=item.pk).delete())


def test_the_database_keeps_published_versions(begun, cast):
    working_copy.add(organisation=begun, area="support", text="A quiet room")
    version = publish(begun, cast.administrator)
    for one in (version, ChecklistVersion.objects.shipped()):
        assert refused(lambda one=one: ChecklistVersion.objects.filter(pk=one.pk).update(items=[]))
        assert refused(lambda one=one: ChecklistVersion.objects.filter(pk=one.pk).delete())


def test_dropping_the_changes_goes_back_to_the_list_in_force(administrator, begun, cast):
    added = working_copy.add(organisation=begun, area="support", text="A quiet room")
    publish(begun, cast.administrator)
    working_copy.retire(item=begun.checklist_items.get(code="A1"))
    working_copy.word(item=added, text="Other words")
    working_copy.move(item=begun.checklist_items.get(code="A2"), direction=working_copy.DOWN)
    working_copy.add(organisation=begun, area="support", text="Never published")
    assert working_copy.is_changed(begun)
    administrator.post(at("checklist-drop", begun))
    assert working_copy.content_of(begun) == ChecklistVersion.objects.in_force(begun).items


def test_what_is_new_in_a_later_release_can_be_taken_in(administrator, begun, cast):
    working_copy.add(organisation=begun, area="support", text="A quiet room")
    publish(begun, cast.administrator)
    items = [*ChecklistVersion.objects.shipped().items, {"code": "B9", "area": "communication", "text": "Rest days"}]
    ChecklistVersion.objects.create(number=2, items=items, content_hash="x" * 64)
    # Its own version stays in force; what is new is offered.
    assert ChecklistVersion.objects.in_force(begun).organisation == begun
    assert "Rest days" in words(administrator.get(at("checklist", begun)))
    administrator.post(at("checklist-take-in", begun))
    administrator.post(at("checklist-take-in", begun))
    assert [item["text"] for item in working_copy.content_of(begun) if item["code"] == "B9"] == ["Rest days"]
    # Who has no list of their own has the later release at once.
    assert ChecklistVersion.objects.in_force(cast.other).number == 2


def test_differences_are_told_in_words():
    old = [{"code": code, "area": "support", "text": code} for code in ("C1", "C2", "C3")]
    new = [{"code": "C2", "area": "support", "text": "C2"}, {"code": "C1", "area": "support", "text": "Other"}]
    found = [(each.label, each.before, each.after) for each in changes.between(old, new)]
    assert found == [
        ("Other words in support and training", "C1", "Other"),
        ("Retired from support and training", "C3", ""),
        ("The order in support and training", "C1\nC2", "C2\nOther"),
    ]


def test_ten_thousand_characters_and_nul_are_refused_with_a_sentence(administrator, begun):
    for text, sentence in (
        ("y" * 10_000, "Your answer to “What has to be arranged?” must be 300 characters or fewer"),
        ("a\0b", "Null characters are not allowed."),
    ):
        response = administrator.post(at("checklist-item-create", begun), {"text": text, "area": "support"})
        assert response.context["form"].errors["text"] == [sentence]


@pytest.mark.django_db(transaction=True)
def test_two_who_add_at_the_same_moment_get_two_codes(cast):
    organisation = cast.organisation
    working_copy.begin(organisation=organisation)

    def add():
        try:
            working_copy.add(organisation=organisation, area="support", text="At once")
        finally:
            connection.close()

    hands = [threading.Thread(target=add) for _ in range(4)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    codes = organisation.checklist_items.filter(text="At once").values_list("code", flat=True)
    assert sorted(codes) == ["own-C1", "own-C2", "own-C3", "own-C4"]


def test_more_items_cost_no_more_queries(administrator, begun, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        administrator.get(at("checklist", begun))
    for number in range(30):
        working_copy.add(organisation=begun, area="support", text=f"Item {number}")
    with django_assert_max_num_queries(14):
        administrator.get(at("checklist", begun))
