"""Names that are common words too: a text in, whether the word is the organisation or the common word out."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import analyse, default_engine

NAMED = "قتل تنظيم القاعدة جنديين في أبين. "
CASES: list[tuple[str, bool]] = [
    ("تبنت «القاعدة» تفجير الحاجز.", True),
    ("اعتقل الأمن ثلاثة من قادة القاعدة في شبوة.", True),
    ("هجومان لتنظيم داعش والقاعدة خلال يوم.", True),
    (NAMED + "وتوعدت القاعدة بهجمات أخرى.", True),
    (NAMED + "وهرب مسلح للقاعدة نحو الجبل.", True),
    (NAMED + "وقصفت الطائرات القاعدة العسكرية في المطار.", False),
    (NAMED + "وسقطت قذيفة داخل القاعدة.", False),
    ("قصفت الطائرات القاعدة ثلاث مرات.", False),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[t[-30:] for t, _ in CASES])
def test_the_base_and_the_group(text: str, expected: bool) -> None:
    article = Article(
        id="t", text=text, title=None, outlet=None, published="2024-06-15", published_time=None, published_from=None,
        dateline_place=None, author=None, agency=None, reports_on=None, url=None, path="t", language="ar",
        text_sha256="",
    )  # fmt: skip
    known = analyse(article, default_engine()).annotated
    at = text.rindex("قاعدة")
    names = [m for m in known.mentions if m.kind == "actor" and m.start <= at < m.end]
    bases = [m for m in known.mentions if m.kind == "item" and m.start <= at < m.end]
    assert (bool(names), bool(bases)) == (expected, not expected)
