"""How the table of `han_encoder` is fitted: to what the bundled model makes of translations.

`python -m knowledge.distillation PAIRS.txt.gz HOME TEXTS… --out knowledge/han` takes some minutes.
PAIRS has lines "English, tab, Chinese, tab, attribution" as Tatoeba's pairs are passed on; HOME is
where the exported model is kept; TEXTS are files whose words get a vector even where no pair has
them. What the shipped table was made of is in `han/README.md`.
"""

import gzip
import re
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.encoder import Encoder, OnnxEncoder
from knowledge.export import BUNDLED, prepare
from knowledge.glossary import Glossary, entries
from knowledge.han_encoder import HanEncoder, tokens_of
from knowledge.runtime import Vectors
from knowledge.tokens import has_han, hashes, simplified

if TYPE_CHECKING:
    import torch

HELD_OUT = 20
"""One pair of so many is kept back to measure by."""

SEEN_AT_LEAST = 4
"""A pair of characters, or a word of no dictionary, in fewer sentences gets no vector: with 2 the
table is half as large again and XQuAD's hit@1 no better."""

RARE = 1e-3
"""A token in a share p of the sentences counts (RARE / (RARE + p)) ** .5 (a gentler SIF, Arora et
al., ICLR 2017): without it, and with the whole power, the hit@1 of .75 alone is .69 and .71."""

RIDGE = 0.3
"""Flat from .1 to 1; at 3 the hit@1 falls by .06."""

MEANINGS = 3
CHARACTER = 0.3
"""A word starts as the mean of its first meanings, a character as so much of that. Without the
start the hit@1 is .61: it is what the dictionary knows of words that few sentences have."""

RANK = 256
"""Of 384: .742 of .761 alone, none of it lost beside the gloss; 192 loses .01 there."""

STEPS = 40
TOLERANCE = 0.03
TINY = 1e-12
"""Two of the model's dimensions hold next to nothing, and are done before the others."""

AUTHOR = re.compile(r"#\d+ \(([^()]+)\)")
CONTRIBUTORS = "contributors.txt"
"""Conjugate gradients end when the residual is so small a share of the first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese sentence in simplified characters, an English one, and who wrote the two."""

    chinese: str
    english: str
    authors: tuple[str, ...] = ()


def read_pairs(file: Path) -> tuple[Pair, ...]:
    """The pairs of a file of translations."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        fields = (line.rstrip("\n").split("\t") for line in lines)
        return tuple(
            Pair(simplified(chinese), english, tuple(AUTHOR.findall(attribution)))
            for english, chinese, attribution in fields
        )


def fit(
    pairs: Sequence[Pair], glossary: Glossary, words: Iterable[str], encoder: Encoder
) -> HanEncoder:
    """The table by which the Chinese of each pair comes nearest to the English one's vector.

    The least squares of the sentence vectors, held to what the glossary says of each word. The
    `words` that the glossary knows have that for a vector where no pair has them.
    """
    sentences = [tokens_of(pair.chinese) for pair in pairs]
    seen = Counter(token for tokens in sentences for token in set(tokens))
    vocabulary = _vocabulary(seen, glossary, words)
    weights = np.array(
        [(RARE / (RARE + seen[token] / len(pairs))) ** 0.5 for token in vocabulary],
        dtype=np.float32,
    )
    start = _dictionary_vectors(vocabulary, glossary, encoder)
    english = sorted({pair.english for pair in pairs})
    places = {text: place for place, text in enumerate(english)}
    targets = encoder.encode_documents(english)[[places[pair.english] for pair in pairs]]
    table = start + _ridge(_rows(sentences, vocabulary, weights), targets, start)
    return _compressed(vocabulary, weights[:, None] * table)


def hit_at_1(table: HanEncoder, pairs: Sequence[Pair], encoder: Encoder) -> float:
    """The share of the Chinese sentences that are nearest to their own English one."""
    english = sorted({pair.english for pair in pairs})
    scores = table.encode([pair.chinese for pair in pairs]) @ encoder.encode_documents(english).T
    best = (english[place] for place in scores.argmax(axis=1))
    return float(np.mean([text == pair.english for text, pair in zip(best, pairs, strict=True)]))


def _vocabulary(seen: Counter[str], glossary: Glossary, words: Iterable[str]) -> list[str]:
    """The tokens that get a vector."""
    known = {word for word in words if not has_han(word) or glossary.meanings(word)}
    often = {
        token
        for token, count in seen.items()
        if count >= SEEN_AT_LEAST or len(token) == 1 or glossary.meanings(token)
    }
    return sorted(known | often)


def _dictionary_vectors(vocabulary: Sequence[str], glossary: Glossary, encoder: Encoder) -> Vectors:
    """What the model makes of the meanings of each token; 0 where it has none."""
    meanings = [
        glossary.meanings(token)[:MEANINGS] if has_han(token) else (token,) for token in vocabulary
    ]
    distinct = sorted({meaning for some in meanings for meaning in some})
    places = {meaning: place for place, meaning in enumerate(distinct)}
    encoded = encoder.encode_documents(distinct)
    vectors = np.zeros((len(vocabulary), encoder.dims), dtype=np.float32)
    for row, (token, some) in enumerate(zip(vocabulary, meanings, strict=True)):
        if some:
            mean = encoded[[places[meaning] for meaning in some]].mean(axis=0)
            length = CHARACTER if len(token) == 1 else 1.0
            vectors[row] = length * mean / np.linalg.norm(mean)
    return vectors


def _rows(
    sentences: Sequence[Sequence[str]], vocabulary: Sequence[str], weights: Vectors
) -> "torch.Tensor":
    """A row of length 1 a sentence, with the weight of each token it has: sparse."""
    import torch

    numbers = {token: number for number, token in enumerate(vocabulary)}
    places: list[NDArray[np.int64]] = []
    values: list[Vectors] = []
    for row, tokens in enumerate(sentences):
        known = np.array([numbers[token] for token in tokens if token in numbers], dtype=np.int64)
        columns, counts = np.unique(known, return_counts=True)
        weighed = (counts * weights[columns]).astype(np.float32)
        places.append(np.stack([np.full_like(columns, row), columns]))
        values.append(weighed / np.maximum(np.linalg.norm(weighed), np.float32(1e-6)))
    return torch.sparse_coo_tensor(
        torch.from_numpy(np.concatenate(places, axis=1)),
        torch.from_numpy(np.concatenate(values)),
        size=(len(sentences), len(vocabulary)),
        check_invariants=True,
    ).coalesce()


def _ridge(rows: "torch.Tensor", targets: Vectors, start: Vectors) -> Vectors:
    """What is to be added to the start: by conjugate gradients, every dimension at once."""
    import torch

    across = rows.t().coalesce()
    residual = across @ (torch.from_numpy(targets) - rows @ torch.from_numpy(start))
    added, direction = torch.zeros_like(residual), residual.clone()
    squares = (residual**2).sum(dim=0)
    enough = TOLERANCE**2 * squares.mean()
    for _ in range(STEPS):
        if squares.mean() < enough:
            break
        image = across @ (rows @ direction) + RIDGE * direction
        step = squares / (direction * image).sum(dim=0).clamp(min=TINY)
        added += step * direction
        residual -= step * image
        before, squares = squares, (residual**2).sum(dim=0)
        direction = residual + squares / before.clamp(min=TINY) * direction
    return np.asarray(added.numpy(), dtype=np.float32)


def _compressed(vocabulary: Sequence[str], table: Vectors) -> HanEncoder:
    """The table in its main directions and in eight bits."""
    _, directions = np.linalg.eigh(table.T @ table)
    basis = np.ascontiguousarray(directions[:, ::-1][:, :RANK].T, dtype=np.float32)
    parts = table @ basis.T
    scales = np.maximum(np.abs(parts).max(axis=1), np.float32(1e-9)) / 127
    hashed = hashes(vocabulary)
    order = np.argsort(hashed)
    return HanEncoder(
        tokens=hashed[order],
        parts=np.round(parts / scales[:, None]).astype(np.int8)[order],
        scales=scales.astype(np.float32)[order],
        basis=basis,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit the table, store it, and print how it does on the pairs that were kept back."""
    parser = ArgumentParser(prog="python -m knowledge.distillation", description="Fit the table.")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("home", type=Path)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    encoder = OnnxEncoder(prepare(BUNDLED, chosen.home))
    pairs = read_pairs(chosen.pairs)
    kept_back = set(list(dict.fromkeys(pair.english for pair in pairs))[::HELD_OUT])
    words = {word for file in chosen.texts for word in tokens_of(file.read_text(encoding="utf-8"))}
    used = [pair for pair in pairs if pair.english not in kept_back]
    table = fit(used, Glossary.build(entries()), words, encoder)
    table.write(chosen.out)
    authors = sorted({author for pair in used for author in pair.authors})
    (chosen.out / CONTRIBUTORS).write_text("\n".join(authors) + "\n", encoding="utf-8")
    asked = [pair for pair in pairs if pair.english in kept_back]
    share = hit_at_1(table, asked, encoder)
    sys.stdout.write(f"{len(table.tokens)} tokens; hit@1 {share:.3f} of {len(asked)} kept back\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
