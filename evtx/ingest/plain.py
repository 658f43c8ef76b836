"""Text and Markdown files go in; the article as it stands comes out, title and date still in the text."""

from __future__ import annotations

import re

from evtx.ingest.raw import Raw

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_PAIR = re.compile(r"^([A-Za-z_]+)\s*:\s*[\"']?(.*?)[\"']?\s*$", re.MULTILINE)
_IMAGE = re.compile(r"^[ \t]*!\[[^\]]*\]\([^)]*\)[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_QUOTE = re.compile(r"^>[ \t]?", re.MULTILINE)


def plain(text: str) -> Raw:
    """A text file."""
    return Raw(text=text)


def markdown(text: str) -> Raw:
    """A Markdown file: front matter (title, date, url, source, author) is metadata, the first heading the title."""
    front = _FRONT.match(text)
    told = {key.lower(): value for key, value in _PAIR.findall(front.group(1))} if front else {}
    body = text[front.end() :] if front else text
    title = told.get("title")
    if title is None and (heading := re.match(r"\s*# +(.+)\n", body)):
        title, body = heading.group(1).strip(" #"), body[heading.end() :]
    body = _HEADING.sub(r"\1", _QUOTE.sub("", _IMAGE.sub("", body)))
    return Raw(
        text=_STRONG.sub(r"\2", _LINK.sub(r"\1", body)),
        title=title or None,
        url=told.get("url") or told.get("link"),
        outlet=told.get("outlet") or told.get("source"),
        published=told.get("published") or told.get("date"),
        author=told.get("author"),
    )
