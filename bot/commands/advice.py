"""What a team could do about its figures: each finding with the article that speaks to it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bot.commands.inquiry import Inquiry
from bot.commands.sentences import told
from bot.core.language import phrase
from bot.core.model import Block, Bullets, Choice, Choices, Text, TextStyle

if TYPE_CHECKING:
    from analytics.findings import Finding
    from knowledge.article import Article

SAID = 2  # findings at most: who is told five things does none

LABELS = (phrase("Saves by reach"), phrase("Comments by reach"))
"""The ratios that only findings are about, which analytics writes in English."""


def advice(inquiry: Inquiry, found: "Iterable[Finding]") -> Iterator[Block]:
    """The first findings, each with what to read, and the articles as choices; nothing for none."""
    context = inquiry.context
    words, knowledge = context.words, context.services.knowledge
    platform = inquiry.account.platform.value
    said: list[str] = []
    read: dict[str, Article] = {}
    for finding in found:
        articles = knowledge.speaking_to(finding.name, words.language, platform)
        article = next((each for each in articles if each.slug not in read), None)
        if article is None:
            continue
        said.append(_said(inquiry, finding, article))
        read[article.slug] = article
        if len(said) == SAID:
            break
    if said:
        yield Text(words("What stands out, and what to read on it"), TextStyle.HEADING)
        yield Bullets(tuple(said))
        yield Choices(tuple(Choice(each.title, f"/ask {each.title}") for each in read.values()))


def _said(inquiry: Inquiry, finding: "Finding", article: "Article") -> str:
    """The figure, and the first step of the article."""
    words = inquiry.context.words
    return words(
        "{finding} See: {article}", finding=told(words, finding.sentence), article=article.title
    )
