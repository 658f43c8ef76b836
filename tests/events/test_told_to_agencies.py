"""To whom a source told it: an agency whose report others print is a source of theirs, an article's own outlet not."""

from __future__ import annotations

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

# Outlet of the article, text -> sources
TOLD = {
    ("aljazeera", "وقال قائد الشرطة سامر حداد لرويترز إن مسلحين قتلوا ثلاثة رعاة في كيسمايو."): {"سامر حداد", "رويترز"},
    (None, "قتل ثلاثة جنود في كمين في شبوة، وفق ما قاله مصدر قبلي للأناضول."): {"مصدر قبلي", "الأناضول"},
    ("Reuters", "وقال قائد الشرطة سامر حداد لرويترز إن مسلحين قتلوا ثلاثة رعاة في كيسمايو."): {"سامر حداد"},
    ("sana", "وأبلغ العقيد سامر حداد وكالة سانا أن مسلحين قتلوا جنديين في تدمر."): {"سامر حداد"},
    # a station that many texts of its own name so
    (None, "وقال ناشط لقناة السومرية إن مسلحين قتلوا جنديين في تكريت."): {"ناشط"},
}


@pytest.mark.parametrize(("told", "names"), TOLD.items(), ids=lambda v: str(v)[:40])
def test_agencies_that_were_told(told: tuple[str | None, str], names: set[str]) -> None:
    outlet, text = told
    article = Article(id="t", text=text, outlet=outlet, published="2024-06-15")
    events = extract_article(article, default_engine())
    assert {s.name for e in events for s in e.sources} == names
