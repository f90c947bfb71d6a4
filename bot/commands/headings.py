"""The first line of a reply on account data."""

from typing import TYPE_CHECKING

from bot.commands.accounts import shown_name
from bot.commands.services import BotContext
from bot.core.model import Text, TextStyle

if TYPE_CHECKING:
    from analytics.period import Period
    from analytics.post_frame import Measure
    from analytics.tables import Account


def heading(
    context: BotContext, account: "Account", period: "Period", subject: str, measure: "Measure"
) -> Text:
    """Whose figures, of which days, on what and by which metric."""
    words = context.words
    return Text(
        words(
            "{name} on {platform}, {first} to {last}: {subject}, by {label}",
            name=shown_name(context, account),
            platform=account.platform.label,
            first=words.day(period.first),
            last=words.day(period.last),
            subject=subject,
            label=words(measure.label),
        ),
        TextStyle.HEADING,
    )
