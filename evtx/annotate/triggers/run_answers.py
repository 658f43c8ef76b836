"""What the mentions of a run of tokens answer to the conditions of rules: a run and a kind of mention in, values out.

Many rules look at the same run, so what it has to say is kept as one set a kind of question; a condition is then a
comparison of two sets. The same is asked of the whole article first: a rule that wants a weapon where none is named
need not look where it would have to stand.
"""

from __future__ import annotations

from evtx.annotate.triggers.answers import ARMED, CLASSES, answers_of, first_armed, held_besides, takes_up_fighters
from evtx.annotate.triggers.governors import governor
from evtx.lexicon.load import Lexicon
from evtx.lexicon.positions import positions_of
from evtx.lexicon.schema import Condition
from evtx.model import Mention
from evtx.text.document import Document

PEOPLE_OR_CLASS = "people or class"  # people, and generic actors that are people of a class
_SAYS_NOTHING, _ANY = frozenset[str](), ""  # among the answers of a run: that there is a mention of the kind at all
_ANYTHING = frozenset({_ANY})
_OF_WORDS = frozenset({"word", "lemma"})
_SAYING = frozenset({"actor", "item", "people"})  # kinds of mention that answer to values


class RunAnswers:
    """The answers of the runs of one article. `by_token`: its mentions by the tokens at which they start.

    Conditions and mentions are known by identity: they belong to the lexicon and to the article, which outlive this.
    """

    def __init__(self, document: Document, by_token: dict[int, list[Mention]], lexicon: Lexicon) -> None:
        self._document, self._by_token, self._lexicon = document, by_token, lexicon
        self._first_armed = first_armed([m for mentions in by_token.values() for m in mentions], lexicon)
        self._answers: dict[tuple[str, int, int, bool], frozenset[str]] = {}
        self._said: dict[int, frozenset[str]] = {}  # by the identity of a mention
        self._positions = positions_of(document)
        self._able: dict[int, bool] = {}  # by the identity of a condition
        self._any_able: dict[int, bool] = {}  # the same, of its alternatives too
        self._all: dict[str, set[str]] | None = None

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """The mentions that start in a run, in order."""
        by_token = self._by_token
        return [m for i in range(first, last) if i in by_token for m in by_token[i]]

    def answer(self, condition: Condition, what: str, first: int, last: int, *, whole: bool = True) -> bool:
        """Whether a mention in the tokens [first, last) answers a condition; see `ask`."""
        answers = self._answers.get((what, first, last, whole))
        if answers is None:
            answers = self._answers[what, first, last, whole] = self.ask(what, first, last, whole=whole)
        return not (condition.values or _ANYTHING).isdisjoint(answers)

    def ask(self, what: str, first: int, last: int, *, whole: bool = True) -> frozenset[str]:
        """All that a run answers to conditions about mentions of a kind; `whole`: with the asides in it.

        `what`: a kind of mention or PEOPLE_OR_CLASS, behind a comma how it must be governed (`rule_scope.py`).
        """
        asked, _, governed = what.partition(", ")
        by_class = asked == PEOPLE_OR_CLASS
        kind = "people" if by_class else asked
        answers: set[str] = set()
        away = () if whole else [(a, b) for a, b in self._document.over.items() if first <= a and b <= last]
        for mention in self.mentions_in(first, last):
            if away and any(a < mention.first < b for a, b in away):
                continue
            by = governor(self._document, self._by_token, mention) if governed else ""
            if governed and (by if governed == "ungoverned" else by != "ب"):
                continue
            if mention.kind == kind:
                answers.add(_ANY)
                answers |= self.says(mention)
            elif by_class and mention.kind == "actor":
                # people named as a generic actor (الأسر، المدنيين، متظاهرون) are people of that class
                answers.update([CLASSES[n.actor] for n in mention.value.names if n.actor in CLASSES])
        return frozenset(answers) if answers else _SAYS_NOTHING

    def says(self, mention: Mention) -> frozenset[str]:
        """What a mention answers to conditions that name values: its ids, classes and kinds."""
        found = self._said.get(id(mention))
        if found is None:
            found = frozenset(answers_of(mention, self._lexicon))
            found |= set(held_besides(mention, self._document, self._lexicon))
            if mention.first > self._first_armed and takes_up_fighters(mention, self._document):
                found |= {ARMED}
            self._said[id(mention)] = found
        return found

    def can_hold(self, condition: Condition) -> bool:
        """Whether the article has what a condition asks for, wherever; of the form of the trigger always."""
        found = self._able.get(id(condition))
        if found is None:
            found = self._able[id(condition)] = self._has(condition)
        return found

    def can_any_hold(self, condition: Condition) -> bool:
        """Whether a condition or one of its alternatives can hold."""
        if not condition.others:
            return self.can_hold(condition)
        found = self._any_able.get(id(condition))
        if found is None:
            found = self._any_able[id(condition)] = any(self.can_hold(choice) for choice in condition.choices)
        return found

    def may_hold_by_words(self, condition: Condition) -> bool:
        """Whether a condition or an alternative of it can hold by the words of the article; mentions are not asked."""
        return any(choice.what not in _OF_WORDS or self.can_hold(choice) for choice in condition.choices)

    def _has(self, condition: Condition) -> bool:
        what, values, positions = condition.what, condition.values, self._positions
        if what == "form":
            return True
        if what == "word":
            return not values.isdisjoint(positions.bare_words)
        if what == "lemma":
            return not (values.isdisjoint(positions.lemma_words) and values.isdisjoint(positions.noun_words))
        if what == "token":
            return any(token.text in values for token in self._document.tokens)
        if self._all is None:
            self._all = self._ask_all()
        return not (values or _ANYTHING).isdisjoint(self._all.get(what, _SAYS_NOTHING))

    def _ask_all(self) -> dict[str, set[str]]:
        """All that the article answers, by kind of mention; to questions about people, its generic actors too."""
        answers: dict[str, set[str]] = {}
        for mentions in self._by_token.values():
            for mention in mentions:
                told = answers.setdefault(mention.kind, set())
                told.add(_ANY)
                if mention.kind in _SAYING:
                    told |= self.says(mention)
                if mention.kind == "actor":
                    classes = [CLASSES[n.actor] for n in mention.value.names if n.actor in CLASSES]
                    if classes:
                        answers.setdefault("people", set()).update(classes)
        return answers
