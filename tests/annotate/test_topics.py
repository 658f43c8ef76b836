"""Articles about something else have no events, and say why."""

import pytest

from evtx.annotate.topics import is_off_topic_already, subjects
from evtx.model import Article
from evtx.pipeline import Analysed, analyse, default_engine, extract_article

SPORT = (
    "انتهت المباراة على ملعب المدينة بتعادل مثير، بعدما أطلق اللاعب قذيفة قوية ارتدت من المرمى. "
    "وشن المنتخب هجمات متتالية على ضيوفه، وفجر المدرب مفاجأة بتشكيلة جديدة."
)
GAS = "أصيب ثلاثة أشخاص بجروح في انفجار أسطوانة غاز داخل منزل في مدينة طنطا. ونقل المصابون إلى المستشفى."
BEYOND_DOUBT = (
    SPORT + " وسدد اللاعب في الشوط الثاني قذيفة صاروخية سكنت الشباك، وسجل مهاجم الفريق الهدف الثاني من ركلة جزاء، "
    "ليرفع الفريق رصيده في الدوري وسط فرحة الجماهير بعد نهاية المباراة وتعادل في النقاط، "
    "وقال حارس المرمى إن التشكيلة كانت موفقة."
)
LOCUSTS = (
    "حطت أسراب الجراد في حقول الشعير في بادية السلمان. وقالت مديرية الزراعة إن فرق المكافحة هاجمت البؤر "
    "ورشت المبيدات في بساتين المزارعين."
)
DEAD_FANS = "لقي خمسة مشجعين حتفهم حرقا في المدرجات. " + SPORT
ARMED = GAS + " وقال الجيش السوري إن الانفجار نجم عن قصف قوات قسد للحي."


def analysed(text: str) -> Analysed:
    return analyse(Article(id="a", text=text, published="2024-05-06"), default_engine())


@pytest.mark.parametrize(
    ("text", "topic"), [(SPORT, "sport"), (BEYOND_DOUBT, "sport"), (GAS, "accident"), (LOCUSTS, "pests")]
)
def test_no_events_and_the_reason(text, topic):
    result = analysed(text)
    assert result.events == ()
    assert {d.reason for d in result.assembled.dropped} == {f"the article is about {topic}, not armed conflict"}


def test_an_armed_side_keeps_the_article_in():
    assert analysed(ARMED).events


def test_one_word_of_sport_is_no_sport():
    assert analysed("قصف الجيش السوري محيط ملعب مدينة إدلب بالمدفعية.").events


def test_a_fight_with_forgetting_is_none():
    assert not analysed("في معركة اللبنانيين الطويلة مع النسيان تبقى الصورة شاهدة على المدينة.").events


@pytest.mark.parametrize("text", [SPORT, BEYOND_DOUBT, GAS, LOCUSTS, ARMED, DEAD_FANS])
def test_what_is_left_early_has_no_events(text):
    article = Article(id="a", text=text, published="2024-05-06")
    assert extract_article(article, default_engine()) == analyse(article, default_engine()).events


def test_an_act_of_the_lead_that_may_have_dead_is_waited_for():
    document, lexicon = analysed(DEAD_FANS).annotated.document, default_engine().lexicon
    told = subjects(document, lexicon)
    readings = analysed(DEAD_FANS).annotated.readings
    assert [topic.id for topic in told] == ["sport"]
    assert not is_off_topic_already(document, readings, (), lexicon, told)
    beyond = analysed(BEYOND_DOUBT).annotated
    assert is_off_topic_already(beyond.document, beyond.readings, (), lexicon, subjects(beyond.document, lexicon))
