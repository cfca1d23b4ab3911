"""What is different between two texts, word by word: what stayed, what was taken out, what was put in."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

SAME, OUT, IN, WHOLE = "same", "out", "in", "whole"
# Below this likeness, marks on single words would only confuse: the old text goes, the new one comes.
LIKE_ENOUGH = 0.4
# So many words may be taken out and put in. More are not looked for: the time grows with the square of their number.
MOST_CHANGES = 400


@dataclass(frozen=True)
class Run:
    """Words that follow each other and have the same fate."""

    fate: str
    text: str


def before_and_after(before, after):
    """Two lists of runs: the old text with what was taken out, and the new text with what was put in.

    Where too much differs to mark single words, each text is one run, whole.
    """
    old, new = _words(before), _words(after)
    old_plain, new_plain = ([word.strip() for word in words] for words in (old, new))
    together = len(old) + len(new)
    most = int(together * (1 - LIKE_ENOUGH))
    changes_at_least = together - 2 * (Counter(old_plain) & Counter(new_plain)).total()
    if changes_at_least > most:
        return _runs([(OUT, old)]), _runs([(IN, new)])
    blocks = _blocks(old_plain, new_plain, most=min(most, MOST_CHANGES))
    if blocks is None and most > MOST_CHANGES:
        return [Run(WHOLE, before)], [Run(WHOLE, after)]
    if blocks is None:
        return _runs([(OUT, old)]), _runs([(IN, new)])
    _begin_early(blocks, old_plain, new_plain)
    was, now = [], []
    old_from = new_from = 0
    for old_at, new_at, length in [*blocks, (len(old), len(new), 0)]:
        was += [(OUT, old[old_from:old_at]), (SAME, old[old_at : old_at + length])]
        now += [(IN, new[new_from:new_at]), (SAME, new[new_at : new_at + length])]
        old_from, new_from = old_at + length, new_at + length
    return _runs(was), _runs(now)


def _blocks(old, new, *, most):
    """What stays, with the fewest changes: [(place in the old, place in the new, length)]; None if `most` are too few.

    After Myers (1986), "An O(ND) difference algorithm": for each number of changes, how far one comes on each diagonal
    (place in the old less place in the new), and the blocks on the way there, the last first.
    """
    furthest = {1: (0, None)}
    for changes in range(most + 1):
        for diagonal in range(-changes, changes + 1, 2):
            put_in, taken_out = furthest.get(diagonal + 1), furthest.get(diagonal - 1)
            if taken_out is None or (put_in is not None and taken_out[0] < put_in[0]):
                start, blocks = put_in
            else:
                start, blocks = taken_out[0] + 1, taken_out[1]
            at, shift = start, -diagonal
            while at < len(old) and at + shift < len(new) and old[at] == new[at + shift]:
                at += 1
            if at > start:
                blocks = (start, start + shift, at - start), blocks
            if at >= len(old) and at + shift >= len(new):
                return _in_order(blocks)
            furthest[diagonal] = at, blocks
    return None


def _in_order(blocks):
    """The blocks from the first to the last."""
    found = []
    while blocks:
        block, blocks = blocks
        found.append(block)
    return found[::-1]


def _begin_early(blocks, old, new):
    """Let what was only taken out, or put in, begin where its words begin: "-I feel- I can", not "I -feel I- can"."""
    for place in range(1, len(blocks)):
        (old_at, new_at, length), (old_next, new_next, next_length) = blocks[place - 1 : place + 1]
        only_out, only_in = new_at + length == new_next, old_at + length == old_next
        text, end = (old, old_next) if only_out else (new, new_next)
        begin = old_at + length if only_out else new_at + length
        while (only_out or only_in) and length and text[begin - 1] == text[end - 1]:
            length, next_length, begin, end = length - 1, next_length + 1, begin - 1, end - 1
        moved = next_length - blocks[place][2]
        blocks[place - 1 : place + 1] = (old_at, new_at, length), (old_next - moved, new_next - moved, next_length)
    blocks[:] = [block for block in blocks if block[2]]


def _words(text):
    """Words with the spaces and line breaks that follow them, so that joining them gives the text again."""
    return re.findall(r"\S+\s*|\s+", text)


def _runs(parts):
    """Runs, with the space after the last marked word outside the mark."""
    runs = []
    for fate, words in parts:
        text = "".join(words)
        marked = text if fate == SAME else text.rstrip() or text
        runs += [Run(fate, marked), Run(SAME, text[len(marked) :])]
    return [run for run in runs if run.text]


@dataclass(frozen=True)
class Difference:
    """A part that differs: what it is, how it was and how it is. Empty before: new; empty after: taken out."""

    label: str
    before: str
    after: str

    @cached_property
    def runs(self):
        """The words before and after, with the fate of each."""
        was, now = before_and_after(self.before, self.after)
        return {"before": was, "after": now}

    @property
    def is_whole(self):
        """Whether too much differs to mark single words."""
        return any(run.fate == WHOLE for run in self.runs["after"])
