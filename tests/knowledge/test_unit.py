from pathlib import Path

from knowledge.manuscript import Manuscript, parse
from knowledge.unit import Unit, article_units, phrasing_units
from tests.knowledge.manuscripts import PHRASINGS, practice


def units() -> list[Unit]:
    found = parse(practice(), Path("timing.en.md"))
    assert isinstance(found, Manuscript)
    return list(article_units([found.article]))


def test_title_and_phrasings_are_questions() -> None:
    questions = [unit.text for unit in units() if unit.kind == "question"]
    assert questions == ["When to post?", *PHRASINGS]


def test_the_short_answer_is_one_unit() -> None:
    answers = [unit.text for unit in units() if unit.kind == "answer"]
    assert answers == ["Post when they read. Then look again."]


def test_passages_lose_the_numbers_of_their_sources() -> None:
    passages = [unit.text for unit in units() if unit.kind == "passage"]
    assert "Half of them read it in the evening, 52 % (2025)." in passages


def test_the_same_unit_has_the_same_id_and_another_text_another() -> None:
    one = Unit("a", "en", "question", "x")
    assert one.id == Unit("a", "en", "question", "x").id
    assert one.id != Unit("a", "en", "question", "y").id
    assert 0 <= one.id < 2**63


def test_the_script_of_a_phrasing_tells_its_language() -> None:
    units = phrasing_units([("report", ["how did we do", "上周怎么样"])])
    assert [unit.language for unit in units] == ["en", "zh"]
