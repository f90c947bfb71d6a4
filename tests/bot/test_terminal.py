"""The terminal's own two pure sides: a line in, a rendering out."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot.core.language import Words
from bot.core.model import (
    Block,
    Bullets,
    Chart,
    Choice,
    Choices,
    Fact,
    Facts,
    File,
    Frontend,
    Reply,
    Request,
    Series,
    Source,
    Sources,
    Table,
    Text,
    TextStyle,
)
from bot.frontends.terminal.inbound import dropped_path, request
from bot.frontends.terminal.render import render
from bot.frontends.terminal.run import Terminal, converse

NOW = datetime(2026, 11, 24, tzinfo=UTC)
OFFERED = (Choice("By type", "/report by type"), Choice("By hour", "/report by hour"))


def printed(*blocks: Block, colours: bool = False) -> str:
    screen = io.StringIO()
    console = Console(file=screen, width=80, force_terminal=colours, legacy_windows=False)
    console.print(render(Reply(blocks), Words("en", ZoneInfo("UTC"))))
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
    for piece in ("Title", "Body", "1. one", "2. two", "hello", "│▁▁▁▁████", "1 Mar", "up"):
        assert piece in out
    for piece in ("[1] A survey", "https://example.org/a", "1) By type"):
        assert piece in out


def test_markup_and_control_sequences_of_others_stay_letters() -> None:
    out = printed(Text("[bold red]x[/] \x1b[2J\x1b]8;;https://evil.example\x07y"), colours=True)
    assert "[bold red]x[/]" in out
    assert "\x1b[2J" not in out
    assert "\x1b]8" not in out


@given(st.text())
def test_any_text_can_be_printed(text: str) -> None:
    printed(
        Text(text), Bullets((text,)), Table((text,), ((text,),)), Choices((Choice(text, "/x"),))
    )


@pytest.mark.parametrize(
    "line",
    ["{}", " {} ", "'{}'", '"{}"', "{escaped}"],
)
def test_a_file_dragged_into_the_terminal_is_read(tmp_path: Path, line: str) -> None:
    file = tmp_path / "our plan (new).md"
    escaped = re.sub(r"([ ()])", r"\\\1", str(file))
    assert dropped_path(line.format(file, escaped=escaped)) == file


@pytest.mark.parametrize("line", ["~/plan.md", "./plan.md", "../plan.md"])
def test_a_path_may_be_relative_or_at_home(line: str) -> None:
    assert dropped_path(line) == Path(line).expanduser()


@pytest.mark.parametrize("line", ["/report", "/report by type", "plan.md", "and/or.", "'", "", "/"])
def test_a_line_that_is_no_path_drops_nothing(line: str) -> None:
    assert dropped_path(line) is None


@given(st.text())
def test_any_line_is_a_path_with_an_ending_or_none(line: str) -> None:
    path = dropped_path(line)
    assert path is None or path.suffix


class Listener:
    """Takes every request and answers none."""

    def __init__(self) -> None:
        self.heard: list[Request] = []

    def __call__(self, request: Request, frontend: Frontend) -> None:
        self.heard.append(request)


def heard(*lines: str) -> list[Request]:
    """The requests that those lines make."""
    listener = Listener()
    terminal = Terminal(Console(file=io.StringIO()), lambda spoken: Words(spoken, ZoneInfo("UTC")))
    converse(terminal, listener, lines, workspace="local", clock=lambda: NOW)
    return listener.heard


def test_a_file_that_is_there_comes_with_the_request(tmp_path: Path) -> None:
    file = tmp_path / "计划.md"
    file.write_text("# Plan")
    (request,) = heard(f"'{file}'")
    assert request.files == (File("计划.md", file),)
    assert request.language is None  # a file's name is no language to answer in


def test_a_path_where_no_file_is_stays_a_line(tmp_path: Path) -> None:
    line = str(tmp_path / "gone.md")
    (request,) = heard(line)
    assert (request.files, request.text) == ((), line)


@given(st.text(max_size=300))
def test_no_line_stops_the_conversation(line: str) -> None:
    assert len(heard(line, "then this")) in {0, 1, 2}


def test_a_long_command_line_with_a_stop_is_no_path() -> None:
    line = '/teach "Who signs off paid posts?" ' + "Lena does. And then somebody else " * 10
    (request,) = heard(line)
    assert (request.files, request.text) == ((), line)
