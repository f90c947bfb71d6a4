"""Which hashtags go with better results."""

import pytest

from analytics.effects import Verdict
from analytics.hashtags import Hashtags, hashtags
from analytics.metrics import BASE_BY_NAME
from tests.analytics.books import NOW, Books
from tests.analytics.histories import YEAR, posts, settled


def found(books: Books) -> Hashtags:
    return hashtags(books.session, books.account, YEAR, BASE_BY_NAME["reach"], now=NOW)


def test_a_hashtag_with_better_results_is_sure_and_the_rest_are_not(books: Books) -> None:
    posts(books, 120, tags={"good": 1.6, "plain": 1.0, "同城": 1.0})
    tagged = found(books)
    assert [(each.name, each.effect.verdict) for each in tagged.sure] == [("good", Verdict.BETTER)]
    assert {each.name for each in tagged.unsure} == {"plain", "同城"}
    assert tagged.sure[0].effect.multiple == pytest.approx(1.6**0.5, rel=0.1)  # half have it


def test_a_hashtag_is_not_better_for_the_type_that_it_is_on(books: Books) -> None:
    posts(books, 60, kinds={"reel": 3.0}, tags={"reels": 1.0})
    posts(books, 60, kinds={"image": 1.0}, seed=2)
    assert found(books).sure == ()


def test_rare_tags_and_those_on_every_post_are_told_apart_from_the_rest(books: Books) -> None:
    posts(books, 30, tags={"own": 1.0})
    for day in range(1, 6):
        books.post(f"2025-02-0{day}", text="#rare", reach=1_000)
    tagged = found(books)
    assert (tagged.rare, tagged.everywhere) == (1, ())
    assert [each.name for each in tagged.unsure] == ["own"]


def test_a_tag_on_every_post_has_nothing_beside_it(books: Books) -> None:
    settled(books)
    for day in range(1, 29):
        books.post(f"2025-02-{day:02}", text="always #brand", reach=1_000 + day)
    tagged = found(books)
    assert (tagged.everywhere, tagged.tagged, tagged.posts) == (("brand",), 28, 28)
    assert (tagged.sure, tagged.unsure) == ((), ())


def test_posts_without_any_tag_are_no_error(books: Books) -> None:
    posts(books, 30)
    assert found(books).tagged == 0
