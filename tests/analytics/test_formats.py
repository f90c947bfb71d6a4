"""Which types of content do better."""

import pytest

from analytics.effects import Verdict
from analytics.formats import Formats, formats
from analytics.groups import NO_TYPE
from analytics.metrics import BASE_BY_NAME
from tests.analytics.books import NOW, Books
from tests.analytics.histories import YEAR, posts


def found(books: Books) -> Formats:
    return formats(books.session, books.account, YEAR, BASE_BY_NAME["reach"], now=NOW)


def test_a_better_type_comes_first_and_is_sure(books: Books) -> None:
    posts(books, 120, kinds={"image": 1.0, "reel": 2.0})
    first, second = found(books).formats
    assert (first.name, first.effect.verdict) == ("reel", Verdict.BETTER)
    assert (second.name, second.effect.verdict) == ("image", Verdict.WEAKER)
    assert first.effect.multiple == pytest.approx(2**0.5, rel=0.1)  # the usual is in the middle
    assert first.median == pytest.approx(2_000, rel=0.15)


def test_a_type_is_not_better_for_the_hour_that_it_is_posted_at(books: Books) -> None:
    posts(books, 90, hours={8: 2.0, 12: 1.0}, kinds={"reel": 1.0})
    posts(books, 60, hours={12: 1.0}, kinds={"image": 1.0}, seed=2)
    assert not any(each.effect.is_sure for each in found(books).formats)


def test_types_alike_are_not_told_apart(books: Books) -> None:
    posts(books, 150, kinds={"image": 1.0, "reel": 1.0, "carousel": 1.0}, seed=2)
    assert {each.effect.verdict for each in found(books).formats} == {Verdict.UNSURE}


def test_one_type_alone_has_nothing_beside_it(books: Books) -> None:
    posts(books, 30)
    (only,) = found(books).formats
    assert only.effect.verdict is Verdict.TOO_FEW


def test_a_type_that_is_not_stated_is_called_so(books: Books) -> None:
    posts(books, 40, kinds={"": 1.0, "video": 1.0})
    assert NO_TYPE in {each.name for each in found(books).formats}
