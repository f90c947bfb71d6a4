import json
from pathlib import Path

import pytest

from knowledge.article import Article, Language
from knowledge.datasets import HEADING, Measured, Target, measured, read_datasets
from knowledge.errors import BrokenQuestions
from knowledge.evaluate import (
    Declined,
    Found,
    LanguageEvaluation,
    Question,
    QuestionKind,
    auroc,
    evaluate,
    read_questions,
)
from knowledge.manuscript import Manuscript, parse
from knowledge.search import NOTHING, Hit, Result
from knowledge.unit import Unit
from tests.knowledge.conftest import BagOfWords
from tests.knowledge.manuscripts import practice


class Answers:
    """A search that gives, for a question, the hits that were written down for it."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers

    def search(self, question: str, language: Language | None = None, limit: int = 5) -> Result:
        keys = self.answers.get(question, "").split()
        hits = tuple(
            Hit(key, 1 / (place + 1), Unit(key, "en", "question", key))
            for place, key in enumerate(keys[:limit])
        )
        return Result(hits, answered=True, confidence=1.0) if hits else NOTHING


class Scored:
    """A search that finds one key, with the confidence and the score written down."""

    def __init__(self, **scores: tuple[float | None, float]) -> None:
        self.scores = scores

    def search(self, question: str, language: Language | None = None, limit: int = 5) -> Result:
        confidence, score = self.scores[question]
        hit = Hit("a", score, Unit("a", "en", "question", "a"))
        return Result((hit,), answered=True, confidence=confidence)


def asked(text: str, *keys: str, kind: QuestionKind = "real") -> Question:
    return Question(text, "en", kind, keys)


def english(base: Answers | Scored, *questions: Question) -> LanguageEvaluation:
    (only,) = evaluate(base, questions).languages
    return only


def test_ranks_are_counted_over_the_questions_with_an_answer() -> None:
    answers = Answers(first="a b", second="b a", fourth="b c d a")
    questions = [asked(text, "a") for text in ("first", "second", "fourth", "nowhere")]
    assert english(answers, *questions).found == Found(
        kinds=("real",),
        n=4,
        hit_at_1=1 / 4,
        hit_at_3=2 / 4,
        both_at_3=None,
        mean_reciprocal_rank=(1 + 1 / 2 + 1 / 4 + 0) / 4,
        answered=3 / 4,
    )


def test_the_first_of_any_right_key_counts() -> None:
    found = english(Answers(both="x b a"), asked("both", "a", "b")).found
    assert found is not None
    assert found.mean_reciprocal_rank == 1 / 2


def test_two_topics_need_two_right_keys_among_the_first_three() -> None:
    answers = Answers(near="a x b", far="a x y b", one="a", other="c a")
    questions = [asked(text, "a", "b", kind="two_topics") for text in ("near", "far", "one")]
    third = asked("other", "a", "b", "c", kind="two_topics")
    found = english(answers, *questions, third).found
    assert found is not None
    assert (found.both_at_3, found.hit_at_1) == (2 / 4, 4 / 4)


def test_each_kind_has_figures_of_its_own_and_all_have_one_more() -> None:
    questions = [
        asked("typing", "a", kind="typo"),
        asked("plain", "a"),
        asked("lost", "a", kind="typo"),
    ]
    figures = english(Answers(typing="a", plain="b a"), *questions)
    by_kind = [(each.kinds, each.n, each.hit_at_1) for each in figures.found_by_kind]
    assert by_kind == [(("real",), 1, 0.0), (("typo",), 2, 1 / 2)]
    assert figures.found is not None
    assert (figures.found.kinds, figures.found.n) == (("real", "typo"), 3)
    assert figures.found.hit_at_1 == 1 / 3


def test_what_should_not_be_answered_is_counted_by_kind_and_a_missing_figure_apart() -> None:
    questions = [
        Question("weather", "zh", "off_topic"),
        Question("dinner", "zh", "off_topic"),
        Question("obey", "zh", "injection"),
        Question("price", "zh", "figure"),
    ]
    (chinese,) = evaluate(Answers(dinner="a", price="a"), questions).languages
    assert (chinese.language, chinese.found, chinese.auroc) == ("zh", None, None)
    assert chinese.declined == Declined(("off_topic", "injection"), 3, 2 / 3)
    assert chinese.declined_by_kind == (
        Declined(("off_topic",), 2, 1 / 2),
        Declined(("injection",), 1, 1.0),
        Declined(("figure",), 1, 0.0),
    )


def test_auroc_counts_pairs_and_half_of_the_ties() -> None:
    assert auroc([(0.9,), (0.5,)], [(0.5,), (0.1,)]) == (1 + 1 + 0.5 + 1) / 4
    assert auroc([], [(0.1,)]) is None


def test_auroc_goes_by_confidence_then_by_score_and_leaves_missing_figures_out() -> None:
    base = Scored(
        sure=(0.9, 0.2), unsure=(0.5, 0.4), dinner=(0.5, 0.3), obey=(None, 0.9), cpm=(1, 1)
    )
    figures = english(
        base,
        asked("sure", "a"),
        asked("unsure", "a"),
        asked("dinner", kind="off_topic"),
        asked("obey", kind="injection"),
        asked("cpm", kind="figure"),
    )
    assert figures.auroc == 4 / 4
    assert figures.score_auroc == (0 + 0 + 1 + 0) / 4


@pytest.fixture
def article() -> Article:
    found = parse(practice(extra="topics: [timing, hours]"), Path("timing.en.md"))
    assert isinstance(found, Manuscript)
    return found.article


def written(file: Path, *lines: dict[str, object]) -> Path:
    common = {"language": "en", "kind": "real", "split": "dev"}
    file.write_text("\n".join(json.dumps(common | line) for line in lines))
    return file


def test_questions_about_a_merged_topic_belong_to_its_article(
    article: Article, tmp_path: Path
) -> None:
    file = written(
        tmp_path / "questions.jsonl",
        {"text": "a", "slug": "hours", "also": ["timing"]},
        {"text": "c", "kind": "off_topic"},
        {"text": "d", "kind": "off_topic", "split": "test"},
    )
    assert read_questions(file, [article], "dev") == (
        Question("a", "en", "real", ("timing",)),
        Question("c", "en", "off_topic"),
    )


def test_questions_that_name_an_article_that_is_not_there_are_dropped(
    article: Article, tmp_path: Path
) -> None:
    file = written(
        tmp_path / "questions.jsonl",
        {"text": "a", "slug": "elsewhere"},
        {"text": "b", "kind": "two_topics", "slug": "timing", "also": ["elsewhere"]},
    )
    assert read_questions(file, [article]) == ()


@pytest.mark.parametrize(
    "wrong", [{"kind": "rael", "slug": "timing"}, {"language": "fr", "slug": "timing"}, {}]
)
def test_a_line_of_no_known_kind_or_language_or_without_its_slug_is_named(
    article: Article, tmp_path: Path, wrong: dict[str, object]
) -> None:
    good: dict[str, object] = {"text": "a", "slug": "timing"}
    file = written(tmp_path / "questions.jsonl", good, {"text": "b"} | wrong)
    with pytest.raises(BrokenQuestions, match=r"questions\.jsonl:2"):
        read_questions(file, [article])


def xquad(*asked: tuple[str, str]) -> str:
    questions = [{"id": id_, "question": text} for id_, text in asked]
    paragraph = {"context": "A passage on tides and bridges.", "qas": questions}
    return json.dumps({"data": [{"paragraphs": [paragraph]}]})


def test_a_chinese_question_is_to_find_its_english_original(tmp_path: Path) -> None:
    english = xquad(("q1", "when is the tide"), ("q2", "who built the bridge"))
    (tmp_path / "xquad.en.json").write_text(english)
    (tmp_path / "xquad.zh.json").write_text(xquad(("q2", "谁建了桥"), ("q1", "什么时候涨潮")))
    across = {each.name: each for each in read_datasets(tmp_path)}[
        "XQuAD zh question to en question"
    ]
    assert across.units == (
        Unit("q1", "en", "question", "when is the tide"),
        Unit("q2", "en", "question", "who built the bridge"),
    )
    assert across.questions == (
        Question("谁建了桥", "zh", "real", ("q2",)),
        Question("什么时候涨潮", "zh", "real", ("q1",)),
    )


def clinc150(folder: Path) -> None:
    """Twelve phrasings of one intent to learn from, one to find and one of no intent."""
    train = [[f"book flight {number}", "flight"] for number in range(12)]
    parts = {
        "train": train,
        "test": [["book a flight", "flight"]],
        "oos_test": [["sing softly", "oos"]],
    }
    (folder / "clinc150_full.json").write_text(json.dumps(parts))


def test_ten_phrasings_of_an_intent_are_held_against_what_is_out_of_scope(tmp_path: Path) -> None:
    clinc150(tmp_path)
    (dataset,) = read_datasets(tmp_path)
    assert [unit.text for unit in dataset.units] == [f"book flight {n}" for n in range(10)]
    assert dataset.questions == (
        Question("book a flight", "en", "real", ("flight",)),
        Question("sing softly", "en", "off_topic"),
    )


def test_a_dataset_is_measured_beside_what_it_is_held_to(tmp_path: Path) -> None:
    clinc150(tmp_path)
    (one,) = measured(tmp_path, BagOfWords())
    assert one == Measured(
        "CLINC150 with 10 phrasings",
        Target("AUROC", wanted=0.95, research=0.951),
        Found(("real",), 1, 1.0, 1.0, None, 1.0, answered=1.0),
        auroc=1.0,
    )
    assert one.line.split()[-7:] == ["1.000", "1.000", "1.000", "1.000", "AUROC", "0.950", "0.951"]
    assert len(one.line) == len(HEADING)
