"""`knowledge`: what the team has taught, by number."""

from sqlmodel import Session

from bot.commands.services import BotCommand, BotContext
from bot.core.language import phrase
from bot.core.model import Arguments, Block, Reply, Role, Table, Text, TextStyle
from bot.store import documents, votes

SHOWN = 20  # documents in one reply


def run(context: BotContext, arguments: Arguments) -> Reply:
    """The documents and taught answers, the newest first."""
    words, workspace = context.words, context.request.place.workspace
    with Session(context.services.engine) as session:
        found = documents.listed(session, workspace)[::-1]
        sizes = documents.sizes(session, workspace)
        tallies = votes.tallies(session)
    if not found:
        nothing = words(
            "Nothing yet. Drop a document here, or teach me an answer: "
            '/teach "the question" the answer'
        )
        return Reply((Text(nothing),))
    rows: list[tuple[str, ...]] = []
    for document in found[:SHOWN]:
        tally = tallies.get(str(document.id), votes.Tally(0, 0))
        counts = (sizes.get(document.id or 0, 0), tally.helped, tally.not_helped)
        rows.append((str(document.id), documents.shown_name(document), *map(words.number, counts)))
    header = (words("Number"), words("Document"), words("Passages"))
    thumbs = (words("Helped"), words("Did not help"))
    blocks: list[Block] = [Table((*header, *thumbs), tuple(rows))]
    if len(found) > SHOWN:
        more = words(
            "And {n} more. All of them: bellwether knowledge list",
            n=words.number(len(found) - SHOWN),
        )
        blocks.append(Text(more, TextStyle.NOTE))
    hint = words("To take one back: /forget and its number or its name")
    return Reply((*blocks, Text(hint, TextStyle.NOTE)))


COMMAND = BotCommand(
    name="knowledge",
    aliases=("资料",),
    summary=phrase("List what your team has taught me, the newest first"),
    run=run,
    examples=("/knowledge", "/资料"),
    phrasings=(
        ("en", "what have we taught you"),
        ("en", "which documents have we given you"),
        ("en", "list the documents of the team"),
        ("zh", "我们教过你什么"),
        ("zh", "你有哪些我们团队的资料"),
        ("zh", "列出团队的文档"),
    ),
    role=Role.ADMIN,
)
