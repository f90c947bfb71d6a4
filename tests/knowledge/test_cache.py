import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from knowledge.cache import made_latest, made_once, prune, used

MAKE = """
import sys, time
from pathlib import Path
from knowledge.cache import made_once
def make(draft):
    (draft / "who").write_text(sys.argv[2])
    print("making", flush=True)
    sys.stdin.readline()
made_once(Path(sys.argv[1]), make)
"""


HOUR = 3600
DAY = 24 * HOUR
NOW = 1_000_000_000  # long ago


def fill(draft: Path) -> None:
    (draft / "file").write_text("whole")


def never(draft: Path) -> None:
    raise AssertionError(draft)


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    folder = made_once(tmp_path / "a" / "b", fill)
    assert (folder / "file").read_text() == "whole"
    assert made_once(folder, never) == folder


def test_a_folder_that_could_not_be_made_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        made_once(tmp_path / "a", never)
    assert list(tmp_path.glob("*a*")) == []
    made_once(tmp_path / "a", fill)


def test_what_a_killed_process_left_is_made_anew(tmp_path: Path) -> None:
    command = [sys.executable, "-c", MAKE, str(tmp_path / "a"), "killed"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "making\n"
        child.kill()
    folder = made_once(tmp_path / "a", fill)
    assert [file.name for file in folder.iterdir()] == ["file"]


def test_two_processes_make_it_once_between_them(tmp_path: Path) -> None:
    (tmp_path / "go").write_text("\n")
    command = [sys.executable, "-c", MAKE, str(tmp_path / "a")]
    with (tmp_path / "go").open() as first_go, (tmp_path / "go").open() as second_go:
        children = [
            subprocess.Popen([*command, name], stdin=go, stdout=subprocess.PIPE, text=True)
            for name, go in (("first", first_go), ("second", second_go))
        ]
        said = "".join(child.communicate()[0] for child in children)
    assert [child.returncode for child in children] == [0, 0]
    assert said == "making\n"


def made(parent: Path, ages: Mapping[str, int]) -> None:
    """Folders that were last used so many seconds before `NOW`."""
    for name, age in ages.items():
        (parent / name).mkdir()
        (parent / name / "file").write_text("whole")
        os.utime(parent / name, (NOW - age, NOW - age))


def left(parent: Path) -> list[str]:
    return sorted(each.name for each in parent.iterdir() if each.is_dir())


@pytest.fixture
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.cache.used", lambda folder: os.utime(folder, (NOW, NOW)))


@pytest.mark.usefixtures("_clock")
def test_the_two_folders_used_last_are_kept_and_older_ones_dropped(tmp_path: Path) -> None:
    made(tmp_path, {"new": 9 * DAY, "b": 3 * DAY, "c": 4 * DAY, "d": 30 * DAY})
    prune(tmp_path / "new")
    assert left(tmp_path) == ["b", "new"]


@pytest.mark.usefixtures("_clock")
def test_a_folder_used_in_the_last_day_is_kept_whatever_the_number(tmp_path: Path) -> None:
    made(tmp_path, {"new": 0, "b": HOUR, "c": 2 * HOUR, "d": 23 * HOUR, "e": 25 * HOUR})
    prune(tmp_path / "new")
    assert left(tmp_path) == ["b", "c", "d", "new"]


@pytest.mark.usefixtures("_clock")
def test_drafts_and_files_stay_and_half_dropped_folders_go(tmp_path: Path) -> None:
    made(tmp_path, {"new": 0, "b": 2 * DAY, ".c.draft": 9 * DAY, ".d.gone": 9 * DAY})
    (tmp_path / "note").write_text("")
    os.utime(tmp_path / "note", (0, 0))
    prune(tmp_path / "new")
    assert left(tmp_path) == [".c.draft", "b", "new"]
    assert (tmp_path / "note").exists()


def test_a_new_folder_drops_old_ones_and_one_that_is_there_does_not(tmp_path: Path) -> None:
    made(tmp_path, {"a": 0, "b": 2 * DAY, "c": 3 * DAY})
    made_latest(tmp_path / "a", never)
    assert left(tmp_path) == ["a", "b", "c"]
    made_latest(tmp_path / "new", fill)
    assert left(tmp_path) == ["a", "new"]


def test_a_folder_that_is_used_changes_its_time(tmp_path: Path) -> None:
    made(tmp_path, {"a": DAY})
    before = (tmp_path / "a").stat().st_mtime
    used(tmp_path / "a")
    assert (tmp_path / "a").stat().st_mtime > before
    used(tmp_path / "nowhere")
