"""RSS and Atom go in; their entries come out as articles.

Read with the parser of the standard library, which loads nothing from elsewhere; a feed that declares entities of its
own is refused, so that none can blow up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html.entities import html5
from typing import TYPE_CHECKING

from evtx.errors import InputError
from evtx.ingest.encodings import tidy
from evtx.ingest.markup import fragment_text, has_markup
from evtx.ingest.raw import Broken, Part, Raw
from evtx.limits import MAX_FEED_TAGS

if TYPE_CHECKING:
    from xml.etree import ElementTree

_TEXTS = ("encoded", "content", "description", "summary")  # content:encoded before a teaser
_DATES = ("pubDate", "published", "date", "issued", "updated")
_ROOTS = ("<rss", "<rdf:RDF", "<feed")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_feed(text: str) -> bool:
    """Does XML text look like a feed?"""
    return any(root in text[:3000] for root in _ROOTS)


def feed(text: str) -> Iterator[Part]:
    """Articles of a feed (RSS 0.9 to 2.0, RDF, Atom). Raises InputError where it is none or broken."""
    if text.count("<") > MAX_FEED_TAGS:
        raise InputError(f"XML with more than {MAX_FEED_TAGS} tags: split it")
    if "<!ENTITY" in text:
        raise InputError("XML with entities of its own, which evtx does not read: take them out")
    from xml.etree import ElementTree  # takes a while to import, and few files are feeds

    plain = _NOT_XML.sub("", _ENTITY.sub(_letter, _DECLARATION.sub("", text)))
    try:
        root = ElementTree.fromstring(plain)
    except ElementTree.ParseError as error:
        raise InputError(f"broken XML ({error}): fetch the feed again") from error
    if _name(root) not in ("rss", "RDF", "feed"):
        raise InputError(f"XML, but no RSS or Atom feed (its root is <{_name(root)}>)")
    channel = next((child for child in root if _name(child) == "channel"), root)
    site = _text(channel, "title")
    for number, entry in enumerate((e for e in root.iter() if _name(e) in ("item", "entry")), 1):
        label = f"entry {number}"
        yield Part(label, partial(_entry, entry, site, label))


def _entry(entry: ElementTree.Element, site: str | None, label: str) -> Raw | Broken:
    title = _text(entry, "title")
    body = next((text for name in _TEXTS if (text := _text(entry, name))), "")
    if not title and not body:
        return Broken(label, "neither title nor text: nothing to read here")
    title = fragment_text(title) if title and has_markup(title) else title
    link = _link(entry)
    return Raw(
        text=tidy(fragment_text(body) if has_markup(body) else body),
        title=tidy(title or "") or None,
        id=_text(entry, "guid") or _text(entry, "id") or link,
        url=link,
        outlet=_text(entry, "source") or site,
        published=next((text for name in _DATES if (text := _text(entry, name))), None),
        author=_author(entry),
        label=label,
    )


def _letter(match: re.Match[str]) -> str:
    """HTML's own entities, which XML does not know, as the characters that they stand for."""
    name = match.group(1)
    return match.group() if name in _OF_XML else html5.get(f"{name};", match.group())


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: ElementTree.Element, name: str) -> str | None:
    texts = ("".join(child.itertext()).strip() for child in element if _name(child) == name)
    return next((text for text in texts if text), None)


def _link(entry: ElementTree.Element) -> str | None:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return (child.get("href") or child.text or "").strip() or None
    return None


def _author(entry: ElementTree.Element) -> str | None:
    for child in entry:
        if _name(child) in ("author", "creator"):
            return _text(child, "name") or "".join(child.itertext()).strip() or None
    return None
