"""Places: a document and the gazetteer in, mentions of kind `place` out, each resolved to an `EventPlace`.

The stages: names with the words before them (`places_find`), which names say where another one lies,
which place is meant (`gazetteer.resolve`), and what the record says of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evtx.annotate.places.find import find_places
from evtx.annotate.places.found import Found, ground_of
from evtx.annotate.places.imported import ImportedTable
from evtx.annotate.places.known import BULLETS
from evtx.annotate.places.links import is_quarter, link
from evtx.annotate.places.metonyms import settle_metonyms
from evtx.annotate.places.settle import Reading, settle
from evtx.annotate.places.table import PlaceTable, pairs_of
from evtx.annotate.places.unlisted import is_start
from evtx.annotate.places.value import Held, place_value
from evtx.frozen import replace
from evtx.gazetteer.local import LocalPlaces
from evtx.gazetteer.places import Gazetteer
from evtx.gazetteer.resolve import Name, choose
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameTable
from evtx.model import Mention
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.document import Document
from evtx.text.words import word_class

__all__ = ["annotate_places", "name_table", "settle_metonyms"]

_CLOSING = frozenset(
    {"منذ", "امس", "اليوم", "يوم", "بشان", "حول", "خلال", "بعد", "قبل", "بين", "حيث", "مساء", "صباح", "فجر", "ليل"}
)
_DATELINE_MARKS = frozenset({"-", "/", ":", "|"})
_INSIDE = frozenset({"في", "داخل", "الي"})
_INSIDE_OR_OVER = _INSIDE | {"فوق"}
_FORCES = word_class("annotate.places.forces")
_CALLED_AFTER = word_class("annotate.places.called_after")
_HOLDING = 4  # words and marks before a holder's name (مناطق نفوذ "الإدارة الذاتية")
_BRACKETS = 7  # tokens from a place to the end of the brackets behind it
_DATELINE = 7  # tokens of a line that is nothing but place and outlet


def name_table(gazetteer: Gazetteer, local: LocalPlaces | None = None) -> PlaceTable:
    """The gazetteer's names, and those of the local one beside it, ready to match."""
    return PlaceTable(gazetteer) if local is None else ImportedTable(gazetteer, local)


def annotate_places(
    document: Document, lexicon: Lexicon, table: NameTable, taken: Sequence[Mention], home: str | None = None
) -> list[Mention]:
    """Place mentions in order. `taken`: mentions of actors, whose words are no places; `home`: ISO-2, a weak hint.

    The rule of a mention is `place.<how found>`, with `.source`, `.owner`, `.resident`, `.seat`, `.backer` or
    `.dateline` where the words around say that the place is not the act's.
    """
    assert isinstance(table, PlaceTable)
    blocked = frozenset(t for m in taken if not _is_ground(document, table, m) for t in _words_taken(document, m))
    read = settle(
        document, table, lambda by: _read(document, lexicon, by, blocked), lambda *told: choose(told[0], home, told[1])
    )
    every, links = read.every, read.links
    held = Held(every, choose(read.names, home, read.hints), links)
    mentions = []
    kept = [n for n in range(len(every)) if _is_place(document, table, lexicon, held, n)]
    # the town of a club or bank is told as the act's as well (ملعب نادي بشيكتاش في إسطنبول)
    containers = {h for n in kept for h in links.of(n) if not (every[n].lead.role == "owner" and _in_town(every[h]))}
    for number in kept:
        name = every[number]
        role = _line_role(document, name) or name.lead.role
        head = role != "dateline" and name.how != "end" and number not in containers and not _backs(held, number)
        value = place_value(document, table, lexicon, held, number, head=head)
        if role == "scene" or (name.how == "feature" and any(is_quarter(every[h]) for h in links.of(number))):
            value = replace(value, locative=True)  # دخل كنيسة X في حي Y: there it was
        rule = f"place.{name.how}" + (f".{role}" if role else "")
        mentions.append(document.mention_of_tokens("place", name.first, name.last, value, rule))
    return _yield_borders(document, sorted(mentions, key=lambda m: (m.first, -m.last)))


def _read(document: Document, lexicon: Lexicon, table: PlaceTable, blocked: frozenset[int]) -> Reading:
    """All names of a text by one table, and what each can mean."""
    finds = find_places(ground_of(document, lexicon, table, blocked))
    found = finds.found
    links = link(document, found)
    every = [*found, *(end for f in found for end in f.ends)]
    names = [
        Name(
            tuple(p for p, _ in f.pairs or f.inner), f.kind, f.lead.near, links.of(n), f.refers,
            links.lists[n] if n < len(found) else (), f.country, f.how == "tight",
            f.last - f.at == 1 and not f.kind, _entered(document, f),
        )
        for n, f in enumerate(every)
    ]  # fmt: skip
    return Reading(every, links, names, Counter(country for _, country in finds.hints))


def _entered(document: Document, name: Found) -> bool:
    """محادثات في جدة بين كذا وكذا: behind "in" or "to", with no noun, adjective or verb behind it (في مشهد أثار)."""
    after = document.word_at(name.last)
    closed = after in _CLOSING or after in PREPOSITIONS - {"من"} or after.startswith("ال")
    return name.lead.preposition in _INSIDE_OR_OVER and (closed or not after[:1].isalpha())


def _backs(held: Held, number: int) -> bool:
    """ميليشيات موالية لإيران، المدعومة من روسيا وإيران: states that stand behind somebody are no ground of his acts."""
    place, name = held.choices[number].place, held.found[number]
    if place is None or name.lead.near or not (place.kind == "country" or place.rank == 1):
        return False
    joined = number > 0 and name.lead.conjunction and held.found[number - 1].last == name.first
    return name.lead.role == "backer" or (joined and _backs(held, number - 1))


def _in_town(name: Found) -> bool:
    return name.lead.preposition in ("في", "ب") and not name.lead.near


def _is_place(document: Document, table: PlaceTable, lexicon: Lexicon, held: Held, number: int) -> bool:
    """Whether a name that the text puts where no such place is listed has a word or a list that says that it is one."""
    name = held.found[number]
    if held.choices[number].place is not None or not name.pairs or name.kind:
        return True
    begins = table.word(document.tokens[name.first].text, lexicon)
    sure = is_start(document, name.at) or not any(p.common for p, _ in name.pairs)
    named = sure and name.how == "gazetteer" and (name.lead.near or name.lead.preposition in _INSIDE)  # في تل السمن
    return begins.is_class or named or any(held.links.lists[number : number + 1])


def _words_taken(document: Document, mention: Mention) -> range:
    """The words of an actor's name that are no place: of شرطة ميسان، قيادة عمليات نينوى those before the province."""
    last = mention.first
    while last < mention.last and document.tokens[last].text in _FORCES:
        last += 1
    return range(mention.first, last if mention.first < last < mention.last else mention.last)


def _is_ground(document: Document, table: PlaceTable, mention: Mention) -> bool:
    """Whether a mention of an actor may be a place: a country or capital that can act, or one behind في."""
    if mention.kind != "actor":
        return False
    if (
        mention.value.how == "metonym"
        or _in_listed_name(document, table, mention)
        or _describes(document, table, mention)
    ):
        return True
    if mention.first == 0 or document.tokens[mention.first - 1].text not in _INSIDE:
        return False
    hit = table.at(document.tokens, mention.first)
    return hit is not None and hit.last == mention.last and any(p.kind == "country" for p, _ in pairs_of(hit.payload))


def _in_listed_name(document: Document, table: PlaceTable, mention: Mention) -> bool:
    """مناطق نفوذ الإدارة الذاتية، مطار حامد كرزاي: a listed area or building called after who holds it or did."""
    before = range(max(0, mention.first - _HOLDING), mention.first)
    hits = (table.at(document.tokens, first) for first in before if document.tokens[first].text in _CALLED_AFTER)
    return any(hit is not None and hit.last >= mention.last for hit in hits)


def _describes(document: Document, table: PlaceTable, mention: Mention) -> bool:
    """الجولان المحتل: an actor's name of one word that ends the listed name of a region; no building of a body."""
    hit = table.at(document.tokens, mention.first - 1) if mention.first and mention.last - mention.first == 1 else None
    return hit is not None and hit.last == mention.last and all(p.kind == "region" for p, _ in pairs_of(hit.payload))


def _yield_borders(document: Document, mentions: list[Mention]) -> list[Mention]:
    """The border of one country only says where another place of the sentence lies."""
    if not any(_one_sided(m) for m in mentions):
        return mentions
    places = {document.sentence_of(m.first) for m in mentions if m.value.head and not _one_sided(m)}
    return [
        replace(m, value=replace(m.value, head=False))
        if _one_sided(m) and document.sentence_of(m.first) in places
        else m
        for m in mentions
    ]


def _one_sided(mention: Mention) -> bool:
    return mention.rule.startswith("place.border") and " بين " not in mention.value.place.name


def _line_role(document: Document, name: Found) -> str:
    """دمشق - صفا: a dateline; "- شهبا: أفرج ...": the scene of an item in a bulletin."""
    tokens = document.tokens
    if name.how == "end":
        return ""
    if name.lead.preposition or name.last >= len(tokens) or not name.first:
        return "dateline" if _is_dateline(document, name) else ""
    if tokens[name.first - 1].text == "(" and _is_clock(tokens[name.first - 2].text):
        return "dateline"  # الساعة 18:05 (مكة المكرمة)
    marked = tokens[name.last].text == ":" and tokens[name.first - 1].text in BULLETS
    if marked and document.sentences[document.sentence_of(name.first)].first == name.first - 1:
        return "scene"
    return "dateline" if _is_dateline(document, name) else ""


def _is_clock(text: str) -> bool:
    """Whether a token is the time of a clock, which a place in brackets behind it says whose time it is."""
    return text[:1].isdigit() and text[-1:].isdigit()


def _before_agency(document: Document, name: Found) -> bool:
    """مقديشو (رويترز) - قال: a place that opens a paragraph before an agency in brackets and a dash."""
    tokens = document.tokens
    first = document.sentences[document.sentence_of(name.first)].first
    if name.first != first or name.last >= len(tokens) or tokens[name.last].text != "(":
        return False
    close = next((n for n in range(name.last, min(len(tokens), name.last + _BRACKETS)) if tokens[n].text == ")"), None)
    return close is not None and close + 1 < len(tokens) and tokens[close + 1].text in _DATELINE_MARKS


def _is_dateline(document: Document, name: Found) -> bool:
    """A place that starts a paragraph before a dash, or stands alone in a line with an outlet."""
    if name.lead.preposition or name.lead.near or name.kind:
        return False
    tokens = document.tokens
    if _before_agency(document, name):
        return True
    around = {t.text for t in (*tokens[max(0, name.first - 1) : name.first], *tokens[name.last : name.last + 1])}
    if _DATELINE_MARKS.isdisjoint(around):
        return False
    sentence = document.sentences[document.sentence_of(name.first)]
    if sentence.part == "title":
        return False
    after = tokens[name.last].text if name.last < sentence.last else ""
    if name.first == sentence.first and after in _DATELINE_MARKS:
        return True
    before = tokens[name.first - 1].text if name.first > sentence.first else ""
    return before in _DATELINE_MARKS and sentence.last - sentence.first <= _DATELINE
