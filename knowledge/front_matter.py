"""The front matter of an article: YAML between two `---` lines, read with its line numbers."""

from collections.abc import Callable
from dataclasses import dataclass

import yaml

TEXT_TAG = "tag:yaml.org,2002:str"
INTEGER_TAG = "tag:yaml.org,2002:int"
FENCE = "---"

Report = Callable[[int, str], None]
"""Called with the line (from 1) and a sentence for each thing that is wrong."""


@dataclass(frozen=True, slots=True)
class Field:
    """A node of the YAML tree with readers that report instead of raising."""

    node: yaml.Node
    name: str
    first_line: int
    report: Report

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return self.first_line + int(self.node.start_mark.line)

    def text(self) -> str:
        """The text of the field; empty when it is something else."""
        if isinstance(self.node, yaml.ScalarNode) and self.node.tag == TEXT_TAG:
            if self.node.value.strip():
                return str(self.node.value).strip()
            self.report(self.line, f"{self.name} is empty: write it or take the line out.")
        else:
            self.report(
                self.line,
                f"{self.name} must be text: put it in quotes if it has a colon or is a number.",
            )
        return ""

    def integer(self) -> int:
        """The whole number in the field; 0 when it is something else."""
        if isinstance(self.node, yaml.ScalarNode) and self.node.tag == INTEGER_TAG:
            return int(self.node.value)
        self.report(self.line, f"{self.name} must be a whole number.")
        return 0

    def items(self) -> tuple["Field", ...]:
        """The members of a list; none when the field is something else."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.report(self.line, f"{self.name} must be a list: [one, two], or a `- ` line each.")
            return ()
        return tuple(
            Field(item, f"{self.name}[{number}]", self.first_line, self.report)
            for number, item in enumerate(self.node.value, 1)
        )

    def texts(self) -> tuple[str, ...]:
        """The texts of a list."""
        return tuple(item.text() for item in self.items())

    def mapping(self, known: frozenset[str]) -> "Mapping":
        """The named fields in this one; a key that is not `known`, or comes twice, is reported."""
        fields: dict[str, Field] = {}
        if not isinstance(self.node, yaml.MappingNode):
            self.report(self.line, f"{self.name} must be `key: value` pairs.")
            return Mapping(self, fields)
        for key, value in self.node.value:
            line = self.first_line + key.start_mark.line
            if key.value not in known:
                choices = ", ".join(sorted(known))
                self.report(line, f"unknown key {key.value}: the keys are {choices}.")
            elif key.value in fields:
                self.report(line, f"{key.value} stands here twice: keep one.")
            else:
                fields[key.value] = Field(value, key.value, self.first_line, self.report)
        return Mapping(self, fields)


@dataclass(frozen=True, slots=True)
class Mapping:
    """The named fields of a mapping, with readers that report what is missing."""

    whole: Field
    fields: dict[str, Field]

    def line(self, name: str) -> int:
        """The line of that field; of the whole mapping when it is missing."""
        return self.fields.get(name, self.whole).line

    def report(self, name: str, sentence: str) -> None:
        """Say what is wrong with that field."""
        self.whole.report(self.line(name), sentence)

    def text(self, name: str) -> str:
        """A required text; empty when missing or something else."""
        return self.fields[name].text() if self._has(name) else ""

    def integer(self, name: str) -> int:
        """A required whole number; 0 when missing or something else."""
        return self.fields[name].integer() if self._has(name) else 0

    def texts(self, name: str) -> tuple[str, ...]:
        """An optional list of texts; empty when left out."""
        return self.fields[name].texts() if name in self.fields else ()

    def items(self, name: str) -> tuple[Field, ...]:
        """An optional list; empty when left out."""
        return self.fields[name].items() if name in self.fields else ()

    def _has(self, name: str) -> bool:
        if name not in self.fields:
            self.report(name, f"{name} is missing in {self.whole.name}: add it.")
        return name in self.fields


def split(text: str, report: Report) -> tuple[str, str, int]:
    """The front matter, the body, and the line the body starts on (from 1)."""
    lines = text.split("\n")
    if lines[0].strip() != FENCE:
        report(1, "the first line must be ---: an article starts with its front matter.")
        return "", text, 1
    for number, line in enumerate(lines[1:], 2):
        if line.strip() == FENCE:
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    report(len(lines), "the front matter has no closing ---: add it before the body.")
    return "", "", len(lines)


def parse(text: str, known: frozenset[str], report: Report) -> Mapping | None:
    """The front matter's fields by name, or None when it is not YAML.

    `text` is what stands between the fences, so its first line is the file's second.
    """
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        report(2 + (mark.line if mark else 0), f"not YAML: {error.problem}. Quote the text there.")
        return None
    except yaml.YAMLError as error:
        report(2, f"not YAML: {error}. Take the character out.")
        return None
    if node is None:
        report(2, "the front matter is empty: start with slug, kind and title.")
        return None
    return Field(node, "the front matter", 2, report).mapping(known)
