"""Acts that did not happen, or not once: each act in each frame of planning, denying, supposing and repeating."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)
_FORCE = "القوات الروسية"


@dataclass(frozen=True)
class Act:
    """Type, perfect, imperfect and verbal noun of a feminine subject's act, what follows them."""

    type: str
    did: str
    does: str
    noun: str
    rest: str


ACTS = (
    Act("shelling", "قصفت", "تقصف", "قصف", "أحياء سكنية في مدينة خيرسون"),
    Act("deployment", "أرسلت", "ترسل", "إرسال", "تعزيزات عسكرية إلى مدينة خيرسون"),
    Act("withdrawal", "سحبت", "تسحب", "سحب", "قوات من مدينة خيرسون"),
    Act("blockade", "أغلقت", "تغلق", "إغلاق", "الطريق الدولي في مدينة خيرسون"),
)

HAPPENED = {
    "plain": "{did} {force} {rest} أمس.",
    "managed": "تمكنت {force} من {noun} {rest} أمس.",
    "in spite of warnings": "رغم التحذيرات {did} {force} {rest} أمس.",
    "after a threat": "{did} {force} {rest} أمس بعد أن هددت بذلك.",
    "deplored with its talk": "استنكر الوزير ما حدث أمس من {noun} {force} {rest}.",
    "as soon as": "ما إن {did} {force} {rest} حتى عاد الهدوء أمس.",
    "said that": "قال الوزير إن {force} {did} {rest} أمس.",
    "surprised at": "استغرب السكان {noun} {force} {rest} أمس.",
    "condemned": "أدان مجلس الأمن {noun} {force} {rest} أمس.",
}

NOT_HAPPENED = {
    "will": "{force} س{does} {rest} الأسبوع المقبل.",
    "intends": "تعتزم {force} {noun} {rest}.",
    "prepares": "تستعد {force} ل{noun} {rest}.",
    "decided": "قررت {force} {noun} {rest}.",
    "ordered": "أمر الرئيس ب{noun} {rest}.",
    "agreed to": "وافق البرلمان على {noun} {rest}.",
    "voted": "صوت مجلس الدوما لصالح {noun} {rest}.",
    "must": "قال النائب إنه يجب {noun} {rest}.",
    "asked": "دعا وزير الخارجية إلى {noun} {rest}.",
    "warned of": "حذرت الأمم المتحدة من {noun} {rest}.",
    "feared": "وسط مخاوف من أن {does} {force} {rest}.",
    "expected": "من المتوقع أن {does} {force} {rest}.",
    "put off": "جرى تأجيل {noun} {rest}.",
    "denied": "نفى متحدث باسم {force} {noun} {rest}.",
    "did not": "لم {does} {force} {rest} أمس.",
    "without": "انتهى اليوم دون أن {does} {force} {rest}.",
    "prevented": "حالت الأمطار دون {noun} {rest}.",
    "if": "إذا {did} {force} {rest} فإن المنطقة ستشهد تصعيدا.",
    "if, by a particle": "ستعود الحرب إلى المنطقة إن {did} {force} {rest}.",
    "in case": "حذر محللون من حرب شاملة في حال {did} {force} {rest}.",
    "may": "يرى خبراء أن {force} قد {does} {rest}.",
    "could": "لا تملك {force} القدرة على {noun} {rest}.",
    "option": "يبقى {noun} {rest} خيارا مطروحا على الطاولة.",
    "almost": "كادت {force} أن {does} {rest}.",
    "refused": "رفضت {force} {noun} {rest}.",
    "recommended": "أوصى التقرير ب{noun} {rest}.",
    "has the right": "قال الوزير إن لبلاده الحق في {noun} {rest}.",
    "failed": "فشلت القوات في {noun} {rest}.",
    "never before": "لم يسبق للجيش {noun} {rest}.",
    "on condition": "اشترطت الحركة {noun} {rest} قبل أي حوار.",
    "rumoured": "نفت الوزارة صحة الأنباء عن {noun} {rest}.",
    "taken for talk": "استهجن متحدث باسم {force} ما قيل عن {noun} {rest}.",
    "called lies": "وصفت الوزارة الأنباء عن {noun} {rest} بأنها محض شائعات.",
    "given the lie": "نشر المحافظ تكذيبا لأنباء عن {noun} {rest}.",
    "inaccurate": "قال الوزير إن التقارير المتداولة عن {noun} {rest} غير دقيقة.",
    "without ground": "لا أساس لما تداولته صفحات عن {noun} {rest}.",
    "put off again": "أرجأت القيادة {noun} {rest}.",
    "told in a film": "يتناول الفيلم {noun} {rest}.",
    "usually": "عادة ما {does} {force} {rest}.",
    "daily": "{does} {force} {rest} بشكل شبه يومي.",
}


def _statuses(frame: str, act: Act) -> set[tuple[str, str]]:
    text = " ".join(frame.format(force=_FORCE, did=act.did, does=act.does, noun=act.noun, rest=act.rest).split())
    events = extract_article(Article(id="t", text=text, published="2022-05-09"), engine())
    return {(e.type, e.status) for e in events}


@pytest.mark.parametrize("act", ACTS, ids=lambda a: a.type)
@pytest.mark.parametrize("frame", HAPPENED)
def test_happened(frame: str, act: Act) -> None:
    assert (act.type, "occurred") in _statuses(HAPPENED[frame], act)


@pytest.mark.parametrize("act", ACTS, ids=lambda a: a.type)
@pytest.mark.parametrize("frame", NOT_HAPPENED)
def test_not_happened(frame: str, act: Act) -> None:
    assert [told for told in _statuses(NOT_HAPPENED[frame], act) if told[1] in ASSERTED] == []
