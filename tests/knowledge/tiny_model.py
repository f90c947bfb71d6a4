"""Make a tiny random model, and the vectors that sentence-transformers gives with it.

Run as a script with the folder to make, so that the tests' own process never loads torch.
"""

import sys
from pathlib import Path

import numpy as np

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghi:", "query", "passage", "post"]
WORDS += ["time", "##a", "##b"]
TEXTS = ("post time", "a b c", "query: post", "time time time d e f g h a b c d")


def main(folder: Path) -> None:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules.transformer import Transformer
    from sentence_transformers.sentence_transformer.modules.pooling import Pooling
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(7)
    plain = folder / "plain"
    plain.mkdir(parents=True)
    (plain / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    BertTokenizer(str(plain / "vocab.txt")).save_pretrained(plain)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=40,
        initializer_range=0.3,
    )
    BertModel(config).save_pretrained(plain)
    model = SentenceTransformer(
        modules=[Transformer(str(plain), max_seq_length=12), Pooling(32, pooling_mode="cls")],
        prompts={"query": "query: ", "document": "passage: "},
        device="cpu",
    )
    model.save(str(folder / "model"))
    np.savez(
        folder / "truth.npz",
        queries=model.encode_query(list(TEXTS), normalize_embeddings=True),
        documents=model.encode_document(list(TEXTS), normalize_embeddings=True),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
