"""Colours that are told apart whatever the eye, and shades that get darker as values grow.

The colours are those of Okabe and Ito, "Color Universal Design" (2008), without their yellow, which
is too pale on white. No chart leans on colour alone: lines have their own dashes too.
"""

from bot.charts.sheet import Dashes

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
DASHED: tuple[Dashes, ...] = ("solid", "dashed", "dotted", "mixed")
PALE, DEEP = (0xE3, 0xEE, 0xF6), (0x00, 0x3A, 0x63)  # the first colour, lighter and darker


def colour(number: int) -> str:
    """The colour of the series of that number."""
    return COLOURS[number % len(COLOURS)]


def dashes(number: int) -> Dashes:
    """How the line of the series of that number is dashed."""
    return DASHED[number % len(DASHED)]


def shade(share: float) -> str:
    """The shade of a value that lies so far, 0 to 1, from the lowest to the highest."""
    parts = (round(pale + (deep - pale) * share) for pale, deep in zip(PALE, DEEP, strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)


def share_of(value: float, low: float, high: float) -> float:
    """How far the value lies from the lowest to the highest; a half where those are one."""
    # Halved first: the difference of the two largest floats would overflow.
    span = high / 2 - low / 2
    return (value / 2 - low / 2) / span if span > 0 else 0.5
