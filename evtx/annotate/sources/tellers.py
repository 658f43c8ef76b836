"""Who could tell something: a document in, the named or described tellers in it out, by first token.

A teller is an outlet, a body that can speak, a description (مصدر أمني عراقي) or a person after his title
(العقيد فلان). Whether he tells anything is `sources`' question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evtx.annotate.actors.person_names import END_WORDS
from evtx.annotate.sources.descriptions import described_tellers
from evtx.annotate.sources.teller import Teller, plain, words_of
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameTable, splits
from evtx.lexicon.positions import positions_of
from evtx.lexicon.schema import OutletEntry
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class
from evtx.text.written import cut_name

_KIND_OF_BODY = {
    **dict.fromkeys("army police security militia armed_group coalition".split(), "military"),
    **dict.fromkeys("state government party io ngo civil".split(), "official"),
    "tribe": "local",
    "media": "media",
}
_OUTLET_CLASSES = word_class("annotate.tellers.outlet_classes")
_MEN = word_class("annotate.descriptions.men_of_outlets")
_ORGANISATIONS = word_class("annotate.tellers.organisations")
_ARMED_BODIES = word_class("annotate.tellers.armed") | word_class("annotate.tellers.peacekeepers")
_OF_STATE = word_class("annotate.tellers.of_state")
_GROUPS = word_class("annotate.tellers.groups")
_OF_RESIDENTS = word_class("annotate.tellers.of_residents")
_STATEMENTS = word_class("annotate.tellers.statements")
_BY = word_class("annotate.tellers.by")
_STATED = word_class("annotate.tellers.stated")


def find_tellers(
    document: Document,
    readings: Sequence[Reading | None],
    actors: Sequence[Mention],
    places: Mapping[int, Mention],
    lexicon: Lexicon,
) -> dict[int, Teller]:
    """All tellers by first token: the longest at each token, statements (بيان للجيش) under the body that made them."""
    bodies = _bodies(document, actors, lexicon)
    outlets = _outlets(document, readings, lexicon)
    nouns = described_tellers(document, readings, lexicon, bodies, outlets, places)
    out: dict[int, Teller] = {}
    for first in sorted({*bodies, *outlets, *nouns}):
        here = [t for t in (outlets.get(first), nouns.get(first), bodies.get(first)) if t is not None]
        out[first] = max(here, key=lambda t: _reach(document, t))
    for first, teller in list(out.items()):
        inner = out.get(first + 1)
        whole = inner is not None and inner.last == teller.last and not inner.prep
        if inner is not None and whole and teller.words - inner.words <= _ORGANISATIONS:
            out[first] = replace(inner, first=first, prep=teller.prep, words=teller.words)
    _taken_up(document, lexicon, out)
    _persons_of_bodies(document, out)
    _watchers(out)
    _statements(document, out)
    return out


def _reach(document: Document, teller: Teller) -> tuple[int, bool]:
    """By which the best of tellers that start together is known: the longest, a quotation mark apart; outlets first."""
    closing = document.tokens[teller.last - 1].text in ('"', "'")
    return teller.last - closing, teller.how == "outlet"


def _taken_up(document: Document, lexicon: Lexicon, tellers: dict[int, Teller]) -> None:
    """Words that tell only for somebody told before: البيان، التنظيم، الخلية."""
    wanted = _STATED.union(word for word, kind in lexicon.anaphors.items() if kind == "group")
    for index in positions_of(document).of_rests(wanted):
        if index in tellers:
            continue
        proclitic, word = next((h, r) for h, r in splits(document.tokens[index].text) if r in wanted)
        words = frozenset({plain(word)})
        tellers[index] = Teller(index, index + 1, "", "military", "anaphor", words, True, proclitic)


def _bodies(document: Document, actors: Sequence[Mention], lexicon: Lexicon) -> dict[int, Teller]:
    """Named actors that can speak, and army and police by their nouns."""
    out: dict[int, Teller] = {}
    for mention in actors:
        known = [lexicon.actors[n.actor] for n in mention.value.names if n.actor in lexicon.actors]
        kind = next((k for a in known if (k := _KIND_OF_BODY.get(a.kind))), "")
        if not kind or mention.value.how not in ("name", "hostile", "metonym"):
            continue
        kind = "official" if mention.value.how == "metonym" else kind  # نيامي: who governs speaks, not who fights
        proclitic = mention.value.proclitic
        written = _head(document, mention, proclitic)
        head = plain(written)  # ألوية begins as the article does
        if kind == "official" and not _ARMED_BODIES.isdisjoint((head, written)):
            kind = "military"  # سلاح الجو الأوكراني: the forces of a state
        if kind == "military" and not _OF_STATE.isdisjoint(
            t.text for t in document.tokens[mention.first : mention.last]
        ):
            kind = "official"  # المكتب الإعلامي الحكومي: of those who fight and govern
        if known[0].kind == "civil" and head in _OF_RESIDENTS:
            kind = "local"  # لجان مقاومة الفاشر، غرفة طوارئ الخرطوم
        if known[0].kind == "ngo" and mention.rule == "actor.unlisted":
            kind = "monitor"  # organisations that news quotes and nobody lists watch and count
        words = words_of(document.cut(mention.first, mention.last)) | words_of(known[0].name)
        last = _without_nationality(document, mention.first, mention.last, lexicon.actor_names, lexicon)
        last = last if document.tokens[mention.first].text in _GROUPS and last > mention.first + 1 else mention.last
        name = cut_name(document, mention.first, last, proclitic)
        alone = name.startswith("ال")
        out[mention.first] = Teller(mention.first, mention.last, name, kind, "body", words, alone, proclitic)
    return out


def _head(document: Document, mention: Mention, proclitic: str) -> str:
    return document.tokens[mention.first].text.removeprefix(proclitic)


def _outlets(document: Document, readings: Sequence[Reading | None], lexicon: Lexicon) -> dict[int, Teller]:
    out: dict[int, Teller] = {}
    for hit in lexicon.outlets.find(document):
        entry = next((p for p in hit.payload if isinstance(p, OutletEntry)), None)
        if entry is None:
            continue
        first, last, proclitic = hit.first, hit.last, hit.proclitic
        bare = next((rest for head, rest in splits(document.tokens[first].text) if head == proclitic), "")
        inner = lexicon.outlets.at(document.tokens, first + 1) if bare in _OUTLET_CLASSES else None
        quoted = first + 1 < last and document.tokens[first + 1].text == '"' and plain(bare) not in _MEN
        start = first + 1 if quoted or (inner is not None and inner.last == last and bare != "شبكه") else first
        last = _without_nationality(document, start, last, lexicon.outlets, lexicon) if entry.kind == "media" else last
        name = cut_name(document, start, last, proclitic if start == first else "")
        before = document.tokens[first - 1].text if first else ""
        words = words_of(document.cut(first, hit.last)) | (
            words_of(before) if plain(before) in _OUTLET_CLASSES else frozenset()
        )
        out[first] = Teller(first, hit.last, name, entry.kind, "outlet", words, True, proclitic)
    for index in positions_of(document).of_rests(_OUTLET_CLASSES):
        word = document.tokens[index].text
        bracketed = _in_brackets(document, index, out)
        if bracketed is not None:
            out[index] = bracketed
            continue
        unlisted = None if index in out else _unlisted_outlet(document, readings, index, word)
        if unlisted is not None:
            out[index] = unlisted
    return out


def _in_brackets(document: Document, index: int, outlets: Mapping[int, Teller]) -> Teller | None:
    """وكالة (سبأ): a class word and the name of one in brackets."""
    tokens = document.tokens
    if index + 2 >= len(tokens) or tokens[index + 1].text != "(":
        return None
    start = index + 2 + (tokens[index + 2].text == "(")
    close = next((n for n in range(start, min(len(tokens), start + 4)) if tokens[n].text == ")"), 0)
    proclitic, bare = next((h, r) for h, r in splits(tokens[index].text) if r in _OUTLET_CLASSES)
    if close <= start:
        return None
    named = outlets.get(start)
    if named is not None:
        return replace(named, first=index, last=close + 1, prep=proclitic, words=named.words | {bare})
    name = cut_name(document, start, close, "")
    return Teller(index, close + 1, name, "media", "outlet", words_of(name) | {bare}, True, proclitic)


def _without_nationality(document: Document, first: int, last: int, names: NameTable, lexicon: Lexicon) -> int:
    """Where a name ends without the adjective of its country, if it is listed without it."""
    word = document.tokens[last - 1].text
    if last - first < 2 or plain(word).removesuffix("ه") not in lexicon.actor_adjectives:
        return last
    shorter = names.at(document.tokens[: last - 1], first)
    return last - 1 if shorter is not None and shorter.last == last - 1 else last


def _unlisted_outlet(document: Document, readings: Sequence[Reading | None], index: int, word: str) -> Teller | None:
    """A class word with a quoted or unknown name: قناة "كذا"."""
    proclitic, bare = next((h, r) for h, r in splits(word) if r in _OUTLET_CLASSES)
    tokens = document.tokens
    if index + 2 >= len(tokens):
        return None
    if tokens[index + 1].text == '"':
        close = next((n for n in range(index + 2, min(len(tokens), index + 8)) if tokens[n].text == '"'), 0)
        if close > index + 2:
            name = cut_name(document, index + 2, close, "")
            return Teller(index, close + 1, name, "media", "outlet", words_of(name) | {bare}, True, proclitic)
        return None
    start = index + 1 + (tokens[index + 1].text == "ال")  # قناة الـ LBCI
    last = start
    while (
        last < min(len(tokens), index + 4)
        and tokens[last].word
        and readings[last] is None
        and tokens[last].text not in END_WORDS
    ):
        last += 1
    if last == start:
        return None
    name = cut_name(document, start, last, "")
    return Teller(index, last, name, "media", "outlet", words_of(name) | {bare}, True, proclitic)


def _persons_of_bodies(document: Document, tellers: dict[int, Teller]) -> None:
    """A title that is an actor's name (الرئيس الأوكراني) before the man's own name gives the man."""
    for first in sorted(tellers):
        one = tellers[first]
        two = tellers.get(one.last)
        if one.how != "body" or two is None or two.prep or not one.words - two.words:
            continue
        named = two.how == "body" and two.words <= words_of(document.cut(two.first, two.last))
        if named or two.how == "person":
            tellers[first] = replace(two, first=first, kind=one.kind, words=one.words | two.words, prep=one.prep)


def _watchers(tellers: dict[int, Teller]) -> None:
    """نشطاء المرصد السوري، مصادر المرصد: the activists and sources of a monitor are the monitor."""
    for first, one in sorted(tellers.items()):
        two = tellers.get(one.last)
        if one.kind in ("activist", "anonymous") and two is not None and two.kind == "monitor" and not two.prep:
            tellers[first] = replace(two, first=first, words=one.words | two.words, prep=one.prep)


def _statements(document: Document, tellers: dict[int, Teller]) -> None:
    """`بيان` with its author stands for the author."""
    for index in positions_of(document).of_rests(_STATEMENTS):
        proclitic = next(h for h, rest in splits(document.tokens[index].text) if rest in _STATEMENTS)
        at = index + 1
        while at < min(len(document.tokens), index + 5) and document.tokens[at].text in _BY:
            at += 1
        author = tellers.get(at)
        if author is not None and (at > index + 1 or author.prep in ("", "ل")) and author.how != "person":
            tellers[index] = replace(author, first=index, prep=proclitic)
