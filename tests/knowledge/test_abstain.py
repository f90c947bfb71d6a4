import pytest

from knowledge.abstain import Calibration
from knowledge.constants import UNCALIBRATED_CUT

HUNDRED = Calibration.of((score / 100 for score in range(100, 0, -1)), "en")


def test_confidence_is_the_share_of_phrasings_that_score_no_higher() -> None:
    assert HUNDRED.confidence(0.251) == pytest.approx(0.25)
    assert HUNDRED.confidence(0.0) == 0
    assert HUNDRED.confidence(2.0) == 1


def test_a_phrasing_that_scores_the_same_counts() -> None:
    assert Calibration.of([0.5] * 40, "en").confidence(0.5) == 1


def test_what_scores_below_the_language_s_share_of_the_phrasings_is_declined() -> None:
    assert HUNDRED.answers(0.121)
    assert not HUNDRED.answers(0.119)


def test_too_few_phrasings_give_no_confidence_and_a_fixed_cut() -> None:
    few = Calibration.of([0.1] * 19, "en")
    assert few.confidence(0.6) is None
    assert few.answers(UNCALIBRATED_CUT["en"])
    assert not few.answers(UNCALIBRATED_CUT["en"] - 0.01)
