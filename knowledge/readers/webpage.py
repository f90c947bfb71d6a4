"""Web pages: what a reader of the page would see of its text."""

import re
from typing import TYPE_CHECKING

from knowledge.documents import Section
from knowledge.readers import markdown

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
DECLARED_WITHIN = 4096
"""Bytes; a browser looks at the first 1024 (HTML Standard, 4.2.5.4), pages are less strict."""

UNSEEN = ("script", "style", "noscript", "template", "head", "nav", "svg", "iframe", "object")
"""What has no text of the page in it: `nav` is the site's menu, not what the page says."""

HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def declared_encoding(content: bytes) -> str | None:
    """The name of the encoding that the page says it is in."""
    found = DECLARED.search(content, 0, DECLARED_WITHIN)
    return found[1].decode("ascii", "ignore") if found else None


def sections(html: str) -> list[Section]:
    """The page's text below its headings."""
    from markitdown.converters import HtmlConverter

    page = _seen(html)
    for underlined in page("u"):  # which markitdown would keep as a tag
        underlined.unwrap()
    converted = HtmlConverter().convert_string(str(page), escape_misc=True)
    return markdown.sections(converted.markdown, html=False)


def visible_text(html: str) -> str:
    """The text of a fragment, a line where a tag stands between."""
    return _seen(html).get_text("\n", strip=True)


def _seen(html: str) -> "BeautifulSoup":
    """The tree without what a browser does not show."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(html, "html.parser")
    for tag in page.find_all(_is_unseen):
        tag.decompose()
    return page


def _is_unseen(tag: "Tag") -> bool:
    return (
        tag.name in UNSEEN
        or tag.has_attr("hidden")
        or HIDING.search(str(tag.get("style", ""))) is not None
    )
