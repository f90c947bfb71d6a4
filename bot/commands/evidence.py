"""What the team's own figures say to an article, on the accounts seen here."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from sqlmodel import Session

from bot.commands.report_blocks import figure_fact, level_fact, rate_fact
from bot.commands.services import BotContext
from bot.core.language import Words
from bot.core.model import Block, Choice, Choices, Fact, Facts, Text, TextStyle
from bot.store.links import visible

if TYPE_CHECKING:
    from analytics.glance import Glance
    from knowledge.article import Article

ACCOUNTS = 3  # accounts that are shown; who has more asks for a report
METRICS = 3  # figures an account


def evidence(context: BotContext, article: "Article") -> Iterator[Block]:
    """The figures, nothing where the place sees no account of its own that has one of them.

    Made-up figures are none of the team's, and are not shown.
    """
    found = list(islice(_glances(context, article), ACCOUNTS))
    if not found:
        return
    words = context.words
    yield Text(words("On your accounts"), TextStyle.HEADING)
    for each in found:
        yield Facts(tuple(islice(_facts(words, each), METRICS)))
        yield Text(_told(words, each), TextStyle.NOTE)
    names = [each.account.name for each in found]
    report = words("Report on {name}")
    yield Choices(tuple(Choice(report.format(name=name), f"/report {name}") for name in names))


def _glances(context: BotContext, article: "Article") -> Iterator["Glance"]:
    """The accounts that have a metric of the article's, and are on a platform that it is about."""
    if not article.metrics:
        return
    from analytics.glance import glance

    zone = context.services.zone
    with Session(context.services.engine) as session:
        for account in visible(session, context.request.place):
            about = not article.platforms or account.platform.value in article.platforms
            if account.is_sample or not about:
                continue
            found = glance(session, account, article.metrics, zone, context.now)
            if found is not None and not found.is_empty:
                session.expunge(account)
                yield found


def _facts(words: Words, found: "Glance") -> Iterator[Fact]:
    """Rates first: they do not depend on how much was posted."""
    yield from (rate_fact(words, rate) for rate in found.rates)
    yield from (level_fact(words, level) for level in found.levels)
    yield from (figure_fact(words, figure) for figure in found.figures)


def _told(words: Words, found: "Glance") -> str:
    return words(
        "{name} on {platform}, {first} to {last}; changes against the {days} days before.",
        name=found.account.name,
        platform=found.account.platform.label,
        first=words.day(found.period.first),
        last=words.day(found.period.last),
        days=found.period.days,
    )
