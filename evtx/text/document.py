"""A text made ready for annotation: folded, cut into tokens, sentences, clauses and scopes.

In: the article's text. Out: `Document`, in which every later stage finds words by token number and
maps token runs back to spans of the article's own text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from evtx.model import Mention, Scope, Sentence, Token
from evtx.text.morphology import Analysis, Word
from evtx.text.normalize import Folded
from evtx.text.shape import Shape

_ALI, _ON = "علي", "على"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """Tokens with their analyses, sentences in order, quotations and parentheses."""

    text: str
    folded: Folded
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]  # what is known of each token by its letters
    analyses: tuple[tuple[Analysis, ...], ...]
    shapes: tuple[Shape, ...]  # what the analyses of each token have in common
    sentences: tuple[Sentence, ...]
    scopes: tuple[Scope, ...]
    starts: tuple[int, ...]  # folded start of every token, for bisecting
    stops: tuple[int, ...]  # the token after every sentence, for bisecting
    over: Mapping[int, int]  # the comma before an aside -> the token behind it

    def token_at(self, offset: int) -> int:
        """Number of the token that holds the folded offset (or the last one before it)."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def token_run(self, start: int, end: int) -> tuple[int, int]:
        """Tokens [first, last) that the folded span [start, end) touches."""
        return self.token_at(start), self.token_at(max(start, end - 1)) + 1

    def word_at(self, token: int) -> str:
        """The folded text of a token; "" behind the last one, where a text cut off in a sentence ends."""
        return self.tokens[token].text if token < len(self.tokens) else ""

    def original_span(self, first: int, last: int) -> tuple[int, int]:
        """Span in the article's text of the tokens [first, last)."""
        return self.folded.span(self.tokens[first].start, self.tokens[last - 1].end)

    def cut(self, first: int, last: int) -> str:
        """The article's own words for the tokens [first, last)."""
        start, end = self.original_span(first, last)
        return self.text[start:end]

    def mention(self, kind: str, start: int, end: int, value: object, rule: str) -> Mention:
        """A mention from a folded span."""
        first, last = self.token_run(start, end)
        begin, stop = self.folded.span(start, end)
        return Mention(kind, begin, stop, first, last, value, rule)

    def mention_of_tokens(self, kind: str, first: int, last: int, value: object, rule: str) -> Mention:
        """A mention from a run of tokens."""
        start, end = self.folded.span(self.tokens[first].start, self.tokens[last - 1].end)
        return Mention(kind, start, end, first, last, value, rule)

    def sentence_of(self, token: int) -> int:
        """Number of the sentence that holds a token."""
        return min(bisect_right(self.stops, token), len(self.sentences) - 1)

    def is_ali(self, token: int) -> bool:
        """محمد علي حسن: the name Ali, in a text that writes the preposition of the same folded letters as على."""
        return self.tokens[token].text == _ALI and self.cut(token, token + 1) == _ALI and _ON in self.text
