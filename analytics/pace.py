"""What a day has brought lately."""

from datetime import timedelta

from analytics.history import History
from analytics.period import WHOLE_WEEKS


def pace(past: History) -> float:
    """The mean of a day over the last four weeks, or as many as there are; of a state its change.

    0 where a state is known of one day alone.
    """
    steps = timedelta(days=WHOLE_WEEKS) // past.step
    if past.metric.is_level:
        newest = past.values[-steps - 1 :]
        return (newest[-1] - newest[0]) / max(1, len(newest) - 1) / past.step.days
    newest = past.values[-steps:]
    return sum(newest) / len(newest) / past.step.days
