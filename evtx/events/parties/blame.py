"""Who is blamed and who claims: suspicion, accusation and claims of a document put on the drafts they are about."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.kinds import VIOLENT
from evtx.events.draft import Draft, DraftActor
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import GUNMEN
from evtx.lexicon.who import Setting, resolve
from evtx.model import ASSERTED, HARM, Mention
from evtx.text.document import Document
from evtx.text.words import word_class

_REACH = 14
_BACK = 3  # sentences
_CLAIMED = VIOLENT | frozenset({"territory", "abduction", "interception", "arrest", "explosive_found"})
_GROUPS = frozenset({"armed_group", "militia"})
_TAKEN_UP = "actor.anaphor"
_TOPICS = frozenset({"سياق", "صعيد", "المقابل"})
_BEHIND = word_class("events.blame.behind")
_BLAME = word_class("events.blame.blame")
_BELONGS = word_class("events.blame.belongs")
_MEMBERS = word_class("events.blame.members")
_THAT_HE = word_class("events.who_he_was.that_he")
_ACCUSING = frozenset({"initiator", "participant"})
_OF_WHOM = frozenset({"arrest"})  # اعتقال أربعة يشتبه بانتمائهم لكذا
# Those that are not violence are where their doer is not known.
_BLAMED_FOR = VIOLENT | {"abduction", "property_destruction", "interception"}


def attach_blame(
    document: Document, drafts: Sequence[Draft], mentions: Sequence[Mention], lexicon: Lexicon, setting: Setting
) -> list[Draft]:
    """Drafts with suspected and accused actors and claims; accusations of acts that are told are gone."""
    out = list(drafts)
    told = sorted((m for m in mentions if m.kind == "actor"), key=lambda m: m.first)
    named = [m for m in told if _can_be_blamed(m, lexicon)]
    actors = sorted([*named, *_groups_taken_up(document, told, named, lexicon)], key=lambda m: m.first)
    for cue in mentions:
        if cue.kind == "cue" and cue.value.category == "suspicion":
            _suspect(document, out, cue, actors, mentions, setting)
    for claim in mentions:
        if claim.kind == "claim" and claim.value.how == "suspected":
            _blame(document, out, claim.first, _with_joined(claim.value.actor, actors), setting)
        elif claim.kind == "claim":
            _claim(document, out, claim, setting)
    return _accusations(document, out, lexicon)


def _can_be_blamed(mention: Mention, lexicon: Lexicon) -> bool:
    """A named party or a nationality (يرجح أنها أمريكية); no kind of people (مسؤولون، مدنيون)."""
    value = mention.value
    if value.nation is not None:
        return True
    people = all(n.actor in lexicon.actors and lexicon.actors[n.actor].kind == "people" for n in value.names)
    return value.how in ("name", "hostile") and not people


def _groups_taken_up(
    document: Document, told: Sequence[Mention], named: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """يعتقد بانتمائهم للتنظيم: the words that take up the armed group named last, as mentions of that group."""
    out = []
    for mention in told:
        if mention.value.anaphor != "group":
            continue
        groups = [m for m in reversed(named) if m.first < mention.first and _is_group(m, lexicon)]
        same = (m for m in groups if bare_words(document.tokens[m.first].text) & _noun(document, mention))
        group = next(same, groups[0] if groups else None)
        if group is not None:
            value = replace(group.value, proclitic=mention.value.proclitic)
            out.append(document.mention_of_tokens("actor", mention.first, mention.last, value, mention.rule))
    return out


def _noun(document: Document, mention: Mention) -> set[str]:
    """The noun of a word that takes up a group, without its article (للتنظيم: تنظيم)."""
    words = bare_words(document.tokens[mention.first].text)
    return {w.removeprefix("لل").removeprefix("ال") for w in words}


def _is_group(mention: Mention, lexicon: Lexicon) -> bool:
    return any(n.actor in lexicon.actors and lexicon.actors[n.actor].kind in _GROUPS for n in mention.value.names)


def _suspect(
    document: Document,
    drafts: list[Draft],
    cue: Mention,
    actors: Sequence[Mention],
    mentions: Sequence[Mention],
    setting: Setting,
) -> None:
    sentence = document.sentences[document.sentence_of(cue.first)]
    stop = min(sentence.last, cue.last + _REACH)
    comma = next((t for t in range(cue.last, stop) if document.tokens[t].text in "،؛"), stop)
    near = [m for m in actors if cue.last <= m.first < stop]
    if len(near) > 1 and near[0].first == cue.last and not document.tokens[near[0].first].text.startswith("ب"):
        near = near[1:]  # تشتبه الشرطة في كذا: who suspects is not the one suspected
    # a nationality is the suspect's in the words of the suspicion alone (يرجح أنها أمريكية)
    named = next((m for m in near if m.value.how != "adjective" or m.first < comma), None)
    if named is None:
        return
    between = {t.text for t in document.tokens[cue.last : named.last]}
    at = _act_near(drafts, document.sentence_of(cue.first), cue.first)
    doers = [a for a in drafts[at].actors if a.role == "initiator"] if at is not None else []
    acted = any(a.first < cue.first <= a.last for a in doers)  # قتل مسلحون يشتبه بانتمائهم لكذا شرطيين
    hurt = any(m.kind == "casualty" and m.last == cue.first and m.value.figure in HARM for m in mentions)
    said = between | {t.text for t in document.tokens[cue.first : cue.last]}
    if hurt and not acted and not said.isdisjoint(_THAT_HE):
        return  # مقتل رجل يشتبه في أنه من كذا: whose man he is, not who killed him
    # يعتقد أنها تعود لميليشيات: theirs was hit; مقتل ثلاثة يشتبه بانتمائهم: who is counted was hurt, and did nothing
    counted = any(m.kind in ("number", "casualty") and m.last == cue.first for m in mentions)
    theirs = not between.isdisjoint(_BELONGS) or (counted and not between.isdisjoint(_MEMBERS))
    role = "target" if theirs and not acted else "suspected"
    _blame(document, drafts, cue.first, _with_joined(named, actors), setting, role)


def _with_joined(named: Mention, actors: Sequence[Mention]) -> list[Mention]:
    """An actor and the one joined to it by و."""
    joined = [m for m in actors if named.last <= m.first <= named.last + 1 and m.value.proclitic.startswith("و")]
    return [named, *joined[:1]]


def _blame(
    document: Document,
    drafts: list[Draft],
    token: int,
    named: Sequence[Mention],
    setting: Setting,
    role: str = "suspected",
) -> None:
    """Put suspected actors on the act that the words at a token are about, unless it has a known doer."""
    at = _act_near(drafts, document.sentence_of(token), token, _OF_WHOM if role == "target" else frozenset())
    if at is None:
        return
    ids = {m.first: i for m in named if (i := resolve(m.value, setting))}
    known = any(a.role == "initiator" and a.id not in GUNMEN and a.id not in ids.values() for a in drafts[at].actors)
    if known and role == "suspected":
        return
    hit = {a.id for a in drafts[at].actors if a.role == "target"}
    for mention in named:
        if mention.first in ids and not (mention.rule.startswith(_TAKEN_UP) and ids[mention.first] in hit):
            name = document.cut(mention.first, mention.last)
            drafts[at] = _with(drafts[at], ids[mention.first], role, name, mention, "")


def _act_near(drafts: Sequence[Draft], number: int, token: int, also: frozenset[str] = frozenset()) -> int | None:
    """The violent draft (or one of the types `also`) of the sentence nearest to a token, else the last before."""
    fitting = [(i, d) for i, d in enumerate(drafts) if d.sentence == number and (_violent(d) or d.type in also)]
    here = [(abs(d.trigger.anchor - token), i) for i, d in fitting]
    if here:
        return min(here)[1]
    before = [i for i, d in enumerate(drafts) if number - _BACK <= d.sentence < number and _violent(d)]
    return before[-1] if before else None


def _violent(draft: Draft) -> bool:
    if draft.type not in _BLAMED_FOR or draft.status not in ASSERTED:
        return False
    return draft.type in VIOLENT or all(a.id in GUNMEN for a in draft.actors if a.role == "initiator")


def _with(draft: Draft, actor_id: str, role: str, name: str, mention: Mention, by: str) -> Draft:
    actors = tuple(a for a in draft.actors if a.id != actor_id)
    return replace(
        draft, actors=(*actors, DraftActor(actor_id, role, name, mention.first, mention.last, False, role, by))
    )


def _claim(document: Document, drafts: list[Draft], claim: Mention, setting: Setting) -> None:
    if resolve(claim.value.actor.value, setting) is None:
        return
    at = _act_claimed(document, drafts, claim.first, about_told=claim.rule != "claim.announced")
    if at is not None:
        drafts[at] = replace(drafts[at], claims=(*drafts[at].claims, claim))


def _act_claimed(document: Document, drafts: Sequence[Draft], token: int, *, about_told: bool) -> int | None:
    """The act told in the claim's sentence, else (`about_told`) the first one of the account around it."""
    number = document.sentence_of(token)
    acts = [(i, d) for i, d in enumerate(drafts) if d.type in _CLAIMED and d.status in ASSERTED and d.part != "title"]
    here = [(abs(d.trigger.anchor - token), i) for i, d in acts if d.sentence == number]
    if here:
        return min(here)[1]
    if not about_told:
        return None
    start = _account_start(document, number)
    account = [i for i, d in acts if start <= d.sentence < number]
    return account[0] if account else None


def _account_start(document: Document, number: int) -> int:
    """Number of the sentence with which the account began: after a heading or words that change the subject."""
    for n in range(number, -1, -1):
        sentence = document.sentences[n]
        if sentence.part in ("heading", "title"):
            return n + 1
        opening = {t.text for t in document.tokens[sentence.first : min(sentence.last, sentence.first + 4)]}
        if opening & _TOPICS or {"جهه", "اخري"} <= opening:
            return n
    return 0


def _accusations(document: Document, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    for number, draft in enumerate(drafts):
        if draft.type != "accusation":
            continue
        content = _content(document, draft, drafts)
        if content is not None:
            told = next((i for i, d in enumerate(drafts) if d.trigger.anchor == content), None)
            if told is not None and not _violent(drafts[told]):
                drafts[told] = replace(drafts[told], status="merged")
            at = told if told is not None and _violent(drafts[told]) else None
        else:
            at = _act_near(drafts, draft.sentence, draft.trigger.anchor)
        if at is None:
            continue
        by = next((a.id for a in draft.actors if a.role in _ACCUSING), "")
        for actor in _accused(draft):
            entry = lexicon.actors.get(actor.id)
            if actor.role == "target" and not actor.generic and entry is not None and entry.kind not in ("io", "ngo"):
                others = tuple(a for a in drafts[at].actors if a.id != actor.id)
                drafts[at] = replace(
                    drafts[at], actors=(*others, replace(actor, role="accused" if by else "suspected", by=by))
                )
        drafts[number] = replace(draft, status="merged")
    return [d for d in drafts if d.status != "merged"]


def _accused(draft: Draft) -> tuple[DraftActor, ...]:
    """Whom an accusation names; each of two who accuse one another (تبادل الجيش والمتمردون الاتهامات)."""
    sides = {a.id for a in draft.actors if a.role in _ACCUSING}
    # الاتهامات التي وجهتها كذا وكذا: who directs them together does not blame one another
    together = any(a.place == "relative" for a in draft.actors if a.role in _ACCUSING)
    one_another = not together and not any(a.role == "target" for a in draft.actors)
    mutual = draft.trigger.form == "noun" and len(sides) > 1 and one_another
    return tuple(replace(a, role="target") for a in draft.actors) if mutual else draft.actors


def _content(document: Document, draft: Draft, drafts: Sequence[Draft]) -> int | None:
    """The act that an accusation names by ب and a verbal noun (تتهم رواندا بإرسال جنود), if it is not told before."""
    for at in range(draft.trigger.last, document.sentences[draft.sentence].last):
        for analysis in document.analyses[at]:
            if analysis.prep == "ب" and analysis.cat == "VN" and analysis.lemma not in _BLAME:
                again = bool(analysis.pron) and not any(d.trigger.anchor == at for d in drafts)  # الاتهامات بإطلاقها
                return None if again or analysis.lemma in _BEHIND else at
    return None
