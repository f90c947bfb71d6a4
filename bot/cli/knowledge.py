"""`bellwether knowledge`: the articles and the index over them."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.core.model import HOME_WORKSPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.table import Table

    from bot.app import Application
    from bot.settings import Settings
    from bot.store.votes import Tally
    from knowledge.datasets import Measured
    from knowledge.evaluate import Evaluation, LanguageEvaluation

app = typer.Typer(help="The knowledge base.", no_args_is_help=True)

CHECKOUT = Path(__file__).parents[2]
QUESTIONS = CHECKOUT / "tests" / "knowledge" / "questions.jsonl"
PUBLIC = CHECKOUT.parent / "shared" / "data" / "retrieval"
"""What is measured with when the program runs from a checkout."""


Workspace = Annotated[str, typer.Option(help="Whose documents are meant.")]


@app.command("list")
def list_(workspace: Workspace = HOME_WORKSPACE) -> None:
    """List the articles with what people thought of them, and the team's own documents."""
    from sqlmodel import Session

    from bot.app import Application
    from bot.cli.output import Preparation
    from bot.settings import read
    from bot.store import documents
    from bot.store.votes import tallies
    from knowledge.manuscript import ARTICLES, read_all

    with Session(Application(read(), Preparation()).engine) as session:
        votes = tallies(session)
        own = documents.listed(session, workspace)
    titles: dict[tuple[str, str], list[str]] = {}
    for article in read_all(ARTICLES):
        titles.setdefault((article.kind, article.slug), []).append(article.title)
    for (kind, slug), names in sorted(titles.items()):
        typer.echo(f"{kind}  {slug}  {' / '.join(names)}{_voted(votes.get(slug))}")
    for document in own:
        kind, name = "taught" if document.question else "document", documents.shown_name(document)
        voted = _voted(votes.get(str(document.id)))
        typer.echo(f"{kind}  {document.id}  {name}  {document.added_at:%Y-%m-%d}{voted}")


def _voted(tally: "Tally | None") -> str:
    """What people thought, at the end of a line."""
    return f"  (helped {tally.helped}, did not {tally.not_helped})" if tally else ""


@app.command()
def add(
    paths: Annotated[
        list[str], typer.Argument(help="Files, folders of files, or web addresses.", metavar="PATH")
    ],
    workspace: Workspace = HOME_WORKSPACE,
) -> None:
    """Read documents of the team's own: Markdown, text, HTML, PDF, Word, PowerPoint, a page."""
    from tempfile import TemporaryDirectory

    from bot.app import Application
    from bot.cli.output import Preparation
    from bot.settings import read
    from knowledge.errors import DocumentError

    failed = 0
    with Preparation() as preparation, TemporaryDirectory() as folder:
        application = Application(read(), preparation)
        for path in _expanded(paths):
            try:
                typer.echo(_added(application, path, Path(folder), workspace))
            except DocumentError as error:
                failed += 1
                typer.echo(f"bellwether: {error}", err=True)
    raise typer.Exit(1 if failed else 0)


def _expanded(paths: "Sequence[str]") -> "Iterator[str]":
    """The files and addresses, a folder as all that it holds."""
    for path in paths:
        folder = Path(path)
        if not is_address(path) and folder.is_dir():
            yield from sorted(str(file) for file in folder.rglob("*") if file.is_file())
        else:
            yield path


def is_address(path: str) -> bool:
    """Whether it names a page of the web."""
    return path.casefold().startswith(("http://", "https://"))


def _added(application: "Application", path: str, folder: Path, workspace: str) -> str:
    from bot.app import now
    from bot.commands.team import learn
    from knowledge.errors import MissingDocument
    from knowledge.fetch import fetch

    file = fetch(path, folder) if is_address(path) else Path(path)
    if not file.is_file():
        raise MissingDocument(name=path)
    name = path if is_address(path) else file.name
    added = learn(
        application.services, workspace, file, name, now=now(), on_progress=application.tell
    )
    known = "" if added.is_new else "  (known already)"
    return f"document  {added.id}  {added.name}  {added.passages} passages{known}"


@app.command()
def remove(
    number: Annotated[int, typer.Argument(min=1, help="As `knowledge list` shows it.")],
    workspace: Workspace = HOME_WORKSPACE,
) -> None:
    """Forget one of the team's own documents, or a taught answer."""
    from bot.app import Application
    from bot.cli.output import Preparation
    from bot.commands.team import forget
    from bot.settings import read

    with Preparation() as preparation:
        name = forget(Application(read(), preparation).services, workspace, number)
    typer.echo(f"document  {number}  {name}  is forgotten")


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
