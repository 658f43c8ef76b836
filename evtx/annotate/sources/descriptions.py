"""Tellers that are described, not named: مصدر أمني عراقي، وزارة الصحة اللبنانية، and persons after their titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from evtx.annotate.actors.person_names import END_WORDS, PersonNames, closed_run, name_run
from evtx.annotate.sources.kinds import WATCHERS, affiliated, kind_by_words, of_ministry
from evtx.annotate.sources.teller import Teller, office_behind, plain, words_of
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import splits
from evtx.lexicon.schema import OutletEntry
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.words import word_class
from evtx.text.written import cut_name

_MEN_OF_OUTLETS = word_class("annotate.descriptions.men_of_outlets")
_SOURCES_OF_OUTLETS = _MEN_OF_OUTLETS | {"مصدر"}
# Heads whose place (مصادر في حلب) is no part of the name.
_PLAIN_PEOPLE = _MEN_OF_OUTLETS | word_class("annotate.descriptions.plain_people")
_CONSTRUCT = word_class("annotate.descriptions.construct")
_OPEN = word_class("annotate.descriptions.open")
_OUTLETS = word_class("annotate.tellers.outlet_classes")
_NAMED_IN_QUOTES = frozenset({"موسسه", "جمعيه", "منظمه", "رابطه"})
_GENERAL = frozenset({"العامه", "العام"})  # مكتب العلاقات العامة في الجيش
_ARMED_CLASSES = word_class("annotate.descriptions.armed_classes")
_HEARERS = word_class("annotate.descriptions.hearers")
_OF = word_class("annotate.descriptions.of")
# Those who are told of as members of a body: with its name.
_IN_BODIES = word_class("annotate.descriptions.in_bodies")
# What an institution is there for, a part of its name.
_PURPOSES = word_class("annotate.descriptions.purposes")
_CALLED = word_class("annotate.descriptions.called")
_SAYS_OF_HIM = frozenset({"انه", "انها", "بانه", "بانها", "ان", "بان"})
_HIDING = frozenset({"ذكر", "كشف", "نشر", "عن", "اعلان"})
_NAMED_WITHIN = 4  # tokens from what somebody is to his name
_PROVINCES = word_class("annotate.places_shown.province_words")
_AREAS = word_class("annotate.descriptions.areas")
_OFFICIAL = frozenset({"military", "official"})
_NISBA = ("ي", "يه", "يون", "يين", "يان")
_OTHER = frozenset({"اخر", "اخري"})  # مصدر أمني آخر
_ADJECTIVES = frozenset({"ADJ", "AP", "PP"})
_SITES = frozenset({"بمستشفي", "لشرطه", "بشرطه", "مستشفي", "شرطه"})  # مصدر بمستشفى كذا، الناطق لشرطة المنطقة الشرقية
_AGENCY = "وكاله"
_BELONGING = word_class("annotate.descriptions.belonging")
_OF_STATES = word_class("annotate.descriptions.of_states")
_QUOTED = 6  # tokens of a name in quotation marks
_LONGEST = 8  # tokens


def described_tellers(
    document: Document,
    readings: Sequence[Reading | None],
    lexicon: Lexicon,
    bodies: Mapping[int, Teller],
    outlets: Mapping[int, Teller],
    places: Mapping[int, Mention],
) -> dict[int, Teller]:
    """Descriptions with what belongs to their name, and persons after their titles; `places` by first token."""
    others = {at: m.last for at, m in places.items()}
    others |= {at: t.last for at, t in (*bodies.items(), *outlets.items())}
    men = {at for at, t in (*bodies.items(), *outlets.items()) if not t.prep}
    persons = PersonNames(document, readings, others, men, lexicon)
    tokens = document.tokens
    out: dict[int, Teller] = {}
    longest: dict[int, tuple[int, bool]] = {}
    for hit in lexicon.source_nouns.find(document, persons.at):
        if not isinstance(hit.payload, OutletEntry):
            continue
        old = out.get(hit.first)
        person = persons.found.get(hit.last)
        if person is not None and person in places and places[person].value.preposition == "ب":
            continue  # طبيب بعدن
        if old is not None and (hit.last, person is not None) <= longest[hit.first]:
            continue  # the longest phrase wins, wherever what follows it ends
        longest[hit.first] = (hit.last, person is not None)
        proclitic = _proclitic(document.tokens[hit.first].text, hit.payload)
        if person is not None and persons.ends_at(hit.first, hit.last):
            cuts = [at for at, b in bodies.items() if not _surname(document, b)]
            # قال فلان لعنب بلدي، أبلغ فلان وكالة كذا
            cuts += [at for at, o in outlets.items() if o.prep.endswith("ل") or plain(tokens[at].text) in _OUTLETS]
            out[hit.first] = _person(document, hit.first, person, hit.last, hit.payload.kind, bodies, cuts, proclitic)
        elif person is None or not persons.ends_at(hit.first, hit.last):
            out[hit.first] = _description(
                document, readings, hit.first, hit.last, hit.payload.kind, bodies, outlets, places, proclitic
            )
    _within_institutions(document, bodies, out)
    _called(document, readings, out)
    _elders(document, out)
    ends = {t.last: min(o.first for o in out.values() if o.last == t.last) for t in out.values()}
    return {at: t for at, t in out.items() if t.how != "person" or ends[t.last] == at}


def _called(document: Document, readings: Sequence[Reading | None], tellers: dict[int, Teller]) -> None:
    """أحد الوجهاء ويدعى فلان، ناشط عرف نفسه باسم فلان: the name that follows what somebody is."""
    for first, teller in list(tellers.items()):
        tokens = document.tokens[teller.last : teller.last + _NAMED_WITHIN]
        at = next((n for n, t in enumerate(tokens, teller.last + 1) if t.text in _CALLED), 0)
        if at and document.tokens[at - 2].text in _HIDING:
            continue  # طلب عدم ذكر اسمه
        at += at < len(document.tokens) and document.tokens[at].text == '"'
        between = document.tokens[teller.last : at - 1]
        if teller.how != "noun" or not at or any(not t.word or t.text in _SAYS_OF_HIM for t in between):
            continue  # قالت السلطات إنه يدعى كذا: of somebody else
        end = max(name_run(document, readings, at), closed_run(document, readings, at))
        if end > at + 1:
            name = cut_name(document, at, end, "")
            tellers[first] = replace(teller, last=end, name=name, how="person", words=teller.words | words_of(name))


def _elders(document: Document, tellers: dict[int, Teller]) -> None:
    """الشيخ فلان، قائد كذا: the office behind a name says more than such a title."""
    for first, teller in list(tellers.items()):
        if teller.how != "person" or teller.kind != "local":
            continue
        office = office_behind(document, tellers, teller.last)
        if office is not None and office.how == "noun" and office.kind in _OFFICIAL:
            tellers[first] = replace(teller, kind=office.kind)


def _within_institutions(document: Document, bodies: Mapping[int, Teller], tellers: dict[int, Teller]) -> None:
    """مصدر في شرطة درعا، شاهد من سكان الأبيض: those in a body are named with the whole of it, as far as it goes."""
    for first, teller in list(tellers.items()):
        if teller.how != "noun" or plain(document.tokens[first].text.removeprefix(teller.prep)) not in _IN_BODIES:
            continue
        near = range(first + 2, teller.last + 3)
        here = [t for at in near for t in (tellers.get(at), bodies.get(at)) if t is not None]
        inner = max((t for t in here if t.first == here[0].first), key=lambda t: t.last, default=None)
        if inner is None or inner.how == "person" or inner.prep or inner.last <= teller.last:
            continue
        start = inner.first - (document.tokens[inner.first - 1].text == '"')
        if document.tokens[start - 1].text in _OF and start - 1 == first + 1:
            name = cut_name(document, first, inner.last, teller.prep)
            kind = inner.kind if teller.kind == "anonymous" else teller.kind
            words = teller.words | inner.words
            tellers[first] = replace(teller, last=inner.last, name=name, kind=kind, words=words)


def _proclitic(word: str, payload: OutletEntry) -> str:
    heads = _heads(payload.names)
    return next((head for head, rest in splits(word) if plain(rest) in heads), "")


@cache
def _heads(names: tuple[str, ...]) -> frozenset[str]:
    """What the first word of the names of one entry can be, alternatives in brackets told apart."""
    first = (fold_text(name).replace("[", "").replace("]", "|").split()[0] for name in names)
    return frozenset(plain(word) for words in first for word in words.split("|"))


def _person(
    document: Document,
    first: int,
    start: int,
    last: int,
    kind: str,
    bodies: Mapping[int, Teller],
    cuts: Sequence[int],
    proclitic: str,
) -> Teller:
    last = min((at for at in cuts if start < at < last), default=last)  # اتهم الوزير فلان الحوثيين
    inside = [b for at, b in bodies.items() if first <= at < start and b.kind != "local"]
    if kind == "official" and any(plain(t.text) in WATCHERS for t in document.tokens[first + 1 : start]):
        kind = "monitor"
    elif kind == "official" and not of_ministry(document, first, start):
        kind = inside[0].kind if inside else kind_by_words(document, first + 1, start, kind)
    words = words_of(document.cut(first, last))
    return Teller(first, last, cut_name(document, start, last, ""), kind, "person", words, True, proclitic)


def _surname(document: Document, body: Teller) -> bool:
    """Whether the word for a body can be a man's last name: الحوثي, not الحوثيين."""
    return body.last - body.first == 1 and document.tokens[body.first].text.endswith("ي")


def _description(
    document: Document,
    readings: Sequence[Reading | None],
    first: int,
    last: int,
    kind: str,
    bodies: Mapping[int, Teller],
    outlets: Mapping[int, Teller],
    places: Mapping[int, Mention],
    proclitic: str,
) -> Teller:
    """A teller from the head of a description, with its extent, its kind and the outlet that it is a source of."""
    tokens = document.tokens
    head = plain(next(rest for front, rest in splits(tokens[first].text) if front == proclitic))
    via: tuple[str, ...] = ()
    at = last + 1 if last < len(tokens) and tokens[last].text == '"' else last
    end = last
    if head in _SOURCES_OF_OUTLETS and at in outlets and not outlets[at].prep:
        via = (outlets[at].name,)
        end = outlets[at].last if head in _MEN_OF_OUTLETS else last
    elif at > last and head in _NAMED_IN_QUOTES:
        # مؤسسة "إنقاذ كذا": who calls himself so watches and helps
        end = next((n + 1 for n in range(at, min(at + 6, len(tokens))) if tokens[n].text == '"'), last)
        kind = "monitor" if kind == "official" and end > last else kind
    elif head in _MEN_OF_OUTLETS and at > last:
        end = next((n + 1 for n in range(at, min(at + 5, len(tokens))) if tokens[n].text == '"'), last)
    else:
        end = _extent(document, readings, first, last, head, bodies, places)
        kind = affiliated(document, kind, head, first, end, bodies, outlets)
    if kind == "media" and head == _AGENCY and any(t.text in _OF_STATES for t in tokens[first + 1 : end]):
        kind = "official"
    name = cut_name(document, first, end, proclitic)
    words = words_of(name) | {head}
    definite = tokens[first].text[len(proclitic) :].startswith(("ال", "لل")) or tokens[first].text.endswith("نا")
    institution = head not in _PLAIN_PEOPLE and end > first + 1
    return Teller(first, end, name, kind, "noun", words, definite or institution, proclitic, via)


def _extent(
    document: Document,
    readings: Sequence[Reading | None],
    first: int,
    last: int,
    head: str,
    bodies: Mapping[int, Teller],
    places: Mapping[int, Mention],
) -> int:
    """The end of a description: adjectives of belonging, a genitive, the body or place that it is of."""
    tokens = document.tokens
    stop = min(len(tokens), first + _LONGEST)
    at = last
    if last > first + 1 and tokens[last - 1].text in _OPEN:
        inner = last + (tokens[last].text == '"') if last < len(tokens) else last
        if inner in bodies:
            return bodies[inner].last
        if tokens[last - 1].text == "باسم":
            return _quoted(document, _chain(document, readings, inner))
        return _chain(document, readings, inner) if tokens[last - 1].text in _SITES else min(inner + 1, len(tokens))
    defined = tokens[last - 1].text.startswith("ال") or head in ("احد",)
    while at < stop and tokens[at].word and not (defined and at in bodies):  # اتهمت الحكومة اليمنية الحوثيين
        origin = at > last and tokens[at - 1].text.endswith(_NISBA)  # مسؤولة أميركية | إيران
        placed = at in places and not places[at].value.preposition and not origin
        if placed and not defined and head not in _PLAIN_PEOPLE:
            at, defined = places[at].last, True  # شرطة درعا
            continue
        word = tokens[at].text
        if word in _HEARERS or (word in _BELONGING and at > last):
            return at
        reading = readings[at]
        article = word.startswith("ال")
        bound_chain = head in _CONSTRUCT and not defined and at < last + 3
        bound = (last == first + 1 and at == last and not defined) or bound_chain
        nominal = reading is None or (reading.nominal and not reading.analysis.conj)
        # لجنة مكافحة الإرهاب, لجنة تحقيق روسية; but قيادة إطلاق is no name
        purpose = bound_chain and _qualified(document, at)
        noun = nominal and (reading is None or reading.analysis.cat != "VN" or purpose)
        adjective = word.endswith(_NISBA) and (article or not defined) and not _function(word)
        adjective = adjective or (word in _GENERAL and at > last) or (word in _OTHER and at > first + 1 and not defined)
        agreeing = reading is not None and reading.analysis.cat in _ADJECTIVES
        adjective = adjective or (article and agreeing and at > last and tokens[at - 1].text.startswith("ال"))
        genitive = bound and article and nominal and head not in _PLAIN_PEOPLE and not _function(word)
        chained = bound_chain and not article and reading is not None
        joined = word[:3] == "وال" and at > last and head not in _PLAIN_PEOPLE and _closes(document, at + 1)
        joined = joined or (head in _CONSTRUCT and _coordinated(document, readings, at, last, bodies))
        if genitive and head in _CONSTRUCT and at in bodies and not bodies[at].prep:
            at = bodies[at].last  # مكتب الأمم المتحدة
        elif genitive or joined or (noun and (adjective or chained)):
            at += 1
        else:
            break
        defined = defined or article
    if at < stop and head in _CONSTRUCT and tokens[at].text in _PURPOSES and first not in bodies:
        at += 1 + (at + 1 < stop and tokens[at].text.endswith("حقوق"))
    return _of(document, readings, at, head, bodies, places)


def _qualified(document: Document, at: int) -> bool:
    """Whether the word behind a token is a definite genitive or an adjective of belonging: it is part of a name."""
    after = document.word_at(at + 1)
    return (after.startswith("ال") or after.endswith(_NISBA)) and not _function(after)


def _coordinated(
    document: Document, readings: Sequence[Reading | None], at: int, last: int, bodies: Mapping[int, Teller]
) -> bool:
    """هيئة مقاومة الجدار والاستيطان: what is joined to a definite genitive and can tell nothing itself."""
    word, reading = document.tokens[at].text, readings[at]
    before = document.tokens[at - 1].text
    if word[:3] != "وال" or at <= last or not before.startswith("ال") or at in bodies:
        return False
    return reading is None or (reading.analysis.cat in ("N", "VN", "ADJ") and reading.analysis.number != "p")


def _quoted(document: Document, at: int) -> int:
    """متحدث باسم ائتلاف "سائرون": a chain of nouns with the name in quotation marks behind it."""
    tokens = document.tokens
    if at >= len(tokens) or tokens[at].text != '"':
        return at
    return next((n + 1 for n in range(at + 2, min(at + _QUOTED, len(tokens))) if tokens[n].text == '"'), at)


def _chain(document: Document, readings: Sequence[Reading | None], at: int) -> int:
    """The end of a chain of nouns (باسم بعثة الاتحاد الأفريقي): up to its first definite word and its adjective."""
    tokens, stop = document.tokens, min(len(document.tokens), at + 4)
    end = min(at + 1, len(tokens))
    while end < stop and tokens[end].word and not _function(tokens[end].text):
        reading = readings[end]
        definite = tokens[end].text.startswith("ال")
        if (reading is not None and not reading.nominal) or (tokens[end - 1].text.startswith("ال") and not definite):
            break
        end += 1
    return end


def _function(word: str) -> bool:
    return word in END_WORDS or word in ("علي", "التي", "الي", "هي", "في")


def _closes(document: Document, at: int) -> bool:
    return at >= len(document.tokens) or not document.tokens[at].word or document.tokens[at].text in END_WORDS


def _of(
    document: Document,
    readings: Sequence[Reading | None],
    at: int,
    head: str,
    bodies: Mapping[int, Teller],
    places: Mapping[int, Mention],
) -> int:
    """`at`, or the end of "ل/في/من X" after it: the body a source is from, the place an organisation is at."""
    tokens = document.tokens
    if at + 1 >= len(tokens):
        return at
    word = tokens[at].text
    inner = at + 1 + (tokens[at + 1].text == '"')
    body = bodies.get(inner) or (
        bodies.get(inner + 1) if tokens[inner : inner + 1] and tokens[inner].text in _ARMED_CLASSES else None
    )
    if body is not None and not body.prep and word in _OF:
        return body.last
    glued = bodies.get(at)
    if glued is not None and glued.prep and glued.prep[-1] in "لب" and head not in _SOURCES_OF_OUTLETS:
        return glued.last
    if word != "في" or head in _PLAIN_PEOPLE or inner == len(tokens) or not tokens[inner].word:
        return at
    place = tokens[inner].text
    if place in _PROVINCES and head == "وزاره":
        named_here = places.get(inner) or places.get(inner + 1)
        return named_here.last if named_here is not None else at  # وزارة الداخلية في إقليم كردستان
    named = readings[inner] is None and place not in END_WORDS and place not in _AREAS and not place.isdigit()
    return inner + 1 if named else at
