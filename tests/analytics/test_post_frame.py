"""The posts of a period as a table in memory."""

from datetime import date

import pandas as pd

from analytics.metrics import BASE_BY_NAME, RATIO_BY_NAME
from analytics.period import Period
from analytics.post_frame import post_frame
from tests.analytics.books import BERLIN, Books, instant

LIKES, RATE = BASE_BY_NAME["likes"], RATIO_BY_NAME["engagement_rate_by_reach"]
MARCH = Period(date(2025, 3, 1), date(2025, 3, 31), BERLIN)


def framed(books: Books, *, with_text: bool = False) -> pd.DataFrame:
    return post_frame(books.session, books.account_id, MARCH, [LIKES, RATE], with_text=with_text)


def test_each_post_of_the_period_is_a_row_the_oldest_first(books: Books) -> None:
    books.post("2025-03-31T21:59", likes=2)  # 23:59 in Berlin
    books.post("2025-02-28T23:00", likes=1)  # midnight in Berlin
    books.post("2025-03-31T22:00", likes=3)
    frame = framed(books)
    assert frame["likes"].tolist() == [1, 2]
    assert frame["published_at"].tolist() == [
        instant("2025-02-28T23:00"),
        instant("2025-03-31T21:59"),
    ]


def test_a_ratio_is_of_the_posts_own_figures(books: Books) -> None:
    books.post("2025-03-01", engagements=3, reach=60)
    assert framed(books)["engagement_rate_by_reach"].tolist() == [0.05]


def test_what_a_post_lacks_or_cannot_be_divided_is_not_a_number(books: Books) -> None:
    books.post("2025-03-01", engagements=3)
    books.post("2025-03-02", engagements=3, reach=0)
    frame = framed(books)
    assert frame["engagement_rate_by_reach"].isna().all()
    assert frame["likes"].isna().all()


def test_a_period_without_posts_has_the_columns_all_the_same(books: Books) -> None:
    frame = framed(books, with_text=True)
    assert frame.empty
    assert list(frame.columns) == [
        *("id", "platform_id", "published_at", "certainty", "kind", "text", "link"),
        *("likes", "engagement_rate_by_reach"),
    ]
    assert str(frame["likes"].dtype) == "float64"
