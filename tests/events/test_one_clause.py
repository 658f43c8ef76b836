"""A verb and the noun of its own act, a visit and whom the visitor met, a fight and who fell in it: one act each."""

from __future__ import annotations

from collections import Counter

import pytest

from evtx.config import MIN_CONFIDENCE
from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

# what is tested: text; how many events of a type that happened
COUNTS = {
    "strikes by which a verb was done": (
        "استهدفت مقاتلات روسية بعدة غارات تجمعات للمعارضة في بلدة البارة الجمعة.", {"airstrike": 1},
    ),
    "definite strikes by which it was done": (
        "ضرب الطيران الفرنسي بعدد من الغارات الجوية معسكراً لتنظيم القاعدة في كيدال الجمعة.", {"airstrike": 1},
    ),
    "strikes that a shelling was done by": (
        "قصفت إسرائيل بثلاث غارات جوية بلدة الخيام الجمعة.", {"airstrike": 1, "shelling": 0},
    ),
    "a new round of what is begun": ("بدأ الممرضون في صفاقس الجمعة سلسلة جديدة من الإضرابات.", {"protest": 1}),
    "what people take part in": ("شارك آلاف المتقاعدين في احتجاجات جديدة في مدينة وهران الجمعة.", {"protest": 1}),
    "meetings that are held": (
        "عقد وفد من حركة حماس اجتماعات منفصلة في القاهرة الجمعة مع مسؤولين مصريين.", {"meeting": 1},
    ),
    "another mine": ("قتل لغم آخر راعيين في بلدة الخوخة الجمعة.", {"bombing": 1, "armed_attack": 0, "killing": 0}),
    "whom the strike hit": (
        "قُتل قيادي حوثي في بلدة حيس الجمعة بغارة لطائرات التحالف العربي استهدفته.", {"airstrike": 1},
    ),
    "what else the strike hit": (
        "أعلن التحالف العربي شن غارات مكثفة استهدفت أيضاً دبابات للحوثيين في بلدة حيس الجمعة.", {"airstrike": 1},
    ),
    "a like attack before": ("شن مسلحون هجوماً على حاجز في غزة بعد هجوم مماثل في رفح.", {"armed_attack": 2}),
    "a strike in answer to another": (
        "قصفت المدفعية التركية بلدة تل رفعت رداً على هجوم استهدف نقطة تركية في مارع.", {"shelling": 2},
    ),
    "strikes of others at the same time": (
        "قصفت الطائرات السورية مدينة دوما بالتزامن مع غارات روسية على بلدة عربين.", {"airstrike": 2},
    ),
    "a meeting in the course of a visit": (
        "التقى وزير الخارجية الروسي نظيره التركي في أنقرة الجمعة في مستهل زيارة إلى تركيا.", {"meeting": 1},
    ),
    "a visit on which somebody was met": (
        "زار وزير الخارجية الإيراني أنقرة الجمعة حيث التقى الرئيس التركي.", {"meeting": 1},
    ),
    "a meeting after a visit elsewhere": (
        "التقى وزير الخارجية الروسي نظيره التركي في أنقرة الجمعة بعد زيارة إلى طهران.", {"meeting": 2},
    ),
    "why shops are closed": ("أغلق التجار محالهم في شيراز الجمعة احتجاجاً على الغلاء.", {"protest": 1}),
    "a strike and a march": ("عم الإضراب مدينة شيراز، وقطع محتجون الطريق إلى المطار.", {"protest": 2}),
    "who fell in an exchange of fire": (
        "قُتل شرطيان ومسلحان في تبادل لإطلاق النار في مدينة بانو الجمعة.", {"armed_clash": 1, "armed_attack": 0},
    ),
    "whom an army put down in one": (
        "أعلن الجيش المصري القضاء على ثلاثة مسلحين خلال تبادل لإطلاق النار في رفح الجمعة.",
        {"armed_clash": 1, "armed_attack": 0},
    ),
    "an exchange of fire": (
        "اندلع تبادل إطلاق نار بين الشرطة ومسلحين في بروكسل الجمعة.", {"armed_clash": 1, "armed_attack": 0},
    ),
    "shots of soldiers during clashes": (
        "قُتل شاب برصاص الجيش الإسرائيلي خلال مواجهات في بلدة سلواد الجمعة.", {"armed_attack": 1},
    ),
    "dead and hurt of a march": (
        "شهدت البصرة الجمعة تظاهرات أسفرت عن مقتل متظاهر وإصابة ثلاثة آخرين برصاص الشرطة.",
        {"armed_attack": 1, "killing": 0},
    ),
}  # fmt: skip
# text, type, actor, role
PARTIES = [
    (
        "استهدفت مقاتلات روسية بعدة غارات تجمعات للمعارضة في بلدة البارة.",
        "airstrike", {"russia": "initiator", "opposition_factions": "target"},
    ),
    (
        "قصفت مقاتلات التحالف العربي بثلاث غارات تعزيزات للحوثيين في حيس.",
        "airstrike", {"arab_coalition": "initiator", "houthis": "target"},
    ),
    (
        "استهدفت المدفعية التركية بعدة قذائف تحصينات لقسد في عين عيسى.",
        "shelling", {"turkey": "initiator", "sdf": "target"},
    ),
    (
        "لقي قيادي حوثي مصرعه في حيس بغارة لطائرات التحالف العربي استهدفته.",
        "airstrike", {"arab_coalition": "initiator", "houthis": "target"},
    ),
    (
        "وكانت تركيا قد قصفت مواقع حزب العمال الكردستاني في قنديل السبت.",
        "shelling", {"turkey": "initiator", "pkk": "target"},
    ),
]  # fmt: skip


def _events(text: str) -> list[Event]:
    article = Article(id="t", text=text, published="2024-06-15")
    return [
        e
        for e in extract_article(article, default_engine())
        if e.status in ("occurred", "ongoing") and e.confidence >= MIN_CONFIDENCE
    ]


@pytest.mark.parametrize(("text", "wanted"), COUNTS.values(), ids=COUNTS)
def test_how_many(text: str, wanted: dict[str, int]) -> None:
    told = Counter(event.type for event in _events(text))
    assert {kind: told[kind] for kind in wanted} == wanted


@pytest.mark.parametrize(("text", "event_type", "wanted"), PARTIES)
def test_who_did_it_to_whom(text: str, event_type: str, wanted: dict[str, str]) -> None:
    (event,) = (e for e in _events(text) if e.type == event_type)
    assert {a.id: a.role for a in event.actors} == wanted
