"""The words of the platforms' exports, in the languages that we know them in.

A vocabulary is a YAML file beside this module:

    columns | metrics | kinds | words:
      OUR NAME:
        LANGUAGE: [THEIR WORD, …]

`metrics` are base metrics of the semantic layer, `columns` everything else that a reader uses. A
header that is in neither is not read.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

# Soft hyphens stand inside YouTube's German headers, the others come with copying.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Their words to our names; every key is as `key` makes it."""

    columns: Mapping[str, str]
    metrics: Mapping[str, str]
    kinds: Mapping[str, str]
    words: Mapping[str, str]

    def kind(self, word: str) -> str:
        """Our name of a post type; a type that we do not know stays as the platform calls it."""
        return self.kinds.get(key(word), key(word))

    def means(self, word: str, name: str) -> bool:
        """Whether the text is one of the words of that name."""
        return self.words.get(key(word)) == name


def key(text: str) -> str:
    """The text as it is looked up: NFKC, without invisible characters, case and spaces folded."""
    plain = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    return " ".join(plain.casefold().split())


@lru_cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that file name, without its ending."""
    import yaml

    path = Path(__file__).with_name(f"{name}.yaml")
    sections = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Vocabulary(
        *(_flat(sections.get(part, {})) for part in ("columns", "metrics", "kinds", "words"))
    )


def _flat(section: Mapping[str, Mapping[str, list[str]]]) -> Mapping[str, str]:
    return {
        key(word): name
        for name, languages in section.items()
        for words in languages.values()
        for word in words
    }
