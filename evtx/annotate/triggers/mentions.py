"""Triggers: words that may tell an event, with the rule that says so; a document and its mentions in, triggers out.

Rules are found by the lemma of a token, never tried one by one. Of the rules that match one trigger
the most specific wins; what did not fire is kept with its reason for `evtx explain`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evtx.annotate.triggers.rule_scope import RuleScope
from evtx.annotate.triggers.run_answers import RunAnswers
from evtx.annotate.triggers.site import Site
from evtx.annotate.triggers.verbal_nouns import as_its_verb
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import Rejected, Rule, Trigger
from evtx.model import HEADS, Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_IDIOM = "idiom"  # cues of which the first token tells no act (عبّر عن قلقه)
_DOING_REACH = 14  # tokens from a verb of doing to what is done
_FOLDED = {"على": "علي", "إلى": "الي"}  # prepositions as texts spell them, folded
_DOING_PREPOSITIONS = word_class("annotate.triggers.doing_prepositions")

_OUTCOMES = frozenset({"killing"})  # what an act leads to
# Frames of acts of force.
_DONE = frozenset(
    "strike.verb strike.noun mutual.verb mutual.noun blast.verb blast.noun object.verb object.noun".split()
)

_Candidate = tuple[Site, Rule]


@dataclass(frozen=True, slots=True)
class TriggerScan:
    """What was found: triggers in order, and the rules that matched without firing."""

    triggers: tuple[Trigger, ...]
    rejected: tuple[Rejected, ...]


def annotate_triggers(
    document: Document,
    readings: Sequence[Reading | None],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    *,
    reasons: bool = True,
) -> TriggerScan:
    """All triggers of a document, at most one a token run.

    `reasons`: whether it is asked which rules did not fire, and why. Else those that need what the document does not
    have, four in five, are not tried.
    """
    by_token: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_token.setdefault(mention.first, []).append(mention)
    scope = RuleScope(document, readings, by_token, lexicon, every=reasons)
    fired: dict[int, list[_Candidate]] = {}
    rejected: list[Rejected] = []
    idioms = {m.first for m in mentions if m.kind == "cue" and m.value.category == _IDIOM}
    for site, choices in _sites(document, readings, scope, by_token, lexicon):
        if site.anchor in idioms and site.last - site.first == 1:
            rejected += [
                Rejected(site.first, site.last, r.id, "a set phrase", None) for rules in choices for r in rules
            ]
            continue
        for rules in choices:
            told = _fire(scope, site, rules, rejected)
            if told:
                fired.setdefault(site.anchor, []).extend(told)
                break
    named = _named_tokens(mentions)
    for head in _generic_heads(mentions, lexicon):
        fired[head] = [c for c in fired.get(head, ()) if c[0].form == "noun"]
        named.discard(head)
    triggers = [_best(candidates) for anchor, candidates in fired.items() if candidates and anchor not in named]
    longer = [t for t in triggers if t.last - t.first > 1]
    kept = [t for t in triggers if not any(_inside(t, other) for other in longer)]
    kept = _where_nothing_else_tells(kept, document, by_token)
    return TriggerScan(tuple(sorted(kept, key=lambda t: t.anchor)), tuple(rejected))


def may_tell(
    document: Document, readings: Sequence[Reading | None], last: int, types: frozenset[str], lexicon: Lexicon
) -> bool:
    """Whether the words before token `last` can tell an act of one of the types, whatever mentions the document has.

    What a rule needs is asked of the words of the document alone, and nothing that forbids it.
    """
    by_words = RunAnswers(document, {}, lexicon)

    def can(rule: Rule) -> bool:
        return rule.type in types and all(by_words.may_hold_by_words(need) for need in rule.needs)

    for reading in readings[:last]:
        if reading is not None:
            analysis = reading.analysis
            rules = (
                *lexicon.verb_rules.get(analysis.lemma, ()),
                *lexicon.noun_rules.get(analysis.noun or analysis.lemma, ()),
            )
            if any(can(rule) for rule in rules):
                return True
    return lexicon.phrase_rules.may_stand(document, last, can)


def _where_nothing_else_tells(
    triggers: Sequence[Trigger], document: Document, by_token: dict[int, list[Mention]]
) -> list[Trigger]:
    """The triggers without those of lone rules in whose sentence another word tells an act, or a stronger one of them.

    A death tells no act beside one: the thing that people died of does. In an account that tells acts of force a lone
    one has a day and a place of its own, or it is more of what another sentence tells.
    """
    if not any(t.rule.lone for t in triggers):
        return list(triggers)
    told = {document.sentence_of(t.anchor) for t in triggers if not t.rule.lone and t.rule.type not in _OUTCOMES}
    forced = any(
        not t.rule.lone
        and t.rule.frame in _DONE
        and document.sentences[document.sentence_of(t.anchor)].part not in HEADS
        for t in triggers
    )
    best: dict[int, int] = {}  # sentence -> anchor
    for trigger in sorted((t for t in triggers if t.rule.lone), key=lambda t: (-t.rule.weight, t.anchor)):
        number = document.sentence_of(trigger.anchor)
        if number not in told and (not forced or _is_set(document.sentences[number], by_token)):
            best.setdefault(number, trigger.anchor)
    kept = set(best.values())
    return [t for t in triggers if not t.rule.lone or t.anchor in kept]


def _is_set(sentence: Sentence, by_token: dict[int, list[Mention]]) -> bool:
    """Whether a sentence says when and where."""
    kinds = {m.kind for at in range(sentence.first, sentence.last) for m in by_token.get(at, ())}
    return kinds >= {"date", "place"}


def _fire(scope: RuleScope, site: Site, rules: Sequence[Rule], rejected: list[Rejected]) -> list[_Candidate]:
    """The rules that may fire at a site; the others go to `rejected`, each with its reason."""
    told: list[_Candidate] = []
    for rule in rules:
        refused = scope.refuses(site, rule)
        if refused is not None:
            rejected.append(Rejected(site.first, site.last, rule.id, *refused))
        else:
            told.append((site, rule))
    return told


def _named_tokens(mentions: Sequence[Mention]) -> set[int]:
    """Tokens of proper names, in which no event is told (جرف الصخر، مجلس دير الزور العسكري)."""
    places = {t for m in mentions if m.kind == "place" and m.value.place.id for t in range(m.first, m.last)}
    return places | {t for m in mentions if m.kind == "actor" and m.value.how == "name" for t in range(m.first, m.last)}


def _generic_heads(mentions: Sequence[Mention], lexicon: Lexicon) -> Iterable[int]:
    """First tokens of phrases for people of a kind, which are no proper names (قافلة مساعدات)."""
    for mention in mentions:
        if mention.kind == "actor" and mention.value.how == "name":
            known = (lexicon.actors.get(n.actor) for n in mention.value.names)
            if all(actor is not None and actor.kind == "people" for actor in known):
                yield mention.first


def _best(candidates: Sequence[_Candidate]) -> Trigger:
    if len(candidates) > 1:
        candidates = sorted(
            candidates, key=lambda c: (c[1].lone, -(c[1].weight + 1.5 * (c[0].last - c[0].first - 1)), c[1].id)
        )
    best, rule = candidates[0]
    return Trigger(
        best.first, best.last, best.anchor, rule, best.form, best.analysis, best.open_voice,
        tuple(dict.fromkeys([rival.id for _, rival in candidates[1:]])),
    )  # fmt: skip


def _inside(trigger: Trigger, other: Trigger) -> bool:
    """Whether a longer trigger covers this one."""
    if trigger is other:
        return False
    longer = other.last - other.first > trigger.last - trigger.first
    return longer and other.first <= trigger.first and trigger.last <= other.last


def _sites(
    document: Document,
    readings: Sequence[Reading | None],
    scope: RuleScope,
    by_token: dict[int, list[Mention]],
    lexicon: Lexicon,
) -> Iterable[tuple[Site, Sequence[Sequence[Rule]]]]:
    """Every word and phrase for which there are rules, with them: those to try first, then those where none fires."""
    for index, reading in enumerate(readings):
        if reading is None:
            continue
        analysis = reading.analysis
        if reading.finite:
            if rules := scope.tried(lexicon.verb_rules.get(analysis.lemma, ())):
                yield Site(index, index + 1, index, "verb", analysis, reading.open_voice), (rules,)
        elif reading.nominal:
            known = lexicon.noun_rules.get(analysis.noun or analysis.lemma, ())
            rules = scope.tried(known)
            verbal = scope.tried(lexicon.verb_rules.get(analysis.lemma, ())) if analysis.cat in ("VN", "AP") else ()
            choices: list[Sequence[Rule]] = [rules]
            if verbal and analysis.cat == "VN":
                told = {rule.type for rule in known}
                if _is_done(document, readings, index, lexicon):
                    choices = [(*rules, *(rule for rule in verbal if rule.type not in told))]
                    choices.append(verbal if analysis.number == "s" else ())
                else:
                    choices.append(as_its_verb(document, readings, index, verbal, lexicon, by_token))
            if any(choices):
                yield Site(index, index + 1, index, "noun", analysis, False), choices
            if verbal and analysis.cat == "AP" and _adverbial(document, readings, index):
                yield Site(index, index + 1, index, "participle", analysis, False), (verbal,)
    for hit in lexicon.phrase_rules.find(document, scope.mention_at, scope.starts):
        phrase_rule = hit.payload
        at = readings[hit.anchor]
        if not isinstance(phrase_rule, Rule) or at is None or not scope.tries(phrase_rule):
            continue
        if document.sentence_of(hit.first) != document.sentence_of(hit.last - 1):
            continue  # the last word of a headline and the first of what follows
        if at.analysis.cat in ("AP", "PP") and not _adverbial(document, readings, hit.anchor):
            continue
        if at.analysis.cat == "ADJ" and at.analysis.det and phrase_rule.frame.endswith(".verb"):
            continue  # الليلة الماضية: no verb of going
        form = "verb" if at.finite else "participle" if at.analysis.cat == "AP" else "noun"
        yield Site(hit.first, hit.last, hit.anchor, form, at.analysis, at.open_voice), ((phrase_rule,),)


def _is_done(document: Document, readings: Sequence[Reading | None], index: int, lexicon: Lexicon) -> bool:
    """تمكنت قسد من انتزاع التلة، أقدم على إعدام: the verbal noun of what the doer of a verb before it does."""
    reading = readings[index]
    if reading is None or reading.analysis.det or reading.analysis.conj:
        return False
    before = document.tokens[index - 1].text if index else ""
    if not reading.analysis.prep and before not in _DOING_PREPOSITIONS:
        return False
    prep = reading.analysis.prep or before
    for at in range(index - 1, max(-1, index - _DOING_REACH), -1):
        told = readings[at]
        if told is not None and told.finite:
            supports = lexicon.supports.get(told.analysis.lemma, ())
            return any(s.subject == "initiator" and _FOLDED.get(s.preposition, s.preposition) == prep for s in supports)
    return False


def _adverbial(document: Document, readings: Sequence[Reading | None], index: int) -> bool:
    """مستهدفا / مستهدفة after a comma or a noun: an indefinite active participle that tells an act of the subject."""
    reading = readings[index]
    if reading is None or reading.analysis.det or reading.analysis.prep:
        return False
    before = document.tokens[index - 1].text if index else ""
    return reading.analysis.case == "acc" or (before in "،؛" and reading.analysis.gender == "f")
