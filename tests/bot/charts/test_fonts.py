"""Which font is taken, and what can be written with it."""

from pathlib import Path

import pytest

from bot.charts.fonts import Lettering, folders, han_file, lettering, lettering_with
from bot.charts.picture import draw
from bot.core.model import Chart, Series
from tests.bot.charts.samples import CHINESE


def files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_the_best_font_is_taken_wherever_it_lies(tmp_path: Path) -> None:
    here = files(tmp_path / "a", "SimHei.ttf", "deep/down/wqy-microhei.ttc", "DejaVuSans.ttf")
    there = files(tmp_path / "b", "NotoSansCJK-Regular.ttc")
    assert han_file((here, there)) == there / "NotoSansCJK-Regular.ttc"
    assert han_file((here,)) == here / "deep/down/wqy-microhei.ttc"


def test_other_weights_and_other_files_are_not_taken(tmp_path: Path) -> None:
    folder = files(tmp_path, "NotoSansCJK-Bold.ttc", "NotoSansCJK-VF.otf.ttc", "simhei.txt")
    assert han_file((folder, tmp_path / "nowhere")) is None


def test_a_system_has_folders_to_look_in() -> None:
    assert any(folders())


def test_the_fonts_are_looked_for_once() -> None:
    assert lettering() is lettering()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Reach by day", "Reach by day"),
        ("  two\nlines\t", "two lines"),
        ("Autumn 🎉\u200d shoot", "Autumn shoot"),
        ("\u202eevil\x1b[2J", "evil[2J"),
        ("3月18日", "3 18"),
        ("满300减50怎么凑单最划算", ""),
        ("新品上市", ""),
        ("🎉🎉", ""),
        ("", ""),
    ],
)
def test_what_cannot_be_written_is_left_out(text: str, written: str) -> None:
    assert lettering_with(None).writable(text) == written


def test_a_chinese_picture_puts_the_chinese_font_first() -> None:
    both = Lettering(("DejaVu Sans", "Noto Sans CJK SC"), frozenset(), writes_han=True)
    assert both.families_for("zh") == ("Noto Sans CJK SC", "DejaVu Sans")
    assert both.families_for("en") == ("DejaVu Sans", "Noto Sans CJK SC")


def test_with_a_chinese_font_the_chinese_words_are_drawn() -> None:
    if not lettering().writes_han:
        pytest.skip("needs a Chinese font on this machine")
    chart = Chart("bar", "触达", "count", ("周一",), (Series("触达", (1,)),), "最高 1。")
    assert draw(chart, CHINESE).note is None
    assert lettering().writable("满300减50怎么凑单最划算") == "满300减50怎么凑单最划算"
