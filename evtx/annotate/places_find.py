"""Place names in a text: a document and the table of names in, names with the words before them out, in order.

A name counts where the gazetteer knows it, where a class word introduces it (قرية X، جسر X), where class
word and adjective make it (السوق المركزي), and where a definite class noun takes one up (المدينة).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evtx.annotate.places_before import Lead, is_feature, read_before
from evtx.annotate.places_listed import fits, is_outlet, keeps, may_be_bare
from evtx.annotate.places_shown import shown
from evtx.annotate.places_table import AREA_KINDS, Pair, PlaceTable, PlaceWord, pairs_of
from evtx.annotate.places_unlisted import clean, is_start, name_end, quoted_end
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameHit
from evtx.text.document import Document
from evtx.text.normalize import fold_text

_JOINTS = frozenset({"-", "/"})
# Which kinds of place a definite class noun can take up, and the rank down to which (المدينة is no hamlet).
_TAKES_UP = {
    "المدينه": ({"settlement"}, 3), "العاصمه": ({"settlement"}, 1), "البلده": ({"settlement"}, 5),
    "القريه": ({"settlement"}, 5), "المحافظه": ({"admin1", "settlement"}, 2), "الولايه": ({"admin1"}, 5),
    "الاقليم": ({"admin1", "region"}, 5), "الحي": ({"quarter"}, 5), "المخيم": ({"camp"}, 5),
    "المطار": ({"airport"}, 5), "المعبر": ({"crossing"}, 5), "الجسر": ({"bridge"}, 5), "الساحه": ({"square"}, 5),
    "القاعده": ({"base"}, 5), "الحقل": ({"field"}, 5), "السجن": ({"site", "base"}, 5), "الجزيره": ({"island"}, 5),
}  # fmt: skip
_ANY = frozenset("settlement quarter camp airport crossing bridge square base field admin1 region market site".split())
_ROAD_REACH, _END_REACH = 3, 14  # words from a road's noun to "between", and from there to its ends
_SAME = frozenset("ذاتها نفسها ذاته نفسه المذكوره المذكور عينها".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A place name at tokens [at, last) with what stands before it; `pairs` is empty where no list knows it."""

    lead: Lead
    at: int
    last: int
    name: str
    pairs: tuple[Pair, ...]
    how: str  # gazetteer | tight | class_word | feature | road | taken_up
    kind: str  # of the class word, "" for none
    refers: int | None = None  # number of the name that it takes up or whose feature it is
    inner: tuple[Pair, ...] = ()  # what the name inside a feature's name can mean (جسر البصيرة: البصيرة)
    ends: tuple[Found, ...] = ()  # of a road that is named after them

    @property
    def first(self) -> int:
        """First token of the phrase, without the preposition."""
        return min(self.lead.first, self.at)


class Finder:
    """Finds the names of one document, left to right."""

    def __init__(self, document: Document, lexicon: Lexicon, table: PlaceTable, blocked: frozenset[int]) -> None:
        self.document, self.lexicon, self.table, self.blocked = document, lexicon, table, blocked
        self.tokens = document.tokens
        self.found: list[Found] = []
        self._listing = ""  # kind of the plural class word whose list goes on

    def run(self) -> list[Found]:
        """All names in order."""
        table, lexicon, blocked = self.table, self.lexicon, self.blocked
        table.open_for(lexicon)
        word_of = table.word
        after = 0  # the token after the last name
        for index, token in enumerate(self.tokens):
            if index < after or not token.word or index in blocked:
                continue
            word = word_of(token.text, lexicon)
            if not (word.opens or (self._listing and index == after)):
                continue
            made = self._at(index, word)
            if made is not None:
                joined = made.lead.conjunction and bool(self.found) and index - after <= 1
                self._listing = made.kind if made.lead.plural else self._listing if joined else ""
                self.found.append(made)
                after = made.last
        self._mark_ends()
        return self.found

    def _at(self, index: int, word: PlaceWord) -> Found | None:
        if word.kind == "road":
            road = self._road(index, index + 1)
            if road is not None:
                return road
        if word.begins:
            hit = self._hit(index)
            made = self._listed(hit) if hit is not None else None
            if made is not None:
                return made
        if word.is_class:
            return self._definite(index, word) if word.definite else self._after_class(index, word)
        if word.kind == "there":
            return self._there(index)
        if self._listing and self.found and index == self.found[-1].last:
            return self._goes_on(index)
        return None

    def _hit(self, index: int) -> NameHit | None:
        """A listed name at a token; not the mere start of a longer one (تل in تل الغزلان), nor an actor's word."""
        hit = self.table.at(self.tokens, index)
        if hit is None or not self.blocked.isdisjoint(range(hit.first, hit.last)):
            return None
        if hit.last - hit.first == 1 and not hit.proclitic and is_start(self.document, hit.first):
            return None
        return hit

    def _before(self, at: int, proclitic: str = "") -> Lead:
        floor = self.found[-1].last if self.found else 0
        return read_before(self.document, self.lexicon, self.table, at, floor, proclitic)

    # ------------------------------------------------------------ names that the gazetteer knows

    def _listed(self, hit: NameHit) -> Found | None:
        lead = self._before(hit.first, hit.proclitic)
        if hit.last - hit.first == 1 and not (lead.kind or lead.near) and is_outlet(self.document, self.lexicon, hit):
            return None
        joined = lead.conjunction and lead.first - (self.found[-1].last if self.found else -9) <= 1
        joined = joined and not all(p.kind == "country" for p, _ in self.found[-1].pairs or ())
        generic = self.table.word(self.tokens[hit.first].text, self.lexicon).kind == "generic"
        if generic and hit.last - hit.first == 1 and not lead.kind:
            return None
        held = self._held(hit.last)
        bare = may_be_bare(self.document, hit.first)
        pairs = tuple(p for p in pairs_of(hit.payload) if keeps(self.document, p[0], lead, hit, joined, held, bare))
        if not pairs:
            return None
        kind = lead.kind
        if lead.in_name and lead.class_token is not None and not hit.proclitic and not self._by_means(lead.class_token):
            return self._feature_of(lead, hit, pairs)
        return Found(lead, hit.first, self._past_adjectives(hit.last, lead), shown(*pairs[0]), pairs, "gazetteer", kind)

    def _by_means(self, token: int) -> bool:
        """عن طريق X: no road."""
        return token > 0 and self.tokens[token - 1].text == "عن"

    def _held(self, last: int) -> bool:
        """Whether what follows a name can say in which area it lies (بريف، في محافظة، شرقي، ببغداد)."""
        if last >= len(self.tokens):
            return False
        text = self.tokens[last].text
        if text == "في" and last + 1 < len(self.tokens):
            last += 1
        word = self.table.word(self.tokens[last].text, self.lexicon)
        if word.near or (word.is_class and word.kind in AREA_KINDS and not word.lead.startswith(("و", "ف"))):
            return True
        if not word.begins or last in self.blocked:
            return False
        hit = self.table.at(self.tokens, last)
        return hit is not None and (hit.proclitic == "ب" or text == "في")

    def _past_adjectives(self, last: int, lead: Lead) -> int:
        """ريف دير الزور الغربي، حقل صفيان النفطي: adjectives belong to the mention, not to the name."""
        stop = last
        while stop < len(self.tokens) and stop - last < 2:
            text = self.tokens[stop].text
            trade = self.table.word(text, self.lexicon).kind == "trade" and is_feature(lead.kind)
            if not (trade or (lead.near and text in _COMPASS)):
                break
            stop += 1
        return stop

    def _feature_of(self, lead: Lead, hit: NameHit, pairs: tuple[Pair, ...]) -> Found:
        """A feature's class word before a listed name: the feature of that name, or the place that has both words."""
        assert lead.class_token is not None
        words = [self.table.word(self.tokens[lead.class_token].text, self.lexicon).text]
        if lead.kind in ("street", "square"):
            pairs_inside: tuple[Pair, ...] = ()  # named after a place as often as not, and not lying there
        else:
            pairs_inside = pairs
        inner = [t.text for t in self.tokens[hit.first : hit.last] if t.word]
        whole = tuple(self.table.named(words + inner))
        own = tuple(p for p in pairs if p[0].kind not in ("settlement", "admin1", "country", "region", "quarter"))
        name = f"{_class_text(self.document, lead.class_token, words[0])} {shown(*pairs[0])}"
        last = self._past_adjectives(hit.last, lead)
        return Found(lead, lead.class_token, last, name, whole or own, "feature", lead.kind, inner=pairs_inside)

    # ------------------------------------------------------------ names that a class word introduces

    def _after_class(self, index: int, word: PlaceWord) -> Found | None:
        """A class word without article: the name after it, unless the gazetteer's reading will find it there."""
        at = index + 1
        while at < len(self.tokens) and self._passed_over(at, word):
            at += 1
        if (
            at >= len(self.tokens)
            or at in self.blocked
            or not (self.tokens[at].word or self.tokens[at].text in ('"', "'"))
        ):
            return None
        if word.kind == "road" and self._by_means(index):
            return None
        following = self.table.word(self.tokens[at].text, self.lexicon)
        if following.definite and following.is_class and not following.lead:
            return self._feature_of_antecedent(index, word, at, following)
        inside = at + 1 if self.tokens[at].text in ('"', "'") else at
        hit = self._hit(inside) if inside < len(self.tokens) else None
        if hit is not None and hit.proclitic in ("ب", "ل") and self._listed(hit) is not None:
            return None
        if hit is not None and not hit.proclitic:
            lead = self._before(hit.first)
            if any(keeps(self.document, p[0], lead, hit, False, False, True) for p in pairs_of(hit.payload)):
                return self._feature_past_fillers(index, word, hit) if inside > index + 1 and word.in_name else None
        return self._unlisted(index, word, at)

    def _passed_over(self, at: int, word: PlaceWord) -> bool:
        """جسر بلدة البصيرة، حقل غاز كونيكو: settlement words and the like between a feature's word and its name."""
        if not word.in_name:
            return False
        known = self.table.word(self.tokens[at].text, self.lexicon)
        return known.kind == "filler" or (known.kind in AREA_KINDS and not known.definite and not known.lead)

    def _feature_past_fillers(self, index: int, word: PlaceWord, hit: NameHit) -> Found | None:
        pairs = tuple(pairs_of(hit.payload))
        lead = replace(self._before(index, word.lead), kind=word.kind, in_name=True, class_token=index)
        if self.table.word(self.tokens[index + 1].text, self.lexicon).kind == "filler":
            name = clean(self.document, index, hit.last, word.text)
            whole = tuple(self.table.named([t.text for t in self.tokens[index : hit.last] if t.word]))
            return Found(lead, index, hit.last, name, whole or pairs, "feature", word.kind, inner=pairs)
        made = self._feature_of(lead, hit, pairs)
        if made.pairs:
            return made
        # مستشفى مدينة X: no list knows the building, so the town is what is named
        return Found(
            replace(lead, near=True, in_name=False),
            hit.first,
            hit.last,
            shown(*pairs[0]),
            pairs,
            "gazetteer",
            "settlement",
        )

    def _unlisted(self, index: int, word: PlaceWord, at: int) -> Found | None:
        stop = quoted_end(self.document, at) or name_end(
            self.document, self.lexicon, self.table, at, word, self.blocked
        )
        if stop is None:
            return None
        lead = replace(
            self._before(index, word.lead), kind=word.kind, plural=word.plural, in_name=word.in_name, class_token=index
        )
        words = [t.text for t in self.tokens[at:stop] if t.word]
        near = self.table.tight(([word.text] if word.in_name else []) + words) or self.table.tight(words)
        pairs = tuple(p for p in near if fits(word.kind, p[0]))
        start = index if word.in_name else at
        name = clean(self.document, start, stop, word.text if word.in_name else "")
        how = "tight" if pairs else "feature" if word.in_name else "class_word"
        return Found(lead, at, self._past_adjectives(stop, lead), name, pairs, how, word.kind)

    def _goes_on(self, index: int) -> Found | None:
        """قرى ذيبان واللطوة: an unknown word joined to a list that a plural class word opened."""
        text = self.tokens[index].text
        if not text.startswith("و") or len(text) < 4 or self.document.analyses[index] or index in self.blocked:
            return None
        start, end = self.document.original_span(index, index + 1)
        name = self.document.text[start + 1 : end]
        lead = replace(self._before(index, "و"), kind=self._listing, plural=True)
        pairs = tuple(self.table.tight([text[1:]]))
        return Found(lead, index, index + 1, name, pairs, "tight" if pairs else "class_word", self._listing)

    # ------------------------------------------------------------ roads

    def _road(self, index: int, at: int) -> Found | None:
        """طريق A - B، طريق A B: named after both ends."""
        one = self.table.at(self.tokens, at) if at < len(self.tokens) else None
        if one is None or one.proclitic or at in self.blocked:
            return None
        joint = one.last
        while joint < len(self.tokens) and self.tokens[joint].text in _JOINTS:
            joint += 1
        two = self.table.at(self.tokens, joint) if joint < len(self.tokens) else None
        if (
            two is None
            or two.proclitic
            or joint in self.blocked
            or not _towns(pairs_of(one.payload), pairs_of(two.payload))
        ):
            return None
        lead = replace(self._before(index), kind="road", in_name=True, class_token=index, near=True)
        name = clean(self.document, index, two.last, self.table.word(self.tokens[index].text, self.lexicon).text)
        ends = tuple(self._end(lead, hit) for hit in (one, two))
        return Found(lead, index, two.last, name, (), "road", "road", inner=ends[0].pairs, ends=ends)

    def _end(self, lead: Lead, hit: NameHit) -> Found:
        """One end of a road, as a place of its own near which the road runs."""
        pairs = tuple(pairs_of(hit.payload))
        return Found(
            replace(lead, first=hit.first, near=False), hit.first, hit.last, shown(*pairs[0]), pairs, "end", ""
        )

    def _mark_ends(self) -> None:
        """الطريق الواصل بين A وB: the next two places are the road's ends."""
        for index, token in enumerate(self.tokens if len(self.found) > 1 else ()):
            if token.text != "بين" or not any(self._road_word(i) for i in range(max(0, index - _ROAD_REACH), index)):
                continue
            ends = [n for n, f in enumerate(self.found) if index < f.first < index + _END_REACH][:2]
            if len(ends) == 2 and self.document.sentence_of(index) == self.document.sentence_of(
                self.found[ends[1]].first
            ):
                for number in ends:
                    old = self.found[number]
                    self.found[number] = replace(old, lead=replace(old.lead, role="road", preposition="بين"))

    def _road_word(self, index: int) -> bool:
        return self.tokens[index].word and self.table.word(self.tokens[index].text, self.lexicon).kind == "road"

    # ------------------------------------------------------------ definite class nouns

    def _definite(self, index: int, word: PlaceWord) -> Found | None:
        """السوق المركزي is a name; المدينة takes one up; القاعدة الأميركية is neither."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if following is not None and self.table.word(following.text, self.lexicon).kind == "naming":
            if not word.in_name or word.kind == "site":
                return None
            lead = replace(self._before(index, word.lead), kind=word.kind, in_name=True, class_token=index)
            name = clean(self.document, index, index + 2, word.text)
            return Found(lead, index, index + 2, name, (), "feature", word.kind)
        if following is not None and following.text not in _SAME and self._goes_with(index + 1):
            return None
        refers = self._antecedent(word.text)
        if refers is None:
            return None
        return self._taking_up(index, word, refers)

    def _goes_with(self, at: int) -> bool:
        """Whether a word says more of the definite noun before: an adjective of its own, or its name."""
        if any(a.cat == "ADJ" and a.det for a in self.document.analyses[at]):
            return True
        hit = self.table.at(self.tokens, at)
        return hit is not None and not hit.proclitic

    def _taking_up(self, index: int, word: PlaceWord, refers: int) -> Found:
        old = self.found[refers]
        return Found(
            self._before(index, word.lead), index, index + 1, old.name, old.pairs, "taken_up", old.kind, refers
        )

    def _feature_of_antecedent(self, index: int, word: PlaceWord, at: int, noun: PlaceWord) -> Found | None:
        """مطار المدينة: the feature of the town told before."""
        refers = self._antecedent(noun.text)
        if refers is None or not word.in_name:
            return None
        old = self.found[refers]
        lead = replace(self._before(index, word.lead), kind=word.kind, in_name=True, class_token=index)
        name = f"{_class_text(self.document, index, word.text)} {old.name}"
        whole = tuple(self.table.named([word.text, *(w for w in fold_words(old.name))]))
        return Found(lead, index, at + 1, name, whole, "feature", word.kind, refers, inner=old.pairs)

    def _there(self, index: int) -> Found | None:
        """هناك after a noun: the place told last; not "there is"."""
        before = self.tokens[index - 1].text if index else ""
        refers = self._antecedent("هناك")
        if refers is None or not before.startswith("ال"):
            return None
        return self._taking_up(index, PlaceWord(False), refers)

    def _antecedent(self, noun: str) -> int | None:
        """The name told last that the noun can stand for."""
        kinds, rank = _TAKES_UP.get(
            noun, (_ANY, 5) if noun in ("المنطقه", "هناك", "الناحيه", "المديريه") else (frozenset(), 0)
        )
        for number in range(len(self.found) - 1, -1, -1):
            old = self.found[number]
            if old.lead.near and noun != "هناك" and any(p[0].kind in ("admin1", "country") for p in old.pairs):
                continue
            if any(p[0].kind in kinds and p[0].rank <= rank for p in old.pairs) or (
                not old.pairs and old.kind in kinds
            ):
                return number
        return None


_COMPASS = frozenset("الشرقي الغربي الشمالي الجنوبي الاوسط الشرقيه الغربيه الشماليه الجنوبيه".split())


def fold_words(name: str) -> list[str]:
    """The folded words of a name."""
    return fold_text(name).split()


def _towns(one: Sequence[Pair], two: Sequence[Pair]) -> bool:
    kinds = ("settlement", "admin1", "crossing", "airport")
    return any(p[0].kind in kinds for p in one) and any(p[0].kind in kinds for p in two)


def _class_text(document: Document, token: int, bare: str) -> str:
    """A class word as the text spells it, without the letters before it."""
    return clean(document, token, token + 1, bare)
