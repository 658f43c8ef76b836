"""Days that a sentence takes up: "then", the year at the head of its line, the today of one who is quoted."""

from __future__ import annotations

import pytest

from tests.events.days_told import days_told

# published on Saturday 2024-06-15: the text, the type of an act in it, its first and last day
CASES = {
    "then, of a year told before": (
        "هاجم مسلحون حاجزاً للجيش في مأرب الجمعة. ووقع حادث مماثل في آذار 2019. وخطف التنظيم آنذاك ستة جنود.",
        "abduction", "2019-03-01", "2019-03-31",
    ),
    "at that time": (
        "سقطت المدينة في أيدي التنظيم في حزيران 2014. وأعدم التنظيم في ذلك الوقت أربعين شرطياً في تكريت.",
        "execution", "2014-06-01", "2014-06-30",
    ),
    "since that time is another thing": (
        "هاجم مسلحون حاجزاً في مأرب في 3 حزيران. ومنذ ذلك الوقت اعتقل الجيش اليوم عشرين رجلاً في عدن.",
        "arrest", "2024-06-15", "2024-06-15",
    ),
    "a year at the head of a line": (
        "هذا اليوم في التاريخ.\n1940 - غارات إيطالية على ميناء حيفا.\n2004: اعتقال قيادي في لاهور.",
        "airstrike", "1940-01-01", "1940-12-31",
    ),
    "a speaker's today, who is not quoted, of an act told before": (
        "قتل ثلاثة جنود في هجوم على حاجز في غاو الخميس. وقال ضابط إن المسلحين هاجموا اليوم الحاجز من جهتين.",
        "armed_attack", "2024-06-13", "2024-06-13",
    ),
    "a speaker's today of an act elsewhere": (
        "فجر انتحاري نفسه في الموصل الخميس. وقال ضابط إن دورية أوقفت اليوم صيادين، وإن الطائرات قصفت اليوم تلعفر.",
        "airstrike", "2024-06-15", "2024-06-15",
    ),
    "a speaker's today is the account's yesterday": (
        "قتل عشرة جنود في غارة على حاجز في خوست أمس الجمعة. وقال حاكم الولاية «هاجمت مروحيتان حاجز خوست صباح اليوم».",
        "airstrike", "2024-06-14", "2024-06-14",
    ),
    "a speaker's today is today where the account tells of today": (
        "قتل جنود في غارة على خوست أمس الجمعة، وقال الحاكم اليوم «هاجم مسلحون مركز الشرطة في غزني اليوم».",
        "armed_attack", "2024-06-15", "2024-06-15",
    ),
    "a day after another act, whose day is told": (
        "قتل خمسة جنود في هجوم على حاجز في غاو، بعد يوم من سلسلة تفجيرات ضربت أسواقاً خلال عطلة الخميس.",
        "armed_attack", "2024-06-14", "2024-06-14",
    ),
    "a day after another act, for a verb": (
        "هاجم مسلحون حاجزاً في غاو بعد يوم من غارة على كركوك أوقعت قتلى الخميس.",
        "armed_attack", "2024-06-14", "2024-06-14",
    ),
    "the morrow of another act": (
        "اعتقل الجيش عشرين رجلاً في غاو غداة هجوم على دورية وقع الخميس.",
        "arrest", "2024-06-14", "2024-06-14",
    ),
    "a day of its own before another act's": (
        "هاجم مسلحون حاجزاً في غاو الجمعة بعد يوم من غارة مماثلة.",
        "armed_attack", "2024-06-14", "2024-06-14",
    ),
    "its own day behind a comma": (
        "قتل خمسة جنود في هجوم على حاجز في غاو بعد يوم من تفجير مماثل، الجمعة.",
        "armed_attack", "2024-06-14", "2024-06-14",
    ),
    "an act behind after, with a day of its own": (
        "تحيي المدينة اليوم السبت عيدها وسط الحزن، بعد هجوم دام أدى إلى مقتل عشرة صحافيين في كابول الاثنين الماضي.",
        "armed_attack", "2024-06-10", "2024-06-10",
    ),
    "the day of what began is not that of the act behind after": (
        "اقتحمت القوات مطار الحديدة الجمعة، بعد معارك مع الحوثيين في إطار عملية لتحرير المدينة انطلقت قبل أربعة أيام.",
        "armed_clash", "2024-06-14", "2024-06-14",
    ),
    "when something is asked after an act that has its own day": (
        "دعت المنظمة الجمعة إلى إجراء تحقيق في القصف على سوق في صعدة. وقتل 29 طفلاً في القصف على السوق في صعدة الخميس.",
        "shelling", "2024-06-13", "2024-06-13",
    ),
    "when something is asked after an act that has none": (
        "دعت المنظمة الجمعة إلى إجراء تحقيق في القصف على سوق في صعدة الذي قتل فيه 29 طفلاً.",
        "shelling", "2024-06-14", "2024-06-14",
    ),
    "when a statement was made of an act that has its own day": (
        "قتل 33 شخصاً في قصف جوي على صعدة، وفقا لتصريحات أدلى بها وزير الصحة، الجمعة. ونفذ القصف الجوي على صعدة الخميس.",
        "airstrike", "2024-06-13", "2024-06-13",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_day_taken_up(name):
    text, event_type, start, end = CASES[name]
    assert days_told(text, event_type) == [(start, end)]
