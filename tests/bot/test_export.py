"""`export`, in the talk and in a shell."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from bot.core.model import Outcome
from tests.bot.conftest import Shell
from tests.contract.desks import TerminalDesk
from tests.fakes.talk import Talk


def workbook(path: Path) -> pd.DataFrame:
    return pd.read_excel(path, dtype=str, engine="openpyxl")


@pytest.fixture
def at_home(talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TerminalDesk:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return TerminalDesk(talk.application)


def test_the_terminal_writes_the_file_and_names_it(at_home: TerminalDesk, tmp_path: Path) -> None:
    said = at_home.say("/export")
    (file,) = (tmp_path / "here").iterdir()
    assert f"{file.name} (" in said
    rows = list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))
    assert f"{len(rows)} posts" in said
    assert rows[0]["published_at"].endswith("Z")


def test_a_file_of_the_same_name_is_not_written_over(at_home: TerminalDesk, tmp_path: Path) -> None:
    at_home.say("/export")
    (first,) = (tmp_path / "here").glob("*.csv")
    content = first.read_bytes()
    assert f"{first.stem}-2.csv" in at_home.say("/export")
    assert first.read_bytes() == content


def test_a_period_and_a_workbook_can_be_asked_for(at_home: TerminalDesk, tmp_path: Path) -> None:
    at_home.say("/export last 30 days as xlsx")
    (file,) = (tmp_path / "here").glob("*.xlsx")
    frame = pd.read_excel(file, dtype={"id": str}, engine="openpyxl")
    assert len(frame) > 0
    assert frame["published_at"].is_monotonic_increasing


def test_a_period_without_posts_gives_no_file(at_home: TerminalDesk, tmp_path: Path) -> None:
    assert "no posts" in at_home.say("/export 2001-01-01 to 2001-01-02")
    assert list((tmp_path / "here").iterdir()) == []


def test_a_place_without_an_account_gets_no_file(talk: Talk) -> None:
    assert talk.say("/export").outcome is Outcome.DENIED


@pytest.mark.parametrize("written_as", ["csv", "xlsx"])
def test_the_shell_writes_the_same_posts_in_either_form(
    shell: Shell, tmp_path: Path, written_as: str
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("ID,Date,Text,Likes\n12345678901234567,2025-03-18T09:48:00Z,=Hi,5\n")
    done = shell(
        "import", str(table), "--account", "a", "--platform", "facebook", "--yes", "--json"
    )
    told = json.loads(done.out)
    assert told["rows_stored"] == 1
    assert {"name": "likes", "column": "Likes"} in told["mapping"]
    out = tmp_path / f"out.{written_as}"
    ran = shell("export", "--account", "a", "--format", written_as, "--out", str(out))
    assert (ran.status, ran.err) == (0, "")
    frame = pd.read_csv(out, dtype=str) if written_as == "csv" else workbook(out)
    assert frame.iloc[0].dropna().to_dict() == {
        "id": "12345678901234567",
        "published_at": "2025-03-18T09:48:00Z",
        "certainty": "stated",
        "text": "'=Hi",
        "engagements": "5",
        "likes": "5",
    }


def test_a_file_that_cannot_be_written_is_named(shell: Shell, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Date,Text,Likes\n2025-03-18,Hi,5\n")
    shell("import", str(table), "--account", "a", "--platform", "x", "--yes")
    ran = shell("export", "--account", "a", "--out", str(tmp_path / "no" / "out.csv"))
    assert ran.status == 1
    assert "cannot be written" in ran.err


def test_an_account_that_has_figures_tells_the_platform_of_a_table(
    shell: Shell, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Date,Text,Likes\n2025-03-18,Hi,5\n")
    refused = shell("import", str(table), "--account", "a", "--yes")
    assert "does not say which platform" in refused.err
    shell("import", str(table), "--account", "a", "--platform", "linkedin", "--yes")
    table.write_text("Date,Text,Likes\n2025-03-18,Hi,7\n")
    done = shell("import", str(table), "--account", "a", "--yes", "--json")
    assert json.loads(done.out)["platform"] == "linkedin"


def test_a_guessed_table_shows_its_columns_before_it_is_stored(
    shell: Shell, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Date,Text,Likes\n2025-03-18,Hi,5\n")
    shown = shell("import", str(table), "--account", "a", "--platform", "x")
    assert "columns were guessed" in " ".join(shown.out.split())
    assert "Known by" in shown.out
