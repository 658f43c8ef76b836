"""Where a condition looks: the name of a run and a site in, the tokens [first, last) of that run out.

The names are those of `evtx/data/README.md` (next, near, after, before, upon ...).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evtx.annotate.triggers.answers import behind_amount, says_who_did
from evtx.annotate.triggers.clauses import behind_setting, names_on, phrases_on, taken_up, words_on
from evtx.annotate.triggers.site import Site
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.segment import RELATIVES

NEXT, _NEAR, _FAR = 2, 6, 14  # words after the trigger
_ANSWERING = frozenset({"ردا", "رد", "انتقاما"})
_OWN_PHRASE = 2  # words of a noun's own phrase before a relative clause


@dataclass(frozen=True, slots=True)
class Windows:
    """The runs about a site. `clauses`: the merged clause of every token."""

    document: Document
    by_token: dict[int, list[Mention]]
    clauses: Mapping[int, tuple[int, int]]

    def find(self, where: str, site: Site) -> tuple[int, int]:
        first, last = self.clauses.get(site.anchor, (site.first, site.last))
        if site.form == "noun" and where in ("clause", "after"):
            last = self._with_relative(site, last)
        if where in ("clause", "after"):
            last = self._up_to_its_reason(site, last)
        if where in ("next", "genitive"):
            if site.form != "verb":
                return site.last, min(last, site.last + NEXT)
            beside = behind_setting(self.document, self.by_token, site.last)
            return beside, min(last, behind_amount(self.document, beside, last) + NEXT)
        if where in ("near", "near by names"):
            tokens = self.document.tokens
            far = len(tokens) if last < len(tokens) and tokens[last].text in RELATIVES else last  # الاتفاق | الذي وقعته
            beside = behind_setting(self.document, self.by_token, site.last)
            on = words_on if where == "near" else names_on
            return site.last, min(far, on(self.document, self.by_token, beside, _NEAR))
        if where == "after":
            beside = behind_setting(self.document, self.by_token, site.last)
            return site.last, min(last, phrases_on(self.document, self.by_token, beside, _FAR))
        if where in ("object", "with"):
            return site.last, last
        if where == "before":
            return taken_up(self.document, self.by_token, site.first, first), site.first
        if where == "upon":
            return self._upon(site, last)
        if where in ("onward", "sentence"):
            sentence = self.document.sentences[self.document.sentence_of(site.anchor)]
            return (site.last if where == "onward" else sentence.first), sentence.last
        if where == "later":
            sentences, number = self.document.sentences, self.document.sentence_of(site.anchor)
            return site.last, sentences[min(number + 1, len(sentences) - 1)].last
        if where == "earlier":
            return self._account_before(site.first), site.first
        if where == "ahead":
            return max(first, site.first - _NEAR), site.first
        return first, last

    def _account_before(self, token: int) -> int:
        """هاجموا البلدة. واستولوا عليها: where the sentence begins, or the one before for a verb near its start."""
        number = self.document.sentence_of(token)
        first = self.document.sentences[number].first
        return self.document.sentences[max(0, number - 1)].first if token - first < _NEAR else first

    def _up_to_its_reason(self, site: Site, last: int) -> int:
        """قصفت مواقع رداً على إطلاق صواريخ: what an act answers is told with words of another act."""
        tokens = self.document.tokens
        answers = (
            n for n in range(site.last, last - 1) if tokens[n].text in _ANSWERING and tokens[n + 1].text == "علي"
        )
        return next(answers, last)

    def _upon(self, site: Site, last: int) -> tuple[int, int]:
        """استولى على أربع عربات: what stands first behind على, its amount passed over."""
        tokens = self.document.tokens
        away = {t for a, b in self.document.over.items() if site.last <= a < last for t in range(a, b)}
        at = next((t + 1 for t in range(site.last, last) if tokens[t].text == "علي" and t not in away), last)
        counted = next((m.last for m in self.by_token.get(at, ()) if m.kind == "number"), at)
        return at, min(last, behind_amount(self.document, counted, last) + 1)

    def _with_relative(self, site: Site, last: int) -> int:
        """الهجوم | الذي نفذه انتحاري، اعتداء على الرعاة، نفذه مستوطنون: a clause about a noun tells of its act."""
        if last not in self.clauses:
            return last
        near = last <= phrases_on(self.document, self.by_token, site.last, _OWN_PHRASE)
        relative = near and self.document.tokens[last].text in RELATIVES
        return self.clauses[last][1] if relative or says_who_did(self.document, last) else last
