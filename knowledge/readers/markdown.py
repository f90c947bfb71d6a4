"""Markdown: its headings and the plain text below each, without the marks."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge.documents import Section
from knowledge.readers.lines import joined

if TYPE_CHECKING:
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

BETWEEN_HEADINGS = " › "

SOFT_BREAK = "\x1f"
"""Where a line ends in the source alone; no text has this character (see `decode`)."""

FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n[\w-]+:.*\n(?:(?:[\w-]+:|[ \t]|- ).*\n|\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
MAX_NESTING = 100
"""Lists in lists and quotes in quotes; CommonMark's own 20 would lose the tenth reply to a mail."""

LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def sections(markdown: str, *, html: bool = True, line_by_line: bool = False) -> list[Section]:
    """The text below each heading, in order.

    A blank line stands between paragraphs; a list item, a table's row and a line of code are a
    line each. `html`: whether tags are meant as such. `line_by_line`: whether a line end in a
    paragraph is meant, rather than wrapping.
    """
    outline = _Outline()
    for node in _tree(FRONT_MATTER.sub("", markdown), html=html).children:
        if text := _unbroken(_text(node), line_by_line=line_by_line):
            if node.type == "heading":
                outline.head(int(node.tag[1]), " ".join(text.split()))
            else:
                outline.texts.append(text)
    return outline.ended()


class _Outline:
    """The sections as they come; `texts` are what stands below the heading at hand."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._sections: list[Section] = []
        self._path: dict[int, str] = {}

    def head(self, level: int, title: str) -> None:
        """Begin a section below the headings of a higher rank than its own."""
        if self.texts or any(level <= each for each in self._path):
            self._close()
        self._path = {each: above for each, above in self._path.items() if each < level}
        self._path[level] = title

    def ended(self) -> list[Section]:
        """All sections."""
        self._close()
        return self._sections

    def _close(self) -> None:
        """Keep the section; a heading with nothing below it is itself the text."""
        titles = list(self._path.values())
        text = "\n\n".join(self.texts or titles[-1:])
        if text:
            self._sections.append(Section(BETWEEN_HEADINGS.join(titles), text))
        self.texts = []


def _tree(markdown: str, *, html: bool) -> "SyntaxTreeNode":
    """The blocks; `content` of an inline node is what it says."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    options = {"html": html, "maxNesting": MAX_NESTING}
    tokens = MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).parse(markdown)
    for token in tokens:
        if token.children:
            token.content = "".join(map(_said, token.children))
            token.children = None  # marks nest as deep as a text likes, deeper than Python calls
    return SyntaxTreeNode(tokens)


def _unbroken(text: str, *, line_by_line: bool) -> str:
    """The text with its soft breaks made what they stand for."""
    parts = [part.strip(" ") for part in text.split(SOFT_BREAK)]
    return ("\n".join(parts) if line_by_line else joined(parts)).strip("\n")


def _text(node: "SyntaxTreeNode") -> str:
    """What a block says."""
    match node.type:
        case "inline":
            return node.content
        case "fence" | "code_block":
            return node.content.rstrip()
        case "html_block":
            from knowledge.readers.webpage import visible_text

            return visible_text(node.content)
        case "table":
            rows = [
                [_cell(cell) for cell in row.children]
                for part in node.children
                for row in part.children
            ]
            return "\n".join(_rows(rows))
        case "ordered_list":
            start = int(node.attrs.get("start", 1))
            items = (_text(item) for item in node.children)
            return "\n".join(f"{number}. {item}" for number, item in enumerate(items, start))
        case "bullet_list" | "list_item":
            return "\n".join(filter(None, map(_text, node.children)))
        case _:
            return "\n\n".join(filter(None, map(_text, node.children)))


def _said(token: "Token") -> str:
    """What a piece of a paragraph says: no marks, no pictures, no tags."""
    match token.type:
        case "text" | "text_special" | "code_inline":
            return token.content
        case "softbreak":
            return SOFT_BREAK
        case "hardbreak":
            return "\n"
        case "html_inline" if LINE_BREAK.fullmatch(token.content):
            return "\n"
        case _:
            return ""


def _cell(node: "SyntaxTreeNode") -> str:
    return " ".join(_text(node).replace(SOFT_BREAK, " ").split())


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows as lines: "header: cell; header: cell".

    Word's tables come without a header: of three columns and more the first row is one, of two
    the first column says what the second is.
    """
    header, *body = rows
    if not any(header) and len(header) > 2 and len(body) > 1:
        header, *body = body
    if not any(header):
        between = ": " if len(header) == 2 else "; "
        yield from (between.join(filter(None, row)) for row in body if any(row))
    elif not body:
        yield "; ".join(filter(None, header))
    for row in body if any(header) else ():
        pairs = ((name, cell) for name, cell in zip(header, row, strict=False) if cell)
        if line := "; ".join(f"{name}: {cell}" if name else cell for name, cell in pairs):
            yield line
