"""Whether a text says something: signs that nobody sees do not, and punctuation alone does not either."""

import unicodedata

# The same for PostgreSQL, near enough: something that is no space and no sign of ASCII or dash or dot beside it. What
# PostgreSQL itself calls punctuation holds emoji.
SAYS_SOMETHING = r"[^\s!-/:-@\[-`{-~\u2010-\u2027]"
LETTERS_DIGITS_SYMBOLS, PUNCTUATION = "LNS", "P"
# Counted among letters and symbols, but empty to look at.
LOOK_EMPTY = "\u115f\u1160\u2800\u3164\uffa0"


def says_something(text):
    """Whether there is a letter of any script, a digit or a symbol; some people write in emoji alone."""
    return _has(text, LETTERS_DIGITS_SYMBOLS)


def can_be_seen(text):
    """Whether there is anything to see."""
    return _has(text, LETTERS_DIGITS_SYMBOLS + PUNCTUATION)


def _has(text, kinds):
    return any(unicodedata.category(sign)[0] in kinds and sign not in LOOK_EMPTY for sign in text)
