"""The posts of a period that can be held against each other, and their outcome on a log scale."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import Session

from analytics.arrays import Floats
from analytics.errors import BelowZero, NothingToRank
from analytics.freshness import YOUNG
from analytics.metrics import BASE_BY_NAME, Ratio, Unit
from analytics.period import Period
from analytics.post_frame import Measure, post_frame
from analytics.tables import Account

if TYPE_CHECKING:
    import pandas as pd

_SECONDS = 3_600  # in an hour of watch time


@dataclass(frozen=True, slots=True)
class Comparable:
    """The posts that count, oldest first, and how many were left out.

    Columns of `frame`: `local` (the instant in the period's zone), `certainty`, `kind`, `outcome`,
    a column for the measure and one for each part of a ratio, with text also `text`.
    """

    frame: "pd.DataFrame"
    young: int  # still collecting
    valueless: int  # without a figure for the measure

    @property
    def outcome(self) -> Floats:
        """The outcomes, float64."""
        return self.frame["outcome"].to_numpy(dtype="float64")


def comparable(
    session: Session,
    account: Account,
    period: Period,
    measure: Measure,
    as_of: datetime,
    *,
    with_text: bool = False,
) -> Comparable:
    """The posts of the period that have the measure and were no longer collecting at `as_of`.

    Raises NothingToRank where there is none, BelowZero where the measure falls below 0.
    """
    wanted = (measure, *_parts(measure))
    frame = post_frame(session, account.number, period, wanted, with_text=with_text)
    is_young = frame["published_at"] > as_of - YOUNG
    valued = frame[measure.name].notna()
    kept = frame[valued & ~is_young].reset_index(drop=True)
    if kept.empty:
        raise NothingToRank(
            name=account.name,
            label=measure.label,
            first=period.first.isoformat(),
            last=period.last.isoformat(),
        )
    if (kept[measure.name] < 0).any():
        raise BelowZero(label=measure.label)
    kept["local"] = kept["published_at"].dt.tz_convert(period.zone)
    kept["outcome"] = _logarithm(kept, measure)
    return Comparable(kept, int(is_young.sum()), int((~valued & ~is_young).sum()))


def _parts(measure: Measure) -> tuple[Measure, ...]:
    if isinstance(measure, Ratio):
        return BASE_BY_NAME[measure.numerator], BASE_BY_NAME[measure.denominator]
    return ()


def _logarithm(frame: "pd.DataFrame", measure: Measure) -> Floats:
    """The logarithm of the measure, one added to what is counted so that 0 has one.

    Watch time is counted in seconds; of a ratio it is the numerator that counts.
    """
    import numpy as np

    scale = _SECONDS if measure.unit is Unit.HOURS else 1
    counted, over = measure.name, None
    if isinstance(measure, Ratio):
        counted, over = measure.numerator, measure.denominator
    logarithm: Floats = np.log1p(frame[counted].to_numpy(dtype="float64") * scale)
    return logarithm - np.log(frame[over].to_numpy(dtype="float64")) if over else logarithm
