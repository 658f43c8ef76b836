"""Whether a rule may fire where its word stands: word and rule in, the reason why it must not out.

What a rule needs and what forbids it is looked for in the clause of the word, before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evtx.annotate.triggers.answers import (
    ARMED,
    inside,
    leaves_out_its_subject,
    name_of_teller,
    of_organisations,
)
from evtx.annotate.triggers.beginnings import begins_another
from evtx.annotate.triggers.clauses import merged_clauses, noun_taken_up, without_source
from evtx.annotate.triggers.forms import forms_of
from evtx.annotate.triggers.other_senses import BORROWED, REMEMBERED, apt_to, gives_a_name, other_sense
from evtx.annotate.triggers.run_answers import PEOPLE_OR_CLASS, RunAnswers
from evtx.annotate.triggers.site import Site
from evtx.annotate.triggers.subject_first import subject_before
from evtx.annotate.triggers.windows import NEXT, Windows
from evtx.lexicon.load import Lexicon
from evtx.lexicon.positions import positions_of
from evtx.lexicon.schema import Condition, Rule
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.segment import RELATIVES

_ANTECEDENT = 4  # words before a relative clause that takes them up
_OF_FORCE = frozenset({"strike.verb", "object.verb", "blast.verb", "victim.verb"})  # frames of acts done to somebody
_OF_SUBJECT = frozenset({"clause", "before", "near", "next"})
_OF_NOUN = frozenset({"after", "object", "near"})
_OF_OBJECT = frozenset({"after", "object"})  # where a pronoun on the verb takes it up
_SUBJECT_NEAR = frozenset({"next", "near"})  # what stands so may be a subject, which headlines put before the verb
_BEHIND = frozenset({"next", "near", "after", "object", "with", "genitive", "upon"})  # of the verb's own clause
_AGAINST = frozenset({"مع", "ضد", "علي"})
_ANYBODY = Condition("clause", "actor", frozenset())
_GIVEN = frozenset({"aid", "threat"})  # المساعدات التي أرسلتها، الإنذار الذي وجهه: handed over once
_BY_NOUN = frozenset({"agreement", "meeting"})  # اتفاق أبرمته كذا: told by its noun
# Openers before a verb whose subject stands before them (of a plural, which is people, that alone); أنها، وبأنهم.
_THAT, _OPENERS = frozenset({"ان", "بان"}), frozenset({"ان", "بان", "كما", "ثم", "وثم", "قد", "وقد"})
_PRONOUN_CLAUSE = re.compile(r"[وف]?[بلك]?ان(?:ها|هم|ه|هما)")


_BY_NAME = frozenset({"name", "hostile"})
_CHARGES, _BLAST = frozenset({"explosives", "unexploded_ordnance"}), frozenset({"انفجار"})
_FLYING = frozenset({"drone", "manned", "aircraft"})  # what acts by itself
_ASKED = {"object": ", ungoverned", "genitive": ", ungoverned", "with": ", with bi"}
_SUPPORTING = frozenset({"actor", "people", "item", "number"})
_BY_NAMES = "near by names"  # what a rule needs near it; what forbids it stands nearer


class RuleScope:
    """Looks for what conditions ask for, in the clause of a trigger.

    What a run of tokens has to say to them is `RunAnswers`' to tell, who keeps it for all rules. `every`: whether rules
    are tried that need what the document does not have, for the sake of the reason why they do not fire.
    """

    def __init__(
        self,
        document: Document,
        readings: Sequence[Reading | None],
        by_token: dict[int, list[Mention]],
        lexicon: Lexicon,
        *,
        every: bool = True,
    ) -> None:
        self._document, self._readings, self._by_token, self._lexicon = document, readings, by_token, lexicon
        self._every = every
        self._able: dict[int, bool] = {}  # by the identity of a rule
        self._tried: dict[int, Sequence[Rule]] = {}  # by the identity of the rules of a lemma
        self.starts: dict[str, dict[int, None]] = {}  # first tokens of mentions by kind
        for token, mentions in by_token.items():
            for mention in mentions:
                self.starts.setdefault(mention.kind, {})[token] = None
        self._run = RunAnswers(document, by_token, lexicon)
        self._figures: dict[tuple[int, int], str] = {}
        self._positions = positions = positions_of(document)
        self._clauses: dict[int, tuple[int, int]] = {}
        told = [m for mentions in by_token.values() for m in mentions]
        places = [m for m in told if m.kind == "place" and m.value.place.id]
        words = {m.first: document.tokens[m.first].text for m in places if m.last - m.first == 1}
        self._names = {m.first: words[m.first] for m in places if words.get(m.first) == fold_text(m.value.place.name)}
        self._names |= {t: "" for m in told if m.kind == "source" for t in range(*name_of_teller(m))}  # المكتب الإعلامي
        named = [m for m in told if m.kind == "actor" and m.value.how in _BY_NAME and m.last - m.first > 1]
        self._named = {m.first for m in named if m.value.how == "name"}
        self._names |= inside(m for m in named if any(n.actor == "journalists" for n in m.value.names))  # ناشط إعلامي
        # جماعة أنصار الله, جيش الأسد: words inside the name of one organisation say what it is called
        self._inside_names = self._names | of_organisations(named, document, lexicon)
        # طريق المرور السريع: the words of a name are no verbs
        self._placed = {t for m in places if m.last - m.first > 1 for t in range(m.first, m.last)}
        charges = (m for m in told if m.kind == "item" and m.value.id in _CHARGES)
        self._placed |= {t for m in charges for t in range(m.first + 1, m.last)}  # مواد شديدة الانفجار
        self._placed |= {t for t in positions.of_bare(_BLAST) if t and apt_to(document.tokens[t - 1].text)}
        self._starts: dict[int, int] = {}  # first token of a clause -> first token of its sentence
        for sentence in document.sentences:
            for clause in merged_clauses(document, readings, sentence):
                self._starts[clause[0]] = sentence.first
                for token in range(*clause):
                    self._clauses.setdefault(token, clause)
        self._windows = Windows(document, by_token, self._clauses)

    def mention_at(self, token: int, what: str, values: frozenset[str]) -> int | None:
        """End of the mention of a kind that starts at a token."""
        for mention in self._by_token.get(token, ()):
            if mention.kind == what and (not values or not values.isdisjoint(self._run.says(mention))):
                return mention.last
        return None

    def tried(self, rules: Sequence[Rule]) -> Sequence[Rule]:
        """Those of the rules of a lemma, as the lexicon has them, that are worth trying."""
        if self._every:
            return rules
        found = self._tried.get(id(rules))
        if found is None:
            found = self._tried[id(rules)] = [rule for rule in rules if self.tries(rule)]
        return found

    def tries(self, rule: Rule) -> bool:
        """Whether a rule is worth trying: the document has, wherever, all that it needs."""
        if self._every:
            return True
        able = self._able.get(id(rule))
        if able is None:
            able = self._able[id(rule)] = all(self._may_hold(need) for need in rule.needs)
        return able

    def refuses(self, site: Site, rule: Rule) -> tuple[str, Condition | None] | None:
        """Why a rule must not fire here, with the condition that says so, if one does; None where it may."""
        borrowed = rule.type in BORROWED
        if borrowed and (figure := self._figure_of_speech(site, rule.type == "armed_clash" and site.form == "noun")):
            return f"a figure of speech: {figure}", None
        if site.form == "noun" and (borrowed or rule.type in REMEMBERED) and (past := self._says_else(site)):
            return past, None
        if site.form == "verb" and gives_a_name(self._document, site.anchor, site.analysis.lemma):
            return "what something is called", None
        if site.form == "verb" and begins_another(self._document, self._readings, site.anchor):
            return "the beginning of another act", None
        for need in rule.needs:
            if not self._may_hold(need) or not (
                self._holds(need, site) or self._told_before(need, site, rule) or self._of_antecedent(need, site, rule)
            ):
                return "needs", need
        for veto in rule.unless:
            if self._run.can_any_hold(veto) and self._holds(veto, site, by_name=False):
                return "unless", veto
        told_of = (self._told_before, self._of_antecedent) if rule.weak and not self._supported(site) else ()
        if told_of and not any(told(_ANYBODY, site, rule) for told in told_of):
            return "weak: no actor, people, item or figure in the clause", None
        return None

    def _may_hold(self, need: Condition) -> bool:
        """Whether the article has what a rule needs; who is armed may be told by a pronoun (قواتها) alone."""
        return self._run.can_any_hold(need) or (need.what == "actor" and ARMED in need.values)

    def _says_else(self, site: Site) -> str:
        """What says that the noun tells no act of its own, an anniversary for instance; empty where nothing does."""
        if site.past is None:
            start = self._clauses.get(site.anchor, (0, 0))[0]
            site.past = other_sense(self._document, site.first, start, site.analysis.lemma)
        return site.past

    def _figure_of_speech(self, site: Site, clash: bool) -> str:
        """What is struck or fought in a figure of speech only, right after the trigger (انفجار في الأسعار).

        `clash`: the noun for a fight, whose opponent may stand farther off.
        """
        found = site.figures.get(clash)
        if found is None:
            first, last = self._window("next", site)
            found = self._figure_in(first, last) or (self._figure_against(site, last) if clash else "")
            if site.form == "verb" and not found:  # الركود يضرب الأسواق
                head = self._clauses.get(site.anchor, (site.first, site.first))[0]
                found = self._figure_in(head, min(site.first, head + NEXT)) or self._figure_taken_up(site.first)
            site.figures[clash] = found
        return found

    def _figure_taken_up(self, verb: int) -> str:
        """العواصف الشديدة التي ضربت البلدة: what a relative right before a verb takes up, past its adjectives."""
        at, tokens = verb - 2, self._document.tokens
        if at < 0 or tokens[verb - 1].text not in RELATIVES:
            return ""
        while at > 0 and at > verb - 2 - NEXT and self._describes_noun(at):
            at -= 1
        return self._figure_in(at, verb - 1)

    def _describes_noun(self, token: int) -> bool:
        reading = self._readings[token]
        return reading is not None and reading.analysis.cat == "ADJ"

    def _figure_against(self, site: Site, start: int) -> str:
        """معركة اللبنانيين الطويلة مع النسيان: an opponent in a figure of speech."""
        far = self._window("near", site)[1]
        opponents = (at + 1 for at in range(start - 1, far - 1) if self._document.tokens[at].text in _AGAINST)
        return next((f for at in opponents if (f := self._figure_in(at, at + 1))), "")

    def _figure_in(self, first: int, last: int) -> str:
        found = self._figures.get((first, last))
        if found is None:
            found = self._figures[first, last] = self._find_figure(first, last)
        return found

    def _find_figure(self, first: int, last: int) -> str:
        for hit in self._lexicon.figures_of_speech.within(self._document, first, last):
            return " ".join(t.text for t in self._document.tokens[hit.first : hit.last])
        return ""

    def _window(self, where: str, site: Site) -> tuple[int, int]:
        found = site.windows.get(where)
        if found is None:
            found = site.windows[where] = self._windows.find(where, site)
        return found

    def _layout(self, site: Site) -> Iterable[str]:
        """What the form of a sentence tells: a noun at its head, a name in quotes after it, a relative before it."""
        tokens = self._document.tokens
        first, _ = self._clauses.get(site.anchor, (site.first, site.last))
        opens = self._starts.get(first, -1) == site.first or (site.first > 0 and tokens[site.first - 1].text == ":")
        if opens and site.form == "noun" and not site.analysis.det:
            yield "heading"
        if site.analysis.cat in ("IV", "IVP") and self._describes(site):
            yield "describing"
        if any(t.text == '"' for t in tokens[site.last : site.last + NEXT]):
            yield "quoted"

    def _describes(self, site: Site) -> bool:
        """التي تقاتل، مقاتلين من العشائر يحاربون التنظيم: a clause that tells who somebody is."""
        first = site.first
        if first and self._document.tokens[first - 1].text in RELATIVES:
            return True
        before = self._readings[first - 1] if first else None
        indefinite = before is not None and before.nominal and not before.analysis.det and not before.analysis.pron
        sentence = self._document.sentences[self._document.sentence_of(first)]
        told = (r for r in self._readings[sentence.first : first] if r is not None)
        return indefinite and site.analysis.number == "p" and any(r.finite for r in told)

    def _holds(self, condition: Condition, site: Site, *, by_name: bool = True) -> bool:
        """Whether a condition or one of its alternatives holds; `by_name`: generic actors count as people."""
        if self._stands(condition, site, by_name):
            return True
        return bool(condition.others) and any(self._stands(other, site, by_name) for other in condition.others)

    def _stands(self, condition: Condition, site: Site, by_name: bool) -> bool:
        what = condition.what
        if what == "form":
            if site.forms is None:
                site.forms = frozenset((*forms_of(site.analysis), *self._layout(site)))
            return not condition.values.isdisjoint(site.forms)
        if not self._run.can_hold(condition):
            return False
        where = condition.where
        run = _BY_NAMES if by_name and where == "near" else where
        first, last = site.windows.get(run) or self._window(run, site)
        if not by_name and last > site.last:
            last = without_source(self._document, site.last, last)  # what forbids an act is not who tells it
        if self._stands_in(condition, site, first, last, by_name):
            return True
        if site.form != "verb" or (where not in _SUBJECT_NEAR and where != "after"):
            return False
        if where != "after" and self._in_headline(site):
            return self._stands_in(condition, site, *self._window("ahead", site), by_name)
        if not by_name or what == "number":
            return False  # what forbids a rule is looked for behind the verb only
        if site.subject is None:
            clause, _ = self._clauses.get(site.anchor, (site.first, 0))
            site.subject = subject_before(self._document, self._readings, clause, site.first, self._named) or ()
        subject = site.subject
        if not subject or (where == "after" and self._document.tokens[subject[1]].text not in RELATIVES):
            return False
        return self._stands_in(condition, site, *subject, by_name)  # القافلة | التي أرسلتها كذا | وصلت

    def _in_headline(self, site: Site) -> bool:
        """وفد روسي يزور القامشلي: a verb in the present after the subject that opens the sentence."""
        if site.analysis.cat != "IV":
            return False
        first, _ = self._clauses.get(site.anchor, (site.first, site.last))
        opens = first < site.first and self._starts.get(first) == first
        return opens and not any(r is not None and r.finite for r in self._readings[first : site.first])

    def _stands_in(self, condition: Condition, site: Site, first: int, last: int, by_name: bool = True) -> bool:
        """Whether what a condition about a run asks for stands in the tokens [first, last)."""
        where, what = condition.where, condition.what
        if what == "word":
            if where == "with":
                return any(self._begins_with_bi(at, condition.values) for at in range(first, last))
            names = self._inside_names if where == "next" else self._names
            return self._positions.bare_between(condition.values, first, last, names)
        if what == "token":
            return any(t.text in condition.values for t in self._document.tokens[first:last])
        if what == "lemma":
            return self._positions.lemma_between(condition.values, first, last, site.anchor, self._placed, not by_name)
        if what == "people" and by_name:
            what = PEOPLE_OR_CLASS
        what += _ASKED.get(where, "")
        whole = where not in _BEHIND
        return self._run.answer(condition, what, first, last, whole=whole)

    def _begins_with_bi(self, token: int, words: frozenset[str]) -> bool:
        """بقوات، وبعناصر: a word after the preposition."""
        begins = self._document.tokens[token].text.removeprefix("و").startswith("ب")
        return begins and self._positions.bare_between(words, token, token + 1)

    def _told_before(self, need: Condition, site: Site, rule: Rule) -> bool:
        """Whether the subject of a clause that has none of its own stands in its sentence before it.

        قالت قوات حفتر إنها سيطرت: the pronoun takes it up; ثم اقتحمت المدينة وسيطرت عليها: the verb
        has none of its own. What goes off may be told so too (القنبلة كانت مخبأة تحت جسر وانفجرت).
        """
        if need.what == "item" and need.where == "clause" and site.form == "verb" and need.values & _FLYING:
            return self._flew_before(need, site)
        whose = need.what == "actor" or (need.what == "item" and rule.frame == "blast.verb")
        if not whose or need.where != "clause":
            return False
        owned = site.form == "noun" and bool(site.analysis.pron)  # برصاص القوات، خلال اقتحامها المخيم
        first, _ = self._clauses.get(site.anchor, (site.first, site.last))
        opener = self._document.tokens[first].text
        if site.form == "noun" and not (owned or _PRONOUN_CLAUSE.fullmatch(opener)):
            return False  # but قال الجيش إنه شن عملية
        if self._has_own_forces(site, first):
            if ARMED in need.values:
                return True  # قالت الوزارة إن قواتها سيطرت: whose they are, they are armed
            owned = True
        openers = _THAT if site.analysis.number == "p" else _OPENERS
        begins = first == site.anchor or (first + 1 == site.anchor and opener in openers)  # بعد أن اقتحمت
        if not owned and not begins and not _PRONOUN_CLAUSE.fullmatch(opener):
            return False
        start = self._starts.get(first, first)
        if start == first == site.anchor and leaves_out_its_subject(self._document, site.anchor, site.analysis):
            start = self._starts.get(self._clauses.get(first - 1, (first, first))[0], first)  # the sentence before
        return self._run.answer(need, need.what, start, first)

    def _flew_before(self, need: Condition, site: Site) -> bool:
        """عادت مسيّرة لتضرب شاحنة، حلّقت طائرة ثم قصفت: what flew is the subject of a verb with none of its own."""
        first, _ = self._clauses.get(site.anchor, (site.first, site.last))
        if site.anchor - first > 1 or site.analysis.number == "p" or site.analysis.gender != "f":
            return False
        subjects = self._starts.get(first, first) + 1  # the verb opens its sentence, the subject follows it
        return any(
            m.kind == "item" and not need.values.isdisjoint(self._run.says(m))
            for m in self._run.mentions_in(subjects, min(subjects + 1, first))
        )

    def _of_antecedent(self, need: Condition, site: Site, rule: Rule) -> bool:
        """العبوة | التي زُرعت على الطريق انفجرت: what a relative clause takes up stands right before it."""
        first, last = self._clauses.get(site.anchor, (site.first, site.last))
        if site.form != "verb":
            return False
        if self._document.tokens[first].text not in RELATIVES:
            start = noun_taken_up(self._readings, site.first, first)
            asked = (c for c in need.choices if c.where in _OF_NOUN and rule.type not in _BY_NOUN)
            return any(self._stands_in(c, site, start, site.first) for c in asked)
        past = site.analysis.cat == "PV"
        dated = (
            past and rule.type not in _BY_NOUN and bool(self._run.ask("date", first, last))
        )  # التي انتشرت أمس: no standing fact
        done = past and bool(site.analysis.pron) and rule.type in _GIVEN  # الإنذار الذي وجهه الجيش
        if not (dated or done or rule.frame in _OF_FORCE):
            return False
        start = max(self._starts.get(first, first), first - _ANTECEDENT)
        wheres = _OF_SUBJECT | _OF_OBJECT if site.analysis.pron else _OF_SUBJECT
        return any(c.where in wheres and self._stands_in(c, site, start, first) for c in need.choices)

    def _has_own_forces(self, site: Site, first: int) -> bool:
        """بعد أن اقتحمت قواته المخيم، إن قواتها سيطرت: the people next to a verb are those of somebody told before."""
        beside = self._window("next", site)
        return any(
            m.kind == "people"
            and m.value.category == "combatant"
            and any(a.noun and a.pron for a in self._document.analyses[m.last - 1])
            for m in (*self._run.mentions_in(*beside), *self._run.mentions_in(first, min(first + NEXT, site.first)))
        )

    def _supported(self, site: Site) -> bool:
        others = (
            m for m in self._run.mentions_in(*self._window("clause", site)) if not m.first <= site.anchor < m.last
        )
        return any(m.kind in ("actor", "people", "item", "number") for m in others)
