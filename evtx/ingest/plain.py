"""Text and Markdown files go in; the article as it stands comes out, title and date still in the text."""

from __future__ import annotations

import re

from evtx.ingest.raw import Raw

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_KEY = re.compile("[A-Za-z_]{1,40}")
# Bounded or possessive: a file may be nothing but brackets, stars or blanks.
_IMAGE = re.compile(r"^[ \t]*+!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)[ \t]*+$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\s]{0,2000}(?:\s{1,9}\"[^\"\n]{0,500}\")?\)")
_HEADING = re.compile(r"^#{1,6}[ \t]++(.*)$", re.MULTILINE)
_TITLE = re.compile(r"\s*+# ++(.+)\n")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_QUOTE = re.compile(r"^>[ \t]?", re.MULTILINE)


def plain(text: str) -> Raw:
    """A text file."""
    return Raw(text=text)


def markdown(text: str) -> Raw:
    """A Markdown file: front matter (title, date, url, source, author) is metadata, the first heading the title."""
    front = _FRONT.match(text)
    told = _front_matter(front.group(1)) if front else {}
    body = text[front.end() :] if front else text
    title = told.get("title")
    if title is None and (heading := _TITLE.match(body)):
        title, body = heading.group(1).strip(" #"), body[heading.end() :]
    body = _HEADING.sub(lambda m: m[1].rstrip().rstrip("#").rstrip(), _QUOTE.sub("", _IMAGE.sub("", body)))
    return Raw(
        text=_STRONG.sub(r"\2", _LINK.sub(r"\1", body)),
        title=title or None,
        url=told.get("url") or told.get("link"),
        outlet=told.get("outlet") or told.get("source"),
        published=told.get("published") or told.get("date"),
        author=told.get("author"),
    )


def _front_matter(text: str) -> dict[str, str]:
    """The pairs of a front matter, a line each: names in small letters, values without quotation marks."""
    told = {}
    for line in text.split("\n"):
        key, colon, value = line.partition(":")
        if colon and _KEY.fullmatch(key.rstrip()):
            bare = value.strip()
            told[key.rstrip().lower()] = bare[1:-1] if len(bare) > 1 and bare[0] == bare[-1] in "\"'" else bare
    return told
