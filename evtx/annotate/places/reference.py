"""Nouns that take up a place told before (المدينة، هناك، القطاع) and names made of class words (السوق المركزي)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from evtx.annotate.places.found import Found, Ground, lead_at
from evtx.annotate.places.shown import shown
from evtx.annotate.places.table import PlaceWord
from evtx.annotate.places.unlisted import clean
from evtx.frozen import replace
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_BUILT = frozenset("market site hospital port base camp".split())
# Which kinds of place a definite class noun can take up, and the rank down to which (المدينة is no hamlet).
_TAKES_UP: dict[str, tuple[AbstractSet[str], int]] = {
    "المدينه": ({"settlement"}, 3), "العاصمه": ({"settlement"}, 1), "البلده": ({"settlement"}, 5),
    "القريه": ({"settlement"}, 5), "المحافظه": ({"admin1", "settlement"}, 2), "الولايه": ({"admin1"}, 5),
    "الاقليم": ({"admin1", "region"}, 5), "الحي": ({"quarter"}, 5), "المخيم": ({"camp"}, 5),
    "المطار": ({"airport"}, 5), "المعبر": ({"crossing"}, 5), "الجسر": ({"bridge"}, 5), "الساحه": ({"square"}, 5),
    "القاعده": ({"base"}, 5), "الحقل": ({"field"}, 5), "السجن": ({"site", "base"}, 5), "الجزيره": ({"island"}, 5),
    "القطاع": ({"region"}, 5), "المضيق": ({"river"}, 5), "الوادي": ({"valley", "region"}, 5), "السد": ({"dam"}, 5),
    **dict.fromkeys(word_class("annotate.places_reference.built"), (_BUILT, 5)),
}  # fmt: skip
_LEAST = {"البلده": 3, "القريه": 3}  # the head of a governorate is no village
_ANY = frozenset("settlement quarter camp airport crossing bridge square base field admin1 region market site".split())
_LIVE = word_class("annotate.places_reference.live")
_SAME = word_class("annotate.places_reference.same")
_MAIN = frozenset({"المدينه", "المحافظه"})  # which a text tells of throughout
_TOWN_NOUNS = frozenset({"المدينه", "البلده", "القريه"})
_BY_NAME = word_class("annotate.places_reference.by_name") | word_class("annotate.places_reference.built")
_SHORT_FOR = {"القطاع": "غزه"}  # what the noun stands for where only the town in it has been named
_REACHING = word_class("annotate.places_reference.reaching")
_DUALS = word_class("annotate.places_framed.duals")
_LYING = frozenset({"الواقعه"})  # المدينة الواقعة غرب X: where the town told before lies
_ANYWHERE = word_class("annotate.places_reference.anywhere")


def definite(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord) -> Found | None:
    """السوق المركزي is a name; المدينة takes one up; القاعدة الأميركية is neither."""
    tokens = ground.document.tokens
    if word.text == "الحي" and index and tokens[index - 1].text in _LIVE:
        return None  # الرصاص الحي
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and ground.word(index + 1).kind == "naming":
        if not word.in_name or word.kind == "site":
            return None
        lead = replace(lead_at(ground, found, index, word.lead), kind=word.kind, in_name=True, class_token=index)
        name = clean(ground.document, index, index + 2, word.text)
        return Found(lead, index, index + 2, name, (), "feature", word.kind)
    refers = _both_told(ground, found, word) if word.plural else antecedent(found, word.text)
    lies = following is not None and following.text in _LYING and word.text in _TOWN_NOUNS and refers is not None
    if following is not None and following.text not in _SAME and not lies and _goes_with(ground, index + 1):
        return None
    if refers is None:
        return _town_of_feature(ground, found, index, word)
    if found[refers].first < ground.line(index)[0]:
        often = _town_told_most(ground, found, word.text, refers, index)
        refers = _of_its_class(ground, found, word.text, refers) if often is None else often
    elif found[refers].lead.preposition == "من" and not found[refers].lead.near:
        refers = _of_its_class(
            ground, found, word.text, refers, passed=True
        )  # وجد أهالي بلدة X جثة رجل من Y على أطراف البلدة
    return _taking_up(ground, found, index, word, refers)


def _both_told(ground: Ground, found: Sequence[Found], word: PlaceWord) -> int | None:
    """قريتي X وY ... القريتين: the first of the two that were told with a dual of the noun."""
    noun = word.text.removeprefix("ال")[:-2]
    for number in range(len(found) - 1, -1, -1):
        token = found[number].lead.class_token
        if token is not None and ground.word(token).text in _DUALS and ground.word(token).text[:-1] == noun:
            return number
    return None


def _goes_with(ground: Ground, at: int) -> bool:
    """Whether a word says more of the definite noun before: an adjective of its own, or its name."""
    if any(a.cat in ("ADJ", "AP", "PP") and a.det for a in ground.document.analyses[at]):
        return True
    if ground.document.tokens[at].text in _REACHING:
        return True
    hit = ground.table.at(ground.document.tokens, at)
    return hit is not None and not hit.proclitic


def _taking_up(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord, refers: int) -> Found:
    old = found[refers]
    lead = lead_at(ground, found, index, word.lead)
    whole = ground.table.named([word.text.removeprefix("ال"), _SHORT_FOR.get(word.text, "")])
    if whole:
        return Found(lead, index, index + 1, shown(*whole[0]), tuple(whole), "taken_up", "", refers)
    name = _with_class_word(old, word.text.removeprefix("ال")) if word.in_name else old.name
    return Found(lead, index, index + 1, name, old.pairs, "taken_up", old.kind, refers)


def _town_told_most(ground: Ground, found: Sequence[Found], noun: str, last: int, index: int) -> int | None:
    """المدينة، المحافظة in a new paragraph: what the text tells of, not what another paragraph named in passing."""
    sentences, sentence_of = ground.document.sentences, ground.document.sentence_of
    if (
        noun not in _MAIN
        or sentences[sentence_of(index)].paragraph == sentences[sentence_of(found[last].first)].paragraph
    ):
        return None
    kinds, rank = _TAKES_UP[noun]
    told = Counter(fold_text(old.name) for old in found)
    often = [
        n for n, old in enumerate(found) if told[fold_text(old.name)] >= _OFTEN and _can_be(old, noun, kinds, rank)
    ]
    return max(often, key=lambda n: (told[fold_text(found[n].name)], n), default=None)


def _town_of_feature(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord) -> Found | None:
    """مطار أربيل ... المدينة: the town after which an airport or hospital is named, where no other has been told."""
    if word.text != "المدينه":
        return None
    for old in reversed(found):
        named = old.inner or ground.table.named(fold_text(old.name).split()[1:])
        towns = tuple(pair for pair in named if pair[0].kind == "settlement")
        if towns:
            lead = lead_at(ground, found, index, word.lead)
            return Found(lead, index, index + 1, shown(*towns[0]), towns, "taken_up", "")
    return None


def _with_class_word(old: Found, word: str) -> str:
    """المخيم for "نهر البارد": the name of it that has the class word."""
    names = [name for place, _ in old.pairs for name in place.names]
    return next((name for name in (old.name, *names) if fold_text(name).split()[0] == word), old.name)


def _of_its_class(ground: Ground, found: Sequence[Found], noun: str, last: int, *, passed: bool = False) -> int:
    """البلدة takes up what was called a town before what was called nothing: the last name of that class word.
    `passed`: before the last place of all, from which only somebody came.
    """
    if noun not in _TOWN_NOUNS or found[last].how == "taken_up":
        return last
    word = noun.removeprefix("ال")
    own = found[last].lead.class_token
    if own is not None and ground.word(own).text == word and not passed:
        return last
    for number in range(last - 1, -1, -1):
        token = found[number].lead.class_token
        if token is not None and ground.word(token).text == word and _is_told(found, noun, number, last):
            return number
    return last


def _is_told(found: Sequence[Found], noun: str, called: int, last: int) -> bool:
    """Whether what was called a town is what the text tells of: not a city where it named another one more often."""
    names = [fold_text(old.name) for old in found]
    old = found[called]
    if not (old.pairs or old.how == "class_word") or old.lead.role in ("owner", "force", "source"):
        return False
    return (
        noun not in _MAIN or found[last].lead.role == "seat" or names.count(names[called]) >= names.count(names[last])
    )


def there(ground: Ground, found: Sequence[Found], index: int) -> Found | None:
    """هناك after a noun: the place told last; not "there is"."""
    before = ground.document.tokens[index - 1].text if index else ""
    refers = antecedent(found, "هناك")
    if refers is None or not before.startswith("ال"):
        return None
    return _taking_up(ground, found, index, PlaceWord(False), refers)


def antecedent(found: Sequence[Found], noun: str) -> int | None:
    """The name told last that the noun can stand for; a mere mark for where another one lies is passed over."""
    kinds, rank = _TAKES_UP.get(noun, (_ANY, 5) if noun in _ANYWHERE else (frozenset(), 0))
    for number in range(len(found) - 1, -1, -1):
        old = found[number]
        if not _can_be(old, noun, kinds, rank) or (old.lead.role == "source" and number and noun in _ANYWHERE):
            continue  # قال ناشطون من مدينة X إن طائرات أغارت على المنطقة
        if old.lead.role == "force":
            continue  # في السويداء ... قوات دمشق ... المحافظة
        if _names_a_part(old, noun) or (old.lead.role == "owner" and number and noun in _ANYWHERE):
            continue  # حي الروضة شمالي المدينة; قال ضابط في لواء تهامة ... مزارع المديرية
        if noun in _ANYWHERE and number and _holds(old, found[number - 1], noun, kinds, rank):
            continue  # قاعدة قرب بعشيقة بمحافظة نينوى ... المنطقة
        marker = bool(old.lead.near and old.lead.direction and number)
        if old.lead.role == "resident" and noun in _TOWN_NOUNS and _before(found, number, noun):
            continue  # قرب بلدة صيدا. والقتيلان من أبناء بلدة أم المياذن
        if marker and old.first - found[number - 1].last <= _MARKED and _can_be(found[number - 1], noun, kinds, rank):
            continue  # تقع سبها على مسافة ألف كيلومتر جنوب طرابلس
        if noun == "الحي" and _of_another_city(found, number):
            return None
        return number
    return None


def _names_a_part(old: Found, noun: str) -> bool:
    """Whether a name was called a quarter, which is no town, although one of its name is listed elsewhere."""
    return noun in _TOWN_NOUNS and old.lead.kind == "quarter"


def _holds(area: Found, spot: Found, noun: str, kinds: AbstractSet[str], rank: int) -> bool:
    """Whether a name only tells the area in which the one right before it lies."""
    beside = 0 <= area.first - spot.last <= _HELD and not area.lead.conjunction
    return beside and _is_area(area) and not _is_area(spot) and _can_be(spot, noun, kinds, rank)


def _of_another_city(found: Sequence[Found], quarter: int) -> bool:
    """في سوق الجمعة ... وفي بنغازي ... في الحي: whether a city named since is not that of a quarter."""
    name = fold_text(found[quarter].name)
    if sum(fold_text(old.name) == name for old in found) >= _OFTEN:
        return False  # the text tells of it throughout
    towns = {(p.country, p.admin1) for p, _ in found[quarter].pairs}
    pairs = (p for old in found[quarter + 1 :] for p, _ in old.pairs)
    cities = [p for p in pairs if p.kind == "settlement" and p.rank <= _CITY]
    return bool(towns) and any((p.country, p.admin1) not in towns for p in cities[-1:])


def _is_area(name: Found) -> bool:
    return bool(name.pairs) and name.pairs[0][0].kind in ("admin1", "country", "region")


def _before(found: Sequence[Found], number: int, noun: str) -> bool:
    """Whether the name before one, which is no mere dateline, can be what a noun takes up."""
    if number == 0:
        return False
    (kinds, rank), lead = _TAKES_UP[noun], found[number - 1].lead
    told = bool(lead.preposition or lead.kind or lead.near)
    return told and _can_be(found[number - 1], noun, kinds, rank)


_OFTEN = 3  # times that a text names the town of which it tells
_CITY = 2  # rank
_HELD = 2  # words between a place and the area that it lies in
_MARKED = 4  # words between a place and the one that it is placed by


def _can_be(old: Found, noun: str, kinds: AbstractSet[str], rank: int) -> bool:
    if old.lead.near and noun != "هناك" and any(p[0].kind in ("admin1", "country") for p in old.pairs):
        return False
    if noun in _BY_NAME:
        word = noun.removeprefix("ال")
        names = {fold_text(old.name), *(fold_text(name) for place, _ in old.pairs for name in place.names)}
        return _SHORT_FOR.get(noun) in names or any(name.split()[0] == word for name in names)
    if not old.pairs:
        return old.kind in kinds
    return any(p[0].kind in kinds and _LEAST.get(noun, 0) <= p[0].rank <= rank for p in old.pairs)
