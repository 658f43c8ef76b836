"""Which language a text is in: ar, fa, ckb, ur, en (any Latin script) or other. Arabic is what evtx reads."""

from __future__ import annotations

import re

# The commonest words of each language in Arabic letters, none of which is common in another of them.
_WORDS = {
    "ar": "في من على إلى الى أن ان إن التي الذي هذا هذه ذلك كما بعد قال قالت وقال وقالت مع عن كان كانت وكان وكانت بين"
    " خلال وفق فيما حيث قد لم منذ",
    "fa": "که از را این است در با برای های شد شده می آن کرد خود تا بر یک اند بود نیز وی گفت کرده ها هم باید",
    "ckb": "لە کە بۆ ئەم بە ئەو لەگەڵ دەکات هەروەها نێوان یەک سەر کردن بوون هەیە دوای",
    "ur": "کے کی میں ہے سے کو اور کا نے پر ہیں کہ یہ اس گیا تھا تھے بھی ہو جو",
}
_COMMON = {language: frozenset(words.split()) for language, words in _WORDS.items()}
# Letters that the language has and Arabic has not. A Persian kaf or yeh alone proves nothing: Arabic typed on an
# Iranian or Kurdish keyboard has them too.
_LETTERS = {"fa": "پچژگ", "ckb": "ێۆەڕڵڤ", "ur": "ٹڈڑںےہھ"}
_SAMPLE = 2000  # characters looked at
_WORD = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_OTHER = re.compile(r"[\u0370-\u05ff\u0700-\u074f\u0900-\u1fff\u3040-\u9fff\uac00-\ud7af]+")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")


def language_of(text: str) -> str:
    """The language of a text by script, commonest words and special letters; "ar" where nothing speaks against it."""
    sample = _MARKS.sub("", text[:_SAMPLE])
    words = _WORD.findall(sample)
    arabic, latin, other = (sum(map(len, found)) for found in (words, _LATIN.findall(sample), _OTHER.findall(sample)))
    if not arabic + latin + other:
        return "other"
    if arabic < max(latin, other):
        return "en" if latin >= other else "other"
    counts = {language: len([word for word in words if word in common]) for language, common in _COMMON.items()}
    if counts["ar"] > counts["fa"] + counts["ckb"] + counts["ur"]:
        return "ar"
    letters = {language: sum(sample.count(letter) for letter in own) for language, own in _LETTERS.items()}
    best = max(("fa", "ckb", "ur"), key=lambda language: counts[language] * 4 + letters[language])
    share = letters[best] / arabic
    if counts[best] > counts["ar"] or (counts[best] == counts["ar"] and share > 0.02):
        return best
    return "ar"
