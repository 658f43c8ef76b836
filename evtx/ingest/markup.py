"""HTML fragments inside other formats go in; plain text, one line a block, comes out. Standard library only."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset({
    "p", "div", "li", "ul", "ol", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "section", "article",
    "figcaption", "pre", "table", "header", "footer",
})  # fmt: skip
_DROPPED = frozenset({"script", "style", "noscript", "template", "iframe", "form", "button", "nav", "svg", "figure"})
_MARKUP = re.compile(r"</?(?:p|br|div|span|a|strong|b|em|i|ul|li|h[1-6]|img|blockquote)\b[^>]{0,2000}>", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Is a text of unknown kind an HTML page?"""
    head = text[:2000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<head", "<body", "<article")) or "<html" in head[:500]


def has_markup(text: str) -> bool:
    """Does a field that should be text hold HTML?"""
    return "<" in text and _MARKUP.search(text) is not None


def fragment_text(markup: str) -> str:
    """Plain text of an HTML fragment; scripts, figures and buttons are left out."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = (re.sub(r"[ \t]+", " ", line).strip(" \t") for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Collects the text of a fragment; a class because the parser of the standard library wants one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.dropped = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a line of its own."""
        if tag in _DROPPED:
            self.dropped += 1
        elif tag == "br" or tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends with a blank line."""
        if tag in _DROPPED:
            self.dropped = max(0, self.dropped - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Text, its own line ends being spaces in HTML."""
        if not self.dropped:
            self.pieces.append(data.replace("\r", " ").replace("\n", " "))
