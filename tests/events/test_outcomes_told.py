"""Outcomes, lists of those who attended and names for an act just told: how many events an account has."""

from __future__ import annotations

from collections import Counter

import pytest

from evtx.config import MIN_CONFIDENCE
from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

# what is tested: text, headline first; how many events of a type that happened
CASES = {
    "captives of a fight": (
        "معارك في مأرب\n\nقال الضابط إن المعارك أسفرت عن سقوط قتلى وجرحى وأسرى من الحوثيين في مأرب الجمعة.",
        {"armed_clash": 1, "abduction": 0},
    ),
    "a seizure joined to an arrest": (
        "توقيف مهربين\n\nأعلنت الشرطة توقيف عشرة مهربين ومصادرة أسلحة في كسلا الجمعة.", {"arrest": 1, "seizure": 0},
    ),
    "what the arrested had on them": (
        "توقيف خلية\n\nاعتقلت الشرطة ستة رجال في مرسيليا الجمعة. وصادرت الشرطة بنادق كانت بحوزة المعتقلين.",
        {"arrest": 1, "seizure": 0},
    ),
    "a seizure at another place": (
        "توقيف مهربين\n\nاعتقلت الشرطة خمسة مهربين في طرابلس الجمعة. كما صادرت الشرطة شحنة مخدرات في ميناء مصراتة.",
        {"arrest": 1, "seizure": 1},
    ),
    "two goods seized by one noun": (
        "تمشيط في ديالى\n\nأسفرت عمليات التمشيط التي نفذها الجيش في ديالى الجمعة عن استعادة كميات من الأسلحة والذخائر.",
        {"raid": 1, "seizure": 0},
    ),
    "a blast named behind its toll": (
        "تفجير في غزني\n\nفجر انتحاري نفسه في معسكر في غزني السبت، مما أسفر عن مقتل ستة جنود في هجوم تبنته طالبان.",
        {"bombing": 1, "armed_attack": 0},
    ),
    "an attack told by a verb of its own behind a toll": (
        "تفجير وهجوم\n\nفجر انتحاري نفسه في كابل، مما أدى إلى مقتل خمسة، "
        "وقتل مسلحون ثلاثة جنود في هجوم على حاجز في غزني.",
        {"bombing": 1, "armed_attack": 1},
    ),
    "a strike called the worst of attacks": (
        "قصف سراقب\n\nقتل عشرون بقصف جوي على سراقب الخميس، في ما يعد أسوأ هجوم على المدينة منذ عام.",
        {"airstrike": 1, "armed_attack": 0},
    ),
    "those who attended": (
        "لقاء في جدة\n\nالتقى وزير الدفاع السعودي في جدة الخميس نظيره التركي. وبحث الجانبان التعاون.\n\n"
        "وحضر اللقاء السفير السعودي في واشنطن.", {"meeting": 1},
    ),
    "another meeting attended": (
        "لقاء في القاهرة\n\nالتقى الرئيس المصري نظيره السوداني في القاهرة الخميس. وحضر الوزير اجتماعا في الخرطوم.",
        {"meeting": 2},
    ),
    "who received whom": (
        "لقاء في باريس\n\nالتقت المحررة الرئيس الفرنسي الذي استقبلها في قاعدة قرب باريس الجمعة.", {"meeting": 1},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_acts_told_once(text: str, wanted: dict[str, int]) -> None:
    article = Article(id="t", text=text, title=text.split("\n", 1)[0], published="2024-06-15")
    told = Counter(
        event.type
        for event in extract_article(article, default_engine())
        if event.status in ("occurred", "ongoing") and event.confidence >= MIN_CONFIDENCE
    )
    assert {kind: told[kind] for kind in wanted} == wanted
