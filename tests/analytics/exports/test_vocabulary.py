"""The words of the exports."""

from pathlib import Path

import pytest
import yaml

from analytics.exports import vocabulary as module
from analytics.exports.vocabulary import key, vocabulary
from analytics.metrics import BASE, BASE_BY_NAME
from analytics.tables import Measures, Platform

NAMES = (
    *("comments", "facebook", "generic", "instagram", "linkedin", "meta", "network", "tiktok"),
    *("x", "youtube"),
)


def test_a_header_is_looked_up_whatever_its_case_blanks_and_hyphens() -> None:
    forms = ("Aufrufe", "Auf\u00adru\u00adfe", " aufrufe ", "\ufeffAUFRUFE", "Ａｕｆｒｕｆｅ")
    assert {key(form) for form in forms} == {"aufrufe"}
    assert key("Watch  time\u00a0(hours)") == "watch time (hours)"


@pytest.mark.parametrize("name", NAMES)
def test_every_metric_of_a_vocabulary_is_a_base_metric(name: str) -> None:
    assert set(vocabulary(name).metrics.values()) <= set(BASE_BY_NAME)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_vocabulary_means_two_things(name: str) -> None:
    text = Path(module.__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8")
    sections = yaml.safe_load(text)
    meanings: dict[str, set[str]] = {}
    for part in ("columns", "metrics"):
        for meaning, languages in sections.get(part, {}).items():
            for words in languages.values():
                for word in words:
                    meanings.setdefault(key(word), set()).add(meaning)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_the_semantic_layer_and_the_tables_have_the_same_metrics() -> None:
    assert [metric.name for metric in BASE] == list(Measures.model_fields)


def test_a_kind_that_is_not_known_stays_as_the_platform_calls_it() -> None:
    words = vocabulary("facebook")
    assert (words.kind("Photos"), words.kind("Reels"), words.kind(" Poll ")) == (
        "image",
        "reel",
        "poll",
    )


def test_a_platform_is_spelled_as_it_spells_itself() -> None:
    assert [platform.label for platform in Platform] == [
        "Facebook",
        "Instagram",
        "X",
        "YouTube",
        "TikTok",
        "LinkedIn",
        "Network",
    ]
