"""What runs of tokens answer to rules: what one part of an article answers, the article has."""

from __future__ import annotations

from evtx.annotate.triggers.run_answers import PEOPLE_OR_CLASS, RunAnswers
from evtx.lexicon.positions import positions_of
from evtx.lexicon.schema import Condition
from evtx.model import Article, Mention
from evtx.pipeline import analyse, default_engine
from evtx.text.document import Document

TEXT = """قصف مدفعي على أطراف البلدة

قصفت قوات النظام بالمدفعية الثقيلة بلدة حيان أمس، ما أدى إلى مقتل ثلاثة مدنيين وإصابة طفل. واعتقلت الشرطة خمسة محتجين
بعدما رشقوا دورية بالحجارة، وقال شهود إن متظاهرين أغلقوا الطريق."""


def read() -> tuple[RunAnswers, Document, list[Condition], dict[int, list[Mention]]]:
    lexicon = default_engine().lexicon
    annotated = analyse(Article(id="a", text=TEXT, title=None, published="2020-06-17"), default_engine()).annotated
    by_token: dict[int, list[Mention]] = {}
    for mention in annotated.mentions:
        by_token.setdefault(mention.first, []).append(mention)
    asked = [c for rule in lexicon.rules.values() for need in (*rule.needs, *rule.unless) for c in need.choices]
    return RunAnswers(annotated.document, by_token, lexicon), annotated.document, asked, by_token


def test_what_a_run_answers_the_article_has() -> None:
    run, document, asked, _ = read()
    held, size = 0, len(document.tokens)
    for condition in asked:
        if condition.what in ("form", "token", "word", "lemma"):
            continue
        kinds = (PEOPLE_OR_CLASS, "people") if condition.what == "people" else (condition.what,)
        for kind in kinds:
            for first in range(0, size, 5):
                if run.answer(condition, kind, first, min(size, first + 9)):
                    held += 1
                    assert run.can_hold(condition), condition.told
    assert held > 1000


def test_words_and_lemmas_anywhere() -> None:
    run, document, asked, _ = read()
    positions, size = positions_of(document), len(document.tokens)
    for condition in asked:
        if condition.what == "word":
            assert run.can_hold(condition) == positions.bare_between(condition.values, 0, size), condition.told
        if condition.what == "lemma":
            found = positions.lemma_between(condition.values, 0, size, -1, frozenset())
            assert run.can_hold(condition) == found, condition.told


# Conditions are known by identity, so each is a constant here.
PEOPLE = Condition("clause", "people", frozenset())
PROTESTERS = Condition("clause", "people", frozenset({"protester"}))
SETTLERS = Condition("clause", "people", frozenset({"settler"}))
MINE = Condition("clause", "item", frozenset({"landmine"}))
MINE_OR_NUMBER = Condition("clause", "item", frozenset({"landmine"}), (Condition("near", "number", frozenset()),))


def test_people_behind_a_generic_actor_are_people() -> None:
    run, _, _, by_token = read()
    assert {"actor", "people"} <= {m.kind for mentions in by_token.values() for m in mentions}
    assert run.can_hold(PEOPLE)
    assert run.can_hold(PROTESTERS)
    assert not run.can_hold(SETTLERS)


def test_an_alternative_is_enough() -> None:
    run, _, _, _ = read()
    assert not run.can_any_hold(MINE)
    assert run.can_any_hold(MINE_OR_NUMBER)
