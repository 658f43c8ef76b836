"""Which thing a noun means by the words behind it: things of a document in, the same by their models out.

"صاروخ من طراز «كورنيت»" is a missile, "طائرة أميركية مسيرة" a drone, "شاحنة صغيرة مفخخة" a car bomb: the list
`data/models.toml` says what a word makes of which bare thing, whatever adjectives or marks stand between.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameHit
from evtx.lexicon.models import Model
from evtx.lexicon.schema import ItemEntry
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.words import word_class

_KIND_OF = word_class("annotate.models.kind_of")  # طراز، نوع
_MARKS = frozenset("\"-'()")
_ADJECTIVES = 3  # between the noun and the word that says which


def by_models(document: Document, items: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The things, each as the words behind it make it; names of models that stand alone are things as well."""
    out: list[Mention] = []
    covered = 0
    for mention in sorted(items, key=lambda m: m.first):
        if mention.first < covered:
            continue
        found = _behind(document, mention, lexicon)
        if found is not None:
            hit, model = found
            covered = _with_figures(document, hit.last, model)
            mention = _as_item(document, mention.first, covered, model, lexicon)
        out.append(mention)
    taken = {at for m in out for at in range(m.first, m.last)}
    for hit in lexicon.models.find(document):
        name: Model | None = next((m for m in hit.payload if m.alone), None)
        if name is not None and taken.isdisjoint(range(hit.first, hit.last)):
            last = _with_figures(document, hit.last, name)
            out.append(_as_item(document, hit.first, last, name, lexicon))
    return sorted(out, key=lambda m: m.first)


def _behind(document: Document, mention: Mention, lexicon: Lexicon) -> tuple[NameHit, Model] | None:
    """The word behind a thing that says which one it is, past adjectives, من طراز and quotation marks."""
    adjectives, at, tokens = 0, mention.last, document.tokens
    last = document.sentences[document.sentence_of(mention.first)].last
    while at < last:
        text = tokens[at].text
        hit = lexicon.models.at(tokens, at)
        if hit is not None and not hit.proclitic:
            model = next((m for m in hit.payload if _makes(m, mention.value, lexicon)), None)
            if model is not None:
                return hit, model
        if text in _KIND_OF or text in _MARKS:
            at += 1
        elif adjectives < _ADJECTIVES and _describes(document, at):
            adjectives, at = adjectives + 1, at + 1
        else:
            return None
    return None


def _makes(model: Model, thing: ItemEntry, lexicon: Lexicon) -> bool:
    """Whether a word makes a thing another one; a name that also stands alone does so with any noun of its kind."""
    return thing.id in model.of or (model.alone and thing.kind == lexicon.items[model.item].kind)


def _describes(document: Document, at: int) -> bool:
    """Whether a word can only be taken as an adjective of what is before it, with no conjunction or preposition."""
    found = [a for a in document.analyses[at] if a.cat == "ADJ"]
    return any(not (a.conj or a.prep or a.pron) for a in found)


def _with_figures(document: Document, last: int, model: Model) -> int:
    """The token after a name with the figures that belong to it (شاهد-136، ميغ 29)."""
    if model.describes:
        return last
    at = last + 1 if last < len(document.tokens) and document.tokens[last].text == "-" else last
    is_figure = at < len(document.tokens) and document.tokens[at].text[:1].isdecimal()
    return at + 1 if is_figure else last


def _as_item(document: Document, first: int, last: int, model: Model, lexicon: Lexicon) -> Mention:
    entry = lexicon.items[model.item]
    return document.mention_of_tokens("item", first, last, entry, f"item.{entry.id}")
