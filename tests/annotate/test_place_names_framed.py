"""Names that no list has, given away by what stands around them, and nouns that take up a place told before."""

from __future__ import annotations

import pytest

from tests.annotate.test_place_names import heads

CASES = {
    "all between the class word and the area": ("أطلقوا النار بقرية الجبل الأحمر بالخانكة.", ["الجبل الأحمر"]),
    "three words of another language": ("هاجموا نقطة في منطقة شيرين تكاب بوش بولاية فارياب.", ["شيرين تكاب بوش"]),
    "a listed name is only its beginning": ("قصفت المدفعية قرية طويلة العرب في ناحية تل تمر.", ["طويلة العرب"]),
    "people after whom a village is called": (
        "هاجم مسلحون قرية السادة التابعة لناحية السعدية في محافظة ديالى.", ["السادة"],
    ),
    "an adjective is no name": ("هاجم مسلحون قرية حدودية بولاية بورنو.", ["بورنو"]),
    "a verb is no name": ("هاجم مسلحون قرية تسكنها أقلية بولاية بورنو.", ["بورنو"]),
    "an adjective of the village is no part of its name": ("قصفت الطائرات قرية القصير الحدودية بريف حمص.", ["القصير"]),
    "the two of a dual": ("سقطت قذائف على بلدتي ملحم ونصار أمس.", ["ملحم", "نصار"]),
    "no names behind a full dual": ("سقطت قذائف على بلدتين حدوديتين بريف حمص.", ["حمص"]),
    "joined before their area": ("غارات في قنديو بارو وكالبيرو بإقليم شبيلي الوسطى.", ["قنديو بارو", "كالبيرو"]),
    "a field past what it yields": ("سقطت صواريخ في حقل نفط العمر.", ["حقل العمر"]),
    "a front named by a common word": ("أسقط الجيش طائرة مسيرة في جبهة الضباب.", ["الضباب"]),
    "the tribes are no region": ("قاتل الجيش مسنودا بالقبائل في الكسارة غرب مأرب.", ["الكسارة"]),
    "whose clock it is": ("آخر تحديث الساعة 18:05 (مكة المكرمة)\n\nانفجرت عبوة في تكريت.", ["تكريت"]),
    "a church in its quarter": ("دخل مسلحون كنيسة مار جرجس في حي الميدان بدمشق.", ["كنيسة مار جرجس"]),
    "a quarter of the suburbs": ("هز انفجار حارة حريك في ضاحية بيروت الجنوبية.", ["حارة حريك"]),
    "near a mosque is not in it": ("فجر سيارة قرب جامع الرحمن في حي المنصور.", ["جامع الرحمن", "المنصور"]),
    "the village taken up is one that no list has": (
        "هاجموا قرية زنوبة التابعة لمنطقة سلمية بريف حماة. وقصف الجيش القرية.", ["زنوبة", "زنوبة"],
    ),
    "a quarter is not taken up as the city": (
        "تعرضت مأرب لقصف. وسقط صاروخ على حي الروضة شمالي المدينة.", ["مأرب", "الروضة"],
    ),
    "the church taken up": (
        "فتحوا النار في كنيسة مار جرجس بدمشق. وانتشرت الشرطة في محيط الكنيسة.", ["كنيسة مار جرجس", "كنيسة مار جرجس"],
    ),
    "the town that lies somewhere is the one told": (
        "توقف القتال في العجيلات. وانتشرت قوة في المدينة الواقعة غرب طرابلس.", ["العجيلات", "العجيلات"],
    ),
    "a road from an end that no list has": (
        "دورية مشتركة على طريق الخردلي - دير ميماس.", ["طريق الخردلي - دير ميماس"],
    ),
    "told before as a place": ("حاصروا حي الوعر في حمص. وأبرمت لجنة الوعر اتفاقا.", ["الوعر", "الوعر"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names"), list(CASES.values()), ids=list(CASES))
def test_names_in_their_frame(text: str, names: list[str]) -> None:
    assert heads(text) == names
