"""The command `bellwether`: the shell's way to everything.

Errors go to standard error, one line with the next step. Exit status: 0 answered or not found,
2 for words that cannot be carried out, 1 otherwise.
"""

import sys
from io import TextIOWrapper

import typer

from bot.cli import accounts, chart, conversation, database, doctor, knowledge
from bot.cli.output import explained, fail, refuse

app = typer.Typer(
    name="bellwether",
    help="A marketing assistant: strategy answers with sources, reports on your own figures.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("chat")(conversation.chat)
app.command("ask")(conversation.ask)
app.command("chart")(chart.chart)
app.command("import")(accounts.import_)
app.command("export")(accounts.export)
app.command("accounts")(accounts.accounts)
app.command("link")(accounts.link)
app.command("doctor")(doctor.doctor)
app.add_typer(knowledge.app, name="knowledge")
app.add_typer(database.app, name="db")


def main() -> None:
    """Run the command line and leave with its status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a screen of few letters gets marks, no traceback
            stream.reconfigure(errors="replace")
    sys.argv[1:] = sys.argv[1:] or ["--help"]
    try:
        status = typer.main.get_command(app).main(prog_name="bellwether", standalone_mode=False)
    except typer.TyperException as error:
        said = error.format_message().rstrip(".")
        fail(f"{said}. Try: {_help_line(sys.argv[1:])}", status=error.exit_code)
    except typer.Abort:
        fail("stopped; nothing more was changed", status=1)
    except Exception as error:
        reply = explained(error)
        if reply is None:
            raise
        refuse(reply)
    sys.exit(status if isinstance(status, int) else 0)


def _help_line(words: list[str]) -> str:
    """The help of the command that was called, or of all."""
    known = {command.name for command in app.registered_commands}
    named = [word for word in words[:1] if word in known]
    return " ".join(["bellwether", *named, "--help"])
