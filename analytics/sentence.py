"""A sentence for a person, kept as a template and its values so that it can be translated."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, init=False)
class Sentence:
    """An English template with named places, and what fills them.

    The template is the key of the translation; `str()` gives the English sentence. A value may be
    a sentence itself.
    """

    template: str
    values: "Mapping[str, Value]"

    def __init__(self, template: str, **values: "Value") -> None:
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "values", values)

    def __str__(self) -> str:
        return self.template.format(**self.values)


Value = str | int | Sentence
"""What fills a place of a template."""
