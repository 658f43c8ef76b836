"""Form and voice of bare words in their sentences: our table through the pipeline, then single signs of the writing."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest

from evtx.events import build
from evtx.events.frames.fillers import Frame, find_frame
from evtx.events.frames.scene import Scene
from evtx.lexicon.schema import Trigger
from evtx.model import Article
from evtx.pipeline import Analysed, Engine, analyse, default_engine
from evtx.text.disambiguate import Reading
from evtx.text.normalize import fold_text

TABLE = Path(__file__).with_name("voice_cases.tsv")
RIGHT = 0.95

engine = cache(default_engine)


def cases() -> list[tuple[str, str, str]]:
    """Word, what it is there, sentence."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(word, expected, sentence) for word, expected, sentence in rows]


def read(sentence: str) -> Analysed:
    """A sentence as an article of its own."""
    loaded: Engine = engine()
    return analyse(
        Article(
            id="case", text=sentence, title=None, outlet=None, published="2024-06-15", published_time=None,
            published_from="option", dateline_place=None, author=None, agency=None, reports_on=None, url=None,
            path="case.txt", language="ar", text_sha256=hashlib.sha256(sentence.encode()).hexdigest(),
        ),
        loaded,
    )  # fmt: skip


def token_of(analysed: Analysed, word: str) -> int:
    """Number of the first token that is the word."""
    folded = fold_text(word)
    return next(i for i, t in enumerate(analysed.annotated.document.tokens) if t.text == folded)


def reading_of(sentence: str, word: str) -> Reading | None:
    """The reading of a word of a sentence."""
    analysed = read(sentence)
    return analysed.annotated.readings[token_of(analysed, word)]


def form_of(reading: Reading | None) -> str:
    """noun, or the voice as far as the reading alone tells it."""
    if reading is None:
        return "unknown"
    if not reading.finite:
        return "noun"
    if reading.open_voice:
        return "open"
    return "passive" if reading.analysis.cat in ("PVP", "IVP") else "active"


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> dict[int, Frame]:
    """Frames found while a sentence is read, by the token of the trigger."""
    if not str(build.__file__).endswith(".py"):
        pytest.skip("compiled modules take no other function than their own")
    seen: dict[int, Frame] = {}

    def spy(scene: Scene, trigger: Trigger) -> Frame:
        frame = find_frame(scene, trigger)
        seen[trigger.anchor] = frame
        return frame

    monkeypatch.setattr("evtx.events.build.find_frame", spy)
    return seen


def test_table_is_large_enough() -> None:
    rows = cases()
    assert len(rows) >= 300
    assert {expected for _, expected, _ in rows} == {"active", "passive", "noun"}
    assert len(set(rows)) == len(rows)


def test_voice_of_table(frames: dict[int, Frame]) -> None:
    wrong = []
    for word, expected, sentence in cases():
        frames.clear()
        analysed = read(sentence + ".")
        at = token_of(analysed, word)
        got = frames[at].voice if at in frames else form_of(analysed.annotated.readings[at])
        # a verb that no rule makes a trigger has no frame to settle its voice: being read as a verb is enough
        if got != expected and not (got == "open" and expected != "noun"):
            wrong.append(f"{word}: {got}, not {expected}: {sentence}")
    assert 1 - len(wrong) / len(cases()) >= RIGHT, "\n".join(wrong)


@pytest.mark.parametrize(
    ("word", "sentence", "expected"),
    [
        ("قُتل", "قُتل ضابط في الكمين.", "passive"),
        ("قَتل", "قَتل الحارس رجلاً.", "active"),
        ("اعتُقل", "اعتُقل رئيس البلدية.", "passive"),
        ("استُهدف", "استُهدف مقر الشرطة.", "passive"),
        ("قصفٌ", "قصفٌ عنيف على الحي.", "noun"),
        ("رداً", "رداً على الهجوم أغلقت الحدود.", "noun"),
    ],
)
def test_vowel_signs_decide(word: str, sentence: str, expected: str) -> None:
    assert form_of(reading_of(sentence, word)) == expected


@pytest.mark.parametrize(
    ("word", "sentence", "lemma"),
    [
        ("يدخلون", "المتمردون يدخلون مدينة غوما.", "دخل"),
        ("يدخلون", "المهربون يدخلون أسلحة إلى البلدة.", "ادخل"),
        ("توقعان", "مصر وليبيا توقعان اتفاقاً في القاهرة.", "وقع"),
        ("وفر", "وفر مئات المدنيين من البلدة إلى مليط.", "فر"),
        ("وفر", "وفر الهلال الأحمر أدوية لمئات الجرحى.", "وفر"),
        ("زرعها", "استهداف رتل بعبوة زرعها مجهولون.", "زرع"),
        ("تلقي", "شاهدت المراسلة طائرات تلقي قنابل على الحي.", "القي"),
        ("طعن", "طعن فلسطيني جندياً قرب القدس.", "طعن"),
        ("فتح", "فتح مسلح النار داخل مقهى.", "فتح"),
        ("شاهد", "قال قروي إنه شاهد جنوداً يطلقون النار على المصلين.", "شاهد"),
        ("شاهد", "وذكر سائق أنه شاهد مسلحين يخطفون راكباً.", "شاهد"),
    ],
)
def test_look_alikes_by_what_follows(word: str, sentence: str, lemma: str) -> None:
    reading = reading_of(sentence, word)
    assert reading is not None
    assert (reading.finite, reading.analysis.lemma) == (True, lemma)


@pytest.mark.parametrize(
    ("word", "sentence", "category"),
    [
        ("تبنى", "التنظيم تبنى العملية.", "PV"),
        ("تبني", "أعلن التنظيم تبني العملية.", "VN"),
        ("فجر", "وقع الهجوم فجر الأحد.", "N"),
        ("فجر", "فجر مسلح حزامه الناسف.", "PV"),
        ("تعرض", "تعرض ناشط لإطلاق نار.", "PV"),
        ("قتل", "تتزايد جرائم قتل النساء.", "VN"),
        ("قتل", "أدانت المنظمة قتل المدنيين.", "VN"),
        ("خطف", "بدأت محاكمة عشرة موظفين في قضية خطف رجل دين.", "VN"),
        ("وقتل", "اتهم التقرير المليشيات بارتكاب أعمال نهب وقتل.", "VN"),
        ("وخطف", "يواجه اتهامات بقتل معارضين وخطف ناشطين.", "VN"),
        ("وقتل", "قامت القوات بقصف البلدة وقتل مدنيان.", "PV"),
        ("ووصلت", "ووصلت تعزيزات عسكرية إلى القاعدة.", "PV"),
        ("ولجأ", "ولجأ مئات السكان إلى المدارس.", "PV"),
        ("طعن", "طعن جديد ليلاً قرب القدس.", "VN"),
        ("تلقي", "سافر الجريح بعد تلقي العلاج.", "VN"),
        ("شاهد", "قال شاهد إن مسلحين خطفوا صحافياً.", "N"),
    ],
)
def test_homographs(word: str, sentence: str, category: str) -> None:
    reading = reading_of(sentence, word)
    assert reading is not None
    assert reading.analysis.cat == category


@pytest.mark.parametrize("word", ["عبر", "بين", "تلك", "بعد", "ضمن", "حول"])
def test_closed_class_is_no_form_of_a_lemma(word: str) -> None:
    assert reading_of(f"مرت القافلة {word} القرية.", word) is None


def test_no_perfect_dual_opens_a_sentence() -> None:
    reading = reading_of("ولجأ مئات السكان إلى المدارس.", "ولجأ")
    assert reading is not None
    assert (reading.analysis.lemma, reading.analysis.number) == (fold_text("لجأ"), "s")
