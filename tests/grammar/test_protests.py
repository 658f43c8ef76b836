"""Crowds that protest and riot, whoever they are and however it is told; and crowds that protest against nothing."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import analyse, default_engine

engine = cache(default_engine)

# Who, as the subject of a verb before and behind it, masculine.
CROWDS = (
    "متظاهرون", "آلاف الأشخاص", "مئات المحامين", "أنصار المعارضة", "ناشطون بيئيون", "مزارعون فرنسيون", "عمال المناجم",
    "رهبان بوذيون", "عاطلون عن العمل", "مناهضون للعولمة", "عدد من أسر المفقودين", "حشد من الشبان", "أفراد من الجالية",
)  # fmt: skip
# Verb before its subject, behind it in the past and in the present, and what follows.
GATHERINGS = (
    ("تظاهر", "تظاهروا", "يتظاهرون", "في وسط سانتياغو"),
    ("احتج", "احتجوا", "يحتجون", "في نواكشوط على رفع أسعار الخبز"),
    ("تجمع", "تجمعوا", "يتجمعون", "خارج مبنى المحكمة في سيول تضامنا مع المعتقلين"),
    ("سار", "ساروا", "يسيرون", "في شوارع كاتماندو رافعين صور الضحايا"),
    ("خرج", "خرجوا", "يخرجون", "بعد صلاة الجمعة في كراتشي تنديدا بالرسوم"),
    ("توجه", "توجهوا", "يتوجهون", "في مسيرة إلى مقر البرلمان في أثينا"),
    ("وقف", "وقفوا", "يقفون", "أمام القنصلية في لندن رافعين لافتات ضد الحرب"),
    ("نزل", "نزلوا", "ينزلون", "إلى الشوارع في بانكوك مطالبين برحيل الحكومة"),
)
# What a protest is called, in sentences that tell of it.
NAMES = (
    "احتجاجات عنيفة", "مسيرة", "مسيرات", "مسيرة بالشموع", "تحركات احتجاجية", "حركة احتجاج", "أعمال احتجاج",
    "تجمعات احتجاجية", "نزول مئات الشبان إلى الشارع",
)  # fmt: skip
TOLD = (
    "وشهدت مدينة تبليسي أمس {n} ضد نتائج الانتخابات.",
    "اندلعت {n} في باريس تنديدا بمقتل فتى.",
    "وأثار القرار {n} في حيفا رفضا للهدم.",
    "{n} في سيول رفضا للاتفاق",
)
# Mobs and what they do; "{p}" the plural ending of a verb behind its subject.
MOBS = ("أنصار الرئيس المخلوع", "مئات الطلاب", "عمال مضربون", "مثيرو الشغب")
VIOLENCE = (
    ("أحرق", "أحرقوا", "مقر الحزب الحاكم في بيشكيك"),
    ("حطم", "حطموا", "واجهات المتاجر في أثينا"),
    ("اشتبك", "اشتبكوا", "مع الشرطة في دكا"),
    ("رمى", "رموا", "سيارات الشرطة بالحجارة في ليون"),
)
SENTENCES = (
    ("protest", "غصت شوارع كييف بآلاف المتظاهرين."),
    ("protest", "نصبت المعارضة خيامها وسط بيروت."),
    ("protest", "شارك الآلاف في تشييع الضحايا في القامشلي مرددين هتافات تطالب بالثأر."),
    ("protest", "كبل ناشطون أنفسهم بالسلاسل أمام السفارة في برلين."),
    ("protest", "أقيم مهرجان خطابي حاشد في صيدا تنديدا بالحصار."),
    ("protest", "انضم طلاب الجامعات إلى المحتجين في رانغون."),
    ("protest", "توسعت رقعة الاحتجاجات لتشمل قفصة."),
    ("protest", "فرقت الشرطة بالقوة تجمعا للمعارضة في هراري."),
    ("protest", "انتفض سكان الحي ضد الغلاء في تيغوسيغالبا."),
    ("protest", "أضاء مئات الصحافيين الشموع في مانيلا تضامنا مع زملائهم."),
    ("protest", "وقامت نقابات عمالية بتنظيم مسيرة في ليما رفضا للقانون."),
    ("protest", "أقام سكان القرية حواجز على الطريق قرب جنين."),
    ("protest", "مزق متظاهرون صور الرئيس في لوساكا."),
    ("protest", "عطل مزارعون حركة القطارات في ستراسبورغ احتجاجا على الأسعار."),
    ("riot", "دارت مناوشات بين محتجين وقوات مكافحة الشغب في تونس."),
    ("riot", "اقتحم عشرات الناشطين مبنى السفارة في نيودلهي ورفعوا علم التبت."),
    ("riot", "ألقى متظاهرون أحذية على صورة الرئيس في أنقرة."),
    ("riot", "تعرض مقر الحزب الحاكم في أنتاناناريفو للتخريب على أيدي متظاهرين."),
    ("riot", "تدافع متظاهرون مع رجال الأمن أمام البرلمان في صوفيا."),
    ("riot", "تصدى شبان لقوات الأمن بالحجارة في سريناغار."),
)
NO_PROTEST = (
    "نزل مئات الآلاف إلى شوارع ريو دي جانيرو للمشاركة في الكرنفال.",
    "تجمع مئات الصحافيين أمام المحكمة في انتظار الحكم.",
    "تجمع السياح أمام متحف اللوفر لرؤية اللوحات.",
    "احتشد أنصار المرشح الديمقراطي في قاعة المؤتمرات لسماع خطابه.",
    "توجه آلاف الناخبين إلى مراكز الاقتراع في تبليسي للتصويت ضد الرئيس.",
    "توجه آلاف النازحين إلى الحدود هربا من القتال ضد المتمردين.",
    "وقف مئات الناخبين في طوابير أمام مراكز الاقتراع في بغداد.",
    "توجه عشرات النواب إلى البرلمان لانتخاب الرئيس.",
    "احتج النائب على كلام رئيس الجلسة.",
    "انضم مئات الشبان إلى الجيش رافعين الأعلام.",
    "زحف مئات المقاتلين نحو القصر الرئاسي في نجامينا.",
    "دعت المعارضة إلى تجمع حاشد أمام البرلمان يوم الجمعة المقبل.",
    "وقف مئات الضباط في طابور أمام القصر تكريما للرئيس.",
    "شاركت آلاف النساء في مسيرة رياضية في سباق المدينة.",
    "نفذت تركيا ضربة بمسيراتها على قرية في العام الجاري.",
    "خلال مسيرته السياسية شهد الحزب خلافات.",
    "قلب السائق السيارة في منعطف قرب طلاب.",
    "اصطدمت شاحنة بحافلة تقل طلابا.",
    "هاجم أنصار السنة دورية للشرطة بالصواريخ في الموصل.",
    "اشتبك عمال إغاثة مع مسلحين خطفوا زميلهم.",
)


def types(text: str) -> set[str]:
    """The types that are told as facts in a sentence on its own, however sure."""
    events = analyse(Article(id="x", text=text), engine()).events
    return {event.type for event in events if event.status in ASSERTED}


@pytest.mark.parametrize("crowd", CROWDS)
@pytest.mark.parametrize("verb", GATHERINGS, ids=lambda verb: verb[0])
def test_crowds_protest_in_every_clause(verb: tuple[str, str, str, str], crowd: str) -> None:
    first, past, present, rest = verb
    texts = (
        f"{first} {crowd} {rest}.",
        f"وكان {crowd} {past} {rest}.",
        f"وأعلنت حالة الطوارئ، فيما {first} {crowd} {rest}.",
    )
    assert [text for text in texts if "protest" not in types(text)] == []
    if crowd == "متظاهرون":
        assert "protest" in types(f"{crowd} {present} {rest}")


@pytest.mark.parametrize("name", NAMES)
def test_what_a_protest_is_called(name: str) -> None:
    assert [t for t in TOLD if "protest" not in types(t.format(n=name))] == []


@pytest.mark.parametrize("mob", MOBS)
@pytest.mark.parametrize("verb", VIOLENCE, ids=lambda verb: verb[0])
def test_mobs_riot(verb: tuple[str, str, str], mob: str) -> None:
    first, past, rest = verb
    texts = (f"و{first} {mob} {rest}.", f"وكان {mob} {past} {rest}.")
    assert [text for text in texts if "riot" not in types(text)] == []


@pytest.mark.parametrize(("kind", "text"), SENTENCES)
def test_other_ways_to_tell_it(kind: str, text: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize("text", NO_PROTEST)
def test_crowds_that_protest_against_nothing(text: str) -> None:
    assert types(text) & {"protest", "riot"} == set()


def test_help_of_people_of_no_name() -> None:
    """Whose name it is, is asked of names alone."""
    assert "territory" in types("سيطر الجيش على القرية بمساعدة الأهالي.")
