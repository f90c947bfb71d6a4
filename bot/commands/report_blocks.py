"""A Report of analytics as the blocks of a reply."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from analytics.metrics import Unit
from bot.commands.bilingual import bilingual
from bot.commands.headings import days_of
from bot.commands.sentences import told
from bot.core.language import Words, phrase
from bot.core.model import Block, Chart, Fact, Facts, Series, Table, Text, TextStyle

if TYPE_CHECKING:
    from analytics import chart, figures, groups, headline, ranking, report

PLAIN_NAMES = (
    phrase("image"),
    phrase("carousel"),
    phrase("reel"),
    phrase("video"),
    phrase("story"),
    phrase("link"),
    phrase("text"),
    phrase("live"),
    phrase("event"),
    phrase("not stated"),
    phrase("Monday"),
    phrase("Tuesday"),
    phrase("Wednesday"),
    phrase("Thursday"),
    phrase("Friday"),
    phrase("Saturday"),
    phrase("Sunday"),
)
"""The names of types and weekdays, which analytics writes in English."""


def blocks(words: Words, name: str, found: "report.Report") -> Iterator[Block]:
    """The figures first, then what they look like, which posts they rest on, and what to mind."""
    period, before = found.period, found.before
    title = words(
        "{name} on {platform}, {days}",
        name=name,
        platform=found.platform.label,
        days=days_of(words, period.first, period.last),
    )
    yield Text(title, TextStyle.HEADING)
    yield Text(
        words(
            "Changes are relative, against {days}; n is how many posts or days have a value.",
            days=days_of(words, before.first, before.last),
        ),
        TextStyle.NOTE,
    )
    yield Facts(tuple(_facts(words, found)))
    if found.headline is not None:
        yield from _headline(words, found.headline, title)
    for note in (*found.notes, found.freshness.sentence()):
        yield Text(told(words, note), TextStyle.NOTE)


def _facts(words: Words, found: "report.Report") -> Iterator[Fact]:
    yield from (figure_fact(words, figure) for figure in found.figures)
    if found.headline is not None and found.headline.median is not None:
        yield figure_fact(words, found.headline.median, is_median=True)
    yield from (rate_fact(words, rate) for rate in found.rates)
    yield from (figure_fact(words, figure) for figure in found.daily_figures)
    yield from (level_fact(words, level) for level in found.levels)


def figure_fact(words: Words, figure: "figures.Figure", *, is_median: bool = False) -> Fact:
    """The sum of a metric, or where it is so its median."""
    metric, label = figure.metric, words(figure.metric.label)
    return Fact(
        label=words("{label}, median of a post", label=label) if is_median else label,
        metric=f"median_{metric.name}" if is_median else metric.name,
        value=figure.value,
        unit=metric.unit.value,
        display=shown(words, figure.value, metric.unit),
        change=figure.change,
        n=figure.n,
    )


def rate_fact(words: Words, rate: "figures.Rate") -> Fact:
    """A ratio, or that there is no data for it."""
    ratio = rate.ratio
    return Fact(
        label=words(ratio.label),
        metric=ratio.name,
        value=rate.value,
        unit=ratio.unit.value,
        display=words("no data") if rate.value is None else words.percent(rate.value, digits=2),
        change=rate.change,
        n=rate.n,
    )


def level_fact(words: Words, level: "figures.Level") -> Fact:
    """A state at the end of the period, with what came to it since its beginning."""
    net = words.number(level.net) if level.net <= 0 else f"+{words.number(level.net)}"
    return Fact(
        label=words("{label} on {day}", label=words(level.metric.label), day=words.day(level.day)),
        metric=level.metric.name,
        value=level.value,
        unit=level.metric.unit.value,
        display=f"{words.number(level.value)} ({net})",
        n=level.n,
    )


def shown(words: Words, value: float, unit: Unit) -> str:
    """The value as a person reads it."""
    if unit is Unit.SHARE:
        return words.percent(value, digits=2)
    if unit is Unit.HOURS:
        return words("{hours} h", hours=words.number(value, digits=1))
    return words.number(value, digits=1)


def _headline(words: Words, found: "headline.Headline", footnote: str) -> Iterator[Block]:
    if found.chart is not None:
        yield _chart(words, found.chart, footnote)
    if found.groups:
        yield _groups(words, found)
    if found.ranking is not None:
        label = words(found.metric.label)
        yield Text(words("Best posts by {label}", label=label), TextStyle.HEADING)
        yield _posts(words, found.ranking, found.ranking.best)
        if found.ranking.worst:
            yield Text(words("Weakest posts by {label}", label=label), TextStyle.HEADING)
            yield _posts(words, found.ranking, found.ranking.worst)


def _posts(
    words: Words, found: "ranking.Ranking", posts: "tuple[ranking.RankedPost, ...]"
) -> Table:
    header = (words("Post"), words(found.metric.label), words("times the median"), words("When"))
    rows = (
        (
            post.start or post.link or post.platform_id,
            shown(words, post.value, found.metric.unit),
            "–" if post.multiple is None else f"{words.number(post.multiple, digits=1)}×",
            words.day(post.published_at.astimezone(words.zone).date()),
        )
        for post in posts
    )
    return Table(header, tuple(rows))


def _groups(words: Words, found: "headline.Headline") -> Table:
    label = words(found.metric.label)
    header = (words("Posts by"), "n", label, words("{label}, median of a post", label=label))
    return Table(header, tuple(_group(words, group, found.metric.unit) for group in found.groups))


def _group(words: Words, group: "groups.Group", unit: Unit) -> tuple[str, ...]:
    middle = words("too few to say") if group.too_few else shown(words, group.median, unit)
    return words(group.name), words.number(group.n), shown(words, group.sum, unit), middle


def _chart(words: Words, found: "chart.Chart", footnote: str) -> Chart:
    made = bilingual(words, lambda words: _worded(words, found))
    return replace(made, footnote=footnote)


def _worded(words: Words, found: "chart.Chart") -> Chart:
    return Chart(
        kind="line" if found.kind.value == "line" else "bar",
        title=told(words, found.title),
        unit=found.unit.value,
        labels=tuple(_label(words, label) for label in found.labels),
        series=tuple(Series(words(series.name), series.values) for series in found.series),
        alt=told(words, found.alt),
    )


def _label(words: Words, label: str) -> str:
    """A day as "24 Nov"; a month stays 2025-11."""
    return words.short_day(date.fromisoformat(label)) if len(label) == len("2025-11-24") else label
