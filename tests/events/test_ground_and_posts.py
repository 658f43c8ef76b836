"""Ground, posts, arms and roads that change hands, in the words and orders in which that is told: type and parties."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.config import MIN_CONFIDENCE
from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)

# what is tested: text; the type of its event, and who is told in which role
CASES = {
    "long names before what is emptied": (
        "أفرغت القوات البرية للحرس الثوري الإيراني مقارها في حي الحويقة بدير الزور السبت.", "withdrawal",
        {"iran:initiator"},
    ),
    "the subject behind a phrase of place and day": (
        "تدفق على بلدة المدارة ليل السبت مقاتلون من قوات الدعم السريع.", "deployment", {"rsf:initiator"},
    ),
    "before whom towns fall": (
        "تساقطت بلدات ريف إدلب الجنوبي أمام قوات النظام السوري نهار الخميس.", "territory", {"syria_regime:initiator"},
    ),
    "who admits a loss has lost": (
        "اعترف الجيش الصومالي بضياع بلدة موقوكوري السبت.", "territory", {"somalia_government:target"},
    ),
    "who held it until then": (
        "استعاد الجيش الصومالي مدينة بولوبردي السبت بعد ستة أعوام من وجود حركة الشباب فيها.", "territory",
        {"somalia_government:initiator", "al_shabaab:target"},
    ),
    "an aside about the closure": (
        "إغلاق معبر رفح، الذي فرضه الجيش الإسرائيلي السبت، يعطل سفر المرضى.", "blockade", {"israel:initiator"},
    ),
    "an aside behind the name of a place": (
        "أتاح تحرير ناحية القيارة، الذي أنجزته قوات البيشمركة السبت، عودة العمال.", "territory",
        {"peshmerga:initiator"},
    ),
    "fighters whom buses carry": (
        "أقلت عشرون حافلة مقاتلي جيش الإسلام من مدينة دوما إلى جرابلس السبت.", "withdrawal",
        {"jaysh_al_islam:initiator"},
    ),
    "men of a state that others are lent": (
        "أنجدت حكومة إقليم كردستان حامية بلدة الكوير بمئتي مقاتل من البيشمركة السبت.", "deployment",
        {"peshmerga:initiator"},
    ),
}  # fmt: skip

# Words of ground, arms and roads that tell nothing of the kind; the types that must not be found.
SILENT = {
    "a market": ("هيمنت شركة روسية على سوق القمح في حلب.", "territory"),
    "a currency": ("انهارت الليرة أمام الدولار في أسواق دمشق وحلب.", "territory"),
    "the Golan": ("أعلن الجيش الإسرائيلي السبت إرسال تعزيزات إلى الجولان.", "blockade"),
    "a leave": ("عاد جنود الجيش اللبناني من الإجازة إلى زحلة.", "withdrawal"),
    "prayers": ("خرج المصلون في عمان رافعين أيديهم بالدعاء لمقاتلي غزة.", "surrender"),
    "a film": ("عرض فيلم الأسد الأفريقي في مهرجان مراكش.", "training"),
    "works": ("وضعت وزارة الأشغال كتلا خرسانية على طريق المطار للصيانة.", "blockade"),
    "a heat wave": ("دعت السلطات سكان بغداد إلى ملازمة المنازل ظهرا بسبب الحر.", "blockade"),
}


def _events(text: str) -> list[tuple[str, set[str]]]:
    article = Article(id="t", text=f"آخر الأخبار\n\n{text}", title="آخر الأخبار", published="2024-06-17")
    found = extract_article(article, engine())
    return [(e.type, {f"{a.id}:{a.role}" for a in e.actors}) for e in found if e.confidence >= MIN_CONFIDENCE]


@pytest.mark.parametrize(("text", "kind", "parties"), CASES.values(), ids=CASES)
def test_it_changes_hands(text: str, kind: str, parties: set[str]) -> None:
    told = [actors for found, actors in _events(text) if found == kind]
    assert told
    assert parties <= told[0]


@pytest.mark.parametrize(("text", "kind"), SILENT.values(), ids=SILENT)
def test_nothing_changes_hands(text: str, kind: str) -> None:
    assert kind not in [found for found, _ in _events(text)]
