"""Who could tell something: a document in, the named or described tellers in it out, by first token.

A teller is an outlet, a body that can speak, a description (مصدر أمني عراقي) or a person after his title
(العقيد فلان). Whether he tells anything is `sources`' question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from evtx.annotate.person_names import END_WORDS, PersonNames
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameTable, splits
from evtx.lexicon.schema import OutletEntry
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.normalize import fold_text

_KIND_OF_BODY = {
    **dict.fromkeys("army police security militia armed_group coalition".split(), "military"),
    **dict.fromkeys("state government party io ngo civil".split(), "official"),
    "tribe": "local",
    "media": "media",
}
# Class words that are no part of an outlet's name (وكالة «وفا» is وفا), and heads that one correspondent fills.
_OUTLET_CLASSES = frozenset("وكاله قناه موقع صحيفه جريده مجله اذاعه فضاييه منصه شبكه راديو".split())
_MEN_OF_OUTLETS = frozenset("مراسل مراسله مراسلو مراسلي موفد موفده مندوب".split())
_SOURCES = frozenset("مصدر مصادر مصدران مصدرين".split())
_PLAIN_PEOPLE = _SOURCES | _MEN_OF_OUTLETS | frozenset(
    "ناشط ناشطه ناشطون ناشطين نشطاء شاهد شاهده شهود سكان اهالي احد مواطنون وجهاء صحفيون مدونون".split()
)
_OF = frozenset("في من داخل لدي ب".split())
_ORGANISATIONS = frozenset("منظمه حركه تنظيم فصيل جماعه".split())
_CONSTRUCT = frozenset(
    """رييس مدير نايب وزير قايد محافظ عضو امين وكيل مستشار مساعد سفير مركز لجنه هييه مكتب مديريه دايره شرطه نيابه محكمه قياده
    اداره شبكه منظمه جمعيه نقابه اتحاد رابطه مجلس موسسه""".split()
)
_STATEMENTS = frozenset("بيان البيان تقرير تصريح تصريحات اعلان منشور تغريده".split())
_STATED = frozenset("البيان التصريح التقرير الخليه الجيش الغرفه المتحدثه".split())
_BY = frozenset("صادر صادره نشره نشرته اصدره اصدرته عن ل من".split())
_SAME = {"مصادر": "مصدر", "مصدران": "مصدر", "مصدرين": "مصدر", "شهود": "شاهد", "ناشطون": "ناشط", "ناشطين": "ناشط",
         "نشطاء": "ناشط", "شبكات": "شبكه", "ناطق": "متحدث"}  # fmt: skip
_QUOTES = "\"'“”„«»‘’"
_GROUPS = frozenset("حركه تنظيم جماعه حزب".split())
_OPEN = frozenset("ابناء سكان اهالي داخل من مستشفي محافظه شرطه احد".split())  # last words of phrases that want one more
_NISBA = ("ي", "يه", "يون", "يين", "يان")
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Teller:
    """One who can tell something, at tokens [first, last). `words`: what later text may call him by; `how`:
    outlet | body | noun | person | anaphor (nobody unless told before); `definite`: it may take up somebody told before; `prep`: ل before it (told to him)."""

    first: int
    last: int
    name: str
    kind: str
    how: str
    words: frozenset[str]
    definite: bool
    prep: str = ""
    via: tuple[str, ...] = ()


def find_tellers(
    document: Document, readings: Sequence[Reading | None], actors: Sequence[Mention], lexicon: Lexicon
) -> dict[int, Teller]:
    """All tellers by first token: the longest at each token, statements (بيان للجيش) under the body that made them."""
    bodies = _bodies(document, actors, lexicon)
    outlets = _outlets(document, readings, lexicon)
    nouns = _nouns(document, readings, lexicon, bodies, outlets)
    out: dict[int, Teller] = {}
    for first in sorted({*bodies, *outlets, *nouns}):
        here = [t for t in (outlets.get(first), nouns.get(first), bodies.get(first)) if t is not None]
        out[first] = max(here, key=lambda t: t.last)
    for first, teller in list(out.items()):
        inner = out.get(first + 1)
        if inner is not None and inner.last == teller.last and not inner.prep and teller.words - inner.words <= _ORGANISATIONS:
            out[first] = replace(inner, first=first, prep=teller.prep, words=teller.words)
    _taken_up(document, lexicon, out)
    _persons_of_bodies(document, out)
    _statements(document, out)
    return out


def _taken_up(document: Document, lexicon: Lexicon, tellers: dict[int, Teller]) -> None:
    """Words that tell only for somebody told before: البيان، التنظيم، الخلية."""
    for index, token in enumerate(document.tokens):
        if index in tellers or not token.word:
            continue
        proclitic, word = next(((h, r) for h, r in splits(token.text) if r in _STATED or lexicon.anaphors.get(r) == "group"), ("", ""))
        if word:
            words = frozenset({plain(word)})
            tellers[index] = Teller(index, index + 1, "", "military", "anaphor", words, True, proclitic)


def plain(word: str) -> str:
    """A word without its article, one number for the nouns that later text takes up in another."""
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return _SAME.get(bare, bare)


def words_of(text: str) -> frozenset[str]:
    """The plain words of a name or description."""
    return frozenset(plain(w) for w in fold_text(text).replace('"', " ").split() if len(w) > 1)


def _cut(document: Document, first: int, last: int, proclitic: str) -> str:
    """The name without the letters before it (و ب ل) and without quotation marks that open or close nothing."""
    text = document.cut(first, last)
    if proclitic.endswith("ل") and document.tokens[first].text[len(proclitic) - 1 :].startswith("لل"):
        text = "ال" + text[len(proclitic) + 1 :]
    else:
        text = text[len(proclitic) :].lstrip("ـ")
    text = text.split("(")[0].strip()
    inner = text.strip(_QUOTES)
    odd = sum(inner.count(q) for q in _QUOTES) % 2
    return "".join(c for c in inner if c not in _QUOTES) if odd else inner


def _bodies(document: Document, actors: Sequence[Mention], lexicon: Lexicon) -> dict[int, Teller]:
    """Named actors that can speak, and army and police by their nouns."""
    out: dict[int, Teller] = {}
    for mention in actors:
        known = [lexicon.actors[n.actor] for n in mention.value.names if n.actor in lexicon.actors]
        kind = next((k for a in known if (k := _KIND_OF_BODY.get(a.kind))), "")
        if not kind or mention.value.how not in ("name", "hostile", "metonym"):
            continue
        proclitic = mention.value.proclitic
        words = words_of(document.cut(mention.first, mention.last)) | {plain(w) for a in known[:1] for w in fold_text(a.name).split()}
        last = _without_nationality(document, mention.first, mention.last, lexicon.actor_names, lexicon)
        last = last if document.tokens[mention.first].text in _GROUPS and last > mention.first + 1 else mention.last
        name = _cut(document, mention.first, last, proclitic)
        alone = name.startswith("ال")
        out[mention.first] = Teller(mention.first, mention.last, name, kind, "body", words, alone, proclitic)
    return out


def _outlets(document: Document, readings: Sequence[Reading | None], lexicon: Lexicon) -> dict[int, Teller]:
    out: dict[int, Teller] = {}
    for hit in lexicon.outlets.find(document):
        entry = next((p for p in hit.payload if isinstance(p, OutletEntry)), None)  # type: ignore[attr-defined]
        if entry is None:
            continue
        first, last, proclitic = hit.first, hit.last, hit.proclitic
        bare = next((rest for head, rest in splits(document.tokens[first].text) if head == proclitic), "")
        inner = lexicon.outlets.at(document.tokens, first + 1) if bare in _OUTLET_CLASSES else None
        quoted = document.tokens[first + 1].text == '"' if first + 1 < last else False
        start = first + 1 if quoted or (inner is not None and inner.last == last and bare != "شبكه") else first
        last = _without_nationality(document, start, last, lexicon.outlets, lexicon) if entry.kind == "media" else last
        name = _cut(document, start, last, proclitic if start == first else "")
        before = document.tokens[first - 1].text if first else ""
        words = words_of(document.cut(first, hit.last)) | (words_of(before) if plain(before) in _OUTLET_CLASSES else frozenset())
        out[first] = Teller(first, hit.last, name, entry.kind, "outlet", words, True, proclitic)
    for index, token in enumerate(document.tokens):
        unlisted = None if index in out else _unlisted_outlet(document, readings, index, token.text)
        if unlisted is not None:
            out[index] = unlisted
    return out


def _without_nationality(document: Document, first: int, last: int, names: NameTable, lexicon: Lexicon) -> int:
    """Where a name ends without the adjective of its country, if it is listed without it."""
    word = document.tokens[last - 1].text
    if last - first < 2 or plain(word).removesuffix("ه") not in lexicon.actor_adjectives:
        return last
    shorter = names.at(document.tokens[: last - 1], first)
    return last - 1 if shorter is not None and shorter.last == last - 1 else last


def _unlisted_outlet(document: Document, readings: Sequence[Reading | None], index: int, word: str) -> Teller | None:
    """A class word with a quoted or unknown name: قناة "كذا"."""
    proclitic, bare = next(((h, r) for h, r in splits(word) if r in _OUTLET_CLASSES), ("", ""))
    tokens = document.tokens
    if not bare or index + 2 >= len(tokens):
        return None
    if tokens[index + 1].text == '"':
        close = next((n for n in range(index + 2, min(len(tokens), index + 8)) if tokens[n].text == '"'), 0)
        if close > index + 2:
            name = _cut(document, index + 2, close, "")
            return Teller(index, close + 1, name, "media", "outlet", words_of(name) | {bare}, True, proclitic)
        return None
    last = index + 1
    while last < min(len(tokens), index + 4) and tokens[last].word and readings[last] is None and _names(tokens[last].text):
        last += 1
    if last == index + 1:
        return None
    name = _cut(document, index + 1, last, "")
    return Teller(index, last, name, "media", "outlet", words_of(name) | {bare}, True, proclitic)


def _names(word: str) -> bool:
    return word not in END_WORDS and not word.isdigit()


def _nouns(
    document: Document,
    readings: Sequence[Reading | None],
    lexicon: Lexicon,
    bodies: Mapping[int, Teller],
    outlets: Mapping[int, Teller],
) -> dict[int, Teller]:
    """Descriptions with what belongs to their name, and persons after their titles."""
    persons = PersonNames(document, readings, {at: t.last for at, t in (*bodies.items(), *outlets.items())}, lexicon)
    out: dict[int, Teller] = {}
    for hit in lexicon.source_nouns.find(document, persons.at):
        if not isinstance(hit.payload, OutletEntry):
            continue
        old = out.get(hit.first)
        person = persons.found.get(hit.last)
        if old is not None and (old.last > hit.last or (old.last == hit.last and person is None)):
            continue
        proclitic = _proclitic(document.tokens[hit.first].text, hit.payload)
        if person is not None and persons.ends_at(hit.first, hit.last):
            out[hit.first] = _person(document, hit.first, person, hit.last, hit.payload.kind, bodies, proclitic)
        elif person is None or not persons.ends_at(hit.first, hit.last):
            out[hit.first] = _description(document, readings, hit.first, hit.last, hit.payload.kind, bodies, outlets, proclitic)
    ends = {t.last: min(o.first for o in out.values() if o.last == t.last) for t in out.values()}
    return {at: t for at, t in out.items() if t.how != "person" or ends[t.last] == at}


def _proclitic(word: str, payload: OutletEntry) -> str:
    heads = _heads(payload.names)
    return next((head for head, rest in splits(word) if plain(rest) in heads), "")


@cache
def _heads(names: tuple[str, ...]) -> frozenset[str]:
    """What the first word of the names of one entry can be, alternatives in brackets told apart."""
    first = (fold_text(name).replace("[", "").replace("]", "|").split()[0] for name in names)
    return frozenset(plain(word) for words in first for word in words.split("|"))


def _person(
    document: Document, first: int, start: int, last: int, kind: str, bodies: Mapping[int, Teller], proclitic: str
) -> Teller:
    inside = [b for at, b in bodies.items() if first <= at < start and b.kind != "local"]
    if kind == "official" and inside:
        kind = inside[0].kind
    words = words_of(document.cut(first, last))
    return Teller(first, last, _cut(document, start, last, ""), kind, "person", words, True, proclitic)


def _description(
    document: Document,
    readings: Sequence[Reading | None],
    first: int,
    last: int,
    kind: str,
    bodies: Mapping[int, Teller],
    outlets: Mapping[int, Teller],
    proclitic: str,
) -> Teller:
    tokens = document.tokens
    head = plain(next(rest for front, rest in splits(tokens[first].text) if front == proclitic))
    via: tuple[str, ...] = ()
    at = last + 1 if last < len(tokens) and tokens[last].text == '"' else last
    end = last
    if head in ("مصدر", *_MEN_OF_OUTLETS) and at in outlets and not outlets[at].prep:
        via = (outlets[at].name,)
        end = outlets[at].last if head in _MEN_OF_OUTLETS else last
    elif head in _MEN_OF_OUTLETS and at > last:
        end = next((n + 1 for n in range(at, min(at + 5, len(tokens))) if tokens[n].text == '"'), last)
    elif not via:
        end = _extent(document, readings, first, last, head, bodies)
        kind = _affiliated(kind, head, first, end, bodies)
    name = _cut(document, first, end, proclitic)
    words = words_of(document.cut(first, end)) | {head}
    definite = tokens[first].text[len(proclitic) :].startswith(("ال", "لل")) or tokens[first].text.endswith("نا")
    institution = head not in _PLAIN_PEOPLE and end > first + 1
    return Teller(first, end, name, kind, "noun", words, definite or institution, proclitic, via)


def _affiliated(kind: str, head: str, first: int, end: int, bodies: Mapping[int, Teller]) -> str:
    """Spokesmen and officials are of the kind of the body that they speak for."""
    inside = [b for at, b in bodies.items() if first < at < end]
    speaker = head in ("متحدث", "مسوول", "مسوولون", "مسوولين", "قيادي", "عضو") or kind == "anonymous"
    return inside[0].kind if inside and speaker and head != "مقرب" and kind in ("official", "military") else kind


def _extent(
    document: Document, readings: Sequence[Reading | None], first: int, last: int, head: str, bodies: Mapping[int, Teller]
) -> int:
    """The end of a description: adjectives of belonging, a genitive, the body or place that it is of."""
    tokens = document.tokens
    stop = min(len(tokens), first + _LONGEST_NAME + 2)
    at = last
    if last > first + 1 and tokens[last - 1].text in _OPEN:
        inner = last + (tokens[last].text == '"') if last < len(tokens) else last
        return bodies[inner].last if inner in bodies else min(inner + 1, len(tokens))
    defined = tokens[last - 1].text.startswith("ال") or head in ("احد",)
    while at < stop and tokens[at].word:
        word = tokens[at].text
        reading = readings[at]
        article = word.startswith("ال")
        bound_chain = head in _CONSTRUCT and not defined and at < last + 3
        bound = last == first + 1 and at == last and not defined or bound_chain
        noun = reading is None or (reading.nominal and reading.analysis.cat != "VN" and not reading.analysis.conj)
        if word.endswith(_NISBA) and noun and article == (defined or bound or article) and not _function(word):
            at += 1
        elif bound and article and noun and head not in _PLAIN_PEOPLE:
            at += 1
        elif bound_chain and noun and not article and reading is not None and not reading.analysis.conj:
            at += 1
            continue
        elif word[:3] == "وال" and at > last and head not in _PLAIN_PEOPLE and _closes(document, at + 1):
            at += 1
        else:
            break
        defined = defined or article
    return _of(document, readings, at, head, bodies)


def _function(word: str) -> bool:
    return word in END_WORDS or word in ("علي", "التي", "الي", "هي", "في")


def _closes(document: Document, at: int) -> bool:
    return at >= len(document.tokens) or not document.tokens[at].word or document.tokens[at].text in END_WORDS


def _of(document: Document, readings: Sequence[Reading | None], at: int, head: str, bodies: Mapping[int, Teller]) -> int:
    """`at`, or the end of "ل/في/من X" after it: the body a source is from, the place an organisation is at."""
    tokens = document.tokens
    if at + 1 >= len(tokens):
        return at
    word = tokens[at].text
    inner = at + 1 + (tokens[at + 1].text == '"')
    body = bodies.get(inner)
    if body is not None and not body.prep and word in (*_OF, "ل", "باسم"):
        return body.last
    glued = bodies.get(at)
    if glued is not None and glued.prep and glued.prep[-1] in "لب" and head not in ("مصدر", *_MEN_OF_OUTLETS):
        return glued.last
    if word != "في" or head in _PLAIN_PEOPLE or not tokens[inner].word:
        return at
    place = readings[inner] is None and _names(tokens[inner].text)
    return inner + 1 if place else at


def _persons_of_bodies(document: Document, tellers: dict[int, Teller]) -> None:
    """A title that is an actor's name (الرئيس الأوكراني) before the man's own name gives the man."""
    for first in sorted(tellers):
        one = tellers[first]
        two = tellers.get(one.last)
        if one.how == "body" and two is not None and two.how in ("body", "person") and not two.prep and one.words - two.words:
            if two.how == "person" or two.words <= words_of(document.cut(two.first, two.last)):
                tellers[first] = replace(two, first=first, kind=one.kind, words=one.words | two.words, prep=one.prep)


def _statements(document: Document, tellers: dict[int, Teller]) -> None:
    """`بيان` with its author stands for the author."""
    for index, token in enumerate(document.tokens):
        proclitic = next((h for h, rest in splits(token.text) if rest in _STATEMENTS), None)
        if proclitic is None:
            continue
        at = index + 1
        while at < min(len(document.tokens), index + 5) and document.tokens[at].text in (*_BY, '"'):
            at += 1
        author = tellers.get(at)
        if author is not None and (at > index + 1 or author.prep in ("", "ل")) and author.how != "person":
            tellers[index] = replace(author, first=index, prep=proclitic)
