"""Names that the gazetteer knows: a hit of the table in, the name as it stands in the text out, or None."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.places.before import Lead, is_feature
from evtx.annotate.places.found import Found, Ground, by_means, class_text, lead_at
from evtx.annotate.places.listed import INNER_KINDS, Around, is_ordinary, is_outlet, keeps, may_be_bare, may_stand
from evtx.annotate.places.shown import shown
from evtx.annotate.places.table import AREA_KINDS, Pair, pairs_of
from evtx.annotate.places.unlisted import clean
from evtx.frozen import replace
from evtx.lexicon.match import NameHit
from evtx.text.disambiguate import NOMINAL
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_DUALS = word_class("annotate.places_framed.duals")
_TELLING_APART = word_class("annotate.places_known.telling_apart")
COMPASS = word_class("annotate.places_known.compass")
BULLETS = frozenset({"-", "*", "•", "–"})
SINGULAR = {  # of class words that belong to the name
    "مخيمي": "مخيم", "مخيما": "مخيم", "مخيمات": "مخيم", "مطاري": "مطار", "مطارات": "مطار", "معبري": "معبر",
    "حاجزي": "حاجز", "قاعدتي": "قاعدة", "معسكري": "معسكر", "ثكنتي": "ثكنة", "جسري": "جسر", "حقلي": "حقل", "سجني": "سجن",
    "مستشفيي": "مستشفى", "مدرستي": "مدرسة", "مسجدي": "مسجد", "تلتي": "تلة", "جبلي": "جبل", "واديي": "وادي",
}  # fmt: skip
_BUILT = frozenset("site market".split())
_LAND = frozenset(
    "mountain valley river desert".split()
)  # after which a mosque or school may be named, and lie far off
_APART = frozenset("airport bridge site base".split())  # of which a town has an old and a new one
_OF_WHICH, _OF_WHICH_REACH = word_class("annotate.places_known.of_which"), 10
_ROADS = word_class("annotate.places_known.roads")
_WITNESSING = frozenset({"شهد", "عرف"})  # lemmas
_GOVERNING = frozenset({"في", "من", "الي", "قرب"})
_AGES = frozenset({"قديم", "جديد", "قديمه", "جديده"})
_HILLS = frozenset({"تل", "تله", "جبل"})
_UNPLACED = frozenset("settlement admin1 country region quarter".split())


def listed(ground: Ground, found: Sequence[Found], hit: NameHit, *, listing: bool = False) -> Found | None:
    """The place of a hit, unless the words around say that it is none. `listing`: it goes on a list of places."""
    lead = lead_at(ground, found, hit.first, hit.proclitic)
    single = hit.last - hit.first == 1
    if single and not (lead.kind or lead.near) and is_outlet(ground.document, ground.lexicon, hit):
        return None
    if single and not lead.kind and _is_generic(ground, hit.first):
        return None
    if single and lead.in_name and ground.word(hit.first).definite and ground.word(hit.first).is_class:
        return None  # بوابة الميناء: of the port told before
    other = _is_other_half(ground, hit) if single else _is_of_longer_name(ground, hit)
    if other or _of_a_river(ground, hit) or _twice_governed(ground, hit):
        return None
    if not may_stand(ground.document, hit, lead) or (single and _of_origin(ground, hit, lead)):
        return None
    if single and not (lead.kind or lead.near) and (_within_name(ground, hit, lead) or _both(ground, found, hit)):
        return None
    joined = lead.conjunction and lead.first - (found[-1].last if found else -9) <= 1
    joined = joined and not all(p.kind == "country" for p, _ in found[-1].pairs or ())
    joined = joined or _heads_item(ground, hit) or _witnesses(ground, hit) or _of_which(ground, hit)
    pairs = _kept(ground, hit, lead, joined or listing)
    if not pairs and single and (_is_object(ground, hit) or _is_whose(ground, hit)):
        pairs = _told_before(found, hit)
    if not pairs:
        return None
    inside = lead.in_name and lead.class_token is not None and not hit.proclitic
    if inside and not by_means(ground, lead.class_token or 0):
        return feature_of(ground, lead, hit, tuple(pairs))
    beside = _another_beside(ground, lead, hit, tuple(pairs))
    if beside is not None:
        return beside
    last = past_adjectives(ground, hit.last, lead)
    return Found(lead, hit.first, last, shown(*pairs[0]), tuple(pairs), "gazetteer", lead.kind)


def _within_name(ground: Ground, hit: NameHit, lead: Lead) -> bool:
    """محمد عدن تيسي: between a given name and another name that nobody knows, or a given one."""
    tokens, given = ground.document.tokens, ground.lexicon.given_names
    if hit.proclitic or lead.preposition or hit.first == 0 or hit.last >= len(tokens):
        return False
    if tokens[hit.first - 1].text not in given["plain"]:
        return False
    after = tokens[hit.last]
    strange = not ground.document.analyses[hit.last] and not after.text.startswith(("و", "ب", "ل"))
    return after.word and (after.text in given["plain"] or strange)


def _both(ground: Ground, found: Sequence[Found], hit: NameHit) -> bool:
    """قريتي X وY ... قصفت القريتين: the two told before, no town whose name is the dual of a common noun."""
    if not any(a.number == "d" for a in ground.document.analyses[hit.first]):
        return False
    text = ground.document.tokens[hit.first].text
    nouns = (ground.word(f.lead.class_token).text for f in found if f.lead.class_token is not None)
    return any(noun in _DUALS and noun[:-1] in text for noun in nouns)


def _another_beside(ground: Ground, lead: Lead, hit: NameHit, pairs: tuple[Pair, ...]) -> Found | None:
    """تل أحمر الغربي، مطار طرابلس القديم: not the listed hill or airport but another one beside it."""
    kind, first = pairs[0][0].kind, ground.document.tokens[hit.first].text.removeprefix(hit.proclitic)
    hill = first in _HILLS and not lead.near and kind in ("mountain", "settlement")
    built = kind in _APART and ground.word(hit.first).is_class
    if hit.last - hit.first < 2 or lead.kind or not (hill or built):
        return None
    adjective = _told_apart(ground, hit.last, first)
    age = fold_text(adjective).removeprefix("ال") in _AGES
    if not adjective or (built and not age) or ground.word(hit.last).kind == "trade":
        return None
    name = f"{shown(*pairs[0])} {adjective}"
    return Found(lead, hit.first, hit.last + 1, name, (), "feature", kind, inner=pairs)


def _is_generic(ground: Ground, at: int) -> bool:
    """في الحي: the noun, which is the name of a town as well."""
    word = ground.word(at)
    return word.kind == "generic" or ground.lexicon.place_classes.get(word.text, ("",))[0] == "generic"


def _of_a_river(ground: Ground, hit: NameHit) -> bool:
    """الضفة الغربية لنهر الفرات: a bank, no name of its own."""
    tokens = ground.document.tokens
    last = hit.last + (hit.last < len(tokens) and tokens[hit.last].text == "،")
    following = ground.word(last) if last < len(tokens) else None
    return following is not None and following.kind == "river" and following.lead == "ل"


def _is_other_half(ground: Ground, hit: NameHit) -> bool:
    """على الضفة الشرقية: no place of a name that goes on with another point of the compass (الضفة الغربية)."""
    tokens = ground.document.tokens
    if hit.last >= len(tokens) or tokens[hit.last].text not in COMPASS:
        return False
    word = tokens[hit.first].text.removeprefix(hit.proclitic)
    names = (fold_text(name).split() for place, _ in pairs_of(hit.payload) for name in place.names)
    own = {name[1] for name in names if len(name) == 2 and name[0] == word and name[1] in COMPASS}
    return bool(own) and tokens[hit.last].text not in own


def _is_of_longer_name(ground: Ground, hit: NameHit) -> bool:
    """مناطق الساحل الغربي: no region of two nouns, where a point of the compass behind them makes it another coast."""
    tokens = ground.document.tokens
    if hit.last - hit.first < 2 or hit.last >= len(tokens) or tokens[hit.last].text not in COMPASS:
        return False
    noun = tokens[hit.last - 1].text
    return (
        ground.word(hit.first).is_class
        and noun.startswith("ال")
        and not noun.endswith(("ي", "يه"))
        and all(place.kind == "region" for place, _ in pairs_of(hit.payload))
    )


def _twice_governed(ground: Ground, hit: NameHit) -> bool:
    """وفي ببنين: behind a preposition the letter is the name's own."""
    before = ground.document.tokens[hit.first - 1].text.removeprefix("و") if hit.first else ""
    return hit.proclitic in ("ب", "ل") and before in _GOVERNING


def _of_origin(ground: Ground, hit: NameHit, lead: Lead) -> bool:
    """محكمة سورية، مقاتلات روسية وسورية: the adjective of a country, which is spelt as its name, after an indefinite
    noun or joined to another nationality."""
    if (
        (hit.proclitic and not (hit.proclitic == "و" and ground.word(hit.first - 1).country))
        or hit.first == 0
        or lead.kind
        or lead.near
        or lead.preposition
        or not ground.word(hit.first).country
    ):
        return False
    return any(a.cat in NOMINAL and not a.det for a in ground.document.analyses[hit.first - 1])


def _kept(ground: Ground, hit: NameHit, lead: Lead, joined: bool) -> Sequence[Pair]:
    """What a listed name can mean where it stands."""
    document, pairs = ground.document, pairs_of(hit.payload)
    ordinary = is_ordinary(document, hit, lead)
    shown_by = bool(lead.kind or lead.preposition or lead.near or joined)
    common = ordinary or any(place.common or place.kind in INNER_KINDS for place, _ in pairs)
    if shown_by and not common:
        return pairs
    word = ground.word(hit.first)
    around = Around(
        lead, joined, common and held(ground, hit.last), shown_by or may_be_bare(document, hit.first),
        not shown_by and _said(ground, hit.first), ordinary,
        hit.last - hit.first > 1 and word.is_class and not word.definite,
    )  # fmt: skip
    return [p for p in pairs if keeps(document, p[0], hit, around)]


def _of_which(ground: Ground, hit: NameHit) -> bool:
    """في أرياف المحافظة، ومنها مجادل وشهبا: in the list of those that are named of more."""
    first, _ = ground.line(hit.first)
    for at in range(hit.first - 1, max(first, hit.first - _OF_WHICH_REACH) - 1, -1):
        text = ground.document.tokens[at].text
        if text.removeprefix("و") in _OF_WHICH:
            return True
        if not (text.startswith("و") or text in ("،", '"') or at == hit.first - 1):
            return False
    return False


def _is_object(ground: Ground, hit: NameHit) -> bool:
    """حررت القائم: whether a name without preposition stands right behind a verb."""
    before = ground.document.analyses[hit.first - 1] if hit.first else ()
    return not hit.proclitic and bool(before) and all(a.cat in ("PV", "IV", "PVP", "IVP") for a in before)


def _is_whose(ground: Ground, hit: NameHit) -> bool:
    """فصائل نوى، مهجري الوعر: whether a name stands right behind a noun without article, whose it is."""
    before = ground.document.analyses[hit.first - 1] if hit.first else ()
    return not hit.proclitic and any(a.cat in NOMINAL and not (a.det or a.pron) for a in before)


def _told_before(found: Sequence[Found], hit: NameHit) -> Sequence[Pair]:
    """What a common word meant where the text told before that it is a place."""
    pairs = pairs_of(hit.payload)
    ids = {place.id for place, _ in pairs}
    return next((f.pairs for f in reversed(found) if f.pairs and {p.id for p, _ in f.pairs} <= ids), ())


def _heads_item(ground: Ground, hit: NameHit) -> bool:
    """ "- سليم: أطلق مجهولون": the place that an item of a bulletin tells of."""
    tokens = ground.document.tokens
    if hit.proclitic or hit.last >= len(tokens) or tokens[hit.last].text != ":" or hit.first == 0:
        return False
    first, _ = ground.line(hit.first)
    return hit.first == first + 1 and tokens[first].text in BULLETS


def _witnesses(ground: Ground, hit: NameHit) -> bool:
    """وكانت الزاوية شهدت اشتباكات: the subject of a verb whose subject is a place."""
    analyses = ground.document.analyses
    verb = hit.last + (hit.last < len(analyses) and ground.document.tokens[hit.last].text == "قد")
    after = analyses[verb] if verb < len(analyses) else ()
    before = analyses[hit.first - 1] if hit.first else ()
    return not hit.proclitic and any(a.lemma in _WITNESSING and a.cat in ("PV", "IV") for a in (*before, *after))


def _said(ground: Ground, at: int) -> bool:
    """Whether a verb of telling stands right before a token."""
    before = ground.document.analyses[at - 1] if at else ()
    told = any(a.lemma in ground.lexicon.reporting.verbs and a.cat in ("PV", "IV") for a in before)
    return told and all(a.cat != "W" for a in before)  # بينها كفرزيتا


def held(ground: Ground, last: int) -> bool:
    """Whether what follows a name can say in which area it lies (بريف، في محافظة، شرقي، ببغداد)."""
    tokens = ground.document.tokens
    if last >= len(tokens):
        return False
    text = tokens[last].text
    if text == "في" and last + 1 < len(tokens):
        last += 1
    word = ground.word(last)
    if (
        word.near
        or (word.kind == "direction" and not word.lead)
        or (word.is_class and word.kind in AREA_KINDS and not word.lead.startswith(("و", "ف")))
    ):
        return True
    if not word.begins or last in ground.blocked:
        return False
    hit = ground.table.at(tokens, last)
    if hit is not None and hit.proclitic == "و":  # بين الرطبة وعكاشات
        return any(p.kind == "settlement" and not p.common for p, _ in pairs_of(hit.payload))
    return hit is not None and (hit.proclitic == "ب" or text == "في")


def past_adjectives(ground: Ground, last: int, lead: Lead) -> int:
    """ريف دير الزور الغربي، حقل صفيان النفطي: adjectives belong to the mention, not to the name."""
    tokens = ground.document.tokens
    stop = last
    while stop < len(tokens) and stop - last < 2:
        trade = ground.word(stop).kind == "trade" and is_feature(lead.kind)
        if not (trade or (lead.near and tokens[stop].text in COMPASS)):
            break
        stop += 1
    return stop


def _told_apart(ground: Ground, at: int, word: str) -> str:
    """The adjective at a token that tells a feature from others of its town, in the gender of the feature's word."""
    tokens = ground.document.tokens
    text = tokens[at].text if at < len(tokens) else ""
    agrees = text.endswith("ه") == word.endswith("ه")
    return clean(ground.document, at, at + 1) if text in _TELLING_APART and agrees else ""


def feature_of(ground: Ground, lead: Lead, hit: NameHit, pairs: tuple[Pair, ...]) -> Found:
    """A feature's class word before a listed name: the feature of that name, or the place that has both words."""
    document, token = ground.document, lead.class_token
    assert token is not None
    words = [SINGULAR.get(ground.word(token).text, ground.word(token).text)]
    if lead.kind in _BUILT:
        pairs = tuple(p for p in pairs if p[0].kind not in _LAND) or pairs
    # streets and squares are named after a place as often as not, and do not lie there
    namesake = lead.kind in ("street", "square") or (lead.kind in _BUILT and pairs[0][0].kind in _LAND)
    inside = () if namesake else pairs
    inner = [t.text for t in document.tokens[hit.first : hit.last] if t.word]
    whole = tuple(ground.table.named(words + inner))
    own = () if namesake else tuple(p for p in pairs if p[0].kind not in _UNPLACED)
    singular = words[0] != ground.word(token).text  # مخيمي طولكرم ونور شمس
    name = f"{words[0] if singular else class_text(document, token, words[0])} {shown(*pairs[0])}"
    last = past_adjectives(ground, hit.last, lead)
    if words[0] in _ROADS and not whole and pairs[0][0].kind == "settlement":  # على طريق X: near the town (codebook)
        near = replace(lead, near=True)
        return Found(near, token, last, shown(*pairs[0]), pairs, "roadside", lead.kind, inner=inside)
    adjective = _told_apart(ground, hit.last, words[0])
    if adjective and not (whole and ground.word(hit.last).kind == "trade"):
        # مستشفى الفاشر الجنوبي: another one than that of the town's name alone
        named = ground.table.named([*words, *inner, document.tokens[hit.last].text])
        name, whole, own, last = f"{name} {adjective}", tuple(named), () if named else own, hit.last + 1
    return Found(lead, token, last, name, whole or own, "feature", lead.kind, inner=inside)
