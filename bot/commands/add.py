"""`add`: what is dropped in the talk: documents of a team's own, and exports to import."""

from collections.abc import Iterator

from analytics.errors import ExportError
from bot.commands import dropped, team
from bot.commands.sentences import told
from bot.commands.services import BotCommand, BotContext
from bot.core.language import phrase
from bot.core.model import Arguments, Block, File, Outcome, Reply, Role, Text
from bot.errors import NoFile
from knowledge.errors import DocumentError


def run(context: BotContext, arguments: Arguments) -> Reply:
    """Read each file and say what became of it; one that cannot be read stops no other."""
    files = context.request.files
    if not files:
        raise NoFile()
    blocks: list[Block] = []
    failed = 0
    for file in files:
        try:
            blocks.extend(_taken(context, file))
        except DocumentError as error:
            failed += 1
            blocks.append(Text(context.words(error.template, **error.values)))
        except ExportError as error:
            failed += 1
            blocks.append(Text(told(context.words, error.sentence)))
    outcome = Outcome.USAGE if failed == len(files) else Outcome.ANSWERED
    return Reply(tuple(blocks), outcome=outcome)


def _taken(context: BotContext, file: File) -> Iterator[Block]:
    if dropped.is_export(file):
        yield from dropped.offer(context, file)
    else:
        yield Text(_added(context, file))


def _added(context: BotContext, file: File) -> str:
    workspace, words = context.request.place.workspace, context.words
    added = team.learn(context.services, workspace, file.path, file.name, now=context.now)
    if not added.is_new:
        return words("{name} is known already, as number {id}.", name=added.name, id=added.id)
    return words(
        "{name} is read: {n} passages, number {id}. Only this workspace sees it; "
        "/forget {id} takes it back.",
        name=added.name,
        n=words.number(added.passages),
        id=added.id,
    )


COMMAND = BotCommand(
    name="add",
    aliases=("添加",),
    summary=phrase("Read a document of your team, or an export: drop the file here"),
    run=run,
    examples=("/add", "/添加"),
    role=Role.ADMIN,
    changes=True,
)
