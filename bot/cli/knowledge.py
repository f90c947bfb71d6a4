"""`bellwether knowledge`: the articles and the index over them."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from rich.table import Table

    from bot.settings import Settings
    from knowledge.datasets import Measured
    from knowledge.evaluate import Evaluation, LanguageEvaluation

app = typer.Typer(help="The knowledge base.", no_args_is_help=True)

CHECKOUT = Path(__file__).parents[2]
QUESTIONS = CHECKOUT / "tests" / "knowledge" / "questions.jsonl"
PUBLIC = CHECKOUT.parent / "shared" / "data" / "retrieval"
"""What is measured with when the program runs from a checkout."""


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
    file: Annotated[
        Path | None,
        typer.Argument(
            exists=True, dir_okay=False, help="JSON lines; see CONTRIBUTING.md. Default: ours."
        ),
    ] = None,
    split: Annotated[Literal["dev", "test"] | None, typer.Option(help="Only these.")] = None,
    public: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            help="A folder of public question sets, measured in minutes. "
            "Default: ../shared/data/retrieval beside the checkout, where it is.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure the search on questions whose right articles are known, by language and kind."""
    from bot.app import Application
    from bot.cli.output import Preparation
    from bot.settings import read
    from knowledge.evaluate import evaluate as measure
    from knowledge.evaluate import read_questions

    file = file or QUESTIONS
    if not file.exists():
        raise typer.BadParameter(
            "name one; questions come with a checkout alone", param_hint="FILE"
        )
    settings = read()
    with Preparation() as preparation:
        base = Application(settings, preparation).knowledge()
    ours = measure(base, read_questions(file, base.articles, split))
    sets = _public(public or PUBLIC, settings)
    if as_json:
        answer = {**asdict(ours), "public": [asdict(each) for each in sets]}
        typer.echo(json.dumps(answer, ensure_ascii=False))
    else:
        _show(ours, sets)


def _public(folder: Path, settings: "Settings") -> "Iterator[Measured]":
    """What the search makes of the public sets, each when it is done; nothing without them."""
    from knowledge.datasets import measured
    from knowledge.encoder import OnnxEncoder
    from knowledge.export import prepare

    if folder.is_dir():
        yield from measured(folder, OnnxEncoder(prepare(settings.model, settings.home)))


def _show(ours: "Evaluation", sets: "Iterator[Measured]") -> None:
    """Print a table a language, then a line a public set under one heading."""
    from rich.console import Console

    from knowledge.datasets import HEADING

    for one in ours.languages:
        Console().print(_figures(one))
    for number, each in enumerate(sets):
        typer.echo(f"{HEADING}\n{each.line}" if number == 0 else each.line)


def _figures(one: "LanguageEvaluation") -> "Table":
    """A language's figures, a line a kind; every share is of the n in its line."""
    from rich.table import Table

    table = Table(title=f"Language: {one.language}")
    table.add_column("kind")
    for name in ("n", "hit@1", "hit@3", "both@3", "MRR", "answered", "declined"):
        table.add_column(name, justify="right")
    for found in (*one.found_by_kind, *([one.found] if one.found else [])):
        name = found.kinds[0] if len(found.kinds) == 1 else "all of these"
        ranks = (found.hit_at_1, found.hit_at_3, found.both_at_3, found.mean_reciprocal_rank)
        table.add_row(name, str(found.n), *map(_share, (*ranks, found.answered)))
    table.add_section()
    for declined in (*one.declined_by_kind, *([one.declined] if one.declined else [])):
        blank = [""] * 5
        table.add_row(" + ".join(declined.kinds), str(declined.n), *blank, _share(declined.share))
    if one.auroc is not None:
        scored = f"{_share(one.score_auroc)} by the best score alone"
        table.caption = f"AUROC {_share(one.auroc)} by what decides, {scored}"
    return table


def _share(share: float | None) -> str:
    return "" if share is None else f"{share:.3f}"
