"""Sentences, clauses, scopes and parts of an article."""

from __future__ import annotations

import pytest

from evtx.text.document import Document
from evtx.text.morphology import Lemma, Morphology, stems_of_all
from evtx.text.segment import segment

MORPHOLOGY = Morphology(
    stems_of_all(
        [
            Lemma("قتل", "verb", masdar=("قتل",)),
            Lemma("هاجم", "verb"),
            Lemma("أصاب", "verb"),
            Lemma("قال", "verb", imperfect="يقول"),
            Lemma("اعتقل", "verb"),
            Lemma("جندي", "noun", plural=("جنود",)),
        ]
    )
)


def read(text: str, title_end: int | None = None) -> Document:
    return segment(text, MORPHOLOGY, title_end)


def sentences(text: str) -> list[str]:
    document = read(text)
    return [document.cut(s.first, s.last) for s in document.sentences]


def clauses(text: str) -> list[str]:
    document = read(text)
    return [document.cut(first, last) for first, last in document.sentences[0].clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل جندي. وصل الرتل.", ["قتل جندي.", "وصل الرتل."]),
        ("من هاجم القرية؟ لا أحد يعرف!", ["من هاجم القرية؟", "لا أحد يعرف!"]),
        ("قال د. سامي إن الوضع هادئ.", ["قال د. سامي إن الوضع هادئ."]),
        ("قال م. علي: انتهى العمل.", ["قال م. علي: انتهى العمل."]),
        ("قال أ.د. سامي ذلك.", ["قال أ.د. سامي ذلك."]),
        ("نقلت أ. ف. ب عن شهود.", ["نقلت أ. ف. ب عن شهود."]),
        ("بلغت النسبة 3.5 بالمئة. انتهى.", ["بلغت النسبة 3.5 بالمئة.", "انتهى."]),
        ("بلغت النسبة ٣٫٥ بالمئة.", ["بلغت النسبة ٣٫٥ بالمئة."]),
        ("على بعد 5 كم. ثم عاد.", ["على بعد 5 كم.", "ثم عاد."]),
        ("بلغ الطول نحو كم. واحد.", ["بلغ الطول نحو كم. واحد."]),
        ("دخل القرية.وخرج منها.", ["دخل القرية.", "وخرج منها."]),
        ("نشر على www.example.org بياناً.", ["نشر على www.example.org بياناً."]),
        ("انفجار في حلب.. وقتلى", ["انفجار في حلب.. وقتلى"]),
        ("1. قتل جندي\n2. أصيب آخر", ["1. قتل جندي", "2. أصيب آخر"]),
        ("- قتل جندي\n• أصيب آخر", ["- قتل جندي", "• أصيب آخر"]),
        ("قتل جندي\nوصل الرتل", ["قتل جندي", "وصل الرتل"]),
        ('قال: "انسحبنا." ثم غادر.', ['قال: "انسحبنا."', "ثم غادر."]),
        ('غادر القرية. "لن نعود" قال القائد.', ["غادر القرية.", '"لن نعود" قال القائد.']),
        ("", []),
        ("\n \n", []),
        ("...", ["..."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجم مسلحون القرية وقتلوا رجلين.", ["هاجم مسلحون القرية", "وقتلوا رجلين."]),
        ("هاجم مسلحون القرية والمخفر.", ["هاجم مسلحون القرية والمخفر."]),
        ("قال إن الجيش هاجم القرية.", ["قال", "إن الجيش هاجم القرية."]),
        ("قال إن الرتل وصل وإن الجيش هاجم.", ["قال", "إن الرتل وصل", "وإن الجيش هاجم."]),
        ("الرجل الذي قتل أخاه فر.", ["الرجل", "الذي قتل أخاه فر."]),
        # the verb of the noun behind a clause about it: agreeing, sure, joined by nothing
        ("القوة التي هاجمت القرية اعتقلت رجلين.", ["القوة", "التي هاجمت القرية", "اعتقلت رجلين."]),
        ("الجنود الذين هاجموا القرية اعتقلوا رجلين.", ["الجنود", "الذين هاجموا القرية", "اعتقلوا رجلين."]),
        ("السيارة التي هاجمها جندي أصابت رجلين.", ["السيارة", "التي هاجمها جندي", "أصابت رجلين."]),
        ("الجندي الذي هاجم قرية أصابت رجلين.", ["الجندي", "الذي هاجم قرية أصابت رجلين."]),
        ("القوة التي هاجمت القرية كما اعتقلت رجلين.", ["القوة", "التي هاجمت القرية", "كما اعتقلت رجلين."]),
        ("انسحب الجيش فيما بقيت الشرطة.", ["انسحب الجيش", "فيما بقيت الشرطة."]),
        ("دخل القرية، هاجم المخفر.", ["دخل القرية،", "هاجم المخفر."]),
        ("دخل القرية، بعد يومين.", ["دخل القرية،", "بعد يومين."]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_clauses_cover_each_sentence() -> None:
    document = read("قال الجيش إن جنديا قتل، وأصيب آخر حين هاجم مسلحون الحاجز. ثم قال: اعتقلوا (أمس) رجلا.")
    for sentence in document.sentences:
        joined = [t for first, last in sentence.clauses for t in range(first, last)]
        assert joined == list(range(sentence.first, sentence.last))


def scopes(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(s.kind, document.cut(s.first, s.last)) for s in document.scopes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «هاجمنا القرية» وانصرف.", [("quote", "«هاجمنا القرية»")]),
        ('قال "هاجمنا" ثم "انسحبنا".', [("quote", '"هاجمنا"'), ("quote", '"انسحبنا"')]),
        ("أعلن التنظيم (داعش) ذلك.", [("parenthesis", "(داعش)")]),
        ("قال «هاجمنا. ثم انسحبنا» وانصرف.", [("quote", "«هاجمنا. ثم انسحبنا»")]),
        ("قال «هاجمنا.\nوصل «الرتل» أمس.", [("quote", "«هاجمنا."), ("quote", "«الرتل»")]),
        ("قال (أمس.\nوصل الرتل.", []),
        ("قال الجيش ذلك.", []),
    ],
)
def test_scopes(text: str, expected: list[tuple[str, str]]) -> None:
    assert scopes(text) == expected


def test_parts() -> None:
    title = "مقتل جندي في كمين"
    body = "قتل جندي في كمين نصبه مسلحون قرب القرية صباح اليوم.\nتفاصيل الهجوم\nوقال الجيش إنه يلاحق المهاجمين."
    document = read(f"{title}\n\n{body}", len(title))
    assert [s.part for s in document.sentences] == ["title", "lead", "heading", "body"]
    assert [s.paragraph for s in document.sentences] == [1, 2, 3, 4]


def test_no_title_known() -> None:
    assert [s.part for s in read("قتل جندي في كمين. وصل الرتل.").sentences] == ["lead", "lead"]


def test_tokens_map_back_to_the_text() -> None:
    text = "قُتِلَ ٣ جُنود\u200f في «الحسكة»."
    document = read(text)
    assert [document.cut(i, i + 1) for i in range(len(document.tokens))][1:3] == ["٣", "جُنود"]
    assert [t.text for t in document.tokens] == ["قتل", "3", "جنود", "في", '"', "الحسكه", '"', "."]


def test_teh_marbuta_is_no_pronoun() -> None:
    document = read("كتيبة")
    assert all(a.pron != "ه" for a in document.analyses[0])
