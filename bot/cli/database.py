"""`bellwether db`: the schema."""

import typer

app = typer.Typer(help="The database.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keep `db` a group although it has one command."""


@app.command()
def upgrade() -> None:
    """Bring the database to the newest schema."""
    from bot.settings import read
    from bot.store.engine import HEAD, open_engine
    from bot.store.engine import upgrade as bring_up

    engine = open_engine(read().database)
    bring_up(engine)
    typer.echo(f"the database is at revision {HEAD}: {engine.url!r}")
