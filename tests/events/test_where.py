"""The place of an event: sentences in, the place of the record out."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def read(text: str, title: str | None = None) -> tuple[Event, ...]:
    whole = f"{title}\n\n{text}" if title else text
    return extract_article(
        Article(
            id="where", text=whole, title=title, outlet=None, published="2024-06-15", published_time=None,
            published_from="option", dateline_place=None, author=None, agency=None, reports_on=None, url=None,
            path="where.txt", language="ar", text_sha256=hashlib.sha256(whole.encode()).hexdigest(),
        ),
        engine(),
    )  # fmt: skip


def place_of(text: str, event_type: str, title: str | None = None) -> str | None:
    found = [e for e in read(text, title) if e.type == event_type]
    assert found, f"no {event_type}"
    return found[0].place.name if found[0].place else None


CASES = {
    "own clause": ("قصفت قوات النظام بالمدفعية بلدة سرمين بريف إدلب.", "shelling", "سرمين"),
    "not where the sources are": (
        "أكدت مصادر محلية في الحسكة أن عبوة ناسفة انفجرت بسيارة عسكرية في مدينة الشدادي.", "bombing", "الشدادي",
    ),
    "not where the guns stand": (
        "قصفت قوات النظام المتمركزة في بلدة عياش قرية الحصان بالمدفعية.", "shelling", "الحصان",
    ),
    "the scene, then the spot": (
        "وفي دير الزور، هاجم مسلحون مجهولون نقطة لقسد قرب جسر الصبحة.", "armed_attack", "جسر الصبحة",
    ),
    "the scene alone": ("وفي منبج، انفجرت سيارة مفخخة صباح اليوم وقتل ثلاثة مدنيين.", "bombing", "منبج"),
    "after a long insertion": (
        "دوى انفجار ضخم، ليل أمس، بأحد مستودعات السلاح التابعة للفصائل، وذلك في قرية تل نصري بريف الحسكة.", "explosion",
        "تل نصري",
    ),
    "destination of a convoy": ("أرسلت القوات الروسية رتلاً عسكرياً من القامشلي إلى عين عيسى.", "deployment", "عين عيسى"),
    "withdrawal from": ("انسحبت القوات الأميركية من قاعدة التنف.", "withdrawal", "قاعدة التنف"),
    "spot rather than town": (
        "انفجرت عبوة ناسفة في شارع راجو وسط مدينة عفرين وقتل مدني.", "bombing", "شارع راجو",
    ),
    "the town inside the scene": (
        "وفي البقاع، وصل شبان إلى بلدة رياق ليلاً، ثم انفجرت في رياق عبوة ناسفة.", "bombing", "رياق",
    ),
    "the square to which a crowd goes": (
        "تدفق المتظاهرون إلى ساحة التحرير وسط بغداد.", "protest", "ساحة التحرير",
    ),
    "not what a crowd wants": (
        "خرجت مظاهرة في رفح للمطالبة برفع الحصار عن غزة.", "protest", "رفح",
    ),
    "from where a crowd marches": (
        "سار مئات المحتجين من تاجوراء رافعين الأعلام.", "protest", "تاجوراء",
    ),
    "the countryside of the town that sets the scene": (
        "في حلب، قال ناشطون إن اشتباكات عنيفة وقعت في ريف حلب الغربي.", "armed_clash", "حلب",
    ),
    "a park": ("فجر انتحاري نفسه في متنزه ياشمار وسط إسطنبول.", "bombing", "متنزه ياشمار"),
    "a province of the Maghreb": (
        "نصب مسلحون كمينا للجيش في أولاد سعيد من ولاية جندوبة وقتلوا جنديين.", "armed_attack", "أولاد سعيد",
    ),
    "where it was agreed, not what about": (
        "توصل الطرفان إلى اتفاق في القاهرة يقضي بأن ينسحب المسلحون من مدينة إدلب.", "agreement", "القاهرة",
    ),
    "the place that saw it": ("شهدت مدينة الموصل انفجار سيارة مفخخة مساء أمس.", "bombing", "الموصل"),
    "not where the guests are from": ("هاجم مسلحون قادمون من تشاد قرية كرنوي بشمال دارفور.", "armed_attack", "كرنوي"),
    "the spot acted on, not its province": (
        "أغلق متظاهرون في محافظة البصرة صباح الأحد، ميناء أم قصر ومنعوا الشاحنات من دخوله.", "protest", "ميناء أم قصر",
    ),
    "behind the name of an agency": ("نقلت وكالة الأناضول أن عبوة انفجرت في عفرين.", "bombing", "عفرين"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "name"), CASES.values(), ids=CASES)
def test_place(text: str, event_type: str, name: str) -> None:
    assert place_of(text, event_type) == name


def test_item_of_a_bulletin() -> None:
    text = "أخبار متفرقة من الجنوب:\n- شهبا: أطلق مجهولون النار على دورية للشرطة وقتلوا عنصرين."
    assert place_of(text, "armed_attack") == "شهبا"


def test_places_in_quotation_marks_belong_together() -> None:
    events = read("قصفت قوات النظام بالمدفعية بلدات «سرمين» و«النيرب» و«آفس» بريف إدلب.")
    event = next(e for e in events if e.type == "shelling")
    assert [p.name for p in event.places] == ["سرمين", "النيرب", "آفس"]


def test_border_of_one_country_yields_to_a_town() -> None:
    assert place_of("قتل جنديان في هجوم مسلح على مدينة القائم قرب الحدود السورية.", "armed_attack") == "القائم"


def test_running_place_of_the_account() -> None:
    text = "انفجرت سيارة مفخخة في مدينة منبج صباح اليوم.\nواعتقلت الشرطة ثلاثة مشتبه بهم بعد ساعات."
    assert place_of(text, "arrest") == "منبج"


def test_headline_names_the_place_that_the_body_leaves_out() -> None:
    assert place_of("اعتقلت قوات الأمن خمسة شبان فجر اليوم.", "arrest", "اعتقالات في داعل") == "داعل"


def test_both_ends_of_a_road() -> None:
    event = next(e for e in read("قطعت قسد الطريق الواصل بين الرقة وتل أبيض.") if e.type == "blockade")
    assert [p.name for p in event.places] == ["الرقة", "تل أبيض"]
    assert event.place is not None
    assert event.place.precision == "near"


def test_one_act_in_several_places() -> None:
    events = read("قصفت قوات النظام بالمدفعية بلدات سرمين والنيرب وآفس بريف إدلب.")
    event = next(e for e in events if e.type == "shelling")
    assert [p.name for p in event.places] == ["سرمين", "النيرب", "آفس"]


def test_two_events_of_a_sentence_take_each_their_own() -> None:
    text = "انفجرت عبوة ناسفة في مدينة الباب وقتل مدني، فيما قصفت قوات النظام بالمدفعية بلدة سرمين."
    told = {e.type: e.place.name for e in read(text) if e.place}
    assert told["bombing"] == "الباب"
    assert told["shelling"] == "سرمين"


def test_a_pact_takes_no_place_from_the_account() -> None:
    text = "قصفت المدفعية بلدة سرمين صباح اليوم. وتوصل الطرفان إلى هدنة يوم الخميس الماضي."
    assert place_of(text, "agreement") is None


def test_what_is_told_of_another_time_is_not_where_the_account_is() -> None:
    text = "انفجرت عبوة في بلدة سرمين أمس.\n\nوكان المسلحون أعدموا رهينتين في نيسان الماضي."
    assert place_of(text, "bombing") == "سرمين"
    assert place_of(text, "execution") is None


def test_what_was_done_in_another_month_is_not_where_the_account_is() -> None:
    text = "أطلقت الفصائل أمس سراح ستة جنود في بلدة سنجار. وفي شباط الماضي أفرج النظام عن معتقلين اثنين."
    assert [e.place.name if e.place else None for e in read(text)] == ["سنجار", None]


def test_a_mosque_named_after_a_hill_elsewhere_lies_in_the_town_named_with_it() -> None:
    found = [e for e in read("فجر مسلحون مسجد النبي يونس في مدينة الموصل أمس.") if e.place]
    assert [(e.place.name, e.place.admin1) for e in found if e.place] == [("مسجد النبي يونس", "Nineveh")]


def test_where_a_bus_was_going_is_not_where_it_was_shot_at() -> None:
    text = "أطلق مسلحون النار على حافلة كانت متجهة من كابل إلى باميان في منطقة جلريز بولاية ميدان وردك."
    assert place_of(text, "armed_attack") == "جلريز"


def test_what_an_act_answers_was_elsewhere() -> None:
    text = "احتجز أهالي بلدة محجة ضابطاً رداً على مقتل شاب على حاجز منكت الحطب."
    assert place_of(text, "abduction") == "محجة"


def test_the_home_of_the_doers_is_not_where_they_did_it() -> None:
    text = "أحرق مستوطنون من مستوطنة يتسهار مركبات فلسطينية في بلدة حوارة جنوب نابلس."
    assert place_of(text, "property_destruction") == "حوارة"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قصفت المدفعية بلدة سرمين أمس. وتوعدت الفصائل بشن هجمات جديدة.", None),
        ("قصفت المدفعية بلدة سرمين أمس. وتوعدت الفصائل بقصف مدينة حماة.", "حماة"),
    ],
)
def test_a_threat_has_the_place_that_it_names(text: str, place: str | None) -> None:
    assert place_of(text, "threat") == place


def test_who_was_found_dead_was_taken_elsewhere() -> None:
    text = "عثر الأهالي على جثة شاب في بلدة الشحيل بعد أيام من اختطافه على يد مسلحين."
    assert place_of(text, "abduction") is None
    assert place_of(text, "killing") == "الشحيل"


def test_the_hospital_is_not_where_the_next_act_is() -> None:
    text = (
        "أصيب عشرة أشخاص بانفجار سيارة مفخخة في مديرية التواهي بعدن.\n"
        "وأوضح مصدر أن الجرحى نقلوا إلى مستشفى الجمهورية في خورمكسر، وأن مسلحين اغتالوا ضابطاً."
    )
    assert place_of(text, "assassination") == "التواهي"


def test_after_a_spot_the_account_goes_on_in_its_town() -> None:
    text = (
        "سقطت قذائف مدفعية على مستشفى الفاشر وقتلت امرأة.\n"
        "وأطلقت قوات الدعم السريع النار على طائرة للجيش دون أن تصيبها."
    )
    assert place_of(text, "shelling") == "مستشفى الفاشر"
    assert place_of(text, "armed_attack") == "الفاشر"


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        # an item stands under its governorate
        ("هذه حصيلة اليوم:\n- دير الزور: هاجم مسلحون مجهولون حاجزاً لقسد في بلدة ذيبان.", "armed_attack", "ذيبان"),
        # the part of a town is in it
        ("قتل شاب شرقي دير الزور.\nودهمت قوة بيوتاً في الحي الغربي من بلدة الطيانة.", "raid", "الطيانة"),
        # where a road leads
        ("وفي الديوانية، قطع محتجون الطريق الدولي المؤدي إلى بغداد لساعات.", "protest", "الديوانية"),
        # the seat of a body
        ("تظاهر المئات في الديوانية.\nواقتحم محتجون، الأربعاء الماضي، مقر شرطة ذي قار.", "riot", "ذي قار"),
        # the province of a force, where nothing else is told
        ("اعتقلت شرطة ميسان ثلاثة مطلوبين.", "arrest", "ميسان"),
        # the town of a scene told in its sentence
        (
            "وفي الموصل، عثرت الشرطة صباح اليوم على جثتي سائقين مجهولي الهوية قرب بلدة حمام العليل.",
            "killing", "حمام العليل",
        ),
        # after a bridge the account goes on in its town
        (
            "استهدفت عبوة دورية قرب جسر بلدة خربة غزالة شرقي درعا.\nواعتقلت القوات ثلاثة رعاة كانوا قريبين.",
            "arrest", "خربة غزالة",
        ),
        # a capital that a visit reaches is where it was
        ("المبعوث الأممي يصل صنعاء لبحث الهدنة.", "meeting", "صنعاء"),
        ("زار وزير الخارجية الإيراني دمشق أمس.", "meeting", "دمشق"),
        # the market of the town is no name
        ("قصفت طائرة مسيرة شاحنات قرب مليط.\nوأصابت غارة سوق المدينة.", "airstrike", "مليط"),
        # guns stand where they do not hit
        ("قصف الجيش من قواعده في مارع قرية عين دقنة بالمدفعية.", "shelling", "عين دقنة"),
        # a verb ends the phrase: what is behind it holds nothing before it
        ("أطلقت صواريخ من جنوب لبنان سقطت في محيط بلدة المطلة.", "shelling", "المطلة"),
        # residents who close a road do it where they live
        ("أغلق العشرات من سكان تاجوراء الطريق الساحلي احتجاجاً على الحادث.", "protest", "تاجوراء"),
        # the quarter told before
        ("دخلت القوات حي الصالحين.\nوانسحب المسلحون من الحي إلى بلدة الأتارب.", "withdrawal", "الصالحين"),
        # a body found at the edge of the town of those who found it
        ("وجد أهالي بلدة نوى جثة شاب من بلدة جاسم على أطراف البلدة.", "killing", "نوى"),
        # a truce of those who fight in a camp
        ("اندلعت اشتباكات في مخيم عين الحلوة.\nوتوصل الطرفان ليلاً إلى وقف لإطلاق النار.", "agreement",
         "مخيم عين الحلوة"),
        # a junction on a road
        ("انفجرت عبوة بدورية قرب مفرق شرشوب على طريق حمص - القصير.", "bombing", "مفرق شرشوب"),
        # the village in a district
        ("قصفت المليشيا قرية الشقب في مديرية صبر الموادم جنوب شرق تعز.", "shelling", "الشقب"),
    ],
)  # fmt: skip
def test_the_place_of_an_act(text: str, event_type: str, place: str) -> None:
    assert place_of(text, event_type) == place


def test_what_is_counted_since_months_is_of_the_country() -> None:
    text = (
        "ألقى مجهولون قنبلة على دورية للشرطة في البصرة جنوبي العراق أمس.\n"
        "وبلغ عدد من قُتلوا في البلاد منذ مطلع آذار الماضي 346 شخصاً."
    )
    assert place_of(text, "killing") == "العراق"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("انفجرت عبوة بدورية على طريق جبلة - القرداحة.", ["جبلة", "القرداحة"]),
        ("انفجرت عبوة بدورية على طريق الحسكة - القامشلي شرق تل تمر.",
         ["تل تمر", "الحسكة", "القامشلي"]),
        ("انفجرت عبوة بدورية على طريق الخرطوم - عطبرة (الغربي) قرب بلدة شندي.", ["شندي", "الخرطوم", "عطبرة"]),
    ],
)  # fmt: skip
def test_a_road_has_both_ends(text: str, names: list[str]) -> None:
    events = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    assert [p.name for p in events[0].places] == names


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        # what was hit is told of below
        (
            "انفجرت سيارة مفخخة اليوم في محافظة صلاح الدين وقتلت أربعة جنود.\n\n"
            "وقال ضابط إن السيارة كانت متوقفة قرب بلدة يثرب.",
            "bombing", "يثرب",
        ),
        # where the bus on a road was
        (
            "هاجم مسلحون حافلة على طريق كركوك - تكريت وقتلوا راكبين.\n\nوأضاف المصدر أن الحافلة كانت عند قرية الصفرة.",
            "armed_attack", "الصفرة",
        ),
        # a sentence on something else names no place of the act
        (
            "انفجرت سيارة مفخخة اليوم في محافظة صلاح الدين وقتلت أربعة جنود.\n\n"
            "وتعيش عائلات كثيرة من النازحين في بلدة يثرب.",
            "bombing", "صلاح الدين",
        ),
        # the village near which it was, not the city of the headline
        (
            "انفجار عبوة في درعا\n\nقتل شرطي في انفجار عبوة ناسفة أمس قرب بلدة جاسم.",
            "bombing", "جاسم",
        ),
    ],
)  # fmt: skip
def test_what_is_told_below_says_where(text: str, event_type: str, place: str) -> None:
    assert place_of(text, event_type) == place


@pytest.mark.parametrize(
    ("text", "event_type", "place"),
    [
        # the village told behind the act, not the governorate that sets the scene
        (
            "وفي القليوبية استشهد ضابط بعدما أطلق عليه مجهولون الرصاص أثناء توجهه للصلاة بقرية الكوم الأصفر بالخانكة.",
            "assassination", "الكوم الأصفر",
        ),
        # the towns that are named of a region
        (
            "انسحب الجيش الإسرائيلي من ثلاث بلدات في جنوب لبنان، هي يارون وبليدا وكفركلا.", "withdrawal", "يارون",
        ),
        # where a pact was made, and by those of which town
        ("تأتي العملية تنفيذا لاتفاق أبرمه الطرفان في سويسرا الشهر الماضي.", "agreement", "سويسرا"),
        ("وكانت فصائل مدينة نوى توصلت الأربعاء إلى اتفاق مع الجانب الروسي.", "agreement", "نوى"),
        # where those sit who send somebody, and where others are bound for
        (
            "اعتقلت دورية تابعة لفرع الأمن العسكري بدرعا شابا على حاجز منكت الحطب شمالي المحافظة.", "arrest",
            "حاجز منكت الحطب",
        ),
        ("خطف مسلحون حافلة متجهة إلى السويداء قرب بلدة حزم.", "abduction", "حزم"),
        # what a threat is to strike; the pact of a relative clause
        ("هدد رئيس جهاز الأمن الداخلي في بنغازي، سالم الورفلي، بقصف غريان إن بقي فيها مقاتلون.", "threat", "غريان"),
        ("أفرج الأحد عن 90 أسيرا من بين 240 يشملهم الاتفاق الذي أبرم في عمان الشهر الماضي.", "release", None),
        # a letter behind a preposition is the name's own
        ("وفي ببنين - عكار، داهمت قوة من الجيش منزل أحد المطلوبين.", "raid", "عكار"),
        # a capital that agrees is no place
        ("قالت الخارجية إن إسلام آباد وحكومة طالبان اتفقتا على وقف مؤقت لإطلاق النار.", "agreement", None),
        # where a crowd stands is not where that was against which it cries out
        (
            "أشعل محتجون الإطارات وسط البصرة وقطعوا جسر الزبير احتجاجا على مقتل متظاهر.", "killing", "البصرة",
        ),
    ],
)  # fmt: skip
def test_where_another_phrase_says_it(text: str, event_type: str, place: str | None) -> None:
    assert place_of(text, event_type) == place


def test_a_headline_of_two_acts_is_no_word_on_the_first() -> None:
    text = "قصف حزب الله اليوم بعشرات الصواريخ مستعمرات الجليل.\n\nوأغار الطيران الحربي ظهرا على بلدة ياطر."
    assert place_of(text, "shelling", "رشقات نحو المستعمرات وطيران العدو يغير على ياطر") == "الجليل"
