"""`bellwether chart`: the picture that a chat would show, as a file."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.conversation import Workspace, answered
from bot.cli.output import STATUS, Preparation, fail, refuse
from bot.core.model import HOME_WORKSPACE, Chart, Language


def chart(
    line: Annotated[str, typer.Argument(help='What one would type, such as "/report".')],
    out: Annotated[Path, typer.Option(help="The PNG file to write.")],
    language: Annotated[
        Language | None, typer.Option(help="Answer in it, whatever the line is in.")
    ] = None,
    workspace: Workspace = HOME_WORKSPACE,
) -> None:
    """Draw the first chart of the reply to a line as a PNG file."""
    from bot.app import Application
    from bot.charts.picture import draw
    from bot.settings import read

    with Preparation() as preparation:
        application = Application(read(), preparation)
        reply, _ = answered(application, line, language, workspace)
    if STATUS.get(reply.outcome) != 0:
        refuse(reply)
    found = next((block for block in reply.blocks if isinstance(block, Chart)), None)
    if found is None:
        fail('the reply has no chart. Try: bellwether chart "/report" --out FILE.png', status=1)
    drawn = draw(found, application.words(reply.language))
    try:
        out.write_bytes(drawn.png)
    except OSError as error:
        fail(f"{out} cannot be written: {error.strerror}. Name another --out.", status=1)
    typer.echo(drawn.alt)
    if drawn.note is not None:
        typer.echo(drawn.note)
