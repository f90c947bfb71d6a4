"""What a group of posts does beside all the other posts of the account, other things being equal.

Each group is held against the rest by least squares on the controls and the group's own indicator
(Frisch, Waugh, Lovell), all groups at once. Controls and groups are levels, so the matrix products
are counts: the cost is that of going over the posts once a control.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.arrays import Codes, Floats
from analytics.student import two_sided

# A post more than three standard deviations from what is expected of it (one that went around)
# counts as if it were just so far away: Huber, "Robust regression" (1973), by pseudo-values. Of
# normal noise that touches 0.3 %.
_FAR = 3.0
_ROUNDS = 5
_MAD_TO_DEVIATION = 1.4826  # of the normal distribution

# A group whose posts are nearly all told by the controls (the only type of its month) cannot be
# told apart from them: of its posts less than one is left to go by.
_LEAST_FREE = 1.0


# Added to the counts on the diagonal so that columns that say the same can be solved for.
_RIDGE = 1e-6
_NOTHING = 1e-5  # a spread of logarithms that comes from the ridge alone


@dataclass(frozen=True, slots=True)
class Groups:
    """`count` groups: the post `posts[i]` is a member of the group `members[i]`."""

    posts: Codes
    members: Codes
    count: int

    @classmethod
    def by_level(cls, codes: Codes, levels: Sequence[int]) -> "Groups":
        """A group for each of the levels, in order: the posts of that code."""
        import numpy as np

        place = {level: number for number, level in enumerate(levels)}
        found = np.array([place.get(int(code), -1) for code in np.unique(codes)], dtype=np.int64)
        members = found[np.unique(codes, return_inverse=True)[1]] if len(codes) else codes
        posts = np.flatnonzero(members >= 0)
        return cls(posts, members[posts], len(levels))

    def sums(self, values: Floats) -> Floats:
        """The sum of the values of each group's posts."""
        import numpy as np

        found: Floats = np.bincount(
            self.members, weights=values[self.posts], minlength=self.count
        ).astype(np.float64)
        return found

    def fitted(self, effects: Floats, posts: int) -> Floats:
        """What the effects of its groups come to for each of the posts."""
        import numpy as np

        found: Floats = np.bincount(
            self.posts, weights=effects[self.members], minlength=posts
        ).astype(np.float64)
        return found

    def products(self) -> Floats:
        """Groups x groups: how many posts are members of both."""
        import numpy as np

        if len(np.unique(self.posts)) == len(self.posts):  # no post is a member of two
            return np.diag(np.bincount(self.members, minlength=self.count).astype(np.float64))
        shape = (int(self.posts.max()) + 1, self.count)
        flags = np.zeros(shape, dtype=np.float32)  # exact for counts up to 16 million
        flags[self.posts, self.members] = 1.0
        found: Floats = (flags.T @ flags).astype(np.float64)
        return found


@dataclass(frozen=True, slots=True)
class Contrasts:
    """K groups against the mean of all posts, arrays of K.

    `estimate`, `error` (its standard error) and `p` (two-sided) are NaN where a group cannot be
    told apart from the controls. `df` are the degrees of freedom.
    """

    n: Codes
    estimate: Floats
    error: Floats
    p: Floats
    df: int


def contrasts(outcome: Floats, controls: Sequence[Codes], groups: Groups) -> Contrasts:
    """The contrast of each group on the outcome of the posts."""
    import numpy as np

    count = len(outcome)
    design = _Design.of(controls, count)
    n = np.bincount(groups.members, minlength=groups.count)
    df = count - design.columns - 1
    if df < 1:
        nothing = np.full(groups.count, np.nan)
        return Contrasts(n, nothing, nothing, nothing, df)
    crossed = design.crossed(groups)
    values, kept = _tamed(outcome, design, groups, crossed)
    rest = values - design.fitted(design.solved(design.sums(values)))
    free = n - np.einsum("ij,ij->j", crossed, design.solved(crossed))
    free[free < _LEAST_FREE] = np.nan
    difference = groups.sums(rest) / free  # from the posts without it
    variance = np.maximum(rest @ rest - difference**2 * free, 0.0) / df
    error = np.sqrt(variance / free) / kept
    with np.errstate(divide="ignore", invalid="ignore"):
        p = two_sided(np.abs(difference) / error, df)
    others = 1 - n / count  # the mean of all posts holds the group too
    return Contrasts(n, difference * others, error * others, p, df)


@dataclass(frozen=True, slots=True)
class _Design:
    """An intercept, and an indicator for each level of each control but its first.

    `places` has a row a post: the columns that are 1 there; -1 stands for the level left out.
    """

    places: Codes
    columns: int
    products: Floats  # columns x columns: how many posts have both

    @classmethod
    def of(cls, controls: Sequence[Codes], count: int) -> "_Design":
        import numpy as np

        places, columns = [np.zeros(count, dtype=np.int64)], 1
        for codes in controls:
            levels, own = np.unique(codes, return_inverse=True)
            places.append(np.where(own > 0, own - 1 + columns, -1))
            columns += max(len(levels) - 1, 0)
        stacked = np.column_stack(places)
        products = np.zeros((columns, columns))
        for one in stacked.T:
            for two in stacked.T:
                _count(products, one, two)
        return cls(stacked, columns, products)

    def crossed(self, groups: Groups) -> Floats:
        """Columns x groups: how many posts have both."""
        import numpy as np

        found = np.zeros((self.columns, groups.count))
        for own in self.places.T:
            _count(found, own[groups.posts], groups.members)
        return found

    def sums(self, values: Floats) -> Floats:
        """The sum of the values of each column's posts."""
        import numpy as np

        shifted = sum(
            np.bincount(own + 1, weights=values, minlength=self.columns + 1)
            for own in self.places.T
        )
        return np.asarray(shifted, dtype=np.float64)[1:]

    def fitted(self, coefficients: Floats) -> Floats:
        """What the coefficients come to for each post."""
        import numpy as np

        found: Floats = np.append(coefficients, 0.0)[self.places].sum(axis=1)
        return found

    def solved(self, sums: Floats) -> Floats:
        """The coefficients of least squares; columns that say the same take a share each."""
        import numpy as np

        found = np.linalg.solve(self.products + _RIDGE * np.eye(self.columns), sums)
        return found.astype(np.float64)


def _count(table: Floats, rows: Codes, columns: Codes) -> None:
    """Add to each cell how often its row and column come together; -1 is no row or column."""
    import numpy as np

    height, width = table.shape
    both = (rows >= 0) & (columns >= 0)
    places = rows[both] * width + columns[both]
    table += np.bincount(places, minlength=height * width).reshape(height, width)


def _tamed(
    outcome: Floats, design: _Design, groups: Groups, crossed: Floats
) -> tuple[Floats, float]:
    """The outcome with far posts drawn in, and the share of posts that were not touched.

    Far is from what the controls and the post's groups let expect. The standard errors grow by
    that share: the slope of Huber's function, as in his formula for the variance.
    """
    import numpy as np

    products = np.block([[design.products, crossed], [crossed.T, groups.products()]])
    inverse = np.linalg.inv(products + _RIDGE * np.eye(len(products))).astype(np.float64)
    values: Floats = outcome
    kept = 1.0
    for _ in range(_ROUNDS):
        found = inverse @ np.concatenate((design.sums(values), groups.sums(values)))
        apart = groups.fitted(found[design.columns :], len(outcome))
        fitted = design.fitted(found[: design.columns]) + apart
        off = outcome - fitted
        far = _FAR * _MAD_TO_DEVIATION * float(np.median(np.abs(off - np.median(off))))
        if far < _NOTHING:
            break
        values = fitted + np.clip(off, -far, far)
        kept = float(np.mean(np.abs(off) <= far))
    return values, kept
