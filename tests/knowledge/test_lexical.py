from math import log

import numpy as np
import pytest

from knowledge.lexical import Channel, Lexicon, Match
from knowledge.reading import Reading

GROUPS = np.array([0, 1], dtype=np.int32)
ONCE = log(1 + 999.5 / 1.5)  # the idf of a word that one of a thousand texts has
TWICE = log(1 + 998.5 / 2.5)
UNKNOWN = log(1 + 1000.5 / 0.5)
PRIOR = 2 * UNKNOWN  # two words that no text has


def match(channel: Channel, *question: str, without: int | None = None) -> Match:
    """The match when every word is content."""
    concepts = [(word,) for word in question]
    return channel.match(concepts, concepts, without)


@pytest.fixture
def channel() -> Channel:
    return Channel.build([["a", "b"], ["a", "c"]], GROUPS)


def test_a_score_is_bm25_over_the_upper_bound(channel: Channel) -> None:
    part = 1 / (1 + 1.2)  # once, in a text of mean length
    assert match(channel, "b").texts == pytest.approx([ONCE * part / (ONCE + PRIOR), 0])


def test_a_word_that_nobody_has_takes_from_the_score(channel: Channel) -> None:
    expected = ONCE / 2.2 / (ONCE + UNKNOWN + PRIOR)
    assert match(channel, "b", "zebra").texts[0] == pytest.approx(expected)


def test_a_word_said_twice_counts_once(channel: Channel) -> None:
    assert match(channel, "b", "b").texts == pytest.approx(match(channel, "b").texts)


def test_a_concept_of_two_words_is_as_one_word_that_stands_for_both(channel: Channel) -> None:
    same = Channel.build([["a", "x"], ["a", "x"]], GROUPS)
    concept = [("b", "c", "zebra")]
    assert channel.match(concept, concept).texts == pytest.approx(match(same, "x").texts)
    assert channel.match(concept, concept).groups == pytest.approx(match(same, "x").groups)


def test_a_text_with_two_words_of_a_concept_has_it_once_by_the_better() -> None:
    channel = Channel.build([["a", "b", "b"], ["c"]], GROUPS)
    concept = [("a", "b")]
    assert channel.match(concept, concept).texts == pytest.approx(match(channel, "b").texts)


def test_coverage_counts_the_texts_of_a_group_that_have_the_word() -> None:
    channel = Channel.build([["a"], ["a"], ["b"]], np.array([0, 0, 1], dtype=np.int32))
    assert match(channel, "a").groups == pytest.approx([TWICE * 2 / (2 + 4) / (TWICE + PRIOR), 0])


def test_coverage_looks_at_content_words_alone(channel: Channel) -> None:
    both = channel.match([("a",), ("b",)], [("b",)])
    assert both.groups == pytest.approx(match(channel, "b").groups)


def test_leaving_a_text_out_is_as_if_it_had_never_been_written() -> None:
    corpus = [["a", "b"], ["b", "c"], ["c", "a"], ["d", "a"]]
    groups = np.array([0, 0, 1, 1], dtype=np.int32)
    left_out = match(Channel.build(corpus, groups), "a", "d", "x", without=3)
    never = match(Channel.build(corpus[:3], groups[:3]), "a", "d", "x")
    assert left_out.texts[:3] == pytest.approx(never.texts)
    assert left_out.texts[3] == 0
    assert left_out.groups == pytest.approx(never.groups)


def test_scores_agree_with_bm25s_own_search() -> None:
    import bm25s

    corpus = [["post", "at", "night"], ["post", "less"], ["ads", "cost", "more", "at", "night"]]
    corpus += [["something", "else"]] * 1000
    channel = Channel.build(corpus, np.arange(len(corpus), dtype=np.int32))
    model = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    model.index(corpus, show_progress=False)
    ours = match(channel, "post", "night").texts
    theirs = model.get_scores(["post", "night"])
    assert ours / ours.max() == pytest.approx(theirs / theirs.max())


def test_a_question_of_no_content_matches_nothing() -> None:
    lexicon = Lexicon.build("zh", ["怎么做直播"], np.array([0], dtype=np.int32))
    assert lexicon.match(Reading("怎么做")) is None


def test_chinese_is_found_by_words_and_by_characters() -> None:
    lexicon = Lexicon.build("zh", ["小红书种草", "抖音直播"], GROUPS)
    found = lexicon.match(Reading("种草笔记"))
    assert found is not None
    assert found.texts[0] > found.texts[1] == 0
