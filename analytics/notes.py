"""What a reader must know to read the figures of a report rightly.

A value under the name `label` is a metric's label, to be translated with the template.
"""

from collections.abc import Iterator, Mapping

from analytics.figures import ENOUGH, alike
from analytics.freshness import YOUNG, Freshness
from analytics.measure import Totals
from analytics.metrics import BASE_BY_NAME, Metric
from analytics.period import Basis, Period
from analytics.sentence import Sentence
from analytics.tables import Certainty

SAMPLE = Sentence("These are made-up sample figures, not those of a real account.")
BY_PUBLISHING = Sentence(
    "Posts are counted by the day of publishing, with all that they have collected since."
)
BY_ACTIVITY = Sentence("Figures are counted by the day of activity.")
DAILY_TOO = Sentence("The account's daily figures are counted by the day of activity.")
NO_POST = Sentence(
    "No post of this period is in the data: these are the daily figures of the account."
)
POSTS_REACH = Sentence(
    "Reach is the sum of the posts' reach, not unique people: who saw two posts counts twice."
)
DAYS_REACH = Sentence(
    "Reach is the sum of the days' reach, not unique people: who came on two days counts twice."
)
TWO_COUNTS = Sentence(
    "Views and impressions are different counts: neither replaces nor continues the other."
)
NONE_BEFORE = Sentence("There is nothing in the period before: no change is shown.")
NO_POSTS_BEFORE = Sentence("There are no posts in the period before: their figures show no change.")
UNEQUAL_DAYS = Sentence(
    "Daily figures that are there on fewer days of one period than of the other show no change."
)
BY_FOLLOWERS_OF_THE_DAY = Sentence(
    "Engagement rate by followers is over the followers on each post's day of publishing."
)
HOURS_ASSUMED = Sentence("The hours rest on an assumed zone: they may be off by whole hours.")
HOURS_LEFT_OUT = Sentence("Posts of which only the date is known are in no group of hours.")
SHRUNKEN_BY_TIME = Sentence(
    "Multiples are of the account's usual, corrected for type and month and drawn towards 1: the "
    "fewer posts, the more."
)
SHRUNKEN_BY_MOMENT = Sentence(
    "Multiples are of the account's usual, corrected for month, weekday and hour and drawn towards "
    "1: the fewer posts, the more."
)
SHRUNKEN_BY_ALL = Sentence(
    "Multiples are of the account's usual, corrected for type, month, weekday and hour and drawn "
    "towards 1: the fewer posts, the more."
)
FALSE_DISCOVERIES = Sentence(
    "Intervals are of 95 %. All that is tested is corrected together: of what is called sure, on "
    "average at most one in ten is chance."
)
ASSOCIATION = Sentence("It goes along with the results; whether it causes them, a test must show.")
TAGS_ASSOCIATION = Sentence(
    "A hashtag goes along with the results and need not cause them: it goes with a topic too."
)
PAIRS_OF_POSTS = Sentence(
    "The ratio is the middle one of all pairs of a post of each side (Hodges and Lehmann): it need "
    "not be that of the two medians."
)
RATIO_OF_SUMS = Sentence(
    "Rates are ratios of sums, the interval from 2,000 resamplings of the posts."
)
OTHER_PLATFORMS = Sentence(
    "Each platform counts in its own way: a part of the difference may be that of the counting."
)
AS_THEY_ARE = Sentence("The types are taken as they are: /formats corrects for their times too.")
NO_SUCH_GROUPS = Sentence("Daily figures have neither type nor hour: they group by weekday alone.")


def coverage(fresh: Freshness, period: Period) -> Iterator[Sentence]:
    """How the period lies in what there is, and what is still to come."""
    if period == fresh.usual_period(period.zone):
        yield Sentence(
            "These are the {days} days up to the newest complete day of figures: four of each "
            "weekday.",
            days=period.days,
        )
    if period.last > fresh.newest_day:
        yield Sentence(
            "The newest figures are of {day}: the days after it are missing, not zero.",
            day=fresh.newest_day.isoformat(),
        )
    if period.first < fresh.oldest_day:
        yield Sentence(
            "The figures begin on {day}: the days before it are missing, not zero.",
            day=fresh.oldest_day.isoformat(),
        )
    if fresh.late_by and period.end > fresh.as_of - fresh.late_by:
        yield Sentence(
            "The platform's figures are up to {hours} hours late: the last days can still rise.",
            hours=int(fresh.late_by.total_seconds() // 3600),
        )


def posts_compared(
    fresh: Freshness, period_before: Period, posts: Totals, before: Totals
) -> Iterator[Sentence]:
    """What speaks against comparing the posts with those of the period before."""
    if not before.rows:
        yield NO_POSTS_BEFORE
        return
    if min(posts.rows, before.rows) < ENOUGH:
        yield Sentence(
            "Too few posts to compare ({posts} now, {before} before): with fewer than {minimum} a "
            "single post can make the difference.",
            posts=posts.rows,
            before=before.rows,
            minimum=ENOUGH,
        )
    if period_before.first < fresh.oldest_day:
        yield Sentence(
            "The figures begin on {day}, within the period before: sums show no change.",
            day=fresh.oldest_day.isoformat(),
        )


def months_compared(period: Period, before: Period) -> Iterator[Sentence]:
    """That a month is compared with a longer or shorter one, and how."""
    if period.days != before.days:
        yield Sentence(
            "The period has {days} days and the one before it {before}: the changes of sums are "
            "those of the average a day.",
            days=period.days,
            before=before.days,
        )


def days_compared(days: Totals, before: Totals, lengths: tuple[int, int]) -> Iterator[Sentence]:
    """What speaks against comparing the days with those of the period before.

    `lengths` are the days of the two periods.
    """
    if not before.rows:
        yield NONE_BEFORE
    elif min(days.rows, before.rows) < ENOUGH:
        yield Sentence(
            "Too few days to compare ({days} now, {before} before): with fewer than {minimum} a "
            "single day can make the difference.",
            days=days.rows,
            before=before.rows,
            minimum=ENOUGH,
        )
    else:
        yield from _unequal(days, before, lengths)


def daily_too(days: Totals, before: Totals, lengths: tuple[int, int]) -> Iterator[Sentence]:
    """How daily figures beside the posts' are counted and compared."""
    if days.sums:
        yield DAILY_TOO
        yield from _unequal(days, before, lengths)


def undated(count: int) -> Iterator[Sentence]:
    """That posts without a date are in no period."""
    if count:
        yield Sentence("Posts without a date, which are in no period: {count}.", count=count)


def still_collecting(count: int) -> Iterator[Sentence]:
    """That posts are young."""
    if count:
        yield Sentence(
            "Posts younger than {days} days in the data, which are still collecting: {count}.",
            days=YOUNG.days,
            count=count,
        )


def certainty(counts: Mapping[Certainty, int]) -> Iterator[Sentence]:
    """How surely the posts' instants are known, where that is not for sure."""
    if count := counts.get(Certainty.ASSUMED):
        yield Sentence(
            "Posts whose clock time is in an assumed zone, as the export names none: {count}.",
            count=count,
        )
    if count := counts.get(Certainty.DATE_ONLY):
        yield Sentence("Posts of which only the date is known, no hour: {count}.", count=count)


def hours(counts: Mapping[Certainty, int]) -> Iterator[Sentence]:
    """What the groups by hour rest on."""
    if counts.get(Certainty.ASSUMED):
        yield HOURS_ASSUMED
    if counts.get(Certainty.DATE_ONLY):
        yield HOURS_LEFT_OUT


def clock(zone: str) -> Sentence:
    """Whose clock the hours are read from."""
    return Sentence("Weekdays and hours are those of publishing in {zone}.", zone=zone)


def left_out(assumed: int, date_only: int) -> Iterator[Sentence]:
    """Which posts no time is read from."""
    if assumed:
        yield Sentence(
            "Left out, as the export names no zone and an assumed one may be off by hours: "
            "{count} posts.",
            count=assumed,
        )
    if date_only:
        yield Sentence(
            "In the weekdays alone, as only their date is known: {count} posts.", count=date_only
        )


def overlap(first: Period, second: Period) -> Iterator[Sentence]:
    """That two periods share days, whose posts are on both sides."""
    if first.start < second.end and second.start < first.end:
        yield Sentence("The two periods share days: the posts of these days are on both sides.")


def not_counted(young: int, valueless: int) -> Iterator[Sentence]:
    """Which posts are not compared."""
    if young:
        yield Sentence(
            "Not counted, as posts younger than {days} days are still collecting: {count}.",
            days=YOUNG.days,
            count=young,
        )
    if valueless:
        yield Sentence("Not counted, as they have no such figure: {count} posts.", count=valueless)


def definitions(totals: Totals, basis: Basis) -> Iterator[Sentence]:
    """What the metrics that are there do and do not mean."""
    if totals.sum_of(BASE_BY_NAME["reach"]):
        yield POSTS_REACH if basis is Basis.PUBLISHED else DAYS_REACH
    if totals.sum_of(BASE_BY_NAME["views"]) and totals.sum_of(BASE_BY_NAME["impressions"]):
        yield TWO_COUNTS


def no_ranking(metric: Metric) -> Sentence:
    """That no best and worst posts are named."""
    return Sentence(
        "No best and worst posts: fewer than {minimum} have a figure of {label}.",
        label=metric.label,
        minimum=ENOUGH,
    )


def _unequal(days: Totals, before: Totals, lengths: tuple[int, int]) -> Iterator[Sentence]:
    pairs = ((own, before.sum_of(own.metric)) for own in days.sums)
    if any(other and not alike(own, other, lengths) for own, other in pairs):
        yield UNEQUAL_DAYS
