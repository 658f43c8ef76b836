"""Which act a figure belongs to: the figures and triggers of a sentence in, the figures of each draft out.

A figure goes to the nearest act of its sentence that can have it; a toll with no place of its own to the act
that the sentence tells as its cause; a figure in a sentence without such an act to the one told last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from evtx.events.coref.another_act import is_reason
from evtx.events.coref.second_half import in_half, opens_half
from evtx.events.coref.tallies import is_running_tally
from evtx.events.draft import Draft, DraftActor
from evtx.events.figures.war_tolls import is_many, is_of_a_war
from evtx.events.frames.phrase import Index
from evtx.events.when.clauses import clause_of
from evtx.frozen import replace
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.model import ASSERTED, HARM, DateValue, Mention, Sentence
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.document import Document
from evtx.text.words import word_class

# Events that hurt or take people: a figure in their sentence belongs to them.
HURTING = frozenset(
    """armed_clash armed_attack assassination shelling airstrike bombing explosion chemical_attack killing
    execution abduction physical_assault raid arrest riot protest territory interception explosive_found""".split()
)
_TAKERS = {
    "detained": frozenset(
        {"raid", "arrest", "abduction", "armed_clash", "armed_attack", "protest", "riot", "territory", "seizure"}
    ),
    "abducted": frozenset({"abduction", "armed_attack", "raid"}),
    "released": frozenset({"release"}),
    "surrendered": frozenset({"surrender", "territory"}),
    "displaced": frozenset({"displacement"}),
    "crowd": frozenset({"protest", "riot"}),
}
# Acts whose outcome a toll or an arrest of the same sentence is.
_CAUSES = {
    "killing": HURTING - {"killing", "arrest", "abduction", "explosive_found", "interception", "territory"},
    "arrest": frozenset({"raid"}),
}
_IN_COURSE = frozenset({"raid"})  # in the course of which an attack by the same men is told
_CROWDS_ACTS, _CROWDS = frozenset({"protest", "riot"}), frozenset({"protesters", "civilians", "settlers"})
_KILLS = frozenset({"قضي", "حيد", "صفي", "اردي"})
# Acts in which people may be hurt, but seldom are: what they are told beside hurts.
_SELDOM = frozenset(
    {
        "property_destruction",
        "arrest",
        "protest",
        "riot",
        "raid",
        "territory",
        "abduction",
        "explosive_found",
        "interception",
    }
)
_HARMLESS = frozenset({"interception", "explosive_found"})  # they harm nobody where an act that does is told too
_DESTROYING = frozenset({"property_destruction"})
_OPENING = 3  # tokens in which a sentence says that it goes on elsewhere (وفي أربيل)
_TAKEN_UP = "place.taken_up"  # في المدينة
_PARAGRAPHS = 2  # from an act to a toll with no act beside it
_ANOTHER, _AFTER_REACH = 14, 8  # so does an act told as what came before another; tokens back to the word for it
_FOLLOWED = word_class("events.owners.followed")
_GOES_ON, _GAP = "casualty.more.", 2  # tokens from people to the act in which they were hurt (آخرون في)
_BY = frozenset({"في", "جراء", "خلال", "اثر", "نتيجه"})
_DETOUR = 8  # tokens that such an act counts as farther away
_WHEN = word_class("events.owners.when")
_SINCE = frozenset({"منذ", "ومنذ"})
_OF_THE_DAY = word_class("events.owners.of_the_day")
_APART = word_class("events.owners.apart")
_TOPIC = "casualty.topic."
_TALLY, _BEGUN = 6, 3  # tokens from a number of dead to the word since when they are counted, and from it to an act


def owners_of_figures(
    document: Document, sentence: Sentence, index: Index, triggers: Sequence[Trigger], half: int | None = None
) -> dict[int, int]:
    """For every figure of a sentence (by first token) the trigger (anchor) that it belongs to, where there is one.

    `half`: where the second half of a headline begins; its figures are none of the first half's.
    """
    owners: dict[int, int] = {}
    for mention in index.inside("casualty", sentence.first, sentence.last):
        types = _takers(mention)
        fitting = [t for t in triggers if t.rule.type in types and in_half(half, t, mention)]
        if fitting and _is_running_tally(document, sentence, mention):
            fitting = [t for t in fitting if _is_of_tally(document, sentence, t, mention)]
        if fitting:
            owners[mention.first] = min(fitting, key=lambda t: _price(document, sentence, t, mention)).anchor
    return owners


def _takers(mention: Mention) -> frozenset[str]:
    """The types of acts that can have a figure; that nobody was hurt is said of things destroyed too."""
    types = _TAKERS.get(mention.value.figure, HURTING)
    return types | _DESTROYING if mention.value.max == 0 else types


def _is_running_tally(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """في كمين، وبذلك بلغ عدد قتلى البعثة 33 منذ وصولها: the number of the dead since some day, in all acts together."""
    if not mention.rule.startswith(_TOPIC):
        return False
    around = range(max(sentence.first, mention.first - _TALLY), min(mention.last + _TALLY, sentence.last))
    words = [document.tokens[t].text for t in around]
    return any(a in _SINCE and b not in _OF_THE_DAY for a, b in pairwise(words))


def _is_of_tally(document: Document, sentence: Sentence, trigger: Trigger, tally: Mention) -> bool:
    """Whether a trigger stands in the words of a running tally, not before them or as what it is counted since."""
    words = [t.text for t in document.tokens[sentence.first : tally.first]]
    comma = sentence.first + max((n for n, word in enumerate(words) if word == "،"), default=0)
    since = {t.text for t in document.tokens[max(sentence.first, trigger.first - _BEGUN) : trigger.first]}
    return trigger.anchor >= max(comma, clause_of(sentence, tally.first)[0]) and _SINCE.isdisjoint(since)


def _price(document: Document, sentence: Sentence, trigger: Trigger, figure: Mention) -> float:
    """How far a figure is from a trigger: tokens, clauses crossed, the wrong side, an act that seldom hurts."""
    first, last = figure.first, figure.last
    if first <= trigger.anchor < last:
        return -1.0
    if _told_with(document, trigger, figure):
        return 0.0
    low, high = min(trigger.anchor, first), max(trigger.anchor, first)
    detour = _DETOUR if figure.value.figure in HARM and trigger.rule.type in _SELDOM else 0
    crossed = sum(1 for start, _ in sentence.clauses if low < start <= high)
    if crossed and first > trigger.anchor and _after_another(document, sentence, trigger):
        detour += _ANOTHER
    return (high - low) + 6 * crossed + (4 if first < trigger.anchor else 0) + detour


def _told_with(document: Document, trigger: Trigger, figure: Mention) -> bool:
    """قتل ستة في قصف على كذا وأربعة في انفجار لغم: people told after و, right before the act that hurt them."""
    if figure.value.figure not in HARM or not figure.rule.startswith(_GOES_ON):
        return False
    near = 0 <= trigger.first - figure.last <= _GAP
    return near and (document.tokens[trigger.first - 1].text in _BY or trigger.analysis.prep == "ب")


def _after_another(document: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """اندلع القتال عقب مقتل قيادي في كمين، وبلغت حصيلته: an act that only says after what the clause's own act came."""
    start = next((first for first, last in sentence.clauses if first <= trigger.anchor < last), sentence.first)
    words = [document.tokens[i].text for i in range(max(start + 1, trigger.first - _AFTER_REACH), trigger.first)]
    return not _FOLLOWED.isdisjoint(words) and "،" not in words


def with_causes(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one sentence, tolls folded into the act told as their cause, unless they lie at another place."""
    out = list(drafts)
    tolls = [at for at, d in enumerate(drafts) if d.casualties and (d.type in _CAUSES or _kills(d) or _lost(d))]
    tolls = [at for at in tolls if not is_running_tally(document, drafts[at])]
    folded: dict[int, int] = {}
    for at in tolls:
        draft = drafts[at]
        causes = [
            n
            for n, other in enumerate(drafts)
            if other.type in (_CAUSES["killing"] if _lost(draft) else _CAUSES.get(draft.type, _IN_COURSE))
            and (other.status in ASSERTED) == (draft.status in ASSERTED)
            and _coupled(document, draft, other)
            and not is_reason(document, draft)
            and not _by_a_force(draft, other)
        ]
        cause = min(causes, key=lambda n: _distance(document, drafts[n].trigger, draft.trigger), default=None)
        if cause is None or _elsewhere(document, draft, drafts[cause], [drafts[t] for t in tolls]):
            continue
        folded[at] = cause
    for at, cause in folded.items():
        out[cause] = _folded(out[cause], drafts[at])
    return [d for n, d in enumerate(out) if n not in folded]


def _by_a_force(toll: Draft, other: Draft) -> bool:
    """قتلت القوات عشرات خلال احتجاجات: whom a force kills at a protest fell by its own act, none of the crowd's."""
    return other.type in _CROWDS_ACTS and any(a.role == "initiator" and a.id not in _CROWDS for a in toll.actors)


def _lost(draft: Draft) -> bool:
    """هجوم قتل فيه خمسة وفقد اثنان: people of whom no more is told than that they are missing."""
    return draft.type == "abduction" and all(m.value.figure == "missing" for m in draft.casualties)


def _kills(draft: Draft) -> bool:
    """قضت على ستة ... خلال عملية تمشيط: an attack that tells no more than whom it killed."""
    return draft.type == "armed_attack" and draft.trigger.analysis.lemma in _KILLS


def _folded(cause: Draft, toll: Draft) -> Draft:
    """An act with its toll: the figures and people of both, day and place of the toll where the act has none."""
    figures = {m.first: m for m in (*cause.casualties, *toll.casualties)}
    return replace(
        cause,
        casualties=tuple(figures[i] for i in sorted(figures)),
        actors=cause.actors + _more(cause, toll),
        date=toll.date if toll.date.how == "sentence" != cause.date.how else cause.date,
        place=toll.place if toll.place.how == "clause" != cause.place.how else cause.place,
        mentions=tuple(dict.fromkeys(cause.mentions + toll.mentions)),
        rules=tuple(dict.fromkeys(cause.rules + toll.rules)),
    )


def _more(cause: Draft, toll: Draft) -> tuple[DraftActor, ...]:
    """Parties that a toll adds to its cause.

    صدت القوات هجوما وقتلت كذا: who kills in an attack by others, or on himself, did not attack; whom he kills did.
    """
    listed = {(a.id, a.role) for a in cause.actors}
    added = [a for a in toll.actors if (a.id, a.role) not in listed]
    aimed = {a.id for a in cause.actors if a.role == "target"}
    known = any(a.role in ("initiator", "participant") for a in cause.actors)
    if any(a.role == "initiator" and a.id in aimed for a in toll.actors):
        hit = [a for a in added if a.role == "target" and not a.generic]
        return () if known else tuple(replace(a, role="initiator") for a in hit)
    return tuple(a for a in added if not (known and a.role == "initiator"))


def _elsewhere(document: Document, toll: Draft, cause: Draft, tolls: Sequence[Draft]) -> bool:
    """Whether a toll is told of another place than its cause and the other tolls: an act apart.

    The place of an act with none of its own is that of its first toll.
    """
    place = _own_place(toll)
    if place and cause.place.how == "clause" and opens_half(document, document.sentences[toll.sentence], toll.trigger):
        return place != cause.place.places[0].name  # انفجار في عدن ومقتل قيادي في الضالع
    places = [_own_place(t) for t in tolls]
    if not place or (None not in places and len(set(places)) == 1):
        return False
    home = cause.place.places[0].name if cause.place.how == "clause" else next((p for p in places if p), None)
    return place != home


def _own_place(toll: Draft) -> str | None:
    """The place told with a toll, after it."""
    told = toll.place.how == "clause" and any(m.first > toll.trigger.anchor for m in toll.place.mentions)
    return toll.place.places[0].name if told else None


def _distance(document: Document, cause: Trigger, toll: Trigger) -> int:
    """Tokens between an act and a toll; an act told after it counts as near only where a word joins them (جراء قصف)."""
    detour = _DETOUR if cause.rule.type in _SELDOM and toll.rule.type == "killing" else 0
    if cause.anchor < toll.anchor:
        return detour + toll.anchor - cause.anchor
    before = document.tokens[max(0, cause.first - 1)].text
    return (
        detour
        + cause.anchor
        - toll.anchor
        + (0 if before in PREPOSITIONS or cause.analysis.prep or before in _WHEN else 8)
    )


def _coupled(document: Document, one: Draft, two: Draft) -> bool:
    """Whether no word between two triggers sets them apart as two acts (كما، فيما)."""
    low, high = sorted((one.trigger.anchor, two.trigger.anchor))
    return not any(document.tokens[i].text in _APART for i in range(low, high))


def without_denials(
    document: Document,
    index: Index,
    sentence: Sentence,
    owners: Mapping[int, int],
    triggers: Sequence[Trigger],
    drafts: Sequence[Draft],
    topic: int,
) -> dict[int, int]:
    """The owners without those of denials that are about what was fired: اعتراض صواريخ دون إصابات is of the rockets."""
    mild = {t.anchor for t in triggers if t.rule.type in _HARMLESS}
    elsewhere = index.inside("place", sentence.first, min(sentence.first + _OPENING, sentence.last))
    if not mild or elsewhere or _last_of(document, sentence, HURTING - _HARMLESS, drafts, topic) is None:
        return dict(owners)
    denied = {
        m.first for m in index.inside("casualty", sentence.first, sentence.last) if (m.value.min, m.value.max) == (0, 0)
    }
    return {figure: anchor for figure, anchor in owners.items() if not (figure in denied and anchor in mild)}


def hand_on(
    document: Document,
    index: Index,
    sentence: Sentence,
    owners: Mapping[int, int],
    drafts: Sequence[Draft],
    topic: int,
    no_act: bool = False,
) -> list[Draft]:
    """The drafts told so far, the figures of a sentence that have no owner in it given to the act told last.

    That act stands in the same paragraph or shortly before, under the same topic, and no date of the sentence
    speaks against it. `no_act`: the sentence tells no act at all; where it names no place either, a toll of its is of
    the act before, whatever words open it (في المقابل أحصى المستشفى 45 جثة).
    """
    out = list(drafts)
    if sentence.part in ("title", "heading"):
        return out
    if counts_since(document, sentence):
        return out
    days = [m.value for m in index.inside("date", sentence.first, sentence.last)]
    named = [m for m in index.inside("place", sentence.first, sentence.last) if not m.rule.startswith(_TAKEN_UP)]
    alone = no_act and not named
    for mention in index.inside("casualty", sentence.first, sentence.last):
        if mention.first in owners or (is_many(mention.value) and is_of_a_war(document, sentence)):
            continue
        types = _takers(mention)
        able = [d if _can_have(d, mention) else replace(d, type="") for d in out]
        at = _counted_before(document, mention, out)
        at = _told_last(document, sentence, types, able, topic) if at is None else at
        if at is None and alone:
            at = _told_last(document, sentence, types, able, topic - 1)
        if at is not None and all(_same_days(day, out[at]) for day in days):
            out[at] = replace(out[at], casualties=(*out[at].casualties, mention))
    return out


def _counted_before(document: Document, mention: Mention, drafts: Sequence[Draft]) -> int | None:
    """إن المستوطنين الثلاثة أصيبوا بجروح: people whom the text knows are those of the act that told as many of them."""
    known = any(word.startswith("ال") for word in bare_words(document.tokens[mention.first].text))
    if not known or mention.value.max is None:
        return None
    same = (mention.value.figure, mention.value.min, mention.value.max)
    told = (n for n, d in enumerate(drafts) if any((v.figure, v.min, v.max) == same for v in d.figures))
    return next(told, None)


def _can_have(draft: Draft, mention: Mention) -> bool:
    """Whether a figure can be a draft's: that nobody was hurt is said of no act that hurt people."""
    return mention.value.max != 0 or not any(v.min for v in draft.figures if v.figure in HARM)


def counts_since(document: Document, sentence: Sentence) -> bool:
    """وقتل تسعة متظاهرين منذ الاثنين: a tally since some day counts more than the act told last."""
    words = [t.text for t in document.tokens[sentence.first : sentence.last]]
    return not _SINCE.isdisjoint(words) and any(a in _SINCE and b not in _OF_THE_DAY for a, b in pairwise(words))


def _told_last(
    document: Document, sentence: Sentence, types: frozenset[str], drafts: Sequence[Draft], topic: int
) -> int | None:
    first = _last_of(document, sentence, types - _HARMLESS, drafts, topic)
    return first if first is not None else _last_of(document, sentence, types, drafts, topic)


def _last_of(
    document: Document, sentence: Sentence, types: frozenset[str], drafts: Sequence[Draft], topic: int
) -> int | None:
    between = False  # whether another act is told between
    for at in range(len(drafts) - 1, -1, -1):
        draft = drafts[at]
        apart = sentence.paragraph - document.sentences[draft.sentence].paragraph
        if apart > _PARAGRAPHS or (apart > 1 and between) or draft.topic != topic:
            return None
        between = between or draft.type not in _HARMLESS
        if draft.type in types and draft.status in ASSERTED and draft.part not in ("title", "heading"):
            return at
    return None


def _same_days(day: DateValue, draft: Draft) -> bool:
    """Whether a date can be that of a draft: no other day, no tally of a month or year."""
    if day.precision in ("month", "year") or day.start is None:
        return False
    own = draft.date.value
    if own is None or own.start is None:
        return True
    return day.start <= (own.end or own.start) and own.start <= (day.end or day.start)
