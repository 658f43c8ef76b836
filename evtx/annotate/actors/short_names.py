"""Names that are common words too (القاعدة, which is also a base): a document and its names in, with these names out.

The word is the actor where it stands alone in quotation marks, beside another organisation or its men (لداعش والقاعدة،
قادة القاعدة), or where the article names the actor in full; with an adjective or a place of its own it is a base.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameHit, bare_words
from evtx.lexicon.schema import ActorName
from evtx.lexicon.who import ActorRef
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.words import word_class

_THERE = word_class("annotate.short_names.there")
_MEN = word_class("annotate.short_names.men")
SHORT = "actor.short."  # rule of these names
_NAMES = frozenset({"name", "hostile"})


def with_short_names(document: Document, names: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The names of a document in order, those that are common words among them."""
    covered = {t for m in names for t in range(m.first, m.last)}
    told = {n.actor for m in names if m.value.how in _NAMES for n in m.value.names}
    ends = {m.last for m in names if m.value.how in _NAMES}
    out = list(names)
    for hit in lexicon.short_names.find(document):
        meant = tuple(n for n in hit.payload if isinstance(n, ActorName))
        if not covered.isdisjoint(range(hit.first, hit.last)) or not _is_name(document, hit, meant, told, ends):
            continue
        value = ActorRef(meant, "name", hit.proclitic)
        out.append(document.mention_of_tokens("actor", hit.first, hit.last, value, SHORT + meant[0].actor))
    return sorted(out, key=lambda m: m.first)


def _is_name(document: Document, hit: NameHit, meant: Sequence[ActorName], told: set[str], ends: set[int]) -> bool:
    tokens = document.tokens
    before = tokens[hit.first - 1].text if hit.first else ""
    after = tokens[hit.last].text if hit.last < len(tokens) else ""
    if before == '"' and after == '"':
        return True
    following = document.analyses[hit.last] if hit.last < len(tokens) else ()
    if any(a.det and a.cat == "ADJ" for a in following):
        return False  # القاعدة العسكرية
    if not bare_words(before).isdisjoint(_MEN) or (hit.proclitic.startswith("و") and hit.first in ends):
        return True
    return not bare_words(before).intersection(_THERE) and any(n.actor in told for n in meant)
