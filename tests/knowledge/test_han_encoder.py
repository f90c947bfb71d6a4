from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from knowledge.encoder import OnnxEncoder
from knowledge.export import BUNDLED, model_checksum, model_folder
from knowledge.han_encoder import TABLE, HanEncoder, han_encoder, tokens_of
from knowledge.tokens import hashes

WORDS = ["预算", "预", "广告", "tiktok"]
ORDER = np.argsort(hashes(WORDS))
SMALL = HanEncoder(
    tokens=hashes(WORDS)[ORDER],
    parts=np.array([[100, 0], [0, 50], [0, 127], [-10, 0]], dtype=np.int8)[ORDER],
    scales=np.array([0.01, 0.02, 0.01, 0.1], dtype=np.float32)[ORDER],
    basis=np.array([[1, 0, 0], [0, 0, 1]], dtype=np.float32),
)

TRANSLATIONS = {
    "我们应该什么时候发帖？": "When should we post?",
    "怎样让更多人看到我们的视频？": "How do we get more people to see our videos?",
    "这个月的广告花了多少钱？": "How much money did the ads cost this month?",
    "为什么粉丝越来越少？": "Why do we have fewer and fewer followers?",
    "客户在评论里生气了怎么办？": "What if a customer gets angry in the comments?",
    "小公司需要自己的网站吗？": "Does a small company need its own website?",
    "找网红合作要注意什么？": "What should I watch out for when working with influencers?",
    "新产品上市之前要做什么？": "What has to be done before a new product launches?",
    "怎么写一个好标题？": "How do you write a good headline?",
    "老顾客为什么不再来了？": "Why do old customers not come back?",
    "要不要给邮件分组发送？": "Should emails be sent to separate groups?",
    "照片和文字哪个更重要？": "Which matters more, the photo or the text?",
    "下雨天店里没有人": "Nobody is in the shop on rainy days",
    "竞争对手降价了": "Our competitor has lowered its prices",
    "老板想看一份报告": "The boss wants to see a report",
    "学生喜欢便宜的东西": "Students like cheap things",
}
"""Written for this test."""


def test_a_text_is_the_sum_of_its_tokens_at_length_1() -> None:
    # 预算 gives (1, 0), 预 gives (0, 1): as a word and as a pair of characters the first counts
    # twice. 算 is not known.
    assert tokens_of("预算") == ["预算", "预", "算", "预算"]
    (vector,) = SMALL.encode(["预算"])
    assert vector == pytest.approx(np.array([2, 0, 1]) / np.sqrt(5), abs=1e-6)


def test_latin_words_count_too() -> None:
    (vector,) = SMALL.encode(["TikTok"])
    assert vector == pytest.approx([-1, 0, 0])


def test_a_text_without_a_known_token_is_nought() -> None:
    assert SMALL.encode(["直播", ""]).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_no_texts_have_no_rows() -> None:
    assert SMALL.encode([]).shape == (0, 3)


def test_a_stored_table_is_the_same(tmp_path: Path) -> None:
    SMALL.write(tmp_path)
    stored = HanEncoder.read(tmp_path)
    for field in fields(HanEncoder):
        assert np.array_equal(getattr(stored, field.name), getattr(SMALL, field.name))


def test_a_model_that_it_was_not_fitted_to_has_no_table() -> None:
    assert han_encoder("b0" * 32) is None


def test_the_shipped_table_is_within_its_size_and_names_whom_it_is_of() -> None:
    assert sum(file.stat().st_size for file in TABLE.iterdir()) < 12_000_000
    assert len((TABLE / "contributors.txt").read_text(encoding="utf-8").splitlines()) == 810


def test_the_shipped_table_finds_translations(prepared_home: Path) -> None:
    table = han_encoder(model_checksum(BUNDLED))
    assert table is not None
    model = OnnxEncoder(model_folder(BUNDLED, prepared_home))
    english = model.encode_documents(list(TRANSLATIONS.values()))
    best = (table.encode(list(TRANSLATIONS)) @ english.T).argmax(axis=1)
    assert np.mean(best == np.arange(len(TRANSLATIONS))) >= 0.9
