"""Articles for the tests, as the text of their files."""

from pathlib import Path

from knowledge.article import HEADINGS

PHRASINGS = tuple(f"phrasing number {number}" for number in range(1, 13))


def practice(
    slug: str = "timing",
    title: str = "When to post?",
    ask: tuple[str, ...] = PHRASINGS,
    evidence: str = "- Half of them read it in the evening, 52 % (2025) [1].",
    metrics: str = "metrics: [reach]",
    extra: str = "",
    confidence: str = "B",
) -> str:
    phrasings = "\n".join(f"  - {phrasing}" for phrasing in ask)
    return f"""---
slug: {slug}
kind: practice
title: {title}
ask:
{phrasings}
{metrics}
{extra}
sources:
  - {{title: A survey, url: "https://example.com/survey", year: 2025, confidence: {confidence}}}
updated: 2026-11
---
## In short
Post when they read. Then look again.

## Do this
1. Look at the hours
   of the last month.
2. Try two of them.

## Evidence
{evidence}

## Watch
Reach by hour.

## In practice
A bakery posts at six.
"""


def as_case(text: str) -> str:
    """The English practice's text with a case's kind and headings."""
    text = text.replace("kind: practice", "kind: case")
    for old, new in zip(HEADINGS["practice", "en"], HEADINGS["case", "en"], strict=True):
        text = text.replace(f"## {old}\n", f"## {new}\n")
    return text


def chinese(slug: str = "timing", title: str = "几点发?", prefix: str = "问法") -> str:
    phrasings = "\n".join(f"  - {prefix}{number}" for number in range(1, 13))
    return f"""---
slug: {slug}
kind: practice
title: {title}
ask:
{phrasings}
metrics: [reach]
updated: 2026-11
---
## 一句话
有人看的时候发。

## 怎么做
1. 看一个月的
数据。

## 依据
- 没有公开数据。

## 盯什么
触达。

## 看一个例子
一家面包店六点发。
"""


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file
