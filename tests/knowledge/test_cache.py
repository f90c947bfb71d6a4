import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.cache import made_once

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
