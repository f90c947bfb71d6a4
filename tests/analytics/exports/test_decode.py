"""From bytes to text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.errors import EmptyExport, ExportError, NotAnExport, TooLarge
from analytics.exports import decode
from analytics.exports.limits import MAX_BYTES
from tests.analytics.exports import files

TEXT = "Date,Views\n2025-01-01,„Größe“ – Übersicht 🤗\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_a_text_in_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    assert decode.decoded(TEXT.encode(encoding), "f") == TEXT


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_utf16_behind_its_mark_is_read(mark: str) -> None:
    assert decode.decoded(("\ufeff" + TEXT).encode(mark), "f") == TEXT


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Дата;Текст\n1;Тази публикация е проверена\n2;Още една публикация\n"),
        ("cp1252", "Datum;Größe\n1;Straße – „Übersicht“ ’n’\n2;Café déjà vu\n"),
        ("cp1250", "Datum;Text\n1;Příspěvek žluťoučký kůň\n2;časopis\n"),
        ("cp932", "ポストID,日付,ポスト本文\n1,2025,あなたの愛を信じています\n"),
        ("gb18030", "帖子编号,日期,内容\n1,2025,我们的新咖啡豆今天到了\n"),
    ],
)
def test_a_text_in_a_countrys_encoding_is_read(encoding: str, text: str) -> None:
    assert decode.decoded(text.encode(encoding), "f") == text


def test_a_handful_of_cyrillic_letters_is_not_taken_for_western_ones() -> None:
    content = "Date;Primary\n2025-01-01;3.юни\n2025-01-02;5.май\n".encode("cp1251")
    assert "3.юни" in decode.decoded(content, "f")


def test_a_file_cut_inside_a_character_is_still_utf8() -> None:
    content = "Größe\nÜber\n".encode() + "ü".encode()[:1]
    assert decode.decoded(content, "f").startswith("Größe\nÜber\n")


def test_utf8_with_one_damaged_byte_in_hundreds_is_still_utf8() -> None:
    content = "ü".encode() * 300 + b"\xff" + "ß".encode() * 300
    assert decode.decoded(content, "f").count("ü") == 300


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n\0\x01\x02\xff" * 20, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 40],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(NotAnExport):
        decode.decoded(content, "f")


@pytest.mark.parametrize("content", [b"", b" \n\r\n "])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(EmptyExport):
        decode.read_capped(content, "f")


def test_a_file_of_200_mb_is_refused_after_50(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)  # sparse: takes no room on the disk
    with pytest.raises(TooLarge, match="50 MB"):
        files.read(path)


def test_a_stream_without_an_end_is_refused_after_50_mb() -> None:
    with pytest.raises(TooLarge):
        decode.read_capped(Path("/dev/zero"), "f")


def test_as_many_bytes_as_allowed_are_read(tmp_path: Path) -> None:
    path = tmp_path / "limit.csv"
    path.write_bytes(b"x" * MAX_BYTES)
    assert len(decode.read_capped(path, "f")) == MAX_BYTES


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_any_text_in_utf8_and_behind_any_mark_is_given_back(text: str) -> None:
    if not text.strip():
        return
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode.decoded(text.encode(encoding), "f") == text


@given(st.binary(max_size=2000))
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    try:
        text = decode.decoded(decode.read_capped(content, "f"), "f")
    except ExportError:
        return
    assert "\0" not in text
