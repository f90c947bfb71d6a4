"""Charts that carry their English words too, for a machine without a Chinese font."""

from collections.abc import Callable
from dataclasses import replace

from bot.core.language import Words
from bot.core.model import Chart, Wording


def bilingual(words: Words, build: Callable[[Words], Chart]) -> Chart:
    """The chart that `build` makes with these words, and where they are Chinese also the English.

    What has no English (a post's own words, a hashtag) stays as it is.
    """
    chart = build(words)
    if words.language == "en":
        return chart
    english = build(Words("en", words.zone))
    names = tuple(series.name for series in english.series)
    return replace(chart, english=Wording(english.title, english.labels, names, english.footnote))
