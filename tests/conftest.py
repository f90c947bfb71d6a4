"""What the tests of all packages share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import Application
from bot.settings import Settings
from tests.fakes.conversation import NOW

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real data beside the checkout; tests that need it skip without it."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, the real data beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def prepared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the model exported and the articles indexed, made once a run.

    One that `TEST_BELLWETHER_HOME` names is kept between runs, which saves its making.
    """
    kept = os.environ.get("TEST_BELLWETHER_HOME")
    home = Path(kept) if kept else tmp_path_factory.mktemp("home")
    Application(Settings(home=home), lambda _what, _share: None).knowledge()
    return home


@pytest.fixture
def application(prepared_home: Path, tmp_path: Path) -> Iterator[Application]:
    """The whole assistant on a database of its own, with the sample account in it."""
    settings = Settings(home=prepared_home, database_url=f"sqlite:///{tmp_path / 'test.db'}")
    application = Application(settings, lambda _what, _share: None, clock=lambda: NOW)
    yield application
    application.engine.dispose()
