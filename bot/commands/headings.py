"""The first line of a reply on account data."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.commands.accounts import shown_name
from bot.commands.services import BotContext
from bot.core.language import Words
from bot.core.model import Text, TextStyle

if TYPE_CHECKING:
    from analytics.period import Period
    from analytics.post_frame import Measure
    from analytics.tables import Account

ONE_DAY = timedelta(days=1)
MONTH = timedelta(days=31)  # from the first of a month into the next one, whatever its length


def days_of(words: Words, first: date, last: date) -> str:
    """The days as a person says them: one day, a whole month, or from the first to the last."""
    if first == last:
        return words.day(first)
    if first.day == 1 and last + ONE_DAY == (first + MONTH).replace(day=1):
        return words.month(first)
    return words("{first} to {last}", first=words.day(first), last=words.day(last))


def heading(
    context: BotContext, account: "Account", period: "Period", subject: str, measure: "Measure"
) -> Text:
    """Whose figures, of which days, on what and by which metric."""
    words = context.words
    return Text(
        words(
            "{name} on {platform}, {days}: {subject}, by {label}",
            name=shown_name(context, account),
            platform=account.platform.label,
            days=days_of(words, period.first, period.last),
            subject=subject,
            label=words(measure.label),
        ),
        TextStyle.HEADING,
    )
