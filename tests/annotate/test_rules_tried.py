"""Rules that need what a document does not have: left untried, they change nothing; asked for, they have a reason."""

import pytest

from evtx.model import Article
from evtx.pipeline import analyse, default_engine, extract_article

TEXTS = (
    "قصفت قوات النظام بالمدفعية بلدة حيان أمس، ما أدى إلى مقتل ثلاثة مدنيين وإصابة طفل.",
    "شن الفريق هجوما على المرمى، وأطلق اللاعب قذيفة. واعتقلت الشرطة خمسة من المشجعين في محيط الملعب.",
    "قال الوزير إن ضرب الأسعار رفع الكلفة، وسحب المصرف عرضه بعد إغلاق السوق.",
    "مسلحون يغلقون طريقا في درعا\n\nأغلق مسلحون الطريق الدولي قرب بلدة صيدا، وأطلقوا النار على سيارة فقتلوا سائقها.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_events_with_and_without_reasons(text):
    article = Article(id="a", text=text, published="2024-05-06")
    told = analyse(article, default_engine())
    assert extract_article(article, default_engine()) == told.events
    assert told.rejected
