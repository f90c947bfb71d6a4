"""An account's posts as a table in memory: a row a post, for what SQL does not compute."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import Session, col

from analytics.measure import published_in
from analytics.metrics import Metric, Ratio
from analytics.period import Period
from analytics.tables import Post

if TYPE_CHECKING:
    import pandas as pd

Measure = Metric | Ratio
"""What a post can be judged by: a count of its own, or a ratio of two of them."""


def post_frame(
    session: Session,
    account_id: int,
    period: Period,
    measures: Sequence[Measure],
    *,
    with_text: bool = False,
) -> "pd.DataFrame":
    """The posts published in the period, oldest first.

    Columns: `id`, `platform_id`, `published_at` (UTC), `certainty`, `kind`, with `with_text` also
    `text` and `link`, and a float64 column a measure under its name: NaN where the post has no
    such figure, or the ratio's denominator is 0.
    """
    import numpy as np
    import pandas as pd

    described = ("id", "platform_id", "published_at", "certainty", "kind")
    columns = [*described, *(("text", "link") if with_text else ())]
    bases = list(dict.fromkeys(name for measure in measures for name in _bases(measure)))
    statement = (
        select(*(col(getattr(Post, name)) for name in (*columns, *bases)))
        .where(*published_in(account_id, period))
        .order_by(col(Post.published_at), col(Post.id))
    )
    rows = session.execute(statement).all()
    by_column = list(zip(*rows, strict=True)) or [()] * (len(columns) + len(bases))
    described_by = dict(zip(columns, by_column, strict=False))
    figures = dict(zip(bases, by_column[len(columns) :], strict=True))
    # By column, with the types named: pandas takes five times as long to find them out by row.
    frame = pd.DataFrame(
        {name: pd.Series(values, dtype=object) for name, values in described_by.items()}
        | {name: np.array(values, dtype=np.float64) for name, values in figures.items()}
    )
    frame["id"] = frame["id"].astype("int64")
    frame["published_at"] = pd.to_datetime(frame["published_at"], utc=True)
    for measure in measures:
        if isinstance(measure, Ratio):
            frame[measure.name] = _ratio(frame[measure.numerator], frame[measure.denominator])
    return frame[[*columns, *dict.fromkeys(measure.name for measure in measures)]]


def _bases(measure: Measure) -> tuple[str, ...]:
    """The columns that the measure is made of."""
    if isinstance(measure, Ratio):
        return measure.numerator, measure.denominator
    return (measure.name,)


def _ratio(numerator: "pd.Series[float]", denominator: "pd.Series[float]") -> "pd.Series[float]":
    return numerator / denominator.where(denominator > 0)
