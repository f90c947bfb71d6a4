"""The best and the weakest posts of a period, each beside what is usual for its type."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from analytics import notes
from analytics.errors import NothingToRank
from analytics.excerpt import excerpt
from analytics.figures import ENOUGH
from analytics.freshness import YOUNG, Freshness, freshness
from analytics.headline import headline_total
from analytics.measure import certainties, post_totals
from analytics.metrics import BASE_BY_NAME
from analytics.period import Period
from analytics.post_frame import Measure, post_frame
from analytics.sentence import Sentence
from analytics.tables import Account, Certainty, Post

if TYPE_CHECKING:
    import pandas as pd

USUAL_DAYS = 365
"""What is usual for a type is the median of its posts over so many days, the period's last among
them: long enough for rare types, short enough that the account is still the same."""

BEST = 5
WEAKEST = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """A post and how it stands: `usual` is the median of `usual_n` posts of its type.

    `usual` is None for fewer than ENOUGH of these, `multiple` also where it is 0.
    """

    platform_id: str
    link: str
    start: str  # of its text, about 80 characters
    kind: str
    published_at: datetime
    certainty: Certainty
    value: float
    usual: float | None
    usual_n: int
    is_young: bool  # still collecting when the figures were read

    @property
    def multiple(self) -> float | None:
        """How many times the usual the value is."""
        return self.value / self.usual if self.usual else None


@dataclass(frozen=True, slots=True)
class Top:
    """Both ends of a period's posts by a measure, each from the outermost inwards.

    `median` is of the `n` posts of the period that have the measure; no post is at both ends.
    """

    account: Account
    period: Period
    measure: Measure
    median: float
    n: int
    posts: int  # of the period, with the measure or without
    best: tuple[Standing, ...]
    weakest: tuple[Standing, ...]
    freshness: Freshness
    notes: tuple[Sentence, ...]


def top(
    session: Session, account: Account, period: Period, measure: Measure | None, *, now: datetime
) -> Top:
    """The best and weakest posts by the measure, or by the account's first metric.

    Raises NoFigures, and NothingToRank where no post of the period has the measure.
    """
    account_id = account.number
    fresh = freshness(session, account, period.zone, now)
    measure = measure or usual_measure(session, account, period)
    span = Period.ending(period.last, max(USUAL_DAYS, period.days), period.zone)
    frame = post_frame(session, account_id, span, [measure])
    frame["is_young"] = frame["published_at"] > fresh.as_of - YOUNG
    inside = frame[frame["published_at"] >= period.start]
    valued = inside[inside[measure.name].notna()]
    if valued.empty:
        raise NothingToRank(
            name=account.name,
            label=measure.label,
            first=period.first.isoformat(),
            last=period.last.isoformat(),
        )
    best, weakest = _ends(valued, measure)
    usual = _usual(frame, measure)
    return Top(
        account=account,
        period=period,
        measure=measure,
        median=float(valued[measure.name].median()),
        n=len(valued),
        posts=len(inside),
        best=_standings(session, best, measure, usual),
        weakest=_standings(session, weakest, measure, usual),
        freshness=fresh,
        notes=(
            *((notes.SAMPLE,) if account.is_sample else ()),
            *notes.certainty(certainties(session, account_id, period)),
            *notes.still_collecting(int(inside["is_young"].sum())),
        ),
    )


def usual_measure(session: Session, account: Account, period: Period) -> Measure:
    """The measure that the account's posts of the period are ranked by when none is asked for."""
    total = headline_total(account.platform, post_totals(session, account.number, period))
    return total.metric if total else BASE_BY_NAME["reach"]


def _ends(valued: "pd.DataFrame", measure: Measure) -> tuple["pd.DataFrame", "pd.DataFrame"]:
    """The best and the weakest; of equal posts the newer first, the weakest never young."""
    newest_first = valued.iloc[::-1]
    ordered = newest_first.sort_values(measure.name, ascending=False, kind="stable")
    best = ordered.head(BEST)
    others = newest_first[~newest_first["is_young"]].drop(best.index, errors="ignore")
    return best, others.sort_values(measure.name, kind="stable").head(WEAKEST)


def _usual(frame: "pd.DataFrame", measure: Measure) -> dict[str, tuple[float | None, int]]:
    """The median of each type over its whole posts, and of how many it is."""
    whole = frame[~frame["is_young"]]
    by_kind = whole.groupby("kind")[measure.name].agg(["median", "count"])
    return {
        str(kind): (float(row["median"]) if row["count"] >= ENOUGH else None, int(row["count"]))
        for kind, row in by_kind.iterrows()
    }


def _standings(
    session: Session,
    posts: "pd.DataFrame",
    measure: Measure,
    usual: dict[str, tuple[float | None, int]],
) -> tuple[Standing, ...]:
    """The posts of the rows, with the start of their texts and their links."""
    wanted = [int(number) for number in posts["id"]]
    described = select(Post.id, Post.text, Post.link).where(col(Post.id).in_(wanted))
    texts = {number: (text, link) for number, text, link in session.exec(described)}
    return tuple(
        Standing(
            platform_id=row["platform_id"],
            link=texts[row["id"]][1],
            start=excerpt(texts[row["id"]][0]),
            kind=row["kind"],
            published_at=row["published_at"].to_pydatetime(),
            certainty=Certainty(row["certainty"]),
            value=float(row[measure.name]),
            usual=usual.get(row["kind"], (None, 0))[0],
            usual_n=usual.get(row["kind"], (None, 0))[1],
            is_young=bool(row["is_young"]),
        )
        for _, row in posts.iterrows()
    )
