"""`bellwether import | accounts | link`: account data from a shell."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli.output import Preparation, show
from bot.core.model import HOME_WORKSPACE, Place, Reply
from bot.errors import UnknownPlace, UnwritableFile

if TYPE_CHECKING:
    from analytics.imports import Imported, Preview
    from analytics.sentence import Sentence
    from bot.app import Application
    from bot.core.language import Words

Workspace = Annotated[str, typer.Option(help="Whose account it is.")]


def import_(
    file: Annotated[
        Path | None,
        typer.Argument(exists=True, dir_okay=False, help="An export, as the platform gave it."),
    ] = None,
    account: Annotated[str | None, typer.Option(help="The account; a new name makes one.")] = None,
    platform: Annotated[str | None, typer.Option(help="Where the file does not tell.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Store it without asking.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    undo: Annotated[
        int | None, typer.Option(min=1, max=2**31 - 1, help="Take the import of that number back.")
    ] = None,
    workspace: Workspace = HOME_WORKSPACE,
) -> None:
    """Preview an export and, when told so, store it; or take an import back."""
    from bot.app import Application
    from bot.settings import read

    application = Application(read(), Preparation())
    if undo is not None:
        _undo(application, undo, workspace)
    elif file is None or account is None:
        raise typer.BadParameter("give a FILE and --account NAME, or --undo ID.")
    else:
        bring = _import_as_json if as_json else _import_by_hand
        bring(application, ExportFile(file, account, platform, workspace), is_sure=yes)


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file and where it is to go."""

    file: Path
    account: str
    platform: str | None
    workspace: str


def _import_by_hand(application: "Application", given: ExportFile, *, is_sure: bool) -> None:
    """Show what the file holds, ask where somebody can answer, and store it."""
    from bot.commands.import_blocks import previewed, stored

    words = application.words(application.settings.language)
    found, doubts = _preview(application, given)
    show(application, Reply(tuple(previewed(words, found, doubts)), language=words.language))
    if not is_sure and sys.stdin.isatty():
        is_sure = typer.confirm(words("Store this in {account}?", account=given.account))
    if is_sure:
        done = _store(application, found, given)
        show(application, Reply(tuple(stored(words, done)), language=words.language))
    else:
        typer.echo(words("Nothing was stored. Add --yes to store it."))


def _import_as_json(application: "Application", given: ExportFile, *, is_sure: bool) -> None:
    """Print what the file holds as one object; `id` is null where nothing was stored."""
    words = application.words(application.settings.language)
    found, doubts = _preview(application, given)
    done = _store(application, found, given) if is_sure else None
    answer = {
        "id": done.id if done else None,
        "platform": (done or found).platform.value,
        "kind": found.kind.value,
        "rows_read": found.rows_read,
        "rows_stored": done.rows_stored if done else 0,
        "rows_skipped": [
            {"line": row.line, "why": _told(words, row.why)} for row in found.rows_skipped
        ],
        "mapping": [{"name": one.name, "column": one.column} for one in found.mapping],
        "doubts": [_told(words, doubt) for doubt in doubts],
        "first_day": found.first_day.isoformat() if found.first_day else None,
        "last_day": found.last_day.isoformat() if found.last_day else None,
    }
    typer.echo(json.dumps(answer, ensure_ascii=False))


def _preview(application: "Application", given: ExportFile) -> "tuple[Preview, Sequence[Sentence]]":
    """What the file holds, and all doubts about storing it in the account."""
    from sqlmodel import Session

    from analytics.accounts import lookup
    from analytics.errors import UnnamedPlatform
    from analytics.imports import check, preview
    from bot.app import now

    read = partial(preview, given.file, given.file.name, zone=application.settings.zone, now=now())
    with Session(application.engine) as session:
        try:
            found = read(platform=given.platform)
        except UnnamedPlatform:  # the account tells, where it has figures already
            known = lookup(session, given.workspace, given.account)
            if known is None:
                raise
            found = read(platform=known.platform.value)
        more = check(session, found, workspace=given.workspace, account=given.account)
    return found, (*found.doubts, *more)


def _store(application: "Application", found: "Preview", given: ExportFile) -> "Imported":
    from sqlmodel import Session

    from analytics.imports import store
    from bot.app import now

    with Session(application.engine) as session:
        return store(
            session,
            found,
            workspace=given.workspace,
            account=given.account,
            now=now(),
            secret=application.settings.secret,
        )


def _undo(application: "Application", number: int, workspace: str) -> None:
    from sqlmodel import Session

    from analytics.imports import undo
    from bot.commands.import_blocks import undone

    with Session(application.engine) as session:
        done = undo(session, workspace, number)
    typer.echo(undone(application.words(application.settings.language), done))


def export(
    account: Annotated[str, typer.Option(help="Whose posts.")],
    out: Annotated[Path, typer.Option(dir_okay=False, help="The file that is written.")],
    format: Annotated[  # noqa: A002 - the option's name
        Literal["csv", "xlsx"], typer.Option(help="What it is written as.")
    ] = "csv",
    workspace: Workspace = HOME_WORKSPACE,
) -> None:
    """Write an account's posts to a file, a row a post."""
    from sqlmodel import Session

    from analytics import export as exporting
    from analytics.accounts import find
    from bot.app import Application
    from bot.settings import read

    application = Application(read(), Preparation())
    words = application.words(application.settings.language)
    with Session(application.engine) as session:
        found = find(session, workspace, account)
        try:
            with out.open("wb") as stream:
                count = exporting.export(session, found, stream, exporting.Format(format))
        except OSError as error:
            raise UnwritableFile(file=str(out), why=error.strerror or str(error)) from error
        typer.echo(
            words(
                "{count} posts of {account} are in {file}.",
                count=words.number(count),
                account=found.name,
                file=str(out),
            )
        )


def accounts(workspace: Workspace = HOME_WORKSPACE) -> None:
    """List the accounts, how far their figures reach, and their imports."""
    from bot.cli.conversation import ask
    from bot.settings import read

    ask("/accounts", language=read().language, workspace=workspace)


def link(
    place: Annotated[str, typer.Argument(help="PLATFORM:WORKSPACE:CHANNEL")],
    account: Annotated[str, typer.Option(help="The account that may be seen there.")],
    workspace: Workspace = HOME_WORKSPACE,
) -> None:
    """Let a place see an account's figures."""
    from sqlmodel import Session

    from analytics.accounts import find
    from bot.app import Application
    from bot.settings import read
    from bot.store.links import link as link_account

    target = _place(place)
    application = Application(read(), Preparation())
    with Session(application.engine) as session:
        found = find(session, workspace, account)
        link_account(session, target, found)
        words = application.words(application.settings.language)
        typer.echo(words("{place} can see {account} now.", place=place, account=found.name))


def _place(address: str) -> Place:
    """The place of PLATFORM:WORKSPACE:CHANNEL. Raises UnknownPlace."""
    platform, _, rest = address.partition(":")
    workspace, _, channel = rest.partition(":")
    if not (platform and workspace and channel):
        raise UnknownPlace(place=address)
    return Place(platform, workspace, channel)


def _told(words: "Words", sentence: "Sentence") -> str:
    from bot.commands.sentences import told

    return told(words, sentence)
