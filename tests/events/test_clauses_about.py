"""Acts in clauses about a noun, and the verb of that noun behind them: each with its doers, its day and its place."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)

# a sentence, the type of an event told in it, its actors, its day and its place; published on Wednesday 2020-06-17
CASES = (
    (
        "القوة الأميركية التي حطت ليل الثلاثاء في قرية الباغوز اعتقلت ثلاثة من عناصر داعش.",
        "arrest", "usa:initiator isis:target", "2020-06-16", "الباغوز",
    ),
    (
        "المتظاهرون الذين تجمعوا أمام مقر الحكومة في عدن الأحد أغلقوا الطريق الرئيسي.",
        "protest", "protesters:initiator", "2020-06-14", "عدن",
    ),
    (
        "القافلة التي أرسلها برنامج الأغذية العالمي من بورتسودان وصلت الثلاثاء إلى كادقلي وعلى متنها دقيق.",
        "aid", "", "2020-06-16", "كادقلي",
    ),
    (
        "الإنذار الذي وجهه الجيش الإسرائيلي إلى سكان شمال غزة الجمعة يمهلهم 24 ساعة.",
        "threat", "israel:initiator civilians:target", "2020-06-12", "شمال غزة",
    ),
    (
        "أربعة شبان قتلهم الجيش الهندي في سريناغار الاثنين شيعوا أمس.",
        "armed_attack", "india_army:initiator civilians:target", "2020-06-15", "سريناغار",
    ),
    (
        "سبعة صيادين اعتقلتهم البحرية المصرية قبالة رفح الخميس عادوا إلى بيوتهم.",
        "arrest", "egypt_army:initiator civilians:target", "2020-06-11", "رفح",
    ),
    # a verb joined by "and" behind a clause about another noun goes on with the subject of its own verb before
    (
        "قام متظاهرون في طنطا بالاحتجاج على قرارات المحافظ الذي عينته الحكومة لحل الأزمة واصطدموا مع رجال الشرطة.",
        "riot", "protesters:participant police:participant", "2020-06-17", "طنطا",
    ),
    # whom somebody saw, at what he did
    (
        "رأى شهود عيان عشرين دبابة للجيش السوداني تعبر جسر الحلفايا نحو أم درمان صباح الأحد.",
        "deployment", "sudan_army:initiator", "2020-06-14", "أم درمان",
    ),
    (
        "رأى مراسل فرانس برس جنودا فرنسيين ينسحبون من قاعدة غاو الاثنين.",
        "withdrawal", "france:initiator", "2020-06-15", "قاعدة غاو",
    ),
    (
        "قالت القوات الأوكرانية إن مسيرة روسية استهدفتها قرب خيرسون أمس.",
        "airstrike", "russia:initiator ukraine_army:target", "2020-06-16", "خيرسون",
    ),
    # clauses about something known that tell a new act, of a day of the last week
    (
        "أكد الجيش أن المروحية التي أسقطها مقاتلو طالبان الاثنين في مدينة غزني كانت تنقل مؤنا.",
        "interception", "taliban:initiator", "2020-06-15", "غزني",
    ),
    (
        "طالبت نقابة بإطلاق المصور الذي أوقفته عناصر الأمن مساء أمس في مدينة عدن.",
        "arrest", "security_forces:initiator journalists:target", "2020-06-16", "عدن",
    ),
    (
        "غادرت مئات الأسر البلدة التي استولت عليها قوات الدعم السريع الاثنين في ولاية الجزيرة.",
        "territory", "rsf:initiator", "2020-06-15", "الجزيرة",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "actors", "day", "place"), CASES, ids=[c[0] for c in CASES])
def test_told_in_a_clause_about_its_subject(text: str, kind: str, actors: str, day: str, place: str) -> None:
    events = extract_article(Article(id="t", text=text, published="2020-06-17"), engine())
    event = next(e for e in events if e.type == kind and e.status in ASSERTED and e.confidence >= 0.5)
    assert {f"{a.id}:{a.role}" for a in event.actors} == set(actors.split())
    assert event.date is not None and event.date.start == day
    assert event.place is not None and event.place.name == place


@pytest.mark.parametrize(
    "text",
    [
        "عين الملك مستشاره وزيرا للداخلية أمس في عمان.",
        "نقل الوزير إلى مقر إقامته في مدينة حلب أمس.",
        "شاهد الجمهور لاعبين يدخلون الملعب في حلب مساء أمس.",
        "نفذ المسؤول وعده لشبان خذلهم سلفه.",
        "نقلت سيارات إسعاف الجنود الأربعة الذين أصيبوا في مأرب إلى المستشفى.",
    ],
)
def test_nothing_told(text: str) -> None:
    events = extract_article(Article(id="t", text=text, published="2020-06-17"), engine())
    unwanted = {"deployment", "territory", "killing", "meeting"}
    assert [e.type for e in events if e.status in ASSERTED and e.type in unwanted] == []
