"""What is different between two texts, word by word: what stayed, what was taken out, what was put in."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

SAME, OUT, IN = "same", "out", "in"
# Below this likeness, marks on single words would only confuse: the old text goes, the new one comes.
LIKE_ENOUGH = 0.4


@dataclass(frozen=True)
class Run:
    """Words that follow each other and have the same fate."""

    fate: str
    text: str


def before_and_after(before, after):
    """Two lists of runs: the old text with what was taken out, and the new text with what was put in."""
    old, new = _words(before), _words(after)
    match = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    if match.ratio() < LIKE_ENOUGH:
        return _runs([(OUT, old)]), _runs([(IN, new)])
    was, now = [], []
    for kind, old_from, old_to, new_from, new_to in match.get_opcodes():
        is_same = kind == "equal"
        was.append((SAME if is_same else OUT, old[old_from:old_to]))
        now.append((SAME if is_same else IN, new[new_from:new_to]))
    return _runs(was), _runs(now)


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
