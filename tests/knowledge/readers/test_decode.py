import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.readers.decode import decoded

CHINESE = "小红书的笔记怎么写才有人看？先写标题，再写正文，最后选封面。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "big5"])
def test_chinese_is_told_from_its_bytes(encoding: str) -> None:
    text = "標題先寫，正文後寫，再選封面圖。" if encoding == "big5" else CHINESE
    assert decoded(text.encode(encoding)) == text


def test_western_letters_are_told_from_their_bytes() -> None:
    text = "Café à la carte – naïve façade"
    assert decoded(text.encode("cp1252")) == text


def test_the_encoding_declared_comes_before_a_guess() -> None:
    assert decoded("运营".encode("gb18030"), "gb2312") == "运营"


def test_a_mark_comes_before_the_encoding_declared() -> None:
    assert decoded("运营".encode("utf-8-sig"), "gb2312") == "运营"


@pytest.mark.parametrize("declared", ["utf-16", "base64", "no such", "x\0y", "big5", "iso-8859-1"])
def test_a_wrong_declaration_is_passed_over(declared: str) -> None:
    assert decoded("ab é 运营 cd".encode(), declared) == "ab é 运营 cd"


def test_a_character_cut_at_the_end_does_not_change_the_encoding() -> None:
    assert decoded(CHINESE.encode()[:-1]) == CHINESE[:-1] + "\ufffd"


def test_a_stray_control_character_is_dropped() -> None:
    assert decoded(b"a" * 500 + b"\x1f\0") == "a" * 500


@pytest.mark.parametrize("content", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])
def test_what_is_no_text_is_none(content: bytes) -> None:
    assert decoded(content) is None


@given(st.binary(), st.none() | st.text())
def test_any_bytes_can_be_tried(content: bytes, declared: str | None) -> None:
    decoded(content, declared)
