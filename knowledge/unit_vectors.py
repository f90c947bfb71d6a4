"""The vectors of units: the model's where it reads the language, else those of a table."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from knowledge.article import Language
from knowledge.encoder import Encoder
from knowledge.han_encoder import han_encoder
from knowledge.index import VectorIndex
from knowledge.progress import OnProgress, Progress
from knowledge.runtime import Vectors
from knowledge.unit import Unit

ENCODED_AT_ONCE = 512
"""Texts for which the graph is opened once: 0.3 s of the 5 that so many passages take."""


def reads(encoder: Encoder, language: Language) -> bool:
    """Whether the model reads the language."""
    return language == "en" or encoder.reads_han


def index_of(
    units: Sequence[Unit],
    language: Language,
    encoder: Encoder,
    olds: Iterable[VectorIndex],
    on_progress: OnProgress,
) -> VectorIndex | None:
    """The index of these units, from what the old ones have and what is encoded now.

    None where there are no units, or nothing makes vectors of their language.
    """
    encode = _encoding(encoder, language)
    if encode is None or not units:
        return None
    index = VectorIndex.empty(encoder.dims)
    wanted = {unit.id: unit for unit in units}
    for old in olds:
        ids = np.array([each for each in old.ids.tolist() if each in wanted], dtype=np.int64)
        if len(ids):
            index.add(ids, old.vectors(ids))
            held = set(ids.tolist())
            wanted = {each: unit for each, unit in wanted.items() if each not in held}
    new = list(wanted.values())
    for start in range(0, len(new), ENCODED_AT_ONCE):
        on_progress(Progress("encode", start, len(new)))
        some = new[start : start + ENCODED_AT_ONCE]
        vectors = encode([unit.text for unit in some])
        index.add(np.array([unit.id for unit in some], dtype=np.int64), vectors)
    return index


def _encoding(encoder: Encoder, language: Language) -> Callable[[Sequence[str]], Vectors] | None:
    """What makes a row of each text in the language: float32 [texts, dims]."""
    if reads(encoder, language):
        return encoder.encode_documents
    table = han_encoder(encoder.checksum)
    return None if table is None else table.encode
