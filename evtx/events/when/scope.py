"""Which dates of a sentence are not those of an act: of another clause, of who says it, of a pact, of a dateline.

A trigger and a date mention of its sentence in, yes or no out.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date as date_type

from evtx.events.when.clauses import clause_of
from evtx.events.when.described import behind_description
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import COMPLEMENTIZERS, RELATIVES, SUBORDINATORS
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_SUBORDINATE = SUBORDINATORS | RELATIVES
_LONG = 31
_LASTING = frozenset({"blockade", "armed_clash", "displacement", "territory", "withdrawal"})
_PACTS = word_class("events.when_scope.pacts")
_PACT_REACH = 6
_WAS = word_class("events.when_scope.was")
_ANSWERING = word_class("events.when_scope.answering")
_STRIKES = frozenset({"airstrike", "shelling", "armed_attack"})
_ANSWERED_REACH = 2  # tokens from "in answer" over its preposition to the act
PLUPERFECT = word_class("events.when_scope.pluperfect")
_UNTIL = frozenset("حتي لغايه".split())
_SINCE = frozenset({"date.since", "date.relative.since"})
_TALLIES = frozenset({"date.since", "date.relative.since", "date.relative.last"})  # spans that say how long is counted
LASTED = word_class("events.when_scope.lasted")
_LASTED_REACH = 4  # tokens from an act to the verb that says how long it lasted
_NO_VERB = word_class("events.when_scope.no_verb")
_WHEN = word_class("events.when_scope.when")
_WHILE = frozenset("بينما فيما".split())
_WAS_REACH = 8  # tokens from كان to the verb that it sets back
_TAKING = frozenset({"arrest", "raid", "execution", "killing", "release"})
_SUSPECTS = word_class("events.when_scope.suspects")
_DOERS = word_class("events.when_scope.doers")
_OF_ACTS, _OWN_REACH = word_class("events.when_scope.of_acts"), 7  # lemmas; tokens
AFTER = frozenset({"بعد", "عقب", "اثر"})
_BEGINNING, _BEGUN_REACH = word_class("events.when_scope.beginning"), 4  # lemmas; tokens
_FRESH = 2  # days
_HEAD = 8  # tokens that a dateline may have before its date
_EARLIER = frozenset({"بعد", "منذ", "قبل"})
_FOLLOWS = "يلي"
_EARLIER_REACH = 14  # tokens from such words to the date that they open
_AFTERWARDS = frozenset({"بعدما", "عقبما", "وذلك"})
_STOPS = frozenset({".", "،", "؛"})
_OTHER_TOLD = _EARLIER | SUBORDINATORS | COMPLEMENTIZERS  # behind these another act is told
_AND_THAT, _AS = "وذلك", frozenset({"كما", "حسبما", "مثلما"})
_TELLING = word_class("events.when_scope.telling")
_DASHES = frozenset("/ - – — : . ( ) | ،".split())


def in_subordinate(document: Document, sentence: Sentence, token: int) -> bool:
    """Whether a token stands in a clause opened by حيث، بينما، التي or the like."""
    first = clause_of(sentence, token)[0]
    word = document.tokens[first].text
    bare = word[1:] if word[:1] in "وف" and len(word) > 2 else word
    if word == "فيما" and first + 1 < sentence.last and document.tokens[first + 1].text == _FOLLOWS:
        return False  # فيما يلي أبرز ما جرى الثلاثاء
    return word in _SUBORDINATE or bare in _SUBORDINATE


def is_pluperfect(document: Document, sentence: Sentence, readings: Sequence[Reading | None]) -> bool:
    """وكانت القوات قد أعلنت، وكان الجيش أعلن: a sentence that goes back before the account."""
    if sentence.first == sentence.last or document.tokens[sentence.first].text not in PLUPERFECT:
        return False
    return _sets_back(document, sentence, sentence.first, readings)


def elsewhere(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    date: Mention,
    readings: Sequence[Reading | None],
) -> bool:
    """A date in a subordinate clause dates that clause alone, unless the clause tells what went on meanwhile."""
    between = range(trigger.last, date.first)
    if any(document.tokens[t].text in _WAS and _sets_back(document, sentence, t, readings) for t in between):
        return True  # عثر على جثث ... كان مجهولون قد خطفوهم قبل أيام
    if _is_of_what_it_answers(document, trigger, date):
        return True
    if clause_of(sentence, date.first) == clause_of(sentence, trigger.anchor):
        return False
    opened, closed = clause_of(sentence, date.first)
    if date.first < trigger.anchor and document.tokens[opened].text in RELATIVES:
        # في المدينة التي يسيطر عليها منذ ديسمبر، أصابت غارة; but القوة التي حطت ليل الثلاثاء | اعتقلت ثلاثة
        # المواجهات التي دارت ليل الاثنين | أدت إلى مقتل ثلاثة
        led = closed < trigger.anchor and _is_of_acts(document, closed) and _is_of_acts(document, opened + 1)
        return (closed != trigger.anchor and not led) or date.rule in _SINCE or not document.tokens[closed - 1].word
    until = document.tokens[opened].text in _UNTIL and date.first - opened == 1  # دارت معارك حتى مساء الإثنين
    if until or _set_off(document, trigger, date, opened):
        return False
    if says_more(document, trigger, sentence, date) or is_meanwhile(document, opened):
        return False
    if _adds_when(document, opened, date, readings) or behind_description(document, trigger, sentence, date, readings):
        return False
    return date.first > trigger.anchor and in_subordinate(document, sentence, date.first)


def _is_of_what_it_answers(document: Document, trigger: Trigger, date: Mention) -> bool:
    """شن غارات ردا على هجوم استهدف القاعدة الجمعة: the day behind an act that is answered is that act's."""
    answered = next((t for t in range(trigger.last, date.first) if document.tokens[t].text in _ANSWERING), None)
    if answered is None or trigger.rule.type not in _STRIKES or date.first - answered <= _ANSWERED_REACH:
        return False
    return document.tokens[date.first - 1].text != "،"


def _adds_when(document: Document, opened: int, date: Mention, readings: Sequence[Reading | None]) -> bool:
    """هاجموا القرية، وذلك يوم الجمعة; كما روى سكان الجمعة: words that only add when an act was, or was told.

    The day of telling is the act's where nothing else dates it (`of_reporting`).
    """
    word = document.tokens[opened].text
    if word == _AND_THAT:
        return not any(is_finite(readings[i]) for i in range(opened, date.first))
    reading = readings[opened + 1] if word in _AS and opened + 1 < date.first else None
    return reading is not None and reading.finite and reading.analysis.lemma in _TELLING


def of_the_clause_before(
    document: Document,
    trigger: Trigger,
    date: Mention,
    dates: Sequence[Mention],
    readings: Sequence[Reading | None],
) -> bool:
    """هدأت الجبهة منذ فجر الثلاثاء، بعدما أُعلن أمس أن الطرفين وافقا: the day before "after" is not that of what was.

    Nor is it that of an act behind "after" with a day of its own (يزور كركوك اليوم، بعد هجوم أوقع قتلى الاثنين).
    """
    if date.first >= trigger.anchor:
        return False
    if date.last < trigger.first and document.tokens[trigger.first - 1].text in AFTER and trigger.form == "noun":
        return any(_is_day_of_it(document, trigger, m, readings) for m in dates)
    turn = next((i for i in range(date.last, trigger.first) if document.tokens[i].text in _AFTERWARDS), None)
    return turn is not None and any(turn < m.first < trigger.anchor and m.value and m.value.start for m in dates)


def _is_day_of_it(document: Document, trigger: Trigger, date: Mention, readings: Sequence[Reading | None]) -> bool:
    """Whether a day is told behind an act with no comma between, nor words that tell of another (حملة انطلقت الأحد)."""
    if date.value is None or not 0 < days_of(date.value) <= _LONG or date.first < trigger.last:
        return False
    if date.rule == "date.length" or date.rule.startswith(tuple(_SINCE)):
        return False
    verb = next((at for at in range(date.first - 1, trigger.last + _BEGUN_REACH, -1) if is_finite(readings[at])), None)
    begun = readings[verb] if verb is not None else None
    if begun is not None and begun.analysis.lemma in _BEGINNING:
        return False
    return not any(
        (word := document.tokens[at].text) in _STOPS or word in AFTER or word in _OTHER_TOLD
        for at in range(trigger.last, date.first)
    )


def _set_off(document: Document, trigger: Trigger, date: Mention, opened: int) -> bool:
    """أصابت غارة للتحالف الذي تقوده كذا سوقا، أمس الثلاثاء: a day behind a comma is the sentence's own."""
    before, after = document.tokens[date.first - 1].text, document.tokens[date.last : date.last + 1]
    alone = before == "،" and (not after or after[0].text in _STOPS)
    return alone and trigger.anchor < opened < date.first and document.tokens[opened].text in RELATIVES


def says_more(document: Document, trigger: Trigger, sentence: Sentence, date: Mention) -> bool:
    """الانفجار الذي دوى ليل الأحد: a date in the relative clause of an act.

    So it is behind adjectives of the act (القصف العنيف الذي), and behind more words (إطلاق النار من الجيش الذي أدى)
    where the verb is one that is said of acts alone.
    """
    opened = clause_of(sentence, date.first)[0]
    if trigger.form != "noun" or date.first <= trigger.anchor or document.tokens[opened].text not in RELATIVES:
        return False
    between = range(trigger.last, opened)
    if len(between) <= 1 or all(_is_adjective(document, i) for i in between):
        return opened >= trigger.last
    return len(between) <= _OWN_REACH and _is_of_acts(document, opened + 1)


def _is_adjective(document: Document, at: int) -> bool:
    return any(a.cat == "ADJ" and a.det and not a.prep and not a.conj for a in document.analyses[at])


def _is_of_acts(document: Document, at: int) -> bool:
    """Whether a verb stands at a token that is said of acts, and of no doer or place: وقع، أسفر."""
    analyses = document.analyses[at] if at < len(document.tokens) else ()
    return any(a.cat in FINITE and a.lemma in _OF_ACTS for a in analyses)


def is_meanwhile(document: Document, opened: int) -> bool:
    """عندما خرج من منزله مساء أمس، بينما كان عائدا: a clause of the same time as the act."""
    word = document.tokens[opened].text
    after = document.word_at(opened + 1)
    return word in _WHEN or (word in _WHILE and after in _WAS)


def _sets_back(document: Document, sentence: Sentence, at: int, readings: Sequence[Reading | None]) -> bool:
    """Whether كان at a token has a perfect verb after it (كان قد خطف), and no adjective or phrase (كانت في طريقها)."""
    for i in range(at + 1, min(at + _WAS_REACH, sentence.last)):
        word = document.tokens[i].text
        if word == "قد":
            return True
        reading = readings[i]
        if reading is not None and reading.finite:
            return reading.analysis.cat in ("PV", "PVP")
        if word in _NO_VERB or word in _DASHES:
            return False
    return False


def opened_by_an_earlier_act(document: Document, sentence: Sentence, token: int) -> bool:
    """بعد أن اعتقلت في العاشر من يوليو، منذ 13 يونيو: a token that tells of what was before the account."""
    words = [t.text for t in document.tokens[max(sentence.first, token - _EARLIER_REACH) : token]]
    since = any(one in _EARLIER and two in ("ان", "ما") for one, two in itertools.pairwise(words))
    return since or "منذ" in words[-2:]


def is_finite(reading: Reading | None) -> bool:
    return reading is not None and reading.finite


def in_dateline(
    document: Document,
    sentence: Sentence,
    date: Mention,
    readings: Sequence[Reading | None],
    published: str | None,
) -> bool:
    """الجزائر 26 فبراير 2019 / قالت: the day of publication before the first words of the report."""
    if sentence.part not in ("lead", "heading") or date.value.start != published or date.first - sentence.first > _HEAD:
        return False
    after = document.tokens[date.last].text if date.last < sentence.last else ""
    return after in _DASHES and not any(is_finite(readings[i]) for i in range(sentence.first, date.first))


def length_of_another(document: Document, trigger: Trigger, date: Mention) -> bool:
    """بعد هدوء دام أسبوعين: how long something lasted, which is the subject of that verb."""
    if date.rule != "date.length" or document.tokens[date.first].text not in LASTED:
        return False
    between = document.tokens[trigger.last : date.first]
    if trigger.form == "noun" and any(t.text in AFTER for t in between):
        return True  # استعادة البلدة بعد معارك دامت يومين
    return trigger.form != "noun" or not 0 <= date.first - trigger.last <= _LASTED_REACH


def of_an_act_before(
    document: Document, trigger: Trigger, date: Mention, readings: Sequence[Reading | None], published: str | None
) -> bool:
    """أغلقت القوات الطريق بعد هجوم أودى بجندي مطلع الشهر: an old day behind "after an attack" is that attack's."""
    if published is None or not date.value.end or trigger.form != "verb":
        return False
    start = document.sentences[document.sentence_of(date.first)].first
    if of_what_began(document, trigger.last if trigger.anchor < date.first else start, date, readings):
        return True
    if (date_type.fromisoformat(published) - date_type.fromisoformat(date.value.end)).days <= _FRESH:
        return False
    for at in range(trigger.last, date.first - 1):
        after = readings[at + 1]
        if document.tokens[at].text in AFTER and after is not None and after.nominal:
            return True
    return False


def of_what_began(document: Document, low: int, date: Mention, readings: Sequence[Reading | None]) -> bool:
    """استولوا على المقر بعد اشتباكات اندلعت الجمعة: the day of a verb that says when what came before began.

    `low`: the token behind which it is told.
    """
    verb = next((i for i in range(date.first - 1, low, -1) if is_finite(readings[i])), None)
    reading = readings[verb] if verb is not None else None
    if verb is None or reading is None or reading.analysis.lemma not in _BEGINNING:
        return False
    return any(t.text in AFTER for t in document.tokens[max(low, verb - _BEGUN_REACH) : verb])


def of_a_past_deed(document: Document, trigger: Trigger, date: Mention, published: str | None) -> bool:
    """اعتقال منفذي تفجير الحافلة في 28 تموز الماضي: the old day is that of what somebody is taken for."""
    if trigger.rule.type not in _TAKING or published is None or not date.value.end:
        return False
    if (date_type.fromisoformat(published) - date_type.fromisoformat(date.value.end)).days <= _FRESH:
        return False
    doer = next((at for at in range(trigger.last, date.first) if document.tokens[at].text in _DOERS), None)
    if doer is None or document.tokens[doer].text not in _SUSPECTS:
        return doer is not None
    # مشتبه بهم السبت: of men who are no more than suspects the day is not that of a deed that nobody tells
    return any(a.cat == "VN" for at in range(doer, date.first) for a in document.analyses[at])


def of_a_deadline(document: Document, trigger: Trigger, date: Mention) -> bool:
    """وأمهل القوات حتى مساء الخميس: until when, which is not when the act was; a siege may last until then."""
    before = document.tokens[date.first - 1].text if date.first else ""
    return before in _UNTIL and trigger.rule.type not in _LASTING


def goes_on_since(sentence: Sentence, trigger: Trigger, dates: Sequence[Mention]) -> bool:
    """وتدور منذ تموز معارك يومية: what is done daily since a day is one act that goes on, and no mere habit."""
    own = clause_of(sentence, trigger.anchor)
    near = [m for m in dates if clause_of(sentence, m.first) == own]
    return any(m.rule in _SINCE and days_of(m.value) > 1 for m in near)


def of_a_plan(
    document: Document,
    trigger: Trigger,
    date: Mention,
    readings: Sequence[Reading | None],
    status: str,
    published: str | None,
) -> bool:
    """وإن القوة سترسل دورية يوم الاثنين: the day of what is to come is none of what has happened, nor the reverse."""
    if status == "planned":
        return bool(published and date.value.end and date.value.end < published)
    between = range(trigger.last, date.first) if date.first > trigger.anchor else range(0)
    verbs = [i for i in between if is_finite(readings[i])]
    return bool(verbs) and _is_future(document.tokens[verbs[-1]].text, readings[verbs[-1]])


def _is_future(word: str, reading: Reading | None) -> bool:
    return reading is not None and reading.analysis.cat in ("IV", "IVP") and word.startswith(("س", "وس", "فس"))


def background(trigger: Trigger, date: Mention, readings: Sequence[Reading | None]) -> bool:
    """في عام 2014: a long span dates no known act, and a single one only beside its verb; but tallies (منذ، خلال)."""
    if days_of(date.value) <= _LONG or date.rule in _TALLIES:
        return False
    if trigger.form == "noun":
        return trigger.analysis.det
    single = trigger.analysis.cat in ("PV", "PVP") and trigger.rule.type not in _LASTING
    # هاجموا بلدة سيطر عليها التنظيم عام 2014: the year of another verb; هاجموا بلدة واحتلوها عام 2014 that of both
    low, high = sorted((trigger.anchor, date.first))
    between = (readings[i] for i in range(low + 1, high))
    return single and any(r is not None and r.finite and not _goes_on(r) for r in between)


def _goes_on(verb: Reading) -> bool:
    """Whether a verb goes on from the one before it, of whose time it is (واحتلوها، not وكانوا)."""
    return verb.analysis.conj == "و" and verb.analysis.lemma not in _WAS and verb.analysis.cat in ("PV", "PVP")


def of_a_pact(document: Document, trigger: Trigger, date: Mention) -> bool:
    """خرقا لاتفاق فض الاشتباك الموقع عام 1974: the date is the agreement's or the law's, unless that is the event."""
    before = range(max(0, date.first - _PACT_REACH), date.first)
    return (
        days_of(date.value) > 1
        and trigger.rule.type not in ("agreement", "meeting")
        and trigger.anchor not in before
        and any(not _PACTS.isdisjoint(bare_words(document.tokens[i].text)) for i in before)
    )


def days_of(value: DateValue) -> int:
    """Length of a date in days; 0 where it has none."""
    if not value.start or not value.end:
        return 0
    return (date_type.fromisoformat(value.end) - date_type.fromisoformat(value.start)).days + 1
