"""How many were hurt, taken or moved: a document, its readings and mentions in, mentions of kind `casualty` out.

Nouns that are figures (13 قتيلاً), verbs and verbal nouns with people beside them (قُتل 15 شخصاً، إصابة خمسة
آخرين، 24 شخصاً قُتلوا), phrases (أودى بحياة 24، دون إصابات) and topics (عدد القتلى 34) tell figures. The
rule of a mention says how: noun, verb, masdar, topic, `more` (goes on after و with the figure told before),
`other` (آخرون), `joint` (one number for two figures), `part` (بينهم طفلان), `unit` (one addend of a sum),
`known` (a person told as known: مقتل القائد), `himself` (one told of before: أصيب في صدره), `with` (those with one
told before: وقتل معه ثلاثة), `zero`. Values follow the codebook, section 4.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.casualties.elements import BEGINNINGS, read_elements
from evtx.annotate.casualties.links import link
from evtx.annotate.casualties.losers import of_losers
from evtx.annotate.casualties.modifiers import Unit
from evtx.annotate.casualties.own import Told
from evtx.annotate.casualties.scene import Scene, without_and, words_of_origin
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.positions import keys_of, positions_of
from evtx.lexicon.schema import FigureCue, Trigger
from evtx.model import CasualtyValue, Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.in_place import analyses_in_place
from evtx.text.words import word_class

_BY_NOUN = "casualty.noun."
_BY_DEATH = ("casualty.masdar.", "casualty.known.")
_MEMORY, _MEMORY_REACH = frozenset({"ذكري"}), 4  # tokens between an anniversary and who fell
_VAGUE = 20  # tens and more: a total of dead and wounded together
_EXCEPTION = word_class("annotate.tense.exceptions")
_THINGS_ONLY = word_class("annotate.casualties_acts.things_only")
_TOLLS = {
    "killing": "killed",
    "execution": "killed",
    "abduction": "abducted",
    "arrest": "detained",
    "release": "released",
}
DEADLY = frozenset(told for told, figure in _TOLLS.items() if figure == "killed")
"""Types of act whose dead no word of a figure need tell."""
_MOURNING = word_class("annotate.casualties_acts.mourning")
_MUTUAL = frozenset({"mutual.verb", "mutual.noun"})  # تبادل الأسرى: each side frees
_NOT = frozenset({"غير"})  # معظمهم غير مسلحين: who they are not


def annotate_casualties(
    document: Document, readings: Sequence[Reading | None], mentions: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """All figures of a document, in order of the text; totals stand before their parts."""
    scene = _scene(document, readings, mentions, lexicon)
    found: list[Mention] = []
    for sentence in document.sentences:
        for told in link(scene, read_elements(scene, sentence)):
            found += _mentions(document, told)
    found = [m for m in found if not _is_remembered(document, m)]
    in_order = _with_shared_side(document, sorted(found, key=lambda m: (m.first, -m.last)))
    return _apart(document, [of_losers(document, readings, m, scene.actors) for m in in_order])


def _is_remembered(document: Document, mention: Mention) -> bool:
    """مسيرة في الذكرى الأولى لمقتل شاب: who fell a year or more ago fell in nothing that the sentence tells."""
    if not mention.rule.startswith(_BY_DEATH):
        return False
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _MEMORY_REACH), -1):
        if not document.tokens[at].word:
            return False
        if not _MEMORY.isdisjoint(bare_words(document.tokens[at].text)):
            return True
    return False


def annotate_tolls_of_acts(
    document: Document,
    readings: Sequence[Reading | None],
    mentions: Sequence[Mention],
    triggers: Sequence[Trigger],
    lexicon: Lexicon,
) -> list[Mention]:
    """Figures that no word of `figures.toml` tells and the act does (حشروا ثلاثة تجار في سيارة): whom it is done to.

    `mentions` are all of the document, its figures too: a sentence that tells the figure already is left alone.
    """
    wanted = _silent_acts(document, readings, mentions, triggers, lexicon)
    if not wanted:
        return []
    scene = _scene(document, readings, mentions, lexicon)
    scene.phrases.update(wanted)
    scene = replace(scene, lively=scene.lively.union(wanted))
    found: list[Mention] = []
    for number in sorted({document.sentence_of(at) for at in wanted}):
        sentence = document.sentences[number]
        acts = [at for at in wanted if sentence.first <= at < sentence.last]
        figures = {f for at in acts for f in wanted[at][1].figures}
        mourned = any(a.lemma in _MOURNING for at in acts for a in document.analyses[at])
        told = [m for t in link(scene, read_elements(scene, sentence)) for m in _mentions(document, t)]
        found += [m for m in told if m.value.figure in figures and not (mourned and m.value.max == 1)]
    taken = {m.first for m in mentions if m.kind == "casualty"}
    return [m for m in _apart(document, sorted(found, key=lambda m: (m.first, -m.last))) if m.first not in taken]


def _silent_acts(
    document: Document,
    readings: Sequence[Reading | None],
    mentions: Sequence[Mention],
    triggers: Sequence[Trigger],
    lexicon: Lexicon,
) -> dict[int, tuple[int, FigureCue]]:
    """The words of acts done to people that are no words of a figure, in sentences that tell no such figure."""
    told = {(document.sentence_of(m.first), m.value.figure) for m in mentions if m.kind == "casualty"}
    known = lexicon.figure_verbs.keys() | lexicon.figure_nouns.keys()
    silent: dict[int, tuple[int, FigureCue]] = {}
    for trigger in triggers:
        at, rule = trigger.anchor, trigger.rule
        figure = _TOLLS.get(rule.type)
        if (
            figure is None
            or rule.subtype == "attempt"
            or rule.frame in _MUTUAL
            or trigger.form == "participle"
            or readings[at] is None
        ):
            continue
        words = {trigger.analysis.lemma, trigger.analysis.noun}
        if words.isdisjoint(known) and (document.sentence_of(at), figure) not in told:
            end = trigger.last if rule.trigger == "phrase" else at + 1
            silent[at] = (end, FigureCue("figure", (figure,), frozenset(), frozenset(), ()))
    return silent


def _with_shared_side(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """قتلى وجرحى من الجيش: whose people the last of joined nouns are, those before it are too."""
    out = list(mentions)
    for at in range(len(out) - 2, -1, -1):
        here, behind = out[at], out[at + 1]
        bare = here.last - here.first == 1 and not here.value.holders and here.value.category == "unknown"
        joined = behind.first == here.last and document.tokens[behind.first].text.startswith("و")
        if (
            bare
            and joined
            and behind.value.holders
            and here.rule.startswith(_BY_NOUN)
            and here.value.figure != behind.value.figure
        ):
            value = replace(here.value, holders=behind.value.holders, category=behind.value.category)
            out[at] = replace(here, value=value)
    return out


def _apart(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Each mention with a first token of its own, by which it is looked up: a later one begins a token on or before."""
    taken: set[int] = set()
    found: list[Mention] = []
    for m in mentions:
        first = next((i for i in (m.first, m.first + 1, m.first - 1) if i not in taken and 0 <= i < m.last), None)
        if first is not None:
            taken.add(first)
            found.append(m if first == m.first else document.mention_of_tokens(m.kind, first, m.last, m.value, m.rule))
    return sorted(found, key=lambda m: m.first)


def _scene(
    document: Document, readings: Sequence[Reading | None], mentions: Sequence[Mention], lexicon: Lexicon
) -> Scene:
    numbers = {m.first: m for m in mentions if m.kind == "number"}
    names = {t for m in mentions if m.kind == "actor" and m.value.how == "name" for t in range(m.first + 1, m.last)}
    phrases: dict[int, tuple[int, FigureCue]] = {}
    for hit in lexicon.figure_phrases.find(document):
        if not isinstance(hit.payload, FigureCue) or hit.first in names or hit.last <= phrases.get(hit.first, (0,))[0]:
            continue
        if hit.payload.how == "zero" and _but_for(document, hit.first, hit.last):
            continue
        if not document.analyses[hit.first] or analyses_in_place(document, hit.first):  # else فقد هاجم: "so he had"
            phrases[hit.first] = (hit.last, hit.payload)
    people = {m.first: m for m in mentions if m.kind == "people"}
    bares = [without_and(token.text) if token.text[0] in "وف" else token.text for token in document.tokens]
    positions = positions_of(document)
    lively = {*numbers, *phrases, *people, *positions.of_bare(BEGINNINGS), *words_of_origin(bares, lexicon)}
    for words in (lexicon.people_nouns, lexicon.figure_nouns, lexicon.figure_verbs, lexicon.people_adjectives):
        lively.update(positions.of_lemmas_or_nouns(keys_of(words)))
    return Scene(
        document=document,
        readings=readings,
        lexicon=lexicon,
        people=people,
        numbers={i: m for i, m in numbers.items() if m.value.kind not in ("ordinal", "percent", "fraction")},
        ordinals={i: m for i, m in numbers.items() if m.value.kind == "ordinal"},
        actors={m.first: m for m in mentions if m.kind == "actor" and not _joined_origin(m)},
        blocked=frozenset(t for m in mentions if m.kind in ("date", "item") for t in range(m.first, m.last))
        | {at + 1 for at in positions.of_bare(_NOT)},
        weapons=frozenset(
            t for m in mentions if m.kind == "item" and m.value.kind == "weapon" for t in range(m.first, m.last)
        ),
        dated=frozenset(t for m in mentions if m.kind == "date" for t in range(m.first, m.last)),
        phrases=phrases,
        bares=bares,
        unnamed=_unnamed(document, readings, mentions, lexicon),
        told=frozenset(last - 1 for last, cue in phrases.values() if cue.how == "figure"),
        lively=frozenset(lively),
    )


def _but_for(document: Document, first: int, last: int) -> bool:
    """لم يسفر القصف سوى عن إصابات طفيفة: what is excepted from a denial there was; damage to things is nobody's."""
    words = [token.text for token in document.tokens[first:last]]
    return not _EXCEPTION.isdisjoint(words) and _THINGS_ONLY.isdisjoint(words)


def _unnamed(
    document: Document, readings: Sequence[Reading | None], mentions: Sequence[Mention], lexicon: Lexicon
) -> frozenset[int]:
    """Tokens that are in no person's name: dates, places, sides (but those told by a leader's name), items, verbs."""
    out = {n for n, r in enumerate(readings) if r is not None and r.finite and not _named_so(document, n, lexicon)}
    for m in mentions:
        side = m.kind == "actor" and m.value.how in ("name", "hostile") and not all(n.person for n in m.value.names)
        if side or m.kind in ("date", "place", "item"):
            out.update(range(m.first, m.last))
    return frozenset(out)


def _named_so(document: Document, at: int, lexicon: Lexicon) -> bool:
    """سامر الحسن، رفعت الأسعد: a given name with the letters of a verb, before a word that nothing explains."""
    known = at + 1 >= len(document.tokens) or bool(document.analyses[at + 1]) or not document.tokens[at + 1].word
    return not known and without_and(document.tokens[at].text) in lexicon.given_names["plain"]


def _mentions(document: Document, told: Told) -> list[Mention]:
    """The mentions of one figure told: the total, and its units where they are of different people."""
    if told.how == "zero":
        return [
            _mention(document, told.first, told.last, CasualtyValue(f, 0, 0, False, "unknown"), "zero")
            for f in told.figures
        ]
    if len(told.figures) > 1:
        shared = _shared(told.units)
        return (
            [_mention(document, told.first, told.last, _value(f, told.units, *shared), "joint") for f in told.figures]
            if shared
            else []
        )
    figure, units = told.figures[0], told.units
    if told.how in ("part", "known", "himself"):
        return [
            _mention(document, u.first, u.core, _value(figure, (u,), u.min, u.max, part=True), told.how)
            for u in units
            if _amount(u)
        ]
    counted = tuple(u for u in units if _amount(u) and not _homes_only(figure, u))
    if not counted:
        return []
    low = sum(u.min or 0 for u in counted) if all(u.min is not None for u in counted) else None
    high = sum(u.max or 0 for u in counted) if all(u.max is not None for u in counted) else None
    found = [_mention(document, counted[0].first, counted[-1].core, _value(figure, counted, low, high), told.how)]
    if len({(u.category, u.holders) for u in counted}) > 1:
        found += [
            _mention(document, u.first, u.core, _value(figure, (u,), u.min, u.max, part=True), "unit") for u in counted
        ]
    return found


def _joined_origin(mention: Mention) -> bool:
    """سوريان وعراقي: a nationality joined by و stands for a person beside the others, not for a state."""
    value = mention.value
    return value.nation is not None and value.how == "adjective" and "و" in value.proclitic


def _homes_only(figure: str, unit: Unit) -> bool:
    """نزحت 40 عائلة: those who flee are counted in homes, and nobody says how many people live in them."""
    return figure == "displaced" and unit.noun is not None and unit.noun.id == "family"


def _amount(unit: Unit) -> bool:
    return unit.min is not None or unit.max is not None


def _shared(units: Sequence[Unit]) -> tuple[int, None] | None:
    """What a total of dead and wounded tells of each: nothing where it is exact, else that there were some."""
    counted = [u for u in units if u.min is not None and u.max is None]
    if not counted or len(counted) < len(units):
        return None
    low = min(u.min or 0 for u in counted)
    return (2 if low >= _VAGUE else min(low, 3)), None


def _value(figure: str, units: Sequence[Unit], low: int | None, high: int | None, part: bool = False) -> CasualtyValue:
    categories = {u.category for u in units}
    holders = {h.first: h for u in units for h in u.holders}
    one_side = len({u.holders for u in units}) == 1
    return CasualtyValue(
        figure, low, high, any(u.approximate for u in units),
        categories.pop() if len(categories) == 1 else "unknown",
        tuple(holders.values()) if one_side else (), part,
    )  # fmt: skip


def _mention(document: Document, first: int, last: int, value: CasualtyValue, how: str) -> Mention:
    return document.mention_of_tokens("casualty", first, last, value, f"casualty.{how}.{value.figure}")
