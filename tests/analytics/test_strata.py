"""The levels that posts are corrected for."""

import numpy as np
import pandas as pd
import pytest

from analytics import strata
from analytics.tables import Certainty


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        ([0] * 15 + [1] * 15, [0] * 15 + [1] * 15),
        ([0] * 8 + [1] * 8 + [2] * 20, [0] * 16 + [1] * 20),
        ([0] * 20 + [1] * 14, [0] * 34),  # what is left over is too few for a level of its own
        ([3] * 4, [0] * 4),
    ],
)
def test_neighbours_are_joined_until_they_have_fifteen_posts(
    codes: list[int], expected: list[int]
) -> None:
    assert strata.joined(np.array(codes)).tolist() == expected


def test_types_with_few_posts_are_one_level() -> None:
    frame = pd.DataFrame({"kind": ["reel"] * 6 + ["link", "live"]})
    codes = strata.types(frame)
    assert len(set(codes[:6])) == 1
    assert codes[6] == codes[7] == strata.UNKNOWN


def test_only_a_sure_instant_has_an_hour_and_a_date_has_a_weekday() -> None:
    monday = pd.Timestamp("2025-03-03T09:30", tz="Europe/Berlin")
    certainties = [
        Certainty.EXACT,
        Certainty.STATED,
        Certainty.DATE_ONLY,
        Certainty.ASSUMED,
    ]
    frame = pd.DataFrame({"local": [monday] * 4, "certainty": certainties})
    assert strata.hours(frame).tolist() == [9, 9, -1, -1]
    assert strata.weekdays(frame).tolist() == [0, 0, 0, -1]
