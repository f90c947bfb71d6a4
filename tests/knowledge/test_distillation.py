import gzip
from pathlib import Path

import numpy as np
import pytest

from knowledge.distillation import Pair, fit, hit_at_1, read_pairs
from knowledge.glossary import Glossary
from knowledge.tokens import hashes
from tests.knowledge.conftest import BagOfWords

NOUNS = {"老板": "boss", "学生": "student", "顾客": "customer", "医生": "doctor"}
VERBS = {"喜欢": "likes", "看见": "sees", "忘记": "forgets", "购买": "buys"}
THINGS = {"照片": "photo", "报告": "report", "网站": "website", "电影": "film"}
PAIRS = [
    Pair(f"{noun}{verb}{thing}", f"{NOUNS[noun]} {VERBS[verb]} {THINGS[thing]}")
    for noun in NOUNS
    for verb in VERBS
    for thing in THINGS
]
GLOSSARY = Glossary.build(
    [("照片", ("photo",)), ("海报", ("poster",)), ("老板", ("boss", "chief"))]
)


def test_pairs_are_read_in_simplified_characters_with_their_authors(tmp_path: Path) -> None:
    file = tmp_path / "pairs.txt.gz"
    line = "Hi.\t你好，老闆。\tCC-BY 2.0 (France) Attribution: tatoeba.org #1 (CM) & #2 (zhang)\n"
    file.write_bytes(gzip.compress(line.encode()))
    assert read_pairs(file) == (Pair("你好，老板。", "Hi.", ("CM", "zhang")),)


def test_sentences_that_were_not_seen_find_their_translation() -> None:
    encoder = BagOfWords()
    kept_back = PAIRS[::5]
    table = fit([pair for pair in PAIRS if pair not in kept_back], GLOSSARY, (), encoder)
    assert hit_at_1(table, kept_back, encoder) == 1


def test_a_word_that_no_pair_has_is_what_the_glossary_says() -> None:
    encoder = BagOfWords()
    table = fit(PAIRS, GLOSSARY, ("海报", "直播", "roi"), encoder)
    poster, roi = encoder.encode_documents(["poster", "roi"])
    assert table.encode(["海报"])[0] @ poster == pytest.approx(1, abs=0.01)
    assert table.encode(["ROI"])[0] @ roi == pytest.approx(1, abs=0.01)
    assert not np.isin(hashes(["直播"]), table.tokens).any()  # no meaning is known


def test_a_pair_of_characters_in_few_sentences_gets_no_vector() -> None:
    table = fit(PAIRS[:3], GLOSSARY, (), BagOfWords())
    known = np.isin(hashes(["板喜", "喜", "老板"]), table.tokens)
    assert known.tolist() == [False, True, True]
