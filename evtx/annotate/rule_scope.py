"""Whether a rule may fire where its word stands: a candidate in, the reason why it must not out ("" where it may).

What a rule needs and what forbids it is looked for in the clause of the candidate, before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from evtx.annotate.clauses import merged_clauses
from evtx.annotate.other_senses import other_sense
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Condition, Rule
from evtx.model import Mention
from evtx.text.disambiguate import FINITE, PREPOSITIONS
from evtx.text.document import Document
from evtx.text.morphology import Analysis
from evtx.text.segment import RELATIVES

_NEXT, _NEAR = 2, 6  # words after the trigger
_BARE = frozenset({"object", "genitive"})  # what no preposition governs
_AMOUNT_REACH = 4  # words of an amount before its numeral (ما لا يقل عن)

# Types whose words are borrowed for other things; a protest against prices is one.
_AGAINST = frozenset({"مع", "ضد", "علي"})
_BORROWED = frozenset(
    """armed_clash armed_attack assassination shelling airstrike bombing explosion killing raid blockade territory
    withdrawal surrender abduction interception deployment""".split()
)


class Candidate(NamedTuple):
    """A rule that matches at a token: its words, the token that anchors it, how it is read there."""

    first: int
    last: int
    anchor: int
    rule: Rule
    form: str
    analysis: Analysis
    open_voice: bool


_ANYBODY = Condition("clause", "actor", frozenset())
# Generic actors and the class of people that they are.
_CLASSES = {
    "civilians": "civilian", "protesters": "protester", "prisoners": "prisoner", "settlers": "settler",
    "journalists": "journalist", "unknown_gunmen": "gunman", "militants": "militant", "smugglers": "smuggler",
}  # fmt: skip
# Other acts that anniversaries recall.
_REMEMBERED = frozenset({"chemical_attack", "execution"})
_OWN_PHRASE = 2  # words of a noun's own phrase before a relative clause
# أنها، وبأنهم: a clause whose subject is a pronoun.
_THAT = frozenset({"ان", "بان"})
_PRONOUN_CLAUSE = re.compile(r"[وف]?[بلك]?ان(?:ها|هم|ه|هما)")


def _forms(analysis: Analysis) -> Iterable[str]:
    """What the form of a trigger tells: several people as its subject, a pronoun as its object, its voice and tense."""
    if analysis.cat in FINITE and analysis.number == "p" and analysis.person == "3":
        yield "plural"
    if analysis.pron:
        yield "pronoun"
    if analysis.pron in ("هم", "هما", "هن"):
        yield "them"
    if analysis.cat in ("PVP", "IVP"):
        yield "passive"
    if analysis.cat in ("IV", "IVP"):
        yield "present"


class RuleScope:
    """Looks for what conditions ask for, in the clause of a trigger."""

    def __init__(self, document: Document, by_token: dict[int, list[Mention]], lexicon: Lexicon) -> None:
        self._document, self._by_token, self._lexicon = document, by_token, lexicon
        self.starts = by_token.keys()
        self._figures: dict[tuple[int, int], str] = {}
        self._words: dict[tuple[int, int], frozenset[str]] = {}
        self._lemmas: dict[tuple[int, int, int], frozenset[str]] = {}
        self._clauses: dict[int, tuple[int, int]] = {}
        places = (m for mentions in by_token.values() for m in mentions if m.kind == "place" and m.value.place.id)
        # طريق المرور السريع: the words of a name are no verbs
        self._placed = {t for m in places if m.last - m.first > 1 for t in range(m.first, m.last)}
        self._starts: dict[int, int] = {}  # first token of a clause -> first token of its sentence
        for sentence in document.sentences:
            for first, last in merged_clauses(document, sentence):
                self._starts[first] = sentence.first
                for token in range(first, last):
                    self._clauses.setdefault(token, (first, last))

    def mention_at(self, token: int, what: str, values: frozenset[str]) -> int | None:
        """End of the mention of a kind that starts at a token."""
        for mention in self._by_token.get(token, ()):
            if mention.kind == what and self._is(mention, values):
                return mention.last
        return None

    def refuses(self, candidate: Candidate) -> str:
        """Why a rule must not fire here; empty where it may."""
        rule = candidate.rule
        if rule.type in _BORROWED and (figure := self._figure_of_speech(candidate)):
            return f"a figure of speech: {figure}"
        if candidate.form == "noun" and (rule.type in _BORROWED or rule.type in _REMEMBERED):
            start = self._clauses.get(candidate.anchor, (0, 0))[0]
            if reason := other_sense(self._document, candidate.first, start, candidate.analysis.lemma):
                return reason
        for need in rule.needs:
            if not self._holds(need, candidate) and not self._told_before(need, candidate):
                return f"needs {_told(need)}"
        for veto in rule.unless:
            if self._holds(veto, candidate, by_name=False):
                return f"unless {_told(veto)}"
        if rule.weak and not (self._supported(candidate) or self._told_before(_ANYBODY, candidate)):
            return "weak: no actor, people, item or figure in the clause"
        return ""

    def _figure_of_speech(self, candidate: Candidate) -> str:
        """What is struck or fought in a figure of speech only, right after the trigger (انفجار في الأسعار)."""
        first, last = self._window("next", candidate)
        if candidate.rule.type != "armed_clash" or candidate.form != "noun":
            return self._figure_in(first, last)
        far = self._window("near", candidate)[1]
        # معركة اللبنانيين الطويلة مع النسيان: an opponent may stand farther off
        opponents = (at + 1 for at in range(last - 1, far - 1) if self._document.tokens[at].text in _AGAINST)
        return self._figure_in(first, last) or next((f for at in opponents if (f := self._figure_in(at, at + 1))), "")

    def _figure_in(self, first: int, last: int) -> str:
        found = self._figures.get((first, last))
        if found is None:
            found = self._figures[first, last] = self._find_figure(first, last)
        return found

    def _find_figure(self, first: int, last: int) -> str:
        for hit in self._lexicon.figures_of_speech.within(self._document, first, last):
            return " ".join(t.text for t in self._document.tokens[hit.first : hit.last])
        return ""

    def _window(self, where: str, candidate: Candidate) -> tuple[int, int]:
        first, last = self._clauses.get(candidate.anchor, (candidate.first, candidate.last))
        if candidate.form == "noun" and where in ("clause", "after"):
            last = self._with_relative(candidate, last)
        if where in ("next", "genitive"):
            return candidate.last, min(last, candidate.last + _NEXT)
        if where == "near":
            tokens = self._document.tokens
            open_ended = last < len(tokens) and tokens[last].text in RELATIVES  # الاتفاق | الذي وقعته
            return candidate.last, min(len(tokens) if open_ended else last, candidate.last + _NEAR)
        if where in ("after", "object"):
            return candidate.last, last
        if where == "before":
            return first, candidate.first
        return first, last

    def _with_relative(self, candidate: Candidate, last: int) -> int:
        """الهجوم | الذي نفذه انتحاري: the clause about a noun right before it tells of the same act."""
        tokens = self._document.tokens
        about = last - candidate.last <= _OWN_PHRASE and last < len(tokens) and tokens[last].text in RELATIVES
        return self._clauses[last][1] if about and last in self._clauses else last

    def _holds(self, condition: Condition, candidate: Candidate, *, by_name: bool = True) -> bool:
        """Whether a condition or one of its alternatives holds; `by_name`: generic actors count as people."""
        if self._stands(condition, candidate, by_name):
            return True
        return bool(condition.others) and any(self._stands(other, candidate, by_name) for other in condition.others)

    def _stands(self, condition: Condition, candidate: Candidate, by_name: bool) -> bool:
        if condition.what == "form":
            return not condition.values.isdisjoint(_forms(candidate.analysis))
        what, values = condition.what, condition.values
        first, last = self._window(condition.where, candidate)
        if what == "word":
            return not values.isdisjoint(self._words_in(first, last))
        if what == "lemma":
            return not values.isdisjoint(self._lemmas_in(first, last, candidate.anchor))
        by_class = by_name and what == "people"
        for mention in self._mentions_in(first, last):
            if condition.where in _BARE and self._governed(mention):
                continue
            if mention.kind == what:
                if self._is(mention, values):
                    return True
            elif by_class and mention.kind == "actor" and self._is_class(mention, values):
                return True
        return False

    def _governed(self, mention: Mention) -> bool:
        """بضربة من مسيرة، عبر 3 مسيرات: what a preposition governs is no object; a number may stand between."""
        at = mention.first
        if any(a.prep for a in self._document.analyses[at] if a.noun or a.lemma):
            return True
        while at and (self._document.tokens[at - 1].text.isdecimal() or self._counts(at - 1)):
            at -= 1
        at = self._start_of_amount(at, mention.first)
        return at > 0 and self._document.tokens[at - 1].text in PREPOSITIONS

    def _start_of_amount(self, at: int, thing: int) -> int:
        """ما يزيد على ستين قذيفة: what stands before the amount governs, not a word inside it."""
        found = self._mentions_in(max(0, at - _AMOUNT_REACH), at)
        return next((m.first for m in found if m.kind == "number" and m.last >= min(at + 1, thing)), at)

    def _counts(self, token: int) -> bool:
        """Whether a number begins at a token (ثلاث مسيرات)."""
        return any(m.kind == "number" for m in self._by_token.get(token, ()))

    def _words_in(self, first: int, last: int) -> frozenset[str]:
        """What the words of a run can be, remembered: many rules look at the same run."""
        found = self._words.get((first, last))
        if found is None:
            words = [bare_words(token.text) for token in self._document.tokens[first:last]]
            found = self._words[first, last] = frozenset().union(*words)
        return found

    def _lemmas_in(self, first: int, last: int, anchor: int) -> frozenset[str]:
        """The lemmas and nouns of a run but for the trigger's own, remembered."""
        found = self._lemmas.get((first, last, anchor))
        if found is None:
            words = (i for i in range(first, last) if i != anchor and i not in self._placed)
            others = [a for i in words for a in self._document.analyses[i]]
            found = self._lemmas[first, last, anchor] = frozenset([w for a in others for w in (a.lemma, a.noun)])
        return found

    def _mentions_in(self, first: int, last: int) -> Iterable[Mention]:
        """The mentions that start in a run, in order."""
        by_token = self._by_token
        return [m for i in range(first, last) if i in by_token for m in by_token[i]]

    def _is_class(self, actor: Mention, values: frozenset[str]) -> bool:
        """People named as a generic actor (الأسر، المدنيين، متظاهرون) are people of that class."""
        return any(_CLASSES.get(n.actor) in values for n in actor.value.names)

    def _told_before(self, need: Condition, candidate: Candidate) -> bool:
        """Whether the subject of a clause that has none of its own stands in its sentence before it.

        قالت قوات حفتر إنها سيطرت: the pronoun takes it up; ثم اقتحمت المدينة وسيطرت عليها: the verb
        has none of its own. What goes off may be told so too (القنبلة كانت مخبأة تحت جسر وانفجرت).
        """
        whose = need.what == "actor" or (need.what == "item" and candidate.rule.frame == "blast.verb")
        owned = candidate.form == "noun" and bool(candidate.analysis.pron)  # برصاص القوات، خلال اقتحامها المخيم
        if not whose or need.where != "clause" or (candidate.form == "noun" and not owned):
            return False
        first, _ = self._clauses.get(candidate.anchor, (candidate.first, candidate.last))
        opener = self._document.tokens[first].text
        owned = owned or self._has_own_forces(candidate)
        begins = first == candidate.anchor or (first + 1 == candidate.anchor and opener in _THAT)  # بعد أن اقتحمت
        if not owned and not begins and not _PRONOUN_CLAUSE.fullmatch(opener):
            return False
        start = self._starts.get(first, first)
        return any(m.kind == need.what and self._is(m, need.values) for m in self._mentions_in(start, first))

    def _has_own_forces(self, candidate: Candidate) -> bool:
        """بعد أن اقتحمت قواته المخيم: the people next to a verb are those of somebody told before."""
        return any(
            m.kind == "people"
            and m.value.category == "combatant"
            and any(a.noun and a.pron for a in self._document.analyses[m.last - 1])
            for m in self._mentions_in(*self._window("next", candidate))
        )

    def _supported(self, candidate: Candidate) -> bool:
        first, last = self._window("clause", candidate)
        return any(
            m.kind in ("actor", "people", "item", "number") and not (m.first <= candidate.anchor < m.last)
            for m in self._mentions_in(first, last)
        )

    def _is(self, mention: Mention, values: frozenset[str]) -> bool:
        if not values:
            return True
        value = mention.value
        if mention.kind == "item":
            return value.id in values or not values.isdisjoint(value.classes) or value.kind in values
        if mention.kind == "people":
            return value.id in values or value.category in values or value.figure in values
        if mention.kind == "actor":
            ids = {n.actor for n in value.names} | ({"person"} if value.person else set())
            kinds = {self._lexicon.actors[i].kind for i in ids if i in self._lexicon.actors}
            return not values.isdisjoint(ids | kinds)
        return False


@lru_cache(maxsize=4096)
def _told(condition: Condition) -> str:
    """A condition in a reason."""
    return f"{condition.where}:{condition.what} {'|'.join(sorted(condition.values)[:6])}"
