"""Folders that are made once: whole or not at all, by one process at a time; and dropped again.

A folder's time of change says when it was last used.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

KEPT = 2
"""Of the folders that hold the same of other times so many are kept, the last used ones."""

UNUSED_S = 24 * 60 * 60
"""Another process may have a folder open that was used in so many seconds."""


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, made by `make` unless it is already there.

    `make` fills a draft beside it, which is then renamed: a killed process leaves no half folder,
    and its draft is dropped by the next. Other processes wait for the one that is making it.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.parent / ".lock"):
        if not folder.is_dir():
            draft = folder.with_name(f".{folder.name}.draft")
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            try:
                make(draft)
                draft.rename(folder)
            finally:
                shutil.rmtree(draft, ignore_errors=True)
    return folder


def made_latest(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, made once too; a new one takes the place of old ones, see `prune`."""
    if not folder.is_dir():
        prune(made_once(folder, make))
    used(folder)
    return folder


def used(folder: Path) -> None:
    """Say that the folder is in use, where it can be written to."""
    with suppress(OSError):
        os.utime(folder)


def prune(folder: Path) -> None:
    """Drop the folders beside this one, which is in use, that were not used for long.

    Each is renamed before, so that a killed process leaves no half of it.
    """
    used(folder)
    with FileLock(folder.parent / ".lock"):
        for gone in folder.parent.glob(".*.gone"):
            shutil.rmtree(gone, ignore_errors=True)
        others = (each for each in folder.parent.iterdir() if each.is_dir())
        times = {each: each.stat().st_mtime for each in others if each.name[0] != "."}
        latest = sorted(times, key=lambda each: times[each], reverse=True)
        for each in latest[KEPT:]:
            if times[each] < times[folder] - UNUSED_S:
                gone = each.with_name(f".{each.name}.gone")
                with suppress(OSError):  # a system may not let go of a file that is open
                    each.rename(gone)
                    shutil.rmtree(gone)
