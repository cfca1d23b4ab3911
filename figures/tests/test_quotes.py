import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.protected import HIDDEN_FULLY
from figures.quotes import NOTHING_TO_SHOW, Written, WrittenSide, protect_words


def wrote(*texts, answered=6):
    return WrittenSide("carer", "Carers", answered, texts)


@pytest.mark.parametrize("answered", [0, 4])
def test_hides_the_words_of_a_small_capacity(answered):
    [words] = protect_words(sides=[wrote(Written("Too early.", True), answered=answered)], seed="1")

    assert words.quotes == ()
    assert words.instead == HIDDEN_FULLY


def test_shows_only_what_may_be_quoted():
    [words] = protect_words(sides=[wrote(Written(" Good tea. ", True), Written("Secret.", False))], seed="1")

    assert words.quotes == ("Good tea.",)
    assert words.instead == ""


def test_does_not_tell_no_words_from_no_permission():
    [nothing] = protect_words(sides=[wrote()], seed="1")
    [unpermitted] = protect_words(sides=[wrote(Written("Secret.", False))], seed="1")

    assert nothing == unpermitted
    assert nothing.instead == NOTHING_TO_SHOW


@given(texts=st.lists(st.text(min_size=1), max_size=8), order=st.randoms(use_true_random=False))
def test_the_order_says_nothing_about_who_answered_first(texts, order):
    shuffled = list(texts)
    order.shuffle(shuffled)

    def show(words):
        return protect_words(sides=[wrote(*(Written(text, True) for text in words), answered=8)], seed="report 7")

    assert show(texts) == show(shuffled)


def test_another_seed_gives_another_order():
    texts = [Written(f"Words {number}", True) for number in range(8)]

    orders = {protect_words(sides=[wrote(*texts, answered=8)], seed=str(seed))[0].quotes for seed in range(5)}

    assert len(orders) == 5
