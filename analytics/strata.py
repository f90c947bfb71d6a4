"""What posts are corrected for: codes of their type, month, weekday and hour."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analytics.arrays import Codes, Flags
from analytics.figures import ENOUGH
from analytics.tables import Certainty

if TYPE_CHECKING:
    import pandas as pd

# A level of a control rests on so many posts at least, or its own noise goes into what it corrects:
# neighbouring months, weekdays and hours are joined until they have as many.
LEAST = 15

HAS_HOUR = (Certainty.EXACT, Certainty.STATED)
HAS_DAY = (*HAS_HOUR, Certainty.DATE_ONLY)
UNKNOWN = -1  # the code of a post whose weekday or hour is not known for sure


def is_one_of(frame: "pd.DataFrame", certainties: Sequence[Certainty]) -> Flags:
    """Which posts know their instant as surely as that."""
    flags: Flags = frame["certainty"].isin(list(certainties)).to_numpy()
    return flags


def types(frame: "pd.DataFrame") -> Codes:
    """The types of content; those with fewer than ENOUGH posts are one level."""
    import numpy as np

    _, codes, counts = np.unique(
        frame["kind"].to_numpy(dtype=str), return_inverse=True, return_counts=True
    )
    found: Codes = np.where(counts[codes] >= ENOUGH, codes, UNKNOWN)
    return found


def months(frame: "pd.DataFrame") -> Codes:
    """The calendar months: what changes slowly, such as the number of followers."""
    local = frame["local"].dt
    return joined((local.year * 12 + local.month).to_numpy(dtype="int64"))


def weekdays(frame: "pd.DataFrame") -> Codes:
    """Monday is 0; UNKNOWN where the day is not sure."""
    import numpy as np

    sure = is_one_of(frame, HAS_DAY)
    return np.where(sure, frame["local"].dt.day_of_week.to_numpy(dtype="int64"), UNKNOWN)


def hours(frame: "pd.DataFrame") -> Codes:
    """0 to 23; UNKNOWN where the hour is not sure."""
    import numpy as np

    sure = is_one_of(frame, HAS_HOUR)
    return np.where(sure, frame["local"].dt.hour.to_numpy(dtype="int64"), UNKNOWN)


def moments(frame: "pd.DataFrame") -> tuple[Codes, Codes, Codes]:
    """Month, weekday and hour together."""
    return months(frame), joined(weekdays(frame)), joined(hours(frame))


def joined(codes: Codes, least: int = LEAST) -> Codes:
    """The codes with neighbouring levels joined until each has `least` posts."""
    import numpy as np

    levels, places, counts = np.unique(codes, return_inverse=True, return_counts=True)
    new = np.zeros(len(levels), dtype=np.int64)
    held = 0
    for place, count in enumerate(counts):
        left = int(counts[place:].sum())
        if place and held >= least <= left:
            new[place] = new[place - 1] + 1
            held = 0
        elif place:
            new[place] = new[place - 1]
        held += int(count)
    found: Codes = new[places]
    return found
