"""Articles: what the knowledge base knows, a practice or a case, one file a language.

`python -m knowledge.article [FOLDER]` lints them.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["practice", "case"]
Language = Literal["en", "zh"]
Confidence = Literal["A", "B", "C"]
PartName = Literal["short", "steps", "evidence", "watch", "example", "lessons", "mind"]

HEADINGS: dict[tuple[Kind, Language], dict[str, PartName]] = {
    ("practice", "en"): {
        "In short": "short",
        "Do this": "steps",
        "Evidence": "evidence",
        "Watch": "watch",
        "In practice": "example",
    },
    ("practice", "zh"): {
        "一句话": "short",
        "怎么做": "steps",
        "依据": "evidence",
        "盯什么": "watch",
        "看一个例子": "example",
    },
    ("case", "en"): {
        "In short": "short",
        "What they did": "steps",
        "What came of it": "evidence",
        "What to learn": "lessons",
        "Mind": "mind",
    },
    ("case", "zh"): {
        "一句话": "short",
        "他们做了什么": "steps",
        "结果如何": "evidence",
        "可以学什么": "lessons",
        "要留意": "mind",
    },
}
"""The headings of a body, in their order, and the part that each begins."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from.

    Confidence: A the publisher's own page or two sources that agree, B one credible second-hand
    source, C disputed or a vendor's claim, never stated as a fact.
    """

    title: str
    url: str
    year: int
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the body: its heading as written, its paragraphs or list items."""

    name: PartName
    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A practice or a case in one language; `parts` stand in the order of `HEADINGS`.

    `ask` are the phrasings people ask it in; `topics` the slugs of the topics it merges, at
    least its own; `updated` a month, as 2026-11.
    """

    slug: str
    kind: Kind
    language: Language
    title: str
    ask: tuple[str, ...]
    platforms: tuple[str, ...]
    goals: tuple[str, ...]
    industries: tuple[str, ...]
    metrics: tuple[str, ...]
    findings: tuple[str, ...]
    related: tuple[str, ...]
    cases: tuple[str, ...]
    topics: tuple[str, ...]
    sources: tuple[Source, ...]
    updated: str
    parts: tuple[Part, ...]

    def part(self, name: PartName) -> tuple[str, ...]:
        """The items of that part; empty when this kind of article has none."""
        return next((part.items for part in self.parts if part.name == name), ())

    @property
    def short(self) -> str:
        """The short answer."""
        return " ".join(self.part("short"))

    @property
    def steps(self) -> tuple[str, ...]:
        """What to do; in a case, what they did."""
        return self.part("steps")

    @property
    def evidence(self) -> tuple[str, ...]:
        """The figures, each with its source's number; in a case, what came of it."""
        return self.part("evidence")

    @property
    def watch(self) -> str:
        """The metric to watch; empty in a case."""
        return " ".join(self.part("watch"))


if __name__ == "__main__":
    from knowledge.lint import main

    raise SystemExit(main())
