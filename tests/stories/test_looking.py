"""Which pages axe is asked about: every build of a page, whatever its words."""

import uuid

from tests.stories.people import is_new

PAGE = '<main><h1 class="{look}">{words}</h1><a href="/activities/{id}/" aria-label="{label}">{link}</a></main>'


def drawn(mark, *, words="Samira", link="Open", label="Open the plan"):
    return PAGE.format(look=mark, words=words, link=link, label=label, id=uuid.uuid4())


def test_other_words_and_ids_are_the_same_build_and_all_else_is_another():
    mark = uuid.uuid4().hex[:8]
    assert is_new(drawn(mark))
    assert not is_new(drawn(mark, words="Tom, 7 of 9"))
    # A link or a heading without words, another label and another class are faults or cures of faults
    assert is_new(drawn(mark, link=""))
    assert is_new(drawn(mark, words=" "))
    assert is_new(drawn(mark, label=""))
    assert is_new(drawn(uuid.uuid4().hex[:8]))
