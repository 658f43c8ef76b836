"""Messages on standard error, and texts that steer no terminal; without Rich, which a run in a pipe never needs."""

from __future__ import annotations

import re
import sys

# Controls of both kinds, marks that turn a line round or end it, invisible tags, halves of characters.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """A text without control characters and marks that could steer a terminal or turn a line round."""
    return UNSAFE.sub("", text.replace("\n", " ").replace("\t", " "))


def say(message: str) -> None:
    """One message on standard error."""
    print(f"evtx: {clean(message)}", file=sys.stderr)
