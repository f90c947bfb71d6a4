"""The one reader of the environment."""

import base64
from pathlib import Path

import pytest

from bot.errors import SettingError
from bot.settings import Unread, read, unread


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_defaults_need_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "TIMEZONE", "DATABASE_URL", "LANGUAGE", "LOG_LEVEL", "MODEL"):
        monkeypatch.delenv(f"BELLWETHER_{name}", raising=False)
    settings = read()
    assert settings.home.is_absolute()
    assert settings.database == f"sqlite:///{settings.home / 'bellwether.db'}"
    assert settings.zone.key == "UTC"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("BELLWETHER_TIMEZONE=Asia/Shanghai\nBELLWETHER_LANGUAGE=zh\n")
    monkeypatch.setenv("BELLWETHER_TIMEZONE", "Europe/Berlin")
    assert (read().timezone, read().language) == ("Europe/Berlin", "zh")


def test_a_wrong_value_in_the_environment_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELLWETHER_TIMEZONE", "Mars/Olympus")
    with pytest.raises(SettingError, match=r"BELLWETHER_TIMEZONE \(environment\).*Mars/Olympus"):
        read()


def test_a_wrong_value_in_the_file_is_named_with_its_line() -> None:
    Path(".env").write_text("# ours\nBELLWETHER_LANGUAGE=klingon\n")
    with pytest.raises(SettingError, match=r"BELLWETHER_LANGUAGE \(\.env line 2\).*'en' or 'zh'"):
        read()


def test_a_file_that_is_no_text_is_named() -> None:
    Path(".env").write_bytes(b"BELLWETHER_LANGUAGE=\xff\xfe\n")
    with pytest.raises(SettingError, match=r"\.env.*UTF-8"):
        read()


def test_a_name_that_nobody_reads_is_found_with_the_one_that_may_be_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BELLWETHER_TIMEZON", "Europe/Berlin")
    monkeypatch.setenv("BELLWETHER_COLOUR", "red")
    Path(".env").write_text("OTHER=1\nBELLWETHER_LANGUAGES=zh\nBELLWETHER_HOME=here\n")
    assert list(unread()) == [
        Unread("BELLWETHER_COLOUR", "environment", None),
        Unread("BELLWETHER_LANGUAGES", ".env line 2", "BELLWETHER_LANGUAGE"),
        Unread("BELLWETHER_TIMEZON", "environment", "BELLWETHER_TIMEZONE"),
    ]


def test_every_setting_is_read_whatever_its_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("bellwether_model", "bundled")
    monkeypatch.setenv("BELLWETHER_LOG_LEVEL", "INFO")
    assert list(unread()) == []


def test_the_secret_key_is_32_bytes_in_base64(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BELLWETHER_SECRET_KEY", raising=False)
    assert read().secret == b""
    key = base64.b64encode(bytes(range(32))).decode()
    monkeypatch.setenv("BELLWETHER_SECRET_KEY", key)
    assert read().secret == bytes(range(32))
    assert key not in repr(read())


@pytest.mark.parametrize(("key", "why"), [("not base64!", "base64"), ("c2hvcnQ=", "5 bytes")])
def test_a_key_that_is_none_is_refused_without_being_shown(
    monkeypatch: pytest.MonkeyPatch, key: str, why: str
) -> None:
    monkeypatch.setenv("BELLWETHER_SECRET_KEY", key)
    with pytest.raises(SettingError, match=why) as refused:
        read()
    assert key not in str(refused.value)
