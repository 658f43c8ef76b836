"""Organisations that nobody listed, by the form of their names (لواء "صقور الوادي"، حركة تحرير كذا).

In: a document and its listed names. Out: mentions of kind `actor` and an entry for each organisation found.
Its id is the romanised name with the class word in English, so that it is the same in every article. A common noun
is no name (حركة المرور، جبهة القتال، كتيبة الدبابات): see `data/groups.toml` for what tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evtx.gazetteer.romanise import romanise
from evtx.lexicon.groups import GroupHead
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import splits
from evtx.lexicon.positions import positions_of
from evtx.lexicon.schema import GUNMEN, ActorEntry, ActorName
from evtx.lexicon.who import ActorRef
from evtx.model import Mention
from evtx.text.disambiguate import CLOSED_CLASS
from evtx.text.document import Document
from evtx.text.words import word_class

_QUOTES = ('"', "'")
_LONGEST = 4  # words of a name
_LONGEST_QUOTED = 6
_NAMED = word_class("annotate.unlisted_groups.named")
_BY_NAME = 8  # tokens between a class word and the quoted name that "calling itself" gives it
_PARTICLES = word_class("annotate.unlisted_groups.particles")
# Class words after which members or "the armed" are sign enough; تنظيم and تجمع are as often acts.
_NAMED_BY_MEMBERS = frozenset({"Movement", "Front", "Party", "Group", "Brigade", "Corps"})
_ALEFS = str.maketrans("أإآى", "اااي")


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    proclitic: str
    head: GroupHead
    name: tuple[int, int]  # tokens of the name without its class word
    quoted: bool
    country: str


def annotate_unlisted_groups(
    document: Document, names: Sequence[Mention], lexicon: Lexicon
) -> tuple[list[Mention], dict[str, ActorEntry]]:
    """Mentions of unlisted organisations where no listed name stands, and their entries by id."""
    listed = {t for m in names for t in range(m.first, m.last) if _is_name(m, lexicon)}
    bare = {m.first for m in names if m.last - m.first == 1}  # الميليشيات, which in Yemen alone is a name
    entries: dict[str, ActorEntry] = {}
    mentions: list[Mention] = []
    short: dict[tuple[str, ...], str] = {}
    for index in positions_of(document).of_rests(lexicon.groups.heads.keys() | lexicon.groups.natives.keys()):
        native = _of_a_nation(document, lexicon, index) if index not in listed or index in bare else None
        if native is not None:
            entry, last, proclitic = native
            entries.setdefault(entry.id, entry)
            mentions.append(_mention(document, index, last, entry.id, proclitic))
            listed.update(range(index, last))
            continue
        found = _at(document, lexicon, index) if index not in listed else None
        if found is None or not listed.isdisjoint(range(found.first, found.last)):
            continue
        unlisted = _entry(document, found, lexicon.groups.spelling)
        if unlisted is None:
            continue
        entries.setdefault(unlisted.id, unlisted)
        words = tuple(document.tokens[t].text for t in range(*found.name) if document.tokens[t].word)
        if len(words) > 1:
            short.setdefault(words, unlisted.id)
        mentions.append(_mention(document, found.first, found.last, unlisted.id, found.proclitic))
        listed.update(range(found.first, found.last))
    mentions += _again(document, short, listed)
    return sorted(mentions, key=lambda m: m.first), entries


def _of_a_nation(document: Document, lexicon: Lexicon, index: int) -> tuple[ActorEntry, int, str] | None:
    """متمردون تشاديون، ميليشيا إثيوبية: the rebels or militias of a country, told by no other name."""
    for proclitic, word in splits(document.tokens[index].text):
        what = lexicon.groups.natives.get(word)
        if what is None or index + 1 >= len(document.tokens):
            continue
        nation = lexicon.nationalities.at(document.tokens, index + 1)
        if nation is None or nation.proclitic:
            return None
        of = nation.payload[0]
        slug = f"{of.demonym.lower().replace(' ', '_')}_{what}"
        name = document.cut(index, nation.last)[len(proclitic) :]
        kind = "militia" if what == "militias" else "armed_group"
        entry = ActorEntry(slug, name, f"{of.demonym} {what}", kind, of.country, "", "", "")
        return lexicon.actors.get(slug, entry), nation.last, proclitic
    return None


def _is_name(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a listed mention names one organisation; generic words (الجيش، جماعة مسلحة) may be part of a name."""
    return any(n.actor not in lexicon.homes and n.actor not in GUNMEN for n in mention.value.names)


def _at(document: Document, lexicon: Lexicon, index: int) -> _Found | None:
    """The organisation whose class word is at a token."""
    naming = lexicon.groups
    for proclitic, word in splits(document.tokens[index].text):
        head = naming.heads.get(word)
        if head is None:
            continue
        quoted = _quoted(document, lexicon, index)
        name = quoted or _plain(document, lexicon, index, head)
        if name is None or (index and document.tokens[index - 1].text == "تحت"):
            return None  # تحت لواء كذا: under its banner
        last = name[1] + 1 if quoted is not None else name[1]
        nation = lexicon.nationalities.at(document.tokens, last) if last < len(document.tokens) else None
        country = nation.payload[0].country if nation is not None and not nation.proclitic else ""
        return _Found(index, last, proclitic, head, name, quoted is not None, country)
    return None


def _quoted(document: Document, lexicon: Lexicon, index: int) -> tuple[int, int] | None:
    """The tokens in quotation marks after a class word, right after it or after "calling itself"."""
    tokens = document.tokens
    at = index + 1
    if at < len(tokens) and tokens[at].text not in _QUOTES:
        stop = min(len(tokens), index + _BY_NAME)
        called = next((n for n in range(at, stop) if tokens[n].text in _NAMED), None)
        at = next((n for n in range(called, stop) if tokens[n].text in _QUOTES), len(tokens)) if called else len(tokens)
    if at + 1 >= len(tokens):
        return None
    close = next(
        (n for n in range(at + 1, min(len(tokens), at + 2 + _LONGEST_QUOTED)) if tokens[n].text in _QUOTES), None
    )
    if close is None or close == at + 1 or not all(tokens[n].word for n in range(at + 1, close)):
        return None
    if close == at + 2 and _described(document, at + 1):
        return None  # جماعة "إرهابية": the marks are the writer's distance, not a name's
    first = tokens[at + 1].text
    return None if first in lexicon.groups.common or first in CLOSED_CLASS else (at + 1, close)


def _plain(document: Document, lexicon: Lexicon, index: int, head: GroupHead) -> tuple[int, int] | None:
    """A name without quotation marks: words of names, with a sign that it is an organisation."""
    naming, tokens = lexicon.groups, document.tokens
    first = index + 1
    if tokens[index].text.startswith(("ال", "وال", "لل")) or first >= len(tokens):
        return None
    word = tokens[first].text
    if not tokens[first].word or word in naming.common or word in CLOSED_CLASS or word[0].isdigit():
        return None
    last = _run(document, lexicon, first)
    if last == first:
        return None
    after = tokens[last].text if last < len(tokens) else ""
    before = {w for _, w in splits(tokens[index - 1].text)} if index else set()
    opens = word in naming.opens
    armed = after in naming.armed or not naming.members.isdisjoint(before)
    if opens and (last - first > 1 or head.strong or armed):
        return first, last
    unknown = not document.analyses[first] and not word.startswith("ال")
    if _described(document, first) or not (unknown or word.startswith("ال")):
        return None
    return (first, last) if head.strong or (armed and head.name_en in _NAMED_BY_MEMBERS) else None


def _described(document: Document, index: int) -> bool:
    """Whether a word is an adjective or participle of the noun before it (ميليشيا محلية، ائتلاف معارض)."""
    return any(a.cat in ("ADJ", "AP", "PP") and not a.det for a in document.analyses[index])


def _run(document: Document, lexicon: Lexicon, first: int) -> int:
    """The end of the words that can belong to one name."""
    at = first
    while at < len(document.tokens) and at - first < _LONGEST:
        token = document.tokens[at]
        if not token.word or token.text in CLOSED_CLASS or token.text in lexicon.groups.armed | lexicon.groups.ends:
            break
        if at > first and not _continues(document, lexicon, at):
            break
        at += 1
    while at > first and document.tokens[at - 1].text in ("ابو", "ابي", "ابن", "بن", "عبد"):
        at -= 1
    return at


def _continues(document: Document, lexicon: Lexicon, at: int) -> bool:
    """Whether a word goes on with a name: the genitive of its first word, the article, a particle of names."""
    word, analyses = document.tokens[at].text, document.analyses[at]
    if word in _PARTICLES or document.tokens[at - 1].text in _PARTICLES:
        return True
    if lexicon.nationalities.at(document.tokens, at) is not None:
        return False
    before = document.tokens[at - 1].text
    if word.startswith("ال"):
        return not before.startswith("ال") or (bool(analyses) and all(a.cat == "ADJ" for a in analyses))
    return not analyses and not before.startswith("ال") and not word.startswith(("و", "ف", "ب", "ل"))


def _entry(document: Document, found: _Found, spelling: Mapping[str, str]) -> ActorEntry | None:
    """The organisation's entry: id and English name from the romanised name and the class word."""
    said = " ".join(
        spelling.get(document.tokens[t].text) or romanise(document.cut(t, t + 1).translate(_ALEFS))
        for t in range(*found.name)
        if document.tokens[t].word
    )
    said = said[:1] + said[1:].replace(" Al-", " al-")  # each word was spelled as if it stood first
    head = found.head.name_en
    name_en = f"{head} {said}" if found.head.prefix else f"{said[:1].upper()}{said[1:]} {head}"
    slug = re.sub(r"[^a-z0-9]+", "_", name_en.lower().replace("'", "")).strip("_")
    if len(slug) < len(head) + 4 or not slug[0].isalpha():
        return None
    right_after = found.name[0] - found.first <= 1 + found.quoted
    if right_after:
        name = document.cut(found.first, found.last)[len(found.proclitic) :].lstrip("ـ")
    else:
        name = document.cut(*found.name)  # جماعة مسلحة تطلق على نفسها "كذا"
    return ActorEntry(slug, name, name_en, found.head.kind, found.country, "", "", "")


def _again(document: Document, short: dict[tuple[str, ...], str], taken: set[int]) -> list[Mention]:
    """Later mentions by the name alone, without its class word."""
    out: list[Mention] = []
    tokens = document.tokens
    for words, actor in short.items():
        for index in positions_of(document).of_rests({words[0]}):
            for proclitic, word in splits(tokens[index].text):
                run = range(index, index + len(words))
                rest = tuple([token.text for token in tokens[index + 1 : run.stop]])
                if (word, *rest) == words and taken.isdisjoint(run):
                    out.append(_mention(document, index, run.stop, actor, proclitic))
                    taken.update(run)
    return out


def _mention(document: Document, first: int, last: int, actor: str, proclitic: str) -> Mention:
    value = ActorRef((ActorName(actor, "name"),), "name", proclitic)
    return document.mention_of_tokens("actor", first, last, value, "actor.unlisted")
