"""Which place of several is the act's: clauses, causes, subjects and origins that stand beside it."""

from __future__ import annotations

import pytest

from tests.events.test_where import place_of

CASES = {
    "the village in the surroundings of a town": (
        "عثر جنود شمال الرمادي، في منطقة البوسودة، على كدس عبوات.", "explosive_found", "البوسودة",
    ),
    "not whence the gunmen came": (
        "هاجم مسلحون قدموا من ولاية الوحدة، بلدة كوج ماويل في ولاية جونقلي، الثلاثاء، فقتلوا عشرة.",
        "armed_attack", "كوج ماويل",
    ),
    "the mosque, not its camp": (
        "وقع أمس في مسجد الرحمة بمخيم عين الحلوة اتفاق يوقف إطلاق النار بين حركتين.", "agreement", "مسجد الرحمة",
    ),
    "the mosque, not its quarter": (
        "أغلقت قوة من الشرطة المسجد الأقصى في القدس الشرقية صباحا.", "blockade", "المسجد الأقصى",
    ),
    "the clause is the act's own": (
        "أعلن الوزير أن الطريق من مصراتة إلى سرت مفتوحة، وهي مقطوعة على خلفية هجوم للجيش الوطني على سبها.",
        "armed_attack", "سبها",
    ),
    "a village that no list knows, not its district": (
        "قتل أربعة حين تقاتل أبناء عشيرة بقرية باب سعيد التابعة لقضاء القرنة في البصرة.", "armed_clash", "باب سعيد",
    ),
    "a man named like a town": ("ذكر محمد عدن شيخي أن قراصنة سلموا سلاحهم في بوصاصو.", "surrender", "بوصاصو"),
    "the two told before": (
        "اندلعت اشتباكات في قريتي تل أعور والفريكة، فيما قصفت قوات النظام القريتين بالصواريخ.", "shelling", "تل أعور",
    ),
}  # fmt: skip

ELSEWHERE = {
    "what a crowd cries out against": (
        "خرج المئات في مسيرات تنديدا بنقل البعثة من طنجة إلى الرباط.", "protest", None,
    ),
    "what a meeting is about": (
        "عقدت المنظمة الثلاثاء اجتماعا طارئا لبحث الوضع في الحديدة.", "meeting", None,
    ),
    "where a meeting is, whatever it is about": (
        "عقدت المنظمة الثلاثاء اجتماعا في القاهرة لبحث الوضع في الحديدة.", "meeting", "القاهرة",
    ),
    "by wire from there": (
        "وقال المبعوث في اتصال هاتفي من جنيف إن غارات جوية وقعت ليلا.", "airstrike", None,
    ),
    "a number is no name": ("عثر الجيش العراقي على صواريخ في محافظات ثلاث، أمس.", "explosive_found", None),
    "what says more of a thing": (
        "وكانت القوات قد استولت على المقر قبل شهرين، وهو من أكبر مقار الجيش في حضرموت.", "territory", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "place"), CASES.values(), ids=CASES)
def test_the_acts_own(text: str, event_type: str, place: str) -> None:
    assert place_of(text, event_type) == place


@pytest.mark.parametrize(("text", "event_type", "place"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_is_told_beside(text: str, event_type: str, place: str | None) -> None:
    assert place_of(text, event_type, title="أخبار اليوم") == place


def test_the_place_that_a_clause_is_about() -> None:
    text = "وتقع المأذنية ضمن حي القدم الذي تمكن تنظيم داعش من السيطرة عليه قبل شهر."
    assert place_of(text, "territory", title="معارك جنوب دمشق") == "القدم"
