"""The things of an act: the items in the region of its trigger in, each with its use and count out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from evtx.events.draft import DraftItem
from evtx.events.frames.fillers import Frame
from evtx.events.frames.phrase import Chunk
from evtx.events.things.landmarks import is_landmark
from evtx.events.things.of_other_acts import is_of_another_act
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import ItemEntry, Trigger
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.words import word_class
from evtx.text.written import cut_whole

_DEPLOYING = frozenset({"deployment", "patrol", "overflight", "training", "withdrawal"})
_TAKING = frozenset({"seizure", "territory", "raid"})
# Acts that vehicles do (قصفت دبابة), and acts in which nothing changes hands.
_TANK = "tank"
_BY_VEHICLES = frozenset({"property_destruction", "raid", "shelling", "blockade"})
_STRIKING = frozenset("airstrike shelling bombing explosion".split())
_TAKING_NOTHING = _STRIKING | {"execution", "killing", "assassination"}
_UNEXPLODED = "unexploded_ordnance"  # a shell that is found
_SHOTS = frozenset({"bullets", "shell"})
_BESIDE = word_class("events.things.beside")
_NEAR = word_class("events.things.near")
_INSIDE = word_class("events.things.inside")
_AT_PLACES = frozenset({"armed_clash", "abduction"})  # acts on people, whatever building they are at
_BLASTS = frozenset({"bombing", "explosion"})  # they strike what they go off in front of or inside
_OUT_OF = frozenset({("من", "اصل"), ("من", "مجموع"), ("من", "بين")})
_UNCOUNTED = frozenset("drugs money oil fuel ammunition explosives aid_goods medicine cigarettes".split())
_MASSES = word_class("events.things.masses")
_CARRYING = frozenset({"vehicle", "aircraft"})
_STANDING = frozenset({"building", "vehicle", "goods", "equipment"})
_RIDING = word_class("events.things.riding")
_ABOARD = word_class("events.things.aboard")
_SAYING_WHAT = word_class("events.things.saying_what")
_BASE = "base"
_POSTED = word_class("events.things.posted")
_FIRING = frozenset({"shelling", "airstrike", "interception"})
_MADE_OF = word_class("events.things.made_of")
_BETWEEN = word_class("events.things.made_between")
_DESTROYING = word_class("events.things.destroying")
_BURNING = word_class("events.things.burning")
_LOOTING = word_class("events.things.looting")
_DOERS = frozenset("gunman attacker unknown_person fighter sniper militant rebel".split())
_JOINED_REACH = 3  # tokens from one vehicle to the one joined to it
_BACKING, _BACKING_REACH = word_class("events.things.backing"), 3
_REACH = 6  # tokens from a vehicle back to the word that says that it carries
# Acts in which arms told beside them are what was seen or looked for, not means.
_UNARMED = frozenset({"release", "arrest"})


def items_of(
    document: Document, trigger: Trigger, frame: Frame, chunks: Sequence[Chunk], items: Sequence[Mention]
) -> tuple[DraftItem, ...]:
    """Things named in the trigger's region, with the use that their role gives them."""
    first, last = frame.region
    targets = {m.first for f in frame.of("target") for m in f.chunk.items}
    targets |= {m.first for f in frame.fillers if f.place in ("on", "object", "passive") for m in f.chunk.items}
    targets |= _joined(document, items, targets)
    doers = {m.first for f in frame.of("initiator") for m in f.chunk.items}
    counts = {m.first: c for c in chunks for m in c.items}
    out: dict[tuple[str, str], DraftItem] = {}
    for mention in items:
        if not (first <= mention.first < last or mention.first in targets):
            continue
        if is_of_another_act(document, trigger, mention):
            continue
        if mention.value.id in _SHOTS and trigger.rule.type in _DEPLOYING:
            continue  # تدريبات بالذخيرة الحية
        entry, is_target = mention.value, mention.first in targets
        fires = entry.id == _TANK and trigger.rule.type == "shelling"
        use = _use(
            trigger,
            entry.kind,
            entry.default_use,
            is_target,
            mention.first in doers,
            fires,
            "crowd_control" in entry.classes,
        )
        if use == "seized" and not is_target and _is_backing(document, mention):
            use = "used"
        if use == "destroyed" and _brings_down(document, trigger, mention, targets):
            use = "used"
        if use == "targeted" and entry.kind in _CARRYING and _carries(document, trigger, chunks, mention):
            use = "used"
        if use is None or (entry.kind == "building" and _only_where(document, trigger, mention, is_target)):
            continue
        if entry.kind == "building" and _of_somebody(chunks, mention):
            continue
        if entry.kind == "building" and is_landmark(document, mention, trigger.rule.type, trigger.rule.subtype):
            continue
        if _only_says_what(document, mention, items) or _fires_itself(document, trigger, mention, is_target):
            continue
        if not _listed_as(entry, use):
            continue
        key = (entry.id, use)
        if key not in out:
            out[key] = thing_of(document, counts.get(mention.first), mention, use)
    return tuple(out.values())


def _is_backing(document: Document, mention: Mention) -> bool:
    """استعادت القوات، بإسناد من طائرات التحالف، تلالا; بدعم مدفعي: with what those who took ground were backed."""
    if mention.value.kind not in ("aircraft", "weapon", "vehicle"):
        return False
    before = document.tokens[max(0, mention.first - _BACKING_REACH) : mention.first]
    return any(not bare_words(token.text).isdisjoint(_BACKING) for token in before)


def _brings_down(document: Document, trigger: Trigger, mention: Mention, targets: Set[int]) -> bool:
    """أسقطت مروحية بصاروخ: by what the thing that is told beside it was shot down."""
    if trigger.rule.type != "interception" or mention.first in targets or not targets:
        return False
    analyses = document.analyses[mention.first]
    return bool(analyses) and all(a.prep == "ب" for a in analyses)


def _joined(document: Document, items: Sequence[Mention], targets: Set[int]) -> set[int]:
    """استهدفت حافلة ودراجة نارية: a vehicle joined by "and" right behind a vehicle that is hit is hit too."""
    hit, out = set(targets), set[int]()
    for before, mention in pairwise(items):
        near = before.last <= mention.first <= before.last + _JOINED_REACH and mention.value.kind == "vehicle"
        joined = all(a.conj == "و" for a in document.analyses[mention.first]) and document.analyses[mention.first]
        if near and joined and before.value.kind == "vehicle" and before.first in hit:
            hit.add(mention.first)
            out.add(mention.first)
    return out


def thing_of(document: Document, chunk: Chunk | None, mention: Mention, use: str) -> DraftItem:
    """The thing of a mention with its use; `chunk`: the phrase that it stands in, for its count."""
    low, high = _count(document, chunk, mention)
    entry, name = mention.value, _bare_name(document, mention)
    return DraftItem(_listed_as(entry, use), entry.kind, use, name, low, high, mention.first, mention.last)


def _listed_as(entry: ItemEntry, use: str) -> str:
    """The id under which a thing is listed, "" where it is not: shots and shells that are taken are ammunition."""
    if use in ("seized", "found") and entry.id in _SHOTS:
        return _UNEXPLODED if use == "found" and not entry.listed_as else "ammunition"
    return entry.listed_as


def _bare_name(document: Document, mention: Mention) -> str:
    """A thing's name as the text has it, without the conjunction and preposition on its first word."""
    text = cut_whole(document, mention.first, mention.last)
    analyses = document.analyses[mention.first]
    if not analyses or any(not a.conj and not a.prep for a in analyses):
        return text  # فندق begins with its own letter
    joined = analyses[0]
    if joined.prep == "ل" and joined.det:
        return text  # للطيران: without its letter it is no word
    return text[len(joined.conj + joined.prep) :].lstrip("ـ")


def _only_where(document: Document, trigger: Trigger, mention: Mention, is_target: bool) -> bool:
    """Whether a building is only where something was done or found, or where people were brought."""
    event_type = trigger.rule.type
    if event_type in ("explosive_found", "seizure"):
        return not is_target and _after_any(document, mention, _BESIDE | _INSIDE)
    if trigger.rule.subtype == "stabbing" or (event_type in _AT_PLACES and not is_target):
        return True
    return not is_target and event_type not in _BLASTS and _after_any(document, mention, _BESIDE)


def _only_says_what(document: Document, mention: Mention, items: Sequence[Mention]) -> bool:
    """الغنية بالنفط، شركة نفط، مدافع مضادة للطائرات، معسكر الدفاع الجوي: a thing that only says what another is."""
    before = document.tokens[mention.first - 1].text if mention.first else ""
    if not bare_words(before).isdisjoint(_SAYING_WHAT):
        return True
    joined = document.tokens[mention.first].text.startswith("و")
    return not joined and any(m.last == mention.first and m.value.id == _BASE != mention.value.id for m in items)


def _of_somebody(chunks: Sequence[Chunk], mention: Mention) -> bool:
    """مديرة مدرسة: a building in the phrase for somebody, which only says who that is."""
    return any(m.first < mention.first < m.last for c in chunks for m in c.people)


def _fires_itself(document: Document, trigger: Trigger, mention: Mention, is_target: bool) -> bool:
    """قصفت من قاعدة، المدفعية المتمركزة في معسكر: a building from which is fired, not at."""
    if is_target or "military_site" not in mention.value.classes or trigger.rule.type not in _FIRING:
        return False
    before = [document.tokens[at].text for at in range(max(0, mention.first - 2), mention.first)]
    if before and before[-1] == "من" and before[0] not in _NEAR:
        return True
    return any(not bare_words(word).isdisjoint(_POSTED) for word in before)


def _after_any(document: Document, mention: Mention, words: frozenset[str]) -> bool:
    before = document.tokens[mention.first - 1].text if mention.first else ""
    if (
        before == "من"
        and words >= _BESIDE
        and not bare_words(document.tokens[mention.first - 2].text).isdisjoint(_NEAR)
    ):
        return True  # على مقربة من المستشفى
    return not bare_words(before).isdisjoint(words)


def _use(
    trigger: Trigger,
    kind: str,
    default: str,
    is_target: bool,
    is_doer: bool,
    fires: bool = False,
    is_crowd_control: bool = False,
) -> str | None:
    """The use of a thing; `fires`: it is a gun on wheels, which shells what it is not hit itself."""
    event_type = trigger.rule.type
    if event_type == "overflight" and kind != "aircraft":
        return None
    if event_type == "interception" and kind in ("weapon", "aircraft"):
        return "used" if is_doer else "destroyed"
    if event_type == "shelling" and kind == "aircraft" and not is_doer:
        return None  # وسط تحليق للطيران
    if kind == "vehicle" and ((is_doer and event_type in _BY_VEHICLES) or (fires and not is_target)):
        return "used"
    if default == "seized" and event_type in _TAKING_NOTHING:
        return "targeted" if event_type in _STRIKING else None  # أعدم ثلاثة بتهمة المخدرات
    if kind == "weapon" and default == "used" and (event_type in _UNARMED or trigger.rule.subtype == "body_found"):
        return None  # عليها آثار طلقات نارية
    if event_type in _DEPLOYING:
        return "deployed" if kind in ("weapon", "vehicle", "aircraft") or trigger.rule.subtype == "base" else None
    if event_type == "explosive_found":
        return "found"
    if event_type == "aid":
        return "used" if kind in ("goods", "vehicle", "aircraft") else None
    if event_type in _TAKING and not (event_type == "raid" and kind == "aircraft"):
        if kind in ("weapon", "goods", "equipment"):
            return "seized" if event_type != "raid" or is_target else "used"
        return "targeted" if event_type == "raid" else "seized"
    if event_type == "property_destruction":
        return _looted(kind) if trigger.analysis.lemma in _LOOTING else "destroyed"
    if event_type == "raid" and kind == "aircraft":
        return "used"
    if kind in _STANDING and _leaves_nothing(trigger, is_target):
        return "destroyed"
    if event_type in _BLASTS and kind == "vehicle":
        return "targeted"  # عند مرور دراجة نارية: what went off is told by its own word
    if is_target and kind in ("vehicle", "building", "goods", "equipment", "aircraft"):
        return "targeted"
    if event_type == "protest" and default == "used" and is_crowd_control:
        return default  # فرقهم الأمن بالغاز
    if event_type in ("meeting", "agreement", "threat", "accusation", "protest", "displacement", "blockade"):
        return None
    return default


def _looted(kind: str) -> str:
    """What looting does to a thing: goods and vehicles are taken, buildings suffer it."""
    return "targeted" if kind == "building" else "seized"


def _leaves_nothing(trigger: Trigger, is_target: bool) -> bool:
    """Whether the act itself destroys what it is done to (دمرت مروحيات مخابئ، أضرم محتجون النار في مقر)."""
    lemma = trigger.analysis.noun or trigger.analysis.lemma
    if trigger.rule.type == "riot":
        return lemma in _BURNING | _DESTROYING
    return is_target and lemma in _DESTROYING


def _carries(document: Document, trigger: Trigger, chunks: Sequence[Chunk], mention: Mention) -> bool:
    """Whether a vehicle carries those who act: يستقلون سيارة، على متن دراجات، مسلحون في سيارة، قوة قوامها ست آليات."""
    at = mention.first - 1
    while at > mention.first - _REACH and (
        not bare_words(document.tokens[at].text).isdisjoint(_BETWEEN) or any(_number_at(c, at) for c in chunks)
    ):
        at -= 1
    if at < 0:
        return False
    word, words = document.tokens[at].text, bare_words(document.tokens[at].text)
    if not words.isdisjoint(_ABOARD) or any(a.lemma in _RIDING for a in document.analyses[at]):
        return True
    if trigger.rule.type == "raid" and not words.isdisjoint(_MADE_OF):
        return True
    on = word == "في" or (word == "علي" and mention.value.id == "motorcycle")
    return on and any(c.last == at and any(m.value.id in _DOERS for m in c.people) for c in chunks)


def _number_at(chunk: Chunk, at: int) -> bool:
    return any(m.first <= at < m.last for m in chunk.numbers)


def _count(document: Document, chunk: Chunk | None, mention: Mention) -> tuple[int | None, int | None]:
    """The count of a thing: a number right before it, its dual, or one for an indefinite or definite singular."""
    if chunk is not None:
        for number in chunk.numbers:
            if 0 <= mention.first - number.last <= 1:
                if (some := _out_of(document, number.first)) is not None:
                    return some, some
                low, high = number.value.min, number.value.max
                return (int(low) if low is not None else None, int(high) if high is not None else None)
    if mention.value.id in _UNCOUNTED or not bare_words(document.tokens[mention.first].text).isdisjoint(_MASSES):
        return None, None
    nominal = [a for a in document.analyses[mention.first] if a.cat in ("N", "AP", "PP", "VN")]
    numbers = {a.number for a in [a for a in nominal if a.cat == "N"] or nominal}
    if numbers == {"d"} or _is_dual_in_construct(document, mention):
        return 2, 2
    if numbers == {"s"} or (numbers == {"s", "d"} and not _governs(document, mention.last)):
        return 1, 1  # مستودعا للذخيرة: an accusative, not the dual of a construct
    return None, None


def _is_dual_in_construct(document: Document, mention: Mention) -> bool:
    """قذيفتي هاون، حاملتا طائرات: a dual that has lost its -n before the noun that says which."""
    return mention.last - mention.first > 1 and document.tokens[mention.first].text.endswith(("تي", "تا"))


def _out_of(document: Document, at: int) -> int | None:
    """46 من أصل 60 مسيرة: the number of those of which something is told, before the number of all."""
    words = [t.text for t in document.tokens[max(0, at - 3) : at]]
    return int(words[0]) if len(words) == 3 and words[0].isdecimal() and tuple(words[1:]) in _OUT_OF else None


def _governs(document: Document, at: int) -> bool:
    """Whether a noun that the one before can govern stands at a token (مستودعا الذخيرة)."""
    analyses = document.analyses[at] if at < len(document.analyses) else ()
    return any(a.det and a.cat in ("N", "VN") and not a.prep and not a.conj for a in analyses)
