"""A Reply as the JSON object that `bellwether ask --json` prints. Pure."""

import json
from dataclasses import asdict

from bot.core.model import Attachment, Block, Reply


def encode(reply: Reply, *, elapsed_ms: float, id: int | str | None = None) -> str:  # noqa: A002
    """One line of JSON; `id` is given back where the batch named one."""
    answer: dict[str, object] = {} if id is None else {"id": id}
    answer |= {
        "outcome": reply.outcome.value,
        "language": reply.language,
        "blocks": [_block(block) for block in reply.blocks],
        "articles": list(reply.articles),
        "confidence": reply.confidence,
        "elapsed_ms": round(elapsed_ms, 1),
    }
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)


def _block(block: Block) -> dict[str, object]:
    if isinstance(block, Attachment):
        size = len(block.content)
        kind = block.media_type
        return {"type": "attachment", "name": block.name, "media_type": kind, "bytes": size}
    return {"type": type(block).__name__.casefold(), **asdict(block)}
