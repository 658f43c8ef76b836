"""What extraction is compared with: each rival does what it does to one article, or says why it is not here.

The limit is the least that any reader of the texts must do. The others are what one would otherwise build on; none of
them finds events, so the figures say what a part would cost, not who is better.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

from evtx.config import DATA_DIR
from evtx.gazetteer.places import default_gazetteer
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.read import read_lemmas
from evtx.lexicon.tables import read_toml
from evtx.model import Article
from evtx.pipeline import default_engine, extract_article
from evtx.text.almor import find_database, load_database, write_database
from evtx.text.morphology import Lemma
from evtx.text.normalize import fold_text

Work = Callable[[Article], object]


@dataclass(frozen=True, slots=True)
class Rival:
    """Its name, what it does, on how many articles it is tried in a round, what it needs, and how to make it ready."""

    name: str
    does: str
    articles: int
    needs: tuple[str, ...]
    make: Callable[[], Work]


def missing(rival: Rival) -> str | None:
    """How to get what a rival needs; None where it is all there."""
    gone = [name for name in rival.needs if find_spec(name) is None]
    return f"{', '.join(gone)} not installed: `pip install --group bench`" if gone else None


def evtx() -> Work:
    """All stages on one article."""
    engine = default_engine()
    return lambda article: extract_article(article, engine)


@cache
def phrases() -> tuple[tuple[str, str], ...]:
    """The lexicon as folded phrases and their labels: places, actors, things, people, verbs and nouns of events."""
    lexicon = default_lexicon()
    found = {name: "PLACE" for place in default_gazetteer().places.values() for name in place.names}
    found |= {actor.name: "ACTOR" for actor in lexicon.actors.values()}
    for label, table in (
        ("ACTOR", lexicon.actor_nouns), ("ITEM", lexicon.item_nouns), ("PEOPLE", lexicon.people_nouns),
        ("VERB", lexicon.verb_rules), ("NOUN", lexicon.noun_rules),
    ):  # fmt: skip
        found |= dict.fromkeys(table, label)
    folded = {fold_text(phrase): label for phrase, label in found.items()}
    return tuple(sorted((phrase, label) for phrase, label in folded.items() if len(phrase) > 2))


# ---------------------------------------------------------------- the limit


def limit() -> Work:
    """Read the file, fold the text, run one automaton over it."""
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for phrase, label in phrases():
        automaton.add_word(phrase, (label, len(phrase)))
    automaton.make_automaton()
    folder = Path(tempfile.mkdtemp(prefix="evtx-bench-"))

    def work(article: Article) -> object:
        path = folder / article.id
        if not path.exists():
            path.write_text(article.text, "utf-8")
        return list(automaton.iter_long(fold_text(path.read_text("utf-8"))))

    return work


# ---------------------------------------------------------------- spaCy


def spacy_rules() -> Work:
    """A blank Arabic pipeline with the same lexicon as entities, and 300 rules of three tokens."""
    import spacy
    from spacy.matcher import Matcher

    pipeline = spacy.blank("ar")
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "ORTH"})
    ruler.add_patterns([{"label": label, "pattern": phrase} for phrase, label in phrases()])
    matcher = Matcher(pipeline.vocab)
    for number, (lemma, noun) in enumerate(_pairs(300)):
        forms = [f"{lead}{lemma}{end}" for lead in ("", "و", "ف", "ي", "ت") for end in ("", "ت", "وا")]
        matcher.add(f"rule{number}", [[{"ORTH": {"IN": forms}}, {"OP": "?"}, {"ORTH": {"REGEX": f"^(ال)?{noun}"}}]])

    def work(article: Article) -> object:
        document = pipeline(fold_text(article.text))
        return len(document.ents), matcher(document)

    return work


def _pairs(count: int) -> Iterator[tuple[str, str]]:
    """Pairs of a verb that makes an event and a noun that may follow it."""
    lexicon = default_lexicon()
    verbs, nouns = sorted(lexicon.verb_rules), sorted(lexicon.people_nouns | lexicon.item_nouns)
    return islice(((verbs[n % len(verbs)], nouns[n * 7 % len(nouns)]) for n in range(count)), count)


# ---------------------------------------------------------------- dates, morphology, a neural tagger


def dates() -> Work:
    """dateparser's search for Arabic dates, by the day of publication."""
    from datetime import datetime

    from dateparser.search import search_dates

    def work(article: Article) -> object:
        day = date.fromisoformat(article.published or "2020-01-01")
        settings = {"RELATIVE_BASE": datetime(day.year, day.month, day.day)}
        return search_dates(article.text, languages=["ar"], settings=settings)

    return work


def camel(cached: bool) -> Callable[[], Work]:
    """camel-tools' tokeniser and analyser, with or without the analyser's memory of words.

    The database is the one that the user has, else one of this project's own lemmas, which is far smaller.
    """

    def make() -> Work:
        path = find_database()
        if path is None:
            path = Path(tempfile.mkdtemp(prefix="evtx-bench-")) / "lemmas.db"
            write_database(_lemmas(), path)
        load_database(path)  # imports camel-tools without the network
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB
        from camel_tools.tokenizers.word import simple_word_tokenize

        analyser = Analyzer(MorphologyDB(str(path)), cache_size=100_000 if cached else 0)

        def work(article: Article) -> object:
            words = simple_word_tokenize(fold_text(article.text))
            return [analyser.analyze(word) for word in words if all("ء" <= letter <= "ي" for letter in word)]

        return work

    return make


def database() -> str:
    """Which lemmas the analyser has."""
    if find_database() is not None:
        return "full database"
    return "our own lemmas only (no full database: `camel_data -i morphology-db-msa-r13`)"


def _lemmas() -> list[Lemma]:
    files = sorted(DATA_DIR.rglob("*.toml"))
    return [lemma for file in files if "outlets" not in file.parts for lemma in read_lemmas(file, read_toml(file))]


def bert() -> Work:
    """A forward pass of a network of BERT-base's size with random weights, in windows of 512 pieces, on two threads."""
    import torch

    torch.manual_seed(1)
    torch.set_num_threads(2)
    layer = torch.nn.TransformerEncoderLayer(768, 12, 3072, activation="gelu", batch_first=True)
    encoder = torch.nn.TransformerEncoder(layer, 12, enable_nested_tensor=False).eval()
    embedding = torch.nn.Embedding(30_000, 768).eval()

    def work(article: Article) -> object:
        pieces = [hash(word[:6]) % 30_000 for word in article.text.split() for _ in range(2)]  # two pieces a word
        with torch.inference_mode():
            for start in range(0, len(pieces), 512):
                encoder(embedding(torch.tensor([pieces[start : start + 512]])))
        return len(pieces)

    return work


EVTX = Rival("evtx", "all stages, events out", 20, (), evtx)
RIVALS = (
    Rival("the limit", "read, fold, one automaton over all names and lemmas", 100, ("ahocorasick",), limit),
    Rival("spaCy", "blank Arabic, EntityRuler of the same lexicon, Matcher of 300 rules", 10, ("spacy",), spacy_rules),
    Rival("dateparser", "search_dates, Arabic alone", 5, ("dateparser",), dates),
    Rival("camel-tools", f"tokeniser and analyser, {database()}", 2, ("camel_tools",), camel(cached=False)),
    Rival("camel-tools, cache", "the same, remembering words", 40, ("camel_tools",), camel(cached=True)),
    Rival("BERT-base", "forward pass, random weights", 1, ("torch",), bert),
)  # fmt: skip
