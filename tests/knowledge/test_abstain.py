import pytest

from knowledge.abstain import Calibration

HUNDRED = Calibration.of((score / 100 for score in range(100, 0, -1)), fallback=0.9)


def test_confidence_is_the_share_of_phrasings_that_score_no_higher() -> None:
    assert HUNDRED.confidence(0.251) == pytest.approx(0.25)
    assert HUNDRED.confidence(0.0) == 0
    assert HUNDRED.confidence(2.0) == 1


def test_a_phrasing_that_scores_the_same_counts() -> None:
    assert Calibration.of([0.5] * 40, fallback=0).confidence(0.5) == 1


def test_what_scores_below_a_tenth_of_the_phrasings_is_declined() -> None:
    assert HUNDRED.answers(0.101)
    assert not HUNDRED.answers(0.099)


def test_too_few_phrasings_give_no_confidence_and_a_fixed_cut() -> None:
    few = Calibration.of([0.1] * 19, fallback=0.5)
    assert few.confidence(0.6) is None
    assert few.answers(0.5)
    assert not few.answers(0.49)
