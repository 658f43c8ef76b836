"""Acts of a force that it tells itself, with its own name in the telling alone."""

import pytest

from evtx.model import Article
from evtx.pipeline import extract_article
from tests.events.parties_told import check_parties, engine

CASES = {
    "a communique, and the sentence after it": (
        "2024-06-15",
        "صدر عن قيادة الجيش اللبناني: دهمت دورية منزل مطلوب في الهرمل. كما أوقفت دورية أخرى في جبيل شابا.",
        {"raid": "lebanon_army:initiator", "arrest": "lebanon_army:initiator civilians:target"},
    ),
    "a spokesman of the army of the country": (
        "2019-03-02",
        "أعلن المتحدث العسكري أن مداهمات نُفذت الجمعة في العريش بمصر انتهت بتوقيف سبعة مطلوبين.",
        {"raid": "egypt_army:initiator"},
    ),
    "a doctor tells of no arrest of his own": (
        "2024-06-15",
        "قال مصدر طبي في الهرمل إن ثلاثة شبان اعتقلوا مساء أمس.",
        {"arrest": "civilians:target"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_teller_is_doer(name: str) -> None:
    day, text, expected = CASES[name]
    check_parties(text, day, expected)


def test_we_are_those_of_the_title() -> None:
    article = Article(
        id="t",
        title="كتائب القسام تعلن عملية شرق رفح",
        text="كتائب القسام تعلن عملية شرق رفح\n\nوفجر اليوم استهدفنا آلية هندسية بعبوة شواظ في محيط المعبر.",
        published="2024-06-15",
    )
    blasts = [e for e in extract_article(article, engine()) if e.type == "bombing"]
    assert [(a.id, a.role) for e in blasts for a in e.actors if a.role == "initiator"] == [("hamas", "initiator")]
