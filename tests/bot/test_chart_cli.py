"""`bellwether chart`, as a shell calls it."""

from pathlib import Path

from PIL import Image

from tests.bot.conftest import Shell


def test_the_first_chart_of_a_reply_becomes_a_file(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "reach.png"
    ran = shell("chart", "/report", "--out", str(file))
    assert ran.status == 0
    with Image.open(file) as picture:
        assert picture.size == (1200, 675)
    assert "Lowest" in ran.out


def test_it_may_be_asked_in_the_other_language(shell: Shell, tmp_path: Path) -> None:
    ran = shell("chart", "/report", "--language", "zh", "--out", str(tmp_path / "reach.png"))
    assert ran.status == 0
    assert "最低" in ran.out


def test_a_reply_without_a_chart_is_one_line_with_the_next_step(
    shell: Shell, tmp_path: Path
) -> None:
    ran = shell("chart", "/help", "--out", str(tmp_path / "help.png"))
    assert (ran.status, ran.out) == (1, "")
    assert 'bellwether chart "/report"' in ran.err
    assert not list(tmp_path.glob("*.png"))


def test_a_file_that_cannot_be_written_is_named(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "reach.png"
    ran = shell("chart", "/report", "--out", str(file))
    assert ran.status == 1
    assert str(file) in ran.err
    assert ran.err.count("\n") == 1
