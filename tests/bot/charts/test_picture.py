"""The picture of a chart, looked at by its pixels."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.charts.fonts import Lettering, lettering_with
from bot.charts.picture import Drawn, draw
from bot.charts.sheet import HEIGHT, WIDTH
from bot.core.language import Words
from bot.core.model import Chart, ChartKind, Language, Series, Wording
from tests.bot.charts.samples import CHINESE, DAYS, ENGLISH, KINDS, charts, sample

BLUE, WHITE = (0x00, 0x72, 0xB2), (255, 255, 255)
CHINESE_WORDS = Chart(
    kind="line",
    title="每日触达",
    unit="count",
    labels=("3月1日", "3月2日"),
    series=(Series("触达", (12000, 34000)),),
    alt="最高 34,000。",
)


@pytest.fixture(scope="module")
def bare() -> Lettering:
    """The fonts of a machine without a Chinese one."""
    return lettering_with(None)


def pixels(drawn: Drawn) -> Image.Image:
    return Image.open(BytesIO(drawn.png)).convert("RGB")


def columns(picture: Image.Image, colour: tuple[int, int, int]) -> list[int]:
    """The x of every column that has a pixel of exactly that colour."""
    data = picture.tobytes()
    return [
        x
        for x in range(WIDTH)
        if any(
            data[3 * (y * WIDTH + x) : 3 * (y * WIDTH + x) + 3] == bytes(colour)
            for y in range(HEIGHT)
        )
    ]


def stretches(xs: list[int]) -> Iterator[int]:
    """The length of every unbroken row of numbers."""
    length = 0
    for x, following in zip(xs, [*xs[1:], -1], strict=True):
        length += 1
        if following != x + 1:
            yield length
            length = 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_png_of_that_size(kind: ChartKind, bare: Lettering) -> None:
    drawn = draw(sample(kind), ENGLISH, bare)
    picture = Image.open(BytesIO(drawn.png))
    assert (picture.format, picture.size) == ("PNG", (1200, 675))
    assert len(picture.convert("RGB").getcolors(WIDTH * HEIGHT) or ()) > 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_for_who_does_not_see_it_come_with_it(kind: ChartKind, bare: Lettering) -> None:
    assert draw(sample(kind), ENGLISH, bare).alt == "Reach by day. Lowest 80, highest 340."


@pytest.mark.parametrize("kind", ["line", "band", "bar", "bars"])
def test_values_are_seen_in_the_first_colour(kind: ChartKind, bare: Lettering) -> None:
    assert columns(pixels(draw(sample(kind), ENGLISH, bare)), BLUE)


def test_a_gap_parts_the_line(bare: Lettering) -> None:
    whole = draw(sample("line", 1, 2, 3, 4), ENGLISH, bare)
    parted = draw(sample("line", 1, None, 3, 4), ENGLISH, bare)
    assert len(list(stretches(columns(pixels(whole), BLUE)))) == 1
    assert len(list(stretches(columns(pixels(parted), BLUE)))) == 2


def test_bars_are_as_high_as_their_values(bare: Lettering) -> None:
    picture = pixels(draw(sample("bar", 50, 100), ENGLISH, bare))
    heights = [sum(picture.getpixel((x, y)) == BLUE for y in range(HEIGHT)) for x in range(WIDTH)]
    low, high = sorted(set(heights) - {0})
    assert high / low == pytest.approx(2, rel=0.02)


def test_a_bar_of_nothing_is_seen_and_a_gap_is_not(bare: Lettering) -> None:
    bars = list(stretches(columns(pixels(draw(sample("bar", 0, None, 0, 9), ENGLISH, bare)), BLUE)))
    assert len(bars) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_without_a_value_says_so(kind: ChartKind, bare: Lettering) -> None:
    chart = sample(kind, None, None, None, None)
    spoken, silent = (pixels(draw(replace(chart, title=title), ENGLISH, bare)) for title in "x ")
    middle = (WIDTH // 3, HEIGHT // 3, 2 * WIDTH // 3, 2 * HEIGHT // 3)
    assert len(silent.crop(middle).getcolors() or ()) > 1
    assert not columns(spoken, BLUE)


def test_a_chart_of_nothing_at_all_is_drawn(bare: Lettering) -> None:
    assert draw(Chart("bar", "", "count", (), (), ""), ENGLISH, bare).png


def test_nothing_is_drawn_at_the_edges_of_the_page(bare: Lettering) -> None:
    long = "a name that is much longer than the place that it has, " * 5
    chart = replace(
        sample("bars", 5, 3),
        title=long,
        labels=(long, "W" * 200),
        footnote=long,
        alt="",
        unit="EUR",
    )
    for kind in ("bars", "line", "heat"):
        picture = pixels(draw(replace(chart, kind=kind), ENGLISH, bare))
        for box in ((0, 0, WIDTH, 8), (0, HEIGHT - 8, WIDTH, HEIGHT), (0, 0, 8, HEIGHT)):
            assert picture.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), WHITE)]
        assert picture.crop((WIDTH - 8, 0, WIDTH, HEIGHT)).getcolors() == [(8 * HEIGHT, WHITE)]


def test_eight_threads_draw_what_one_draws(bare: Lettering) -> None:
    wanted = [sample(kind, n, n + 1, None, 3 * n) for n in range(1, 5) for kind in KINDS]
    alone = [draw(chart, ENGLISH, bare) for chart in wanted]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda chart: draw(chart, ENGLISH, bare), wanted))
    assert together == alone
    assert len({each.png for each in alone}) == len(wanted)


def test_without_a_chinese_font_the_english_words_are_drawn_and_it_is_said(bare: Lettering) -> None:
    english = Wording("Reach a day", ("1 Mar", "2 Mar"), ("Reach",))
    drawn = draw(replace(CHINESE_WORDS, english=english), CHINESE, bare)
    as_english = replace(CHINESE_WORDS, title="Reach a day", labels=DAYS[:2])
    assert drawn.png == draw(as_english, ENGLISH, bare).png
    assert "中文字体" in (drawn.note or "")
    assert drawn.alt == "每日触达。最高 34,000。"


def test_an_english_chart_needs_no_note(bare: Lettering) -> None:
    assert draw(sample("line"), ENGLISH, bare).note is None


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_chinese_name_that_cannot_be_written_is_its_number(
    language: Language, bare: Lettering
) -> None:
    words = {"en": ENGLISH, "zh": CHINESE}[language]
    chart = replace(sample("bars", 5, 3), labels=("新品上市", "满300减50怎么凑单最划算"))
    drawn = draw(chart, words, bare)
    assert drawn.note
    assert drawn.png == draw(replace(chart, labels=("1", "2")), ENGLISH, bare).png


def test_dollar_signs_and_emoji_are_no_trouble(bare: Lettering) -> None:
    plain = replace(sample("bars", 5, 3), labels=("$5 off, $$ week", "Autumn shoot"))
    with_emoji = replace(plain, labels=("$5 off, $$ week", "Autumn 🎉\u200d shoot"))
    assert draw(with_emoji, ENGLISH, bare).png == draw(plain, ENGLISH, bare).png


def test_a_long_text_for_who_does_not_see_it_is_cut(bare: Lettering) -> None:
    assert len(draw(replace(sample("line"), alt="x" * 5000), ENGLISH, bare).alt) == 2000


@given(charts(), st.sampled_from((ENGLISH, CHINESE)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_chart_is_drawn(chart: Chart, words: Words) -> None:
    assert Image.open(BytesIO(draw(chart, words).png)).size == (WIDTH, HEIGHT)
