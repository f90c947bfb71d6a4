"""The terminal's own two pure sides: a line in, a rendering out."""

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.core.model import (
    Block,
    Bullets,
    Chart,
    Choice,
    Choices,
    Fact,
    Facts,
    Reply,
    Series,
    Source,
    Sources,
    Table,
    Text,
    TextStyle,
)
from bot.frontends.terminal.inbound import request
from bot.frontends.terminal.render import render, sparkline

NOW = datetime(2026, 11, 24, tzinfo=UTC)
OFFERED = (Choice("By type", "/report by type"), Choice("By hour", "/report by hour"))


def printed(*blocks: Block, colours: bool = False) -> str:
    screen = io.StringIO()
    console = Console(file=screen, width=80, force_terminal=colours, legacy_windows=False)
    console.print(render(Reply(blocks), lambda change: f"{change:+.1%}"))
    return screen.getvalue()


def text_of(line: str) -> str:
    return request(line, id="1", at=NOW, workspace="local", offered=OFFERED).text


@pytest.mark.parametrize("line", ["2", " 2 ", "2.", "2)", "２"])
def test_a_number_is_the_choice_of_that_number(line: str) -> None:
    assert text_of(line) == "/report by hour"


@pytest.mark.parametrize("line", ["0", "3", "2 posts", "22"])
def test_any_other_line_stays_what_it_is(line: str) -> None:
    assert text_of(line) == line


def test_facts_show_change_and_n() -> None:
    out = printed(Facts((Fact("Reach", "reach", 1200.0, "count", "1,200", change=0.25, n=12),)))
    assert out.split() == ["Reach", "1,200", "+25.0%", "n=12"]


def test_every_block_has_a_rendering() -> None:
    out = printed(
        Text("Title", TextStyle.HEADING),
        Text("Body"),
        Bullets(("one", "two"), numbered=True),
        Table(("post", "reach"), (("hello", "12"),)),
        Chart("line", "Reach a day", "count", ("1 Mar", "2 Mar"), (Series("reach", (0, 8)),), "up"),
        Sources((Source("A survey", url="https://example.org/a"),)),
        Choices(OFFERED),
    )
    for piece in ("Title", "Body", "1. one", "2. two", "hello", "▁█", "1 Mar – 2 Mar", "up"):
        assert piece in out
    for piece in ("[1] A survey", "https://example.org/a", "1) By type"):
        assert piece in out


def test_markup_and_control_sequences_of_others_stay_letters() -> None:
    out = printed(Text("[bold red]x[/] \x1b[2J\x1b]8;;https://evil.example\x07y"), colours=True)
    assert "[bold red]x[/]" in out
    assert "\x1b[2J" not in out
    assert "\x1b]8" not in out


def test_a_gap_in_the_series_is_a_gap_in_the_sparkline() -> None:
    assert sparkline(Series("reach", (0, None, 7))) == "▁·█"
    assert sparkline(Series("reach", (None, None))) == "··"
    assert sparkline(Series("reach", (0, 0))) == "▁▁"


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=500))
def test_a_sparkline_fits_its_width(values: list[float | None]) -> None:
    assert len(sparkline(Series("any", tuple(values)), width=60)) == min(60, len(values))


@given(st.text())
def test_any_text_can_be_printed(text: str) -> None:
    printed(
        Text(text), Bullets((text,)), Table((text,), ((text,),)), Choices((Choice(text, "/x"),))
    )
