"""Word and PowerPoint, through markitdown's converters."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.documents import Section
from knowledge.readers import markdown
from knowledge.readers.places import place
from knowledge.tokens import is_mostly_han

if TYPE_CHECKING:
    from markitdown import DocumentConverter

TITLE_IS_A_HEADING = "p[style-name='Title'] => h1:fresh"
UNDERLINE = re.compile(r"(?<!\\)</?u>")
"""The one tag that markitdown leaves; a `<` that the document itself has stands escaped."""

VERTICAL_TAB = "\x0b"
"""What python-pptx gives for a line end within a paragraph."""

TITLE = re.compile(r"^# ", re.MULTILINE)
NOTES = ("### Notes:", "### Notes")
SLIDE = re.compile(r"^<!-- Slide number: \d+ -->$", re.MULTILINE)


def word_sections(file: Path) -> list[Section]:
    """The text below each heading."""
    from markitdown.converters import DocxConverter

    text = _converted(DocxConverter, file, style_map=TITLE_IS_A_HEADING)
    return markdown.sections(UNDERLINE.sub("", text), html=False)


def slide_sections(file: Path) -> list[Section]:
    """The text of each slide below its title; of one without a title, below "slide 3"."""
    from markitdown.converters import PptxConverter

    text = _converted(PptxConverter, file).replace(VERTICAL_TAB, " ").replace(*NOTES)
    chinese = is_mostly_han(text)
    found: list[Section] = []
    for number, slide in enumerate(SLIDE.split(text)[1:], 1):
        here = place("slide", number, chinese=chinese)
        titled = slide if TITLE.search(slide) else f"# {here}\n\n{slide}"
        sections = markdown.sections(titled, html=False, line_by_line=True)
        found += [
            Section(section.heading or here, section.text)
            for section in sections
            if section.text != here  # of a slide with pictures alone
        ]
    return found


def _converted(converter: "type[DocumentConverter]", file: Path, **options: str) -> str:
    from markitdown import StreamInfo

    with file.open("rb") as stream:
        return converter().convert(stream, StreamInfo(), escape_misc=True, **options).markdown
