"""What the check of a folder finds, in words for the person who wrote the entry."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `level`: error (evtx cannot use it, or it can never match), note (worth knowing).

    `line` is the line of the file, 0 for the whole file; `entry` names the entry in it.
    """

    level: str
    file: str
    line: int
    entry: str
    cause: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        entry = f", {self.entry}" if self.entry else ""
        return f"{where}{entry}: {self.cause}: {self.remedy}"


# What the loader says of an entry, and what its writer can do about it; the first that fits.
_REMEDIES = (
    (r"^`(\w+)` is missing$", r'add a line {0} = "..."'),
    (r"^`(\w+)` must be a string$", r'write it between straight quotation marks: {0} = "..."'),
    (r"^`(\w+)` must be a list of strings$", r'write {0} = ["...", "..."], each between quotation marks'),
    (r"^`(\w+)` must be true or false$", r"write {0} = true or {0} = false, without quotation marks"),
    (r"^`(\w+)` must be a whole number$", r"write {0} = 2, without quotation marks"),
    (r"^`(\w+)` must be a list$", r"write {0} = [ ... ], with square brackets"),
    (r"^`(\w+)` must be a table of strings$", r'write {0} = {{ "على" = "target" }}'),
    (r"exactly one of `verb`, `noun`, `phrase`", "keep the one by which the event is told: verb, noun or phrase"),
    (r"exactly one of `verb`, `noun`, `adj`, `word`", "keep the one that says what the word is"),
    (r"one word; several words", "make it a phrase of a rule, or list each word by itself"),
    (r"the id must start with `(.+)`", "begin it with the type of its file: {0}..."),
    (r"^`(\w+)` is empty$", r"name at least one word: {0} = ['...']"),
    (r"is not in the codebook", "take one of the types of the codebook, section 2"),
    (r"unreadable condition", "write it as clause:item:mortar or next:word:..., see evtx/data/README.md"),
    (r"unreadable element|is empty or starts with a gap", "see the notation of phrases in evtx/data/README.md"),
    (r"a `yes` example is a table with a `text`", 'write { text = "...", actors = ["sdf:initiator"], place = "..." }'),
    (r"no stems|cannot be", "give the third person singular of the perfect, with shadda where it has one"),
)  # fmt: skip


def remedy_of(cause: str) -> str:
    """What to do about a cause that the loader gave."""
    for pattern, remedy in _REMEDIES:
        match = re.search(pattern, cause)
        if match:
            return remedy.format(*match.groups())
    return "see evtx/data/README.md"
