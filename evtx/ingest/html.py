"""HTML goes in; the report's text with its title, date, author and site comes out (trafilatura does the finding).

trafilatura is imported only when the first page is met: it costs a third of a second.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import orjson

from evtx.errors import InputError
from evtx.ingest.dateline import parse_date
from evtx.ingest.encodings import tidy
from evtx.ingest.raw import Raw
from evtx.limits import MAX_DEPTH, MAX_TAGS

# Tags that tell the day of publication, the surest first.
_DATE_TAGS = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date", "date_published",
    "og:published_time", "published_time", "published-date", "created", "date",
)  # fmt: skip
_SITE_TAGS = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site")
_AUTHOR_TAGS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_NOT_THE_REPORT = frozenset({"aside", "nav", "footer", "li"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SITE_AT_END = re.compile(r"\s+[|»–—]\s+[^|»–—]{2,40}$")
_SHORT_BODY = 120  # characters: a shorter find is tried again with less strict settings


def page(text: str) -> Raw:
    """The article of an HTML page. Raises InputError where no report is found in it, or more tags than in any page."""
    if text.count("<") > MAX_TAGS:
        raise InputError(f"a page with more than {MAX_TAGS} tags: save its report by itself")
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(_DECLARATION.sub("", text))
    if tree is None:
        raise InputError("no HTML in this file: save the page again")
    meta, linked = _meta_tags(tree), _linked_data(tree)
    url = _canonical(tree, meta)
    told = trafilatura.extract_metadata(
        _report_alone(tree), default_url=url, date_config=_date_config(), extensive=False
    )
    body = trafilatura.extract(tree, url=url, include_comments=False)
    if not body or len(body) < _SHORT_BODY:
        body = trafilatura.extract(tree, url=url, include_comments=False, favor_recall=True) or body
    if not body:
        raise InputError("no report found in this page: is it a list, a video or an error page?")
    return Raw(
        text=tidy(body),
        title=_title(tree, meta, told.title),
        url=url,
        outlet=linked.get("outlet") or _first(meta, _SITE_TAGS) or told.sitename,
        published=_first(meta, _DATE_TAGS) or linked.get("published") or _time_tag(tree),
        supposed=told.date,
        author=_author(meta, told.author),
    )


def _report_alone(tree: Any) -> Any:
    """A copy without the parts whose dates are those of other reports."""
    alone = deepcopy(tree)
    for element in [e for e in alone.iter("aside", "nav", "footer") if e.getparent() is not None]:
        element.drop_tree()
    return alone


def _date_config() -> dict[str, Any]:
    """htmldate without its guesses from anywhere in the page, and without today as a bound."""
    return {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d", "max_date": "2100-01-01"}


def _meta_tags(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: Any) -> dict[str, str]:
    """Publication date and publisher from JSON-LD."""
    found: dict[str, str] = {}
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            data = orjson.loads(element.text or "null")
        except orjson.JSONDecodeError:
            continue
        for node in _nodes(data):
            published, publisher = node.get("datePublished"), node.get("publisher")
            if isinstance(published, str):
                found.setdefault("published", published)
                if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                    found.setdefault("outlet", publisher["name"])
    return found


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for member in data:
            yield from _nodes(member, depth + 1)
    elif isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)


def _time_tag(tree: Any) -> str | None:
    """The first <time> with a full machine date, unless it stands in a list of other reports."""
    for element in tree.iter("time"):
        value = str(element.get("datetime") or "")
        around = {ancestor.tag for ancestor in element.iterancestors()}
        if not around & _NOT_THE_REPORT and parse_date(value):
            return value
    return None


def _canonical(tree: Any, meta: dict[str, str]) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith("http"):
            return str(element.get("href"))
    url = meta.get("og:url", "")
    return url if url.startswith("http") else None


def _title(tree: Any, meta: dict[str, str], told: str | None) -> str | None:
    """The headline: og:title or what trafilatura found, without the site's name at its end."""
    title = meta.get("og:title") or told or meta.get("twitter:title")
    if title is None:
        element = next(iter(tree.iter("title")), None)
        title = element.text_content() if element is not None else None
    headings = {" ".join(h.text_content().split()) for h in tree.iter("h1")}
    title = " ".join((title or "").split())
    if title not in headings:
        title = _SITE_AT_END.sub("", title)
    return tidy(title) or None


def _author(meta: dict[str, str], told: str | None) -> str | None:
    author = _first(meta, _AUTHOR_TAGS) or told
    return None if author is None or author.startswith("http") else author


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)
