"""The effects of groups of posts as rows, charts and sentences."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from bot.commands.bilingual import bilingual
from bot.commands.sentences import told
from bot.core.language import Words, phrase
from bot.core.model import Chart, Fact, Facts, Series, Text, TextStyle

if TYPE_CHECKING:
    from analytics.effects import Effect
    from analytics.freshness import Freshness
    from analytics.post_frame import Measure
    from analytics.sentence import Sentence

VERDICTS = (
    phrase("surely better"),
    phrase("surely weaker"),
    phrase("no sure difference"),
    phrase("too few posts to say"),
)
"""The verdicts, which analytics writes in English."""

UNIT = "multiple"  # of the account's usual: 1 is as usual
NONE = "–"

Named = tuple[str, "Effect"]
"""A group as a person reads it, and its effect."""

NameOf = Callable[[Words, int], str]


def header(words: Words, first: str) -> tuple[str, ...]:
    """The heads of the columns that `row` fills; `first` is what the groups are."""
    return first, words("times the usual"), words("95% interval"), "n", words("Verdict")


def row(words: Words, named: Named) -> tuple[str, ...]:
    """A group: its multiple of usual, the interval, how many posts, and what can be said."""
    name, effect = named
    interval = NONE
    if effect.low is not None and effect.high is not None:
        interval = f"{times(words, effect.low)} – {times(words, effect.high)}"
    multiple = NONE if effect.multiple is None else times(words, effect.multiple)
    return name, multiple, interval, words.number(effect.n), words(effect.verdict.value)


def times(words: Words, multiple: float) -> str:
    """A multiple as a person reads it: "1.25×"."""
    return f"{words.number(multiple, digits=2)}×"


def chart(
    words: Words, title: str, name: NameOf, groups: "Sequence[Effect]", measure: "Measure"
) -> Chart | None:
    """The multiples as bars; None where nothing can be said of any group.

    `title` is in English, `name` gives the name of the group at a place in a language.
    """
    if not any(effect.multiple for effect in groups):
        return None

    def build(words: Words) -> Chart:
        names = [name(words, place) for place in range(len(groups))]
        return _bars(words, words(title), list(zip(names, groups, strict=True)), measure)

    return bilingual(words, build)


def _bars(words: Words, title: str, groups: Sequence[Named], measure: "Measure") -> Chart:
    values = tuple(effect.multiple for _, effect in groups)
    known = [(value, name) for (name, _), value in zip(groups, values, strict=True) if value]
    (low, low_name), (high, high_name) = min(known), max(known)
    return Chart(
        kind="bars",
        title=title,
        unit=UNIT,
        labels=tuple(name for name, _ in groups),
        series=(Series(words(measure.label), values),),
        alt=words(
            "Lowest {low} ({low_label}), highest {high} ({high_label}). "
            "Too few posts to say: {few} of {labels}.",
            low=times(words, low),
            low_label=low_name,
            high=times(words, high),
            high_label=high_name,
            few=len(values) - len(known),
            labels=len(values),
        ),
    )


def counted(words: Words, posts: int, *named: Named, measure: "Measure") -> Facts:
    """How many posts count, then the groups that are named, as figures."""
    figures = (
        Fact(
            label=name,
            metric=f"multiple_{measure.name}",
            value=effect.multiple,
            unit=UNIT,
            display=times(words, effect.multiple or 0.0),
            n=effect.n,
        )
        for name, effect in named
    )
    label = words("Posts that count")
    return Facts((Fact(label, "posts", posts, "count", words.number(posts), n=posts), *figures))


def small_print(
    words: Words, notes: "Sequence[Sentence]", freshness: "Freshness"
) -> tuple[Text, ...]:
    """The notes, and how fresh the figures are."""
    return tuple(Text(told(words, note), TextStyle.NOTE) for note in (*notes, freshness.sentence()))
