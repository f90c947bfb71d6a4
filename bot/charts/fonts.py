"""The fonts of a picture: the one that comes with matplotlib, and a Chinese one of the machine."""

import os
import sys
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.core.model import Language

LATIN = "DejaVu Sans"  # comes with matplotlib
FORMATS = frozenset({".ttf", ".ttc", ".otf", ".otc"})
HAN_FILES = (
    "NotoSansCJKsc-Regular",
    "NotoSansSC-Regular",
    "NotoSansCJK-Regular",
    "SourceHanSansSC-Regular",
    "SourceHanSansCN-Regular",
    "SourceHanSans-Regular",
    "SourceHanSans",
    "wqy-microhei",
    "wqy-zenhei",
    "PingFang",
    "Hiragino Sans GB",
    "STHeiti Light",
    "msyh",
    "simhei",
    "DroidSansFallbackFull",
)
"""The files of fonts with simplified Chinese, best first; all of one weight, since matplotlib shows
a variable font in its thinnest."""
SIMPLIFIED = (" SC", " CN", " GB")  # how the face for it is called among those of a collection


@dataclass(frozen=True, slots=True)
class Lettering:
    """What can be written, and in which fonts."""

    families: tuple[str, ...]
    characters: frozenset[str]
    writes_han: bool

    def families_for(self, language: Language) -> tuple[str, ...]:
        """The fonts in order: a Chinese picture has its figures in the Chinese font too."""
        return self.families[::-1] if language == "zh" else self.families

    def writable(self, text: str) -> str:
        """The text in one line, without what no font here can show, such as emoji.

        Nothing where that is most of its letters: the figures that a Chinese sentence would leave
        behind say something else.
        """
        lost = sum(self._is_lost(each) and each.isalpha() for each in text)
        if 2 * lost > sum(map(str.isalnum, text)):
            return ""
        return " ".join("".join(map(self._shown, text)).split())

    def _is_lost(self, character: str) -> bool:
        steers = unicodedata.category(character).startswith("C")
        return steers or character not in self.characters

    def _shown(self, character: str) -> str:
        """The character, or a blank where it was a lost letter, or parted words."""
        if character.isspace():
            return " "
        if not self._is_lost(character):
            return character
        return " " if unicodedata.category(character)[0] in "LP" else ""


_one_at_a_time = threading.Lock()


def lettering() -> Lettering:
    """The fonts of this machine, looked for once."""
    with _one_at_a_time:
        return _found()


@cache
def _found() -> Lettering:
    return lettering_with(han_file(folders()))


def lettering_with(han: Path | None) -> Lettering:
    """The font that comes with matplotlib, and that Chinese one."""
    from matplotlib.font_manager import FontProperties, findfont, fontManager

    latin = _characters(Path(findfont(FontProperties(family=LATIN))), 0)
    if han is None:
        return Lettering((LATIN,), latin, writes_han=False)
    fontManager.addfont(han)
    family, face = _simplified(han)
    return Lettering((LATIN, family), latin | _characters(han, face), writes_han=True)


def han_file(folders: Iterable[Path]) -> Path | None:
    """The best font with simplified Chinese that lies in one of the folders or below it."""
    files = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix.casefold() in FORMATS
    ]
    wanted = (
        path for name in HAN_FILES for path in files if path.stem.casefold() == name.casefold()
    )
    return next(wanted, None)


def folders() -> Iterator[Path]:
    """Where systems keep their fonts, and a person's own."""
    home = Path.home()
    if sys.platform == "win32":
        for name, below in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
            if name in os.environ:
                yield Path(os.environ[name]) / below
    elif sys.platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    else:
        yield from (home / ".local/share/fonts", home / ".fonts")
        yield from (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


def _simplified(file: Path) -> tuple[str, int]:
    """The family and the number of the face with the simplified forms, else of the first."""
    from matplotlib.ft2font import FT2Font

    first = FT2Font(file)
    names = [FT2Font(file, face_index=face).family_name for face in range(first.num_faces)]
    best = (face for face, name in enumerate(names) if name.endswith(SIMPLIFIED))
    face = next(best, 0)
    return names[face], face


def _characters(file: Path, face: int) -> frozenset[str]:
    from matplotlib.ft2font import FT2Font

    return frozenset(map(chr, FT2Font(file, face_index=face).get_charmap()))
