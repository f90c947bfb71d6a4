"""`bellwether knowledge`: the articles and the index over them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from knowledge.evaluate import Evaluation

app = typer.Typer(help="The knowledge base.", no_args_is_help=True)


@app.command("list")
def list_() -> None:
    """List the articles, one a line: slug, kind, title in each language."""
    from knowledge.manuscript import ARTICLES, read_all

    titles: dict[tuple[str, str], list[str]] = {}
    for article in read_all(ARTICLES):
        titles.setdefault((article.kind, article.slug), []).append(article.title)
    for (kind, slug), names in sorted(titles.items()):
        typer.echo(f"{kind}  {slug}  {' / '.join(names)}")


@app.command()
def lint(
    folder: Annotated[Path | None, typer.Argument(help="Default: the articles it ships.")] = None,
) -> None:
    """Name every problem of the articles, by file and line."""
    from knowledge.errors import NoArticles
    from knowledge.lint import lint as lint_folder
    from knowledge.manuscript import ARTICLES, article_files

    folder = folder or ARTICLES
    if not article_files(folder):
        raise NoArticles(folder=str(folder))
    problems = lint_folder(folder)
    for problem in problems:
        typer.echo(str(problem))
    typer.echo(f"{len(problems)} problems", err=True)
    raise typer.Exit(1 if problems else 0)


@app.command()
def build() -> None:
    """Prepare the model and the index, where they are not there yet."""
    from bot.app import Application
    from bot.cli.output import Preparation
    from bot.settings import read

    settings = read()
    with Preparation() as preparation:
        base = Application(settings, preparation).knowledge()
    typer.echo(f"{len(base.articles)} articles are indexed under {settings.home}")


@app.command()
def evaluate(
    questions: Annotated[
        Path,
        typer.Argument(exists=True, dir_okay=False, help="JSON lines; see CONTRIBUTING.md."),
    ],
    split: Annotated[str | None, typer.Option(help="Only these: dev or test.")] = None,
) -> None:
    """Measure the search on questions whose right articles are known."""
    from rich.console import Console

    from bot.app import Application
    from bot.cli.output import Preparation
    from bot.settings import read
    from knowledge.evaluate import evaluate as measure
    from knowledge.evaluate import read_questions

    with Preparation() as preparation:
        base = Application(read(), preparation).knowledge()
    Console().print(_figures(measure(base, read_questions(questions, base.articles, split))))


def _figures(evaluation: "Evaluation") -> "Table":
    """The figures as a table, a line a language; every share is of the n beside it."""
    from rich.table import Table

    table = Table("language", "n", "hit@1", "hit@3", "MRR", "answered", "declined", "AUROC")
    for one in evaluation.languages:
        found = one.found
        declined = "  ".join(f"{d.kind} {d.share:.2f} (n={d.n})" for d in one.declined)
        shares = (
            (found.hit_at_1, found.hit_at_3, found.mean_reciprocal_rank, found.answered)
            if found
            else ()
        )
        table.add_row(
            one.language,
            str(found.n if found else 0),
            *([f"{share:.3f}" for share in shares] or ["-"] * 4),
            declined,
            "-" if one.auroc is None else f"{one.auroc:.3f}",
        )
    return table
