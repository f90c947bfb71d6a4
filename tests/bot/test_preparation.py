"""The composition root: what is made when, and what it says when it cannot be."""

from pathlib import Path

import pytest

from analytics.accounts import of_workspace
from bot.app import Application
from bot.core.model import HOME_WORKSPACE
from bot.errors import SettingError, StoreError
from bot.settings import Settings
from bot.store.engine import open_engine, upgrade


def application(home: Path, url: str = "") -> Application:
    return Application(Settings(home=home, database_url=url), lambda _what, _share: None)


def test_a_schema_made_by_hand_still_gets_the_sample(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'own.db'}"
    upgrade(open_engine(url))
    from sqlmodel import Session

    with Session(application(tmp_path, url).engine) as session:
        assert [account.name for account in of_workspace(session, HOME_WORKSPACE)] == ["sample"]


@pytest.mark.parametrize("url", ["foo", "mysql://nobody@localhost/x", "sqlite:////proc/no/x.db"])
def test_a_database_that_cannot_be_opened_is_named(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreError, match="BELLWETHER_DATABASE_URL"):
        _ = application(tmp_path, url).engine


def test_a_home_that_cannot_be_a_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    with pytest.raises(SettingError, match="BELLWETHER_HOME"):
        application(file / "home")
