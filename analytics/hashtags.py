"""Which hashtags go with better results, corrected for type and time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from sqlmodel import Session

from analytics import notes, strata
from analytics.arrays import Codes
from analytics.comparable import comparable
from analytics.contrasts import Groups
from analytics.effects import Effect, Family, Verdict, effects
from analytics.figures import ENOUGH
from analytics.freshness import Freshness, freshness
from analytics.period import Period
from analytics.post_frame import Measure
from analytics.sentence import Sentence
from analytics.tables import Account
from analytics.tags import tags
from analytics.top import usual_measure

DAYS = 365
MOST = 200  # tags that are looked at, the most used first: the more are, the less can be found


@dataclass(frozen=True, slots=True)
class Hashtag:
    """A hashtag, without its sign."""

    name: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class Hashtags:
    """The hashtags that something can be said of: those that surely differ, then the most used.

    `rare` tags are on too few posts, `everywhere` are those missing from too few.
    """

    account: Account
    period: Period
    measure: Measure
    sure: tuple[Hashtag, ...]  # best first
    unsure: tuple[Hashtag, ...]  # most used first
    rare: int
    everywhere: tuple[str, ...]
    posts: int  # that count
    tagged: int  # of these
    freshness: Freshness
    notes: tuple[Sentence, ...]


def hashtags(
    session: Session, account: Account, period: Period, measure: Measure | None, *, now: datetime
) -> Hashtags:
    """How posts with each hashtag do by the measure, or by the account's first metric.

    Raises NoFigures, NothingToRank, BelowZero.
    """
    fresh = freshness(session, account, period.zone, now)
    measure = measure or usual_measure(session, account, period)
    posts = comparable(session, account, period, measure, fresh.as_of, with_text=True)
    of_posts = [tags(text) for text in posts.frame["text"]]
    used = _Used.of(of_posts)
    told = [number for number, n in enumerate(used.counts) if ENOUGH <= n <= len(of_posts) - ENOUGH]
    controls = (strata.types(posts.frame), *strata.moments(posts.frame))
    (found,) = effects((Family(posts.outcome, controls, used.groups(told[:MOST])),))
    every = [Hashtag(used.names[at], own) for at, own in zip(told[:MOST], found, strict=True)]
    return Hashtags(
        account=account,
        period=period,
        measure=measure,
        sure=tuple(
            sorted(
                (each for each in every if each.effect.is_sure),
                key=lambda each: -(each.effect.multiple or 0.0),
            )
        ),
        unsure=tuple(each for each in every if each.effect.verdict is Verdict.UNSURE),
        rare=sum(n < ENOUGH for n in used.counts),
        everywhere=tuple(
            name
            for name, n in zip(used.names, used.counts, strict=True)
            if n > len(of_posts) - ENOUGH and n >= ENOUGH
        ),
        posts=len(of_posts),
        tagged=sum(map(bool, of_posts)),
        freshness=fresh,
        notes=(
            *((notes.SAMPLE,) if account.is_sample else ()),
            *notes.not_counted(posts.young, posts.valueless),
            notes.SHRUNKEN_BY_ALL,
            notes.FALSE_DISCOVERIES,
            notes.TAGS_ASSOCIATION,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Used:
    """The hashtags that are used, the most used first, and which post uses which."""

    names: tuple[str, ...]
    counts: tuple[int, ...]
    posts: Codes
    numbers: Codes  # of the tags, beside the posts

    @classmethod
    def of(cls, of_posts: Sequence[frozenset[str]]) -> "_Used":
        import numpy as np

        counted = Counter(chain.from_iterable(of_posts)).most_common()
        number = {name: place for place, (name, _) in enumerate(counted)}
        numbers = [number[name] for name in chain.from_iterable(of_posts)]
        posts = np.repeat(np.arange(len(of_posts)), [len(own) for own in of_posts])
        return cls(
            names=tuple(name for name, _ in counted),
            counts=tuple(count for _, count in counted),
            posts=posts,
            numbers=np.array(numbers, dtype=np.int64),
        )

    def groups(self, told: Sequence[int]) -> Groups:
        """The posts that use each of the tags of these numbers."""
        import numpy as np

        places = np.full(len(self.names), -1, dtype=np.int64)
        places[list(told)] = np.arange(len(told))
        members = places[self.numbers] if len(self.numbers) else self.numbers
        is_member = members >= 0
        return Groups(self.posts[is_member], members[is_member], len(told))
